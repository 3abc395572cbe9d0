//! A letter comes in: read, kept as an unreviewed version, confirmed or discarded by a person.

use super::{Desk, DeskError};
use crate::domain::audit::AuditAct;
use crate::domain::calendar::office_day;
use crate::domain::letter::{Confirmation, Letter, LetterContent, LetterId, LetterRef, LetterState};
use crate::domain::period::Period;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::UnitId;
use crate::domain::unit_registry::UnitRegistry;
use crate::letter::{self, ImportHints, ReadError};
use crate::store::{AddedLetter, NewLetter};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A file, and what its text may not say.
#[derive(Debug, Clone)]
pub struct ImportRequest {
    pub file_name: String,
    pub bytes: Vec<u8>,
    /// The unit whose figures the letter announces; the home unit when not given.
    pub unit: Option<UnitId>,
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
    pub signer: Option<String>,
    /// The period of results that the text gives no period for.
    pub period: Option<Period>,
    /// Reads and checks, stores nothing.
    pub dry_run: bool,
}

impl ImportRequest {
    /// A file that says everything itself.
    pub fn of(file_name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> ImportRequest {
        ImportRequest {
            file_name: file_name.into(),
            bytes: bytes.into(),
            unit: None,
            number: None,
            date: None,
            signer: None,
            period: None,
            dry_run: false,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    pub letter: Letter,
    /// The same letter had been imported before.
    pub known: bool,
    /// A new version was stored just now.
    pub stored: bool,
}

impl Desk {
    /// Reads a letter and keeps it as an unreviewed version. The same letter twice is one letter.
    pub async fn import(&self, actor: &Actor, request: ImportRequest) -> Result<Imported, DeskError> {
        self.permit(actor, Act::ImportLetter)?;
        let unit = request.unit.clone().or_else(|| self.config.office.home_unit.clone()).ok_or(DeskError::NoUnit)?;
        let units = self.store.units();
        if units.get(&unit).is_none() {
            return Err(DeskError::NotFound { what: "unit", id: unit.to_string() });
        }
        let now = self.clock.now();
        let hints = ImportHints {
            unit,
            number: request.number.clone(),
            date: request.date,
            today: office_day(now),
            unit_settled: false,
            period: request.period,
        };
        let (content, document) = read(request.bytes.clone(), hints, units).await?;
        let content = completed(content, &request);
        let id = identity(&content, &document);

        if let Some(letter) = self.same_letter(&id, &content, &document).await? {
            return Ok(Imported { letter, known: true, stored: false });
        }
        if request.dry_run {
            let version = self.next_version(&id).await?;
            let letter = Letter {
                id: LetterRef { letter: id, version },
                state: LetterState::Unreviewed,
                document,
                file_name: request.file_name,
                imported_at: now,
                imported_by: actor.to_string(),
                confirmed: None,
                content,
            };
            return Ok(Imported { letter, known: false, stored: false });
        }
        let new = NewLetter {
            id,
            file_name: request.file_name,
            file: request.bytes,
            content,
            imported_at: now,
            imported_by: actor.to_string(),
        };
        let (id, known) = match self.store.add_letter(new).await? {
            AddedLetter::New(id) => (id, false),
            AddedLetter::Known(id) => (id, true),
        };
        if !known {
            self.discard_unnumbered(actor, &id).await?;
        }
        Ok(Imported { letter: self.letter(&id).await?, known, stored: !known })
    }

    /// The file was imported before without its number or date, and nobody has confirmed that: what has just been
    /// stored takes its place.
    async fn discard_unnumbered(&self, actor: &Actor, new: &LetterRef) -> Result<(), DeskError> {
        let letter = self.letter(new).await?;
        for other in self.store.letters().await? {
            let same_file = other.document == letter.document && other.content.unit == letter.content.unit;
            let unnumbered = other.content.number.is_none() || other.content.date.is_none();
            let replaced = same_file && unnumbered && other.state == LetterState::Unreviewed;
            if replaced && other.id.letter != new.letter {
                self.recorded(actor, AuditAct::LetterDiscarded, &other.id).discard_letter(&other.id).await?;
            }
        }
        Ok(())
    }

    /// A person has looked at what was read: its figures become visible.
    pub async fn confirm(&self, actor: &Actor, letter: &LetterRef) -> Result<Letter, DeskError> {
        self.permit(actor, Act::ImportLetter)?;
        let confirmation = Confirmation { by: actor.to_string(), at: self.clock.now() };
        Ok(self.recorded(actor, AuditAct::LetterConfirmed, letter).confirm_letter(letter, confirmation).await?)
    }

    /// Discards an unreviewed version.
    pub async fn discard(&self, actor: &Actor, letter: &LetterRef) -> Result<(), DeskError> {
        self.permit(actor, Act::ImportLetter)?;
        Ok(self.recorded(actor, AuditAct::LetterDiscarded, letter).discard_letter(letter).await?)
    }

    pub(super) async fn letter(&self, id: &LetterRef) -> Result<Letter, DeskError> {
        let missing = || DeskError::NotFound { what: "letter", id: id.to_string() };
        self.store.letter(id).await?.ok_or_else(missing)
    }

    /// The letter that this file already is: the same file under the same identity, or under any identity of the unit
    /// when neither text nor importer says a number now.
    async fn same_letter(
        &self,
        id: &LetterId,
        content: &LetterContent,
        document: &str,
    ) -> Result<Option<Letter>, DeskError> {
        let unnumbered = content.number.is_none() || content.date.is_none();
        let known = self.store.letters().await?.into_iter().find(|letter| {
            letter.document == document
                && letter.state != LetterState::Discarded
                && letter.content.unit == content.unit
                && (letter.id.letter == *id || unnumbered)
        });
        Ok(known)
    }

    async fn next_version(&self, id: &LetterId) -> Result<u32, DeskError> {
        let mut version = 1;
        while self.store.letter(&LetterRef { letter: id.clone(), version }).await?.is_some() {
            version += 1;
        }
        Ok(version)
    }
}

/// What the file says, and its digest. Scans take seconds to read: that is no work for a thread that answers people.
async fn read(
    bytes: Vec<u8>,
    hints: ImportHints,
    units: Arc<UnitRegistry>,
) -> Result<(LetterContent, String), DeskError> {
    let work = move || (letter::read(&bytes, &hints, &units), hex(&Sha256::digest(&bytes)));
    match tokio::task::spawn_blocking(work).await {
        Ok((content, document)) => Ok((content?, document)),
        // The reader itself broke down: the file is to blame, and nothing was stored.
        Err(_) => Err(DeskError::Letter(ReadError::NotALetter)),
    }
}

fn completed(mut content: LetterContent, request: &ImportRequest) -> LetterContent {
    content.number = content.number.or_else(|| request.number.clone());
    content.date = content.date.or(request.date);
    content.signer = content.signer.or_else(|| request.signer.clone());
    content
}

pub(super) fn identity(content: &LetterContent, document: &str) -> LetterId {
    match (&content.number, content.date) {
        (Some(number), Some(date)) => LetterId::of_number(&content.unit, number, date),
        _ => LetterId::of_content(&content.unit, document),
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
