use super::world::{World, at, chat, held, invitation, person, seat};
use crate::domain::role::Role;
use crate::domain::seat::{AddressState, ChatAddress, Invitation, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use crate::store::{Redemption, Store, StoreError};

fn id(seat: &str) -> SeatId {
    SeatId::new(seat)
}

#[tokio::test]
async fn a_replaced_seat_keeps_its_holders() {
    let world = World::new();
    world.store.put_seats(vec![(held("s", "u", "p"), vec![person("p", "1")])]).await.unwrap();
    world.store.put_seats(vec![(seat("s", "v"), vec![])]).await.unwrap();
    let stored = world.store.seat(&id("s")).await.unwrap().unwrap();
    assert!(stored.is_held_by(&PersonId::new("p")));
    assert!(world.store.seats_of(&[UnitId::new("u")]).await.unwrap().is_empty());
    assert_eq!(world.store.seats_of(&[UnitId::new("v")]).await.unwrap(), [stored]);
}

#[tokio::test]
async fn a_load_can_be_repeated_and_takes_nothing_away() {
    let world = World::new();
    let load = || (0..300).map(|n| (held(&format!("s{n}"), "u", "chief"), vec![person("chief", "9")])).collect();
    world.store.put_seats(load()).await.unwrap();
    let before = world.store.seats().await.unwrap();
    world.store.add_invitation(invitation("hash", "s1")).await.unwrap();
    world.store.redeem_invitation("hash", &chat("invited"), "Bà An", at(1)).await.unwrap();
    world.store.set_language(&PersonId::new("chief"), Some("en")).await.unwrap();
    world.store.set_address_gone(&chat("9"), true).await.unwrap();
    world.store.put_seats(load()).await.unwrap();

    let after = world.store.seats().await.unwrap();
    assert_eq!(after.len(), 300);
    assert_eq!(after[0], before[0]);
    assert!(world.store.person_at(&chat("invited")).await.unwrap().unwrap().seats[0].id == id("s1"));
    let chief = world.store.person_at(&chat("9")).await.unwrap().unwrap();
    assert_eq!(chief.seats.len(), 300);
    assert_eq!(chief.person.language.as_deref(), Some("en"));
    assert_eq!(chief.person.addresses[0].state, AddressState::Gone);
}

/// Steps of a bounded size: their number grows with the list, and no step holds all of it.
#[tokio::test]
async fn a_long_list_is_taken_in_batches() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_for_simulation(folder.path()).unwrap();
    let taken = || *store.steps().unwrap().borrow();
    let list = |from: usize, count: usize| {
        let row =
            |n: usize| (held(&format!("s{n}"), "u", &format!("p{n}")), vec![person(&format!("p{n}"), &n.to_string())]);
        (from..from + count).map(row).collect::<Vec<_>>()
    };
    let start = taken();
    store.put_seats(list(0, 1_024)).await.unwrap();
    let first = taken() - start;
    store.put_seats(list(1_024, 2_048)).await.unwrap();
    assert_eq!((first, taken() - start - first), (16, 32), "64 seats a step, however many there are");
    assert_eq!(store.seats().await.unwrap().len(), 3_072);
}

#[tokio::test]
async fn a_person_named_only_beside_the_seat_holds_it_once() {
    let world = World::new();
    for _ in 0..2 {
        world.store.put_seats(vec![(seat("s", "u"), vec![person("p", "1")])]).await.unwrap();
    }
    assert_eq!(world.store.seat(&id("s")).await.unwrap().unwrap().holdings.len(), 1);
}

#[tokio::test]
async fn an_invitation_seats_one_chat_once() {
    let world = World::new();
    world.store.put_seats(vec![(seat("s", "u"), vec![])]).await.unwrap();
    world.store.add_invitation(invitation("hash", "s")).await.unwrap();
    let store = &world.store;
    let redeem =
        async |from: &str, seconds| store.redeem_invitation("hash", &chat(from), "Bà An", at(seconds)).await.unwrap();
    let Redemption::Seated(seated) = redeem("1", 10).await else { panic!("the code is fresh") };
    assert_eq!((seated.person.name.as_str(), seated.seats[0].id.clone()), ("Bà An", id("s")));
    assert!(matches!(redeem("1", 11).await, Redemption::AlreadySeated(again) if again.person == seated.person));
    assert_eq!(redeem("2", 12).await, Redemption::Used);
    assert_eq!(store.seat(&id("s")).await.unwrap().unwrap().holders().count(), 1);
    assert_eq!(store.redeem_invitation("other", &chat("1"), "x", at(0)).await.unwrap(), Redemption::Unknown);
}

#[tokio::test]
async fn an_invitation_expires_and_a_revoked_seat_ends_its_own() {
    let world = World::new();
    world.store.put_seats(vec![(seat("s", "u"), vec![])]).await.unwrap();
    for hash in ["late", "first", "second"] {
        world.store.add_invitation(invitation(hash, "s")).await.unwrap();
    }
    let redeem = async |hash: &str, from: &str, seconds| {
        world.store.redeem_invitation(hash, &chat(from), "x", at(seconds)).await.unwrap()
    };
    assert_eq!(redeem("late", "1", 3_600).await, Redemption::Expired, "the end itself is too late");
    assert!(matches!(redeem("first", "1", 10).await, Redemption::Seated(_)));
    assert_eq!(world.store.revoke_seat(&id("s"), at(20)).await.unwrap(), 1);
    assert_eq!(redeem("second", "2", 21).await, Redemption::Expired);
    assert_eq!(redeem("first", "1", 22).await, Redemption::Used, "the code gives no seat back");
    assert!(world.store.person_at(&chat("1")).await.unwrap().unwrap().seats.is_empty());
    assert_eq!(world.store.revoke_seat(&id("s"), at(30)).await.unwrap(), 0);
    let history = world.store.seat(&id("s")).await.unwrap().unwrap().holdings;
    assert_eq!(history[0].until, Some(at(20)));
}

