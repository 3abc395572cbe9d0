//! Fixed-point numbers of the index: points, and percentages.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

/// Points of the index in hundredths: 87,96 points are `Points::hundredths(8796)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(i32);

/// A percentage in hundredths of a per cent: 99,16 % is `Rate::hundredths(9916)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(i32);

impl Points {
    pub const ZERO: Points = Points(0);

    pub const fn hundredths(value: i32) -> Self {
        Points(value)
    }

    pub const fn whole(value: i32) -> Self {
        Points(value * 100)
    }

    pub const fn as_hundredths(self) -> i32 {
        self.0
    }

    /// Reads "18", "19,8", "7.7" or "87,96". `None` for anything else, more than two decimals included: a third
    /// decimal would have to be rounded, and a stored figure is never rounded.
    pub fn parse(text: &str) -> Option<Self> {
        parse_hundredths(text).map(Points)
    }

    /// The share of `max` in hundredths of a per cent, rounded half up; `None` when the maximum is not positive.
    pub fn share_of(self, max: Points) -> Option<Rate> {
        (max.0 > 0).then(|| Rate(((i64::from(self.0) * 20_000 + i64::from(max.0)) / (2 * i64::from(max.0))) as i32))
    }

    pub const fn abs(self) -> Self {
        Points(self.0.abs())
    }
}

impl Rate {
    pub const fn hundredths(value: i32) -> Self {
        Rate(value)
    }

    pub const fn as_hundredths(self) -> i32 {
        self.0
    }

    /// Reads "100", "70,2" or "99.16" (without the per cent sign).
    pub fn parse(text: &str) -> Option<Self> {
        parse_hundredths(text).map(Rate)
    }
}

impl Add for Points {
    type Output = Points;
    fn add(self, other: Points) -> Points {
        Points(self.0 + other.0)
    }
}

impl Sub for Points {
    type Output = Points;
    fn sub(self, other: Points) -> Points {
        Points(self.0 - other.0)
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Points>>(iter: I) -> Points {
        iter.fold(Points::ZERO, Add::add)
    }
}

fn parse_hundredths(text: &str) -> Option<i32> {
    let text = text.trim();
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits_only = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || decimals.len() > 2 || !digits_only(whole) || !digits_only(decimals) {
        return None;
    }
    if decimals.is_empty() && text.contains([',', '.']) {
        return None;
    }
    let hundredths = match decimals.len() {
        0 => 0,
        1 => decimals.parse::<i32>().ok()? * 10,
        _ => decimals.parse::<i32>().ok()?,
    };
    Some(whole.parse::<i32>().ok()? * 100 + hundredths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_decimal_marks_are_read_and_nothing_is_rounded() {
        assert_eq!(Points::parse("87,96"), Some(Points::hundredths(8796)));
        assert_eq!(Points::parse("7.7"), Some(Points::hundredths(770)));
        assert_eq!(Points::parse("18"), Some(Points::whole(18)));
        for wrong in ["", ",5", "5,", "1,234", "1.234,5", "-3", "12a", "9999999"] {
            assert_eq!(Points::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        assert_eq!(Points::hundredths(1690).share_of(Points::whole(22)), Some(Rate::hundredths(7682)));
        assert_eq!(Points::whole(18).share_of(Points::ZERO), None);
    }
}
