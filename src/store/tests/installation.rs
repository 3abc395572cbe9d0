use super::world::{OPTIONS, World, at, chat};
use crate::store::{Conflict, Hold, Store, StoreError};

fn sends<T: Send>(value: T) -> T {
    value
}

#[tokio::test]
async fn what_the_store_promises_can_be_awaited_anywhere() {
    let world = World::new();
    let mut sink = std::io::sink();
    drop(sends(world.store.dump(&mut sink)));
    drop(sends(world.store.seats_of(&[])));
    drop(sends(world.store.letters()));
    drop(sends(world.store.cancel_notice(crate::domain::notice::NoticeId(1))));
    drop(sends(world.store.claim_due(crate::domain::seat::ChannelKind::Console, at(0), 1, 1)));
}

#[cfg(unix)]
#[test]
fn the_folder_is_the_owner_s_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    assert_eq!(std::fs::metadata(world.path()).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_store_in_use_is_not_opened_twice() {
    let world = World::new();
    let second = Store::open(&world.path(), OPTIONS);
    assert!(matches!(second, Err(StoreError::Locked { folder }) if folder.contains("data")));
}

#[tokio::test]
async fn a_lease_has_a_new_generation_each_time() {
    let world = World::new();
    let first = world.store.take_lease(at(0)).await.unwrap();
    let second = world.reopened().store.take_lease(at(1)).await.unwrap();
    assert!(second.generation > first.generation);
}

#[tokio::test]
async fn a_store_that_wakes_up_elsewhere_waits_for_an_operator() {
    let folder = tempfile::tempdir().unwrap();
    let open = |machine: &str| Store::open_on(folder.path(), OPTIONS, Some(machine)).unwrap();
    let store = open("office");
    assert_eq!(store.hold().await.unwrap(), None);
    store.take_lease(at(0)).await.unwrap();
    drop(store);
    assert_eq!(open("office").hold().await.unwrap(), None, "the same machine goes on");
    let moved = open("attic");
    assert_eq!(moved.hold().await.unwrap().unwrap().reason, Hold::OTHER_MACHINE);
    assert!(matches!(moved.take_lease(at(1)).await, Err(StoreError::Conflict(Conflict::OnHold))));
    moved.release_hold().await.unwrap();
    moved.take_lease(at(2)).await.unwrap();
    drop(moved);
    assert_eq!(open("attic").hold().await.unwrap(), None);
    assert!(open("office").hold().await.unwrap().is_some());
}

#[tokio::test]
async fn settings_sessions_and_runs_are_kept() {
    let world = World::new();
    assert_eq!(world.store.setting("user").await.unwrap(), None);
    world.store.set_setting("user", "loa_bot").await.unwrap();
    world.store.put_session(&chat(1), &vec!["tháng 12"]).await.unwrap();
    assert!(world.store.mark_run("monthly", "2024-12").await.unwrap());
    let world = world.reopened();
    assert_eq!(world.store.setting("user").await.unwrap().as_deref(), Some("loa_bot"));
    assert_eq!(world.store.session::<Vec<String>>(&chat(1)).await.unwrap(), Some(vec!["tháng 12".to_owned()]));
    assert_eq!(world.store.session::<u32>(&chat(1)).await.unwrap(), None, "an older form is no session");
    assert_eq!(world.store.session::<u32>(&chat(2)).await.unwrap(), None);
    assert!(!world.store.mark_run("monthly", "2024-12").await.unwrap());
    assert!(world.store.mark_run("monthly", "2025-01").await.unwrap());
}
