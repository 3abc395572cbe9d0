//! Stored figures → the data of a picture, and the picture beside the words of an answer.

mod heat;

use super::Reply;
use super::facts::{Facts, Located};
use super::listing::{self, Row};
use super::phrase;
use crate::chart::{self, Chart, GroupScore, GroupsData, RankedUnit, RankingData, Score, TrendData, TrendPoint};
use crate::domain::figure::{Figure, FigureRole};
use crate::domain::indicator::Indicator;
use crate::domain::message::Picture;
use crate::domain::period::Period;
use crate::domain::unit::UnitId;
use crate::question::{Comparison, PictureAsked, Question, UnitAsked};
use crate::store::StoreError;
use crate::text::Text;
use std::collections::BTreeSet;

pub use heat::answer as heat_map;

/// Fewer than two figures over time are no line.
const LEAST_POINTS: usize = 2;

/// Adds the picture that was asked for; where it cannot be drawn, the words stand alone.
pub async fn add(
    facts: &Facts<'_>,
    text: Text<'_>,
    question: &Question,
    asked: PictureAsked,
    reply: &mut Reply,
) -> Result<(), StoreError> {
    let chart = match asked {
        PictureAsked::Groups => groups(facts, text, question).await?,
        PictureAsked::Ranking => ranking(facts, text, question).await?,
        // Drawn where their words are made.
        PictureAsked::Trend | PictureAsked::HeatMap => None,
    };
    if let Some(chart) = chart {
        reply.message.picture = paint(chart).await;
    }
    Ok(())
}

/// Offers the picture of a ranking whose words alone were asked for.
pub fn offer(text: Text<'_>, question: &Question, reply: Reply) -> Reply {
    let units = match question.unit.meant() {
        UnitAsked::AllCommunes => "cac xa",
        UnitAsked::AllDepartments => "cac phong",
        _ => return reply,
    };
    let whole = question.except.is_empty()
        && matches!(
            question.comparison,
            Comparison::None | Comparison::Full | Comparison::Top(_) | Comparison::Bottom(_)
        );
    let (true, Some(period)) = (whole && question.indicators.single() == Indicator::Total, reply.period) else {
        return reply;
    };
    let asked = format!("bieu do xep hang {units} {}", phrase::period_words(period));
    Reply { message: phrase::ask(reply.message, text.chart_choice_ranking(), &asked), ..reply }
}

/// Paints on a thread that nobody waits for.
pub async fn paint(chart: Chart) -> Option<Picture> {
    match tokio::task::spawn_blocking(move || chart.picture()).await {
        Ok(picture) => picture,
        Err(error) => {
            tracing::error!(%error, "a picture was not painted");
            None
        }
    }
}

/// The figures of one unit over `located` periods, which are in order.
pub fn trend(facts: &Facts<'_>, text: Text<'_>, indicator: Indicator, located: &[Located]) -> Option<Chart> {
    let newest = located.last()?;
    let unit = newest.unit();
    let average = average_role(newest);
    let drawn = located.iter().filter(|one| one.set.own(indicator).is_some()).count();
    if drawn < LEAST_POINTS {
        return None;
    }
    let mut points: Vec<TrendPoint> = Vec::new();
    for one in located {
        let gaps = points.last().map(|last| between(last.period, one.set.period)).unwrap_or_default();
        points.extend(gaps.into_iter().map(|period| TrendPoint { period, own: None, average: None }));
        points.push(TrendPoint {
            period: one.set.period,
            own: one.set.own(indicator).map(score),
            average: one.set.find(average, indicator).map(|figure| figure.points),
        });
    }
    let source = sources(facts, text, located.iter());
    chart::trend(&TrendData { unit: facts.name(unit), indicator, points, average, source }, text)
}

