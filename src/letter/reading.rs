//! What one place of the text says, before the places are put together.

use super::printed_period::PrintedPeriod;
use super::unit_names::Mention;
use crate::domain::figure::{FigureRole, Rank};
use crate::domain::indicator::Indicator;
use crate::domain::points::{Points, Rate};

/// Everything read from the results of a letter, in printing order.
#[derive(Debug, Default)]
pub struct Readings {
    pub scores: Vec<Score>,
    pub rates: Vec<ReadRate>,
    pub ranks: Vec<ReadRank>,
    /// Numbers that look like scores and could not be placed.
    pub stray: Vec<Stray>,
    /// Rates that are told and not recorded. They alone make no letter.
    pub rates_aside: Vec<Stray>,
    /// The wards of the list are averaged apart from its communes.
    pub wards_apart: bool,
    /// The index or one of its groups is named.
    pub names_the_index: bool,
    /// Another index is named (PCI, PAR INDEX …).
    pub names_another_index: bool,
}

impl Readings {
    /// How many values and ranks were met, those without a place included.
    pub fn count(&self) -> usize {
        self.scores.len() + self.rates.len() + self.ranks.len() + self.stray.len()
    }

    /// What was met so far, to tell what comes behind it.
    pub fn mark(&self) -> Mark {
        Mark { scores: self.scores.len(), rates: self.rates.len(), ranks: self.ranks.len(), stray: self.stray.len() }
    }

    /// The values and ranks behind `mark` are only quoted: told, and never recorded.
    pub fn quote_from(&mut self, mark: Mark) {
        let quoted = |unit: Subject, indicator: Indicator, printed: String, line: u32| Stray {
            place: Place { unit, period: When::Unsaid },
            indicator: Some(indicator),
            printed,
            line,
            quoted: true,
        };
        for stray in self.stray.iter_mut().skip(mark.stray) {
            stray.quoted = true;
            stray.place.period = When::Unsaid;
        }
        let scores = self.scores.drain(mark.scores.min(self.scores.len())..);
        self.stray.extend(scores.map(|score| quoted(score.place.unit, score.indicator, score.printed, score.line)));
        let ranks = self.ranks.drain(mark.ranks.min(self.ranks.len())..);
        self.stray.extend(ranks.map(|rank| quoted(rank.place.unit, rank.indicator, rank.printed, rank.line)));
        let rates = self.rates.drain(mark.rates.min(self.rates.len())..);
        self.rates_aside.extend(rates.map(|rate| quoted(rate.place.unit, rate.indicator, rate.printed, rate.line)));
    }
}

/// How much had been met at one place of the text.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    scores: usize,
    rates: usize,
    ranks: usize,
    stray: usize,
}

/// What a score is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub unit: Subject,
    pub period: When,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The unit whose letter it is.
    Home,
    Named(Mention),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Unsaid,
    In(PrintedPeriod),
    /// Several periods are named for one value.
    Several,
}

impl When {
    pub fn named(self) -> Option<PrintedPeriod> {
        match self {
            When::In(period) => Some(period),
            When::Unsaid | When::Several => None,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Score {
    pub place: Place,
    pub role: FigureRole,
    pub indicator: Indicator,
    pub points: Points,
    pub decimals: usize,
    pub max: Option<Points>,
    /// The name or the digits are not certain.
    pub doubtful: bool,
    pub printed: String,
    pub line: u32,
    /// Paragraph and bytes, to print two values in one piece.
    pub paragraph: usize,
    pub span: (usize, usize),
}

impl Score {
    /// A score of a table is printed by its row, not by a place in a paragraph.
    pub const NO_PARAGRAPH: usize = usize::MAX;

    pub fn is_in_text(&self) -> bool {
        self.paragraph != Score::NO_PARAGRAPH
    }
}

#[derive(Debug, Clone)]
pub struct ReadRate {
    pub place: Place,
    pub indicator: Indicator,
    pub rate: Rate,
    /// What the words before it say it is of.
    pub label: Option<String>,
    /// The heading of its column or row in a table.
    pub heading: Option<String>,
    /// Nothing but the group, the unit and the period is named with it: it may stand for itself.
    pub of_the_whole: bool,
    pub printed: String,
    pub line: u32,
}

#[derive(Debug, Clone)]
pub struct ReadRank {
    pub place: Place,
    pub indicator: Indicator,
    pub rank: Rank,
    pub printed: String,
    pub line: u32,
}

#[derive(Debug, Clone)]
pub struct Stray {
    pub place: Place,
    pub indicator: Option<Indicator>,
    pub printed: String,
    pub line: u32,
    /// A value of another period, quoted for comparison.
    pub quoted: bool,
}
