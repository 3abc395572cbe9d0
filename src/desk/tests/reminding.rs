use crate::desk::fixture::{CHAIR, HEAD, Office, at, chief, console};
use crate::domain::delivery::{Delivery, DeliveryStatus, RepeatReason};
use crate::domain::message::Message;
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::occurrence::Occurrence;
use crate::domain::rights::Actor;
use crate::domain::role::Role;
use crate::domain::seat::{Address, AddressState, ChannelKind, Holding, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;

/// Issued on Monday, 20/1/2025 at 9:00, with a report due on Friday.
async fn office() -> (Office, NoticeId) {
    let office = Office::seated().await;
    let notice = office.issued_directive(Some("2025-01-24")).await;
    (office, notice)
}

impl Office {
    /// A round of the schedule at this time; how many reminders it planned.
    pub(super) async fn round(&self, time: &str) -> usize {
        self.clock.set(at(&format!("{time}+07:00")));
        let planned = self.desk.follow_up(at(&format!("{time}+07:00"))).await.expect("a round");
        self.deliver().await;
        planned
    }

    pub(super) async fn reminders(&self, notice: NoticeId, seat: &str) -> Vec<(RepeatReason, DeliveryStatus)> {
        let rows = self.desk.store.deliveries_to(notice, &SeatId::new(seat)).await.expect("rows");
        let reminder = |row: &Delivery| Some((row.repeat.as_ref()?.reason, row.status()));
        rows.iter().filter_map(reminder).collect()
    }

    pub(super) async fn memo(&self, person: &str) -> Option<Message> {
        let rows = self.desk.store.last_memo_to(&PersonId::new(person)).await.expect("rows");
        let row = rows.into_iter().next()?;
        self.desk.store.memo(row.key.notice).await.expect("read").map(|memo| memo.message)
    }

    pub(super) async fn acknowledge(&self, notice: NoticeId, seat: &str, person: &str) {
        let at = crate::clock::Clock::now(&*self.clock);
        let (seat, by) = (SeatId::new(seat), PersonId::new(person));
        self.desk.store.acknowledge(Acknowledgement { notice, seat, by, at }).await.expect("acknowledged");
    }

    /// A deputy at the commune, on the console under "deputy".
    async fn seat_deputy(&self) {
        let person = PersonId::new("deputy");
        let seat = Seat {
            id: SeatId::new("pho-chu-tich-ubnd.kim-dong.hiep-cuong"),
            unit: UnitId::new("kim-dong.hiep-cuong"),
            title: "Phó Chủ tịch UBND xã Hiệp Cường".to_owned(),
            role: Role::SeatHolder,
            holdings: vec![Holding { person: person.clone(), from: at("2025-01-02T08:00:00+07:00"), until: None }],
            came_from: Vec::new(),
            merged: Vec::new(),
            merged_into: None,
        };
        let address = Address { chat: console("deputy"), state: AddressState::Active };
        let person = Person {
            id: person,
            name: "Bà Giang".to_owned(),
            language: None,
            addresses: vec![address],
            unsubscribed_at: None,
        };
        self.desk.store.put_seats(vec![(seat, vec![person])]).await.expect("a seat");
    }
}

#[tokio::test]
async fn who_has_not_acknowledged_is_reminded_at_the_right_time_and_not_after_it() {
    use DeliveryStatus::Accepted;
    let (office, notice) = office().await;
    assert_eq!(office.round("2025-01-20T16:50:00").await, 0, "not eight working hours yet");
    assert_eq!(office.round("2025-01-20T20:00:00").await, 0, "after work");
    office.acknowledge(notice, HEAD, "head").await;
    assert_eq!(
        office.round("2025-01-21T07:30:00").await,
        2,
        "the chair to acknowledge, the department of the deadline"
    );
    assert_eq!(office.round("2025-01-21T16:00:00").await, 0, "one a day");
    assert_eq!(office.reminders(notice, CHAIR).await, [(RepeatReason::Reminder, Accepted)]);
    office.acknowledge(notice, CHAIR, "chair").await;
    assert_eq!(office.round("2025-01-23T08:00:00").await, 2, "both, of the deadline");
    let chair = office.reminders(notice, CHAIR).await;
    assert_eq!(chair, [(RepeatReason::Reminder, Accepted), (RepeatReason::BeforeDeadline, Accepted)]);
    // The office itself is asked for nothing.
    assert_eq!(office.reminders(notice, crate::desk::fixture::CHIEF).await, []);
}

#[tokio::test]
async fn no_reminder_is_claimed_after_the_acknowledgement_nor_after_the_report() {
    let (office, notice) = office().await;
    let store = &office.desk.store;
    office.clock.set(at("2025-01-21T08:00:00+07:00"));
    assert_eq!(office.desk.follow_up(at("2025-01-21T08:00:00+07:00")).await.expect("a round"), 2);
    // Planned, not claimed yet: the acknowledgement comes first.
    office.acknowledge(notice, CHAIR, "chair").await;
    let now = at("2025-01-21T08:01:00+07:00");
    let lease = store.take_lease(now).await.expect("a lease").generation;
    let claimed = store.claim_due(ChannelKind::Console, now, 10, lease).await.expect("claimed");
    let seats: Vec<&str> = claimed.iter().map(|row| row.key.seat.as_str()).collect();
    assert_eq!(seats, [HEAD]);
    store.record_deliveries(claimed, Vec::new()).await.expect("recorded");

    office.clock.set(at("2025-02-04T08:00:00+07:00"));
    let planned = office.desk.follow_up(at("2025-02-04T08:00:00+07:00")).await.expect("a round");
    assert!(planned >= 1);
    let chair = Actor::Seat { seat: SeatId::new(CHAIR), person: Some(PersonId::new("chair")), role: Role::SeatHolder };
    office.desk.report_progress(&chair, notice, "đã xong", Vec::new()).await.expect("reported");
    let now = at("2025-02-04T08:01:00+07:00");
    let claimed = store.claim_due(ChannelKind::Console, now, 10, lease).await.expect("claimed");
    assert!(claimed.iter().all(|row| row.key.seat.as_str() != CHAIR || row.key.notice != notice), "{claimed:?}");
    // A reminder that is planned too late is not added at all.
    let rows = store.deliveries_to(notice, &SeatId::new(CHAIR)).await.expect("rows");
    let mut late = rows.iter().find(|row| row.repeat.is_some()).expect("a reminder").clone();
    late.key.n = 50;
    late.state = crate::domain::delivery::DeliveryState::Planned;
    assert_eq!(store.plan_deliveries(vec![late]).await.expect("planned"), 0);
}

#[tokio::test]
async fn the_deputy_is_told_first_and_then_the_office_each_once() {
    let (office, notice) = office().await;
    office.seat_deputy().await;
    for day in ["21", "22"] {
        office.round(&format!("2025-01-{day}T08:00:00")).await;
    }
    assert!(office.memo("deputy").await.is_none() && office.memo("chief").await.is_none());
    office.round("2025-01-23T08:00:00").await;
    let deputy = office.memo("deputy").await.expect("told");
    // The department has nobody else, so the office is told of it at once.
    let chief = office.memo("chief").await.expect("told");
    assert!(office.memo("chair").await.is_none());
    office.round("2025-01-23T09:00:00").await;
    assert_eq!(office.memo("deputy").await.as_ref(), Some(&deputy), "told once");
    office.acknowledge(notice, HEAD, "head").await;
    office.round("2025-02-04T08:00:00").await;
    let later = office.memo("chief").await.expect("told");
    let told = [deputy, chief, later].map(|message| message.plain_text());
    insta::assert_snapshot!("escalation", told.join("\n\n=====\n\n"));
    office.round("2025-02-04T09:00:00").await;
    assert_eq!(office.memo("chief").await.map(|message| message.plain_text()).as_ref(), Some(&told[2]));
}

#[tokio::test]
async fn a_memo_of_what_is_done_meanwhile_is_not_sent() {
    use crate::domain::directive_progress::Stage;
    let (office, notice) = office().await;
    office.seat_deputy().await;
    office.clock.set(at("2025-01-23T08:00:00+07:00"));
    office.desk.follow_up(at("2025-01-23T08:00:00+07:00")).await.expect("a round");
    let rows = office.desk.store.last_memo_to(&PersonId::new("deputy")).await.expect("rows");
    let memo = office.desk.store.memo(rows[0].key.notice).await.expect("read").expect("there");
    let lapse = memo.lapses.expect("it lapses");
    assert_eq!((lapse.notice, lapse.seat.as_str(), lapse.at), (notice, CHAIR, Stage::Acknowledged));
}

#[tokio::test]
async fn a_cancelled_a_paused_and_a_switched_off_notice_remind_nobody() {
    let (office, notice) = office().await;
    office.desk.pause(&chief(), notice).await.expect("paused");
    assert_eq!(office.round("2025-01-21T08:00:00").await, 0);
    office.desk.resume(&chief(), notice).await.expect("resumed");
    office.desk.cancel(&chief(), notice).await.expect("cancelled");
    assert_eq!(office.round("2025-01-21T09:00:00").await, 0);

    let office = Office::with(|config| config.reminders.enabled = false).await;
    office.seat_people().await;
    office.issued_directive(Some("2025-01-24")).await;
    assert_eq!(office.round("2025-01-21T08:00:00").await, 0);
}

#[test]
fn what_a_reminder_says() {
    use crate::delivery::reminder;
    use crate::text::{Catalogue, Lang};
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut told = Vec::new();
    runtime.block_on(async {
        for deadline in [Some("2025-01-24"), None] {
            let office = Office::seated().await;
            let notice = office.issued_directive(deadline).await;
            let notice = office.desk.store.notice(notice).await.expect("read").expect("there");
            let catalogue = Catalogue::embedded();
            for lang in Lang::ALL {
                for reason in [RepeatReason::Reminder, RepeatReason::BeforeDeadline, RepeatReason::Overdue] {
                    let message = reminder::message(&notice, reason, Occurrence::FIRST, catalogue.in_lang(lang))
                        .expect("a reminder");
                    let labels: Vec<&str> = message.choices.iter().map(|choice| choice.label.as_str()).collect();
                    told.push(format!("{}\n[{}]", message.plain_text(), labels.join("] [")));
                }
            }
        }
    });
    // Without a deadline only the first can ever be sent.
    told.truncate(7);
    insta::assert_snapshot!("reminders", told.join("\n\n=====\n\n"));
}
