//! Whom memos are for: the office, or the holders of a seat.

use super::{Desk, DeskError};
use crate::domain::memo::MemoRecipient;
use crate::domain::rights::Act;
use crate::domain::seat::Seat;
use std::collections::HashSet;

impl Desk {
    /// Everybody who drafts or approves, once each, whatever number of seats they hold.
    pub(super) async fn office_to_tell(&self) -> Result<Vec<MemoRecipient>, DeskError> {
        let (mut told, mut recipients) = (HashSet::new(), Vec::new());
        for seat in self.store.seats().await? {
            if !seat.role.permits(Act::DraftNotice) || seat.role.permits(Act::RunInstallation) {
                continue;
            }
            for recipient in self.holders_to_tell(&seat).await? {
                if told.insert(recipient.person.clone()) {
                    recipients.push(recipient);
                }
            }
        }
        Ok(recipients)
    }

    /// The present holders of the seat who can be reached.
    pub(super) async fn holders_to_tell(&self, seat: &Seat) -> Result<Vec<MemoRecipient>, DeskError> {
        let holders = self.holders(seat).await?;
        Ok(holders.iter().filter_map(|person| MemoRecipient::reachable(seat, person)).collect())
    }
}
