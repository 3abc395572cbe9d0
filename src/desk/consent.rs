//! The consent that an Official Account needs from a person: the office and the operator are told in their chats before it
//! ends, and when the platform has refused it, over whatever channel still reaches them.

use super::{Desk, DeskError};
use crate::domain::memo::{MemoRecipient, NewMemo, Occasion};
use crate::domain::message::Message;
use crate::domain::rights::Act;
use crate::text::numbers;
use chrono::{DateTime, Utc};

const ENDS: &str = "consent-ends";
const REFUSED: &str = "consent-refused";

/// The days before the end on which the warning is said again.
const AGAIN: [i64; 3] = [7, 3, 1];

impl Desk {
    /// Tells of a consent that ends at `ends`, once when `warning_days` are left and again as the end comes near. To be
    /// called as often as one likes.
    pub async fn warn_of_consent(&self, ends: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), DeskError> {
        let left = (ends - now).num_days();
        let first = i64::from(self.config.zalo_oa.warning_days);
        let step = AGAIN.into_iter().filter(|days| *days < first && left < *days).min().unwrap_or(first);
        if left >= first {
            return Ok(());
        }
        let text = self.office_text();
        let message = Message::new()
            .title(text.consent_title())
            .line(text.consent_ends(numbers::time(ends), left.max(0)))
            .line(text.consent_renew());
        self.tell_of_consent(ENDS, format!("{}/{step}", ends.date_naive()), message, now).await
    }

    /// Tells once that the consent that was to last until `until` is refused: nothing is sent over the account.
    pub async fn tell_of_refused_consent(&self, until: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), DeskError> {
        let text = self.office_text();
        let message =
            Message::new().title(text.consent_title()).line(text.consent_refused()).line(text.consent_renew());
        self.tell_of_consent(REFUSED, until.to_rfc3339(), message, now).await
    }

    async fn tell_of_consent(
        &self,
        job: &'static str,
        name: String,
        message: Message,
        now: DateTime<Utc>,
    ) -> Result<(), DeskError> {
        if self.store.has_run(&Occasion { job, name: name.clone() }).await? {
            return Ok(());
        }
        let mut recipients = self.operators_to_tell().await?;
        for one in self.office_to_tell().await? {
            if !recipients.iter().any(|told| told.person == one.person) {
                recipients.push(one);
            }
        }
        if recipients.is_empty() {
            // Whoever is seated later is still told.
            return Ok(());
        }
        self.store.write_memo(NewMemo::new(message, recipients, now).on(job, name)).await?;
        self.wake.wake();
        Ok(())
    }

    async fn operators_to_tell(&self) -> Result<Vec<MemoRecipient>, DeskError> {
        let mut operators: Vec<MemoRecipient> = Vec::new();
        for seat in self.store.seats().await? {
            if !seat.role.permits(Act::RunInstallation) {
                continue;
            }
            for recipient in self.holders_to_tell(&seat).await? {
                if !operators.iter().any(|told| told.person == recipient.person) {
                    operators.push(recipient);
                }
            }
        }
        Ok(operators)
    }
}
