//! The unit registry: stored as rows, held in memory as one snapshot.

use super::engine::{BATCH_ROWS, Bytes, Engine, Step, blocking};
use super::keys::{Key, KeyParts, Space};
use super::{Store, StoreError, codec};
use crate::domain::unit::{Unit, UnitEvent};
use crate::domain::unit_registry::UnitRegistry;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A row of the unit table.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Chunk {
    Units(Vec<Unit>),
    Events(Vec<UnitEvent>),
}

/// Units in one row.
const CHUNK_UNITS: usize = 16;

impl Store {
    /// The registry as it stands.
    pub fn units(&self) -> Arc<UnitRegistry> {
        self.memory.units()
    }

    /// Replaces the whole registry. The caller has built it, so it is free of faults. Durable.
    pub async fn replace_units(&self, units: Vec<Unit>, events: Vec<UnitEvent>) -> Result<(), StoreError> {
        let (registry, rows) = blocking(move || {
            let units_rows = units.chunks(CHUNK_UNITS).map(|units| codec::json(&Chunk::Units(units.to_vec())));
            let event_rows = events.chunks(CHUNK_UNITS).map(|events| codec::json(&Chunk::Events(events.to_vec())));
            let rows: Vec<Vec<u8>> = units_rows.chain(event_rows).collect::<Result<_, _>>()?;
            Ok((build(units, events)?, rows))
        })
        .await?;
        // Rows of a generation that never became current are removed with the next change.
        let preparing = self.engine.unrecorded();
        let generation = preparing.apply(|step| step.next(Key::of(Space::Meta).text("last unit generation"))).await?;
        let mut place = 0u32;
        for batch in rows.chunks(BATCH_ROWS) {
            let rows: Vec<(u32, Vec<u8>)> = (place..).zip(batch.iter().cloned()).collect();
            place += u32::try_from(rows.len()).unwrap_or(u32::MAX);
            let row_key = move |place| Key::of(Space::Units).u64(generation).u32(place);
            let put = move |step: &mut Step| step.put_all(rows.into_iter().map(|(place, row)| (row_key(place), row)));
            preparing.apply_large(put).await?;
        }
        let (memory, registry) = (Arc::clone(&self.memory), Arc::new(registry));
        self.engine
            .commit(move |step| {
                step.put(current_key(), codec::compact(&generation)?);
                step.after(move || memory.set_units(registry));
                Ok(())
            })
            .await?;
        self.remove_old_units(generation).await
    }

    async fn remove_old_units(&self, current: u64) -> Result<(), StoreError> {
        let mut old: Vec<Bytes> = Vec::new();
        for row in self.engine.scan(&Key::of(Space::Units)) {
            let key = row?.0;
            if KeyParts::of(&key).u64().is_some_and(|generation| generation < current) {
                old.push(key);
            }
        }
        for batch in old.chunks(BATCH_ROWS) {
            let batch = batch.to_vec();
            self.engine.apply_large(move |step| step.remove_all(&batch)).await?;
        }
        Ok(())
    }
}

/// The registry of the current generation; empty before the first.
pub(super) fn load(engine: &Engine) -> Result<UnitRegistry, StoreError> {
    let Some(current) = engine.get(current_key())? else { return Ok(UnitRegistry::default()) };
    let generation: u64 = codec::read(&current)?;
    let (mut units, mut events) = (Vec::new(), Vec::new());
    for row in engine.scan(&Key::of(Space::Units).u64(generation)) {
        match codec::read(&row?.1)? {
            Chunk::Units(chunk) => units.extend(chunk),
            Chunk::Events(chunk) => events.extend(chunk),
        }
    }
    build(units, events)
}

fn build(units: Vec<Unit>, events: Vec<UnitEvent>) -> Result<UnitRegistry, StoreError> {
    UnitRegistry::build(units, events).map_err(|faults| StoreError::Corrupt(format!("unit table: {faults:?}")))
}

fn current_key() -> Key {
    Key::of(Space::Meta).text("unit generation")
}
