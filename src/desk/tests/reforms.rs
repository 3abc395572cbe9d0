//! A reform: seats go to the new units with all that is theirs, as two persons have decided.

use crate::desk::fixture::{CHAIR, CHIEF, CLERK, HEAD, Office, at, chief, clerk, shell};
use crate::desk::{DeskError, ReformPlan, ReformProblem, SeatRequest};
use crate::domain::audit::AuditAct;
use crate::domain::notice::Stamp;
use crate::domain::reform::{Decision, Fate, Standing, Why};
use crate::domain::rights::{Act, RightsExceeded};
use crate::domain::role::Role;
use crate::domain::seat::{PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use crate::store::SeatMove;
use crate::text::Lang;
use chrono::NaiveDate;
use std::collections::BTreeMap;

const OLD: &str = "kim-dong.hiep-cuong";
const NEW: &str = "hung-yen-2025.hiep-cuong";

fn day() -> NaiveDate {
    "2025-07-01".parse().expect("a day")
}

fn to(unit: &str) -> Decision {
    Decision::Move { unit: Some(UnitId::new(unit)), title: None }
}

/// The office goes to the province, and the head's department is no more.
fn all() -> BTreeMap<SeatId, Decision> {
    let decisions = [(CLERK, to("hung-yen-2025")), (CHIEF, to("hung-yen-2025")), (HEAD, Decision::End)];
    decisions.into_iter().map(|(seat, decision)| (SeatId::new(seat), decision)).collect()
}

fn all_of(seats: &[&str]) -> BTreeMap<SeatId, Decision> {
    all().into_iter().filter(|(seat, _)| seats.contains(&seat.as_str())).collect()
}

async fn seat(office: &Office, id: &str) -> Seat {
    office.desk.store.seat(&SeatId::new(id)).await.expect("read").expect("a seat")
}

fn fate<'a>(plan: &'a ReformPlan, seat: &str) -> Option<&'a Fate> {
    plan.seats.iter().find(|effect| effect.plan.seat.id.as_str() == seat).map(|effect| &effect.plan.fate)
}

fn told(office: &Office, plan: &ReformPlan) -> String {
    let units = office.desk.store.units();
    Lang::ALL.into_iter().map(|lang| plan.lines(&units, office.text(lang)).join("\n")).collect::<Vec<_>>().join("\n\n")
}

async fn memos_to(office: &Office, person: &str) -> Vec<String> {
    let rows = office.desk.store.last_memo_to(&PersonId::new(person)).await.expect("rows");
    let mut told = Vec::new();
    for row in rows {
        let memo = office.desk.store.memo(row.key.notice).await.expect("read").expect("a memo");
        told.push(memo.message.plain_text());
    }
    told
}

async fn acts(office: &Office) -> Vec<(AuditAct, String, String)> {
    let entries = office.desk.audit_log(&shell(), 20).await.expect("entries");
    entries.into_iter().map(|entry| (entry.act, entry.by, entry.subject)).collect()
}

#[tokio::test]
async fn the_preview_tells_of_units_seats_directives_and_reminders_and_changes_nothing() {
    let office = Office::seated().await;
    office.clock.set(at("2025-06-20T09:00:00+07:00"));
    office.issued_directive(Some("2025-07-15")).await;
    let plan = office.desk.reform_plan(&clerk(), day(), &BTreeMap::new()).await.expect("a plan");
    let moves = Fate::Moves { unit: UnitId::new(NEW), title: "Chủ tịch UBND xã Hiệp Cường".to_owned() };
    assert_eq!(fate(&plan, CHAIR), Some(&moves));
    assert_eq!(fate(&plan, CLERK), Some(&Fate::Undecided(Why::NoSuccessor)), "nothing follows the district");
    let chair = plan.seats.iter().find(|effect| effect.plan.seat.id.as_str() == CHAIR).expect("the chair");
    assert_eq!((chair.holders, chair.open.len(), chair.reminded), (1, 1, 1));
    insta::assert_snapshot!("reform_preview", told(&office, &plan));
    let decided = office.desk.reform_plan(&clerk(), day(), &all()).await.expect("a plan");
    assert_eq!(decided.undecided().count(), 0);
    assert_eq!(seat(&office, CHAIR).await.unit.as_str(), OLD);
    assert_eq!(office.desk.store.reform(day()).await.expect("read"), None);
    assert!(acts(&office).await.iter().all(|(act, ..)| *act != AuditAct::ReformPrepared));
}

