use crate::desk::fixture::{CHAIR, CLERK, HEAD, Office, chief, clerk, shell};
use crate::desk::{DeskError, ResultCounts, SeatRequest};
use crate::domain::notice::{Acknowledgement, NoticeState, Stamp};
use crate::domain::rights::{Act, Actor};
use crate::domain::role::Role;
use crate::domain::seat::{PersonId, SeatId};
use crate::domain::unit::UnitId;
use crate::text::Lang;

#[tokio::test]
async fn the_author_cannot_approve_from_any_seat_of_theirs() {
    let office = Office::seated().await;
    let letter = office.confirmed_letter().await;
    let notice = office.desk.draft(&chief(), &letter).await.expect("drafts")[0].id;
    assert!(matches!(office.desk.approve(&chief(), notice).await, Err(DeskError::OwnDraft)));
    let other_seat =
        Actor::Seat { seat: SeatId::new("pho.kim-dong"), person: Some(PersonId::new("chief")), role: Role::Approver };
    assert!(matches!(office.desk.approve(&other_seat, notice).await, Err(DeskError::OwnDraft)));
    let deputy =
        Actor::Seat { seat: SeatId::new("pho.kim-dong"), person: Some(PersonId::new("deputy")), role: Role::Approver };
    assert_eq!(office.desk.approve(&deputy, notice).await.expect("approved").state, NoticeState::Approved);
}

#[tokio::test]
async fn a_one_person_office_switches_four_eyes_off() {
    let office = Office::with(|config| config.office.four_eyes = false).await;
    office.seat_people().await;
    let letter = office.confirmed_letter().await;
    let notice = office.desk.draft(&chief(), &letter).await.expect("drafts")[0].id;
    assert!(office.desk.approve(&chief(), notice).await.is_ok());
}

#[tokio::test]
async fn neither_a_shell_nor_a_clerk_approves() {
    let office = Office::seated().await;
    let notice = office.drafts().await[0].id;
    for actor in [shell(), clerk(), Actor::System, Actor::Stranger] {
        let refused = office.desk.approve(&actor, notice).await;
        let is_refused = match actor {
            // A shell is told to name a seat.
            Actor::Shell { .. } => matches!(refused, Err(DeskError::ShellDoesNot(Act::ApproveNotice))),
            _ => matches!(refused, Err(DeskError::NotPermitted(Act::ApproveNotice))),
        };
        assert!(is_refused, "{actor}");
    }
    assert_eq!(office.desk.store.notice(notice).await.expect("read").expect("there").state, NoticeState::Draft);
}

#[tokio::test]
async fn only_an_approved_notice_is_issued_and_only_once() {
    let office = Office::seated().await;
    let notice = office.drafts().await[0].id;
    let refused = office.desk.issue(&shell(), notice).await;
    assert!(matches!(refused, Err(DeskError::NoticeState { state: NoticeState::Draft, .. })));
    office.desk.approve(&chief(), notice).await.expect("approved");
    let issued = office.desk.issue(&shell(), notice).await.expect("issued");
    // The chair, the head of department, and the two seats of the issuer itself.
    assert_eq!((issued.planned, issued.reach.unreachable, issued.notice.state), (4, 0, NoticeState::Issued));
    let refused = office.desk.issue(&shell(), notice).await;
    assert!(matches!(refused, Err(DeskError::NoticeState { state: NoticeState::Issued, .. })));
    assert_eq!(office.desk.store.deliveries_of(notice).await.expect("rows").len(), 4);
}

