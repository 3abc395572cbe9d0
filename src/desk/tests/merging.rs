//! Two seats become one, in a reform and by themselves.

use crate::delivery::Outgoing;
use crate::desk::fixture::{CHAIR, CHIEF, CLERK, HEAD, Office, at, chief, clerk, console, shell};
use crate::desk::{DeskError, MergeRequest, MergeStanding, ReportAnswer, SeatRequest};
use crate::domain::audit::AuditAct;
use crate::domain::delivery::DeliveryStatus;
use crate::domain::directive_progress::Stage;
use crate::domain::memo::{Lapse, MemoRecipient, NewMemo};
use crate::domain::message::Message;
use crate::domain::notice::NoticeId;
use crate::domain::occurrence::Occurrence;
use crate::domain::reform::Decision;
use crate::domain::rights::{Actor, RightsExceeded};
use crate::domain::role::Role;
use crate::domain::seat::{Address, AddressState, Holding, MergeRefusal, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use crate::text::Lang;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The chair of a commune that becomes one with the chair's.
const MAI: &str = "chu-tich-ubnd.kim-dong.song-mai";

fn day() -> NaiveDate {
    "2025-07-01".parse().expect("a day")
}

async fn office() -> Office {
    let office = Office::seated().await;
    let person = Person {
        id: PersonId::new("mai"),
        name: "Bà Mai".to_owned(),
        language: None,
        addresses: vec![Address { chat: console("mai"), state: AddressState::Active }],
        unsubscribed_at: None,
    };
    let seat = Seat {
        id: SeatId::new(MAI),
        unit: UnitId::new("kim-dong.song-mai"),
        title: "Chủ tịch UBND xã Song Mai".to_owned(),
        role: Role::SeatHolder,
        holdings: vec![Holding { person: person.id.clone(), from: at("2025-01-02T08:00:00+07:00"), until: None }],
        came_from: Vec::new(),
        merged: Vec::new(),
        merged_into: None,
    };
    office.desk.store.put_seats(vec![(seat, vec![person])]).await.expect("a seat");
    office
}

async fn seat(office: &Office, id: &str) -> Seat {
    office.desk.store.seat(&SeatId::new(id)).await.expect("read").expect("a seat")
}

fn actor(seat: &str, person: &str) -> Actor {
    Actor::Seat { seat: SeatId::new(seat), person: Some(PersonId::new(person)), role: Role::SeatHolder }
}

fn request(holders: &[(&str, bool)]) -> MergeRequest {
    let holders = holders.iter().map(|(person, stays)| (PersonId::new(*person), *stays)).collect();
    MergeRequest { from: SeatId::new(MAI), into: SeatId::new(CHAIR), holders, others: None }
}

async fn memos_to(office: &Office, person: &str) -> Vec<String> {
    let mut told = Vec::new();
    for row in office.desk.store.last_memo_to(&PersonId::new(person)).await.expect("rows") {
        let memo = office.desk.store.memo(row.key.notice).await.expect("read").expect("a memo");
        told.push(memo.message.plain_text());
    }
    told
}

/// Who is sent what under which seat, and how it stands.
async fn rows(office: &Office, notice: NoticeId) -> Vec<(String, String, u16, DeliveryStatus)> {
    let mut rows = Vec::new();
    for id in [CHAIR, MAI] {
        let of_seat = office.desk.store.deliveries_to(notice, &SeatId::new(id)).await.expect("rows");
        let row = |row: &crate::domain::delivery::Delivery| {
            (id.to_owned(), row.key.person.to_string(), row.key.n, row.status())
        };
        rows.extend(of_seat.iter().map(row));
    }
    rows
}

#[tokio::test]
async fn chairs_of_merged_communes_become_one_in_a_reform_with_one_row_of_work() {
    let office = office().await;
    let desk = &office.desk;
    office.clock.set(at("2025-06-20T09:00:00+07:00"));
    let notice = office.issued_directive(Some("2025-07-15")).await;
    let before = rows(&office, notice).await.len();
    let to = |unit: &str| Decision::Move { unit: Some(UnitId::new(unit)), title: None };
    let merge = |holders| Decision::Merge { into: SeatId::new(CHAIR), holders };
    let decided = |merge: Decision| -> BTreeMap<SeatId, Decision> {
        let province = "hung-yen-2025";
        let all = [(CLERK, to(province)), (CHIEF, to(province)), (HEAD, Decision::End), (MAI, merge)];
        all.into_iter().map(|(seat, decision)| (SeatId::new(seat), decision)).collect()
    };
    let unasked = desk.reform_plan(&clerk(), day(), &decided(merge(BTreeMap::new()))).await.expect("a plan");
    assert_eq!(unasked.undecided().map(|one| one.plan.seat.id.as_str()).collect::<Vec<_>>(), [MAI]);
    let stays = decided(merge(BTreeMap::from([(PersonId::new("mai"), true)])));
    let plan = desk.prepare_reform(&clerk(), day(), &stays).await.expect("prepared");
    let units = desk.store.units();
    let told: Vec<String> = Lang::ALL
        .into_iter()
        .flat_map(|lang| [unasked.seat_lines(&units, office.text(lang)), plan.seat_lines(&units, office.text(lang))])
        .map(|lines| lines.join("\n"))
        .collect();
    insta::assert_snapshot!("merging_planned", told.join("\n\n"));
    desk.approve_reform(&chief(), day(), Some(1)).await.expect("approved");

    office.clock.set(at("2025-07-01T00:00:05+07:00"));
    for _ in 0..2 {
        desk.reforms_tick(at("2025-07-01T00:00:05+07:00")).await.expect("a tick");
    }
    let chair = seat(&office, CHAIR).await;
    assert_eq!(chair.holders().map(PersonId::as_str).collect::<Vec<_>>(), ["chair", "mai"]);
    assert_eq!(seat(&office, MAI).await.merged_into.map(|into| into.seat), Some(SeatId::new(CHAIR)));
    assert_eq!(rows(&office, notice).await.len(), before, "nothing is sent again");
    let mut memos = memos_to(&office, "mai").await;
    memos.extend(memos_to(&office, "clerk").await);
    insta::assert_snapshot!("merging_told", memos.join("\n=====\n"));

    // One row of work, on every board, whoever looks.
    let open = desk.directives_of(&[chair.clone(), seat(&office, MAI).await]).await.expect("directives");
    assert_eq!(open.open().map(|one| (one.notice.id, one.row.seat.as_str())).collect::<Vec<_>>(), [(notice, CHAIR)]);
    let of_unit = desk.unit_board(&clerk(), &UnitId::new("kim-dong.song-mai")).await.expect("a board");
    assert_eq!(of_unit.0.iter().map(|one| one.row.seat.as_str()).collect::<Vec<_>>(), [CHAIR]);
    let board = desk.board(&clerk(), notice).await.expect("a board");
    let there = |id: &str| board.rows.iter().filter(|row| row.seat.as_str() == id).count();
    assert_eq!((there(CHAIR), there(MAI)), (1, 0));
    assert_eq!(desk.store.check().await.expect("checked"), [] as [String; 0]);
}

#[tokio::test]
async fn reminders_come_once_and_a_report_before_the_merger_is_answered_after_it() {
    let office = office().await;
    let desk = &office.desk;
    let notice = office.issued_directive(Some("2025-02-10")).await;
    let progress =
        desk.report_progress(&actor(MAI, "mai"), notice, "Đã làm xong.", Vec::new()).await.expect("reported");
    let (report, _) = progress.last_report().expect("a report");
    desk.begin_directive(&actor(CHAIR, "chair"), notice).await.expect("begun");
    desk.merge_seats(&clerk(), request(&[("mai", false)]), false).await.expect("merged");

    let chair = SeatId::new(CHAIR);
    assert_eq!(desk.store.progress(notice, &chair).await.expect("read").stage(), Stage::Reported);
    let history = desk.directive_history(&clerk(), notice, &chair).await.expect("a history");
    let old = desk.directive_history(&clerk(), notice, &SeatId::new(MAI)).await.expect("a history");
    let told: Vec<String> = Lang::ALL
        .into_iter()
        .flat_map(|lang| [history.message(office.text(lang)), old.message(office.text(lang))])
        .map(|message| message.plain_text())
        .collect();
    insta::assert_snapshot!("merging_history", told.join("\n\n"));
    let (shown, _) = desk.show_report(&clerk(), report, office.text(Lang::Vi)).await.expect("the report");
    assert!(!shown.choices.is_empty(), "it can be answered");
    let returned = desk.answer_report(&clerk(), report, ReportAnswer::Return("Bổ sung số liệu".to_owned())).await;
    assert_eq!(returned.expect("answered").seat.id, chair);
    let refused = desk.begin_directive(&actor(MAI, "mai"), notice).await;
    assert!(refused.is_err(), "the seat is none any more");

    let late = at("2025-02-13T09:00:00+07:00");
    office.clock.set(late);
    desk.follow_up(late).await.expect("reminders");
    desk.follow_up(late).await.expect("reminders");
    let reminders = rows(&office, notice).await.into_iter().filter(|(_, _, n, _)| *n > 0);
    let to: Vec<(String, String)> = reminders.map(|(seat, person, ..)| (seat, person)).collect();
    assert_eq!(to, [(CHAIR.to_owned(), "chair".to_owned())]);
    assert_eq!(desk.store.check().await.expect("checked"), [] as [String; 0]);
}

#[tokio::test]
async fn a_merger_is_looked_at_asked_about_done_once_and_refused_beyond_one_s_rights() {
    let office = office().await;
    let desk = &office.desk;
    let notice = office.issued_directive(None).await;
    let asked = desk.merge_seats(&clerk(), request(&[]), false).await;
    let undecided = MergeRefusal::Undecided(vec![PersonId::new("mai")]);
    assert!(matches!(&asked, Err(DeskError::Merge(refusal)) if *refusal == undecided), "{asked:?}");
    let looked = desk.merge_seats(&clerk(), request(&[("mai", true)]), true).await.expect("a look");
    assert_eq!((looked.standing, looked.effect.open.as_slice()), (MergeStanding::Planned, [notice].as_slice()));
    assert!(seat(&office, MAI).await.merged_into.is_none());
    let done = desk.merge_seats(&clerk(), request(&[("mai", false)]), false).await.expect("merged");
    let again = desk.merge_seats(&clerk(), request(&[]), false).await.expect("merged before");
    assert_eq!((done.standing, again.standing), (MergeStanding::Done, MergeStanding::Before));
    let mut told: Vec<String> = Lang::ALL
        .into_iter()
        .flat_map(|lang| [&looked, &done, &again].map(|one| one.lines(office.text(lang)).join("\n")))
        .collect();
    told.push(asked.expect_err("a refusal").explain(office.text(Lang::Vi)));
    told.extend(memos_to(&office, "mai").await);
    insta::assert_snapshot!("merging_by_itself", told.join("\n=====\n"));
    let merged = desk.audit_log(&shell(), 20).await.expect("entries");
    assert_eq!(merged.iter().filter(|entry| entry.act == AuditAct::SeatsMerged).count(), 1);

    let back = desk.invite(&clerk(), SeatRequest::Existing(SeatId::new(MAI))).await;
    assert!(matches!(back, Err(DeskError::Merge(MergeRefusal::MergedBefore { .. }))), "{back:?}");
    let list = "unit,title,person,channel,address\nkim-dong.song-mai,Chủ tịch UBND xã Song Mai,Bà Mai,console,mai\n";
    let load = desk.load_seats(&shell(), list.as_bytes()).await.expect("loaded");
    assert_eq!((load.rows, load.skipped.len()), (0, 1));
    let above = MergeRequest { from: SeatId::new(CHIEF), others: Some(true), ..request(&[]) };
    let refused = desk.merge_seats(&clerk(), above, false).await;
    assert!(
        matches!(refused, Err(DeskError::Merge(MergeRefusal::Exceeded(RightsExceeded::Seat { .. })))),
        "{refused:?}"
    );
    let refused = desk.merge_seats(&actor(CHAIR, "chair"), request(&[]), true).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(_))));
}

