//! Who may send: the holder of the newest lease, while nothing holds the store back.

use super::engine::Step;
use super::keys::{Key, Space};
use super::{Conflict, Store, StoreError, codec};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The right to send; its generation number is written into every claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    pub generation: u64,
}

/// Why nothing is sent although the store is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// [`Hold::RESTORED`], [`Hold::OTHER_MACHINE`], [`Hold::ROLLED_BACK`] or [`Hold::BREACH`].
    pub reason: String,
    pub since: DateTime<Utc>,
    /// What would have been broken, for the operator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The operator has been told in chat.
    #[serde(default)]
    pub told: bool,
}

impl Hold {
    /// The store was built from a backup, so the rows after it are missing.
    pub const RESTORED: &str = "restored";
    /// The store was last used for sending on another machine, which may still send.
    pub const OTHER_MACHINE: &str = "other-machine";
    /// The store is older than the last lease taken in this folder: a file was put back or cut off.
    pub const ROLLED_BACK: &str = "rolled-back";
    /// A step would have broken an invariant of deliveries; it was refused.
    pub const BREACH: &str = "breach";
}

impl Store {
    pub async fn hold(&self) -> Result<Option<Hold>, StoreError> {
        self.engine.get(hold_key())?.map(|bytes| codec::read(&bytes)).transpose()
    }

    /// Notes that the operator has been told of the hold. Durable.
    pub async fn hold_told(&self) -> Result<(), StoreError> {
        self.engine
            .commit(|step| {
                let Some(bytes) = step.get(hold_key())? else { return Ok(()) };
                let hold = Hold { told: true, ..codec::read::<Hold>(&bytes)? };
                step.put(hold_key(), codec::json(&hold)?);
                Ok(())
            })
            .await
    }
}

/// Lets a sender write only while it holds the newest lease and the store is not on hold.
pub(super) fn admit_sender(step: &Step, lease: u64) -> Result<(), StoreError> {
    if step.get(hold_key())?.is_some() {
        return Err(Conflict::OnHold.into());
    }
    let newest = step.get(lease_key())?.map_or(Ok(0), |bytes| codec::read::<u64>(&bytes))?;
    if lease < newest {
        return Err(Conflict::LeaseHeld.into());
    }
    Ok(())
}

pub(super) fn put_hold(step: &mut Step, reason: &str, since: DateTime<Utc>) -> Result<(), StoreError> {
    let hold = Hold { reason: reason.to_owned(), since, detail: None, told: false };
    step.put(hold_key(), codec::json(&hold)?);
    Ok(())
}

/// An earlier hold stays: whoever releases it has looked at the store.
pub(super) fn hold_for_breach(step: &mut Step, breach: &str) -> Result<(), StoreError> {
    if step.get(hold_key())?.is_none() {
        let detail = Some(breach.to_owned());
        let hold = Hold { reason: Hold::BREACH.to_owned(), since: Utc::now(), detail, told: false };
        step.put(hold_key(), codec::json(&hold)?);
    }
    Ok(())
}

pub(super) fn hold_key() -> Key {
    Key::of(Space::Meta).text("hold")
}

pub(super) fn lease_key() -> Key {
    Key::of(Space::Meta).text("lease")
}
