//! An entry of the audit log that waits for the step it tells of, and becomes durable with it or not at all.

use super::Step;
use crate::domain::audit::AuditNote;
use crate::store::keys::Space;
use crate::store::{StoreError, audit};
use std::sync::atomic::{AtomicBool, Ordering};

pub(in crate::store) struct Recording {
    note: AuditNote,
    done: AtomicBool,
}

impl Recording {
    pub fn of(note: AuditNote) -> Recording {
        Recording { note, done: AtomicBool::new(false) }
    }

    /// Joins the step if that does what the note tells, once.
    pub(super) fn join(&self, step: &mut Step) -> Result<(), StoreError> {
        let anchor = audit::anchor(self.note.act);
        let fits = step.changes.keys().any(|key| Space::of(key) == Some(anchor));
        if fits && !self.done.swap(true, Ordering::Relaxed) {
            audit::append(step, &self.note)?;
        }
        Ok(())
    }
}
