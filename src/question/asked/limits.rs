//! Where a list is cut: at one number, or at two that it lies between.

use super::Comparison;
use crate::domain::points::Points;
use serde::{Deserialize, Serialize};

/// One end of what lies between two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub at: Points,
    /// The number itself belongs to the list: "từ 70", and not "trên 70".
    pub included: bool,
}

impl Limit {
    pub fn with(at: Points) -> Limit {
        Limit { at, included: true }
    }

    pub fn without(at: Points) -> Limit {
        Limit { at, included: false }
    }
}

impl Comparison {
    /// A number, or two, that a list is cut at.
    pub fn is_limit(&self) -> bool {
        let at_one = matches!(self, Comparison::LessThan(_) | Comparison::AtMost(_));
        at_one || matches!(self, Comparison::AtLeast(_) | Comparison::MoreThan(_) | Comparison::Between { .. })
    }

    /// Whether points out of a maximum belong to the list; where nothing cuts it, all do.
    pub fn admits(&self, points: Points, max: Points) -> bool {
        match self {
            Comparison::LessThan(limit) => points < *limit,
            Comparison::AtMost(limit) => points <= *limit,
            Comparison::AtLeast(limit) => points >= *limit,
            Comparison::MoreThan(limit) => points > *limit,
            Comparison::Between { from, to } => {
                let low = if from.included { points >= from.at } else { points > from.at };
                let high = if to.included { points <= to.at } else { points < to.at };
                low && high
            }
            Comparison::Max => points >= max,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_belongs_to_the_list_where_it_was_said_so() {
        let (seventy, eighty) = (Points::whole(70), Points::whole(80));
        let admits = |from, to, points| Comparison::Between { from, to }.admits(points, Points::whole(100));
        assert!(admits(Limit::with(seventy), Limit::without(eighty), seventy));
        assert!(!admits(Limit::with(seventy), Limit::without(eighty), eighty));
        assert!(!admits(Limit::without(seventy), Limit::with(eighty), seventy));
        assert!(admits(Limit::without(seventy), Limit::with(eighty), eighty));
        assert!(!admits(Limit::with(seventy), Limit::with(eighty), Points::hundredths(8001)));
        let all = Points::whole(100);
        assert!(
            Comparison::AtMost(seventy).admits(seventy, all) && !Comparison::LessThan(seventy).admits(seventy, all)
        );
        assert!(
            Comparison::AtLeast(seventy).admits(seventy, all) && !Comparison::MoreThan(seventy).admits(seventy, all)
        );
    }
}
