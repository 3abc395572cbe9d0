//! What can be verified about a store while it is in use.

use super::contacts::ContactRow;
use super::deliveries::ClaimRow;
use super::delivery_row::CountsRow;
use super::derived::{self, Count};
use super::documents::hex;
use super::engine::{BATCH_ROWS, blocking};
use super::keys::{KeyParts, Space};
use super::letter_rows::{self, Head, TableRow};
use super::memory::LetterMarks;
use super::receipts::Receipt;
use super::{Store, StoreError, codec, delivery_row, outcomes};
use crate::domain::audit::AuditBreak;
use crate::domain::delivery::DeliveryState;
use crate::domain::directive_progress::{ProgressEvent, ProgressStep};
use crate::domain::index_set::IndexSet;
use crate::domain::lead::Lead;
use crate::domain::memo::Memo;
use crate::domain::notice::{Acknowledgement, Notice, NoticeId};
use crate::domain::reform::Reform;
use crate::domain::seat::{Invitation, Person, Seat};
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// No request takes as long; a row claimed before is left over.
const LONGEST_REQUEST: TimeDelta = TimeDelta::minutes(10);

/// Unreadable rows beyond this many are counted only.
const LISTED: usize = 20;

impl Store {
    /// Checks what can be checked without stopping: readable rows, indexes and counters against rows, claims older than
    /// a request, figures of letters that are not there, documents. Each finding is a line for the operator.
    pub async fn check(&self) -> Result<Vec<String>, StoreError> {
        let mut audit = Audit::of(Utc::now(), self.memory.letters());
        let mut view = self.engine.view().await?;
        while let Some(batch) = view.next(4 * BATCH_ROWS).await? {
            audit = blocking(move || {
                batch.iter().for_each(|(key, value)| audit.row(key, value));
                Ok(audit)
            })
            .await?;
        }
        drop(view);
        let engine = self.engine.clone();
        let misfits = blocking(move || engine.misfits()).await?;
        let breaks: Vec<String> = self.verify_audit(None).await?.breaks.iter().map(AuditBreak::to_string).collect();
        let documents = Arc::clone(&self.documents);
        blocking(move || {
            for hash in std::mem::take(&mut audit.documents) {
                match documents.read(&hash)? {
                    Some(content) if hex(&Sha256::digest(&content)) == hash => {}
                    Some(_) => audit.find(format!("document {hash} is not what was stored")),
                    None => audit.find(format!("document {hash} is missing")),
                }
            }
            Ok(audit.findings())
        })
        .await
        .map(|findings| [findings, misfits, breaks, self.set_aside()].concat())
    }
}

struct Audit {
    now: DateTime<Utc>,
    letters: Arc<LetterMarks>,
    findings: Vec<String>,
    unreadable: usize,
    count: Count,
    counted: BTreeMap<NoticeId, CountsRow>,
    outcomes: outcomes::Expected,
    indexes: BTreeMap<u8, Sums>,
    /// How many claims are older than a request, and since when the oldest stands.
    stale: Option<(u64, DateTime<Utc>)>,
    claimed: HashSet<Vec<u8>>,
    listed_claims: HashSet<Vec<u8>>,
    heads: BTreeSet<u64>,
    pending: BTreeSet<u64>,
    /// Imports that have figures, with the number of their rows.
    imports: BTreeMap<u64, u64>,
    documents: BTreeSet<String>,
}

/// Index entries expected and found: their number and a sum of hashes, whatever their order.
#[derive(Default, PartialEq)]
struct Sums {
    expected: (u64, u64),
    found: (u64, u64),
}

impl Audit {
    fn of(now: DateTime<Utc>, letters: Arc<LetterMarks>) -> Audit {
        Audit {
            now,
            letters,
            findings: Vec::new(),
            unreadable: 0,
            count: Count::default(),
            counted: BTreeMap::new(),
            outcomes: outcomes::Expected::default(),
            indexes: BTreeMap::new(),
            stale: None,
            claimed: HashSet::new(),
            listed_claims: HashSet::new(),
            heads: BTreeSet::new(),
            pending: BTreeSet::new(),
            imports: BTreeMap::new(),
            documents: BTreeSet::new(),
        }
    }

    fn find(&mut self, finding: String) {
        self.findings.push(finding);
    }

    fn row(&mut self, key: &[u8], value: &[u8]) {
        if let Err(error) = self.read(key, value) {
            self.unreadable += 1;
            if self.unreadable <= LISTED {
                self.find(format!("row {}: {error}", key.escape_ascii()));
            }
        }
    }

