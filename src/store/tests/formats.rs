//! What is on disk: old formats are migrated, newer ones refused, and today's bytes are read tomorrow.

use super::world::{OPTIONS, World, at, held, invitation, month, new_letter, person, reopen, row, total};
use crate::domain::delivery::{Attempt, Delivery, DeliveryState, OutcomeKind, Repeat, RepeatReason};
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::seat::{ChannelKind, SeatId};
use crate::domain::unit::UnitId;
use crate::store::delivery_row::{self, CountsRow};
use crate::store::documents::hex;
use crate::store::engine::{Engine, Rules, open_database};
use crate::store::keys::{Key, Space};
use crate::store::letter_rows::{self, body_prefix, pending_key};
use crate::store::{Store, StoreError, codec, derived, migrations};
use std::path::{Path, PathBuf};

/// The rows alone, while no store has them open.
fn rows(path: &Path) -> Engine {
    Engine::open(&path.join("rows"), OPTIONS.cache_bytes, Rules { on_breach: |_, _| Ok(()), admit: |_| Ok(()) })
        .unwrap()
}

/// Closes the store and gives its folder.
fn closed(world: World) -> (tempfile::TempDir, PathBuf) {
    let path = world.path();
    drop(world.store);
    (world.folder, path)
}

fn everything(engine: &Engine) -> Vec<(Vec<u8>, Vec<u8>)> {
    engine.scan_all().map(|row| row.map(|(key, value)| (key.to_vec(), value.to_vec())).unwrap()).collect()
}

async fn furnished() -> World {
    let world = World::new();
    world.store.put_seats(vec![(held("s000001", "u", "p"), vec![person("p", "1")])]).await.unwrap();
    world.store.add_invitation(invitation("hash", "s000001")).await.unwrap();
    let notice = world.issued(600).await;
    world.store.claim_due(ChannelKind::Telegram, at(10), 300, 1).await.unwrap();
    let press = row(notice, 1).key;
    let press = Acknowledgement { notice, seat: press.seat, by: press.person, at: at(11) };
    world.store.acknowledge(press).await.unwrap();
    world
}

#[tokio::test]
async fn a_store_of_format_0_gets_its_indexes_and_counters() {
    let (_folder, path) = closed(furnished().await);
    let engine = rows(&path);
    let complete = everything(&engine);
    // Format 0: no version, and nothing that follows from other rows, but for a left-over that follows from none.
    let is_derived = |key: &[u8]| {
        let space = Space::of(key).unwrap();
        derived::INDEXES.contains(&space) || [Space::NoticeCounts, Space::Claim].contains(&space)
    };
    let removed: Vec<_> = complete.iter().filter(|(key, _)| is_derived(key)).map(|(key, _)| key.clone()).collect();
    assert!(removed.len() > 300);
    engine.apply_alone(|step| step.remove_all(&removed)).unwrap();
    engine.apply_alone(|step| step.remove_all([migrations::format_key()])).unwrap();
    engine.apply_alone(|step| step.put_all([(Key::of(Space::SeatOfUnit).text("x").text("y"), vec![])])).unwrap();
    drop(engine);

    let store = reopen(&path);
    assert_eq!(store.notice_counts(NoticeId(1)).await.unwrap().total(), 600);
    assert_eq!(store.seats_of(&[UnitId::new("u")]).await.unwrap().len(), 1);
    assert_eq!(store.abandon_claims(at(20), 2).await.unwrap().len(), 299, "all but the acknowledged");
    assert_eq!(store.check().await.unwrap(), Vec::<String>::new());
    assert_eq!(store.claim_due(ChannelKind::Telegram, at(20), 999, 2).await.unwrap().len(), 300);
}

/// A head as format 1 wrote it, and nothing in the index of what letters are about.
#[tokio::test]
async fn letters_of_format_1_are_found_by_what_they_are_about() {
    let world = World::new();
    let letter = world.confirmed("l", vec![total("u", month(11), 1), total("v", month(12), 2)]).await;
    let (_folder, path) = closed(world);
    let engine = rows(&path);
    let index: Vec<_> = everything(&engine).into_iter().filter(|(key, _)| key[0] == Space::LetterAbout as u8).collect();
    assert_eq!(index.len(), 2);
    let (key, head) = engine.scan(&Key::of(Space::Letter)).next().unwrap().unwrap();
    let mut head: serde_json::Value = codec::read(&head).unwrap();
    assert!(head.as_object_mut().unwrap().remove("about").is_some());
    engine
        .apply_alone(|step| {
            step.remove_all(index.iter().map(|(key, _)| key))?;
            step.put_all([(Key::raw(key.to_vec()), codec::json(&head)?), (migrations::format_key(), codec::json(&1)?)])
        })
        .unwrap();
    drop(engine);

    let store = reopen(&path);
    assert_eq!(store.letter_about(Some(month(12)), None).await.unwrap().unwrap().id, letter);
    assert_eq!(store.check().await.unwrap(), Vec::<String>::new());
    drop(store);
    let engine = rows(&path);
    let again: Vec<_> = everything(&engine).into_iter().filter(|(key, _)| key[0] == Space::LetterAbout as u8).collect();
    assert_eq!(again, index);
}