#[tokio::test]
async fn an_approved_reform_is_carried_out_on_its_day_once_and_everybody_is_told() {
    let office = Office::seated().await;
    office.clock.set(at("2025-06-20T09:00:00+07:00"));
    let notice = office.issued_directive(Some("2025-07-15")).await;
    let desk = &office.desk;
    desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    let approved = desk.approve_reform(&chief(), day(), Some(1)).await.expect("approved");
    assert!(matches!(approved.reform.map(|reform| reform.standing), Some(Standing::Approved(_))));
    assert_eq!(desk.reforms_tick(at("2025-06-30T23:59:00+07:00")).await.expect("a tick"), 0);
    assert_eq!(seat(&office, CHAIR).await.unit.as_str(), OLD);
    let before = seat(&office, CHAIR).await;

    office.clock.set(at("2025-07-01T00:00:05+07:00"));
    assert_eq!(desk.reforms_tick(at("2025-07-01T00:00:05+07:00")).await.expect("a tick"), 1);
    assert_eq!(desk.reforms_tick(at("2025-07-01T00:00:10+07:00")).await.expect("a tick"), 0);
    let after = seat(&office, CHAIR).await;
    assert_eq!((after.unit.as_str(), after.title.as_str()), (NEW, "Chủ tịch UBND xã Hiệp Cường"));
    assert_eq!(after.holdings, before.holdings);
    assert_eq!(after.units().map(UnitId::as_str).collect::<Vec<_>>(), [NEW, OLD]);
    assert_eq!(seat(&office, HEAD).await.holders().count(), 0);

    let mut told = memos_to(&office, "chair").await;
    told.extend(memos_to(&office, "head").await);
    told.extend(memos_to(&office, "clerk").await);
    insta::assert_snapshot!("reform_told", told.join("\n=====\n"));

    // The directive is still the chair's, is still reminded of, and is none of the office's own seats.
    let open = desk.directives_of(&[after]).await.expect("directives");
    assert_eq!(open.open().map(|one| one.notice.id).collect::<Vec<_>>(), [notice]);
    let office_seat = seat(&office, CLERK).await;
    assert!(desk.directives_of(&[office_seat]).await.expect("directives").0.is_empty());
    office.clock.set(at("2025-07-16T09:00:00+07:00"));
    assert!(desk.follow_up(at("2025-07-16T09:00:00+07:00")).await.expect("reminders") > 0);

    let recorded = acts(&office).await;
    let of = |wanted: AuditAct| recorded.iter().filter(|(act, ..)| *act == wanted).count();
    assert_eq!((of(AuditAct::SeatMoved), of(AuditAct::SeatRevoked)), (3, 1));
    let whole = [AuditAct::ReformPrepared, AuditAct::ReformApproved, AuditAct::ReformCarriedOut];
    assert!(whole.into_iter().all(|act| of(act) == 1), "{recorded:?}");
    let moved = recorded.iter().find(|(act, ..)| *act == AuditAct::SeatMoved).expect("an entry");
    assert_eq!(moved.1, format!("seat:{CHIEF}"), "by whoever approved it");
    assert_eq!(desk.store.check().await.expect("checked"), [] as [String; 0]);
    assert_eq!(desk.store.verify_audit(None).await.expect("verified").breaks, []);
}

