//! The Telegram channel alone: every ending of a request, updates in, updates confirmed.

use crate::telegram_server::{Fault, Script, TOKEN, TelegramServer};
use loa::channel::inbound::Event;
use loa::channel::intake::{Intake, Sink, sink};
use loa::channel::pulse::Pulse;
use loa::channel::render::{Button, Part};
use loa::channel::telegram::{Telegram, update, webhook};
use loa::channel::{Channel, ChannelError, FileSource, Sending};
use loa::clock::SystemClock;
use loa::config::TelegramConfig;
use loa::domain::delivery::{GoneReason, Outcome};
use loa::domain::message::{FileRef, Picture};
use loa::store::{RawUpdate, StoreError};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

struct OneFile;

impl FileSource for OneFile {
    fn document<'a>(&'a self, sha256: &'a str) -> Sending<'a, Result<Option<Vec<u8>>, StoreError>> {
        Box::pin(async move { Ok((sha256 == "ab").then(|| "Kính gửi".into())) })
    }
}

pub fn bot_at(url: &str, token: &str) -> Telegram {
    let config = TelegramConfig {
        token: Some(token.to_owned().into()),
        api_url: url.to_owned(),
        poll_timeout_seconds: 5,
        ..TelegramConfig::default()
    };
    Telegram::new(&config, Duration::from_millis(1500), Arc::new(OneFile)).expect("a bot")
}

pub fn bot(server: &TelegramServer) -> Telegram {
    bot_at(&server.url(), TOKEN)
}

fn text(text: &str) -> Part {
    let button = Button { label: "Đã tiếp nhận".into(), data: "ack:1".into() };
    Part { text: text.into(), buttons: vec![button], ..Part::default() }
}

#[tokio::test]
async fn what_is_sent_is_what_is_seen() {
    let server = TelegramServer::start().await;
    let bot = bot(&server);
    assert_eq!(bot.me().await.map(|me| me.username), Ok("loa_bot".to_owned()));
    let sent = bot.send("7", &text("<b>Kết quả</b> A &amp; B")).await;
    let seen = server.seen_by(7);
    assert_eq!(sent, Outcome::Accepted { message: seen[0].message.to_string() });
    assert_eq!(seen[0].text, "Kết quả A & B");
    assert_eq!(seen[0].buttons, [("Đã tiếp nhận".to_owned(), "ack:1".to_owned())]);

    let edited = Part { text: "Đã ghi nhận".into(), ..Part::default() };
    for _ in 0..2 {
        let outcome = bot.edit("7", &seen[0].message.to_string(), &edited).await;
        assert!(matches!(outcome, Outcome::Accepted { .. }), "the same words again count as accepted");
    }
    let seen = server.seen_by(7);
    assert_eq!((seen[0].text.as_str(), seen[0].buttons.len(), seen[0].before.len()), ("Đã ghi nhận", 0, 1));
}

#[tokio::test]
async fn the_bot_sets_its_menu_its_webhook_and_confirms_presses() {
    let server = TelegramServer::start().await;
    let bot = bot(&server);
    bot.set_commands(None, &[("start", "Bắt đầu".to_owned())]).await.expect("a menu");
    bot.set_commands(Some("en"), &[("start", "Begin".to_owned()), ("help", "Help".to_owned())]).await.expect("a menu");
    bot.set_webhook("https://loa.example/telegram", "s3cret").await.expect("a webhook");
    server.look(|world| {
        assert_eq!(world.commands[""][0]["description"], "Bắt đầu");
        assert_eq!(world.commands["en"][1]["command"], "help");
        assert_eq!(world.webhook.as_ref().map(|hook| hook["secret_token"].clone()), Some("s3cret".into()));
    });
    bot.delete_webhook().await.expect("no webhook");
    assert!(server.look(|world| world.webhook.is_none()));

    bot.send("7", &text("Kết quả")).await;
    let press = format!("press-{}", server.press_button(7, "Đã tiếp nhận"));
    for _ in 0..2 {
        let outcome = bot.confirm_press(&press, &"Đã ghi nhận ".repeat(30)).await;
        assert!(matches!(outcome, Outcome::Accepted { .. }), "a press confirmed too late is no fault: {outcome:?}");
    }
    let (_, words) = server.look(|world| world.confirmations[0].clone());
    assert!(words.starts_with("Đã ghi nhận") && words.chars().count() == 200, "{words}");
}

