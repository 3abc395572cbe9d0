use super::scan::after_prefix;
use super::*;
use crate::store::blocks::{BlockSize, Blocks};
use crate::store::engine::opening;
use crate::store::keys::Space;
use std::collections::BTreeMap;

fn key(name: &str) -> Key {
    Key::of(Space::Setting).text(name)
}

fn rows() -> (tempfile::TempDir, Arc<Rows>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows");
    let db = opening::open(sled::Config::new(), &path).unwrap();
    (folder, Arc::new(Rows::of(Database::of(Blocks::of(db, BlockSize::USUAL), &path, true).unwrap())))
}

/// As a hand-over does.
fn hand_over(rows: &Rows) {
    let (_, _, leaving) = rows.part();
    rows.database().take_kept(&leaving, None).unwrap();
    rows.arrived();
}

fn put(rows: &Rows, name: &str, value: Option<&str>) {
    rows.change(Changes::from([(key(name).into_bytes().into(), value.map(|value| Bytes::from(value.as_bytes())))]));
}

fn values(rows: &Arc<Rows>, prefix: &[u8], from: &[u8]) -> Vec<String> {
    let text = |row: Result<Row, StoreError>| String::from_utf8(row.unwrap().1.to_vec()).unwrap();
    rows.scan(prefix, from).map(text).collect()
}

/// Stored: b d f; waiting: a new, b changed, d removed, g new.
fn mixed() -> (tempfile::TempDir, Arc<Rows>) {
    let (folder, rows) = rows();
    for name in ["b", "d", "f"] {
        put(&rows, name, Some(name));
    }
    hand_over(&rows);
    put(&rows, "a", Some("new a"));
    put(&rows, "b", Some("new b"));
    put(&rows, "d", None);
    put(&rows, "g", Some("new g"));
    (folder, rows)
}

#[test]
fn reads_see_what_the_database_does_not_hold_yet() {
    let (_folder, rows) = mixed();
    let prefix = Key::of(Space::Setting);
    assert_eq!(values(&rows, prefix.as_bytes(), &[]), ["new a", "new b", "f", "new g"]);
    assert_eq!(values(&rows, prefix.as_bytes(), key("c").as_bytes()), ["f", "new g"]);
    assert_eq!(values(&rows, Key::of(Space::Seat).as_bytes(), &[]), Vec::<String>::new());
    assert_eq!(rows.get(key("d").as_bytes()).unwrap(), None);
    assert_eq!(rows.get(key("b").as_bytes()).unwrap().as_deref(), Some("new b".as_bytes()));
    assert_eq!(rows.get(key("f").as_bytes()).unwrap().as_deref(), Some("f".as_bytes()));
}

#[test]
fn handing_over_changes_nothing_that_is_read() {
    let (_folder, rows) = mixed();
    let before = values(&rows, &[], &[]);
    hand_over(&rows);
    assert_eq!(values(&rows, &[], &[]), before);
    assert_eq!(rows.database().rows(), 4);
    assert!(rows.read().fresh.is_empty() && rows.read().leaving.is_empty());
}

#[test]
fn the_last_row_is_found_in_either_place() {
    let (_folder, rows) = mixed();
    let prefix = Key::of(Space::Setting);
    let last = |rows: &Arc<Rows>| rows.last(&prefix).unwrap().map(|(_, value)| value.to_vec());
    assert_eq!(last(&rows), Some(b"new g".to_vec()));
    put(&rows, "g", None);
    assert_eq!(last(&rows), Some(b"f".to_vec()));
    put(&rows, "f", None);
    assert_eq!(last(&rows), Some(b"new b".to_vec()));
    for name in ["a", "b"] {
        put(&rows, name, None);
    }
    assert_eq!(last(&rows), None);
    assert!(rows.is_empty());
}