#[tokio::test]
async fn a_later_merger_tells_nobody_of_an_earlier_one_again() {
    let office = office().await;
    let desk = &office.desk;
    desk.merge_seats(&clerk(), request(&[("mai", true)]), false).await.expect("merged");
    desk.revoke(&clerk(), &SeatId::new(CHAIR)).await.expect("revoked");
    let last = memos_to(&office, "mai").await;
    office.clock.set(at("2025-02-20T09:00:00+07:00"));
    let next = MergeRequest { from: SeatId::new(HEAD), others: Some(true), ..request(&[]) };
    desk.merge_seats(&clerk(), next, false).await.expect("merged");
    assert_eq!(memos_to(&office, "mai").await, last);
    assert_ne!(memos_to(&office, "head").await, [] as [String; 0], "who holds the seat now is told");
}

#[tokio::test]
async fn the_office_is_told_when_a_reform_merges_its_last_approver_away() {
    let office = Office::seated().await;
    let desk = &office.desk;
    let merge = Decision::Merge { into: SeatId::new(CLERK), holders: BTreeMap::from([(PersonId::new("chief"), true)]) };
    let move_clerk = Decision::Move { unit: Some(UnitId::new("hung-yen-2025")), title: None };
    let decided = [(CLERK, move_clerk), (CHIEF, merge), (HEAD, Decision::End)];
    let decided = decided.into_iter().map(|(seat, decision)| (SeatId::new(seat), decision)).collect();
    desk.prepare_reform(&clerk(), day(), &decided).await.expect("prepared");
    desk.approve_reform(&chief(), day(), None).await.expect("approved");
    let moment = at("2025-07-01T00:00:05+07:00");
    office.clock.set(moment);
    desk.reforms_tick(moment).await.expect("a tick");
    assert!(seat(&office, CHIEF).await.merged_into.is_some());
    let told = memos_to(&office, "clerk").await.join("\n");
    assert!(told.contains(&office.text(Lang::Vi).seats_approver_lost()), "{told}");
}

