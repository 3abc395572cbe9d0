//! Files made for one answer: kept in memory for as long as their sending takes, and never on disk.

use super::Store;
use super::documents::hex;
use crate::domain::message::FileRef;
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// As many persons as may ask for a table at about the same time; the oldest is forgotten first.
const KEPT: usize = 4;

#[derive(Default)]
pub(super) struct Lent(Mutex<VecDeque<(String, Vec<u8>)>>);

impl Lent {
    pub fn read(&self, hash: &str) -> Option<Vec<u8>> {
        let lent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lent.iter().find(|(known, _)| known == hash).map(|(_, content)| content.clone())
    }

    fn keep(&self, hash: String, content: Vec<u8>) {
        let mut lent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lent.retain(|(known, _)| *known != hash);
        lent.push_back((hash, content));
        while lent.len() > KEPT {
            lent.pop_front();
        }
    }
}

impl Store {
    /// Lends a file that is to be sent in a moment: it can be attached to a message like a kept one, and is forgotten
    /// when newer ones are lent or the process ends.
    pub fn lend_document(&self, content: Vec<u8>, name: &str) -> FileRef {
        let hash = hex(&Sha256::digest(&content));
        self.lent.keep(hash.clone(), content);
        FileRef { document: hash, name: name.to_owned() }
    }
}