#[test]
fn both_ends_meet_without_a_row_twice_or_lost() {
    let (_folder, rows) = mixed();
    for turns in 0..16_u32 {
        let mut scan = rows.scan(&[], &[]);
        let (mut front, mut back) = (Vec::new(), Vec::new());
        for turn in 0.. {
            let from_front = turns >> (turn % 4) & 1 == 0;
            let Some(row) = (if from_front { scan.next() } else { scan.next_back() }) else { break };
            let value = String::from_utf8(row.unwrap().1.to_vec()).unwrap();
            if from_front { front.push(value) } else { back.insert(0, value) }
        }
        front.extend(back);
        assert_eq!(front, ["new a", "new b", "f", "new g"], "{turns:04b}");
    }
}

#[test]
fn a_prefix_ends_where_the_next_begins() {
    assert_eq!(after_prefix(b"ab"), Some(b"ac".to_vec()));
    assert_eq!(after_prefix(&[1, 255, 255]), Some(vec![2]));
    assert_eq!(after_prefix(&[255]), None);
    assert_eq!(after_prefix(&[]), None);
}

/// Stored, leaving and fresh rows, over each other in every way; `None` for those that are removed.
fn layered() -> (tempfile::TempDir, Arc<Rows>, BTreeMap<u32, String>) {
    let (folder, rows) = rows();
    let mut expected = BTreeMap::new();
    for layer in ["stored", "leaving", "fresh"] {
        let mut changes = Changes::new();
        for number in 0..3_000_u32 {
            let dice = number.wrapping_mul(2_654_435_761).wrapping_add(layer.len() as u32 * 97) >> 7;
            let value = (dice % 3 == 0).then(|| format!("{number} {layer}"));
            if dice % 2 == 0 {
                continue;
            }
            match &value {
                Some(value) => expected.insert(number, value.clone()),
                None => expected.remove(&number),
            };
            let key = Key::of(Space::Setting).u32(number).into_bytes();
            changes.insert(key.into(), value.map(|value| Bytes::from(value.as_bytes())));
        }
        rows.change(changes);
        match layer {
            "stored" => hand_over(&rows),
            "leaving" => drop(rows.part()),
            _ => {}
        }
    }
    (folder, rows, expected)
}

#[test]
fn a_scan_in_windows_meets_every_row_once_from_either_end() {
    let (_folder, rows, expected) = layered();
    let expected: Vec<String> = expected.into_values().collect();
    assert!(expected.len() > 500);
    assert_eq!(values(&rows, &[], &[]), expected);
    let text = |row: Result<Row, StoreError>| String::from_utf8(row.unwrap().1.to_vec()).unwrap();
    let mut backwards: Vec<String> = rows.scan(&[], &[]).rev().map(text).collect();
    backwards.reverse();
    assert_eq!(backwards, expected);
    for stride in [2, 3, 7, 400] {
        let mut scan = rows.scan(&[], &[]);
        let (mut front, mut back) = (Vec::new(), Vec::new());
        for turn in 0.. {
            let from_front = turn / stride % 2 == 0;
            let Some(row) = (if from_front { scan.next() } else { scan.next_back() }) else { break };
            if from_front { front.push(text(row)) } else { back.push(text(row)) }
        }
        back.reverse();
        front.extend(back);
        assert_eq!(front, expected, "{stride} from each end in turn");
    }
}

#[test]
fn a_scan_misses_nothing_while_changes_go_to_the_database() {
    for pause in [0, 1, 15, 17, 300, 800] {
        let (_folder, rows, expected) = layered();
        let mut scan = rows.scan(&[], &[]);
        let text = |row: Result<Row, StoreError>| String::from_utf8(row.unwrap().1.to_vec()).unwrap();
        let mut met: Vec<String> = scan.by_ref().take(pause).map(text).collect();
        let leaving = Arc::clone(&rows.read().leaving);
        rows.database().take_kept(&leaving, None).unwrap();
        rows.arrived();
        met.extend(scan.by_ref().take(pause).map(text));
        hand_over(&rows);
        met.extend(scan.map(text));
        assert_eq!(met, expected.into_values().collect::<Vec<_>>(), "after {pause} rows");
    }
}