#[tokio::test]
async fn a_store_of_format_2_gets_its_seats_counted_by_how_they_stand() {
    let world = furnished().await;
    let notice = NoticeId(1);
    world.store.note_unheld(notice, vec![SeatId::new("nobody"), SeatId::new("s000002")]).await.unwrap();
    let groups = world.store.outcome_groups(notice).await.unwrap();
    assert_eq!(groups.iter().map(|(_, seats)| seats).sum::<u64>(), 601, "one seat without a holder, 600 with rows");
    let (_folder, path) = closed(world);
    let engine = rows(&path);
    let outcomes = [Space::OutcomeGroups, Space::OutcomeSeat];
    let counted: Vec<_> = everything(&engine).into_iter().map(|(key, _)| key).collect();
    let counted: Vec<_> = counted.into_iter().filter(|key| outcomes.contains(&Space::of(key).unwrap())).collect();
    engine.apply_alone(|step| step.remove_all(&counted)).unwrap();
    engine.apply_alone(|step| step.put_all([(migrations::format_key(), codec::json(&2)?)])).unwrap();
    drop(engine);

    let store = reopen(&path);
    let mut again = store.outcome_groups(notice).await.unwrap();
    let mut groups = groups;
    again.sort();
    groups.sort();
    assert_eq!(again, groups);
    let findings = store.check().await.unwrap();
    assert!(findings.iter().all(|finding| finding.contains("claimed since")), "{findings:?}");
}

#[tokio::test]
async fn a_store_of_format_4_gets_its_many_rows_put_together() {
    let (_folder, path) = closed(furnished().await);
    let complete = everything(&rows(&path));
    std::fs::remove_dir_all(path.join("rows")).unwrap();
    let entries = || open_database(sled::Config::new(), &path.join("rows")).unwrap();
    let by_themselves = entries();
    for (key, value) in &complete {
        by_themselves.insert(key.as_slice(), value.as_slice()).unwrap();
    }
    by_themselves.insert(migrations::format_key(), codec::json(&4).unwrap()).unwrap();
    assert!(by_themselves.len() > 900);
    drop(by_themselves);

    let store = reopen(&path);
    let findings = store.check().await.unwrap();
    assert!(findings.iter().all(|finding| finding.contains("claimed since")), "{findings:?}");
    drop(store);
    // What is put together beside the journal moves its mark on, and changes nothing else.
    let split = |rows: Vec<(Vec<u8>, Vec<u8>)>| {
        let mark = Key::of(Space::Meta).text("journal").into_bytes();
        let (mark, rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(key, _)| *key == mark);
        (codec::read::<u64>(&mark[0].1).unwrap(), rest)
    };
    let (before, after) = (split(complete), split(everything(&rows(&path))));
    assert!(after.0 > before.0 && after.1 == before.1);
    assert!(entries().len() < 100, "{} entries", entries().len());
}

#[tokio::test]
async fn rebuilding_what_follows_changes_nothing_in_a_sound_store() {
    let (_folder, path) = closed(furnished().await);
    let engine = rows(&path);
    let is_claim = |row: &(Vec<u8>, Vec<u8>)| Space::of(&row.0) == Some(Space::Claim);
    let mut before = everything(&engine);
    derived::rebuild(&engine).unwrap();
    let mut after = everything(&engine);
    // Claims are grouped anew.
    before.retain(|row| !is_claim(row));
    after.retain(|row| !is_claim(row));
    assert!(before == after);
}

#[tokio::test]
async fn a_newer_format_is_refused_and_left_as_it_is() {
    let (_folder, path) = closed(World::new());
    let engine = rows(&path);
    let newer = migrations::FORMAT + 1;
    engine.apply_alone(|step| step.put_all([(migrations::format_key(), codec::json(&newer)?)])).unwrap();
    engine.sync_alone().unwrap();
    engine.commit(|step| step.put_all([(Key::of(Space::Setting).text("a"), b"b".to_vec())])).await.unwrap();
    let segment = std::fs::read_dir(path.join("rows/journal")).unwrap().next().unwrap().unwrap().path();
    let journal = std::fs::read(&segment).unwrap();
    drop(engine);
    let before = everything(&rows(&path));
    // As a kill leaves it.
    std::fs::write(&segment, &journal).unwrap();
    let refused = Store::open(&path, OPTIONS).map(|_| ());
    assert!(
        matches!(refused, Err(StoreError::NewerFormat { found, supported }) if (found, supported) == (newer, migrations::FORMAT))
    );
    assert_eq!(std::fs::read(&segment).unwrap(), journal, "its journal is for the newer program");
    assert!(everything(&rows(&path)) == before);
}

