//! Readings → figure sets: places resolved to units and periods, values of one score brought together, doubts raised.

mod parts;
mod rates;
mod sums;

use super::checks::{self, Column, Printed};
use super::printed_period::Years;
use super::reading::{Place, ReadRank, Readings, Score, Stray, Subject, When};
use super::unit_names::{Mention, Names};
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureSet, FigureStatus, PrintedRate, RateAlone};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{LetterDoubt, LetterId, LetterRef};
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::scale::{Scale, Scales, ScalesInForce};
use crate::domain::unit::UnitId;
use parts::{is_of_communes_alone, stray};
use std::collections::HashMap;
use sums::{check_sums, doubt_shifted_lines};

/// Whose letter it is, and how its names and periods resolve.
pub struct Setting<'a> {
    pub names: &'a Names<'a>,
    pub home: UnitId,
    pub years: Years,
    /// The text of the letter by paragraph, to print two values in one piece.
    pub paragraphs: &'a [super::paragraph::Paragraph],
    /// The period of results that the text gives no period for.
    pub unsaid: Option<Period>,
    /// Out of how many points each group is scored: as it may be printed, and as it holds in a period.
    pub scales: &'a Scales,
    pub in_force: ScalesInForce<'a>,
}

/// What the readings come to.
pub struct Assembled {
    pub figure_sets: Vec<FigureSet>,
    pub rates_alone: Vec<RateAlone>,
    pub doubts: Vec<LetterDoubt>,
    /// Whether anything but rates was met: these alone make no letter of the index.
    pub states_results: bool,
}

/// Figures, rates without figures, and doubts.
pub fn assemble(readings: Readings, setting: &Setting<'_>) -> Assembled {
    let mut table =
        Table { setting, sets: Vec::new(), places: HashMap::new(), rates_alone: Vec::new(), doubts: Vec::new() };
    let states_results = !(readings.scores.is_empty() && readings.stray.is_empty() && readings.ranks.is_empty());
    for score in readings.scores {
        match readings.wards_apart && is_of_communes_alone(&score) {
            true => table.tell(stray(score)),
            false => table.add(score),
        }
    }
    for stray in readings.stray {
        table.doubt_beside(&stray);
        table.tell(stray);
    }
    for rate in readings.rates {
        table.rate(rate);
    }
    for stray in readings.rates_aside {
        table.tell(stray);
    }
    table.tell_rates_that_differ();
    for rank in readings.ranks {
        table.rank(rank);
    }
    table.close(states_results)
}

/// The store gives the letter its identity; until then the source is a blank.
pub fn empty_set(unit: UnitId, period: Period) -> FigureSet {
    let source = LetterRef { letter: LetterId::from_text(""), version: 0 };
    FigureSet { unit, period, source, figures: Vec::new() }
}

struct Table<'a> {
    setting: &'a Setting<'a>,
    sets: Vec<Set>,
    /// Where the set of a unit and period stands in `sets`: an annex has thousands.
    places: HashMap<(UnitId, Period), usize>,
    rates_alone: Vec<RateAlone>,
    doubts: Vec<LetterDoubt>,
}

struct Set {
    unit: UnitId,
    period: Period,
    cells: Vec<Cell>,
}

/// One score: everything that was printed for it.
struct Cell {
    role: FigureRole,
    indicator: Indicator,
    values: Vec<Score>,
    /// The year of the period was only supposed.
    supposed: bool,
    rate: Option<(crate::domain::points::Rate, Option<String>)>,
    ranks: Vec<ReadRank>,
}

impl Setting<'_> {
    fn period(&self, when: When) -> Option<(Period, bool)> {
        match when {
            When::In(printed) => self.years.resolve(printed),
            When::Unsaid => self.unsaid.map(|period| (period, false)),
            When::Several => None,
        }
    }

    fn unit(&self, subject: &Subject, period: Period) -> Option<UnitId> {
        match subject {
            Subject::Home => Some(self.home.clone()),
            Subject::Named(Mention::Named { candidates, .. }) => {
                let known = self.years.letter_day.unwrap_or(self.years.today);
                self.names.resolve(candidates, &self.home, period.end().min(known.max(period.start())))
            }
            Subject::Named(_) => None,
        }
    }
}

