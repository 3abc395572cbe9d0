//! What persons corrected in one reading of a letter, made again in another.

use crate::domain::figure::Figure;
use crate::domain::letter::{ChosenDeadline, Correction, Directive, LetterContent};
use crate::domain::scale::ScalesInForce;
use crate::domain::unit::UnitId;
use crate::letter::correction;
use crate::letter::correction::deadline::{DeadlineChoice, with_deadline};
use crate::letter::typed::TypedValue;

/// The reading with the corrections that persons made in `known`, an earlier reading of the same file.
pub(super) fn with_corrections(
    content: LetterContent,
    known: &LetterContent,
    in_force: ScalesInForce<'_>,
) -> LetterContent {
    let content = with_those(content, known, in_force, |_, _| true);
    with_deadlines_of(content, known, |_, _| true)
}

/// The reading of another file with the corrections that persons made in `known`, where the same words stand as those that
/// were corrected. Where it prints something else, as an erratum does, what it prints is not touched.
pub(super) fn with_corrections_that_hold(
    content: LetterContent,
    known: &LetterContent,
    in_force: ScalesInForce<'_>,
) -> LetterContent {
    let content = with_those(content, known, in_force, |content, made| {
        let corrected = figure_at(known, &made.unit, made);
        match (figure_at(content, &unit_in(content, known, made), made), corrected) {
            (Some(read), Some(corrected)) => made.before == Some(read.points) && same_words(read, corrected),
            (Some(_), None) => false,
            (None, _) => made.before.is_none(),
        }
    });
    // Other words of a deadline, an erratum's perhaps, are not what was answered.
    with_deadlines_of(content, known, |read, chosen| read.deadline == chosen.read && same_undated(read, chosen))
}

/// Whether every figure and deadline that persons corrected in `known` has its last value in `content` too.
pub(super) fn has_corrections_of(content: &LetterContent, known: &LetterContent) -> bool {
    let points = |figure: Option<&Figure>| figure.map(|figure| figure.points);
    known.corrections.iter().all(|made| {
        points(figure_at(content, &unit_in(content, known, made), made)) == points(figure_at(known, &made.unit, made))
    }) && known.directives.iter().filter(|directive| directive.chosen.is_some()).all(|known| {
        let mut same = content.directives.iter().filter(|other| other.says_the_same(known)).peekable();
        same.peek().is_some() && same.all(|other| other.deadline == known.deadline && other.undated.is_none())
    })
}

/// The directives of the same words, wherever they stand, with the deadlines that persons chose in `known`.
fn with_deadlines_of(
    content: LetterContent,
    known: &LetterContent,
    holds: impl Fn(&Directive, &ChosenDeadline) -> bool,
) -> LetterContent {
    let mut content = content;
    for directive in &known.directives {
        let Some(chosen) = &directive.chosen else { continue };
        let same = content.directives.iter().filter(|other| other.says_the_same(directive) && holds(other, chosen));
        let ordinals: Vec<u32> = same.map(|other| other.ordinal).collect();
        let choice = directive.deadline.clone().map_or(DeadlineChoice::None, DeadlineChoice::At);
        for ordinal in ordinals {
            if let Ok(carried) = with_deadline(&content, ordinal, &choice, (&chosen.by, chosen.at)) {
                content = carried;
            }
        }
    }
    content
}

fn same_undated(read: &Directive, chosen: &ChosenDeadline) -> bool {
    let words =
        |words: &Option<String>| words.as_ref().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
    words(&read.undated) == words(&chosen.undated)
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
