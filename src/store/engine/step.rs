//! The changes of one step: read through, written at once or not at all.

use super::{Bytes, Changes, Row, Rows, Scan};
use crate::store::keys::Key;
use crate::store::{StoreError, codec};
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

type Hook = Box<dyn FnOnce() + Send>;

/// A step under way.
pub(in crate::store) struct Step<'a> {
    rows: &'a Arc<Rows>,
    pub(super) changes: Changes,
    pub(super) hooks: Vec<Hook>,
}

impl<'a> Step<'a> {
    pub(super) fn on(rows: &'a Arc<Rows>) -> Step<'a> {
        Step { rows, changes: Changes::new(), hooks: Vec::new() }
    }

    /// The value as this step leaves it.
    pub fn get(&self, key: impl AsRef<[u8]>) -> Result<Option<Bytes>, StoreError> {
        match self.changes.get(key.as_ref()) {
            Some(change) => Ok(change.clone()),
            None => self.rows.get(key.as_ref()),
        }
    }

    pub fn put(&mut self, key: Key, value: Vec<u8>) {
        self.changes.insert(key.into_bytes().into(), Some(value.into()));
    }

    pub fn remove(&mut self, key: impl AsRef<[u8]>) {
        self.changes.insert(key.as_ref().into(), None);
    }

    pub fn put_all(&mut self, rows: impl IntoIterator<Item = (Key, Vec<u8>)>) -> Result<(), StoreError> {
        self.changes.extend(rows.into_iter().map(|(key, value)| (key.into_bytes().into(), Some(value.into()))));
        Ok(())
    }

    pub fn remove_all(&mut self, keys: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Result<(), StoreError> {
        self.changes.extend(keys.into_iter().map(|key| (key.as_ref().into(), None)));
        Ok(())
    }

    /// The rows under `prefix` as they were before this step.
    pub fn scan(&self, prefix: &Key) -> Scan {
        self.rows.scan(prefix.as_bytes(), &[])
    }

    /// The rows under `prefix` as this step leaves them; for a few rows.
    pub fn scan_now(&self, prefix: &Key) -> Result<Vec<Row>, StoreError> {
        let mut rows: BTreeMap<Bytes, Bytes> = self.scan(prefix).collect::<Result<_, _>>()?;
        let changed = self.changes.range::<[u8], _>((Bound::Included(prefix.as_bytes()), Bound::Unbounded));
        for (key, change) in changed.take_while(|(key, _)| key.starts_with(prefix.as_bytes())) {
            match change {
                Some(value) => rows.insert(key.clone(), value.clone()),
                None => rows.remove(key),
            };
        }
        Ok(rows.into_iter().collect())
    }

    /// The rows under `prefix` from `from` on, as they were before this step.
    pub fn scan_from(&self, prefix: &Key, from: &[u8]) -> Scan {
        self.rows.scan(prefix.as_bytes(), from)
    }

    /// Whether it changes a row whose key is such.
    pub fn changes_any(&self, such: impl Fn(&[u8]) -> bool) -> bool {
        self.changes.keys().any(|key| such(key))
    }

    /// Adds one to the counter and returns it.
    pub fn next(&mut self, counter: Key) -> Result<u64, StoreError> {
        let last = self.get(&counter)?.map_or(Ok(0), |bytes| codec::read::<u64>(&bytes))?;
        self.put(counter, codec::compact(&(last + 1))?);
        Ok(last + 1)
    }

    /// Runs `hook` once the changes are applied, before the next step begins.
    pub fn after(&mut self, hook: impl FnOnce() + Send + 'static) {
        self.hooks.push(Box::new(hook));
    }
}
