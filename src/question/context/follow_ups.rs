//! Follow-ups that change one thing of the question before: a supposed value, a place to reach, the letter of another office.

mod comparing;
mod lists;
mod turns;

use super::{Said, is_about_figures, or_latest};
use crate::domain::indicator::Indicator;
use crate::question::{Comparison, IndicatorAsked, Intent, PeriodAsked, Question, Unclear, UnitAsked};

/// Words that a follow-up of this kind can have.
const FEW: usize = 4;

/// The question before with what was said changed in it; `None` when this is no such follow-up.
pub fn completed(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    if said.words > FEW && !said.supposes {
        return None;
    }
    of_whole_district(said, before)
        .or_else(|| turns::those_beyond(question, said, before))
        .or_else(|| turns::points_of_those_listed(question, said, before))
        .or_else(|| turns::one_of_those_listed(question, said, before))
        .or_else(|| turns::the_rest(said, before))
        .or_else(|| turns::lack_of_a_group(question, said, before))
        .or_else(|| of_several(said, before))
        .or_else(|| both(said, before))
        .or_else(|| of_same_kind(question, said, before))
        .or_else(|| place_to_reach(question, said, before))
        .or_else(|| lists::moved_the_other_way(said, before))
        .or_else(|| band_to_reach(question, said, before))
        .or_else(|| sum_of_another_period(question, said, before))
        .or_else(|| comparing::where_apart(question, said, before))
        .or_else(|| comparing::places_of_two(question, said, before))
        .or_else(|| comparing::against_the_average(question, said, before))
        .or_else(|| comparing::against_own(question, said, before))
        .or_else(|| lists::beyond_what_was_told(question, said, before))
        .or_else(|| lists::list_of_another_period(question, said, before))
        .or_else(|| lists::longer_series(said, before))
        .or_else(|| lists::names_of_counted(question, said, before))
        .or_else(|| lists::of_list(question, said, before))
        .or_else(|| supposed(question, said, before))
        .or_else(|| of_letter(question, said, before))
        .or_else(|| of_indicator(question, said, before))
        .or_else(|| comparing::another(question, said, before))
        .or_else(|| earlier(said, before))
        .or_else(|| doubted(question, said, before))
        .or_else(|| when_it_comes(question, said, before))
        .or_else(|| comparing::places_as_before(question, said, before))
        .or_else(|| most_of_a_group(question, said, before))
        .or_else(|| paper_of_another(question, said, before))
        .or_else(|| comparing::the_one_spoken_of_against(question, said, before))
}

/// The question before, its period and unit marked as taken over.
pub(super) fn again(before: &Question) -> Question {
    let period = or_latest(before.period.meant().clone());
    Question {
        period: PeriodAsked::Context(Box::new(period)),
        unit: UnitAsked::Context(Box::new(before.unit.meant().clone())),
        unclear: None,
        ..before.clone()
    }
}

/// "cả huyện nữa", "thế cả huyện thì sao" after what a unit has: what the district has.
fn of_whole_district(said: &Said, before: &Question) -> Option<Question> {
    let of_one = is_about_figures(before.intent) && !before.unit.meant().is_group();
    (said.district_alone && of_one).then(|| Question { unit: UnitAsked::District, ..again(before) })
}

/// "Diên Hồng với Chính Nghĩa nữa" after what another unit has: what each of them has.
fn of_several(said: &Said, before: &Question) -> Option<Question> {
    let of_one =
        before.intent.is_plain_score() || matches!(before.intent, Intent::Rank | Intent::Rating | Intent::Rate);
    let several = said.more_units.len() > 1 && !said.period && !said.indicator && !said.asks_rank;
    (of_one && several).then(|| Question { unit: UnitAsked::Several(said.more_units.clone()), ..again(before) })
}