#[tokio::test]
async fn what_was_cut_off_in_the_middle_is_finished_and_nobody_is_told_twice() {
    let office = Office::seated().await;
    let desk = &office.desk;
    desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    desk.approve_reform(&chief(), day(), None).await.expect("approved");
    office.clock.set(at("2025-07-01T00:00:05+07:00"));
    let (seat_id, to) = (SeatId::new(CHAIR), UnitId::new(NEW));
    let title = "Chủ tịch UBND xã Hiệp Cường".to_owned();
    let begun = SeatMove { seat: seat_id.clone(), from: UnitId::new(OLD), to, title };
    let stamp = Stamp { by: chief(), at: at("2025-07-01T00:00:05+07:00") };
    for _ in 0..2 {
        desk.store.move_seats(day(), vec![begun.clone()], stamp.clone()).await.expect("moved");
    }
    assert_eq!(seat(&office, CHAIR).await.came_from.len(), 1);
    assert_eq!(desk.reforms_tick(at("2025-07-01T00:00:10+07:00")).await.expect("a tick"), 1);
    assert_eq!(seat(&office, CLERK).await.unit.as_str(), "hung-yen-2025");
    assert_eq!(memos_to(&office, "chair").await.len(), 1);
    let moved = acts(&office).await.into_iter().filter(|(act, ..)| *act == AuditAct::SeatMoved).count();
    assert_eq!(moved, 3, "an entry for each seat, once");
}

#[tokio::test]
async fn an_approval_after_the_day_acts_at_once() {
    let office = Office::seated().await;
    office.clock.set(at("2025-07-03T08:00:00+07:00"));
    office.desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    let done = office.desk.approve_reform(&chief(), day(), None).await.expect("approved");
    assert_eq!((done.moved, done.undecided().count()), (3, 0));
    assert_eq!(seat(&office, CHAIR).await.unit.as_str(), NEW);
    insta::assert_snapshot!("reform_done", told(&office, &done));
    let again = office.desk.approve_reform(&chief(), day(), None).await;
    assert!(matches!(again, Err(DeskError::Reform(ReformProblem::CarriedOut(_)))));
    let back = office.desk.withdraw_reform(&clerk(), day()).await;
    assert!(matches!(back, Err(DeskError::Reform(ReformProblem::CarriedOut(_)))));
}

#[tokio::test]
async fn what_is_withdrawn_before_the_day_does_not_happen() {
    let office = Office::seated().await;
    let desk = &office.desk;
    desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    desk.approve_reform(&chief(), day(), None).await.expect("approved");
    desk.withdraw_reform(&clerk(), day()).await.expect("withdrawn");
    assert_eq!(desk.reforms_tick(at("2025-07-01T08:00:00+07:00")).await.expect("a tick"), 0);
    assert_eq!(seat(&office, CHAIR).await.unit.as_str(), OLD);
    let gone = desk.approve_reform(&chief(), day(), None).await;
    assert!(matches!(gone, Err(DeskError::Reform(ReformProblem::NotPrepared(_)))));
    let anew = desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    assert_eq!(anew.reform.map(|reform| reform.revision), Some(2), "an approval of the first is none of the second");
}

#[tokio::test]
async fn nobody_approves_alone_too_early_or_what_they_have_not_seen() {
    let office = Office::seated().await;
    let desk = &office.desk;
    desk.prepare_reform(&clerk(), day(), &BTreeMap::new()).await.expect("prepared");
    let refused = desk.approve_reform(&clerk(), day(), None).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::ApproveReform))));
    let refused = desk.approve_reform(&shell(), day(), None).await;
    assert!(matches!(refused, Err(DeskError::ShellDoesNot(Act::ApproveReform))));
    let refused = desk.approve_reform(&chief(), day(), None).await;
    assert!(matches!(refused, Err(DeskError::Reform(ReformProblem::Undecided(seats))) if seats.len() == 3));
    desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    let refused = desk.approve_reform(&chief(), day(), Some(1)).await;
    assert!(matches!(refused, Err(DeskError::Reform(ReformProblem::ChangedMeanwhile(_)))));
    let own = BTreeMap::from([(SeatId::new(HEAD), to("hung-yen-2025"))]);
    desk.prepare_reform(&chief(), day(), &own).await.expect("prepared");
    let refused = desk.approve_reform(&chief(), day(), None).await;
    assert!(matches!(refused, Err(DeskError::Reform(ReformProblem::OwnPlan))));
}

