//! Checks on the scores of one unit and period: two values for one score, the sum of the groups, the maximum.

use crate::domain::figure::{Doubt, RateKind};
use crate::domain::indicator::Indicator;
use crate::domain::points::{Points, Rate};
use crate::domain::scale::Scale;

/// The scores of one role, in printing order: each indicator with the values printed for it.
pub type Column = Vec<(Indicator, Vec<Printed>)>;

/// A printed value and its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    pub points: Points,
    pub decimals: usize,
}

/// How far a rounded sum may stray: half a unit of the last decimal for each group. A whole number may be a rounded
/// one, its ",0" left out.
fn rounding(values: &[Printed]) -> Points {
    Points::hundredths(values.iter().map(|value| if value.decimals < 2 { 5 } else { 1 }).sum())
}

/// For an indicator with two values: which one to take, and the doubt that stays. `reference` is the average beside it.
pub fn two_values(
    column: &Column,
    indicator: Indicator,
    total: Option<Printed>,
    reference: Option<Points>,
    scale: &Scale,
) -> (usize, Doubt) {
    let values: Vec<Printed> =
        column.iter().find(|(other, _)| *other == indicator).map(|(_, values)| values.clone()).unwrap_or_default();
    let others: Vec<Printed> = column
        .iter()
        .filter(|(other, _)| *other != indicator && *other != Indicator::Total)
        .filter_map(|(_, values)| values.first().copied())
        .collect();
    let sum = |value: &Printed| others.iter().map(|other| other.points).sum::<Points>() + value.points;
    let sums: Vec<Points> = values.iter().map(sum).collect();
    let rest_is_settled =
        column.iter().all(|(other, values)| *other == indicator || *other == Indicator::Total || values.len() == 1);
    let countable = indicator != Indicator::Total && rest_is_settled && is_complete(column, scale);
    let fits = |at: usize, total: Printed| {
        let mut rounded = others.clone();
        rounded.extend(values.get(at));
        sums.get(at).is_some_and(|sum| (*sum - total.points).abs() <= rounding(&rounded))
    };
    let fitting: Vec<usize> = match total.filter(|_| countable) {
        Some(total) => (0..values.len()).filter(|at| fits(*at, total)).collect(),
        None => Vec::new(),
    };
    let taken = match fitting[..] {
        [only] => only,
        _ => 0,
    };
    let doubt = Doubt::TwoValues {
        printed: values.iter().map(|value| value.points).collect(),
        sums: if countable { sums } else { Vec::new() },
        total: total.map(|total| total.points).filter(|_| indicator != Indicator::Total),
        equals_average: values.iter().map(|value| value.points).find(|points| Some(*points) == reference),
    };
    (taken, doubt)
}

/// The doubt about a total that its groups do not add up to.
pub fn sum_differs(groups: &[(Indicator, Printed)], total: Printed, scale: &Scale) -> Option<Doubt> {
    let values: Vec<Printed> = groups.iter().map(|(_, value)| *value).collect();
    let sum: Points = values.iter().map(|value| value.points).sum();
    let rounding = rounding(&values);
    let column: Column = groups.iter().map(|(indicator, value)| (*indicator, vec![*value])).collect();
    let differs = if is_complete(&column, scale) {
        (sum - total.points).abs() > rounding
    } else {
        // Missing groups can add no more than their maxima, and nothing less than zero.
        let present: Points = groups.iter().map(|(indicator, _)| scale.max(*indicator)).sum();
        let missing = scale.max(Indicator::Total) - present;
        !groups.is_empty() && (sum - total.points > rounding || total.points - sum - missing > rounding)
    };
    differs.then_some(Doubt::SumDiffers { sum, total: total.points })
}

/// Whether all groups are present, in one of the layouts of the set.
fn is_complete(column: &Column, scale: &Scale) -> bool {
    let present = column.iter().filter(|(indicator, values)| *indicator != Indicator::Total && !values.is_empty());
    scale.is_complete(&present.map(|(indicator, _)| *indicator).collect::<Vec<_>>())
}

/// What a rate printed beside a score is: the score's share of its maximum when the rate, taken of the maximum, rounds
/// to the score as printed.
pub fn rate_kind(rate: Rate, points: Points, decimals: usize, max: Points) -> RateKind {
    let of_max = i64::from(rate.as_hundredths()) * i64::from(max.as_hundredths());
    let off = (of_max - i64::from(points.as_hundredths()) * 10_000).abs();
    let half_unit = match decimals {
        0 | 1 => 5,
        _ => 1,
    };
    if off <= half_unit * 10_000 { RateKind::ShareOfMaximum } else { RateKind::Unknown }
}

#[cfg(test)]
mod tests;