fn both(said: &Said, before: &Question) -> Option<Question> {
    if !said.both || said.period || said.unit || said.indicator {
        return None;
    }
    let mut next = again(before);
    match &before.unclear {
        Some(Unclear::Unit(ids)) => {
            let named = ids.iter().map(|unit| UnitAsked::Named { unit: unit.clone(), said: None });
            next.unit = UnitAsked::Several(named.collect());
        }
        Some(Unclear::Indicator(list)) => {
            next.intent = Intent::ScoreIndicator;
            next.indicators = IndicatorAsked::These(list.clone());
        }
        Some(_) => return None,
        None if matches!(&before.indicators, IndicatorAsked::These(list) if list.len() > 1) => {}
        None => return None,
    }
    Some(next)
}

/// "còn công khai" after the maximum of another group, or after what another group is.
fn of_same_kind(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let of_no_unit = matches!(before.intent, Intent::MaxPoints | Intent::Explain);
    let only_group = said.indicator && !said.intent && !said.period && !said.unit;
    (of_no_unit && only_group).then(|| Question { indicators: question.indicators.clone(), ..before.clone() })
}

/// "thế để lọt top 5 thì sao" after what is missing to a band.
fn place_to_reach(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let gap = matches!(before.intent, Intent::GapToBand | Intent::GapToRank);
    let place = match question.comparison {
        Comparison::Top(place) => place,
        // "hạng nhì thì cần mấy".
        _ => said.placed.filter(|_| gap)?,
    };
    // "vậy hạng nhất thì sao".
    let placed = said.limit.is_some() || said.placed.is_some() || said.asks_rank && said.follows;
    let asks = gap && placed && !said.period && !said.indicator && !question.intent.is_plain_score();
    asks.then(|| Question {
        intent: Intent::GapToRank,
        indicators: IndicatorAsked::total(),
        comparison: Comparison::Top(place),
        ..again(before)
    })
}

/// "xuất sắc thì sao" after what is missing to another band.
fn band_to_reach(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let plain = matches!(question.intent, Intent::Rating | Intent::GapToBand);
    let gap = matches!(before.intent, Intent::GapToBand | Intent::GapToRank);
    // "thôi lên khá đã".
    let asks = gap && plain && (said.follows || said.words <= 2);
    let unsaid = !said.period && !said.unit && !said.indicator;
    said.band.filter(|_| asks && unsaid).map(|band| Question {
        intent: Intent::GapToBand,
        comparison: Comparison::Target(band.floor()),
        values: Vec::new(),
        ..again(before)
    })
}

/// "cả năm có khớp không" after a sum of a unit: the same unit's.
fn sum_of_another_period(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let sums = question.intent == Intent::VerifySum && before.intent == Intent::VerifySum;
    (sums && said.period && !said.unit).then(|| Question {
        period: question.period.clone(),
        values: question.values.clone(),
        ..again(before)
    })
}

fn supposed(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    if said.period || said.unit {
        return None;
    }
    let group = matches!(&before.indicators, IndicatorAsked::These(list) if !list.contains(&Indicator::Total));
    let value = said.value;
    // "thế 22 thì sao".
    let again_other = before.intent == Intent::WhatIf && (said.follows || said.moves_to) && said.words <= 3;
    if (said.supposes || again_other) && !said.indicator && group && value.is_some() {
        let mut next = again(before);
        next.intent = Intent::WhatIf;
        next.values = value.into_iter().collect();
        next.comparison = value.map_or(Comparison::None, Comparison::Target);
        return Some(next);
    }
    // "tối đa luôn thì sao".
    let full = before.intent == Intent::WhatIf && question.intent == Intent::MaxPoints && said.follows && group;
    if full && !said.indicator && value.is_none() {
        return Some(Question { values: Vec::new(), comparison: Comparison::Max, ..again(before) });
    }
    (before.intent == Intent::WhatIf && said.asks_rank && value.is_none() && !said.indicator && said.words <= 2)
        .then(|| again(before))
}