#[tokio::test]
async fn wrong_days_seats_units_and_rights_are_refused() {
    let office = Office::seated().await;
    let desk = &office.desk;
    let none = BTreeMap::new();
    let other = "2025-07-02".parse().expect("a day");
    let refused = desk.reform_plan(&shell(), other, &none).await;
    assert!(matches!(refused, Err(DeskError::Reform(ReformProblem::NoReform(_)))));
    let nobody = BTreeMap::from([(SeatId::new("nobody"), Decision::End)]);
    let refused = desk.prepare_reform(&shell(), day(), &nobody).await;
    assert!(matches!(refused, Err(DeskError::Reform(ReformProblem::NotConcerned(_)))));
    let gone = BTreeMap::from([(SeatId::new(CLERK), to("kim-dong"))]);
    let plan = desk.reform_plan(&shell(), day(), &gone).await.expect("a plan");
    assert_eq!(fate(&plan, CLERK), Some(&Fate::Undecided(Why::NotValid(UnitId::new("kim-dong")))));
    let stranger = crate::domain::rights::Actor::Stranger;
    let refused = desk.reform_plan(&stranger, day(), &none).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::ManageSeats))));
}

#[tokio::test]
async fn a_draft_to_the_old_units_reaches_the_seats_that_came_from_them() {
    let office = Office::seated().await;
    let desk = &office.desk;
    let drafts = office.drafts().await;
    let before = desk.reach(&drafts[0]).await.expect("reach");
    let plan = desk.reform_plan(&clerk(), day(), &all()).await.expect("a plan");
    assert_eq!(plan.drafts, drafts.iter().map(|notice| notice.id).collect::<Vec<_>>());
    office.clock.set(at("2025-07-01T08:00:00+07:00"));
    desk.prepare_reform(&clerk(), day(), &BTreeMap::from([(SeatId::new(HEAD), to("hung-yen-2025"))]))
        .await
        .expect("prepared");
    let office_seats =
        BTreeMap::from([(SeatId::new(CLERK), to("hung-yen-2025")), (SeatId::new(CHIEF), to("hung-yen-2025"))]);
    desk.prepare_reform(&clerk(), day(), &office_seats).await.expect("prepared");
    desk.approve_reform(&chief(), day(), None).await.expect("approved");
    let after = desk.reach(&drafts[0]).await.expect("reach");
    assert_eq!((after.seats, after.persons, after.unreachable), (before.seats, before.persons, before.unreachable));
    assert_eq!(after.uncovered, before.uncovered);
}

#[tokio::test]
async fn lists_and_invitations_find_the_seat_where_it_is_now() {
    let office = Office::seated().await;
    let desk = &office.desk;
    office.clock.set(at("2025-07-01T08:00:00+07:00"));
    desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    desk.approve_reform(&chief(), day(), None).await.expect("approved");
    let seats = desk.store.seats().await.expect("seats").len();
    for unit in [OLD, NEW] {
        let list =
            format!("unit,title,person,channel,address\n{unit},Chủ tịch UBND xã Hiệp Cường,Ông An,console,chair\n");
        let load = desk.load_seats(&shell(), list.as_bytes()).await.expect("loaded");
        assert_eq!((load.rows, load.skipped.len()), (1, 0));
        assert_eq!(seat(&office, CHAIR).await.unit.as_str(), NEW, "a list of {unit} does not take it back");
    }
    let request = SeatRequest::New {
        unit: UnitId::new(NEW),
        title: "Chủ tịch UBND xã Hiệp Cường".to_owned(),
        role: Some(Role::SeatHolder),
    };
    assert_eq!(desk.invite(&clerk(), request).await.expect("invited").seat.id.as_str(), CHAIR);
    assert_eq!(desk.store.seats().await.expect("seats").len(), seats, "no second seat of the same office");
}

