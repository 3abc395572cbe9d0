//! The backup: every row and document in one stream that tells when it is damaged or cut short.
//!
//! `LOA-BACKUP`, the container's version and the rows' format; then records (`r` a row, `d` a document); `e` with the
//! numbers of both; SHA-256 of everything before. Numbers are big-endian.

use super::audit::Recording;
use super::documents::{DOCUMENTS, Documents, private_folder, sync_folder};
use super::engine::{BATCH_ROWS, Engine, ROWS};
use super::keys::Key;
use super::rules::RULES;
use super::{BackupDamage, Hold, StoreError, migrations, sending_right};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::rights::Actor;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;
use std::sync::Arc;

const MAGIC: &[u8] = b"LOA-BACKUP";
const CONTAINER: u32 = 1;
const ROW: u8 = b'r';
const DOCUMENT: u8 = b'd';
const END: u8 = b'e';

/// Where a restore builds before it moves everything into place.
const BUILDING: &str = "restoring";
const RESTORE_CACHE: u64 = 64 * 1024 * 1024;

pub(super) async fn write(
    engine: &Engine,
    documents: &Documents,
    to: &mut (dyn Write + Send),
) -> Result<u64, StoreError> {
    let mut out = HashingWriter { to, hash: Sha256::new() };
    out.put(MAGIC)?;
    out.put(&CONTAINER.to_be_bytes())?;
    out.put(&migrations::FORMAT.to_be_bytes())?;
    let mut rows = 0u64;
    let mut view = engine.view().await?;
    while let Some(batch) = view.next(4 * BATCH_ROWS).await? {
        for (key, value) in batch {
            out.put(&[ROW])?;
            out.put_sized(&key)?;
            out.put_sized(&value)?;
            rows += 1;
        }
    }
    // A letter's document is written before its row, so none that the rows name is missing.
    let hashes = documents.list()?;
    for hash in &hashes {
        let content = documents.read(hash)?.ok_or_else(|| StoreError::missing("document", hash))?;
        out.put(&[DOCUMENT])?;
        out.put_sized(&content)?;
        tokio::task::yield_now().await;
    }
    out.put(&[END])?;
    out.put(&rows.to_be_bytes())?;
    out.put(&(hashes.len() as u64).to_be_bytes())?;
    let HashingWriter { to, hash } = out;
    to.write_all(&hash.finalize())?;
    to.flush()?;
    Ok(rows)
}

pub(super) fn restore(folder: &Path, from: &mut dyn Read, now: DateTime<Utc>) -> Result<u64, StoreError> {
    if folder.join(ROWS).exists() {
        return Err(StoreError::FolderTaken { folder: folder.display().to_string() });
    }
    let created = !folder.exists();
    private_folder(folder)?;
    let building = folder.join(BUILDING);
    let restored = remove_folder(&building)
        .and_then(|()| build(&building, from, now))
        .and_then(|rows| move_into_place(&building, folder).map(|()| rows));
    if restored.is_err() {
        // The error that stopped the restore is the one to tell.
        let _ = remove_folder(&building);
        if created {
            let _ = fs::remove_dir(folder);
        }
    }
    restored
}

