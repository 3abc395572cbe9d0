//! The store as a whole: opening, closing, what holds it back from sending after a move or a restore, backup.

use super::documents::{DOCUMENTS, Documents, private_folder, sync_folder, write_synced};
use super::engine::{self, Engine, ROWS, Step};
use super::keys::{Key, KeyParts, Space};
use super::memory::Memory;
use super::rules::RULES;
use super::sending_right::{Hold, Lease, hold_key, lease_key, put_hold};
use super::{Conflict, Store, StoreError, codec, dump, index_sets, ledger, letter_rows, migrations, units};
use crate::domain::memo::Memo;
use crate::domain::notice::{Notice, NoticeId, NoticeState};
use chrono::{DateTime, Utc};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

#[derive(Debug, Clone, Copy)]
pub struct OpenOptions {
    pub cache_bytes: u64,
}

impl Store {
    /// Opens the store in `folder`, creating it when missing (folder mode 0700). Older formats are migrated; a newer
    /// one is refused. Waits a moment for a lock that a process just killed has left.
    pub fn open(folder: &Path, options: OpenOptions) -> Result<Store, StoreError> {
        Store::open_on(folder, options, None)
    }

    /// Opens the store on a machine of the given identity; `None` = this one.
    pub(super) fn open_on(folder: &Path, options: OpenOptions, machine: Option<&str>) -> Result<Store, StoreError> {
        private_folder(folder)?;
        let rows = folder.join(ROWS);
        let engine = Engine::open(&rows, options.cache_bytes, RULES)?;
        let documents = Documents::open(folder.join(DOCUMENTS))?;
        if engine.is_empty() {
            sync_folder(&rows)?;
            sync_folder(folder)?;
        }
        let machine = machine.map_or_else(|| this_machine(&rows), str::to_owned);
        let store = Store::over(engine, Arc::new(documents), machine.into())?;
        hold_if_rolled_back(&store.engine, folder)?;
        Ok(Store { folder: Some(folder.into()), ..store })
    }

    pub(super) fn over(engine: Engine, documents: Arc<Documents>, machine: Arc<str>) -> Result<Store, StoreError> {
        migrations::bring_up_to_date(&engine)?;
        letter_rows::remove_unfinished(&engine)?;
        hold_on_other_machine(&engine, &machine)?;
        let memory = load(&engine)?;
        engine.sync_alone()?;
        Ok(Store { engine, memory: Arc::new(memory), documents, lent: Arc::default(), machine, folder: None })
    }

    /// Waits until everything written so far survives a power cut.
    pub async fn durable(&self) -> Result<(), StoreError> {
        self.engine.durable().await
    }

    /// Writes everything and waits for the disk. What is written last is noted beside the rows, so that an end that is
    /// cut off later is missed.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.engine.durable().await?;
        if self.folder.is_none() {
            return Ok(());
        }
        let marks = self
            .engine
            .commit(|step| {
                step.next(close_key())?;
                marks(step)
            })
            .await?;
        self.note_marks(marks)
    }

    /// Takes the sender's lease with a new generation, durably. Refused while the store is on hold.
    pub async fn take_lease(&self, now: DateTime<Utc>) -> Result<Lease, StoreError> {
        let machine = self.machine.to_string();
        let (lease, marks) = self
            .engine
            .commit(move |step| {
                if step.get(hold_key())?.is_some() {
                    return Err(Conflict::OnHold.into());
                }
                let generation = step.next(lease_key())?;
                step.put(machine_key(), codec::json(&machine)?);
                step.put(Key::of(Space::Meta).text("lease taken at"), codec::json(&now)?);
                Ok((Lease { generation }, marks(step)?))
            })
            .await?;
        self.note_marks(marks)?;
        Ok(lease)
    }

    /// Beside the rows, so that rows which are older are known as such.
    fn note_marks(&self, (lease, closes): Marks) -> Result<(), StoreError> {
        match &self.folder {
            Some(folder) => write_synced(&folder.join(MARKS), format!("{lease} {closes}\n").as_bytes()),
            None => Ok(()),
        }
    }

    pub async fn release_hold(&self) -> Result<(), StoreError> {
        let machine = self.machine.to_string();
        let marks = self
            .engine
            .commit(move |step| {
                step.remove(hold_key());
                step.put(machine_key(), codec::json(&machine)?);
                marks(step)
            })
            .await?;
        self.note_marks(marks)
    }

    /// A value of the installation: the channel's user name, the last run of a schedule.
    pub async fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.engine.get(Key::of(Space::Setting).text(key))?.map(|bytes| codec::read(&bytes)).transpose()
    }

    pub async fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let value = codec::json(&value)?;
        self.engine
            .commit(|step| {
                step.put(Key::of(Space::Setting).text(key), value);
                Ok(())
            })
            .await
    }

    /// Marks `job` as run for `occasion`; false when it was marked before. Durable, so that a job runs once.
    pub async fn mark_run(&self, job: &str, occasion: &str) -> Result<bool, StoreError> {
        self.engine
            .commit(|step| {
                let key = Key::of(Space::Run).text(job).text(occasion);
                let first = step.get(&key)?.is_none();
                if first {
                    step.put(key, Vec::new());
                }
                Ok(first)
            })
            .await
    }

    /// What a person should look at: files of the database that could not be read and were made anew.
    pub(super) fn set_aside(&self) -> Vec<String> {
        let aside = self.folder.as_ref().map(|folder| engine::set_aside(&folder.join(ROWS)));
        let told = |aside: std::path::PathBuf| {
            format!(
                "the database could not read its files and was made anew from base and journal; look at the disk, then remove {}",
                aside.display()
            )
        };
        aside.flatten().map(told).into_iter().collect()
    }

    /// A logical dump of every row and document; consistent while the store is in use. Returns the number of rows.
    pub async fn dump(&self, to: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
        dump::write(&self.engine, &self.documents, to).await
    }

    /// Builds a new store in an empty `folder` from a dump. It starts on hold. A dump that is damaged or cut short
    /// leaves nothing behind. Returns the number of rows.
    pub fn restore(folder: &Path, from: &mut dyn Read, now: DateTime<Utc>) -> Result<u64, StoreError> {
        dump::restore(folder, from, now)
    }
}

