//! Notices and channels that are held back.

use super::office::{Office, announcement, telegram};
use crate::telegram_server::{Fault, Script};
use loa::domain::channel_pause::ChannelPause;
use loa::domain::delivery::DeliveryStatus;
use loa::domain::notice::{Stamp, UnknownPolicy};
use loa::domain::rights::Actor;
use loa::domain::seat::{ChannelKind, ChatAddress};
use std::time::Duration;

async fn wait_for_pause(office: &Office, on: bool) {
    let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
    loop {
        let pause = office.store.channel_pause(ChannelKind::Telegram).await.expect("read");
        if pause.is_some_and(|pause| pause.is_on()) == on {
            return;
        }
        assert!(tokio::time::Instant::now() < deadline, "the channel's pause did not change");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn a_run_of_errors_pauses_the_channel_over_a_restart_until_it_is_resumed() {
    let mut office = Office::open().await;
    office.config.delivery.breaker_errors = 3;
    office.config.delivery.in_flight = 2;
    office.seat_chairs(1..=200).await;
    office.server.script(Script::method("sendMessage", Fault::Html(502)));
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    let running = office.send().await;
    wait_for_pause(&office, true).await;
    running.stop().await;
    let undecided = |rows: &[loa::domain::delivery::Delivery]| {
        rows.iter().filter(|row| row.status() == DeliveryStatus::Unknown).count()
    };
    let spoiled = undecided(&office.rows(notice).await);
    assert!((3..=6).contains(&spoiled), "what was under way and no more: {spoiled}");

    let requests = office.server.calls("sendMessage");
    let running = office.send().await;
    running.waker.wake();
    running.stop().await;
    let pause = office.store.channel_pause(ChannelKind::Telegram).await.expect("read").expect("a pause");
    assert!(pause.is_on() && pause.errors >= 3, "{pause:?}");
    assert_eq!(office.server.calls("sendMessage"), requests, "a restart does not begin the run anew");

    office.server.heal();
    office.store.set_channel_pause(ChannelKind::Telegram, None).await.expect("resumed");
    let running = office.send().await;
    office.wait_until_finished(notice).await;
    running.stop().await;
    let rows = office.rows(notice).await;
    assert_eq!(undecided(&rows), spoiled);
    assert_eq!(rows.iter().filter(|row| row.status() == DeliveryStatus::Accepted).count(), 200 - spoiled);
    office.check(notice).await;
}

#[tokio::test]
async fn when_the_trial_after_a_pause_fails_too_everybody_with_another_channel_is_reached_there() {
    use loa::clock::Clock;
    let office = Office::open().await;
    let console = |chat: &str| ChatAddress { channel: ChannelKind::Console, chat: chat.to_owned() };
    let mut chairs: Vec<_> =
        (1..=9).map(|n| office.chair(&n.to_string(), &[telegram(n), console(&n.to_string())])).collect();
    chairs.push(office.chair("10", &[telegram(10)]));
    office.store.put_seats(chairs).await.expect("seats");
    office.server.script(Script::method("sendMessage", Fault::Html(502)));
    // An earlier process has paused the channel, and the time of its pause is over.
    let now = office.clock.now();
    let pause = ChannelPause::by_errors(now, now, 10);
    office.store.set_channel_pause(ChannelKind::Telegram, Some(&pause)).await.expect("a pause");
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    let running = office.send().await;
    let printed = |office: &Office| {
        let paper = office.printed.lock().expect("paper").clone();
        String::from_utf8(paper).expect("text").matches("── ").count()
    };
    let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
    // The one that tried is undecided, and not sent anew.
    while printed(&office) < 8 {
        assert!(tokio::time::Instant::now() < deadline, "{} of them", printed(&office));
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    running.stop().await;
    assert_eq!(office.server.calls("sendMessage"), 1, "one message has tried");
    let rows = office.rows(notice).await;
    let over_console = rows.iter().filter(|row| row.chat.as_ref().is_some_and(|c| c.channel == ChannelKind::Console));
    assert!(over_console.clone().all(|row| row.status() == DeliveryStatus::Accepted));
    assert!(over_console.clone().all(|row| row.attempts.len() == 2), "both channels stand in the attempts");
    assert!((8..=9).contains(&over_console.count()));
    let alone = rows.iter().find(|row| row.key.seat.as_str() == "seat-10").expect("a row");
    assert_ne!(alone.status(), DeliveryStatus::Accepted);
}

#[tokio::test]
async fn a_paused_notice_gains_no_claim_and_goes_on_where_it_was_over_a_restart() {
    let office = Office::open().await;
    office.seat_chairs(1..=20).await;
    let (held, free) = (
        office.issue(announcement(), UnknownPolicy::Hold).await,
        office.issue(announcement(), UnknownPolicy::Hold).await,
    );
    let stamp = Stamp { by: Actor::System, at: chrono::DateTime::UNIX_EPOCH };
    office.store.pause_notice(held, Some(stamp)).await.expect("paused");
    let running = office.send().await;
    office.wait_until_finished(free).await;
    running.stop().await;
    assert!(office.rows(held).await.iter().all(|row| row.status() == DeliveryStatus::Planned));
    assert_eq!(office.server.ledger().len(), 20, "the other notice alone");

    let running = office.send().await;
    office.store.pause_notice(held, None).await.expect("resumed");
    running.waker.wake();
    office.wait_until_finished(held).await;
    running.stop().await;
    assert_eq!(office.server.ledger().len(), 40);
}
