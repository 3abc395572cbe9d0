//! A platform that answers with pages, refuses for a while, or sends what nobody can read.

use crate::installation::Installation;
use crate::telegram_server::{Fault, Script, TelegramServer};
use serde_json::json;

const QUESTION: &str = "tháng 12 huyện Kim Động được bao nhiêu điểm";

#[tokio::test(flavor = "multi_thread")]
async fn pages_and_refusals_at_the_poll_do_not_stop_the_bot() {
    let server = TelegramServer::start().await;
    for fault in [Fault::Html(502), Fault::SlowDown(1), Fault::Reset] {
        server.script(Script::method("getUpdates", fault).times(1));
    }
    server.script(Script::method("setMyCommands", Fault::Html(502)).times(1));
    let office = Installation::new();
    office.import_letter();
    let serving = office.serve(&server, &[]);
    server.say(7, QUESTION);
    let seen = server.wait_for_messages(7, 1).await;
    assert!(seen[0].text.contains("87,96"));
    assert!(serving.stop().success(), "{}", office.log());
    assert!(!office.log().contains("766:stand-in"), "the log never tells the token");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broadcast_into_pages_and_refusals_loses_nothing_in_silence() {
    let server = TelegramServer::start().await;
    let office = Installation::new().set(&[("LOA_DELIVERY__FIRST_RETRY_SECONDS", "1")]);
    let letter = office.import_letter();
    let (approver, chats) = office.seat(4);
    let notices = office.issue_all(&letter, &approver);
    // Nobody knows what a page instead of an answer means: not sent again unasked, and shown as undecided.
    server.script(Script::chat(chats[0], Fault::Html(502)));
    server.script(Script::chat(chats[1], Fault::SlowDown(1)).times(2));
    server.script(Script::chat(chats[2], Fault::Blocked));
    let serving = office.serve(&server, &[]);
    server.wait_for_messages(chats[1], notices.len()).await;
    server.wait_for_messages(chats[3], notices.len()).await;
    let status_of = |results: &serde_json::Value, chat: i64| {
        let person = format!("Người {}", chat - crate::installation::APPROVER_CHAT - 1);
        let rows = results["rows"].as_array().expect("rows").iter();
        rows.filter(|row| row["person"] == person.as_str())
            .map(|row| row["status"].as_str().expect("a status").to_owned())
            .next()
    };
    assert!(serving.stop().success(), "{}", office.log());
    for notice in &notices {
        let results = office.json(&["notice", "results", &notice.to_string()]);
        let statuses: Vec<_> = chats.iter().map(|chat| status_of(&results, *chat).expect("a row")).collect();
        assert_eq!(statuses[1], "accepted");
        assert_eq!(statuses[3], "accepted");
        assert!(["unknown", "planned", "waiting"].contains(&statuses[0].as_str()), "{statuses:?}");
        assert!(["gone", "planned", "waiting"].contains(&statuses[2].as_str()), "{statuses:?}");
    }
    assert_eq!(server.seen_by(chats[1]).len(), notices.len(), "each once");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_of_another_time_does_not_stop_the_rest() {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    office.import_letter();
    let serving = office.serve(&server, &[]);
    server.push_update(json!({ "message": "no object" }));
    server.push_update(json!({ "holographic_message": { "depth": 3 } }));
    server.push_update(json!({ "message": { "message_id": 1, "chat": { "id": 7, "type": "private" }, "from": null } }));
    server.push_update(json!({ "callback_query": { "id": "1", "from": { "id": 7 } } }));
    server.say(8, QUESTION);
    server.wait_for_messages(8, 1).await;
    server.wait_for_confirmation().await;
    assert!(serving.stop().success(), "{}", office.log());
    assert!(!office.log().contains("panicked"), "{}", office.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_credentials_end_the_bot_with_what_to_check() {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    for (language, words) in [("vi", "@BotFather"), ("en", "@BotFather")] {
        let output = office
            .command(&["serve", "--lang", language])
            .env("LOA_TELEGRAM__TOKEN", "1:wrong")
            .env("LOA_TELEGRAM__API_URL", server.url())
            .output()
            .expect("the program runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{told}");
        assert!(told.lines().last().is_some_and(|last| last.contains(words)), "{told}");
        assert!(!told.contains("1:wrong"), "{told}");
    }
}
