use super::*;
use crate::store::engine::Bytes;
use crate::store::engine::commit::{Commits, Limits};
use crate::store::engine::rows::Rows;
use crate::store::keys::{Key, Space};
use std::sync::Arc;

/// Rows whose files are harmed between one opening and the next.
struct Place {
    folder: tempfile::TempDir,
}

/// A row in a block, and a row by itself.
fn keys(number: u32) -> [Bytes; 2] {
    [Space::Due, Space::Setting].map(|space| Key::of(space).u32(number).into_bytes().into())
}

fn put(numbers: impl IntoIterator<Item = u32>, value: &str) -> Changes {
    let rows = numbers.into_iter().flat_map(keys);
    rows.map(|key| (key, Some(Bytes::from(value.repeat(20).as_bytes())))).collect()
}

fn remove(numbers: impl IntoIterator<Item = u32>) -> Changes {
    numbers.into_iter().flat_map(keys).map(|key| (key, None)).collect()
}

impl Place {
    fn new() -> Place {
        Place { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("rows")
    }

    fn config() -> sled::Config {
        sled::Config::new().flush_every_ms(None)
    }

    fn opened(&self) -> Result<Arc<Commits>, StoreError> {
        let path = self.path();
        opened(&Place::config, &path, || {
            let db = Blocks::of(opening::open(Place::config(), &path)?, BlockSize::SIMULATED);
            let rows = Arc::new(Rows::of(Database::of(db, &path, true)?));
            let limits = Limits { rows: 1_000, journal_bytes: 1 << 20 };
            Ok(Arc::new(Commits::of(&rows, &path, limits, true)?))
        })
    }

    /// Rows of which a base contains some; of the later ones the database has a part.
    fn used(&self) -> Vec<(Bytes, Bytes)> {
        let commits = self.opened().unwrap();
        commits.rows().change(put(0..300, "one"));
        commits.hand_over().unwrap();
        commits.retention().finish();
        for (changes, value) in [(100..200, "two"), (150..400, "three")] {
            commits.rows().change(put(changes, value));
            commits.hand_over().unwrap();
        }
        commits.rows().change(remove(0..50));
        commits.sync().unwrap();
        all(&commits)
    }

    /// Closed in order and then damaged, it opens with the same rows.
    fn loses_nothing(&self, commits: Arc<Commits>) {
        commits.retention().finish();
        let rows = all(&commits);
        commits.close().unwrap();
        drop(commits);
        self.harm("db", |bytes| bytes.fill(0xFF));
        assert_eq!(all(&self.opened().unwrap()), rows);
    }

    fn harm(&self, file: &str, harm: impl FnOnce(&mut Vec<u8>)) {
        let mut bytes = fs::read(self.path().join(file)).unwrap();
        harm(&mut bytes);
        fs::write(self.path().join(file), bytes).unwrap();
    }
}

fn all(commits: &Commits) -> Vec<(Bytes, Bytes)> {
    let rows = commits.rows().scan(&[], &[]).map(Result::unwrap);
    let meta = Key::of(Space::Meta).into_bytes();
    rows.filter(|(key, _)| !key.starts_with(&meta)).collect()
}

#[test]
fn rows_whose_database_is_damaged_anywhere_are_made_anew_whole() {
    for tenths in 0..10 {
        let place = Place::new();
        let rows = place.used();
        place.harm("db", |bytes| {
            let from = bytes.len() * tenths / 10;
            let to = bytes.len().min(from + bytes.len() / 10);
            bytes[from..to].iter_mut().for_each(|byte| *byte ^= 0xA5);
        });
        for _ in 0..2 {
            let commits = place.opened().unwrap();
            assert_eq!(all(&commits), rows, "damaged at {tenths} tenths");
            commits.close().unwrap();
        }
    }
}

#[test]
fn a_database_cut_off_or_gone_is_made_anew_and_the_damaged_one_kept_aside() {
    for left in [0, 40, 5_000] {
        let place = Place::new();
        let rows = place.used();
        place.harm("db", |bytes| bytes.truncate(left));
        assert_eq!(all(&place.opened().unwrap()), rows, "{left} bytes were left");
    }
    let place = Place::new();
    let rows = place.used();
    place.harm("db", |bytes| bytes.fill(0xFF));
    assert_eq!(all(&place.opened().unwrap()), rows);
    assert!(place.path().join(SET_ASIDE).join("db").exists());
}

#[test]
fn a_rebuilding_that_was_broken_off_begins_anew() {
    let place = Place::new();
    let rows = place.used();
    place.harm("db", |bytes| bytes.fill(0xFF));
    fs::write(place.path().join(UNFINISHED), []).unwrap();
    assert_eq!(all(&place.opened().unwrap()), rows);
    assert!(!place.path().join(UNFINISHED).exists());
}

#[test]
fn what_a_read_could_not_decipher_is_made_anew_at_the_next_opening() {
    let place = Place::new();
    let rows = place.used();
    damage::note(&place.path());
    assert_eq!(all(&place.opened().unwrap()), rows);
    assert!(place.path().join(SET_ASIDE).join("db").exists() && !damage::is_noted(&place.path()));
}

#[test]
fn where_base_or_journal_is_damaged_too_it_is_refused_and_nothing_put_aside() {
    type Harm = fn(&mut Vec<u8>);
    let harms: [(&str, Harm); 3] = [
        ("base", |bytes| *bytes.last_mut().unwrap() ^= 1),
        ("base", |bytes| bytes.truncate(bytes.len() / 2)),
        ("journal/0000000000000002", |bytes| bytes[60] ^= 1),
    ];
    for (file, harm) in harms {
        let place = Place::new();
        place.used();
        place.harm("db", |bytes| bytes.fill(0xFF));
        place.harm(file, harm);
        for _ in 0..2 {
            let refused = place.opened().map(|_| ()).unwrap_err();
            assert!(matches!(refused, StoreError::Corrupt(_)), "{file}: {refused:?}");
            assert!(!place.path().join(UNFINISHED).exists() && !place.path().join(SET_ASIDE).exists());
        }
    }
}

#[test]
fn a_missing_segment_is_no_whole_journal() {
    let place = Place::new();
    place.used();
    place.harm("db", |bytes| bytes.fill(0xFF));
    fs::remove_file(place.path().join("journal/0000000000000002")).unwrap();
    assert!(matches!(place.opened().map(|_| ()), Err(StoreError::Corrupt(_))));
}

#[test]
fn a_base_does_not_outlive_a_change_that_the_journal_does_not_tell() {
    let place = Place::new();
    place.used();
    let commits = place.opened().unwrap();
    commits.hand_over().unwrap();
    commits.change_beneath(&put([7], "beneath")).unwrap();
    assert!(base::find(&place.path()).unwrap().is_none());
    commits.rows().change(put([8], "later"));
    commits.hand_over().unwrap();
    place.loses_nothing(commits);
}

/// As a restored store is: what came beneath stands in no segment.
#[test]
fn what_came_beneath_before_any_segment_is_not_lost_with_the_database() {
    let place = Place::new();
    let commits = place.opened().unwrap();
    commits.change_beneath(&put(0..100, "beneath")).unwrap();
    commits.hand_over().unwrap();
    commits.retention().finish();
    commits.rows().change(put(200..300, "later"));
    commits.hand_over().unwrap();
    place.loses_nothing(commits);
}

#[test]
fn a_database_that_somebody_has_open_is_not_made_anew() {
    let place = Place::new();
    place.used();
    let commits = place.opened().unwrap();
    damage::note(&place.path());
    let refused = place.opened().map(|_| ()).unwrap_err();
    assert!(matches!(refused, StoreError::Locked { .. }), "{refused:?}");
    assert!(!place.path().join(SET_ASIDE).exists());
    place.loses_nothing(commits);
}

#[test]
fn a_base_that_is_written_while_rows_change_makes_the_rows_as_they_are_in_the_end() {
    let place = Place::new();
    let commits = place.opened().unwrap();
    commits.rows().change(put(0..3_000, "early"));
    commits.hand_over().unwrap();
    for round in 0..30 {
        commits.rows().change(put((0..3_000).skip(round).step_by(7), &round.to_string()));
        commits.rows().change(remove((0..3_000).skip(round).step_by(31)));
        commits.hand_over().unwrap();
    }
    place.loses_nothing(commits);
}

#[test]
fn an_old_base_gives_way_to_a_new_one_and_segments_do_not_pile_up() {
    let place = Place::new();
    let commits = place.opened().unwrap();
    for round in 0..600 {
        commits.rows().change(put([round % 10], &round.to_string()));
        commits.hand_over().unwrap();
        commits.retention().finish();
        let kept = journal::segments(&place.path()).unwrap().len();
        assert!(kept <= 256, "{kept} segments after {round} hand-overs");
    }
    assert!(base::find(&place.path()).unwrap().unwrap().segment > 500);
}
