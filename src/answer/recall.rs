//! A value that is asked about without its group: the stored figure it is tells which group is meant.

use super::facts::Facts;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::question::{IndicatorAsked, Intent, Question};
use crate::store::StoreError;

/// Periods that are looked through, newest first.
const PERIODS: usize = 24;

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
