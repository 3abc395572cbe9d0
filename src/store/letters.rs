//! Letters, their versions and their original files.

use super::engine::{BATCH_ROWS, Step, blocking};
use super::keys::{Key, Space};
use super::letter_rows::{self, Head, Prepared, body_prefix, hash_key, pending_key, versions_prefix};
use super::{Conflict, Store, StoreError, audit, codec};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::letter::{Confirmation, Letter, LetterContent, LetterHeading, LetterId, LetterRef, LetterState};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// A letter that has just been read.
#[derive(Debug, Clone)]
pub struct NewLetter {
    pub id: LetterId,
    pub file_name: String,
    pub file: Vec<u8>,
    pub content: LetterContent,
    pub imported_at: DateTime<Utc>,
    pub imported_by: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddedLetter {
    /// Stored as an unreviewed version.
    New(LetterRef),
    /// The same content is stored already, as this version.
    Known(LetterRef),
}

impl Store {
    /// Keeps the file and stores the letter as a new unreviewed version, unless the same content is stored already and
    /// not discarded. The version number inside `content`'s figure sets is set here. Durable.
    pub async fn add_letter(&self, letter: NewLetter) -> Result<AddedLetter, StoreError> {
        let NewLetter { id, file_name, file, content, imported_at, imported_by } = letter;
        let documents = Arc::clone(&self.documents);
        let letter = id.clone();
        let (document, prepared) =
            blocking(move || Ok((documents.keep(&file)?, letter_rows::prepare(&letter, content)?))).await?;
        let Prepared { hash, about, body, rows } = prepared;
        let import = match self.engine.apply(|step| reserve(step, &id, &hash)).await? {
            Reserved::Known(known) => {
                self.engine.durable().await?;
                return Ok(AddedLetter::Known(known));
            }
            Reserved::Import(import) => import,
        };
        let body = (0u32..).zip(body).map(|(place, piece)| (body_prefix(import).u32(place), piece));
        let rows = rows.into_iter().map(|(key, value)| (key.key(import), value));
        self.put_in_batches(body.chain(rows).collect()).await?;
        let head = Head {
            id: LetterRef { letter: id, version: 0 },
            import,
            state: LetterState::Unreviewed,
            document,
            file_name,
            imported_at,
            imported_by,
            confirmed: None,
            confirmation: None,
            about: Some(about),
        };
        let memory = Arc::clone(&self.memory);
        self.engine
            .commit(move |step| {
                // The same letter may have been added since the reservation; the rows then stay hidden until the next
                // opening removes them.
                if let Some(known) = known(step, &head.id.letter, &hash)? {
                    return Ok(AddedLetter::Known(known));
                }
                let last = step.scan(&versions_prefix(&head.id.letter)).last().transpose()?;
                let last = last.map_or(Ok(0), |(_, head)| codec::read::<Head>(&head).map(|head| head.id.version))?;
                let id = LetterRef { version: last + 1, ..head.id.clone() };
                let head = Head { id, ..head };
                head.put(step)?;
                let (at, by) = (head.imported_at, head.imported_by.clone());
                let note = AuditNote { at, by, act: AuditAct::LetterStored, subject: head.id.to_string() };
                audit::append(step, &note)?;
                step.put(hash_key(&head.id.letter, &hash), codec::compact(&head.id.version)?);
                step.remove(pending_key(import));
                letter_rows::show(step, &memory, std::slice::from_ref(&head));
                Ok(AddedLetter::New(head.id))
            })
            .await
    }

    /// Confirms an unreviewed version: its figures become visible, an older confirmed version is superseded. Durable.
    /// Confirming a confirmed version changes nothing; one that is discarded, superseded or older than the confirmed
    /// version is refused.
    pub async fn confirm_letter(&self, letter: &LetterRef, confirmation: Confirmation) -> Result<Letter, StoreError> {
        let memory = Arc::clone(&self.memory);
        let head = self
            .engine
            .commit(move |step| {
                let mut head = read_head(step, letter)?;
                match head.state {
                    LetterState::Confirmed => return Ok(head),
                    LetterState::Unreviewed => {}
                    LetterState::Superseded | LetterState::Discarded => return Err(Conflict::LetterState.into()),
                }
                let mut changed = Vec::new();
                for row in step.scan(&versions_prefix(&letter.letter)) {
                    let mut other: Head = codec::read(&row?.1)?;
                    if other.state == LetterState::Confirmed {
                        if other.id.version > letter.version {
                            return Err(Conflict::LetterState.into());
                        }
                        other.state = LetterState::Superseded;
                        changed.push(other);
                    }
                }
                head.state = LetterState::Confirmed;
                head.confirmed = Some(confirmation);
                head.confirmation = Some(step.next(Key::of(Space::Meta).text("last confirmation"))?);
                changed.push(head.clone());
                changed.iter().try_for_each(|head| head.put(step))?;
                letter_rows::show(step, &memory, &changed);
                Ok(head)
            })
            .await?;
        self.with_content(head).await
    }