/// The file with the marks of what was written last in this folder.
const MARKS: &str = "marks";

/// How often the lease was taken, and how often the store was closed in order.
type Marks = (u64, u64);

fn marks(step: &Step) -> Result<Marks, StoreError> {
    let count = |key: Key| step.get(key)?.map_or(Ok(0), |bytes| codec::read::<u64>(&bytes));
    Ok((count(lease_key())?, count(close_key())?))
}

fn close_key() -> Key {
    Key::of(Space::Meta).text("closes")
}

fn machine_key() -> Key {
    Key::of(Space::Meta).text("machine")
}

fn hold_on_other_machine(engine: &Engine, machine: &str) -> Result<(), StoreError> {
    engine.apply_alone(|step| {
        let Some(known) = step.get(machine_key())? else { return Ok(()) };
        if codec::read::<String>(&known)? != machine && step.get(hold_key())?.is_none() {
            put_hold(step, Hold::OTHER_MACHINE, Utc::now())?;
        }
        Ok(())
    })
}

fn hold_if_rolled_back(engine: &Engine, folder: &Path) -> Result<(), StoreError> {
    let noted = match std::fs::read_to_string(folder.join(MARKS)) {
        Ok(noted) => noted,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut numbers = noted.split_whitespace().map(|number| number.parse::<u64>().unwrap_or(0));
    let (lease, closes) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    engine.apply_alone(|step| {
        let known = marks(step)?;
        if (known.0 < lease || known.1 < closes) && step.get(hold_key())?.is_none() {
            put_hold(step, Hold::ROLLED_BACK, Utc::now())?;
        }
        Ok(())
    })
}

/// The machine's own identity. Where it has none (a container), that of the folder of the rows: it stays when the volume is
/// mounted again or the database made anew, and changes when the folder is copied.
fn this_machine(rows: &Path) -> String {
    let id = std::fs::read_to_string("/etc/machine-id").unwrap_or_default();
    if !id.trim().is_empty() {
        return id.trim().to_owned();
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let created = |metadata: &std::fs::Metadata| {
            let since = metadata.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
            Some(since.as_nanos())
        };
        std::fs::metadata(rows).map_or_else(
            |_| String::new(),
            |metadata| format!("folder {} {}", metadata.ino(), created(&metadata).unwrap_or_default()),
        )
    }
    #[cfg(not(unix))]
    {
        rows.display().to_string()
    }
}

fn load(engine: &Engine) -> Result<Memory, StoreError> {
    let memory = Memory::default();
    memory.set_units(Arc::new(units::load(engine)?));
    memory.set_index_sets(Arc::new(index_sets::load(engine)?));
    memory.set_letters(letter_rows::marks(engine)?);
    {
        let mut notices = memory.notices();
        for row in engine.scan(&Key::of(Space::Notice)) {
            let notice: Notice = codec::read(&row?.1)?;
            let paused = notice.paused.is_some();
            notices.set_state(notice.id, notice.state, notice.issued.map(|stamp| stamp.at), paused);
        }
        for row in engine.scan(&Key::of(Space::Memo)) {
            let memo: Memo = codec::read(&row?.1)?;
            notices.set_state(memo.id, NoticeState::Issued, Some(memo.written_at), false);
        }
        for row in engine.scan(&Key::of(Space::NoticeCounts)) {
            let (key, value) = row?;
            if let Some(id) = KeyParts::of(&key).u32() {
                notices.set_waiting(NoticeId(id), ledger::read_counts(&value)?.waiting());
            }
        }
    }
    if let Some((key, _)) = engine.last(&Key::of(Space::Claim))? {
        memory.claims().start_after(KeyParts::of(&key).u64().unwrap_or_default());
    }
    Ok(memory)
}
