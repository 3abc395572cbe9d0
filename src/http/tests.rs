use super::*;
use crate::channel::pulse::Pulse;
use crate::clock::{Clock, FixedClock};
use crate::domain::seat::ChannelKind;
use crate::store::{OpenOptions, Store};
use chrono::{DateTime, TimeDelta};
use serde_json::Value;

#[tokio::test]
async fn health_shows_the_ages_and_turns_stale_when_a_loop_stands_still() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(FixedClock::at(DateTime::UNIX_EPOCH + TimeDelta::days(20_000)));
    let (poll, turn) = (Pulse::default(), Pulse::default());
    let health = Health {
        store: Store::open(folder.path(), OpenOptions { cache_bytes: 1 << 20 }).expect("a store"),
        clock: clock.clone(),
        started_at: clock.now(),
        limits: Limits { poll: TimeDelta::seconds(60), sender: TimeDelta::seconds(120) },
        polls: vec![(ChannelKind::Telegram, poll.clone())],
        senders: vec![(ChannelKind::Telegram, turn.clone())],
    };
    let recorder = metrics::builder().expect("buckets").build_recorder();
    ::metrics::with_local_recorder(&recorder, || ::metrics::counter!("loa_requests_total").increment(3));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (stop, stopping) = watch::channel(false);
    let serving = tokio::spawn(serve(listener, router(health, Some(recorder.handle()), Router::new()), stopping));
    let get = |path: &str| {
        let request = reqwest::get(format!("{url}{path}"));
        async move {
            let answer = request.await.expect("an answer");
            (answer.status().as_u16(), answer.text().await.expect("a body"))
        }
    };

    clock.advance(TimeDelta::seconds(50));
    poll.beat(clock.now());
    clock.advance(TimeDelta::seconds(40));
    let (status, body) = get("/healthz").await;
    let report: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!((status, &report["status"]), (200, &Value::from("ok")));
    assert_eq!(report["last_poll"]["telegram"], 40);
    assert_eq!(report["last_sender_turn"]["telegram"], 90, "before its first turn, counted from the start");
    assert_eq!((&report["oldest_due"], &report["deliveries"]["claimed"]), (&Value::Null, &Value::from(0)));

    clock.advance(TimeDelta::seconds(21));
    turn.beat(clock.now());
    let (status, body) = get("/healthz").await;
    assert_eq!((status, body.contains(r#""status":"stale""#)), (503, true), "{body}");

    let (status, body) = get("/metrics").await;
    assert_eq!(status, 200);
    assert!(body.contains("loa_requests_total 3"), "{body}");
    stop.send_replace(true);
    serving.await.expect("no panic").expect("a graceful end");
}