    fn read(&mut self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        let space = Space::of(key).ok_or_else(|| StoreError::Corrupt("a kind of row that is not known".to_owned()))?;
        for (entry, entry_value) in derived::entries(key, value)? {
            if let Some(index) = Space::of(entry.as_bytes()) {
                add(&mut self.indexes.entry(index as u8).or_default().expected, entry.as_bytes(), &entry_value);
            }
        }
        self.count.row(key, value)?;
        self.outcomes.row(key, value)?;
        if derived::INDEXES.contains(&space) {
            add(&mut self.indexes.entry(space as u8).or_default().found, key, value);
        }
        match space {
            Space::Delivery => self.delivery(key, value)?,
            Space::Claim => self.listed_claims.extend(codec::read::<ClaimRow>(value)?.rows),
            Space::NoticeCounts => {
                if let Some(notice) = derived::counted_notice(key) {
                    self.counted.insert(notice, codec::read(value)?);
                }
            }
            Space::Letter => {
                let head: Head = codec::read(value)?;
                self.heads.insert(head.import);
                self.documents.insert(head.document);
            }
            Space::PendingLetter => {
                self.pending.extend(KeyParts::of(key).u64());
            }
            Space::Figures => {
                letter_rows::read_figures(value)?;
                let import = key.last_chunk().map(|bytes| u64::from_be_bytes(*bytes));
                *self.imports.entry(import.unwrap_or_default()).or_default() += 1;
            }
            Space::PeriodTable => drop(codec::read::<Vec<TableRow>>(value)?),
            Space::Notice => drop(codec::read::<Notice>(value)?),
            Space::NoticeLead => drop(codec::read::<Lead>(value)?),
            Space::Acknowledgement => drop(codec::read::<Acknowledgement>(value)?),
            Space::Seat => drop(codec::read::<Seat>(value)?),
            Space::IndexSet => drop(codec::read::<IndexSet>(value)?),
            Space::Reform => drop(codec::read::<Reform>(value)?),
            Space::Memo => drop(codec::read::<Memo>(value)?),
            Space::Progress => {
                if let ProgressStep::Reported { files, .. } = codec::read::<ProgressEvent>(value)?.step {
                    self.documents.extend(files.into_iter().map(|file| file.document));
                }
            }
            Space::Person => drop(codec::read::<Person>(value)?),
            Space::Invitation => drop(codec::read::<Invitation>(value)?),
            Space::Contact => drop(codec::read::<ContactRow>(value)?),
            Space::Receipt => drop(codec::read::<Receipt>(value)?),
            _ => {}
        }
        Ok(())
    }

    fn delivery(&mut self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        let row = delivery_row::read(key, value)?;
        if let DeliveryState::Claimed { at, .. } = row.state {
            if self.now - at > LONGEST_REQUEST {
                let (count, oldest) = self.stale.unwrap_or((0, at));
                self.stale = Some((count + 1, oldest.min(at)));
            }
            self.claimed.insert(key.to_vec());
        }
        Ok(())
    }

    fn findings(mut self) -> Vec<String> {
        for (index, sums) in std::mem::take(&mut self.indexes) {
            if sums.expected != sums.found {
                let (expected, found) = (sums.expected.0, sums.found.0);
                let index = char::from(index);
                self.find(format!("index {index} does not fit its rows ({expected} entries expected, {found} found)"));
            }
        }
        let count = std::mem::take(&mut self.count).0;
        let counted = std::mem::take(&mut self.counted);
        for notice in count.keys().chain(counted.keys()).collect::<BTreeSet<_>>() {
            let (rows, counters) = (count.get(notice), counted.get(notice));
            if rows.cloned().unwrap_or_default() != counters.cloned().unwrap_or_default() {
                self.find(format!("the counters of notice {notice} differ from its rows"));
            }
        }
        for notice in std::mem::take(&mut self.outcomes).misfits() {
            self.find(format!("the results of notice {notice} differ from its rows"));
        }
        if let Some((count, oldest)) = self.stale {
            self.find(format!("{count} deliveries are claimed and not recorded, the oldest claimed since {oldest}"));
        }
        let unlisted = self.claimed.difference(&self.listed_claims).count();
        if unlisted > 0 {
            self.find(format!("{unlisted} claimed deliveries stand in no claim, so a restart would not settle them"));
        }
        for (import, rows) in std::mem::take(&mut self.imports) {
            let known = self.heads.contains(&import) || self.letters.contains_key(&import);
            if !known && !self.pending.contains(&import) {
                self.find(format!("{rows} rows of figures belong to no letter (import {import})"));
            }
        }
        if self.unreadable > LISTED {
            self.find(format!("{} more rows cannot be read", self.unreadable - LISTED));
        }
        self.findings
    }
}

fn add(sum: &mut (u64, u64), key: &[u8], value: &[u8]) {
    let mut hasher = DefaultHasher::new();
    (key, value).hash(&mut hasher);
    *sum = (sum.0 + 1, sum.1.wrapping_add(hasher.finish()));
}
