use super::world::{OPTIONS, World, at, chat, held, invitation, month, new_letter, person, reopen, row, total};
use crate::domain::delivery::DeliveryStatus;
use crate::domain::seat::{ChannelKind, PersonId};
use crate::domain::unit::UnitId;
use crate::store::{Conflict, Hold, Store, StoreError};
use std::io::Write;

async fn dump(store: &Store) -> Vec<u8> {
    let mut bytes = Vec::new();
    store.dump(&mut bytes).await.unwrap();
    bytes
}

async fn furnished() -> World {
    let world = World::new();
    world.confirmed("l", (0..600).map(|n| total(&format!("u{n}"), month(12), n)).collect()).await;
    world.store.put_seats(vec![(held("s", "u1", "p"), vec![person("p", "1")])]).await.unwrap();
    world.store.add_invitation(invitation("hash", "s")).await.unwrap();
    world.issued(300).await;
    world
}

#[tokio::test]
async fn a_restored_store_has_everything_and_sends_nothing() {
    let world = furnished().await;
    let bytes = dump(&world.store).await;
    let folder = world.folder.path().join("restored");
    Store::restore(&folder, &mut &bytes[..], at(9)).unwrap();
    let restored = reopen(&folder);
    let hold = Hold { reason: Hold::RESTORED.into(), since: at(9), detail: None, told: false };
    assert_eq!(restored.hold().await.unwrap(), Some(hold));
    assert!(matches!(restored.take_lease(at(10)).await, Err(StoreError::Conflict(Conflict::OnHold))));
    let refused = restored.claim_due(ChannelKind::Telegram, at(10), 1, 1).await;
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::OnHold))));

    assert_eq!(restored.letters().await.unwrap(), world.store.letters().await.unwrap());
    assert_eq!(restored.notices().await.unwrap(), world.store.notices().await.unwrap());
    assert_eq!(restored.seats().await.unwrap(), world.store.seats().await.unwrap());
    let document = world.store.letters().await.unwrap().remove(0).document;
    assert!(restored.document(&document).await.unwrap().is_some());
    assert!(restored.figures(&UnitId::new("u599"), month(12)).await.unwrap().is_some());
    assert_eq!(restored.check().await.unwrap(), Vec::<String>::new());
    restored.release_hold().await.unwrap();
    restored.take_lease(at(11)).await.unwrap();
    assert_eq!(restored.claim_due(ChannelKind::Telegram, at(12), 999, 9).await.unwrap().len(), 300);
}

#[tokio::test]
async fn a_damaged_or_shortened_backup_is_refused_and_leaves_nothing() {
    let world = World::new();
    world.confirmed("l", vec![total("a", month(12), 1)]).await;
    let bytes = dump(&world.store).await;
    let folder = world.folder.path().join("restored");
    let restores = |bytes: &[u8]| Store::restore(&folder, &mut &*bytes, at(0));
    let last = bytes.len() - 1;
    for length in (0..last).step_by(bytes.len() / 24).chain([last - 32, last]) {
        assert!(restores(&bytes[..length]).is_err(), "{length} of {} bytes were taken", bytes.len());
    }
    for place in (0..bytes.len()).step_by(bytes.len() / 24).chain([last]) {
        let mut flipped = bytes.clone();
        flipped[place] ^= 0x40;
        assert!(restores(&flipped).is_err(), "the flipped byte {place} was not noticed");
    }
    let longer = [&bytes[..], b"x"].concat();
    assert!(matches!(restores(&longer), Err(StoreError::BackupDamaged(_))));
    assert!(!folder.exists());
    restores(&bytes).unwrap();
}

#[tokio::test]
async fn a_backup_is_not_restored_over_a_store() {
    let world = World::new();
    let bytes = dump(&world.store).await;
    assert!(Store::restore(&world.path(), &mut &bytes[..], at(0)).is_err());
    assert!(world.store.hold().await.unwrap().is_none());
}