fn build(folder: &Path, from: &mut dyn Read, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let mut input = HashingReader { from, hash: Sha256::new() };
    if input.take(MAGIC.len()).map_err(|error| too_short(error, StoreError::NotABackup))? != MAGIC {
        return Err(StoreError::NotABackup);
    }
    let container = input.u32()?;
    if container > CONTAINER {
        return Err(StoreError::NewerFormat { found: container, supported: CONTAINER });
    }
    migrations::admit(input.u32()?)?;
    private_folder(folder)?;
    let engine = Engine::open(&folder.join(ROWS), RESTORE_CACHE, RULES)?;
    let documents = Documents::open(folder.join(DOCUMENTS))?;
    let (mut rows, mut kept) = (0u64, 0u64);
    let mut batch: Vec<(Key, Vec<u8>)> = Vec::new();
    loop {
        match input.byte()? {
            ROW => {
                batch.push((Key::raw(input.sized()?), input.sized()?));
                rows += 1;
            }
            DOCUMENT => {
                documents.keep(&input.sized()?)?;
                kept += 1;
            }
            END => break,
            _ => return Err(StoreError::BackupDamaged(BackupDamage::Changed)),
        }
        if batch.len() == BATCH_ROWS {
            let full = std::mem::take(&mut batch);
            engine.apply_alone(|step| step.put_all(full))?;
        }
    }
    let counted = (input.u64()?, input.u64()?);
    let HashingReader { from, hash } = input;
    let mut rest = Vec::new();
    from.read_to_end(&mut rest)?;
    if rest != hash.finalize().as_slice() || counted != (rows, kept) {
        return Err(StoreError::BackupDamaged(BackupDamage::Changed));
    }
    engine.apply_alone(|step| step.put_all(batch))?;
    let note = AuditNote { at: now, by: Actor::System.to_string(), act: AuditAct::Restored, subject: String::new() };
    let recorded = engine.accompanied(Arc::new(Recording::of(note)));
    recorded.apply_alone(|step| sending_right::put_hold(step, Hold::RESTORED, now))?;
    engine.sync_alone()?;
    sync_folder(&folder.join(ROWS))?;
    Ok(rows)
}

/// What a file is that is shorter than a backup's first words.
fn too_short(error: StoreError, instead: StoreError) -> StoreError {
    if matches!(error, StoreError::BackupDamaged(BackupDamage::EndsEarly)) { instead } else { error }
}

/// The rows are moved last: a folder without them holds no store.
fn move_into_place(building: &Path, folder: &Path) -> Result<(), StoreError> {
    let documents = folder.join(DOCUMENTS);
    private_folder(&documents)?;
    for entry in fs::read_dir(building.join(DOCUMENTS))? {
        let entry = entry?;
        fs::rename(entry.path(), documents.join(entry.file_name()))?;
    }
    sync_folder(&documents)?;
    fs::rename(building.join(ROWS), folder.join(ROWS))?;
    remove_folder(building)?;
    sync_folder(folder)
}

fn remove_folder(folder: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

struct HashingWriter<'a> {
    to: &'a mut (dyn Write + Send),
    hash: Sha256,
}

impl HashingWriter<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.hash.update(bytes);
        Ok(self.to.write_all(bytes)?)
    }

    fn put_sized(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.put(&(bytes.len() as u64).to_be_bytes())?;
        self.put(bytes)
    }
}

struct HashingReader<'a> {
    from: &'a mut dyn Read,
    hash: Sha256,
}

impl HashingReader<'_> {
    fn take(&mut self, length: usize) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        // Grows with what is there: a damaged length must not ask for all memory.
        (&mut *self.from).take(length as u64).read_to_end(&mut bytes)?;
        if bytes.len() < length {
            return Err(StoreError::BackupDamaged(BackupDamage::EndsEarly));
        }
        self.hash.update(&bytes);
        Ok(bytes)
    }

    fn byte(&mut self) -> Result<u8, StoreError> {
        Ok(self.array::<1>()?[0])
    }

    fn u32(&mut self) -> Result<u32, StoreError> {
        self.array().map(u32::from_be_bytes)
    }

    fn u64(&mut self) -> Result<u64, StoreError> {
        self.array().map(u64::from_be_bytes)
    }

    fn sized(&mut self) -> Result<Vec<u8>, StoreError> {
        let length = self.u64()?;
        self.take(usize::try_from(length).unwrap_or(usize::MAX))
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], StoreError> {
        let bytes = self.take(N)?;
        bytes.try_into().map_err(|_| StoreError::BackupDamaged(BackupDamage::EndsEarly))
    }
}
