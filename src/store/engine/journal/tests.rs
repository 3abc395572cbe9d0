use super::frame::Written;
use super::*;
use crate::store::blocks::{BlockSize, Blocks};
use crate::store::engine::Bytes;
use crate::store::engine::database::Database;
use crate::store::engine::opening;
use crate::store::engine::retention::Retention;
use crate::store::engine::rows::Rows;
use crate::store::keys::{Key, Space};
use std::sync::Arc;

/// Rows whose journal is looked at; what is in the database has come from a replay.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        Place { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("rows")
    }

    fn database(&self) -> Database {
        let db = opening::open(sled::Config::new(), &self.path()).unwrap();
        Database::of(Blocks::of(db, BlockSize::USUAL), &self.path(), true).unwrap()
    }

    /// Writes a segment: each inner list is one write of steps, synced when so marked.
    fn write(&self, journal: &mut Journal, writes: &[(&[&str], bool)]) {
        for (names, synced) in writes {
            let mut frame = Frame::default();
            names.iter().for_each(|name| frame.push(&change(name, Some(name))));
            journal.write(&mut frame).unwrap();
            if *synced {
                journal.sync().unwrap();
            }
        }
    }

    fn fresh(&self, writes: &[(&[&str], bool)]) -> PathBuf {
        drop(self.database());
        let mut journal = Journal::beside(&self.path(), 1, true);
        self.write(&mut journal, writes);
        path(&self.path(), 1)
    }

    /// What an opening makes of it.
    fn opened(&self) -> Result<Vec<String>, StoreError> {
        let database = self.database();
        let journal = Journal::replay(&self.path(), &database, true)?;
        Retention::of(&self.path(), journal.settled(), true)?;
        let rows = Arc::new(Rows::of(database));
        Ok(rows
            .scan(Key::of(Space::Setting).as_bytes(), &[])
            .map(|row| String::from_utf8(row.unwrap().1.to_vec()).unwrap())
            .collect())
    }
}

fn change(name: &str, value: Option<&str>) -> Changes {
    let key = Key::of(Space::Setting).text(name);
    Changes::from([(key.into_bytes().into(), value.map(|value| Bytes::from(value.as_bytes())))])
}

fn edit(file: &Path, harm: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(file).unwrap();
    harm(&mut bytes);
    fs::write(file, bytes).unwrap();
}

const TWO: &[(&[&str], bool)] = &[(&["a", "b"], true), (&["c"], true)];

#[test]
fn an_opening_gives_the_database_what_the_journal_holds_and_empties_it() {
    let place = Place::new();
    let file = place.fresh(TWO);
    assert_eq!(place.opened().unwrap(), ["a", "b", "c"]);
    assert!(!file.exists());
    let journal = Journal::replay(&place.path(), &place.database(), true).unwrap();
    assert_eq!(journal.next, 2);
    assert_eq!(place.opened().unwrap(), ["a", "b", "c"]);
}

#[test]
fn the_last_change_of_a_row_stands_and_a_removed_one_is_gone() {
    let place = Place::new();
    place.fresh(TWO);
    let mut journal = Journal::beside(&place.path(), 2, true);
    let mut frame = Frame::default();
    frame.push(&change("a", None));
    frame.push(&change("b", Some("later")));
    journal.write(&mut frame).unwrap();
    assert_eq!(place.opened().unwrap(), ["later", "c"]);
}

#[test]
fn a_write_that_a_power_cut_broke_off_is_cut_off() {
    let place = Place::new();
    let whole = fs::read(place.fresh(TWO)).unwrap();
    let file = path(&place.path(), 1);
    let first = frame::HEAD + Written::at(1, &whole[frame::HEAD..]).unwrap().len();
    for length in 0..whole.len() {
        let place = Place::new();
        drop(place.database());
        fs::create_dir(place.path().join(FOLDER)).unwrap();
        let file = path(&place.path(), 1);
        fs::write(&file, &whole[..length]).unwrap();
        let expected: &[&str] = if length < first { &[] } else { &["a", "b"] };
        assert_eq!(place.opened().unwrap(), expected, "{length} bytes left");
        assert!(!file.exists());
    }
    // The length arrived, the content did not.
    edit(&file, |bytes| bytes[first..].fill(0));
    assert_eq!(place.opened().unwrap(), ["a", "b"]);
}