#[tokio::test]
async fn an_empty_audience_is_refused_before_anything_is_written() {
    let office = Office::empty().await;
    let notice = office.drafts().await[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    assert!(matches!(office.desk.issue(&shell(), notice).await, Err(DeskError::EmptyAudience)));
    // A seat that nobody holds does not make an audience either.
    let request = SeatRequest::New {
        unit: UnitId::new("kim-dong.hiep-cuong"),
        title: "Chủ tịch UBND xã Hiệp Cường".to_owned(),
        role: Some(Role::SeatHolder),
    };
    office.desk.invite(&shell(), request).await.expect("invited");
    assert!(matches!(office.desk.issue(&shell(), notice).await, Err(DeskError::EmptyAudience)));
    let stored = office.desk.store.notice(notice).await.expect("read").expect("there");
    assert_eq!((stored.state, stored.issued), (NoticeState::Approved, None));
}

#[tokio::test]
async fn an_interrupted_issue_is_finished_at_a_start_without_doubling_a_row() {
    let office = Office::seated().await;
    let notice = office.drafts().await[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    let store = &office.desk.store;
    let issuing = store
        .begin_issue(notice, Stamp { by: chief(), at: crate::desk::fixture::at("2025-01-20T09:00:00+07:00") })
        .await
        .expect("begun");
    let first = office.desk.audience_page(&issuing, 0, 1).await.expect("an audience").remove(0);
    let rows = crate::delivery::outbox::first_sendings(&issuing, &[(first.seat, first.holders)]);
    store.plan_deliveries(rows).await.expect("planned");

    let resumed = office.desk.resume_issuing().await.expect("resumed");
    assert_eq!(resumed.len(), 1);
    assert_eq!(resumed[0].planned, 3, "one of four rows was there");
    assert_eq!(store.deliveries_of(notice).await.expect("rows").len(), 4);
    assert!(office.desk.resume_issuing().await.expect("nothing").is_empty());
}

#[tokio::test]
async fn units_without_anybody_are_named_before_approval() {
    let office = Office::seated().await;
    let drafts = office.drafts().await;
    let reach = office.desk.reach(&drafts[0]).await.expect("reach");
    assert_eq!((reach.seats, reach.unreachable), (4, 0));
    // 15 communes and 12 departments, two of which have somebody.
    assert_eq!(reach.uncovered.len(), 25);
    assert!(!reach.uncovered.contains(&UnitId::new("kim-dong.hiep-cuong")));
}

#[tokio::test]
async fn the_results_tell_who_has_not_acknowledged_and_why() {
    let office = Office::seated().await;
    let store = &office.desk.store;
    store
        .set_unsubscribed(&PersonId::new("head"), Some(crate::desk::fixture::at("2025-01-19T08:00:00+07:00")))
        .await
        .expect("unsubscribed");
    let notice = office.issued().await[0];
    let by = PersonId::new("chair");
    let at = crate::desk::fixture::at("2025-01-20T10:15:00+07:00");
    store.acknowledge(Acknowledgement { notice, seat: SeatId::new(CHAIR), by, at }).await.expect("acknowledged");

    let results = office.desk.results(&clerk(), notice).await.expect("results");
    let expected = ResultCounts { seats: 4, received: 3, acknowledged: 1, failed: 1, ..ResultCounts::default() };
    assert_eq!(results.counts, expected);
    let shown: Vec<String> = Lang::ALL.map(|lang| results.message(office.text(lang)).plain_text()).to_vec();
    insta::assert_snapshot!("results", shown.join("\n\n=====\n\n"));
    insta::assert_json_snapshot!("results_json", results.to_json());

    let refused = office.desk.results(&Actor::Stranger, notice).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::SeeResults))));
}

#[tokio::test]
async fn a_seat_that_nobody_held_at_issue_is_in_the_results() {
    let office = Office::seated().await;
    office
        .desk
        .store
        .revoke_seat(&SeatId::new(HEAD), crate::desk::fixture::at("2025-01-19T08:00:00+07:00"))
        .await
        .expect("revoked");
    let notice = office.issued().await[0];
    let results = office.desk.results(&chief(), notice).await.expect("results");
    assert_eq!((results.counts.seats, results.counts.without_holder), (4, 1));
    assert!(results.rows().any(|row| row.seat.as_str() == HEAD && row.status.is_none()));
    assert!(results.rows().any(|row| row.seat.as_str() == CLERK && row.status.is_some()));
}

#[tokio::test]
async fn a_cancelled_notice_is_not_issued() {
    let office = Office::seated().await;
    let notice = office.drafts().await[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    assert_eq!(office.desk.cancel(&chief(), notice).await.expect("cancelled").state, NoticeState::Cancelled);
    let refused = office.desk.issue(&chief(), notice).await;
    assert!(matches!(refused, Err(DeskError::NoticeState { state: NoticeState::Cancelled, .. })));
}