fn of_letter(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let letter = |intent| matches!(intent, Intent::Document | Intent::DirectiveList | Intent::DirectiveDeadline);
    if !letter(question.intent) || said.period {
        return None;
    }
    if letter(before.intent) {
        let period = PeriodAsked::Context(Box::new(or_latest(before.period.meant().clone())));
        return Some(Question { period, ..question.clone() });
    }
    let weak = is_about_figures(before.intent) && said.follows && question.intent == Intent::DirectiveList;
    weak.then(|| Question {
        intent: Intent::Advice,
        comparison: Comparison::None,
        indicators: before.indicators.clone(),
        ..again(before)
    })
}

/// "tối đa bao nhiêu", "là gì vậy": of the group that was spoken of.
fn of_indicator(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let about = matches!(question.intent, Intent::Explain | Intent::MaxPoints | Intent::Advice | Intent::WhatIf);
    let IndicatorAsked::These(list) = &before.indicators else { return None };
    // "giá mà được trọn thì tổng lên mấy": the total is what comes of it.
    let total_only = question.intent == Intent::WhatIf && question.indicators == IndicatorAsked::total();
    let unsaid = (!said.indicator || total_only) && list.iter().all(|indicator| *indicator != Indicator::Total);
    if !about || !unsaid || list.is_empty() {
        return None;
    }
    let mut next = Question { indicators: before.indicators.clone(), ..question.clone() };
    if next.intent == Intent::WhatIf && !said.period && !said.unit {
        (next.period, next.unit) = (again(before).period, again(before).unit);
    }
    Some(next)
}

fn earlier(said: &Said, before: &Question) -> Option<Question> {
    if !said.earlier || said.intent || said.period || !is_about_figures(before.intent) {
        return None;
    }
    let period = before.period.resolved()?.previous()?;
    Some(Question { period: PeriodAsked::In { period, year_said: true }, ..again(before) })
}

/// "sao lại thế", "đúng không đấy": nothing but doubt.
fn doubted(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let nothing = question.intent == Intent::Ambiguous && !said.period && !said.unit && !said.indicator;
    if !nothing || !is_about_figures(before.intent) || said.words > 2 {
        return None;
    }
    let mut next = again(before);
    next.comparison = Comparison::None;
    if said.why {
        let places = matches!(before.intent, Intent::Rank | Intent::CompareRank);
        next.intent = if places { Intent::CompareRank } else { Intent::LostPoints };
        if places {
            next.comparison = Comparison::PrevPeriod;
        }
    } else if said.doubts {
        next.intent = Intent::VerifySum;
        next.indicators = IndicatorAsked::All;
    } else {
        return None;
    }
    Some(next)
}

/// "bao giờ có" after whether it is there: when that one comes.
fn when_it_comes(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let nothing = question.intent == Intent::Ambiguous && !said.period && !said.unit && !said.indicator;
    let awaited = matches!(before.intent, Intent::Availability | Intent::NoData);
    (nothing && awaited && said.asks_when).then(|| Question { intent: Intent::Availability, ..again(before) })
}

/// "cái đó cao nhất được mấy" after a group: its maximum.
fn most_of_a_group(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let IndicatorAsked::These(list) = &before.indicators else { return None };
    let of_group = matches!(list[..], [one] if one != Indicator::Total) && before.intent == Intent::ScoreIndicator;
    let most = question.intent == Intent::HighestIndicator && said.how_many;
    (of_group && most && !said.period && !said.unit && !said.indicator).then(|| Question {
        intent: Intent::MaxPoints,
        indicators: before.indicators.clone(),
        period: PeriodAsked::None,
        unit: UnitAsked::None,
        ..question.clone()
    })
}

/// "của tỉnh nữa" after a letter: that of the other office.
fn paper_of_another(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let only_unit = said.unit && !said.intent && !said.period && !said.indicator && said.words <= 2;
    (before.intent == Intent::Document && only_unit).then(|| Question {
        unit: question.unit.clone(),
        unclear: question.unclear.clone(),
        ..again(before)
    })
}
