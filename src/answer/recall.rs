//! What only the store can tell of a question: the group whose value is asked about, a stretch printed as one figure.

use super::facts::Facts;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::question::{IndicatorAsked, Intent, PeriodAsked, Question, Understood};
use crate::store::StoreError;

/// Periods that are looked through, newest first.
const PERIODS: usize = 24;

/// "11 tháng đầu năm được bao nhiêu": a stretch from January on is one figure where a letter printed it as one. A series
/// that was asked for by its name stays one.
pub async fn sum_up(facts: &Facts<'_>, understood: &mut Understood) -> Result<(), StoreError> {
    let question = &mut understood.question;
    let PeriodAsked::Range { from: Period::Month { year, month: 1 }, to: Period::Month { year: last, month } } =
        *question.period.meant()
    else {
        return Ok(());
    };
    let figure = question.intent == Intent::Trend && !understood.series || super::series::stands_for(question);
    let stretch = year == last && figure;
    let summed = Period::first_months(year, month).filter(|_| stretch);
    let (Some(period), Some(unit)) = (summed, summed.and_then(|period| facts.unit(&question.unit, period.end())))
    else {
        return Ok(());
    };
    if facts.exact(&unit, period).await?.is_some() {
        question.intent = match &question.indicators {
            _ if question.intent != Intent::Trend => question.intent,
            IndicatorAsked::These(list) if list.as_slice() == [Indicator::Total] => Intent::ScoreTotal,
            IndicatorAsked::These(_) => Intent::ScoreIndicator,
            _ => Intent::ScoreAll,
        };
        question.period = PeriodAsked::In { period, year_said: true };
        understood.picture = None;
    }
    Ok(())
}

/// "9,6 là của huyện hay trung bình tỉnh": names the groups that have one of the values, when no group was named.
pub async fn complete(facts: &Facts<'_>, question: &mut Question) -> Result<(), StoreError> {
    let asks = matches!(question.intent, Intent::Conflict | Intent::ClarifyFact);
    let unnamed = question.indicators == IndicatorAsked::total();
    // A value that no group can have is one of the total.
    let small = !question.values.is_empty() && question.values.iter().all(|value| *value <= Points::whole(22));
    if !(asks && unnamed && small) {
        return Ok(());
    }
    let mut groups: Vec<Indicator> = Vec::new();
    for unit in [facts.scene.home_unit, facts.scene.own_unit].into_iter().flatten() {
        for period in facts.store.periods_of(unit).await?.into_iter().take(PERIODS) {
            let Some(set) = facts.store.figures(unit, period).await? else { continue };
            for figure in set.figures.iter().filter(|figure| question.values.contains(&figure.points)) {
                if figure.indicator != Indicator::Total && !groups.contains(&figure.indicator) {
                    groups.push(figure.indicator);
                }
            }
        }
        if !groups.is_empty() {
            break;
        }
    }
    if !groups.is_empty() {
        groups.sort();
        question.indicators = IndicatorAsked::These(groups);
    }
    Ok(())
}