async fn groups(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Option<Chart>, StoreError> {
    let Ok(located) = facts.locate(question).await? else { return Ok(None) };
    let average = match question.comparison {
        Comparison::NationalAverage => FigureRole::NationalAverage,
        _ => average_role(&located),
    };
    let groups = located.set.own_groups().map(|figure| GroupScore {
        indicator: figure.indicator,
        own: score(figure),
        average: located.set.find(average, figure.indicator).map(|figure| figure.points),
    });
    let data = GroupsData {
        unit: facts.name(located.unit()),
        period: located.set.period,
        groups: groups.collect(),
        average,
        source: phrase::source(facts, text, &located),
    };
    Ok(chart::groups(&data, text))
}

async fn ranking(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Option<Chart>, StoreError> {
    let indicator = question.indicators.single();
    let Some(period) = listing::period(facts, question).await? else { return Ok(None) };
    let mut rows = listing::rows(facts, question, period, indicator).await?;
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| facts.name(&a.0).cmp(&facts.name(&b.0))));
    let ranked = listing::ranked(rows);
    let own = own_unit(facts, period);
    let at = ranked.iter().position(|(_, row)| Some(&row.0) == own.as_ref());
    let shown: BTreeSet<usize> = chart::shown(ranked.len(), at).into_iter().collect();
    let mut located = Vec::new();
    let mut drawn = Vec::with_capacity(ranked.len());
    for (index, (place, row)) in ranked.into_iter().enumerate() {
        // Of the rows that are left out nobody sees a doubt.
        let found = if shown.contains(&index) { facts.exact(&row.0, period).await? } else { None };
        drawn.push(ranked_unit(facts, indicator, place, &row, found.as_ref(), Some(&row.0) == own.as_ref()));
        located.extend(found);
    }
    let source = sources(facts, text, located.iter());
    let units = units_name(facts, text, question, period);
    Ok(chart::ranking(&RankingData { units, indicator, period, rows: drawn, source }, text))
}

fn ranked_unit(
    facts: &Facts<'_>,
    indicator: Indicator,
    place: usize,
    (unit, points, max): &Row,
    found: Option<&Located>,
    own: bool,
) -> RankedUnit {
    let doubtful = found.and_then(|found| found.set.own(indicator)).is_some_and(Figure::is_doubtful);
    RankedUnit { place, unit: facts.name(unit), score: Score { points: *points, max: *max, doubtful }, own }
}

fn score(figure: &Figure) -> Score {
    Score { points: figure.points, max: figure.max, doubtful: figure.is_doubtful() }
}

/// The province is held against the country, everybody else against the province.
fn average_role(located: &Located) -> FigureRole {
    let has = |role| located.set.figures.iter().any(|figure| figure.role == role);
    if has(FigureRole::NationalAverage) && !has(FigureRole::ProvinceAverage) {
        FigureRole::NationalAverage
    } else {
        FigureRole::ProvinceAverage
    }
}

/// The asker's unit, as it was in `period`.
fn own_unit(facts: &Facts<'_>, period: Period) -> Option<UnitId> {
    facts.unit(&UnitAsked::Own, period.end())
}

/// Whom a picture shows, and whom it leaves out.
fn units_name(facts: &Facts<'_>, text: Text<'_>, question: &Question, period: Period) -> String {
    let units = match question.unit.meant() {
        UnitAsked::AllDepartments => text.answer_departments(),
        UnitAsked::AllCommunes => text.answer_communes(),
        _ => text.answer_units(),
    };
    match listing::left_out_names(facts, text, question, period) {
        Some(names) => text.answer_units_without(units, names),
        None => units,
    }
}

/// The sentence about the letter, or about how many there are and the newest of them.
fn sources<'l>(facts: &Facts<'_>, text: Text<'_>, located: impl Iterator<Item = &'l Located>) -> String {
    let mut letters = BTreeSet::new();
    let mut newest: Option<&Located> = None;
    for one in located {
        letters.insert(one.set.source.to_string());
        if newest.is_none_or(|newest| newest.set.period.end() <= one.set.period.end()) {
            newest = Some(one);
        }
    }
    match newest {
        Some(newest) if letters.len() > 1 => text.chart_sources(phrase::source(facts, text, newest), letters.len()),
        Some(newest) => phrase::source(facts, text, newest),
        None => String::new(),
    }
}

/// The periods of one kind between two, both left out; none when they are of different kinds or far apart.
fn between(first: Period, last: Period) -> Vec<Period> {
    const FAR: usize = 24;
    let mut periods = Vec::new();
    let mut at = last.previous();
    while let Some(period) = at {
        if period == first {
            periods.reverse();
            return periods;
        }
        if periods.len() >= FAR || period.end() < first.end() {
            break;
        }
        periods.push(period);
        at = period.previous();
    }
    Vec::new()
}
