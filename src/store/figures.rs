//! Figures of confirmed letters: by unit and period, and by period for rankings.

use super::{Store, StoreError};
use crate::domain::figure::FigureSet;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;

/// The current own scores of every unit in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodTable {
    pub period: Period,
    pub rows: Vec<PeriodRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodRow {
    pub unit: UnitId,
    /// Indicator, points, maximum.
    pub scores: Vec<(Indicator, Points, Points)>,
}

impl Store {
    /// The figures in force of `unit` in `period`: those of the newest confirmed letter version that has them.
    pub async fn figures(&self, unit: &UnitId, period: Period) -> Result<Option<FigureSet>, StoreError> {
        let _ = (unit, period);
        unimplemented!()
    }

    /// Every confirmed version of them, oldest first.
    pub async fn figure_history(&self, unit: &UnitId, period: Period) -> Result<Vec<FigureSet>, StoreError> {
        let _ = (unit, period);
        unimplemented!()
    }

    /// The periods `unit` has figures in force for, latest end first.
    pub async fn periods_of(&self, unit: &UnitId) -> Result<Vec<Period>, StoreError> {
        let _ = unit;
        unimplemented!()
    }

    /// All units' scores of one period.
    pub async fn period_table(&self, period: Period) -> Result<PeriodTable, StoreError> {
        let _ = period;
        unimplemented!()
    }
}
