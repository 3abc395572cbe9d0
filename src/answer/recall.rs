//! What only the store can tell of a question: the group whose value is asked about, a stretch printed as one figure.

use super::facts::Facts;
use super::remembered;
use crate::domain::figure::Figure;
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
    // "tháng nào cao nhất" asks for one of the months, and never for their sum.
    let stretch = stretch && question.direction.is_none();
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
        understood.look_again();
    }
    Ok(())
}

/// "9,2 hay 9,6", with no period said: the newest one that prints most of the values for one group.
async fn of_values(facts: &Facts<'_>, question: &Question) -> Result<Option<Period>, StoreError> {
    let mut best: Option<(usize, Period)> = None;
    for unit in [facts.scene.home_unit, facts.scene.own_unit].into_iter().flatten() {
        for period in facts.store.periods_of(unit).await?.into_iter().take(PERIODS) {
            let Some(set) = facts.store.figures(unit, period).await? else { continue };
            let of = |indicator: Indicator, value: &Points| {
                let mut figures = set.figures.iter().filter(|figure| figure.indicator == indicator);
                figures.any(|figure| figure.points == *value)
            };
            let listed = question.indicators.list();
            let found =
                listed.iter().map(|indicator| question.values.iter().filter(|value| of(*indicator, value)).count());
            let count = found.max().unwrap_or_default();
            if count > best.map_or(0, |(most, _)| most) {
                best = Some((count, period));
            }
        }
    }
    Ok(best.map(|(_, period)| period))
}

/// "9,6 là của huyện hay trung bình tỉnh": names the groups that have one of the values, when no group was named.
pub async fn complete(facts: &Facts<'_>, question: &mut Question) -> Result<(), StoreError> {
    let asks = matches!(question.intent, Intent::Conflict | Intent::ClarifyFact);
    let unnamed = question.indicators == IndicatorAsked::total();
    if asks && unnamed {
        name_groups(facts, question).await?;
    }
    let choice = question.intent == Intent::Conflict && question.values.len() > 1;
    if choice
        && question.period == PeriodAsked::Latest
        && let Some(period) = of_values(facts, question).await?
    {
        question.period = PeriodAsked::In { period, year_said: true };
    }
    Ok(())
}

async fn name_groups(facts: &Facts<'_>, question: &mut Question) -> Result<(), StoreError> {
    let mut groups: Vec<Indicator> = Vec::new();
    for unit in [facts.scene.home_unit, facts.scene.own_unit].into_iter().flatten() {
        for period in facts.store.periods_of(unit).await?.into_iter().take(PERIODS) {
            let Some(set) = facts.store.figures(unit, period).await? else { continue };
            let has = |figure: &&Figure, value: Points| figure.points == value || remembered::is_rate(figure, value);
            for figure in set.figures.iter().filter(|figure| question.values.iter().any(|value| has(figure, *value))) {
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