#[tokio::test]
async fn a_memo_about_the_seat_that_went_is_not_sent_once_the_one_that_remains_has_reported() {
    let office = office().await;
    let desk = &office.desk;
    let notice = office.issued_directive(Some("2025-02-10")).await;
    let chief = office.desk.store.person(&PersonId::new("chief")).await.expect("read").expect("the chief");
    let to = MemoRecipient::reachable(&seat(&office, CHIEF).await, &chief).into_iter().collect();
    let lapses = Lapse { notice, seat: SeatId::new(MAI), at: Stage::Reported, occurrence: Occurrence::FIRST };
    let memo = NewMemo::new(Message::text("Xã Song Mai chưa báo cáo."), to, at("2025-02-11T08:00:00+07:00"));
    let memo = desk.store.write_memo(NewMemo { lapses: Some(lapses), ..memo }).await.expect("written").expect("a memo");
    desk.merge_seats(&clerk(), request(&[("mai", true)]), false).await.expect("merged");
    let outgoing = Outgoing::find(&desk.store, memo).await.expect("read").expect("the memo");
    assert!(!outgoing.has_lapsed(&desk.store).await.expect("read"));
    desk.report_progress(&actor(CHAIR, "chair"), notice, "Đã làm xong.", Vec::new()).await.expect("reported");
    assert!(outgoing.has_lapsed(&desk.store).await.expect("read"));
}
