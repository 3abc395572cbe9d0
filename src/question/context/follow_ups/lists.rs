//! Follow-ups of lists and series: another period, another end, more or fewer, the names of those counted.

use super::again;
use crate::domain::points::Points;
use crate::question::context::{Said, is_list};
use crate::question::{Comparison, IndicatorAsked, Intent, PeriodAsked, Question, UnitAsked};

/// "tụt thì sao" after those that rose.
pub(super) fn moved_the_other_way(said: &Said, before: &Question) -> Option<Question> {
    let turns = said.direction.is_some() && said.direction != before.direction && said.follows;
    let unsaid = !said.times && !said.unit && !said.indicator;
    (before.intent == Intent::Movers && turns && unsaid)
        .then(|| Question { direction: said.direction, ..again(before) })
}

/// "xã nào dưới mức đó" after an average or what a unit has: those on that side of it.
pub(super) fn beyond_what_was_told(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let side = said.beyond_that.filter(|_| !said.times && !said.indicator)?;
    let average = matches!(before.intent, Intent::ReferenceValue | Intent::Compare);
    let limit = match &before.comparison {
        Comparison::ProvinceAverage if average => Comparison::ProvinceAverage,
        Comparison::None if before.intent.is_plain_score() && !before.unit.meant().is_group() => {
            Comparison::Unit(before.unit.meant().clone())
        }
        _ => return None,
    };
    let listed = question.unit.is_group() || said.counts || is_list(question.intent);
    listed.then(|| Question {
        intent: if said.counts || question.intent == Intent::Count { Intent::Count } else { Intent::ThresholdList },
        unit: if question.unit.is_group() { question.unit.clone() } else { UnitAsked::AllCommunes },
        comparison: limit,
        direction: Some(side),
        ..again(before)
    })
}

/// "tháng 8 thì sao" after a list: the same list of that period.
pub(super) fn list_of_another_period(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    // "thế tháng 10 xã nào": the same units.
    let same_units = question.intent == Intent::Ranking
        && question.comparison == Comparison::Full
        && question.unit == *before.unit.meant();
    let only_period = said.period && (!said.unit || same_units) && !said.indicator && !said.total && !said.asks_rank;
    // "tháng 11 thì mấy" after a count.
    let amount = before.intent == Intent::Count && said.how_many && question.intent == Intent::ScoreTotal;
    let unsaid = !said.intent || question.intent == Intent::ScoreAll || same_units && said.follows || amount;
    let turns = only_period && unsaid && said.limit.is_none();
    if !is_list(before.intent) || !turns || said.threshold.is_some() {
        return None;
    }
    Some(Question { period: question.period.clone(), unit: before.unit.meant().clone(), ..again(before) })
}

/// "tên mấy xã đó" after a count: the same units, listed.
pub(super) fn names_of_counted(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let named = matches!(question.unit, UnitAsked::Named { .. } | UnitAsked::Several(_));
    let asks = said.names && !named && !said.period && !said.indicator && said.threshold.is_none();
    let limited = !matches!(before.comparison, Comparison::None | Comparison::PrevPeriod);
    // "còn loại khá là những xã nào" after those that are good: they were not counted.
    let of_another_band = said.band.is_some_and(|band| !before.comparison.admits(band.floor(), Points::whole(100)));
    let asks = asks && !of_another_band;
    (before.intent == Intent::Count && asks && limited && before.unit.is_group()).then(|| Question {
        intent: Intent::ThresholdList,
        unit: before.unit.meant().clone(),
        ..again(before)
    })
}

/// "6 tháng đi" after a series of three.
pub(super) fn longer_series(said: &Said, before: &Question) -> Option<Question> {
    let count =
        said.months.filter(|_| before.intent == Intent::Trend && !said.unit && !said.indicator && !said.intent)?;
    Some(Question { period: PeriodAsked::Last { count }, ..again(before) })
}

