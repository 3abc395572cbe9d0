//! Pictures where people meet them: on the command line, in a Telegram chat.

use crate::installation::Installation;
use crate::telegram_server::TelegramServer;
use sha2::{Digest, Sha256};

const QUESTION: [&str; 4] = ["ask", "biểu đồ các nhóm của huyện tháng 12/2024", "--at", "2025-01-20"];

#[test]
fn the_command_line_names_the_picture_and_writes_it_when_asked() {
    let office = Installation::new();
    office.import_letter();
    let told = office.done(&QUESTION);
    assert!(told.contains("[▤] Huyện Kim Động – các nhóm chỉ số, tháng 12/2024."), "{told}");

    let file = office.path("groups.png");
    let arguments = [&QUESTION[..], &["--picture", file.to_str().expect("a path")]].concat();
    let answer = office.json(&arguments);
    let png = std::fs::read(&file).expect("the picture");
    assert!(png.starts_with(b"\x89PNG"));
    let picture = &answer["picture"];
    assert_eq!(picture["bytes"], png.len());
    assert_eq!(picture["sha256"], format!("{:x}", Sha256::digest(&png)));
    assert_eq!(picture["media_type"], "image/png");
    assert!(picture["alt"].as_str().is_some_and(|alt| alt.contains("Dịch vụ công trực tuyến 7,2/12")), "{picture}");
    assert_eq!(answer["understood"]["picture"], "groups");
}

#[test]
fn an_answer_without_a_picture_writes_no_file_and_says_so() {
    let office = Installation::new();
    office.import_letter();
    let file = office.path("none.png");
    let path = file.to_str().expect("a path");
    let (told, status) = office.refused(&["ask", "văn bản số mấy", "--at", "2025-01-20", "--picture", path]);
    assert!(told.contains("không có biểu đồ"), "{told}");
    assert_eq!(status, 1);
    assert!(!file.exists());
    assert!(office.json(&["ask", "văn bản số mấy", "--at", "2025-01-20"])["picture"].is_null());
}

#[tokio::test]
async fn a_chat_gets_the_picture_with_its_caption_and_then_the_words_with_the_choices() {
    let office = Installation::new();
    office.import_letter();
    let (_, chats) = office.seat(1);
    let chat = chats[0];
    let server = TelegramServer::start().await;
    let serving = office.serve(&server, &[]);
    server.say(chat, QUESTION[1]);
    server.wait_for_messages(chat, 2).await;
    let seen = server.seen_by(chat);
    let (picture, words) = (&seen[0], &seen[1]);
    let (_, png) = picture.file.as_ref().expect("a picture");
    assert!(png.starts_with(b"\x89PNG"));
    assert_eq!(server.calls("sendPhoto"), 1);
    assert!(picture.text.starts_with("Huyện Kim Động – các nhóm chỉ số, tháng 12/2024."), "{}", picture.text);
    assert!(picture.text.encode_utf16().count() <= 1024 && picture.buttons.is_empty());
    assert!(words.text.contains("87,96/100") && !words.buttons.is_empty(), "{}", words.text);
    serving.stop();
}
