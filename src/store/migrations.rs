//! The stored format: its version, and the steps from older ones.

use super::engine::Engine;
use super::keys::{Key, Space};
use super::{StoreError, codec};

/// The format that this program writes.
pub(super) const FORMAT: u32 = 1;

/// Brings a store to [`FORMAT`]; an empty one gets it at once.
pub(super) fn bring_up_to_date(engine: &Engine) -> Result<(), StoreError> {
    if engine.is_empty() {
        put_format(engine, FORMAT)?;
        return engine.sync_alone();
    }
    let found = engine.get(format_key())?.map_or(Ok(0), |bytes| codec::read(&bytes))?;
    if found > FORMAT {
        return Err(StoreError::NewerFormat { found, supported: FORMAT });
    }
    Ok(())
}

fn put_format(engine: &Engine, format: u32) -> Result<(), StoreError> {
    let value = codec::json(&format)?;
    engine.apply_alone(|step| {
        step.put(format_key(), value);
        Ok(())
    })
}

pub(super) fn format_key() -> Key {
    Key::of(Space::Meta).text("format")
}