pub(super) fn of_list(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    if !is_list(before.intent) || said.period {
        return None;
    }
    let mut next = again(before);
    next.unit = before.unit.meant().clone();
    // "đơn vị" are those that were listed, whichever they are.
    let another_kind = question.unit.is_group()
        && question.unit != next.unit
        && (question.unit != UnitAsked::AllUnits || said.both_kinds);
    let turned = match &before.comparison {
        Comparison::Top(count) => Some(Comparison::Bottom(*count)),
        Comparison::Bottom(count) => Some(Comparison::Top(*count)),
        _ => None,
    };
    if said.reversed
        && let Some(turned) = turned
    {
        next.comparison = turned;
    } else if said.bottom && said.limit.is_none() && !said.indicator && turned.is_some() {
        // "thế tốp cuối": as many as at the other end.
        let last = turned.filter(|turned| said.end_of_list && matches!(turned, Comparison::Bottom(_)));
        next.intent = Intent::Ranking;
        next.comparison = last.unwrap_or(Comparison::Bottom(1));
    } else if let Some(count) = said.limit.filter(|_| said.threshold.is_none()) {
        next.intent = Intent::Ranking;
        next.comparison = if said.bottom { Comparison::Bottom(count) } else { Comparison::Top(count) };
    } else if !said.leaves_out.is_empty() && said.threshold.is_none() && !said.indicator {
        next.except = said.leaves_out.clone();
    } else if let Some(threshold) = said.threshold.as_ref().or_else(|| of_another_band(question, said, before)) {
        if said.counts || said.other_band.is_some() && said.how_many {
            next.intent = Intent::Count;
        } else if before.intent != Intent::Count || said.names {
            next.intent = Intent::ThresholdList;
        }
        next.comparison = threshold.clone();
    } else if (said.counts || another_kind && said.how_many) && before.intent == Intent::ThresholdList {
        next.intent = Intent::Count;
    } else if said.sorts && !said.indicator && said.limit.is_none() {
        // The same ones; they are told from the first down.
    } else if question.comparison.is_limit() && said.follows {
        next.comparison = question.comparison.clone();
    } else if said.whole && !said.indicator {
        next.intent = Intent::Ranking;
        next.comparison = Comparison::Full;
    } else if another_kind && before.intent == Intent::Count && said.follows && !said.indicator {
        next.unit = question.unit.clone();
    } else if question.unit.is_group() && before.intent == Intent::Count && said.words <= 2 {
        next.intent = Intent::ThresholdList;
    } else if let Some(kind) = said.kind.clone().filter(|_| said.follows && !said.indicator) {
        next.unit = kind;
    } else if (said.follows || said.with) && question.unit.is_group() && !said.indicator {
        next.unit = question.unit.clone();
        if matches!(question.comparison, Comparison::Top(_) | Comparison::Bottom(_)) {
            next.intent = Intent::Ranking;
            next.comparison = question.comparison.clone();
        }
    } else if said.indicator && !said.unit && !said.intent {
        next.indicators = question.indicators.clone();
    } else {
        return None;
    }
    if another_kind && (said.counts || said.how_many) {
        next.unit = question.unit.clone();
    }
    // "còn thanh toán dưới 5": the limit of another group.
    if said.indicator && matches!(question.indicators, IndicatorAsked::These(_)) {
        next.indicators = question.indicators.clone();
    }
    if next.unit != before.unit {
        next.except.clear();
    }
    Some(next)
}

/// "tốt thì mấy xã" after those that are excellent.
fn of_another_band<'a>(question: &'a Question, said: &'a Said, before: &Question) -> Option<&'a Comparison> {
    let limited = before.comparison.is_limit() && !said.indicator;
    let named = (said.band.is_some() && question.comparison.is_limit()).then_some(&question.comparison);
    let of_nobody =
        matches!(question.intent, Intent::Rating | Intent::ReferenceValue | Intent::GapToBand) && !said.names_own;
    let among_units = is_list(question.intent) || question.unit == UnitAsked::Own || of_nobody;
    named.filter(|_| is_list(question.intent)).or(said.other_band.as_ref().filter(|_| among_units)).filter(|_| limited)
}
