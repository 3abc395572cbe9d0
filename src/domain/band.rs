//! The rating bands (xếp loại) of Quyết định 766/QĐ-TTg.

use super::points::Points;
use serde::{Deserialize, Serialize};

/// A rating band of a total out of 100. Letters rarely print it; a computed band is always said to be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    Weak,
    Average,
    Fair,
    Good,
    Excellent,
}

impl Band {
    pub const ALL: [Band; 5] = [Band::Weak, Band::Average, Band::Fair, Band::Good, Band::Excellent];

    /// The band of a total on the scale of 100.
    pub fn of(total: Points) -> Band {
        Self::ALL.into_iter().rev().find(|band| total >= band.floor()).unwrap_or(Band::Weak)
    }

    /// The lowest total that belongs to the band.
    pub fn floor(self) -> Points {
        match self {
            Band::Weak => Points::ZERO,
            Band::Average => Points::whole(50),
            Band::Fair => Points::whole(70),
            Band::Good => Points::whole(80),
            Band::Excellent => Points::whole(90),
        }
    }

    /// The next better band, if there is one.
    pub fn next(self) -> Option<Band> {
        Self::ALL.into_iter().find(|band| *band > self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_belong_to_the_better_band() {
        assert_eq!(Band::of(Points::whole(90)), Band::Excellent);
        assert_eq!(Band::of(Points::hundredths(8999)), Band::Good);
        assert_eq!(Band::of(Points::hundredths(4999)), Band::Weak);
        assert_eq!(Band::Good.next(), Some(Band::Excellent));
        assert_eq!(Band::Excellent.next(), None);
    }
}