async fn give(office: &Office, id: &str, role: Role) {
    let changed = Seat { role, ..seat(office, id).await };
    office.desk.store.put_seats(vec![(changed, Vec::new())]).await.expect("a role");
}

#[tokio::test]
async fn nobody_approves_what_happens_to_a_seat_above_their_own() {
    let office = Office::seated().await;
    let desk = &office.desk;
    desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    // The head's seat would end, the chair's would move.
    for (id, title) in [(HEAD, "Trưởng phòng Nội vụ"), (CHAIR, "Chủ tịch UBND xã Hiệp Cường")] {
        give(&office, id, Role::Operator).await;
        let refused = desk.approve_reform(&chief(), day(), None).await;
        let exceeded = RightsExceeded::Seat { title: title.to_owned(), role: Role::Operator };
        assert!(matches!(&refused, Err(DeskError::Exceeded(why)) if *why == exceeded), "{refused:?}");
        give(&office, id, Role::SeatHolder).await;
    }
    assert!(desk.store.reform(day()).await.expect("read").expect("a plan").approved().is_none());
    desk.approve_reform(&chief(), day(), None).await.expect("approved");
}

#[tokio::test]
async fn a_seat_that_has_risen_above_the_approver_since_stays_and_the_office_is_told() {
    let office = Office::seated().await;
    let desk = &office.desk;
    office.clock.set(at("2025-06-20T09:00:00+07:00"));
    desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    desk.approve_reform(&chief(), day(), None).await.expect("approved");
    give(&office, CHAIR, Role::Operator).await;
    give(&office, HEAD, Role::Operator).await;
    let first = at("2025-07-01T00:00:05+07:00");
    office.clock.set(first);
    assert_eq!(desk.reforms_tick(first).await.expect("a tick"), 1);
    assert_eq!(seat(&office, CHAIR).await.unit.as_str(), OLD);
    assert_eq!(seat(&office, HEAD).await.holders().count(), 1);
    assert_eq!(seat(&office, CLERK).await.unit.as_str(), "hung-yen-2025");
    let told = memos_to(&office, "clerk").await;
    let of_both = |memo: &String| memo.contains("Chủ tịch UBND xã Hiệp Cường") && memo.contains("Trưởng phòng Nội vụ");
    assert!(told.iter().any(of_both), "{told:?}");
    assert_eq!(memos_to(&office, "chair").await, memos_to(&office, "head").await, "nothing has happened to them");

    // With a lower role another plan takes them along.
    give(&office, CHAIR, Role::SeatHolder).await;
    give(&office, HEAD, Role::SeatHolder).await;
    desk.prepare_reform(&clerk(), day(), &all_of(&[HEAD])).await.expect("prepared");
    desk.approve_reform(&chief(), day(), None).await.expect("approved");
    assert_eq!(seat(&office, CHAIR).await.unit.as_str(), NEW);
    assert_eq!(seat(&office, HEAD).await.holders().count(), 0);
}

#[tokio::test]
async fn an_approver_who_is_none_any_more_changes_no_seat_above_their_own() {
    let office = Office::seated().await;
    let desk = &office.desk;
    office.clock.set(at("2025-06-20T09:00:00+07:00"));
    desk.prepare_reform(&clerk(), day(), &all()).await.expect("prepared");
    desk.approve_reform(&chief(), day(), None).await.expect("approved");
    give(&office, CHIEF, Role::SeatHolder).await;
    let first = at("2025-07-01T00:00:05+07:00");
    office.clock.set(first);
    assert_eq!(desk.reforms_tick(first).await.expect("a tick"), 1);
    assert_eq!(seat(&office, CLERK).await.unit.as_str(), "kim-dong");
    assert_eq!(seat(&office, CHAIR).await.unit.as_str(), NEW);
}
