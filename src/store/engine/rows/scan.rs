//! Rows in key order, from either end: a change stands in the place of the stored row.
//!
//! A scan goes forward in windows, each up to the last of a bounded number of changes, so that what it holds does not grow
//! with what has changed. Within a window the changes are read first: what goes to the database meanwhile is then found
//! there.

use super::{Changes, Rows};
use crate::store::StoreError;
use crate::store::blocks;
use crate::store::engine::{Bytes, Row};
use std::cmp::Ordering;
use std::collections::VecDeque;
use std::ops::Bound::{self, Excluded, Included, Unbounded};
use std::sync::Arc;

/// Changes in the first window: many a scan wants one row. Each further one has four times as many, up to the most.
const FIRST_WINDOW: usize = 16;
const LARGEST_WINDOW: usize = 256;

type Range = (Bound<Bytes>, Bound<Bytes>);
type Change = (Bytes, Option<Bytes>);

/// Rows in key order, from either end.
pub(in crate::store) struct Scan {
    rows: Arc<Rows>,
    /// What no window has reached.
    rest: Option<Range>,
    front: Option<Window>,
    back: Option<Window>,
    size: usize,
}

struct Window {
    stored: blocks::Range,
    /// Stored rows that were read at the front and at the back, and whose turn comes later.
    ahead: Option<Row>,
    behind: Option<Row>,
    changed: VecDeque<Change>,
}

impl Scan {
    pub(super) fn of(rows: &Arc<Rows>, prefix: &[u8], from: &[u8]) -> Scan {
        let end = after_prefix(prefix).map_or(Unbounded, |end| Excluded(Bytes::from(end)));
        let rest = Some((Included(Bytes::from(from.max(prefix))), end));
        Scan { rows: Arc::clone(rows), rest, front: None, back: None, size: FIRST_WINDOW }
    }

    /// Opens the next window at one end.
    fn open(&mut self, at_front: bool) -> Option<Window> {
        let (low, high) = self.rest.take().filter(|range| !is_empty(range))?;
        let mut changed = self.rows.changed(&(low.clone(), high.clone()), self.size, at_front);
        let whole = changed.len() < self.size;
        self.size = LARGEST_WINDOW.min(self.size * 4);
        if !at_front {
            changed = changed.into_iter().rev().collect();
        }
        let edge = if at_front { changed.back() } else { changed.front() };
        let range = match edge.map(|(key, _)| key.clone()) {
            Some(edge) if !whole && at_front => {
                self.rest = Some((Excluded(edge.clone()), high));
                (low, Included(edge))
            }
            Some(edge) if !whole => {
                self.rest = Some((low, Excluded(edge.clone())));
                (Included(edge), high)
            }
            _ => (low, high),
        };
        Some(Window { stored: self.rows.database.range(range), ahead: None, behind: None, changed })
    }

    fn noticed(&self, row: Result<Row, StoreError>) -> Result<Row, StoreError> {
        row.inspect_err(|error| self.rows.database.notice(error))
    }
}

impl Iterator for Scan {
    type Item = Result<Row, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.front.as_mut().and_then(Window::next) {
                return Some(self.noticed(row));
            }
            self.front = self.open(true);
            if self.front.is_none() {
                return self.back.as_mut()?.next().map(|row| self.noticed(row));
            }
        }
    }
}

impl DoubleEndedIterator for Scan {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.back.as_mut().and_then(Window::next_back) {
                return Some(self.noticed(row));
            }
            self.back = self.open(false);
            if self.back.is_none() {
                return self.front.as_mut()?.next_back().map(|row| self.noticed(row));
            }
        }
    }
}

impl Window {
    fn next(&mut self) -> Option<Result<Row, StoreError>> {
        loop {
            let ahead = self.ahead.take().map(Ok).or_else(|| self.stored.next());
            let stored = match ahead.or_else(|| self.behind.take().map(Ok)).transpose() {
                Ok(stored) => stored,
                Err(error) => return Some(Err(error)),
            };
            let Some((changed, _)) = self.changed.front() else { return stored.map(Ok) };
            match stored {
                Some(row) if row.0 < *changed => return Some(Ok(row)),
                Some(row) if row.0 > *changed => self.ahead = Some(row),
                _ => {}
            }
            if let Some((key, Some(value))) = self.changed.pop_front() {
                return Some(Ok((key, value)));
            }
        }
    }

    fn next_back(&mut self) -> Option<Result<Row, StoreError>> {
        loop {
            let behind = self.behind.take().map(Ok).or_else(|| self.stored.next_back());
            let stored = match behind.or_else(|| self.ahead.take().map(Ok)).transpose() {
                Ok(stored) => stored,
                Err(error) => return Some(Err(error)),
            };
            let Some((changed, _)) = self.changed.back() else { return stored.map(Ok) };
            match stored {
                Some(row) if row.0 > *changed => return Some(Ok(row)),
                Some(row) if row.0 < *changed => self.behind = Some(row),
                _ => {}
            }
            if let Some((key, Some(value))) = self.changed.pop_back() {
                return Some(Ok((key, value)));
            }
        }
    }
}

impl Rows {
    /// The first or the last `most` changes of a range, in the order in which they are met from there.
    fn changed(&self, range: &Range, most: usize, from_front: bool) -> VecDeque<Change> {
        let layers = self.read();
        let changes = |changes: &'_ Changes| -> Vec<Change> {
            let range = changes.range::<Bytes, _>(range.clone());
            let copied = |(key, value): (&Bytes, &Option<Bytes>)| (key.clone(), value.clone());
            if from_front {
                range.take(most).map(copied).collect()
            } else {
                range.rev().take(most).map(copied).collect()
            }
        };
        let (mut old, mut new) =
            (changes(&layers.leaving).into_iter().peekable(), changes(&layers.fresh).into_iter().peekable());
        drop(layers);
        let overlaid = std::iter::from_fn(|| {
            let (Some(under), Some(over)) = (old.peek(), new.peek()) else { return new.next().or_else(|| old.next()) };
            let order = if from_front { under.0.cmp(&over.0) } else { over.0.cmp(&under.0) };
            match order {
                Ordering::Less => old.next(),
                Ordering::Equal => old.next().and_then(|_| new.next()),
                Ordering::Greater => new.next(),
            }
        });
        overlaid.take(most).collect()
    }
}

fn is_empty(range: &Range) -> bool {
    match range {
        (Included(low) | Excluded(low), Excluded(high)) => low >= high,
        _ => false,
    }
}

/// The first key after all that begin with `prefix`; `None` when there is none.
pub(super) fn after_prefix(prefix: &[u8]) -> Option<Vec<u8>> {
    let (last, head) = prefix.iter().rposition(|byte| *byte < u8::MAX).and_then(|at| Some((*prefix.get(at)?, at)))?;
    let mut after = prefix.get(..head)?.to_vec();
    after.push(last + 1);
    Some(after)
}