impl Table<'_> {
    fn add(&mut self, score: Score) {
        let resolved = self
            .setting
            .period(score.place.period)
            .and_then(|(period, supposed)| Some((self.setting.unit(&score.place.unit, period)?, period, supposed)));
        let Some((unit, period, supposed)) = resolved else {
            let period = self.setting.period(score.place.period).map(|(period, _)| period);
            let printed = match &score.place.unit {
                Subject::Named(Mention::Unknown { printed, .. } | Mention::Named { printed, .. })
                    if !score.printed.contains(printed.as_str()) =>
                {
                    format!("{printed}: {}", score.printed)
                }
                _ => score.printed.clone(),
            };
            return self.doubt(period, Some(score.indicator), score.line, printed, Doubt::Unclear);
        };
        let set = self.set(unit, period);
        match set.cells.iter_mut().find(|cell| cell.role == score.role && cell.indicator == score.indicator) {
            Some(cell) => cell.add(score),
            None => set.cells.push(Cell {
                role: score.role,
                indicator: score.indicator,
                values: vec![score],
                supposed,
                rate: None,
                ranks: Vec::new(),
            }),
        }
    }

    fn set(&mut self, unit: UnitId, period: Period) -> &mut Set {
        let next = self.sets.len();
        let at = *self.places.entry((unit.clone(), period)).or_insert(next);
        if at == next {
            self.sets.push(Set { unit, period, cells: Vec::new() });
        }
        &mut self.sets[at]
    }

    fn cell(&mut self, place: &Place, indicator: Indicator) -> Option<&mut Cell> {
        let (period, _) = self.setting.period(place.period)?;
        let unit = self.setting.unit(&place.unit, period)?;
        let at = *self.places.get(&(unit, period))?;
        let set = self.sets.get_mut(at)?;
        set.cells.iter_mut().find(|cell| cell.role == FigureRole::Own && cell.indicator == indicator)
    }

    /// A number on the indicator's own scale ("6,9/10") that could not be placed stands in the line of a score: it may be
    /// another value of it.
    fn doubt_beside(&mut self, stray: &Stray) {
        let on_scale = |indicator: &Indicator| {
            let maximum =
                stray.printed.trim_end_matches(" điểm").rsplit_once('/').and_then(|(_, max)| Points::parse(max));
            maximum.is_some_and(|maximum| self.setting.scales.may_be(*indicator, maximum))
        };
        let Some(indicator) = stray.indicator.filter(|_| !stray.quoted).filter(on_scale) else { return };
        let Some(cell) = self.cell(&stray.place, indicator) else { return };
        for score in cell.values.iter_mut().filter(|score| score.line == stray.line && score.is_in_text()) {
            score.doubtful = true;
        }
    }

    fn rank(&mut self, rank: ReadRank) {
        match self.cell(&rank.place, rank.indicator) {
            Some(cell) => {
                if !cell.ranks.iter().any(|known| known.rank == rank.rank) {
                    cell.ranks.push(rank);
                }
            }
            None => {
                let period = self.setting.period(rank.place.period).map(|(period, _)| period);
                self.doubt(period, Some(rank.indicator), rank.line, rank.printed, Doubt::Unclear);
            }
        }
    }

    fn tell(&mut self, stray: Stray) {
        let period = self.setting.period(stray.place.period).map(|(period, _)| period);
        let doubt = if stray.quoted { Doubt::Quoted } else { Doubt::Unclear };
        self.doubt(period, stray.indicator, stray.line, stray.printed, doubt);
    }

    fn doubt(
        &mut self,
        period: Option<Period>,
        indicator: Option<Indicator>,
        line: u32,
        printed: String,
        doubt: Doubt,
    ) {
        self.doubts.push(LetterDoubt { period, indicator, line, printed, doubt });
    }

    fn close(mut self, states_results: bool) -> Assembled {
        let mut figure_sets = Vec::new();
        let sets = std::mem::take(&mut self.sets);
        // Where payment has a score of its own, a unit without one misses it; "trực tuyến" holds no payment there.
        let of_payment = |set: &&Set| set.cells.iter().any(|cell| cell.indicator == Indicator::Tttt);
        let apart: Vec<Period> = sets.iter().filter(of_payment).map(|set| set.period).collect();
        let mut scales: HashMap<Period, Scale> = HashMap::new();
        for mut set in sets {
            let scale = scales
                .entry(set.period)
                .or_insert_with(|| self.setting.in_force.in_period(set.period, &self.setting.home));
            for role in FigureRole::ALL {
                if apart.contains(&set.period) {
                    set.doubt_online(role);
                } else {
                    set.settle_online(role, scale);
                }
            }
            for cell in &mut set.cells {
                for component in cell.drop_components(scale) {
                    self.doubt(
                        Some(set.period),
                        Some(cell.indicator),
                        component.line,
                        component.printed,
                        Doubt::Unclear,
                    );
                }
                if cell.ranks.len() > 1 {
                    let first = cell.ranks.swap_remove(0);
                    let rest = std::mem::take(&mut cell.ranks);
                    let printed = std::iter::once(first.printed).chain(rest.into_iter().map(|rank| rank.printed));
                    let printed = printed.collect::<Vec<_>>().join("; ");
                    self.doubt(Some(set.period), Some(cell.indicator), first.line, printed, Doubt::Unclear);
                }
            }
            let figures = figures_of(&set, self.setting, scale);
            for figure in &figures {
                if let FigureStatus::Doubtful(doubt) = &figure.status {
                    let printed = figure.printed.clone();
                    self.doubt(Some(set.period), Some(figure.indicator), figure.line, printed, doubt.clone());
                }
            }
            figure_sets.push(FigureSet { figures, ..empty_set(set.unit, set.period) });
        }
        self.doubts.sort_by_key(|doubt| doubt.line);
        Assembled { figure_sets, rates_alone: self.rates_alone, doubts: self.doubts, states_results }
    }
}

