//! The store: the only room that knows sled. Its operations are whole steps of the office's work, each atomic, and what
//! leaves it are domain types.
//!
//! *Durable* in a method's description means that the step survives a power cut once the method has returned.

mod deliveries;
mod error;
mod figures;
mod inbox;
mod installation;
mod letters;
mod notices;
mod seats;
mod sessions;
mod units;

pub use deliveries::{AcknowledgeResult, NoticeCounts};
pub use error::{Conflict, StoreError};
pub use figures::{PeriodRow, PeriodTable};
pub use inbox::{RawUpdate, UpdateKey};
pub use installation::{Hold, Lease, OpenOptions};
pub use letters::{AddedLetter, NewLetter};
pub use notices::NewNotice;
pub use seats::{Redemption, SeatedPerson};

/// A handle on the store; clones share it.
#[derive(Clone)]
pub struct Store {}
