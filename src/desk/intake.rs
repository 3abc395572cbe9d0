//! A letter comes in: read, kept as an unreviewed version, confirmed or discarded by a person.

use super::carried_corrections::{with_corrections, with_corrections_that_hold};
use super::other_maxima::figures_with_other_maxima;
use super::other_versions::OtherVersions;
use super::registers::Registers;
use super::same_letter::{KnownBy, Twin, identity_of, is_carried_on, twins};
use super::{Desk, DeskError};
use crate::domain::audit::AuditAct;
use crate::domain::calendar::office_day;
use crate::domain::letter::{Confirmation, Letter, LetterContent, LetterId, LetterRef, LetterState};
use crate::domain::period::Period;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::UnitId;
use crate::letter::{self, ImportHints, ReadError};
use crate::store::{AddedLetter, NewLetter};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

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
    pub others: OtherVersions,
}

impl Desk {
    /// Reads a letter and keeps it as an unreviewed version. The same letter twice is one letter.
    pub async fn import(&self, actor: &Actor, request: ImportRequest) -> Result<Imported, DeskError> {
        self.permit(actor, Act::ImportLetter)?;
        let unit = request.unit.clone().or_else(|| self.config.office.home_unit.clone()).ok_or(DeskError::NoUnit)?;
        let registers = self.registers();
        if registers.units.get(&unit).is_none() {
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
        let (content, document) = read(request.bytes.clone(), hints.clone(), registers.clone()).await?;
        let printed = Stated::of(&content);
        let mut content = completed(content, &request);
        let letters = self.store.letters().await?;
        let twins = twins(&letters, &content, &document, registers.in_force());
        let says_more = |twin: &Letter| {
            printed.or_stated(&request, &twin.content) != Stated::of(&twin.content)
                || request.period.is_some_and(|period| twin.content.given_period != Some(period))
                // A set was loaded since, by which the file reads otherwise.
                || figures_with_other_maxima(&twin.content, registers.in_force()) > 0
        };
        if let Some(Twin { letter, .. }) = twins.iter().find(|twin| twin.by == KnownBy::File)
            && !says_more(letter)
        {
            let others = OtherVersions::of(letter, &letters, registers.in_force());
            return Ok(Imported { letter: (*letter).clone(), known: true, stored: false, others });
        }
        if let Some(twin) = twins.first() {
            let stated = printed.or_stated(&request, &twin.letter.content);
            content = filled(request.bytes.clone(), hints, registers.clone(), stated, twin).await?;
        }
        let id = identity_of(&letters, &content, &document, registers.in_force());
        if request.dry_run {
            let version = next_version(&letters, &id);
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
            let others = OtherVersions::of(&letter, &letters, registers.in_force());
            return Ok(Imported { letter, known: false, stored: false, others });
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
        let letter = self.letter(&id).await?;
        let gave_way = match known {
            true => Vec::new(),
            false => self.discard_replaced(actor, &letters, &letter).await?,
        };
        let others = OtherVersions { gave_way, ..self.other_versions(&letter).await? };
        Ok(Imported { letter, known, stored: !known, others })
    }

    /// What nobody has confirmed gives way to what has just been stored when that says the same and carries on all that was
    /// corrected. What has only the number in common may say other things, and stays.
    async fn discard_replaced(
        &self,
        actor: &Actor,
        letters: &[Letter],
        new: &Letter,
    ) -> Result<Vec<Letter>, DeskError> {
        let registers = self.registers();
        let mut discarded = Vec::new();
        for other in letters.iter().filter(|other| other.state == LetterState::Unreviewed && other.id != new.id) {
            // Reading the file took its time: somebody may have decided on the other since.
            if is_carried_on(other, new, registers.in_force())
                && self.letter(&other.id).await?.state == LetterState::Unreviewed
            {
                self.recorded(actor, AuditAct::LetterDiscarded, &other.id).discard_letter(&other.id).await?;
                discarded.push(other.clone());
            }
        }
        Ok(discarded)
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
}

fn next_version(letters: &[Letter], id: &LetterId) -> u32 {
    let versions = letters.iter().filter(|letter| letter.id.letter == *id).map(|letter| letter.id.version);
    versions.max().map_or(1, |last| last + 1)
}

/// What the file says, and its digest. Scans take seconds to read: that is no work for a thread that answers people.
async fn read(bytes: Vec<u8>, hints: ImportHints, registers: Registers) -> Result<(LetterContent, String), DeskError> {
    let work = move || (letter::read(&bytes, &hints, &registers.units, &registers.sets), hex(&Sha256::digest(&bytes)));
    match tokio::task::spawn_blocking(work).await {
        Ok((content, document)) => Ok((content?, document)),
        // The reader itself broke down: the file is to blame, and nothing was stored.
        Err(_) => Err(DeskError::Letter(ReadError::NotALetter)),
    }
}

/// What a text may leave blank.
#[derive(Debug, PartialEq, Eq)]
struct Stated {
    number: Option<String>,
    date: Option<NaiveDate>,
    signer: Option<String>,
}

impl Stated {
    fn of(content: &LetterContent) -> Stated {
        Stated { number: content.number.clone(), date: content.date, signer: content.signer.clone() }
    }

    /// What is known of a letter that is stored already: what is printed, unless a reviewer has said otherwise; else what is
    /// stated now, else what was stated before.
    fn or_stated(&self, request: &ImportRequest, before: &LetterContent) -> Stated {
        fn known<T: Clone>(printed: &Option<T>, now: &Option<T>, before: &Option<T>) -> Option<T> {
            match printed {
                Some(_) => before.as_ref().or(printed.as_ref()).cloned(),
                None => now.as_ref().or(before.as_ref()).cloned(),
            }
        }
        Stated {
            number: known(&self.number, &request.number, &before.number),
            date: known(&self.date, &request.date, &before.date),
            signer: known(&self.signer, &request.signer, &before.signer),
        }
    }
}

/// The letter read anew with what is known of it by now, and with what persons corrected in the reading before.
async fn filled(
    bytes: Vec<u8>,
    hints: ImportHints,
    registers: Registers,
    stated: Stated,
    twin: &Twin<'_>,
) -> Result<LetterContent, DeskError> {
    let before = &twin.letter.content;
    let hints = ImportHints {
        number: stated.number.clone(),
        date: stated.date,
        period: hints.period.or(before.given_period),
        unit_settled: before.unit_settled,
        ..hints
    };
    let (mut content, _) = read(bytes, hints, registers.clone()).await?;
    (content.number, content.date, content.signer) = (stated.number, stated.date, stated.signer);
    let in_force = registers.in_force();
    Ok(match twin.by {
        KnownBy::File => with_corrections(content, before, in_force),
        KnownBy::Number | KnownBy::Words => with_corrections_that_hold(content, before, in_force),
    })
}

fn completed(mut content: LetterContent, request: &ImportRequest) -> LetterContent {
    content.number = content.number.or_else(|| request.number.clone());
    content.date = content.date.or(request.date);
    content.signer = content.signer.or_else(|| request.signer.clone());
    content
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
