//! The published limits, kept by the whole sender on virtual time: no real second passes.

use super::office::{Office, announcement};
use loa::channel::render::Part;
use loa::channel::{Capabilities, Channel, Sending, capabilities_of};
use loa::domain::delivery::Outcome;
use loa::domain::message::Message;
use loa::domain::notice::UnknownPolicy;
use loa::domain::seat::ChannelKind;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// A platform 70 ms away that notes when each request left.
#[derive(Default)]
struct Far {
    left: Mutex<Vec<Instant>>,
}

const NETWORK: Duration = Duration::from_millis(70);

impl Far {
    async fn request(&self) -> Outcome {
        let count = {
            let mut left = self.left.lock().expect("notes");
            left.push(Instant::now());
            left.len()
        };
        tokio::time::sleep(NETWORK).await;
        Outcome::Accepted { message: count.to_string() }
    }
}

impl Channel for Far {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Telegram
    }

    fn capabilities(&self) -> Capabilities {
        capabilities_of(ChannelKind::Telegram)
    }

    fn send<'a>(&'a self, _chat: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(self.request())
    }

    fn edit<'a>(&'a self, _chat: &'a str, _message: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(self.request())
    }

    fn confirm_press<'a>(&'a self, _press: &'a str, _word: &'a str) -> Sending<'a, Outcome> {
        Box::pin(self.request())
    }
}

const RECIPIENTS: usize = 420;
const RATE: u32 = 28;

#[tokio::test(start_paused = true)]
async fn a_limited_broadcast_keeps_the_rate_takes_its_time_and_lets_replies_pass() {
    let mut office = Office::open().await;
    office.config.delivery.rate = RATE;
    office.config.delivery.chat_rate = 1;
    office.seat_chairs(1..=RECIPIENTS as i64).await;
    let far = Arc::new(Far::default());
    let running = office.send_through(vec![far.clone()]).await;
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    let start = Instant::now();
    running.waker.wake();

    let mut slowest = Duration::ZERO;
    for asker in 0..8 {
        tokio::time::sleep(Duration::from_millis(1_537)).await;
        let asked = Instant::now();
        let outcome = running.gate.reply(&super::office::telegram(9_000 + asker), &Message::text("đáp")).await;
        assert!(matches!(outcome, Outcome::Accepted { .. }));
        slowest = slowest.max(asked.elapsed() - NETWORK);
    }
    while office.store.notice_counts(notice).await.expect("counts").open() > 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
        assert!(start.elapsed() < Duration::from_secs(60));
    }
    running.stop().await;

    assert!(slowest <= Duration::from_millis(50), "a reply waited {slowest:?}");
    let left = far.left.lock().expect("notes").clone();
    assert_eq!(left.len(), RECIPIENTS + 8);
    for from in &left {
        let within = left.iter().filter(|at| *at >= from && **at < *from + Duration::from_secs(1)).count();
        assert!(within <= RATE as usize, "{within} in one second");
    }
    let took = *left.last().expect("departures") - start;
    let bound = Duration::from_secs(1) * RECIPIENTS as u32 / RATE;
    assert!(took <= bound.mul_f64(1.05), "{took:?} against {bound:?}");
}