#[tokio::test]
async fn pictures_and_documents_are_uploaded() {
    let server = TelegramServer::start().await;
    let bot = bot(&server);
    let picture = Picture { png: vec![1, 2, 3], alt: String::new() };
    bot.send("7", &Part { picture: Some(picture), ..text("<b>Biểu đồ</b>") }).await;
    let file = |document: &str| Some(FileRef { document: document.into(), name: "công văn.txt".into() });
    bot.send("7", &Part { file: file("ab"), ..Part::default() }).await;
    let seen = server.seen_by(7);
    assert_eq!((seen[0].text.as_str(), seen[0].buttons.len()), ("Biểu đồ", 1));
    assert_eq!(seen[0].file, Some(("picture.png".into(), vec![1, 2, 3])));
    assert_eq!(seen[1].file.as_ref().map(|(_, bytes)| bytes.as_slice()), Some("Kính gửi".as_bytes()));

    let lost = bot.send("7", &Part { file: file("cd"), ..Part::default() }).await;
    assert!(matches!(lost, Outcome::Content { .. }), "{lost:?}");
    assert_eq!(server.seen_by(7).len(), 2);
}

#[tokio::test]
async fn every_ending_of_a_request_has_its_outcome_and_the_ledger_agrees() {
    let server = TelegramServer::start().await;
    let bot = bot(&server);
    let slow = |seconds| Outcome::SlowDown { retry_after: Duration::from_secs(seconds) };
    let cases = [
        (Fault::SlowDown(1), slow(1)),
        (Fault::SlowDown(35), slow(35)),
        (Fault::SlowDown(43_837), slow(43_837)),
        (Fault::Migrated(-100), Outcome::Moved { chat: "-100".into() }),
        (Fault::ChatNotFound, Outcome::Gone(GoneReason::ChatMissing)),
        (Fault::Blocked, Outcome::Gone(GoneReason::Blocked)),
        (Fault::Kicked, Outcome::Gone(GoneReason::Kicked)),
        (Fault::NotAMember, Outcome::Gone(GoneReason::Kicked)),
        (Fault::Deactivated, Outcome::Gone(GoneReason::Deactivated)),
        (Fault::CannotInitiate, Outcome::Gone(GoneReason::ChatMissing)),
        (Fault::Unauthorized, Outcome::Credentials),
    ];
    for (chat, (fault, expected)) in (1..).zip(cases) {
        server.script(Script::chat(chat, fault.clone()));
        assert_eq!(bot.send(&chat.to_string(), &text("x")).await, expected, "{fault:?}");
    }
    let later = Fault::Refused(500, "Internal Server Error");
    server.script(Script::chat(50, later));
    assert!(matches!(bot.send("50", &text("x")).await, Outcome::TryLater { .. }));
    let undecided = [
        (Fault::Html(500), 0),
        (Fault::Html(502), 0),
        (Fault::Reset, 0),
        (Fault::AnswerLost, 1),
        (Fault::AnswerLate(Duration::from_secs(2)), 1),
    ];
    for (chat, (fault, arrived)) in (60..).zip(undecided) {
        server.script(Script::chat(chat, fault.clone()));
        let outcome = bot.send(&chat.to_string(), &text("x")).await;
        assert!(matches!(outcome, Outcome::Undecided { .. }), "{fault:?}: {outcome:?}");
        assert_eq!(server.seen_by(chat).len(), arrived, "{fault:?}");
    }
    for part in [text("<b>x"), text(&"x".repeat(4097)), text("")] {
        let outcome = bot.send("99", &part).await;
        assert!(matches!(outcome, Outcome::Content { .. }), "{outcome:?}");
    }
    assert_eq!(server.ledger().len(), 2);
}

#[tokio::test]
async fn a_server_that_is_away_was_not_reached_and_no_error_tells_the_token() {
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", free.local_addr().expect("an address"));
    drop(free);
    let bot = bot_at(&url, "1:very-secret");
    let outcome = bot.send("7", &text("x")).await;
    assert!(matches!(&outcome, Outcome::TryLater { reason } if !reason.contains("secret")), "{outcome:?}");
    let error = bot.me().await.expect_err("nobody is there");
    assert!(!error.to_string().contains("secret"), "{error}");
}

fn intake(sink: Sink, stop: watch::Receiver<bool>) -> Intake {
    Intake { sink, pulse: Pulse::default(), clock: Arc::new(SystemClock), stop }
}

/// Polls into a list until told to stop; the n-th delivery fails as a full disk would when `failing` says so.
struct Polling {
    received: Arc<Mutex<Vec<RawUpdate>>>,
    stop: watch::Sender<bool>,
    task: tokio::task::JoinHandle<Result<(), ChannelError>>,
}

