//! Notices: drafting, approval, issuing.

use super::{Store, StoreError};
use crate::domain::letter::{Audience, LetterRef};
use crate::domain::message::Message;
use crate::domain::notice::{Notice, NoticeId, NoticeKind, Stamp, UnknownPolicy};
use crate::domain::unit::UnitId;
use chrono::TimeDelta;

/// A notice that has no number yet.
#[derive(Debug, Clone)]
pub struct NewNotice {
    pub kind: NoticeKind,
    pub letter: LetterRef,
    pub issuer: UnitId,
    pub audience: Audience,
    pub message: Message,
    pub drafted: Stamp,
    pub urgent: bool,
    pub unknown_policy: UnknownPolicy,
    pub max_lateness: TimeDelta,
}

impl Store {
    /// Stores drafts under the next numbers, all or none; the numbers are written into their messages' choices
    /// ([`Message::numbered`]). Durable.
    pub async fn add_notices(&self, notices: Vec<NewNotice>) -> Result<Vec<Notice>, StoreError> {
        let _ = notices;
        unimplemented!()
    }

    pub async fn notice(&self, notice: NoticeId) -> Result<Option<Notice>, StoreError> {
        let _ = notice;
        unimplemented!()
    }

    /// All notices, newest first.
    pub async fn notices(&self) -> Result<Vec<Notice>, StoreError> {
        unimplemented!()
    }

    /// Draft → approved. Durable.
    pub async fn approve_notice(&self, notice: NoticeId, stamp: Stamp) -> Result<Notice, StoreError> {
        let _ = (notice, stamp);
        unimplemented!()
    }

    /// Approved → issuing; issuing stays issuing, so that planning can be resumed. Durable.
    pub async fn begin_issue(&self, notice: NoticeId, stamp: Stamp) -> Result<Notice, StoreError> {
        let _ = (notice, stamp);
        unimplemented!()
    }

    /// Issuing → issued: every row is planned. From here the sender may claim them. Durable.
    pub async fn finish_issue(&self, notice: NoticeId) -> Result<Notice, StoreError> {
        let _ = notice;
        unimplemented!()
    }

    /// Cancels a notice and its open rows. Durable.
    pub async fn cancel_notice(&self, notice: NoticeId) -> Result<Notice, StoreError> {
        let _ = notice;
        unimplemented!()
    }
}
