use super::world::{OPTIONS, World, at};
use crate::domain::audit::{AuditAct, AuditBreak, AuditNote};
use crate::domain::notice::NoticeId;
use crate::store::Store;
use crate::store::keys::{Key, Space};

fn note(act: AuditAct, subject: &str) -> AuditNote {
    AuditNote { at: at(1), by: "operator:an".to_owned(), act, subject: subject.to_owned() }
}

/// Five entries: a channel is paused and resumed by turns.
async fn written(store: &Store) {
    for round in 0..5 {
        let act = if round % 2 == 0 { AuditAct::ChannelPaused } else { AuditAct::ChannelResumed };
        store.recorded(note(act, "telegram")).set_setting("pause", &round.to_string()).await.expect("set");
    }
}

fn key(number: u64) -> Key {
    Key::of(Space::Audit).u64(number)
}

fn change(store: &Store, number: u64, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = store.engine.get(key(number)).expect("read").expect("an entry").to_vec();
    change(&mut bytes);
    store.engine.apply_alone(|step| step.put_all([(key(number), bytes)])).expect("put");
}

fn remove(store: &Store, number: u64) {
    store.engine.apply_alone(|step| step.remove_all([key(number)])).expect("removed");
}

async fn breaks(store: &Store) -> Vec<AuditBreak> {
    store.verify_audit(None).await.expect("verified").breaks
}

#[tokio::test]
async fn entries_are_chained_and_a_noted_hash_is_found_again() {
    let world = World::new();
    let store = &world.store;
    written(store).await;
    let entries: Vec<_> = store.audit_log().collect::<Result<_, _>>().expect("entries");
    assert_eq!(entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert!(entries.windows(2).all(|pair| pair[1].previous == pair[0].hash), "{entries:#?}");
    let verdict = store.verify_audit(Some(&entries[2].hash)).await.expect("verified");
    assert_eq!((verdict.entries, verdict.breaks), (5, Vec::new()));
    assert_eq!(verdict.head, entries[4].hash);
    let unknown = store.verify_audit(Some("0123")).await.expect("verified");
    assert_eq!(unknown.breaks, [AuditBreak::UnknownHead]);
}

#[tokio::test]
async fn a_changed_a_removed_and_a_cut_off_entry_are_noticed() {
    let world = World::new();
    let store = &world.store;
    written(store).await;
    // One letter of the name, so that the row can still be read.
    change(store, 2, |bytes| {
        let place = bytes.windows(8).position(|word| word == b"operator").expect("the name");
        bytes[place + 9] = b'x';
    });
    assert_eq!(breaks(store).await, [AuditBreak::Changed(2)]);
    change(store, 3, |bytes| bytes.truncate(4));
    assert_eq!(breaks(store).await, [AuditBreak::Changed(2), AuditBreak::Changed(3)]);

    let world = World::new();
    let store = &world.store;
    written(store).await;
    remove(store, 3);
    assert!(breaks(store).await.contains(&AuditBreak::Missing(3, 3)));
    remove(store, 1);
    assert!(breaks(store).await.contains(&AuditBreak::Missing(1, 1)));

    let world = World::new();
    let store = &world.store;
    written(store).await;
    remove(store, 5);
    remove(store, 4);
    assert_eq!(breaks(store).await, [AuditBreak::Missing(4, 5)]);
    assert!(store.check().await.expect("checked").iter().any(|finding| finding.contains("entries 4 to 5")));
}

#[tokio::test]
async fn a_step_that_is_refused_or_changes_nothing_records_nothing() {
    let world = World::new();
    let store = &world.store;
    let recorded = store.recorded(note(AuditAct::NoticeCancelled, "7"));
    assert!(recorded.cancel_notice(NoticeId(7)).await.is_err());
    // Not what the note speaks of.
    store.recorded(note(AuditAct::NoticePaused, "7")).set_setting("other", "1").await.expect("set");
    assert_eq!(store.audit_log().count(), 0);
    assert_eq!(breaks(store).await, []);
}

#[tokio::test]
async fn a_restored_store_has_its_log_and_an_entry_about_it() {
    let world = World::new();
    let store = &world.store;
    written(store).await;
    let mut dump = Vec::new();
    store.dump(&mut dump).await.expect("a dump");
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("store");
    Store::restore(&place, &mut dump.as_slice(), at(2)).expect("restored");
    let restored = Store::open(&place, OPTIONS).expect("opens");
    let entries: Vec<_> = restored.audit_log().collect::<Result<_, _>>().expect("entries");
    assert_eq!(entries.last().map(|entry| (entry.number, entry.act)), Some((6, AuditAct::Restored)));
    assert_eq!(breaks(&restored).await, []);
}
