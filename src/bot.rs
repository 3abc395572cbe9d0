//! What a person says → what happens: the inbox's worker, commands, buttons, pairing, sessions.

mod acknowledging;
mod attachments;
mod caller;
pub mod commands;
mod deciding;
mod directives;
mod following;
mod handle;
mod inbox;
mod own_notices;
mod pairing;
mod pasting;
mod pieces;
mod provenance;
mod questions;
mod reply;
mod reviewing;
mod session;

pub use inbox::{Inbox, Parser};

use crate::delivery::Gate;
use crate::desk::{Desk, DeskError, slug};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::message::Message;
use crate::domain::unit_registry::UnitRegistry;
use crate::question::Lexicon;
use crate::store::{Store, StoreError};
use crate::text::Lang;
use caller::Caller;
use deciding::DecisionWords;
use std::sync::{Arc, Mutex, PoisonError};

/// Answers people. Every act goes through the desk or the store, every answer through the gate.
pub struct Bot {
    desk: Desk,
    gate: Gate,
    lexicon: Mutex<Option<(Arc<UnitRegistry>, Arc<Lexicon>)>>,
    /// The words that acknowledge, folded, in every language.
    acknowledgements: Vec<String>,
    decisions: DecisionWords,
}

/// Why an update could not be handled; the person is told in a generic word.
#[derive(Debug, thiserror::Error)]
pub enum BotError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl Bot {
    pub fn new(desk: Desk, gate: Gate) -> Arc<Bot> {
        let texts = Lang::ALL.into_iter().map(|lang| desk.catalogue.in_lang(lang));
        let words = texts.flat_map(|text| [text.choice_acknowledge(), text.chat_word_acknowledge()]);
        let acknowledgements = words.map(|word| slug(&word)).collect();
        let decisions = DecisionWords::new(&desk.catalogue);
        Arc::new(Bot { desk, gate, lexicon: Mutex::new(None), acknowledgements, decisions })
    }

    /// Does now what the first question would wait for.
    pub fn warm_up(&self) {
        self.lexicon();
    }

    fn store(&self) -> &Store {
        &self.desk.store
    }

    /// The store, for one act of the person who writes.
    fn recorded(&self, caller: &Caller<'_>, act: AuditAct, subject: impl ToString) -> Store {
        let (by, subject) = (caller.chat.to_string(), subject.to_string());
        self.store().recorded(AuditNote { at: caller.now, by, act, subject })
    }

    /// The words of the present registry; built anew when the units have been replaced.
    fn lexicon(&self) -> Arc<Lexicon> {
        let units = self.store().units();
        let mut cached = self.lexicon.lock().unwrap_or_else(PoisonError::into_inner);
        match &*cached {
            Some((known, lexicon)) if Arc::ptr_eq(known, &units) => Arc::clone(lexicon),
            _ => {
                let lexicon = Arc::new(Lexicon::build(&units));
                *cached = Some((units, Arc::clone(&lexicon)));
                lexicon
            }
        }
    }
}

/// A refusal is an answer, not a failure; what the store could not do is a failure.
fn refused(error: DeskError, caller: &caller::Caller<'_>) -> Result<reply::Reply, BotError> {
    match error {
        DeskError::Store(error @ (StoreError::Corrupt(_) | StoreError::Io(_))) => Err(BotError::Store(error)),
        error => reply::reply(Message::text(error.explain(caller.text))),
    }
}

#[cfg(test)]
mod tests;
