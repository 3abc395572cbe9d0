use crate::desk::MonthlyAct;
use crate::desk::fixture::{Office, at, chief};
use crate::domain::notice::NoticeState;
use crate::domain::rights::Actor;
use crate::domain::seat::PersonId;

async fn office() -> Office {
    let office = Office::with(|config| config.hours.announce_day = 20).await;
    office.seat_people().await;
    office
}

#[tokio::test]
async fn the_approved_announcement_of_the_month_is_issued_once_on_its_day() {
    let office = office().await;
    let notice = office.drafts().await[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    for early in ["2025-01-19T23:59:00+07:00", "2025-01-20T07:59:00+07:00"] {
        assert_eq!(office.desk.monthly_tick(at(early)).await.expect("a tick"), [], "{early}");
    }
    let acts = office.desk.monthly_tick(at("2025-01-20T08:00:00+07:00")).await.expect("a tick");
    let [MonthlyAct::Issued(issued)] = acts.as_slice() else { panic!("{acts:?}") };
    assert_eq!((issued.notice.id, issued.notice.state, issued.planned), (notice, NoticeState::Issued, 4));
    assert_eq!(issued.notice.issued.as_ref().map(|stamp| &stamp.by), Some(&Actor::System));
    assert_eq!(office.desk.monthly_tick(at("2025-01-20T08:01:00+07:00")).await.expect("a tick"), []);
}

#[tokio::test]
async fn the_office_is_reminded_once_when_nothing_is_approved() {
    let office = office().await;
    let acts = office.desk.monthly_tick(at("2025-01-20T08:00:00+07:00")).await.expect("a tick");
    let [MonthlyAct::Told(without_draft)] = acts.as_slice() else { panic!("{acts:?}") };
    for (person, rows) in [("chief", 1), ("clerk", 1), ("chair", 0)] {
        let told = office.desk.store.last_memo_to(&PersonId::new(person)).await.expect("rows");
        assert_eq!(told.len(), rows, "{person}");
    }
    assert_eq!(office.desk.monthly_tick(at("2025-01-20T08:01:00+07:00")).await.expect("a tick"), []);

    // Drafts are named, so that they can be approved.
    let second = self::office().await;
    second.drafts().await;
    let acts = second.desk.monthly_tick(at("2025-01-20T08:00:00+07:00")).await.expect("a tick");
    let [MonthlyAct::Told(with_draft)] = acts.as_slice() else { panic!("{acts:?}") };
    insta::assert_snapshot!("reminders", [without_draft.plain_text(), with_draft.plain_text()].join("\n\n=====\n\n"));
}

#[tokio::test]
async fn an_announcement_of_another_month_is_left_alone() {
    let office = office().await;
    let notice = office.drafts().await[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    let acts = office.desk.monthly_tick(at("2025-03-20T08:00:00+07:00")).await.expect("a tick");
    assert!(matches!(acts.as_slice(), [MonthlyAct::Told(_)]), "{acts:?}");
    let stored = office.desk.store.notice(notice).await.expect("read").expect("there");
    assert_eq!(stored.state, NoticeState::Approved);
}

#[tokio::test]
async fn nothing_happens_by_itself_unless_a_day_is_set() {
    let office = Office::seated().await;
    assert_eq!(office.desk.monthly_tick(at("2025-01-20T08:00:00+07:00")).await.expect("a tick"), []);
}
