//! The office's work: take in a letter, review it, draft its notices, approve, issue, follow up. Every act checks the
//! actor's right where it happens.

use crate::clock::SharedClock;
use crate::config::Config;
use crate::domain::rights::Act;
use crate::letter::ReadError;
use crate::store::{Store, StoreError};
use crate::text::Catalogue;
use std::sync::Arc;

/// What the office's work needs; clones share it.
#[derive(Clone)]
pub struct Desk {
    pub store: Store,
    pub catalogue: Arc<Catalogue>,
    pub config: Arc<Config>,
    pub clock: SharedClock,
}

/// Why an act was refused. Each kind has its own sentence for people.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    #[error("not permitted: {0:?}")]
    NotPermitted(Act),
    /// The author of a notice does not approve it (four eyes).
    #[error("the author cannot approve")]
    OwnDraft,
    #[error("no home unit is configured and none was given")]
    NoUnit,
    #[error("there is no {what} {id}")]
    NotFound { what: &'static str, id: String },
    /// No seat of the audience can be reached.
    #[error("the audience is empty")]
    EmptyAudience,
    #[error(transparent)]
    Letter(#[from] ReadError),
    #[error(transparent)]
    Store(#[from] StoreError),
}