    /// Discards an unreviewed version; the row and the file stay. Durable.
    pub async fn discard_letter(&self, letter: &LetterRef) -> Result<(), StoreError> {
        let memory = Arc::clone(&self.memory);
        self.engine
            .commit(move |step| {
                let mut head = read_head(step, letter)?;
                match head.state {
                    LetterState::Discarded => return Ok(()),
                    LetterState::Unreviewed => {}
                    LetterState::Confirmed | LetterState::Superseded => return Err(Conflict::LetterState.into()),
                }
                head.state = LetterState::Discarded;
                head.put(step)?;
                letter_rows::show(step, &memory, &[head]);
                Ok(())
            })
            .await
    }

    pub async fn letter(&self, letter: &LetterRef) -> Result<Option<Letter>, StoreError> {
        match self.engine.get(Head::key(letter))? {
            Some(head) => self.with_content(codec::read(&head)?).await.map(Some),
            None => Ok(None),
        }
    }

    /// What names a letter in a source line. Answers need it of every letter they quote, so it is kept in memory: a
    /// letter about a whole country has thousands of figure sets.
    pub async fn letter_heading(&self, letter: &LetterRef) -> Result<Option<Arc<LetterHeading>>, StoreError> {
        if let Some(heading) = self.memory.heading(letter) {
            return Ok(Some(heading));
        }
        let Some(head) = self.engine.get(Head::key(letter))? else { return Ok(None) };
        let head: Head = codec::read(&head)?;
        let heading = Arc::new(letter_rows::read_heading(&self.engine, &head)?);
        self.memory.keep_heading(letter, Arc::clone(&heading));
        Ok(Some(heading))
    }

    /// Every version of every letter, newest import first.
    pub async fn letters(&self) -> Result<Vec<Letter>, StoreError> {
        let heads = self.engine.scan(&Key::of(Space::Letter)).map(|row| codec::read(&row?.1));
        let mut heads: Vec<Head> = heads.collect::<Result<_, StoreError>>()?;
        heads.sort_by_key(|head| std::cmp::Reverse((head.imported_at, head.import)));
        let mut letters = Vec::with_capacity(heads.len());
        for head in heads {
            letters.push(self.with_content(head).await?);
        }
        Ok(letters)
    }

    /// Keeps a file under the SHA-256 (hexadecimal) of its content, durably; the same file twice is one.
    pub async fn keep_document(&self, content: Vec<u8>) -> Result<String, StoreError> {
        let documents = Arc::clone(&self.documents);
        blocking(move || documents.keep(&content)).await
    }

    /// A kept file by the SHA-256 (hexadecimal) of its content.
    pub async fn document(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        if let Some(lent) = self.lent.read(sha256) {
            return Ok(Some(lent));
        }
        let (documents, hash) = (Arc::clone(&self.documents), sha256.to_owned());
        blocking(move || documents.read(&hash)).await
    }

    async fn with_content(&self, head: Head) -> Result<Letter, StoreError> {
        let engine = self.engine.clone();
        blocking(move || {
            let content = letter_rows::read_content(&engine, &head)?;
            Ok(head.with(content))
        })
        .await
    }

    async fn put_in_batches(&self, rows: Vec<(Key, Vec<u8>)>) -> Result<(), StoreError> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let batch: Vec<(Key, Vec<u8>)> = rows.by_ref().take(BATCH_ROWS).collect();
            self.engine.apply_large(move |step| step.put_all(batch)).await?;
        }
        Ok(())
    }
}

enum Reserved {
    Known(LetterRef),
    /// The number of a new import, noted as pending.
    Import(u64),
}

fn reserve(step: &mut Step, letter: &LetterId, hash: &str) -> Result<Reserved, StoreError> {
    if let Some(known) = known(step, letter, hash)? {
        return Ok(Reserved::Known(known));
    }
    let import = step.next(Key::of(Space::Meta).text("last import"))?;
    step.put(pending_key(import), Vec::new());
    Ok(Reserved::Import(import))
}

/// The version that has this content, unless it is discarded.
fn known(step: &Step, letter: &LetterId, hash: &str) -> Result<Option<LetterRef>, StoreError> {
    let Some(version) = step.get(hash_key(letter, hash))? else { return Ok(None) };
    let id = LetterRef { letter: letter.clone(), version: codec::read(&version)? };
    let head = read_head(step, &id)?;
    Ok((head.state != LetterState::Discarded).then_some(id))
}

fn read_head(step: &Step, letter: &LetterRef) -> Result<Head, StoreError> {
    let head = step.get(Head::key(letter))?.ok_or_else(|| StoreError::missing("letter", letter))?;
    codec::read(&head)
}
