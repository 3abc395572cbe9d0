//! What a picture is made of: figures with their units and periods, nothing of where they are stored.

use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;

/// One stored figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    pub points: Points,
    pub max: Points,
    /// Its letter leaves a doubt about it; the picture marks it.
    pub doubtful: bool,
}

/// One unit over periods, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendData {
    /// The unit as a sentence names it: "xã Hiệp Cường".
    pub unit: String,
    pub indicator: Indicator,
    /// Periods of one kind without gaps; one without a figure has no score, which is not zero.
    pub points: Vec<TrendPoint>,
    /// Whose average the points carry.
    pub average: FigureRole,
    /// The sentence that names the letters.
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendPoint {
    pub period: Period,
    pub own: Option<Score>,
    pub average: Option<Points>,
}

/// The groups of one unit in one period, in printing order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupsData {
    pub unit: String,
    pub period: Period,
    pub groups: Vec<GroupScore>,
    pub average: FigureRole,
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupScore {
    pub indicator: Indicator,
    pub own: Score,
    pub average: Option<Points>,
}

/// Units of one period, highest first; equal points share a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankingData {
    /// What the units are together: "các xã".
    pub units: String,
    pub indicator: Indicator,
    pub period: Period,
    pub rows: Vec<RankedUnit>,
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedUnit {
    pub place: usize,
    pub unit: String,
    pub score: Score,
    /// The unit of whoever asks.
    pub own: bool,
}

/// Units by periods. Every row has one cell a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatData {
    pub units: String,
    pub indicator: Indicator,
    /// Oldest first.
    pub periods: Vec<Period>,
    /// In the order in which they are shown.
    pub rows: Vec<HeatRow>,
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatRow {
    pub unit: String,
    pub own: bool,
    pub cells: Vec<Option<Score>>,
}
