//! The unit registry: stored as rows, held in memory as one snapshot.

use super::{Store, StoreError};
use crate::domain::unit::{Unit, UnitEvent};
use crate::domain::unit_registry::UnitRegistry;
use std::sync::Arc;

impl Store {
    /// The registry as it stands.
    pub fn units(&self) -> Arc<UnitRegistry> {
        unimplemented!()
    }

    /// Replaces the whole registry. The caller has built it, so it is free of faults. Durable.
    pub async fn replace_units(&self, units: Vec<Unit>, events: Vec<UnitEvent>) -> Result<(), StoreError> {
        let _ = (units, events);
        unimplemented!()
    }
}
