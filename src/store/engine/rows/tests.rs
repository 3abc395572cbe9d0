use super::*;
use crate::store::blocks::BlockSize;
use crate::store::keys::Space;

fn key(name: &str) -> Key {
    Key::of(Space::Setting).text(name)
}

fn rows() -> (tempfile::TempDir, Rows) {
    let folder = tempfile::tempdir().unwrap();
    let db = sled::Config::new().path(folder.path().join("rows")).open().unwrap();
    (folder, Rows::of(Blocks::of(db, BlockSize::USUAL)))
}

fn put(rows: &Rows, name: &str, value: Option<&str>) {
    rows.change(Changes::from([(key(name).into_bytes().into(), value.map(|value| Bytes::from(value.as_bytes())))]));
}

fn values(rows: &Rows, prefix: &[u8], from: &[u8]) -> Vec<String> {
    let text = |row: Result<Row, StoreError>| String::from_utf8(row.unwrap().1.to_vec()).unwrap();
    rows.scan(prefix, from).map(text).collect()
}

/// Stored: b d f; waiting: a new, b changed, d removed, g new.
fn mixed() -> (tempfile::TempDir, Rows) {
    let (folder, rows) = rows();
    for name in ["b", "d", "f"] {
        put(&rows, name, Some(name));
    }
    rows.hand_over().unwrap();
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
    rows.hand_over().unwrap();
    assert_eq!(values(&rows, &[], &[]), before);
    assert_eq!(rows.db().range(Unbounded, Unbounded).count(), 4);
    assert!(rows.read().fresh.is_empty() && rows.read().leaving.is_empty());
}

#[test]
fn the_last_row_is_found_in_either_place() {
    let (_folder, rows) = mixed();
    let prefix = Key::of(Space::Setting);
    let last = |rows: &Rows| rows.last(&prefix).unwrap().map(|(_, value)| value.to_vec());
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
