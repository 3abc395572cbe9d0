use super::*;
use crate::channel::render::Part;
use crate::channel::{Attaching, Capabilities, Markup, Sending};
use crate::clock::SystemClock;
use crate::domain::delivery::GoneReason;
use std::collections::VecDeque;
use std::sync::Mutex;
use tokio::time::Instant;

/// Notes what leaves and answers as told; accepts when nothing is told.
struct Notebook {
    edit: bool,
    sent: Mutex<Vec<(Instant, String, String)>>,
    answers: Mutex<VecDeque<Outcome>>,
}

impl Notebook {
    fn new(answers: Vec<Outcome>) -> Arc<Notebook> {
        Arc::new(Notebook { edit: true, sent: Mutex::default(), answers: Mutex::new(answers.into()) })
    }

    fn note(&self, chat: &str, text: &str) -> Outcome {
        let mut sent = self.sent.lock().expect("notes");
        sent.push((Instant::now(), chat.to_owned(), text.to_owned()));
        let accepted = Outcome::Accepted { message: sent.len().to_string() };
        self.answers.lock().expect("answers").pop_front().unwrap_or(accepted)
    }

    fn texts(&self) -> Vec<(String, String)> {
        let sent = self.sent.lock().expect("notes");
        sent.iter().map(|(_, chat, text)| (chat.clone(), text.clone())).collect()
    }
}

impl Channel for Notebook {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Telegram
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            buttons: true,
            edit: self.edit,
            picture: Attaching::Upload,
            file: Attaching::Upload,
            markup: Markup::Plain,
            text_limit: 64,
            caption_limit: 64,
            file_caption: true,
            window: None,
            receipts: false,
            groups: true,
            fetch_limit: None,
        }
    }

    fn send<'a>(&'a self, chat: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async move { self.note(chat, &part.text) })
    }

    fn edit<'a>(&'a self, chat: &'a str, message: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async move { self.note(chat, &format!("{message} := {}", part.text)) })
    }

    fn confirm_press<'a>(&'a self, press: &'a str, word: &'a str) -> Sending<'a, Outcome> {
        Box::pin(async move { self.note(press, word) })
    }
}

fn gate(notebook: &Arc<Notebook>) -> Gate {
    Gate::new(vec![notebook.clone()], &DeliveryConfig::default(), Arc::new(SystemClock))
}

fn chat(chat: &str) -> ChatAddress {
    ChatAddress { channel: ChannelKind::Telegram, chat: chat.into() }
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(chat, text)| (chat.to_string(), text.to_string())).collect()
}

#[tokio::test(start_paused = true)]
async fn a_reply_told_to_slow_down_waits_as_long_as_told_and_tries_once_more() {
    let slow = |seconds| Outcome::SlowDown { retry_after: Duration::from_secs(seconds) };
    let notebook = Notebook::new(vec![slow(3)]);
    let start = Instant::now();
    let outcome = gate(&notebook).reply(&chat("1"), &Message::text("chào")).await;
    assert!(matches!(outcome, Outcome::Accepted { .. }));
    assert_eq!(notebook.texts(), pairs(&[("1", "chào"), ("1", "chào")]));
    assert!(start.elapsed() >= Duration::from_secs(3) && start.elapsed() < Duration::from_millis(3_100));

    let notebook = Notebook::new(vec![slow(43_837)]);
    let outcome = gate(&notebook).reply(&chat("1"), &Message::text("chào")).await;
    assert_eq!(outcome, slow(43_837), "nobody waits for half a day");
    assert_eq!(notebook.texts().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_long_reply_arrives_in_order_and_stops_at_the_first_failure() {
    let message = Message::text("Câu một dài dài. ".repeat(10));
    let notebook = Notebook::new(Vec::new());
    gate(&notebook).reply(&chat("1"), &message).await;
    assert_eq!(notebook.texts().len(), 4);

    let notebook = Notebook::new(vec![Outcome::Accepted { message: "1".into() }, Outcome::Gone(GoneReason::Blocked)]);
    let outcome = gate(&notebook).reply(&chat("1"), &message).await;
    assert_eq!((outcome, notebook.texts().len()), (Outcome::Gone(GoneReason::Blocked), 2));
}

#[tokio::test(start_paused = true)]
async fn a_reply_follows_a_chat_that_moved() {
    let notebook = Notebook::new(vec![Outcome::Moved { chat: "-100".into() }]);
    gate(&notebook).reply(&chat("-1"), &Message::text("chào")).await;
    assert_eq!(notebook.texts(), pairs(&[("-1", "chào"), ("-100", "chào")]));
}

#[tokio::test(start_paused = true)]
async fn a_message_is_edited_where_it_can_be_and_else_sent_anew() {
    let notebook = Notebook::new(Vec::new());
    gate(&notebook).replace(&chat("1"), "9", &Message::text("mới")).await;
    assert_eq!(notebook.texts(), pairs(&[("1", "9 := mới")]));

    let notebook = Notebook::new(vec![Outcome::Content { reason: "message to edit not found".into() }]);
    gate(&notebook).replace(&chat("1"), "9", &Message::text("mới")).await;
    assert_eq!(notebook.texts(), pairs(&[("1", "9 := mới"), ("1", "mới")]));
}

#[tokio::test(start_paused = true)]
async fn after_refused_credentials_nothing_more_is_sent() {
    let notebook = Notebook::new(vec![Outcome::Credentials]);
    let gate = gate(&notebook);
    for _ in 0..2 {
        assert_eq!(gate.reply(&chat("1"), &Message::text("chào")).await, Outcome::Credentials);
    }
    assert_eq!(notebook.texts().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn replies_overtake_a_running_broadcast_within_fifty_milliseconds() {
    let notebook = Notebook::new(Vec::new());
    let gate = gate(&notebook);
    let lane = gate.lane(ChannelKind::Telegram).expect("a lane").clone();
    let broadcast = tokio::spawn(async move {
        for n in 0..300 {
            let chat = format!("b{n}");
            lane.broadcast_turn(&chat).await.expect("a chat of its own");
            lane.send(&chat, &Part { text: "tin".into(), ..Part::default() }).await;
        }
    });
    let mut longest = Duration::ZERO;
    for n in 0..9 {
        tokio::time::sleep(Duration::from_millis(1_013)).await;
        let asked = Instant::now();
        gate.reply(&chat(&format!("r{n}")), &Message::text("đáp")).await;
        longest = longest.max(asked.elapsed());
    }
    broadcast.await.expect("the broadcast ends");
    assert!(longest <= Duration::from_millis(50), "{longest:?}");
    assert_eq!(notebook.texts().len(), 309);
}
