use crate::desk::Resend;
use crate::desk::fixture::{CHAIR, Office, at, chief, clerk};
use crate::domain::delivery::DeliveryStatus;
use crate::domain::message::Message;
use crate::domain::seat::{ChannelKind, PersonId, SeatId};

async fn memo(office: &Office, person: &str) -> Option<Message> {
    let rows = office.desk.store.last_memo_to(&PersonId::new(person)).await.expect("rows");
    let row = rows.into_iter().next()?;
    office.desk.store.memo(row.key.notice).await.expect("read").map(|memo| memo.message)
}

#[tokio::test]
async fn the_week_s_open_directives_are_told_once_on_their_day() {
    let office = Office::with(|config| config.calendar.digest_to_seats = true).await;
    office.seat_people().await;
    office.issued_directive(Some("2025-01-24")).await;
    // A Sunday, and a Monday before the hour.
    for early in ["2025-01-26T09:00:00+07:00", "2025-02-03T07:59:00+07:00"] {
        office.desk.calendar_tick(at(early)).await.expect("a tick");
        assert!(memo(&office, "chief").await.is_none(), "{early}");
    }
    office.clock.set(at("2025-02-03T08:00:00+07:00"));
    office.desk.calendar_tick(at("2025-02-03T08:00:00+07:00")).await.expect("a tick");
    let (told, chair) = (memo(&office, "chief").await.expect("told"), memo(&office, "chair").await.expect("told"));
    let words = [told.plain_text(), chair.plain_text()].join("\n\n=====\n\n");
    insta::assert_snapshot!("weekly_digest", words);
    let before = office.desk.store.last_memo_to(&PersonId::new("chief")).await.expect("rows");
    office.desk.calendar_tick(at("2025-02-03T10:00:00+07:00")).await.expect("a tick");
    assert_eq!(office.desk.store.last_memo_to(&PersonId::new("chief")).await.expect("rows"), before, "once");
}

#[tokio::test]
async fn a_month_without_its_letter_is_told_once_from_its_day_on() {
    let office = Office::with(|config| config.calendar.letter_day = 10).await;
    office.seat_people().await;
    for early in ["2025-01-09T09:00:00+07:00", "2025-01-10T06:00:00+07:00"] {
        office.desk.calendar_tick(at(early)).await.expect("a tick");
        assert!(memo(&office, "clerk").await.is_none(), "{early}");
    }
    office.desk.calendar_tick(at("2025-01-10T09:00:00+07:00")).await.expect("a tick");
    let told = memo(&office, "clerk").await.expect("told");
    insta::assert_snapshot!("letter_missing", told.plain_text());

    let with_letter = Office::with(|config| config.calendar.letter_day = 10).await;
    with_letter.seat_people().await;
    with_letter.letter().await;
    with_letter.desk.calendar_tick(at("2025-01-10T09:00:00+07:00")).await.expect("a tick");
    assert!(memo(&with_letter, "clerk").await.is_none(), "it is here, if unreviewed");
}

#[tokio::test]
async fn what_expired_unsent_is_sent_only_when_the_office_says_so() {
    let office = Office::seated().await;
    let letter = office.confirmed_letter().await;
    let notice = office.desk.draft(&clerk(), &letter).await.expect("drafts")[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    office.desk.issue(&chief(), notice).await.expect("issued");
    // Nothing ran for a week: the sender finds the rows too late.
    let now = at("2025-01-28T09:00:00+07:00");
    office.clock.set(now);
    let store = &office.desk.store;
    let lease = store.take_lease(now).await.expect("a lease").generation;
    let mut rows = store.claim_due(ChannelKind::Console, now, 10, lease).await.expect("claimed");
    rows.iter_mut().for_each(|row| row.state = crate::domain::delivery::DeliveryState::Expired);
    store.record_deliveries(rows, Vec::new()).await.expect("recorded");

    office.desk.ask_about_late(now).await.expect("asked");
    let asked = memo(&office, "chief").await.expect("asked");
    let labels: Vec<&str> = asked.choices.iter().map(|choice| choice.label.as_str()).collect();
    insta::assert_snapshot!("late_rows", format!("{}\n[{}]", asked.plain_text(), labels.join("] [")));
    assert_eq!(store.notice_counts(notice).await.expect("counts").open(), 0, "nothing by itself");
    assert!(office.desk.resend(&clerk(), notice, Resend::Late).await.is_err(), "a clerk does not issue");
    assert_eq!(office.desk.resend(&chief(), notice, Resend::Late).await.expect("planned").planned, 4);
    office.deliver().await;
    assert_eq!(store.notice_counts(notice).await.expect("counts").of(DeliveryStatus::Accepted), 4);
    assert_eq!(office.desk.resend(&chief(), notice, Resend::Late).await.expect("nothing").planned, 0);
    let rows = store.deliveries_to(notice, &SeatId::new(CHAIR)).await.expect("rows");
    assert_eq!(
        rows.last().and_then(|row| row.repeat.as_ref()).map(|repeat| repeat.decided_by.as_str()),
        Some("seat:chanh-van-phong.kim-dong")
    );
}

#[tokio::test]
async fn a_missed_day_of_the_announcement_is_asked_about() {
    let office = Office::with(|config| config.hours.announce_day = 20).await;
    office.seat_people().await;
    let notice = office.drafts().await[0].id;
    office.clock.set(at("2025-01-17T09:00:00+07:00"));
    office.desk.approve(&chief(), notice).await.expect("approved");
    let now = at("2025-01-22T09:00:00+07:00");
    office.clock.set(now);
    assert_eq!(office.desk.monthly_tick(now).await.expect("a tick"), []);
    let asked = memo(&office, "chief").await.expect("asked");
    let labels: Vec<&str> = asked.choices.iter().map(|choice| choice.label.as_str()).collect();
    insta::assert_snapshot!("missed_day", format!("{}\n[{}]", asked.plain_text(), labels.join("] [")));
    let stored = office.desk.store.notice(notice).await.expect("read").expect("there");
    assert_eq!(stored.issued, None, "nothing by itself");
}
