//! The audit log: entries that are only added, each in the same batch as the step it tells of, chained by hashes. The
//! last entry's number and hash stand apart, so that a missing end is noticed.

use super::engine::{Companion, Step};
use super::keys::{Key, Space};
use super::{Store, StoreError, codec};
use crate::domain::audit::{AuditAct, AuditBreak, AuditEntry, AuditNote, AuditVerdict};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The last entry.
#[derive(Default, Serialize, Deserialize)]
struct Head {
    number: u64,
    hash: String,
}

/// An entry that waits for the step it tells of, and becomes durable with it or not at all.
pub(super) struct Recording {
    note: AuditNote,
    done: AtomicBool,
}

impl Recording {
    pub fn of(note: AuditNote) -> Recording {
        Recording { note, done: AtomicBool::new(false) }
    }
}

impl Companion for Recording {
    /// Joins the step if that does what the note tells, once.
    fn join(&self, step: &mut Step) -> Result<(), StoreError> {
        let anchor = anchor(self.note.act);
        let fits = step.changes_any(|key| Space::of(key) == Some(anchor));
        if fits && !self.done.swap(true, Ordering::Relaxed) {
            append(step, &self.note)?;
        }
        Ok(())
    }
}

impl Store {
    /// The same store; the next step taken through it that changes what `note` speaks of records the note with it. A
    /// step that is refused or changes nothing records nothing.
    pub fn recorded(&self, note: AuditNote) -> Store {
        Store { engine: self.engine.accompanied(Arc::new(Recording::of(note))), ..self.clone() }
    }

    /// The entries, oldest first, read as they are asked for.
    pub fn audit_log(&self) -> impl DoubleEndedIterator<Item = Result<AuditEntry, StoreError>> + use<> {
        self.engine.scan(&Key::of(Space::Audit)).map(|row| codec::read(&row?.1))
    }

    /// Goes through the whole log. `noted` is the hash of some entry as an operator has noted it down.
    pub async fn verify_audit(&self, noted: Option<&str>) -> Result<AuditVerdict, StoreError> {
        // Read before the entries: what is added meanwhile is no break.
        let head: Head = self.engine.get(head_key())?.map(|bytes| codec::read(&bytes)).transpose()?.unwrap_or_default();
        let mut verdict = AuditVerdict { entries: 0, head: head.hash.clone(), breaks: Vec::new() };
        let (mut expected, mut previous, mut found) = (1, String::new(), noted.is_none());
        for row in self.engine.scan(&Key::of(Space::Audit)) {
            let (key, value) = row?;
            let number = number_of(&key)?;
            if number > expected {
                verdict.breaks.push(AuditBreak::Missing(expected, number - 1));
                previous = String::new();
            }
            let follows = number == expected;
            match codec::read::<AuditEntry>(&value) {
                Ok(entry) if entry.number == number && entry.hash == hash(&entry)? => {
                    if follows && entry.previous != previous {
                        verdict.breaks.push(AuditBreak::Changed(number));
                    }
                    found |= noted == Some(entry.hash.as_str());
                    previous = entry.hash;
                }
                _ => {
                    verdict.breaks.push(AuditBreak::Changed(number));
                    // What the next entry says of this one is all that is left of it.
                    previous = self.previous_of(number + 1)?.unwrap_or_default();
                }
            }
            verdict.entries += 1;
            expected = number + 1;
            if number == head.number && previous != head.hash {
                verdict.breaks.push(AuditBreak::Changed(number));
            }
        }
        if expected <= head.number {
            verdict.breaks.push(AuditBreak::Missing(expected, head.number));
        }
        if !found {
            verdict.breaks.push(AuditBreak::UnknownHead);
        }
        verdict.breaks.dedup();
        Ok(verdict)
    }

    fn previous_of(&self, number: u64) -> Result<Option<String>, StoreError> {
        let next = self.engine.get(key_of(number))?;
        Ok(next.and_then(|bytes| codec::read::<AuditEntry>(&bytes).ok()).map(|entry| entry.previous))
    }
}

