//! A view of all rows as they were at one moment, while others write: what changes before the view has read it is kept
//! as it was.

use super::{Bytes, Engine, Row, Rows, blocking};
use crate::store::StoreError;
use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

/// A consistent view of all rows. One at a time; it ends when it is dropped.
pub(in crate::store) struct View {
    engine: Engine,
    _watched: Arc<()>,
}

/// What a [`View`] needs: rows that change before it has read them are kept here as they were.
#[derive(Default)]
pub(super) struct Snapshot {
    /// Gone once the view is dropped.
    watched: Weak<()>,
    /// Keys up to this one have been read.
    cursor: Bytes,
    finished: bool,
    kept: BTreeMap<Bytes, Option<Bytes>>,
}

impl View {
    /// The next rows in key order; `None` at the end.
    pub async fn next(&mut self, rows: usize) -> Result<Option<Vec<Row>>, StoreError> {
        let mut writer = Arc::clone(&self.engine.0.writer).lock_owned().await;
        let inner = Arc::clone(&self.engine.0);
        blocking(move || match &mut writer.snapshot {
            Some(snapshot) if !snapshot.finished => snapshot.read(&inner.rows, rows).map(Some),
            _ => Ok(None),
        })
        .await
    }
}

impl Engine {
    /// Begins a view of all rows as they are now.
    pub async fn view(&self) -> Result<View, StoreError> {
        let mut writer = self.0.writer.lock().await;
        if writer.snapshot.as_ref().is_some_and(Snapshot::is_watched) {
            return Err(StoreError::Io("another backup or check is under way".to_owned()));
        }
        let watched = Arc::new(());
        writer.snapshot = Some(Snapshot { watched: Arc::downgrade(&watched), ..Snapshot::default() });
        Ok(View { engine: self.clone(), _watched: watched })
    }
}

impl Snapshot {
    pub fn is_watched(&self) -> bool {
        self.watched.strong_count() > 0
    }

    pub fn keep<'a>(&mut self, rows: &Rows, keys: impl Iterator<Item = &'a Bytes>) -> Result<(), StoreError> {
        for key in keys {
            if **key > *self.cursor && !self.kept.contains_key(key) {
                self.kept.insert(key.clone(), rows.get(key)?);
            }
        }
        Ok(())
    }

    fn read(&mut self, all: &Arc<Rows>, rows: usize) -> Result<Vec<Row>, StoreError> {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        let from = Excluded(self.cursor.clone());
        let mut found: BTreeMap<Bytes, Bytes> = BTreeMap::new();
        for row in all.scan(&[], &after(&self.cursor)).take(rows) {
            let (key, value) = row?;
            found.insert(key, value);
        }
        // Rows kept in the range just read stand for what the rows have become meanwhile; with fewer rows than asked
        // for, the range reaches to the end.
        let end = if found.len() == rows { found.keys().next_back().cloned() } else { None };
        let to = end.clone().map_or(Unbounded, Included);
        for (key, value) in self.kept.range((from, to)) {
            match value {
                Some(value) => found.insert(key.clone(), value.clone()),
                None => found.remove(key),
            };
        }
        match end {
            Some(last) => {
                self.kept = self.kept.split_off(&last);
                self.kept.remove(&last);
                self.cursor = last;
            }
            None => self.finished = true,
        }
        Ok(found.into_iter().collect())
    }
}

/// The first key behind `key`.
fn after(key: &[u8]) -> Vec<u8> {
    [key, &[0]].concat()
}
