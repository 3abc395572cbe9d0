//! The scale of points at the side of a trend: round steps around the figures, not from zero, and so labelled.

use crate::domain::points::Points;

/// Steps between two lines of the scale, in hundredths of a point.
const STEPS: [i32; 10] = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/// The most steps from the lowest line to the highest.
const LINES: i32 = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    low: i32,
    high: i32,
    step: i32,
}

impl Scale {
    /// Around `points`; one point high at least, so that a tenth does not look like a fall.
    pub fn around(points: impl Iterator<Item = Points> + Clone) -> Scale {
        let values = points.map(Points::as_hundredths);
        let (low, high) = (values.clone().min().unwrap_or_default(), values.max().unwrap_or_default());
        let (low, high) = if high - low < 100 { ((low - 50).max(0), high + 50) } else { (low, high) };
        let fitted =
            |step: i32| Scale { low: low.div_euclid(step) * step, high: -(-high).div_euclid(step) * step, step };
        let mut scales = STEPS.into_iter().map(fitted);
        scales.find(|scale| scale.high - scale.low <= LINES * scale.step).unwrap_or_else(|| {
            let step = (high - low).max(1);
            Scale { low, high: low + step, step }
        })
    }

    /// The points at the lines of the scale, lowest first.
    pub fn lines(self) -> impl Iterator<Item = Points> {
        (0..=(self.high - self.low) / self.step).map(move |line| Points::hundredths(self.low + line * self.step))
    }

    /// Where `points` stands between the lowest line (0.0) and the highest (1.0).
    pub fn share(self, points: Points) -> f32 {
        (points.as_hundredths() - self.low) as f32 / (self.high - self.low).max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(values: &[i32]) -> Vec<i32> {
        let scale = Scale::around(values.iter().map(|value| Points::hundredths(*value)));
        scale.lines().map(Points::as_hundredths).collect()
    }

    #[test]
    fn the_lines_are_round_and_hold_every_figure_between_them() {
        assert_eq!(lines(&[8011, 8796]), [8000, 8200, 8400, 8600, 8800]);
        assert_eq!(lines(&[8796]), [8700, 8750, 8800, 8850]);
        assert_eq!(lines(&[0, 10_000]), [0, 5_000, 10_000]);
    }
}
