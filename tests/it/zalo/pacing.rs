//! The pace of each product, kept by the whole sender over the stand-ins, on virtual time: no real second passes.

use crate::delivery::office::{Office, announcement};
use crate::zalo_bot_server::{self, Fault, Script, ZaloBotServer};
use crate::zalo_oa_server::{APP_ID, APP_SECRET, ZaloOaServer};
use loa::channel::zalo_bot::ZaloBot;
use loa::channel::zalo_oa::ZaloOa;
use loa::clock::FixedClock;
use loa::domain::delivery::{DeliveryState, DeliveryStatus, OutcomeKind, WaitReason};
use loa::domain::notice::{NoticeId, UnknownPolicy};
use loa::domain::seat::{ChannelKind, ChatAddress};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// Waits are exact to a millisecond, and a late broadcast may catch up a little.
const SLACK: Duration = Duration::from_millis(15);
const TICK: Duration = Duration::from_millis(50);

/// Chairs reached over one channel, at chats named by numbers.
async fn chairs(office: &Office, channel: ChannelKind, count: usize) {
    let chat = |number: usize| ChatAddress { channel, chat: number.to_string() };
    let chairs = (1..=count).map(|number| office.chair(&number.to_string(), &[chat(number)])).collect();
    office.store.put_seats(chairs).await.expect("seats");
}

/// The wall clock goes with the runtime's.
fn tick(clock: Arc<FixedClock>) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(TICK).await;
            clock.advance(chrono::TimeDelta::from_std(TICK).expect("a moment"));
        }
    })
}

/// Until nothing of the notice is open.
async fn finished(office: &Office, notice: NoticeId) {
    let start = Instant::now();
    while office.store.notice_counts(notice).await.expect("counts").open() > 0 {
        assert!(start.elapsed() < Duration::from_secs(600), "it does not end");
        tokio::time::sleep(TICK).await;
    }
}

fn gaps(departures: &[Instant]) -> Vec<Duration> {
    departures.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

#[tokio::test(start_paused = true)]
async fn a_refusing_bot_platform_is_left_alone_then_asked_at_half_the_pace_and_by_and_by_at_the_full_one() {
    let server = ZaloBotServer::start().await;
    let mut office = Office::open().await;
    office.config.zalo_bot.token = Some(zalo_bot_server::TOKEN.to_owned().into());
    office.config.zalo_bot.api_url = server.url();
    chairs(&office, ChannelKind::ZaloBot, 40).await;
    let refusal = Fault::Refused(429, "Quota exceeded");
    server.script(Script { method: Some("sendMessage"), chat: None, left: 1, fault: refusal });
    let bot = ZaloBot::new(&office.config.zalo_bot, Duration::from_secs(30), None).expect("a bot");
    let ticking = tick(office.clock.clone());
    let running = office.send_through(vec![Arc::new(bot)]).await;
    let first = office.issue(announcement(), UnknownPolicy::Hold).await;
    running.waker.wake();
    let refused = office.wait_for_rows(first, |rows| rows.iter().any(|row| !row.attempts.is_empty())).await;
    let refused = refused.iter().find(|row| !row.attempts.is_empty()).expect("a row");
    let refused_at = refused.attempts[0].at;
    assert_eq!(refused.attempts[0].outcome, OutcomeKind::SlowDown);
    let DeliveryState::Waiting { not_before, reason } = refused.state else { panic!("{:?}", refused.state) };
    assert_eq!((not_before - refused_at, reason), (chrono::TimeDelta::seconds(5), WaitReason::SlowDown));
    finished(&office, first).await;

    let departures = server.look(|world| world.sendings());
    assert_eq!(departures.len(), 41, "the refused one once more, nobody else twice");
    assert!(departures[1] - departures[0] + SLACK >= Duration::from_secs(5), "{:?}", departures[1] - departures[0]);
    // Five in our second of 1,010 ms, nobody having written for a while; after a refusal half as many.
    for gap in gaps(&departures[1..]) {
        assert!(gap + SLACK >= Duration::from_millis(404), "{gap:?}");
    }

    tokio::time::sleep(Duration::from_secs(600)).await;
    let second = office.issue(announcement(), UnknownPolicy::Hold).await;
    running.waker.wake();
    finished(&office, second).await;
    let again = gaps(&server.look(|world| world.sendings())[41..]);
    assert!(again.iter().all(|gap| *gap + SLACK >= Duration::from_millis(202)), "{again:?}");
    // One of the five is kept for answers in the first five seconds: 20 gaps of 252 ms and 19 of 202.
    let (total, kept): (Duration, Duration) = (again.iter().sum(), again[..19].iter().sum());
    assert!(kept + SLACK >= Duration::from_millis(252) * 19, "room for answers: {again:?}");
    assert!(total < Duration::from_millis(9_200), "the full pace again: {total:?}");
    for notice in [first, second] {
        let counts = office.store.notice_counts(notice).await.expect("counts");
        assert_eq!(counts.of(DeliveryStatus::Accepted), 40);
    }
    running.stop().await;
    ticking.abort();
}

#[tokio::test(start_paused = true)]
async fn an_official_account_keeps_the_rate_that_is_set_whatever_other_channels_may() {
    let server = ZaloOaServer::start().await;
    let mut office = Office::open().await;
    let config = &mut office.config.zalo_oa;
    (config.app_id, config.app_secret) = (Some(APP_ID.to_owned()), Some(APP_SECRET.to_owned().into()));
    (config.api_url, config.oauth_url) = (server.url(), server.url());
    config.redirect_url = Some("https://loa.example/xong".to_owned());
    config.rate_per_minute = 600;
    chairs(&office, ChannelKind::ZaloOa, 35).await;
    let memory = Arc::new(office.store.clone());
    let patience = Duration::from_secs(30);
    let oa = ZaloOa::new(&office.config.zalo_oa, patience, memory.clone(), memory, None, office.clock.clone());
    let oa = oa.expect("an account");
    let link = oa.login().begin().await.expect("a link");
    let challenge = link.split("code_challenge=").nth(1).and_then(|rest| rest.split('&').next()).expect("a challenge");
    oa.login().finish(challenge).await.expect("tokens");
    let running = office.send_through(vec![Arc::new(oa)]).await;
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    running.waker.wake();
    finished(&office, notice).await;
    running.stop().await;
    let departures = server.look(|world| world.sendings());
    assert_eq!(departures.len(), 35);
    for from in &departures {
        let within = departures.iter().filter(|at| *at >= from && **at < *from + Duration::from_secs(1)).count();
        assert!(within <= 10, "{within} in one second");
    }
    let took = departures[34] - departures[0];
    assert!(took > Duration::from_secs(3), "{took:?}");
}
