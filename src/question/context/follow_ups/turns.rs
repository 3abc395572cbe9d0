//! Follow-ups that turn from one unit to many, or from those listed to one of them, to their points and to the others.

use super::again;
use crate::domain::indicator::Indicator;
use crate::question::context::{Said, is_list};
use crate::question::{Comparison, IndicatorAsked, Intent, Question, UnitAsked};

/// "mấy xã hơn", "xã nào kém" after what one unit has: those on that side of it.
pub(super) fn those_beyond(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let told = before.intent.is_plain_score() || matches!(before.intent, Intent::Rank | Intent::Rating);
    let side = said.beyond.filter(|_| told && !before.unit.meant().is_group())?;
    let unsaid = !said.times && !said.indicator && said.value.is_none() && !said.names_own;
    let named = matches!(question.unit, UnitAsked::Named { .. } | UnitAsked::Several(_));
    let one = matches!(&before.indicators, IndicatorAsked::These(list) if list.len() == 1);
    (unsaid && !named).then(|| Question {
        intent: if said.counts || said.how_many { Intent::Count } else { Intent::Ranking },
        indicators: if one { before.indicators.clone() } else { IndicatorAsked::total() },
        unit: if question.unit.is_group() { question.unit.clone() } else { UnitAsked::AllCommunes },
        comparison: Comparison::Unit(before.unit.meant().clone()),
        direction: Some(side),
        ..again(before)
    })
}

/// "được mấy điểm" after who comes first: the same list, which tells it.
pub(super) fn points_of_those_listed(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let ends = matches!(before.comparison, Comparison::Top(_) | Comparison::Bottom(_));
    let amount = question.intent == Intent::ScoreTotal && said.how_many;
    let named = matches!(question.unit, UnitAsked::Named { .. } | UnitAsked::District) || said.names_own;
    let unsaid = !said.times && !said.indicator && said.value.is_none() && !named;
    (before.intent == Intent::Ranking && ends && amount && unsaid)
        .then(|| Question { unit: before.unit.meant().clone(), ..again(before) })
}

/// "có mình không", "còn Song Mai" after a list: where that one stands.
pub(super) fn one_of_those_listed(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let single = said.names_own && question.unit == UnitAsked::Own || matches!(question.unit, UnitAsked::Named { .. });
    // "phòng thì sao" is all of them.
    let other = said.kind.is_some() || said.names || said.limit.is_some();
    let unsaid = !said.intent && !said.times && !said.indicator && said.value.is_none() && !other;
    if !is_list(before.intent) || !before.unit.meant().is_group() || !single || !unsaid {
        return None;
    }
    let place = !before.comparison.is_limit() && before.comparison != Comparison::ProvinceAverage;
    let of_group = before.indicators != IndicatorAsked::total();
    Some(Question {
        intent: match (place, of_group) {
            (true, _) => Intent::Rank,
            (false, true) => Intent::ScoreIndicator,
            (false, false) => Intent::ScoreTotal,
        },
        unit: question.unit.clone(),
        comparison: match &before.comparison {
            Comparison::Top(count) if *count > 1 => Comparison::Top(*count),
            _ => Comparison::None,
        },
        unclear: question.unclear.clone(),
        except: Vec::new(),
        direction: None,
        ..again(before)
    })
}

/// "còn lại mấy xã" after those below a limit: the others.
pub(super) fn the_rest(said: &Said, before: &Question) -> Option<Question> {
    let others = match before.comparison {
        Comparison::LessThan(limit) => Comparison::AtLeast(limit),
        Comparison::AtLeast(limit) => Comparison::LessThan(limit),
        Comparison::AtMost(limit) => Comparison::MoreThan(limit),
        Comparison::MoreThan(limit) => Comparison::AtMost(limit),
        _ => return None,
    };
    let listed = matches!(before.intent, Intent::Count | Intent::ThresholdList);
    let unsaid = !said.times && !said.indicator && said.value.is_none() && !said.names_own;
    (said.rest && listed && unsaid).then(|| Question {
        intent: if said.counts || said.how_many { Intent::Count } else { before.intent },
        unit: before.unit.meant().clone(),
        comparison: others,
        ..again(before)
    })
}

/// "thiếu mấy điểm" after the points of a group: to its maximum, and to no band.
pub(super) fn lack_of_a_group(question: &Question, said: &Said, before: &Question) -> Option<Question> {
    let group =
        matches!(&before.indicators, IndicatorAsked::These(list) if list.len() == 1 && list[0] != Indicator::Total);
    let unsaid = !said.times && !said.unit && !said.indicator && said.value.is_none() && said.band.is_none();
    (before.intent == Intent::ScoreIndicator && group && question.intent == Intent::GapToBand && unsaid)
        .then(|| Question { intent: Intent::LostPoints, comparison: Comparison::Max, ..again(before) })
}
