//! Component criteria whose publication is suspended, and a person's word that it goes on.

use super::{Desk, DeskError};
use crate::domain::audit::AuditAct;
use crate::domain::calendar::office_day;
use crate::domain::letter::LetterRef;
use crate::domain::rights::{Act, Actor};
use crate::domain::suspension::{Lift, Suspension, SuspensionEnd};
use chrono::NaiveDate;

impl Desk {
    /// What is suspended on `day`, newest first.
    pub async fn suspensions(&self, day: NaiveDate) -> Result<Vec<Suspension>, DeskError> {
        let all = self.store.suspensions(day).await?;
        Ok(all.into_iter().filter(|suspension| suspension.ended.is_none()).collect())
    }

    /// Lets the publication go on that the letter suspends, from now on. What has ended already stays as it ended.
    pub async fn lift_suspension(
        &self,
        actor: &Actor,
        letter: &LetterRef,
        why: Option<&str>,
    ) -> Result<Suspension, DeskError> {
        self.permit(actor, Act::ImportLetter)?;
        let suspension = self.suspension_by(letter).await?;
        if suspension.ended.is_none() {
            let why = why.map(str::trim).filter(|why| !why.is_empty()).map(str::to_owned);
            let lift = Lift { by: actor.to_string(), at: self.clock.now(), why };
            let store = self.recorded(actor, AuditAct::SuspensionLifted, &suspension.by.id);
            store.set_lift(&letter.letter, Some(&lift)).await?;
        }
        self.suspension_by(letter).await
    }

    /// Takes a person's word back: what the letter suspends is suspended again.
    pub async fn restore_suspension(&self, actor: &Actor, letter: &LetterRef) -> Result<Suspension, DeskError> {
        self.permit(actor, Act::ImportLetter)?;
        let suspension = self.suspension_by(letter).await?;
        if matches!(suspension.ended, Some(SuspensionEnd::Person(_))) {
            let store = self.recorded(actor, AuditAct::SuspensionRestored, &suspension.by.id);
            store.set_lift(&letter.letter, None).await?;
        }
        self.suspension_by(letter).await
    }

    async fn suspension_by(&self, letter: &LetterRef) -> Result<Suspension, DeskError> {
        let all = self.store.suspensions(office_day(self.clock.now())).await?;
        let missing = || DeskError::NotFound { what: "suspension", id: letter.to_string() };
        all.into_iter().find(|suspension| suspension.by.id.letter == letter.letter).ok_or_else(missing)
    }
}
