use super::*;
use crate::store::blocks::{BlockSize, Blocks};
use crate::store::engine::Bytes;
use crate::store::engine::database::Database;
use crate::store::engine::opening;
use crate::store::keys::{Key, Space};
use std::panic::{AssertUnwindSafe, catch_unwind};

const LIMITS: Limits = Limits { rows: 1_000, journal_bytes: 1 << 20 };

fn opened(path: &Path) -> Arc<Commits> {
    let db = opening::open(sled::Config::new().flush_every_ms(None), path).unwrap();
    let database = Database::of(Blocks::of(db, BlockSize::SIMULATED), path, true).unwrap();
    Arc::new(Commits::of(&Arc::new(Rows::of(database)), path, LIMITS, true).unwrap())
}

fn key(number: u32) -> Bytes {
    Key::of(Space::Due).u32(number).into_bytes().into()
}

/// A row for each number.
fn changes(numbers: impl Iterator<Item = u32>) -> Changes {
    numbers.map(|number| (key(number), Some(Bytes::from(&number.to_be_bytes())))).collect()
}

fn numbers(commits: &Commits) -> Vec<u32> {
    let rows = commits.rows.scan(Key::of(Space::Due).as_bytes(), &[]);
    rows.map(|row| u32::from_be_bytes(row.unwrap().1[..].try_into().unwrap())).collect()
}

#[test]
fn what_a_panic_has_left_half_done_is_not_built_upon() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows");
    let commits = opened(&path);
    commits.rows.change(changes(0..3));
    commits.sync().unwrap();
    let half_done = || {
        commits.keeping(|| {
            commits.rows.part();
            panic!("in the midst of a hand-over");
        })
    };
    assert!(catch_unwind(AssertUnwindSafe(half_done)).is_err());
    assert!(commits.sound().is_err() && commits.write().is_err() && commits.hand_over().is_err());
    assert_eq!(numbers(&commits), [0, 1, 2], "what was committed is still read");
    drop(commits);
    assert_eq!(numbers(&opened(&path)), [0, 1, 2], "and is there after an opening");
}

#[tokio::test]
async fn what_the_disk_refuses_is_told_to_all_who_wait_and_nothing_more_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows");
    let commits = opened(&path);
    std::fs::write(path.join("journal"), b"a file where the folder should be").unwrap();
    commits.rows.change(changes(0..2));
    let (one, other) = tokio::join!(commits.durable(), commits.durable());
    assert!(one.is_err() && other.is_err());
    std::fs::remove_file(path.join("journal")).unwrap();
    assert!(commits.sound().is_err() && commits.durable().await.is_err() && commits.hand_over().is_err());
    assert_eq!(numbers(&commits), [0, 1], "what has been applied is still read");
}

#[test]
fn a_hand_over_that_ends_half_way_is_repeated_by_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows");
    let commits = opened(&path);
    commits.rows.change(changes(0..200));
    commits.hand_over().unwrap();
    let mut later = changes(100..300);
    later.extend((0..50).map(|number| (key(number), None)));
    commits.rows.change(later.clone());
    commits.sync().unwrap();
    for part in [40, 90, 230] {
        let taken = later.iter().take(part).map(|(key, change)| (key.clone(), change.clone())).collect();
        commits.rows.database().take_kept(&taken, None).unwrap();
    }
    drop(commits);
    let commits = opened(&path);
    assert_eq!(numbers(&commits), (50..300).collect::<Vec<_>>());
    assert_eq!(commits.rows.database().misfits().unwrap(), Vec::<String>::new());
}
