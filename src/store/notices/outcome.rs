//! What became of a notice's rows, read as they are asked for and never all at once.

use super::{Store, StoreError, codec};
use crate::domain::delivery::Delivery;
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::seat::SeatId;
use crate::store::delivery_row;
use crate::store::keys::{self, Key, KeyParts, Space};

impl Store {
    /// The rows of a notice in key order: those of a seat stand together, those of a person in it by number.
    pub fn rows_of(&self, notice: NoticeId) -> impl Iterator<Item = Result<Delivery, StoreError>> + use<> {
        self.engine.scan(&Key::of(Space::Delivery).notice(notice)).map(|row| {
            let (key, value) = row?;
            let key = KeyParts::of(&key).delivery();
            delivery_row::decode(key.ok_or_else(|| StoreError::Corrupt("the key of a delivery".to_owned()))?, &value)
        })
    }

    pub async fn acknowledgement(
        &self,
        notice: NoticeId,
        seat: &SeatId,
    ) -> Result<Option<Acknowledgement>, StoreError> {
        self.engine.get(keys::acknowledgement(notice, seat))?.map(|bytes| codec::read(&bytes)).transpose()
    }
}