/// What a step must change for the act to have been done.
pub(super) fn anchor(act: AuditAct) -> Space {
    match act {
        AuditAct::NoticeDrafted
        | AuditAct::NoticeEdited
        | AuditAct::NoticeApproved
        | AuditAct::NoticeScheduled
        | AuditAct::NoticeUnscheduled
        | AuditAct::NoticeIssued
        | AuditAct::NoticePaused
        | AuditAct::NoticeResumed
        | AuditAct::NoticeCancelled => Space::Notice,
        AuditAct::LetterStored
        | AuditAct::LetterConfirmed
        | AuditAct::LetterDiscarded
        | AuditAct::FigureCorrected
        | AuditAct::DeadlineChosen
        | AuditAct::LetterCompleted => Space::Letter,
        AuditAct::SeatInvited | AuditAct::SeatTaken => Space::Invitation,
        AuditAct::SeatRevoked
        | AuditAct::SeatsLoaded
        | AuditAct::SeatMoved
        | AuditAct::SeatsMerged
        | AuditAct::SeatRoleChanged => Space::Seat,
        AuditAct::IndexSetsLoaded => Space::IndexSet,
        AuditAct::ReformPrepared
        | AuditAct::ReformApproved
        | AuditAct::ReformWithdrawn
        | AuditAct::ReformCarriedOut => Space::Reform,
        AuditAct::ChannelPaused
        | AuditAct::ChannelResumed
        | AuditAct::ConsentGiven
        | AuditAct::SuspensionLifted
        | AuditAct::SuspensionRestored => Space::Setting,
        AuditAct::AddressMoved
        | AuditAct::PersonUnsubscribed
        | AuditAct::PersonSubscribed
        | AuditAct::ChannelPreferred
        | AuditAct::LanguageChosen => Space::Person,
        AuditAct::DeliveryDiverted | AuditAct::NoticeResent => Space::Delivery,
        AuditAct::NoticeAcknowledged => Space::Acknowledgement,
        AuditAct::DirectiveStarted | AuditAct::ReportMade | AuditAct::ReportAccepted | AuditAct::ReportReturned => {
            Space::Progress
        }
        AuditAct::UnitsLoaded | AuditAct::HoldReleased | AuditAct::Restored => Space::Meta,
    }
}

/// Adds the next entry to the step.
pub(super) fn append(step: &mut Step, note: &AuditNote) -> Result<(), StoreError> {
    let head: Head = step.get(head_key())?.map(|bytes| codec::read(&bytes)).transpose()?.unwrap_or_default();
    let AuditNote { at, by, act, subject } = note.clone();
    let mut entry =
        AuditEntry { number: head.number + 1, at, by, act, subject, previous: head.hash, hash: String::new() };
    entry.hash = hash(&entry)?;
    step.put(key_of(entry.number), codec::json(&entry)?);
    step.put(head_key(), codec::json(&Head { number: entry.number, hash: entry.hash })?);
    Ok(())
}

/// Over the entry's JSON without its own hash.
fn hash(entry: &AuditEntry) -> Result<String, StoreError> {
    let bare = AuditEntry { hash: String::new(), ..entry.clone() };
    let bytes = serde_json::to_vec(&bare).map_err(|error| StoreError::Io(error.to_string()))?;
    Ok(super::documents::hex(&Sha256::digest(bytes)))
}

fn key_of(number: u64) -> Key {
    Key::of(Space::Audit).u64(number)
}

fn number_of(key: &[u8]) -> Result<u64, StoreError> {
    let number = super::keys::KeyParts::of(key).u64();
    number.ok_or_else(|| StoreError::Corrupt("the key of an audit entry".to_owned()))
}

fn head_key() -> Key {
    Key::of(Space::Meta).text("audit head")
}
