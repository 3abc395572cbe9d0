//! Two seats become one: holders, what waits, what is acknowledged and how far directives have come.

use super::deliveries::RETRY;
use super::world::{World, at, chat, held, invitation, person, stamp};
use crate::domain::delivery::{
    Delivery, DeliveryKey, DeliveryState, DeliveryStatus, Outcome, Repeat, RepeatReason, WaitReason,
};
use crate::domain::directive_progress::{ProgressEvent, ProgressStep, ReportId, Stage};
use crate::domain::message::Message;
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::occurrence::Occurrence;
use crate::domain::rights::Actor;
use crate::domain::seat::{ChannelKind, MergeRefusal, PersonId, SeatId, SeatMerge};
use crate::domain::unit::UnitId;
use crate::store::{MergerTold, Merging, NewStep};

fn id(seat: &str) -> SeatId {
    SeatId::new(seat)
}

fn of(notice: NoticeId, seat: &str, person: &str, n: u16) -> Delivery {
    let key = DeliveryKey { notice, seat: id(seat), person: PersonId::new(person), n };
    Delivery::planned(key, Some(chat(person)))
}

fn merge(holders: &[(&str, bool)]) -> SeatMerge {
    let holders = holders.iter().map(|(person, stays)| (PersonId::new(*person), *stays)).collect();
    SeatMerge { from: id("a"), into: id("b"), holders, reform: None }
}

/// Seats `a` of an and of binh, `b` of cuong.
async fn world() -> World {
    let world = World::new();
    let a = held("a", "u", "an");
    let also = held("a", "u", "binh");
    world.store.put_seats(vec![(a, vec![person("an", "an")]), (also, vec![person("binh", "binh")])]).await.unwrap();
    world.store.put_seats(vec![(held("b", "v", "cuong"), vec![person("cuong", "cuong")])]).await.unwrap();
    world
}

async fn merged(world: &World, merge: SeatMerge, seconds: i64) -> Merging {
    let told = MergerTold { holders: Message::text("joined"), left: Message::text("left") };
    world.store.merge_seats(merge, told, stamp(seconds)).await.unwrap()
}

/// The same into `b` of a seat `c`, held by an, who stays.
async fn with_third() -> World {
    let world = world().await;
    world.store.put_seats(vec![(held("c", "w", "an"), vec![person("an", "an")])]).await.unwrap();
    world
}

fn of_third() -> SeatMerge {
    SeatMerge { from: id("c"), ..merge(&[("an", true)]) }
}

async fn issued(world: &World, rows: &[(&str, &str)]) -> NoticeId {
    let notice = world.issuing().await;
    let rows = rows.iter().map(|(seat, person)| of(notice, seat, person, 0)).collect();
    world.store.plan_deliveries(rows).await.unwrap();
    world.store.finish_issue(notice).await.unwrap();
    notice
}

async fn arrive(world: &World, seat: &str) {
    let mut claimed = world.store.claim_due(ChannelKind::Telegram, at(3), 64, 1).await.unwrap();
    for row in &mut claimed {
        if row.key.seat == id(seat) {
            let message = format!("{}/{}", row.key.notice, row.key.person);
            row.record(&Outcome::Accepted { message }, true, at(4), &RETRY, 0.0);
        } else {
            row.release(at(4), WaitReason::Released);
        }
    }
    world.store.record_deliveries(claimed, Vec::new()).await.unwrap();
}

async fn statuses(world: &World, notice: NoticeId, seat: &str) -> Vec<(String, u16, DeliveryStatus)> {
    let rows = world.store.deliveries_to(notice, &id(seat)).await.unwrap();
    rows.iter().map(|row| (row.key.person.to_string(), row.key.n, row.status())).collect()
}

async fn step(world: &World, notice: NoticeId, seat: &str, step: ProgressStep) {
    let by = Actor::Shell { user: "an".into() };
    let event = ProgressEvent { at: at(10), by, step, occurrence: Occurrence::FIRST };
    let new = NewStep { notice, seat: id(seat), event, acknowledged_by: Some(PersonId::new("an")) };
    world.store.take_step(new, None).await.unwrap();
}

fn report() -> ProgressStep {
    ProgressStep::Reported { report: ReportId::UNNUMBERED, text: "xong".into(), files: Vec::new() }
}