#[tokio::test]
async fn one_code_pressed_by_many_at_once_seats_one() {
    let world = World::new();
    world.store.put_seats(vec![(seat("s", "u"), vec![])]).await.unwrap();
    world.store.add_invitation(invitation("hash", "s")).await.unwrap();
    let tries = (0..20).map(|n| {
        let store = world.store.clone();
        tokio::spawn(async move { store.redeem_invitation("hash", &chat(n), "x", at(1)).await.unwrap() })
    });
    let mut seated = 0;
    for result in tries.collect::<Vec<_>>() {
        seated += usize::from(matches!(result.await.unwrap(), Redemption::Seated(_)));
    }
    assert_eq!(seated, 1);
}

#[tokio::test]
async fn an_invitation_to_a_missing_seat_is_refused() {
    let refused = World::new().store.add_invitation(invitation("hash", "s")).await;
    assert!(matches!(refused, Err(StoreError::NotFound { what: "seat", .. })));
}

#[tokio::test]
async fn a_moved_chat_is_found_under_its_new_identifier_alone() {
    let world = World::new();
    world.store.put_seats(vec![(held("s", "u", "p"), vec![person("p", "1")])]).await.unwrap();
    world.store.move_address(&chat("1"), &chat("-100")).await.unwrap();
    let world = world.reopened();
    assert!(world.store.person_at(&chat("1")).await.unwrap().is_none());
    assert_eq!(world.store.person_at(&chat("-100")).await.unwrap().unwrap().seats[0].id, id("s"));
    let elsewhere = ChatAddress { channel: crate::domain::seat::ChannelKind::ZaloBot, chat: "-100".into() };
    assert!(world.store.person_at(&elsewhere).await.unwrap().is_none(), "channels do not share chats");
}

#[tokio::test]
async fn a_chat_that_is_known_is_its_person_s_whatever_a_list_calls_them() {
    let world = World::new();
    world.store.put_seats(vec![(held("s", "u", "p"), vec![person("p", "1")])]).await.unwrap();
    world.store.put_seats(vec![(held("t", "u", "q"), vec![person("q", "1")])]).await.unwrap();
    let seated = world.store.person_at(&chat("1")).await.unwrap().unwrap();
    assert_eq!((seated.person.id.as_str(), seated.person.name.as_str()), ("p", "Ông q"));
    assert_eq!(seated.seats.iter().map(|seat| seat.id.clone()).collect::<Vec<_>>(), [id("s"), id("t")]);
    assert!(world.store.person(&PersonId::new("q")).await.unwrap().is_none());
}

#[tokio::test]
async fn a_code_does_not_lead_to_rights_that_came_to_the_seat_after_it_was_made() {
    let world = World::new();
    world.store.put_seats(vec![(seat("s", "u"), vec![])]).await.unwrap();
    let made_by_a_clerk = Invitation { up_to: Some(Role::Clerk), ..invitation("clerk", "s") };
    let made_by_a_shell = Invitation { up_to: Some(Role::Operator), ..invitation("shell", "s") };
    for invitation in [made_by_a_clerk, made_by_a_shell] {
        world.store.add_invitation(invitation).await.unwrap();
    }
    let raised = Seat { role: Role::Approver, ..seat("s", "u") };
    world.store.put_seats(vec![(raised, vec![])]).await.unwrap();
    let redeem =
        async |code: &str, from: &str| world.store.redeem_invitation(code, &chat(from), "Kẻ lạ", at(1)).await.unwrap();
    assert_eq!(redeem("clerk", "9").await, Redemption::Expired);
    assert!(matches!(redeem("shell", "8").await, Redemption::Seated(_)));
}

#[tokio::test]
async fn a_code_for_one_more_chat_does_not_lead_to_rights_that_came_to_its_owner() {
    let world = World::new();
    world.store.put_seats(vec![(held("s", "u", "p"), vec![person("p", "1")])]).await.unwrap();
    let code = Invitation { up_to: Some(Role::Clerk), person: Some(PersonId::new("p")), ..invitation("code", "s") };
    world.store.add_invitation(code).await.unwrap();
    let higher = Seat { role: Role::Approver, ..held("t", "u", "p") };
    world.store.put_seats(vec![(higher, vec![person("p", "1")])]).await.unwrap();
    let used = world.store.redeem_invitation("code", &chat("9"), "Kẻ lạ", at(1)).await.unwrap();
    assert_eq!(used, Redemption::Expired);
    assert!(world.store.person_at(&chat("9")).await.unwrap().is_none());
}

#[tokio::test]
async fn a_choice_of_language_and_an_unsubscription_stay() {
    let world = World::new();
    world.store.put_seats(vec![(held("s", "u", "p"), vec![person("p", "1")])]).await.unwrap();
    let p = PersonId::new("p");
    world.store.set_language(&p, Some("en")).await.unwrap();
    world.store.set_unsubscribed(&p, Some(at(5))).await.unwrap();
    let world = world.reopened();
    let stored = world.store.person(&p).await.unwrap().unwrap();
    assert_eq!((stored.language.as_deref(), stored.unsubscribed_at), (Some("en"), Some(at(5))));
    assert!(stored.reachable_at().is_none());
    let unknown = world.store.set_language(&PersonId::new("q"), None).await;
    assert!(matches!(unknown, Err(StoreError::NotFound { what: "person", .. })));
}
