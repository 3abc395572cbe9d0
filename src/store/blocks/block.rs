//! One block: a mark, then its rows in the order of their keys. Of each: how many bytes its key shares with the key
//! before it (the first with the block's own), how many follow, those; the length of its value, and the value. Lengths
//! are varints.

use super::{BlockSize, Pair, is_packed};
use crate::store::StoreError;
use sled::IVec;

/// No value of a row that may stand in a block begins so (`codec.rs`).
const BLOCK_1: u8 = 0x31;

/// A key and its value, before they are written.
pub(super) type Row<'a> = (Vec<u8>, &'a [u8]);

pub(super) fn is_block((key, value): &Pair) -> bool {
    is_packed(key) && value.first() == Some(&BLOCK_1)
}

/// Rows one after the other; a row that is no block is the only one of its own.
pub(super) struct Rows<'a> {
    key: Vec<u8>,
    rest: &'a [u8],
    alone: bool,
    begun: bool,
}

impl<'a> Rows<'a> {
    pub fn of(entry: &'a Pair) -> Rows<'a> {
        let alone = !is_block(entry);
        let rest = if alone { &entry.1 } else { entry.1.get(1..).unwrap_or_default() };
        Rows { key: entry.0.to_vec(), rest, alone, begun: false }
    }

    /// The key last come to.
    pub fn key(&self) -> &[u8] {
        &self.key
    }

    /// Goes to the next row; its value.
    pub fn step(&mut self) -> Result<Option<&'a [u8]>, StoreError> {
        let first = !std::mem::replace(&mut self.begun, true);
        if self.alone {
            return Ok(first.then_some(self.rest));
        }
        if self.rest.is_empty() {
            return Ok(None);
        }
        let row = self.read().ok_or_else(|| StoreError::Corrupt("a block of rows".to_owned()))?;
        let (shared, tail, value) = row;
        let ascends = self.key.get(shared..).is_some_and(|before| before < tail || (first && before == tail));
        if !ascends {
            return Err(StoreError::Corrupt("the order of a block of rows".to_owned()));
        }
        self.key.truncate(shared);
        self.key.extend(tail);
        Ok(Some(value))
    }

    fn read(&mut self) -> Option<(usize, &'a [u8], &'a [u8])> {
        let shared = self.number()?;
        let tail = self.bytes()?;
        Some((shared, tail, self.bytes()?))
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..4 {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= usize::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

pub(super) fn rows(entry: &Pair) -> Result<Vec<Row<'_>>, StoreError> {
    let mut reading = Rows::of(entry);
    let mut rows = Vec::new();
    while let Some(value) = reading.step()? {
        rows.push((reading.key().to_vec(), value));
    }
    Ok(rows)
}

pub(super) fn find(entry: &Pair, key: &[u8]) -> Result<Option<IVec>, StoreError> {
    let mut reading = Rows::of(entry);
    while let Some(value) = reading.step()? {
        if reading.key() >= key {
            return Ok((reading.key() == key).then(|| value.into()));
        }
    }
    Ok(None)
}

/// Blocks that hold the rows, with their keys. The first covers from `begin` on, or from its first row.
pub(super) fn cut(begin: Option<&[u8]>, rows: &[Row], size: BlockSize) -> Vec<(Vec<u8>, Vec<u8>)> {
    let Some((first, _)) = rows.first() else { return Vec::new() };
    let begin = begin.unwrap_or(first);
    let mut whole = Writing::at(begin);
    for row in rows {
        if whole.value.len() <= size.most {
            whole.add(row);
        }
    }
    if whole.value.len() <= size.most || rows.len() == 1 {
        return vec![whole.done()];
    }
    let mut pieces = Vec::new();
    let mut piece = Writing::at(begin);
    for row in rows {
        if !piece.is_empty() && piece.value.len() + piece.needed(row) > size.piece {
            pieces.push(std::mem::replace(&mut piece, Writing::at(&row.0)).done());
        }
        piece.add(row);
    }
    pieces.push(piece.done());
    pieces
}

struct Writing<'a> {
    begin: &'a [u8],
    last: &'a [u8],
    value: Vec<u8>,
}

impl<'a> Writing<'a> {
    fn at(begin: &'a [u8]) -> Writing<'a> {
        Writing { begin, last: begin, value: vec![BLOCK_1] }
    }

    fn is_empty(&self) -> bool {
        self.value.len() == 1
    }

    fn needed(&self, (key, value): &Row) -> usize {
        let tail = key.len() - shared(self.last, key);
        tail + value.len() + 3
    }

    fn add(&mut self, (key, value): &'a Row) {
        let shared = shared(self.last, key);
        let tail = key.get(shared..).unwrap_or_default();
        self.number(shared);
        self.bytes(tail);
        self.bytes(value);
        self.last = key;
    }

    fn done(self) -> (Vec<u8>, Vec<u8>) {
        (self.begin.to_vec(), self.value)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.value.extend(bytes);
    }

    fn number(&mut self, number: usize) {
        let mut rest = number;
        while rest > 0x7F {
            self.value.push((rest & 0x7F) as u8 | 0x80);
            rest >>= 7;
        }
        self.value.push(rest as u8);
    }
}

fn shared(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}