#[tokio::test]
async fn holders_units_and_invitations_go_as_the_office_says_once() {
    let world = world().await;
    world.store.add_invitation(invitation("code", "a")).await.unwrap();
    let refused = merged(&world, merge(&[("an", true)]), 20).await;
    assert_eq!(refused, Merging::Refused(MergeRefusal::Undecided(vec![PersonId::new("binh")])));
    let word = merge(&[("an", true), ("binh", false)]);
    let Merging::Done(whole) = merged(&world, word.clone(), 20).await else { panic!() };
    assert_eq!(whole.holders().map(PersonId::as_str).collect::<Vec<_>>(), ["cuong", "an"]);
    let entries = world.store.audit_log().count();
    assert!(matches!(merged(&world, word, 30).await, Merging::Before(_)));
    assert_eq!(world.store.audit_log().count(), entries, "what is done before leaves no second entry");
    let of_unit = world.store.seats_ever_of(&UnitId::new("u")).await.unwrap();
    assert_eq!(of_unit.iter().map(|seat| seat.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(world.store.current_seat(&id("a")).await.unwrap().map(|seat| seat.id), Some(id("b")));
    let an = world.store.person_at(&chat("an")).await.unwrap().unwrap();
    assert_eq!(an.seats.iter().map(|seat| seat.id.as_str()).collect::<Vec<_>>(), ["b"]);
    assert!(world.store.invitations_to(&id("a")).await.unwrap().is_empty());
    let list = vec![(held("a", "u", "an"), vec![person("an", "an")])];
    world.store.put_seats(list).await.unwrap();
    assert_eq!(world.store.seat(&id("a")).await.unwrap().unwrap().holders().count(), 0, "a list does not revive it");
    assert_eq!(world.reopened().store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn what_waits_goes_on_to_who_stays_or_holds_the_seat_and_nobody_gets_it_twice() {
    let world = world().await;
    // To both seats; and to the one that goes alone.
    let both = issued(&world, &[("a", "an"), ("a", "binh"), ("b", "cuong")]).await;
    let alone = issued(&world, &[("a", "an"), ("a", "binh")]).await;
    merged(&world, merge(&[("an", true), ("binh", false)]), 20).await;
    use DeliveryStatus::{Cancelled, Planned};
    let binh_s = ("binh".to_owned(), 0, Cancelled);
    assert_eq!(statuses(&world, both, "a").await, [("an".to_owned(), 0, Planned), binh_s.clone()]);
    assert_eq!(statuses(&world, both, "b").await, [("cuong".to_owned(), 0, Planned)], "cuong has it coming");
    assert_eq!(statuses(&world, alone, "a").await, [("an".to_owned(), 0, Planned), binh_s]);
    let of_b = statuses(&world, alone, "b").await;
    assert_eq!(of_b, [("cuong".to_owned(), 0, Planned)], "an has it coming under the old seat");
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn a_message_in_flight_is_not_lost_and_follows_the_seat_when_it_comes_back() {
    let world = world().await;
    let notice = issued(&world, &[("a", "an"), ("a", "binh")]).await;
    let mut claimed = world.store.claim_due(ChannelKind::Telegram, at(3), 8, 1).await.unwrap();
    merged(&world, merge(&[("an", true), ("binh", false)]), 20).await;
    for row in &mut claimed {
        row.release(at(21), WaitReason::Released);
    }
    world.store.record_deliveries(claimed, Vec::new()).await.unwrap();
    use DeliveryStatus::{Cancelled, Planned, Waiting};
    let of_a = statuses(&world, notice, "a").await;
    assert_eq!(of_a, [("an".to_owned(), 0, Waiting), ("binh".to_owned(), 0, Cancelled)]);
    assert_eq!(statuses(&world, notice, "b").await, [("cuong".to_owned(), 0, Planned)]);
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn the_further_state_holds_and_both_histories_stay() {
    let world = world().await;
    let notice = issued(&world, &[("a", "an"), ("b", "cuong")]).await;
    arrive(&world, "a").await;
    step(&world, notice, "a", report()).await;
    step(&world, notice, "b", ProgressStep::Started).await;
    merged(&world, merge(&[("an", true), ("binh", true)]), 20).await;
    let (old, now) =
        (world.store.progress(notice, &id("a")).await.unwrap(), world.store.progress(notice, &id("b")).await.unwrap());
    assert_eq!((old.stage(), old.events.len()), (Stage::Reported, 1), "as it was");
    assert_eq!((now.stage(), now.events.len()), (Stage::Reported, 2));
    let number = old.last_report().map(|(report, _)| report).unwrap();
    assert_eq!(now.last_report(), old.last_report());
    step(&world, notice, "b", ProgressStep::Accepted { report: number, word: None }).await;
    assert_eq!(world.store.progress(notice, &id("b")).await.unwrap().stage(), Stage::Completed);
    let place = world.store.report_place(number).await.unwrap().unwrap();
    assert_eq!(place.seat, id("a"), "the report is where it was made");
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn one_acknowledgement_is_that_of_both_before_and_after() {
    let world = world().await;
    let (first, second) =
        (issued(&world, &[("a", "an"), ("b", "cuong")]).await, issued(&world, &[("a", "an"), ("b", "cuong")]).await);
    let press =
        |notice, seat: &str, by: &str| Acknowledgement { notice, seat: id(seat), by: PersonId::new(by), at: at(9) };
    world.store.acknowledge(press(first, "a", "an")).await.unwrap();
    merged(&world, merge(&[("an", true), ("binh", true)]), 20).await;
    world.store.acknowledge(press(second, "b", "an")).await.unwrap();
    for notice in [first, second] {
        for seat in ["a", "b"] {
            assert!(world.store.acknowledgement(notice, &id(seat)).await.unwrap().is_some(), "{notice} {seat}");
            let rows = world.store.deliveries_to(notice, &id(seat)).await.unwrap();
            assert!(rows.iter().all(|row| row.acknowledged_at.is_some()), "{notice} {seat}");
        }
    }
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn a_reminder_that_waits_is_the_remaining_seat_s_and_comes_once() {
    let world = world().await;
    let notice = issued(&world, &[("a", "an"), ("b", "cuong")]).await;
    let reminder = |seat: &str, person: &str, reason| Delivery {
        repeat: Some(Repeat { reason, decided_by: "schedule 2025-01-21".into() }),
        ..of(notice, seat, person, 1)
    };
    let both = [reminder("a", "an", RepeatReason::Reminder), reminder("b", "cuong", RepeatReason::Reminder)];
    world.store.plan_deliveries(both.to_vec()).await.unwrap();
    merged(&world, merge(&[("an", true), ("binh", false)]), 20).await;
    let open = |rows: Vec<(String, u16, DeliveryStatus)>| -> Vec<(String, u16)> {
        let open = rows.into_iter().filter(|(_, n, status)| *n > 0 && status.is_open());
        open.map(|(person, n, _)| (person, n)).collect()
    };
    assert_eq!(open(statuses(&world, notice, "a").await), []);
    assert_eq!(open(statuses(&world, notice, "b").await), [("an".to_owned(), 1), ("cuong".to_owned(), 1)]);
    let press = Acknowledgement { notice, seat: id("b"), by: PersonId::new("an"), at: at(30) };
    world.store.acknowledge(press).await.unwrap();
    assert_eq!(open(statuses(&world, notice, "b").await), [], "nobody needs them any more");
    let rows = world.store.deliveries_to(notice, &id("a")).await.unwrap();
    assert!(rows.iter().all(|row| row.key.n == 0 || row.state == DeliveryState::Cancelled));
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn who_has_it_under_a_seat_merged_before_is_not_sent_it_again_by_the_next_merger() {
    let world = with_third().await;
    let notice = issued(&world, &[("c", "an"), ("a", "an"), ("a", "binh")]).await;
    merged(&world, of_third(), 20).await;
    merged(&world, merge(&[("an", true), ("binh", true)]), 30).await;
    use DeliveryStatus::{Cancelled, Planned};
    assert_eq!(statuses(&world, notice, "c").await, [("an".to_owned(), 0, Planned)]);
    let of_a = statuses(&world, notice, "a").await;
    assert_eq!(of_a, [("an".to_owned(), 0, Cancelled), ("binh".to_owned(), 0, Planned)]);
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn what_waits_under_a_seat_merged_before_goes_on_when_its_holder_leaves_in_the_next_merger() {
    let world = with_third().await;
    let notice = issued(&world, &[("c", "an")]).await;
    let into_a = SeatMerge { into: id("a"), ..of_third() };
    merged(&world, into_a, 20).await;
    merged(&world, merge(&[("an", false), ("binh", false)]), 30).await;
    assert_eq!(statuses(&world, notice, "c").await, [("an".to_owned(), 0, DeliveryStatus::Cancelled)]);
    assert_eq!(statuses(&world, notice, "b").await, [("cuong".to_owned(), 0, DeliveryStatus::Planned)]);
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn an_acknowledgement_is_that_of_every_seat_merged_before_too() {
    let world = with_third().await;
    let notice = issued(&world, &[("c", "an"), ("a", "binh")]).await;
    let press = Acknowledgement { notice, seat: id("a"), by: PersonId::new("binh"), at: at(9) };
    world.store.acknowledge(press).await.unwrap();
    merged(&world, of_third(), 20).await;
    merged(&world, merge(&[("an", true), ("binh", true)]), 30).await;
    assert!(world.store.acknowledgement(notice, &id("c")).await.unwrap().is_some());
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn a_merger_while_a_notice_is_being_issued_sends_nobody_two() {
    let world = world().await;
    let notice = world.issuing().await;
    world.store.plan_deliveries(vec![of(notice, "a", "an", 0)]).await.unwrap();
    merged(&world, merge(&[("an", true), ("binh", true)]), 20).await;
    let rest = vec![of(notice, "a", "binh", 0), of(notice, "b", "an", 0), of(notice, "b", "binh", 0)];
    assert_eq!(world.store.plan_deliveries(rest.clone()).await.unwrap(), 1);
    assert_eq!(world.store.plan_deliveries(rest).await.unwrap(), 0);
    world.store.finish_issue(notice).await.unwrap();
    let persons = |rows: Vec<(String, u16, DeliveryStatus)>| rows.into_iter().map(|row| row.0).collect::<Vec<_>>();
    assert_eq!(persons(statuses(&world, notice, "a").await), ["an", "binh"]);
    assert_eq!(persons(statuses(&world, notice, "b").await), [] as [&str; 0]);
}

#[tokio::test]
async fn a_reminder_in_flight_ends_with_what_the_seat_that_took_over_has_done() {
    let world = world().await;
    let notice = issued(&world, &[("a", "an"), ("b", "cuong")]).await;
    arrive(&world, "a").await;
    let overdue = Repeat { reason: RepeatReason::Overdue, decided_by: "schedule 2025-01-21".into() };
    world.store.plan_deliveries(vec![Delivery { repeat: Some(overdue), ..of(notice, "a", "an", 1) }]).await.unwrap();
    let mut claimed = world.store.claim_due(ChannelKind::Telegram, at(5), 8, 1).await.unwrap();
    assert!(claimed.iter().any(|row| row.key.n == 1), "the reminder is on its way");
    merged(&world, merge(&[("an", true), ("binh", true)]), 20).await;
    step(&world, notice, "b", report()).await;
    for row in &mut claimed {
        row.release(at(21), WaitReason::Released);
    }
    world.store.record_deliveries(claimed, Vec::new()).await.unwrap();
    let of_a = statuses(&world, notice, "a").await;
    assert!(of_a.contains(&("an".to_owned(), 1, DeliveryStatus::Cancelled)), "{of_a:?}");
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn a_reminder_that_waits_under_the_old_seat_ends_with_the_report_of_the_one_that_took_over() {
    let world = world().await;
    let notice = issued(&world, &[("a", "an"), ("b", "cuong")]).await;
    let overdue = Repeat { reason: RepeatReason::Overdue, decided_by: "schedule 2025-01-21".into() };
    world.store.plan_deliveries(vec![Delivery { repeat: Some(overdue), ..of(notice, "a", "an", 1) }]).await.unwrap();
    let mut claimed = world.store.claim_due(ChannelKind::Telegram, at(5), 8, 1).await.unwrap();
    merged(&world, merge(&[("an", true), ("binh", true)]), 20).await;
    for row in &mut claimed {
        row.release(at(21), WaitReason::Released);
    }
    world.store.record_deliveries(claimed, Vec::new()).await.unwrap();
    let waits = statuses(&world, notice, "a").await;
    assert!(waits.contains(&("an".to_owned(), 1, DeliveryStatus::Waiting)), "{waits:?}");
    step(&world, notice, "b", report()).await;
    let of_a = statuses(&world, notice, "a").await;
    assert!(of_a.contains(&("an".to_owned(), 1, DeliveryStatus::Cancelled)), "{of_a:?}");
}

#[tokio::test]
async fn no_more_seats_have_acknowledged_than_were_sent_it() {
    let world = world().await;
    let notice = issued(&world, &[("a", "an")]).await;
    merged(&world, merge(&[("an", true), ("binh", true)]), 20).await;
    let press = Acknowledgement { notice, seat: id("b"), by: PersonId::new("an"), at: at(30) };
    world.store.acknowledge(press).await.unwrap();
    assert_eq!(world.store.notice_counts(notice).await.unwrap().acknowledged, 1);
    assert_eq!(world.store.check().await.unwrap(), [] as [String; 0]);
}

#[tokio::test]
async fn those_concerned_are_told_in_the_step_itself_and_once() {
    let world = world().await;
    merged(&world, merge(&[("an", true), ("binh", false)]), 20).await;
    let world = world.reopened();
    merged(&world, merge(&[("an", true), ("binh", false)]), 30).await;
    let mut told = Vec::new();
    for name in ["an", "binh", "cuong"] {
        for row in world.store.last_memo_to(&PersonId::new(name)).await.unwrap() {
            let memo = world.store.memo(row.key.notice).await.unwrap().unwrap();
            told.push((name, row.key.seat.to_string(), memo.message.plain_text(), memo.to_person));
        }
    }
    let line = |name, seat: &str, text: &str, to_person| (name, seat.to_owned(), text.to_owned(), to_person);
    let all = [line("an", "b", "joined", false), line("binh", "a", "left", true), line("cuong", "b", "joined", false)];
    assert_eq!(told, all);
    assert_eq!(world.store.forget_memos(at(1_000_000)).await.unwrap(), 0, "there are but these two, and they wait");
}
