//! Units by months: the heat map, and its words.

use super::{own_unit, paint, sources, units_name};
use crate::answer::Reply;
use crate::answer::facts::{Facts, Located};
use crate::answer::listing;
use crate::answer::phrase::{capital, figure_json, plain};
use crate::chart::{self, HeatData, HeatRow, Score};
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use crate::question::{PeriodAsked, Question};
use crate::store::StoreError;
use crate::text::{Text, numbers};
use std::collections::BTreeMap;

/// The most months that are looked back over.
const MONTHS: usize = 12;

/// Months that a phone shows; the words are about the same.
const SHOWN: usize = 6;

/// Points and maximum of one unit by month, where there are any.
type Row = Vec<Option<(Points, Points)>>;

type Cells = BTreeMap<UnitId, BTreeMap<usize, (Points, Points)>>;

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let indicator = question.indicators.single();
    let mut months = months(facts, question).await?;
    let (cells, found) = cells(facts, question, &months, indicator).await?;
    let (Some(first), Some(last)) = (found.first().copied(), found.last().copied()) else {
        return Ok(listing::nothing(text, question, months.last().copied()));
    };
    months = months.get(first..=last).unwrap_or_default().to_vec();
    let Some(last_month) = months.last().copied() else { return Ok(listing::nothing(text, question, None)) };
    let mut units: Vec<(UnitId, Row)> =
        cells.into_iter().map(|(unit, row)| (unit, (first..=last).map(|at| row.get(&at).copied()).collect())).collect();
    let newest = |row: &[Option<(Points, Points)>]| row.last().copied().flatten().map(|(points, _)| points);
    units.sort_by(|a, b| newest(&b.1).cmp(&newest(&a.1)).then_with(|| facts.name(&a.0).cmp(&facts.name(&b.0))));
    let map = Map { facts, text, question, indicator, months, units };
    map.reply(last_month).await
}

/// The months asked for, oldest first: a stretch, or those up to the newest.
async fn months(facts: &Facts<'_>, question: &Question) -> Result<Vec<Period>, StoreError> {
    let (last, from, count) = match question.period.meant() {
        PeriodAsked::Range { from, to } => (Some(*to), Some(from.start()), MONTHS),
        PeriodAsked::Last { count } => (listing::period(facts, question).await?, None, (*count as usize).min(MONTHS)),
        _ => (listing::period(facts, question).await?, None, MONTHS),
    };
    let mut months = Vec::new();
    let mut at = last;
    while let Some(month) = at.filter(|_| months.len() < count) {
        if from.is_some_and(|from| month.start() < from) {
            break;
        }
        months.push(month);
        at = month.previous();
    }
    months.reverse();
    Ok(months)
}

/// The scores by unit and month, and the months that have any.
async fn cells(
    facts: &Facts<'_>,
    question: &Question,
    months: &[Period],
    indicator: Indicator,
) -> Result<(Cells, Vec<usize>), StoreError> {
    let (mut cells, mut found) = (Cells::new(), Vec::new());
    for (at, month) in months.iter().enumerate() {
        let rows = listing::rows(facts, question, *month, indicator).await?;
        if !rows.is_empty() {
            found.push(at);
        }
        for (unit, points, max) in rows {
            cells.entry(unit).or_default().insert(at, (points, max));
        }
    }
    Ok((cells, found))
}

struct Map<'a> {
    facts: &'a Facts<'a>,
    text: Text<'a>,
    question: &'a Question,
    indicator: Indicator,
    months: Vec<Period>,
    /// Highest of the newest month first.
    units: Vec<(UnitId, Row)>,
}

impl Map<'_> {
    async fn reply(self, last: Period) -> Result<Reply, StoreError> {
        let own = own_unit(self.facts, last);
        let at = self.units.iter().position(|(unit, _)| Some(unit) == own.as_ref());
        let shown = chart::shown(self.units.len(), at);
        let located = self.located(&shown).await?;
        let source = sources(self.facts, self.text, located.values());
        let data = HeatData {
            units: units_name(self.facts, self.text, self.question, last),
            indicator: self.indicator,
            periods: self.months.clone(),
            rows: self.units.iter().map(|(unit, row)| self.row(unit, row, own.as_ref(), &located)).collect(),
            source: source.clone(),
        };
        let title = self.text.chart_heat_title(data.units.as_str(), self.text.indicator(self.indicator));
        let lines = shown.iter().filter_map(|at| self.units.get(*at)).map(|(unit, row)| self.line(unit, row));
        let message = Message::new().title(title).lines(plain(lines.collect())).note(source);
        let figures = located.values().filter_map(|one| {
            let figure = one.set.own(self.indicator)?;
            Some(figure_json(self.facts, one, figure))
        });
        let mut reply =
            Reply { kind: "heat_map", figures: figures.collect(), more: Vec::new(), message, period: Some(last) };
        if let Some(chart) = chart::heat(&data, self.text) {
            reply.message.picture = paint(chart).await;
        }
        Ok(reply)
    }

    /// The figures of what is shown, by row and month: with their doubts and letters.
    async fn located(&self, shown: &[usize]) -> Result<BTreeMap<(UnitId, usize), Located>, StoreError> {
        let mut located = BTreeMap::new();
        for (unit, row) in shown.iter().filter_map(|at| self.units.get(*at)) {
            for (at, month) in self.months.iter().enumerate().skip(self.first()) {
                if row.get(at).copied().flatten().is_some()
                    && let Some(found) = self.facts.exact(unit, *month).await?
                {
                    located.insert((unit.clone(), at), found);
                }
            }
        }
        Ok(located)
    }

    fn first(&self) -> usize {
        self.months.len().saturating_sub(SHOWN)
    }

    fn row(
        &self,
        unit: &UnitId,
        row: &[Option<(Points, Points)>],
        own: Option<&UnitId>,
        located: &BTreeMap<(UnitId, usize), Located>,
    ) -> HeatRow {
        let cells = row.iter().enumerate().map(|(at, cell)| {
            let (points, max) = (*cell)?;
            let found = located.get(&(unit.clone(), at)).and_then(|found| found.set.own(self.indicator));
            Some(Score { points, max, doubtful: found.is_some_and(|figure| figure.is_doubtful()) })
        });
        HeatRow { unit: self.facts.name(unit), own: Some(unit) == own, cells: cells.collect() }
    }

    /// "Xã Hiệp Cường: tháng 7/2024 78,91; tháng 12/2024 76,27 (-2,64)".
    fn line(&self, unit: &UnitId, row: &[Option<(Points, Points)>]) -> String {
        let name = capital(&self.facts.name(unit));
        let mut known = self.months.iter().zip(row).skip(self.first());
        let said = |points: Points| numbers::points(points, self.text.lang());
        let first = known.find_map(|(month, cell)| Some((*month, (*cell)?.0)));
        let last = known.filter_map(|(month, cell)| Some((*month, (*cell)?.0))).next_back();
        match (first, last) {
            (Some((from, first)), Some((to, last))) => {
                let change = numbers::signed(last - first, self.text.lang());
                let (from, to) = (self.text.period(from), self.text.period(to));
                self.text.chart_heat_line(name, from, said(first), to, said(last), change)
            }
            (Some((month, points)), None) => self.text.chart_heat_line_one(name, self.text.period(month), said(points)),
            _ => self.text.chart_heat_line_none(name),
        }
    }
}