fn poll(bot: Telegram, fail_first: usize) -> Polling {
    let (stop, stopping) = watch::channel(false);
    let received: Arc<Mutex<Vec<RawUpdate>>> = Arc::default();
    let (list, failures) = (received.clone(), Arc::new(Mutex::new(fail_first)));
    let receive = sink(move |updates: Vec<RawUpdate>| {
        let (list, failures) = (list.clone(), failures.clone());
        async move {
            let mut failures = failures.lock().expect("a count");
            if *failures > 0 {
                *failures -= 1;
                return Err(StoreError::DiskFull);
            }
            list.lock().expect("a list").extend(updates);
            Ok(())
        }
    });
    let task = tokio::spawn(async move { bot.poll(intake(receive, stopping)).await });
    Polling { received, stop, task }
}

impl Polling {
    fn texts(&self) -> Vec<String> {
        let received = self.received.lock().expect("a list");
        let events = received.iter().map(|raw| update::read(&raw.body).event);
        events.filter_map(|event| if let Event::Text(text) = event { Some(text) } else { None }).collect()
    }

    async fn stop(self) -> Result<(), ChannelError> {
        self.stop.send_replace(true);
        self.task.await.expect("polling does not panic")
    }
}

#[tokio::test]
async fn updates_are_confirmed_only_after_they_are_stored_and_a_strange_one_stops_nothing() {
    let server = TelegramServer::start().await;
    server.say(7, "một");
    server.push_update(serde_json::json!({ "hologram": { "chat": 7 } }));
    server.say(8, "hai");
    let polling = poll(bot(&server), 1);
    server.wait_for_confirmation().await;
    assert!(server.calls("getUpdates") >= 3, "the updates of the failed storing came again");
    server.say(7, "ba");
    server.wait_for_confirmation().await;
    assert_eq!(polling.texts(), ["một", "hai", "ba"]);
    assert_eq!(polling.received.lock().expect("a list").len(), 4);
    assert_eq!(polling.stop().await, Ok(()));
}

#[tokio::test]
async fn polling_survives_trouble_and_a_second_poller_and_ends_with_a_wrong_token() {
    let server = TelegramServer::start().await;
    for fault in [Fault::Html(502), Fault::SlowDown(1), Fault::Refused(500, "x"), Fault::Reset] {
        server.script(Script::method("getUpdates", fault).times(1));
    }
    server.say(7, "một");
    let first = poll(bot(&server), 0);
    server.wait_for_confirmation().await;
    assert_eq!(first.texts(), ["một"]);

    let second = poll(bot(&server), 0);
    server.wait_for("both to poll", |world| world.calls.len() >= 8).await;
    server.say(7, "hai");
    server.wait_for_confirmation().await;
    assert_eq!([first.texts(), second.texts()].concat().iter().filter(|text| *text == "hai").count(), 1);
    assert_eq!(second.stop().await, Ok(()));

    server.script(Script::method("getUpdates", Fault::Unauthorized));
    server.say(7, "ba");
    assert_eq!(first.task.await.expect("no panic"), Err(ChannelError::Credentials));
    assert_eq!(server.unconfirmed().len(), 1);
}

#[tokio::test]
async fn a_pushed_update_needs_the_secret_and_is_stored_before_it_is_confirmed() {
    let stored: Arc<Mutex<Vec<String>>> = Arc::default();
    let list = stored.clone();
    let receive = sink(move |updates: Vec<RawUpdate>| {
        let list = list.clone();
        async move {
            let full = updates.iter().any(|update| update.body.contains("đầy"));
            list.lock().expect("a list").extend(updates.into_iter().map(|update| update.key.id));
            if full { Err(StoreError::DiskFull) } else { Ok(()) }
        }
    });
    let (_stop, stopping) = watch::channel(false);
    let app = webhook::router("/telegram", "s3cret".to_owned().into(), intake(receive, stopping));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/telegram", listener.local_addr().expect("an address"));
    let serving = tokio::spawn(async move { axum::serve(listener, app).await });
    let client = reqwest::Client::new();
    let push = |secret: &'static str, body: String| {
        let request = client.post(&url).header("X-Telegram-Bot-Api-Secret-Token", secret).body(body);
        async move { request.send().await.expect("an answer").status().as_u16() }
    };
    let update = |text: &str| format!(r#"{{"update_id":5,"message":{{"chat":{{"id":7}},"text":"{text}"}}}}"#);
    assert_eq!(push("wrong", update("một")).await, 401);
    assert_eq!(push("", update("một")).await, 401);
    assert_eq!(push("s3cret", "<html>".into()).await, 400);
    assert_eq!(push("s3cret", "{}".into()).await, 400);
    assert_eq!(push("s3cret", update(&"x".repeat(1_100_000))).await, 413);
    assert!(stored.lock().expect("a list").is_empty());
    assert_eq!(push("s3cret", update("đầy")).await, 503);
    assert_eq!(push("s3cret", update("một")).await, 200);
    assert_eq!(*stored.lock().expect("a list"), ["5", "5"]);
    serving.abort();
}
