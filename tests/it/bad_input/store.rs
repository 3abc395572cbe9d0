//! What can happen to a store behind the program's back: each time a clear word, and no wrong sending.

use super::letters::is_a_sentence;
use crate::installation::{APPROVER_CHAT, Installation};
use crate::stand_in::{self, PATIENCE};
use crate::telegram_server::TelegramServer;
use crate::zalo::place::free_address;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

/// An office with everything issued and nothing sent.
fn furnished() -> (Installation, Vec<i64>) {
    let office = Installation::new();
    let letter = office.import_letter();
    let (approver, chats) = office.seat(2);
    office.issue_all(&letter, &approver);
    (office, chats)
}

/// Serves until everybody has what was issued, and stops in good order.
async fn sent_to_all(office: &Installation, chats: &[i64]) -> TelegramServer {
    let server = TelegramServer::start().await;
    let serving = office.serve(&server, &[]);
    for chat in chats {
        server.wait_for_messages(*chat, 3).await;
    }
    assert!(serving.stop().success());
    server
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).expect("copied")),
        }
    }
}

/// Changes a file of the rows.
fn harm(office: &Installation, file: &str, harm: impl Fn(&mut Vec<u8>)) {
    let file = office.path("data/rows").join(file);
    let mut bytes = std::fs::read(&file).expect("a file of the rows");
    harm(&mut bytes);
    std::fs::write(&file, bytes).expect("written");
}

/// Flips bytes of the database's file, so many tenths into its used part.
fn flip(office: &Installation, tenths: usize) {
    harm(office, "db", |bytes| {
        let from = used(bytes) * tenths / 10;
        bytes[from..from + 64].iter_mut().for_each(|byte| *byte ^= 0xFF);
    });
}

