//! What letters are read by: the units and the index sets as they stand when a piece of work begins.

use super::Desk;
use crate::domain::index_set::IndexSets;
use crate::domain::scale::ScalesInForce;
use crate::domain::unit_registry::UnitRegistry;
use std::sync::Arc;

#[derive(Clone)]
pub(super) struct Registers {
    pub units: Arc<UnitRegistry>,
    pub sets: Arc<IndexSets>,
}

impl Registers {
    /// Out of how many points a score is, by unit and period.
    pub fn in_force(&self) -> ScalesInForce<'_> {
        ScalesInForce { sets: &self.sets, units: &self.units }
    }
}

impl Desk {
    pub(super) fn registers(&self) -> Registers {
        Registers { units: self.store.units(), sets: self.store.index_sets() }
    }
}
