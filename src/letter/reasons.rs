//! Why a place of the letter is doubtful, in words an office can sign.

use crate::domain::figure::{Doubt, FigureRole, FigureStatus};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{Directive, LetterContent, LetterDoubt};
use crate::domain::points::Points;
use crate::text::{Text, numbers};

/// The most that six groups rounded to one decimal can stray from their total.
const ROUNDING: Points = Points::hundredths(30);

/// The sentence that says why.
pub fn reason(content: &LetterContent, doubt: &LetterDoubt, text: Text<'_>) -> String {
    let points = |points: Points| numbers::points(points, text.lang());
    match &doubt.doubt {
        Doubt::TwoValues { printed, sums, total, equals_average } => {
            let taken = taken(content, doubt).or(printed.first().copied()).unwrap_or_default();
            let values = printed.iter().map(|value| points(*value)).collect::<Vec<_>>().join("; ");
            let pairs = || printed.iter().copied().zip(sums.iter().copied());
            let near = |sum: Points| total.is_some_and(|total| (sum - total).abs() <= ROUNDING);
            let sum_taken = pairs().find(|(value, _)| *value == taken).map(|(_, sum)| sum);
            let other = pairs().find(|(value, _)| *value != taken);
            let mut reason = match (sum_taken, other, total) {
                (Some(sum), Some((other, other_sum)), Some(total)) if near(sum) && !near(other_sum) => text
                    .letter_doubt_decided(
                        values,
                        points(taken),
                        points(sum),
                        points(*total),
                        points(other),
                        points(other_sum),
                    ),
                _ => text.letter_doubt_open(values, points(taken)),
            };
            if let Some(average) = equals_average {
                reason.push(' ');
                reason.push_str(&text.letter_doubt_average(points(*average)));
                if let Some((sum, total)) = averages_add_up(content, doubt) {
                    reason.push(' ');
                    reason.push_str(&text.letter_doubt_average_sum(points(sum), points(total)));
                }
            }
            reason
        }
        Doubt::SumDiffers { sum, total } => {
            text.letter_doubt_sum(points(*sum), points((*sum - *total).abs()), points(*total))
        }
        Doubt::AboveMaximum { max } => text.letter_doubt_maximum(points(*max)),
        Doubt::Unclear => match whose_deadline(content, doubt) {
            Some(directive) => text.letter_doubt_deadline(directive.ordinal.to_string()),
            None => text.letter_doubt_unclear(),
        },
        Doubt::Quoted => text.letter_doubt_quoted(),
        Doubt::CutOff => text.letter_doubt_cut_off(),
    }
}

/// The directive whose deadline is in doubt: the nearest one above that has these words.
fn whose_deadline<'c>(content: &'c LetterContent, doubt: &LetterDoubt) -> Option<&'c Directive> {
    let is_it = |directive: &&Directive| {
        directive.undated.as_deref() == Some(doubt.printed.as_str()) && directive.line <= doubt.line
    };
    content.directives.iter().filter(is_it).max_by_key(|directive| directive.line).filter(|_| doubt.indicator.is_none())
}

/// The sum of the province's averages beside the doubtful figure, and their printed total, when they agree: the average is
/// then the province's own value, not a slip.
fn averages_add_up(content: &LetterContent, doubt: &LetterDoubt) -> Option<(Points, Points)> {
    let set = content.figure_sets.iter().find(|set| {
        Some(set.period) == doubt.period
            && set.figures.iter().any(|figure| figure.line == doubt.line && Some(figure.indicator) == doubt.indicator)
    })?;
    let averages = || set.figures.iter().filter(|figure| figure.role == FigureRole::ProvinceAverage);
    let total = averages().find(|figure| figure.indicator == Indicator::Total)?;
    let groups = || averages().filter(|figure| figure.indicator != Indicator::Total);
    let maxima: Points = groups().map(|figure| figure.max).sum();
    let sum: Points = groups().map(|figure| figure.points).sum();
    (maxima == total.max && (sum - total.points).abs() <= ROUNDING).then_some((sum, total.points))
}

/// The value that the doubtful figure carries.
fn taken(content: &LetterContent, doubt: &LetterDoubt) -> Option<Points> {
    content
        .figure_sets
        .iter()
        .filter(|set| Some(set.period) == doubt.period)
        .flat_map(|set| &set.figures)
        .find(|figure| {
            let same = matches!(&figure.status, FigureStatus::Doubtful(other) if *other == doubt.doubt);
            same && Some(figure.indicator) == doubt.indicator && figure.line == doubt.line
        })
        .map(|figure| figure.points)
}
