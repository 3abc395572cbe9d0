//! What steps change.

use super::Bytes;
use std::collections::BTreeMap;

/// Values by key; `None` for a row that is removed.
pub(super) type Changes = BTreeMap<Bytes, Option<Bytes>>;
