//! The stored format: its version, and the steps from older ones.

use super::engine::{Engine, Stored};
use super::keys::{Key, Space};
use super::{StoreError, codec, derived, letters_about, outcomes};

/// The format that this program writes.
pub(super) const FORMAT: u32 = STEPS.len() as u32;

type Migration = fn(&Engine) -> Result<(), StoreError>;

/// `STEPS[n]` leads from format n to n + 1. A step may be interrupted anywhere and is then repeated from its beginning.
///
/// * Format 0 had no version row and derived nothing: indexes, counters and claims are built from its rows.
/// * Format 1 did not say in a letter's head what the letter is about.
/// * Format 2 did not count the seats of a notice by how they stand.
/// * Format 3 had no journal beside its rows: a program that knows of none must not open them, it would miss changes.
/// * Format 4 had every row by itself.
const STEPS: [Migration; 5] =
    [derived::rebuild, letters_about::index_all, outcomes::rebuild, |_| Ok(()), Engine::pack_alone];

/// Brings a store to [`FORMAT`]; an empty one gets it at once.
pub(super) fn bring_up_to_date(engine: &Engine) -> Result<(), StoreError> {
    if engine.is_empty() {
        return put_format(engine, FORMAT);
    }
    let found: u32 = engine.get(format_key())?.map_or(Ok(0), |bytes| codec::read(&bytes))?;
    for (format, step) in (1u32..).zip(STEPS).skip(found as usize) {
        tracing::info!(store.format = format, "the store is brought to format {format}");
        step(engine)?;
        // What the step wrote is on disk before the version says so.
        engine.sync_alone()?;
        put_format(engine, format)?;
    }
    Ok(())
}

/// Refuses rows of a format that only a newer program knows.
pub(super) fn admit_rows(stored: Stored<'_>) -> Result<(), StoreError> {
    stored(&format_key())?.map_or(Ok(()), |bytes| admit(codec::read(&bytes)?))
}

/// Refuses a format that only a newer program knows.
pub(super) fn admit(found: u32) -> Result<(), StoreError> {
    if found > FORMAT { Err(StoreError::NewerFormat { found, supported: FORMAT }) } else { Ok(()) }
}

fn put_format(engine: &Engine, format: u32) -> Result<(), StoreError> {
    let value = codec::json(&format)?;
    engine.apply_alone(|step| step.put_all([(format_key(), value)]))?;
    engine.sync_alone()
}

pub(super) fn format_key() -> Key {
    Key::of(Space::Meta).text("format")
}
