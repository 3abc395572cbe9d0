//! What an office sees before it approves is what arrives, part for part.

use crate::installation::Installation;
use crate::telegram_server::TelegramServer;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_shows_the_very_parts_that_arrive() {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    let letter = office.import_letter();
    let (approver, chats) = office.seat(2);
    let drafts = office.json(&["notice", "draft", &letter]);
    let notice = drafts[1]["notice"].to_string();
    // More than one message, with what would be markup if it were not escaped.
    let text: Vec<String> =
        (1..=11).map(|number| format!("{number}. <b>Điểm</b> & số {}", "chữ ".repeat(150))).collect();
    office.done(&["notice", "edit", &notice, "--text", &text.join("\n\n")]);
    let preview = office.json(&["notice", "preview", &notice]);
    let channels = preview["channels"].as_array().expect("channels");
    let telegram = channels.iter().find(|shown| shown["channel"] == "telegram").expect("Telegram");
    let parts = telegram["parts"].as_array().expect("parts").clone();
    assert!(parts.len() >= 2, "{} parts", parts.len());

    office.done(&["notice", "approve", &notice, "--as", &approver]);
    office.done(&["notice", "issue", &notice]);
    let serving = office.serve(&server, &[]);
    for chat in chats {
        let seen = server.wait_for_messages(chat, parts.len()).await;
        let arrived: Vec<Value> = seen
            .iter()
            .map(|seen| {
                let buttons: Vec<&str> = seen.buttons.iter().map(|(label, _)| label.as_str()).collect();
                serde_json::json!({ "text": seen.markup, "buttons": buttons, "file": Value::Null })
            })
            .collect();
        assert_eq!(arrived, parts);
    }
    assert!(serving.stop().success(), "{}", office.log());
}
