//! Follow-ups that hold one against another: two that were spoken of, one's own, an average, one more.

use super::again;
use crate::question::context::{Said, is_about_figures};
use crate::question::{Comparison, IndicatorAsked, Intent, Question, UnitAsked};

/// "chênh ở nhóm nào nhiều nhất" after two units: the same two.
pub(super) fn where_apart(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let two = before.intent == Intent::Compare && matches!(before.comparison, Comparison::Unit(_));
    let asks = question.intent == Intent::Compare && question.comparison == Comparison::PrevPeriod;
    // "hai xã đó xã nào hơn": pointed at, they are the same two.
    let same = !said.unit || matches!(question.unit, UnitAsked::Context(_));
    (two && asks && !said.times && same).then(|| Question {
        intent: Intent::Compare,
        indicators: question.indicators.clone(),
        ..again(before)
    })
}

/// "thế xếp hạng thì ai trên" after the points of two: their places.
pub(super) fn places_of_two(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let two = before.intent == Intent::Compare && matches!(before.comparison, Comparison::Unit(_));
    let places = said.asks_rank && matches!(question.intent, Intent::Rank | Intent::Ranking | Intent::CompareRank);
    let unsaid = !said.period && !said.unit && !said.indicator && said.limit.is_none() && said.threshold.is_none();
    (two && places && unsaid).then(|| Question {
        intent: Intent::CompareRank,
        indicators: IndicatorAsked::total(),
        ..again(before)
    })
}

/// "vậy xã mình hơn không" after the average of the province: held against that.
pub(super) fn against_the_average(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let averages = matches!(before.comparison, Comparison::ProvinceAverage | Comparison::NationalAverage);
    let held = question.intent == Intent::Compare && question.comparison == Comparison::PrevPeriod;
    (before.intent == Intent::ReferenceValue && averages && held && !said.times && !said.indicator).then(|| Question {
        intent: Intent::Compare,
        unit: question.unit.clone(),
        ..again(before)
    })
}

/// "so với mình", "hơn mình không" after another unit: that one against one's own.
pub(super) fn against_own(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let other = matches!(before.unit.meant(), UnitAsked::Named { .. }) && is_about_figures(before.intent);
    let compares = question.intent == Intent::Compare && question.comparison == Comparison::PrevPeriod;
    let own = compares && question.unit == UnitAsked::Own;
    // "kém mình mấy điểm".
    let amount = question.intent == Intent::ScoreTotal && said.how_many && !said.names_own;
    let held = own || (question.intent == Intent::Ambiguous || amount) && said.more_or_less;
    let places = question.intent == Intent::CompareRank && question.comparison == Comparison::PrevPeriod;
    let both = said.us_or_them && (compares || places);
    (other && (held && said.names_us || both) && !said.times && said.words <= 4).then(|| Question {
        intent: if both { question.intent } else { Intent::Compare },
        indicators: if places { IndicatorAsked::total() } else { before.indicators.clone() },
        comparison: Comparison::Unit(UnitAsked::Own),
        ..again(before)
    })
}

/// "với xã Phú Thọ nữa" after a comparison with another unit, "còn Phú Thọ?" after one of one's own with it.
pub(super) fn another(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let Comparison::Unit(_) = &before.comparison else { return None };
    let own = said.follows && *before.unit.meant() == UnitAsked::Own;
    let named = matches!(question.unit, UnitAsked::Named { .. } | UnitAsked::Ambiguous(_));
    if !(said.with || own && named) || !said.unit || said.intent || said.period || before.intent != Intent::Compare {
        return None;
    }
    let mut next = again(before);
    next.comparison = Comparison::Unit(question.unit.clone());
    next.unclear = question.unclear.clone();
    Some(next)
}

/// "nó với mình ai trên" after a place: the places of both.
pub(super) fn places_as_before(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let places = matches!(before.intent, Intent::Rank | Intent::CompareRank) && said.above_or_below;
    let two = question.intent == Intent::Compare && matches!(question.comparison, Comparison::Unit(_));
    (places && two && !said.period && !said.total && !said.indicator).then(|| Question {
        intent: Intent::CompareRank,
        indicators: IndicatorAsked::total(),
        period: again(before).period,
        ..question.clone()
    })
}

/// "đem so với Song Mai" after another unit: that one held against it.
pub(super) fn the_one_spoken_of_against(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let Comparison::Unit(other) = &question.comparison else { return None };
    let spoken_of = matches!(before.unit.meant(), UnitAsked::Named { .. }) && is_about_figures(before.intent);
    let new = matches!(other, UnitAsked::Named { .. }) && other != before.unit.meant();
    let alone = matches!(before.comparison, Comparison::None);
    let by_default = question.unit == UnitAsked::Own && !said.names_own;
    (spoken_of && new && alone && by_default && question.intent == Intent::Compare && !said.period).then(|| Question {
        intent: Intent::Compare,
        comparison: question.comparison.clone(),
        ..again(before)
    })
}