fn doctor(office: &Installation) -> (String, Option<i32>) {
    let doctor = office.run(&["doctor", "--lang", "en"]);
    let told = [doctor.stdout, doctor.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (told, doctor.status.code())
}

/// Where the file's used part ends: behind it are zeros.
fn used(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_with_flipped_bytes_is_made_anew_and_everybody_is_sent_everything_once() {
    for tenths in [2, 5, 8] {
        let (office, chats) = furnished();
        flip(&office, tenths);
        let server = sent_to_all(&office, &chats).await;
        for chat in chats.iter().chain([&APPROVER_CHAT]) {
            assert_eq!(server.seen_by(*chat).len(), 3, "flipped at {tenths} tenths");
        }
        assert!(!office.log().contains("panicked"), "{}", office.log());
        let (told, status) = doctor(&office);
        assert!(status == Some(1) && told.contains("rows/damaged"), "{tenths} tenths: {told}");
        std::fs::remove_dir_all(office.path("data/rows/damaged")).expect("set aside");
        let told: Value = serde_json::from_slice(&office.run(&["doctor", "--json"]).stdout).expect("JSON");
        assert_eq!(told["store"], serde_json::json!([]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_cut_off_is_made_anew_and_nothing_is_sent_again() {
    let (office, chats) = furnished();
    let server = sent_to_all(&office, &chats).await;
    copy(&office.path("data"), &office.path("whole"));
    let (asking, others) = (chats[0], [chats[1], APPROVER_CHAT]);
    for tenths in [0, 3, 6, 9] {
        std::fs::remove_dir_all(office.path("data")).expect("removed");
        copy(&office.path("whole"), &office.path("data"));
        harm(&office, "db", |bytes| bytes.truncate(used(bytes) * tenths / 10));
        let serving = office.serve(&server, &[]);
        let before = server.seen_by(asking).len();
        server.say(asking, "/toi");
        server.wait_for_messages(asking, before + 1).await;
        assert!(serving.stop().success());
        for chat in others {
            assert_eq!(server.seen_by(chat).len(), 3, "{tenths} tenths left: who asks nothing is sent nothing");
        }
        assert!(!office.log().contains("panicked"), "{}", office.log());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_cannot_be_made_anew_is_refused_or_waits_for_a_person_and_nothing_is_sent() {
    for tenths in [2, 5, 8] {
        let (office, chats) = furnished();
        flip(&office, tenths);
        harm(&office, "base", |bytes| *bytes.last_mut().expect("a base") ^= 1);
        for (language, word) in [("vi", "phục hồi từ bản sao lưu"), ("en", "restore")] {
            let (told, status) = office.refused(&["notice", "list", "--lang", language]);
            assert_eq!(status, 3, "{tenths} tenths: {told}");
            assert!(told.contains(word) && is_a_sentence(&told), "{tenths} tenths: {told}");
        }
        let server = TelegramServer::start().await;
        let mut serving = office.serve(&server, &[]);
        assert!(!serving.wait().success(), "{tenths} tenths");
        assert!(!office.log().contains("panicked"), "{tenths} tenths: {}", office.log());
        for chat in chats.iter().chain([&APPROVER_CHAT]) {
            assert!(server.seen_by(*chat).is_empty(), "{tenths} tenths");
        }
    }
}

/// Whether the database notices the cut depends on what it has written aside; where it does not, the marks do.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_cut_off_without_base_and_journal_waits_for_a_person() {
    let (office, chats) = furnished();
    let server = sent_to_all(&office, &chats).await;
    let sent = server.ledger().len();
    for part in ["base", "journal"] {
        let part = office.path("data/rows").join(part);
        if part.is_dir() { std::fs::remove_dir_all(part) } else { std::fs::remove_file(part) }.expect("removed");
    }
    copy(&office.path("data"), &office.path("whole"));
    let mut answers = 0;
    for tenths in [0, 3, 6, 9] {
        std::fs::remove_dir_all(office.path("data")).expect("removed");
        copy(&office.path("whole"), &office.path("data"));
        harm(&office, "db", |bytes| bytes.truncate(used(bytes) * tenths / 10));
        let (told, status) = doctor(&office);
        let refused = status == Some(3) && told.contains("restore from a backup");
        let held = status == Some(1) && told.contains("older than the last sending");
        assert!(refused || held, "{tenths} tenths left: {told}");
        let mut serving = office.serve(&server, &[]);
        if refused {
            assert!(!serving.wait().success(), "{tenths} tenths left");
        } else {
            let person = chats[0];
            let before = server.seen_by(person).len();
            server.say(person, "/toi");
            server.wait_for_messages(person, before + 1).await;
            assert!(serving.stop().success());
        }
        answers += usize::from(held);
        assert_eq!(server.ledger().len(), sent + answers, "answers alone: nothing is sent again");
        assert!(!office.log().contains("panicked"), "{}", office.log());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_put_back_to_an_older_state_waits_for_a_person() {
    let (office, chats) = furnished();
    copy(&office.path("data/rows"), &office.path("older"));
    let server = sent_to_all(&office, &chats).await;
    let sent = server.ledger().len();

    // The older rows know of no sending: without more ado everything would be sent again.
    std::fs::remove_dir_all(office.path("data/rows")).expect("removed");
    copy(&office.path("older"), &office.path("data/rows"));
    let address = free_address();
    let serving = office.serve(&server, &[("LOA_HTTP__LISTEN", &address)]);
    let end = tokio::time::Instant::now() + PATIENCE;
    while stand_in::fetch(&format!("http://{address}/healthz")).await.is_none() {
        assert!(tokio::time::Instant::now() < end, "{}", office.log());
    }
    let health = stand_in::get(&format!("http://{address}/healthz")).await;
    assert!(health.contains(r#""on_hold":"rolled-back""#), "{health}");
    server.say(chats[0], "/toi");
    server.wait_for_messages(chats[0], 4).await;
    assert_eq!(server.ledger().len(), sent + 1, "an answer, and no notice");
    let doctor = office.run(&["doctor"]);
    let told = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert_eq!(doctor.status.code(), Some(1));
    assert!(told.contains("cũ hơn lần gửi gần nhất") && told.contains("loa doctor --release-hold"), "{told}");
    assert!(serving.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_restored_on_a_second_machine_answers_and_sends_nothing() {
    let (office, chats) = furnished();
    let backup = office.path("loa.dump").display().to_string();
    office.done(&["backup", &backup]);
    let second = Installation::new();
    second.done(&["restore", &backup]);
    let server = TelegramServer::start().await;
    let serving = second.serve(&server, &[]);
    server.say(chats[0], "/toi");
    server.wait_for_messages(chats[0], 1).await;
    let doctor: Value = serde_json::from_slice(&second.run(&["doctor", "--json"]).stdout).expect("JSON");
    assert_eq!(doctor["on_hold"]["reason"], "restored");
    assert_eq!(server.ledger().len(), 1, "the answer alone");
    second.done(&["doctor", "--release-hold"]);
    // A person has decided; what was due leaves without a restart.
    server.wait_for_messages(chats[0], 4).await;
    assert!(serving.stop().success());
}

#[test]
fn a_folder_that_is_read_only_is_told_and_left_as_it_is() {
    let (office, _) = furnished();
    let data = office.path("data");
    let namespace = ["--user", "--map-root-user", "--mount"];
    let mount = "mount --bind \"$FOLDER\" \"$FOLDER\" && mount -o remount,ro,bind \"$FOLDER\"";
    let with = |script: &str| {
        let like = office.command(&[]);
        let mut command = Command::new("unshare");
        command.args(namespace).args(["sh", "-c", &format!("{mount} && {script}")]);
        command.envs(like.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.env("LOA", env!("CARGO_BIN_EXE_loa")).env("FOLDER", &data).stdin(Stdio::null());
        command.output().expect("unshare runs")
    };
    if !with("true").status.success() {
        eprintln!("no file system of one's own on this machine: not tried");
        return;
    }
    for (language, word) in [("vi", "Không ghi được vào thư mục dữ liệu"), ("en", "cannot be written to")]
    {
        let output = with(&format!("\"$LOA\" notice list --lang {language}"));
        let told = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        assert_eq!(output.status.code(), Some(3), "{told}");
        assert!(told.contains(word) && is_a_sentence(&told), "{told}");
    }
    assert_eq!(office.json(&["notice", "list"]).as_array().map(Vec::len), Some(3), "and then it goes on");
}
