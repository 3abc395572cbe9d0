//! What persons corrected in one reading of a letter, made again in another.

use crate::domain::figure::Figure;
use crate::domain::letter::{Correction, LetterContent};
use crate::domain::scale::ScalesInForce;
use crate::domain::unit::UnitId;
use crate::letter::correction;
use crate::letter::typed::TypedValue;

/// The reading with the corrections that persons made in `known`, an earlier reading of the same file.
pub(super) fn with_corrections(
    content: LetterContent,
    known: &LetterContent,
    in_force: ScalesInForce<'_>,
) -> LetterContent {
    with_those(content, known, in_force, |_, _| true)
}

/// The reading of another file with the corrections that persons made in `known`, where the same words stand as those that
/// were corrected. Where it prints something else, as an erratum does, what it prints is not touched.
pub(super) fn with_corrections_that_hold(
    content: LetterContent,
    known: &LetterContent,
    in_force: ScalesInForce<'_>,
) -> LetterContent {
    with_those(content, known, in_force, |content, made| {
        let corrected = figure_at(known, &made.unit, made);
        match (figure_at(content, &unit_in(content, known, made), made), corrected) {
            (Some(read), Some(corrected)) => made.before == Some(read.points) && same_words(read, corrected),
            (Some(_), None) => false,
            (None, _) => made.before.is_none(),
        }
    })
}

/// Whether every figure that persons corrected in `known` has its last value in `content` too.
pub(super) fn has_corrections_of(content: &LetterContent, known: &LetterContent) -> bool {
    let points = |figure: Option<&Figure>| figure.map(|figure| figure.points);
    known.corrections.iter().all(|made| {
        points(figure_at(content, &unit_in(content, known, made), made)) == points(figure_at(known, &made.unit, made))
    })
}

fn with_those(
    content: LetterContent,
    known: &LetterContent,
    in_force: ScalesInForce<'_>,
    holds: impl Fn(&LetterContent, &Correction) -> bool,
) -> LetterContent {
    let mut content = content;
    for made in &known.corrections {
        if !holds(&content, made) {
            continue;
        }
        let value = TypedValue {
            unit: Some(unit_in(&content, known, made)),
            period: Some(made.period),
            role: made.role,
            indicator: made.indicator,
            points: made.after,
            why: made.why.clone(),
        };
        if let Ok(corrected) = correction::corrected(&content, &value, (&made.by, made.at), in_force) {
            content = corrected;
        }
    }
    content
}

/// Whose figure was corrected: what was said of the letter's own unit holds of the unit that it is by now.
fn unit_in(content: &LetterContent, known: &LetterContent, made: &Correction) -> UnitId {
    if made.unit == known.unit { content.unit.clone() } else { made.unit.clone() }
}

/// The figure at the place of a correction.
fn figure_at<'c>(content: &'c LetterContent, unit: &UnitId, made: &Correction) -> Option<&'c Figure> {
    let sets = content.figure_sets.iter().filter(|set| set.unit == *unit && set.period == made.period);
    sets.flat_map(|set| &set.figures).find(|figure| figure.role == made.role && figure.indicator == made.indicator)
}

/// Lines may break elsewhere in another file.
fn same_words(one: &Figure, other: &Figure) -> bool {
    one.printed.split_whitespace().eq(other.printed.split_whitespace())
}