#[tokio::test]
async fn an_import_cut_off_by_a_crash_leaves_nothing_and_can_be_repeated() {
    let world = World::new();
    world.store.set_setting("a", "b").await.unwrap();
    let (_folder, path) = closed(world);
    let letter = || new_letter("l", (0..700).map(|n| total(&format!("u{n}"), month(12), n)).collect());
    let engine = rows(&path);
    let before = everything(&engine).len();
    // As `add_letter` leaves it when the process dies before the letter's head is written.
    let prepared = letter_rows::prepare(&letter().id, letter().content).unwrap();
    engine.apply_alone(|step| step.put_all([(pending_key(1), vec![])])).unwrap();
    let body = (0u32..).zip(prepared.body).map(|(place, piece)| (body_prefix(1).u32(place), piece));
    engine.apply_alone(|step| step.put_all(body)).unwrap();
    let figures = prepared.rows.into_iter().map(|(key, value)| (key.key(1), value));
    engine.apply_alone(|step| step.put_all(figures)).unwrap();
    assert!(everything(&engine).len() > before + 700);
    drop(engine);

    let store = reopen(&path);
    assert_eq!(store.letters().await.unwrap(), []);
    drop(store);
    let engine = rows(&path);
    assert_eq!(everything(&engine).len(), before);
    drop(engine);
    let store = reopen(&path);
    store.add_letter(letter()).await.unwrap();
    assert_eq!(store.check().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_wrong_counter_and_a_lost_index_entry_are_found() {
    let (_folder, path) = closed(furnished().await);
    let engine = rows(&path);
    let due = engine.scan(&Key::of(Space::Due)).next().unwrap().unwrap().0;
    let wrong = codec::compact(&CountsRow::default()).unwrap();
    engine
        .apply_alone(|step| {
            step.remove(&due);
            step.put_all([(Key::of(Space::NoticeCounts).notice(NoticeId(1)), wrong)])?;
            step.put_all([(letter_rows::figures_prefix(&UnitId::new("u"), month(1)).u64(99), vec![0x21, 0])])?;
            step.put_all([(Key::of(Space::Seat).text("broken"), vec![0x11, b'{'])])
        })
        .unwrap();
    drop(engine);
    let findings: Vec<String> = reopen(&path).check().await.unwrap();
    let found = |part: &str| findings.iter().any(|finding| finding.contains(part));
    assert!(found("index U does not fit"), "{findings:?}");
    assert!(found("counters of notice 1"), "{findings:?}");
    assert!(found("belong to no letter (import 99)"), "{findings:?}");
    assert!(found("broken"), "{findings:?}");
}

/// Compactly stored types know no field names. When this test fails, a stored type has changed: give the new form a
/// codec byte of its own and a migration, or readers will misread what is on disk.
#[test]
fn compact_rows_are_written_as_they_were_before() {
    let mut delivery: Delivery = row(NoticeId(1), 2);
    delivery.state = DeliveryState::Accepted { message: "9".into(), at: at(1) };
    delivery.attempts = vec![Attempt { chat: super::world::chat("3"), at: at(0), outcome: OutcomeKind::Credentials }];
    delivery.repeat = Some(Repeat { reason: RepeatReason::AskedFor, decided_by: "system".into() });
    delivery.acknowledged_at = Some(at(2));
    let row = delivery_row::encode(&delivery).unwrap();
    assert_eq!(delivery_row::decode(delivery.key.clone(), &row).unwrap(), delivery);
    let figures = codec::compact(&total("a", month(12), 8_796).figures).unwrap();
    let message = crate::domain::message::Message::new()
        .title("a")
        .line("b")
        .note("c")
        .choice("d", crate::domain::message::Action::Details(NoticeId(7)));
    let message = codec::compact(&message).unwrap();
    let written = [hex(&row), hex(&figures), hex(&message)];
    let before = [
        "21010101320382c8ecf80c959aef3a013900010101013380c8ecf80c959aef3a0701020673797374656d0184c8ecf80c959aef3a",
        "21010000b88901a09c01000000043837393607",
        "2103000161010100016203016301016401070000",
    ];
    assert_eq!(written, before);
}

#[test]
fn keys_sort_as_their_parts_do_and_read_back() {
    let texts = ["", "\0", "\0\0", "\0a", "a", "a\0", "a\0b", "aa", "b", "ấ"];
    let keys: Vec<Key> = texts.iter().map(|text| Key::of(Space::Seat).text(text).u16(7)).collect();
    assert!(keys.is_sorted_by(|a, b| a.as_bytes() < b.as_bytes()));
    for (key, text) in keys.iter().zip(texts) {
        let mut parts = crate::store::keys::KeyParts::of(key.as_bytes());
        assert_eq!((parts.text().as_deref(), parts.u16()), (Some(text), Some(7)));
    }
    let times = [chrono::DateTime::<chrono::Utc>::MIN_UTC, at(-1_800_000_000), at(0), at(1)];
    let keys: Vec<Key> = times.iter().map(|time| Key::of(Space::Due).time(*time)).collect();
    assert!(keys.is_sorted_by(|a, b| a.as_bytes() < b.as_bytes()));
    assert_eq!(crate::store::keys::KeyParts::of(keys[0].as_bytes()).time(), Some(times[0]));
}