#[test]
fn what_was_written_behind_a_write_that_did_not_arrive_is_not_taken() {
    let place = Place::new();
    let file = place.fresh(&[(&["a"], true), (&["b"], false), (&["c"], false)]);
    let first = frame::HEAD + Written::at(1, &fs::read(&file).unwrap()[frame::HEAD..]).unwrap().len();
    edit(&file, |bytes| bytes[first + 6] ^= 1);
    assert_eq!(place.opened().unwrap(), ["a"]);
}

#[test]
fn a_flipped_byte_in_what_was_on_disk_is_damage() {
    let place = Place::new();
    let file = place.fresh(&[(&["a"], true), (&["b"], true), (&["c"], true)]);
    let whole = fs::read(&file).unwrap();
    let last = whole.len() - Written::find(1, &whole).last().unwrap().len();
    for at in 0..last {
        edit(&file, |bytes| bytes.copy_from_slice(&whole));
        edit(&file, |bytes| bytes[at] ^= 0x10);
        let told = place.opened();
        assert!(matches!(&told, Err(StoreError::Corrupt(what)) if what == "rows/journal"), "{at}: {told:?}");
        assert!(file.exists(), "left as it is");
    }
    fs::write(&file, &whole).unwrap();
    assert_eq!(place.opened().unwrap(), ["a", "b", "c"]);
}

#[test]
fn an_earlier_segment_must_be_whole_and_none_may_be_missing() {
    let place = Place::new();
    let first = place.fresh(TWO);
    place.write(&mut Journal::beside(&place.path(), 2, true), TWO);
    let whole = fs::read(&first).unwrap();
    edit(&first, |bytes| bytes.truncate(whole.len() - 1));
    assert!(matches!(place.opened(), Err(StoreError::Corrupt(_))));
    fs::remove_file(&first).unwrap();
    assert!(matches!(place.opened(), Err(StoreError::Corrupt(_))));
    fs::write(&first, &whole).unwrap();
    assert_eq!(place.opened().unwrap(), ["a", "b", "c"]);
}

#[test]
fn a_segment_whose_removal_the_disk_forgot_changes_nothing() {
    let place = Place::new();
    let first = place.fresh(TWO);
    let old = fs::read(&first).unwrap();
    place.opened().unwrap();
    let mut journal = Journal::beside(&place.path(), 2, true);
    let mut frame = Frame::default();
    frame.push(&change("a", Some("later")));
    journal.write(&mut frame).unwrap();
    fs::write(&first, &old).unwrap();
    assert_eq!(place.opened().unwrap(), ["later", "b", "c"]);
    fs::write(&first, &old).unwrap();
    assert_eq!(place.opened().unwrap(), ["later", "b", "c"]);
    assert!(!first.exists());
}

#[test]
fn a_journal_of_a_newer_version_is_refused_and_left() {
    let place = Place::new();
    let file = place.fresh(TWO);
    edit(&file, |bytes| {
        bytes[8] = 9;
        let sum = crc32fast::hash(&bytes[..frame::HEAD - 4]);
        bytes[frame::HEAD - 4..frame::HEAD].copy_from_slice(&sum.to_le_bytes());
    });
    assert!(matches!(place.opened(), Err(StoreError::NewerFormat { found: 9, supported: 1 })));
    assert!(file.exists());
}

#[test]
fn a_write_that_failed_leaves_nothing_behind() {
    let place = Place::new();
    let file = place.fresh(TWO);
    let mut journal = Journal::beside(&place.path(), 2, true);
    place.write(&mut journal, TWO);
    // A file that takes no more.
    let readable = File::open(path(&place.path(), 2)).unwrap();
    journal.open.as_mut().unwrap().file = readable;
    let mut frame = Frame::default();
    frame.push(&change("d", Some("d")));
    assert!(journal.write(&mut frame).is_err());
    assert!(file.exists());
    assert_eq!(place.opened().unwrap(), ["a", "b", "c"]);
}
