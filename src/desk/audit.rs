//! Who did what when: recorded with every act of the office, read and verified by the operator.

use super::{Desk, DeskError};
use crate::domain::audit::{AuditAct, AuditEntry, AuditNote, AuditVerdict};
use crate::domain::rights::{Act, Actor};
use crate::store::Store;

impl Desk {
    /// The store, through which the next step records that `actor` did `act` to `subject`.
    pub(crate) fn recorded(&self, actor: &Actor, act: AuditAct, subject: impl ToString) -> Store {
        let note = AuditNote { at: self.clock.now(), by: actor.to_string(), act, subject: subject.to_string() };
        self.store.recorded(note)
    }

    /// The last entries of the audit log, oldest first.
    pub async fn audit_log(&self, actor: &Actor, last: usize) -> Result<Vec<AuditEntry>, DeskError> {
        self.permit(actor, Act::RunInstallation)?;
        let mut entries: Vec<AuditEntry> = self.store.audit_log().rev().take(last).collect::<Result<_, _>>()?;
        entries.reverse();
        Ok(entries)
    }

    /// Whether the audit log is whole; `noted` is a hash that somebody has noted down earlier.
    pub async fn verify_audit(&self, actor: &Actor, noted: Option<&str>) -> Result<AuditVerdict, DeskError> {
        self.permit(actor, Act::RunInstallation)?;
        Ok(self.store.verify_audit(noted).await?)
    }
}
