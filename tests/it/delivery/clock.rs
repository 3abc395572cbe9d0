//! The machine's clock is set wrong and right again while a notice is under way.

use super::office::{Office, announcement};
use crate::telegram_server::{Fault, Script};
use chrono::TimeDelta;
use loa::domain::delivery::DeliveryStatus;
use loa::domain::notice::UnknownPolicy;

#[tokio::test]
async fn a_clock_set_back_a_day_sends_nothing_twice_and_loses_nothing() {
    let office = Office::open().await;
    office.seat_chairs(1..=6).await;
    office.server.script(Script::chat(3, Fault::SlowDown(35)).times(1));
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    let running = office.send().await;
    running.waker.wake();
    let settled = |rows: &[loa::domain::delivery::Delivery]| {
        let of = |status| rows.iter().filter(|row| row.status() == status).count();
        of(DeliveryStatus::Accepted) == 5 && of(DeliveryStatus::Waiting) == 1
    };
    office.wait_for_rows(notice, settled).await;

    office.clock.advance(-TimeDelta::days(1));
    let second = office.issue(announcement(), UnknownPolicy::Hold).await;
    running.waker.wake();
    office.wait_for_rows(second, settled).await;
    assert!(settled(&office.rows(notice).await), "what waits, waits; nothing has expired, nothing left again");
    running.stop().await;
    // A restart in the wrong day changes nothing either.
    let running = office.send().await;
    running.waker.wake();
    assert!(settled(&office.rows(notice).await));

    office.clock.advance(TimeDelta::days(1) + TimeDelta::seconds(36));
    running.waker.wake();
    for notice in [notice, second] {
        let rows = office.wait_until_finished(notice).await;
        assert!(rows.iter().all(|row| row.status() == DeliveryStatus::Accepted));
    }
    running.stop().await;
    assert_eq!(office.server.ledger().len(), 12, "each once");
    assert_eq!(office.store.hold().await.expect("read"), None);
}
