//! The backup.

use super::StoreError;
use super::documents::Documents;
use super::engine::Engine;
use chrono::{DateTime, Utc};
use std::io::{Read, Write};
use std::path::Path;

pub(super) async fn write(
    _engine: &Engine,
    _documents: &Documents,
    _to: &mut (dyn Write + Send),
) -> Result<u64, StoreError> {
    Err(StoreError::Io("todo".into()))
}

pub(super) fn restore(_folder: &Path, _from: &mut dyn Read, _now: DateTime<Utc>) -> Result<u64, StoreError> {
    Err(StoreError::Io("todo".into()))
}
