//! The store: the only room that knows sled. Its operations are whole steps of the office's work, each atomic, and what
//! leaves it are domain types.
//!
//! *Durable* in a method's description means that the step survives a power cut once the method has returned.

mod about;
mod audit;
mod blocks;
mod channel_pauses;
mod check;
mod codec;
mod contacts;
mod deliveries;
mod delivery_row;
mod derived;
mod documents;
mod dump;
mod engine;
mod error;
mod figures;
mod inbox;
mod index_sets;
mod installation;
mod keys;
mod ledger;
mod lent;
mod letter_rows;
mod letters;
mod letters_about;
mod memory;
mod memos;
mod merging;
mod migrations;
mod notice_counts;
mod notices;
mod outcomes;
mod progress;
mod progress_rows;
mod receipts;
mod redemption;
mod reforms;
mod rules;
mod seat_lists;
mod seat_rows;
mod seats;
mod sending_right;
mod sessions;
mod simulated;
mod stalls;
mod suspensions;
mod units;

pub use deliveries::AcknowledgeResult;
pub use error::{BackupDamage, Conflict, StoreError};
pub use figures::{PeriodRow, PeriodTable};
pub use inbox::{RawUpdate, UpdateKey};
pub use installation::OpenOptions;
pub use letters::{AddedLetter, NewLetter};
pub use merging::{MergerTold, Merging};
pub use notice_counts::NoticeCounts;
pub use notices::{NewNotice, NoticeEdit, Watch};
pub use progress::{NewStep, StepResult};
pub use progress_rows::ReportPlace;
pub use receipts::Receipt;
pub use reforms::SeatMove;
pub use seat_lists::Invited;
pub use seats::{Redemption, SeatedPerson};
pub use sending_right::{Hold, Lease};
pub use stalls::Stall;

use documents::Documents;
use engine::Engine;
use memory::Memory;
use std::sync::Arc;

/// A handle on the store; clones share it.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    memory: Arc<Memory>,
    documents: Arc<Documents>,
    lent: Arc<lent::Lent>,
    /// Identity of the machine that has the store open.
    machine: Arc<str>,
    /// Where it lies; a simulated one lies nowhere that matters.
    folder: Option<Arc<std::path::Path>>,
}

#[cfg(test)]
mod tests;