#[tokio::test]
async fn a_restore_that_was_killed_can_be_repeated() {
    let world = World::new();
    world.store.set_setting("a", "b").await.unwrap();
    let bytes = dump(&world.store).await;
    let folder = world.folder.path().join("restored");
    std::fs::create_dir_all(folder.join("restoring/rows")).unwrap();
    std::fs::write(folder.join("restoring/rows/db"), b"half a file").unwrap();
    std::fs::write(folder.join("loa.toml"), b"").unwrap();
    Store::restore(&folder, &mut &bytes[..], at(0)).unwrap();
    let names = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["documents", "loa.toml", "rows"]);
    assert_eq!(reopen(&folder).setting("a").await.unwrap().as_deref(), Some("b"));
}

/// Lets the store be changed in the middle of a backup.
struct Interrupting<F: FnMut()> {
    bytes: Vec<u8>,
    at: usize,
    act: F,
}

impl<F: FnMut()> Write for Interrupting<F> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() < self.at && self.bytes.len() + bytes.len() >= self.at {
            (self.act)();
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_is_of_one_moment_whatever_is_written_meanwhile() {
    let world = World::new();
    let notice = world.issued(5_000).await;
    let store = world.store.clone();
    let busy = move || {
        let store = store.clone();
        let work = async move {
            let claimed = store.claim_due(ChannelKind::Telegram, at(10), 2_000, 1).await.unwrap();
            assert_eq!(claimed.len(), 2_000);
            store.plan_deliveries((5_000..5_600).map(|n| row(notice, n)).collect()).await.unwrap();
            store.put_seats(vec![(held("s", "u", "p"), vec![person("p", "1")])]).await.unwrap();
        };
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(work));
    };
    let mut out = Interrupting { bytes: Vec::new(), at: 60_000, act: busy };
    world.store.dump(&mut out).await.unwrap();
    let folder = world.folder.path().join("restored");
    Store::restore(&folder, &mut &out.bytes[..], at(0)).unwrap();
    let restored = reopen(&folder);
    assert_eq!(restored.check().await.unwrap(), Vec::<String>::new());
    let counts = restored.notice_counts(notice).await.unwrap();
    assert_eq!((counts.of(DeliveryStatus::Planned), counts.total()), (5_000, 5_000));
    assert!(restored.person(&PersonId::new("p")).await.unwrap().is_none());
    assert_eq!(world.store.notice_counts(notice).await.unwrap().total(), 5_600);
    assert!(world.store.person_at(&chat("1")).await.unwrap().is_some());
}

#[tokio::test]
async fn an_abandoned_backup_does_not_stop_the_next() {
    let world = World::new();
    let mut sink = std::io::sink();
    let begun = world.store.dump(&mut sink);
    drop(begun);
    assert!(world.store.dump(&mut std::io::sink()).await.unwrap() > 0);
}

#[tokio::test]
async fn a_healthy_store_has_no_findings_and_a_lost_document_is_found() {
    let world = furnished().await;
    world.store.add_letter(new_letter("unreviewed", vec![total("a", month(1), 1)])).await.unwrap();
    world.store.claim_due(ChannelKind::Telegram, chrono::Utc::now(), 10, 1).await.unwrap();
    assert_eq!(world.store.check().await.unwrap(), Vec::<String>::new());
    let document = world.store.letters().await.unwrap().remove(0).document;
    let path = world.path().join("documents").join(&document);
    std::fs::write(&path, b"another").unwrap();
    let findings = world.store.check().await.unwrap();
    assert!(matches!(&findings[..], [finding] if finding.contains(&document)), "{findings:?}");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(world.store.check().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_claim_older_than_any_request_is_found() {
    let world = World::new();
    world.issued(1).await;
    world.store.claim_due(ChannelKind::Telegram, at(10), 1, 1).await.unwrap();
    let findings = world.store.check().await.unwrap();
    assert!(matches!(&findings[..], [finding] if finding.contains("claimed since")), "{findings:?}");
    assert!(Store::open(&world.path(), OPTIONS).is_err());
}
