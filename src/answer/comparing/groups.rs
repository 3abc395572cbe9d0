//! Groups of one unit and period held against each other: by the part of the maximum, as raw points have different ones.

use crate::answer::Reply;
use crate::answer::facts::{Facts, Located};
use crate::answer::phrase::{self, ask_about, capital, figure_json, plain};
use crate::domain::figure::Figure;
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::question::{Comparison, IndicatorAsked, Intent, Question};
use crate::text::{Text, numbers};
use std::cmp::Ordering;

/// The groups that a question holds against each other, if it does.
pub fn asked(question: &Question) -> Option<&[Indicator]> {
    let IndicatorAsked::These(groups) = &question.indicators else { return None };
    let held = question.intent == Intent::Compare && question.comparison == Comparison::None;
    (held && groups.len() > 1).then_some(groups)
}

pub fn answer(facts: &Facts<'_>, text: Text<'_>, located: &Located, groups: &[Indicator]) -> Reply {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let mut found: Vec<&Figure> = groups.iter().filter_map(|group| located.set.own(*group)).collect();
    found.retain(|figure| figure.share().is_some());
    found.sort_by(|a, b| by_share(b, a).then(a.indicator.cmp(&b.indicator)));
    let missing = groups.iter().filter(|group| found.iter().all(|figure| figure.indicator != **group));
    let missing: Vec<String> = missing
        .map(|group| text.answer_group_not_printed(unit.clone(), period.clone(), text.indicator(*group)))
        .collect();
    let mut message = phrase::preface(facts, text, located, Message::new());
    message = message.title(match found.as_slice() {
        [] => text.answer_groups_not_printed(unit, period),
        [only] => text.answer_group_title(
            unit,
            period,
            text.indicator(only.indicator),
            numbers::points(only.points, text.lang()),
            numbers::points(only.max, text.lang()),
        ),
        [best, .., last] if by_share(best, last) == Ordering::Equal => {
            text.answer_groups_equal(unit, period, share(text, best))
        }
        [best, other] => text.answer_group_better(
            unit,
            period,
            text.indicator(best.indicator),
            text.indicator(other.indicator),
            share(text, best),
            share(text, other),
        ),
        [best, .., last] => {
            text.answer_groups_ordered(unit, period, names(text, &found, best), names(text, &found, last))
        }
    });
    if found.len() > 1 {
        let lines = found.iter().map(|figure| {
            text.answer_share_line(
                text.indicator(figure.indicator),
                numbers::points(figure.points, text.lang()),
                numbers::points(figure.max, text.lang()),
                share(text, figure),
            )
        });
        message = message.lines(plain(lines.collect()));
        if found.windows(2).any(|pair| pair[0].max != pair[1].max) {
            message = message.line(text.answer_groups_of_other_maxima());
        }
    }
    if !found.is_empty() {
        message = missing.into_iter().fold(message, Message::line);
    }
    message = phrase::with_doubts(text, message, found.iter().copied());
    message = message.note(phrase::source(facts, text, located));
    message = ask_about(facts, message, text.answer_choice_all(), located, "cac chi so");
    let figures = found.into_iter().map(|figure| figure_json(facts, located, figure)).collect();
    Reply::of("compare", located, figures, message)
}

/// By the exact part of the maximum: two that are rounded to one percentage are not equal.
fn by_share(one: &Figure, other: &Figure) -> Ordering {
    let part =
        |points: &Figure, max: &Figure| i64::from(points.points.as_hundredths()) * i64::from(max.max.as_hundredths());
    part(one, other).cmp(&part(other, one))
}

fn share(text: Text<'_>, figure: &Figure) -> String {
    figure.share().map(|share| numbers::rate(share, text.lang())).unwrap_or_default()
}

/// All that have the part of `one`.
fn names(text: Text<'_>, found: &[&Figure], one: &Figure) -> String {
    let equal = found.iter().filter(|figure| by_share(figure, one) == Ordering::Equal);
    equal.map(|figure| text.indicator(figure.indicator)).collect::<Vec<_>>().join(", ")
}
