//! A journal that a kill has left, and what can happen to it behind the program's back.

use super::letters::is_a_sentence;
use crate::installation::Installation;
use crate::stand_in::PATIENCE;
use crate::telegram_server::TelegramServer;
use std::path::PathBuf;

/// An office that was killed while it served, with the file of the journal that is left.
async fn killed() -> (Installation, PathBuf, Vec<u8>) {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    let letter = office.import_letter();
    let (approver, chats) = office.seat(2);
    office.issue_all(&letter, &approver);
    let serving = office.serve(&server, &[]);
    for chat in &chats {
        server.wait_for_messages(*chat, 3).await;
    }
    let end = tokio::time::Instant::now() + PATIENCE;
    while open(&office) > 0 {
        assert!(tokio::time::Instant::now() < end, "{}", office.log());
    }
    serving.kill();
    let files = std::fs::read_dir(office.path("data/rows/journal")).expect("a journal");
    let file = files.map(|file| file.expect("an entry").path()).max().expect("a segment");
    let bytes = std::fs::read(&file).expect("the segment");
    assert!(bytes.len() > 1_000, "{}", bytes.len());
    (office, file, bytes)
}

/// How many rows of all notices are not settled.
fn open(office: &Installation) -> u64 {
    let notices = office.json(&["notice", "list"]);
    let results = notices.as_array().expect("notices").iter().map(|notice| {
        let number = notice["notice"].as_u64().expect("a number").to_string();
        office.json(&["notice", "results", &number])["counts"]["open"].as_u64().expect("a count")
    });
    results.sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_left_by_a_kill_is_taken_over_and_a_broken_off_end_cut_off() {
    let (office, file, bytes) = killed().await;
    // The power failed in the midst of one more write.
    let torn = [bytes.as_slice(), &bytes[bytes.len() / 2..]].concat();
    std::fs::write(&file, torn).expect("written");
    assert_eq!(open(&office), 0, "every outcome was on disk");
    assert_eq!(open(&office), 0);
    let server = TelegramServer::start().await;
    let serving = office.serve(&server, &[]);
    let doctor: serde_json::Value = serde_json::from_slice(&office.run(&["doctor", "--json"]).stdout).expect("JSON");
    // Of the store: whether a channel is named depends on who answers, this shell or the process that starts.
    assert_eq!((&doctor["store"], &doctor["on_hold"]), (&serde_json::json!([]), &serde_json::Value::Null), "{doctor}");
    assert!(serving.stop().success());
    assert!(server.ledger().is_empty(), "nothing is sent again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_journal_is_told_in_both_languages_and_nothing_is_sent() {
    let (office, file, bytes) = killed().await;
    for place in [30, bytes.len() / 3, bytes.len() / 2] {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x40;
        std::fs::write(&file, &damaged).expect("written");
        for (language, word) in [("vi", "phục hồi từ bản sao lưu"), ("en", "restore")] {
            let (told, status) = office.refused(&["notice", "list", "--lang", language]);
            assert_eq!(status, 3, "{place}: {told}");
            assert!(told.contains(word) && is_a_sentence(&told), "{place}: {told}");
        }
        let server = TelegramServer::start().await;
        assert!(!office.serve(&server, &[]).wait().success(), "{place}");
        assert!(server.ledger().is_empty() && !office.log().contains("panicked"), "{}", office.log());
        assert_eq!(std::fs::read(&file).expect("the segment"), damaged, "left as it is");
    }
    std::fs::write(&file, &bytes).expect("written");
    assert_eq!(open(&office), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_of_a_newer_program_is_refused_untouched() {
    let (office, file, bytes) = killed().await;
    let mut newer = bytes.clone();
    newer[8] = 99;
    let sum = crc32fast::hash(&newer[..20]);
    newer[20..24].copy_from_slice(&sum.to_le_bytes());
    std::fs::write(&file, &newer).expect("written");
    for (language, word) in [("vi", "mới hơn"), ("en", "newer")] {
        let (told, status) = office.refused(&["notice", "list", "--lang", language]);
        assert_eq!(status, 3, "{told}");
        assert!(told.contains(word) && told.contains("99") && is_a_sentence(&told), "{told}");
    }
    assert_eq!(std::fs::read(&file).expect("the segment"), newer);
}