impl Cell {
    /// The same value once more says nothing new, except what the first left out.
    fn add(&mut self, score: Score) {
        match self.values.iter_mut().find(|value| {
            value.points == score.points && (value.max == score.max || score.max.is_none() || value.max.is_none())
        }) {
            Some(same) => {
                same.max = same.max.or(score.max);
                same.doubtful &= score.doubtful;
            }
            None => self.values.push(score),
        }
    }

    /// Takes out values on another scale than the group's when one on the group's own scale is there: criteria below
    /// the group.
    fn drop_components(&mut self, scale: &Scale) -> Vec<Score> {
        let own = scale.max(self.indicator);
        let own_scale = |score: &Score| score.max.is_none_or(|max| max == own);
        if !self.values.iter().any(own_scale) {
            return Vec::new();
        }
        let (kept, dropped) = std::mem::take(&mut self.values).into_iter().partition(own_scale);
        self.values = kept;
        dropped
    }

    /// As it is printed, else as the index set of the period has it.
    fn max(&self, scale: &Scale) -> Points {
        self.values.iter().find_map(|score| score.max).unwrap_or(scale.max(self.indicator))
    }
}

fn figures_of(set: &Set, setting: &Setting<'_>, scale: &Scale) -> Vec<Figure> {
    let printed = |score: &Score| Printed { points: score.points, decimals: score.decimals };
    let column = |role: FigureRole| -> Column {
        set.cells
            .iter()
            .filter(|cell| cell.role == role)
            .map(|cell| (cell.indicator, cell.values.iter().map(printed).collect()))
            .collect()
    };
    let columns = FigureRole::ALL.map(|role| (role, column(role)));
    let of_role = |role: FigureRole| columns.iter().find(|(other, _)| *other == role).map(|(_, column)| column);
    let mut figures: Vec<Figure> = set
        .cells
        .iter()
        .filter_map(|cell| {
            let own_column = of_role(cell.role)?;
            let total = only(own_column, Indicator::Total);
            let average = of_role(FigureRole::ProvinceAverage)
                .filter(|_| cell.role == FigureRole::Own)
                .and_then(|column| only(column, cell.indicator))
                .map(|average| average.points);
            let (taken, two) = if cell.values.len() > 1 {
                let (taken, doubt) = checks::two_values(own_column, cell.indicator, total, average, scale);
                (taken, Some(doubt))
            } else {
                (0, None)
            };
            let score = cell.values.get(taken)?;
            let max = cell.max(scale);
            let maxima_differ = cell.values.iter().any(|value| value.max.is_some_and(|other| other != max));
            let other_scale = max != scale.max(cell.indicator);
            let unclear = score.doubtful || cell.supposed || maxima_differ || other_scale;
            let above = (score.points > max).then_some(Doubt::AboveMaximum { max });
            let doubt = two.or(above).or(unclear.then_some(Doubt::Unclear));
            Some(Figure {
                role: cell.role,
                indicator: cell.indicator,
                points: score.points,
                max,
                rank: cell.ranks.first().map(|rank| rank.rank),
                rate: cell.rate.as_ref().map(|(rate, label)| PrintedRate {
                    rate: *rate,
                    kind: checks::rate_kind(*rate, score.points, score.decimals, max),
                    label: label.clone(),
                }),
                status: doubt.map_or(FigureStatus::Certain, FigureStatus::Doubtful),
                printed: printed_of(cell, setting),
                line: score.line,
            })
        })
        .collect();
    check_sums(&mut figures, set, scale);
    doubt_shifted_lines(&mut figures);
    figures
}

fn only(column: &Column, indicator: Indicator) -> Option<Printed> {
    column.iter().find(|(other, _)| *other == indicator).and_then(|(_, values)| match values[..] {
        [only] => Some(only),
        _ => None,
    })
}

/// The words of the letter; two values of one paragraph in one piece.
fn printed_of(cell: &Cell, setting: &Setting<'_>) -> String {
    let Some(first) = cell.values.first() else { return String::new() };
    let same_place = cell.values.iter().all(|score| score.paragraph == first.paragraph);
    let paragraph = setting.paragraphs.get(first.paragraph).filter(|_| same_place);
    let end = cell.values.iter().map(|score| score.span.1).max().unwrap_or(first.span.1);
    match paragraph.and_then(|paragraph| paragraph.text.get(first.span.0..end)) {
        Some(whole) if whole.chars().count() <= 200 => whole.to_owned(),
        _ => cell.values.iter().map(|score| score.printed.as_str()).collect::<Vec<_>>().join("; "),
    }
}
