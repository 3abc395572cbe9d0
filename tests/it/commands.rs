//! The command line, as an office and an operator use it.

use crate::installation::{Installation, letter_path};
use crate::telegram_server::TelegramServer;
use std::process::Command;

#[test]
fn a_dry_run_shows_the_letter_and_stores_nothing() {
    let office = Installation::new();
    let shown = office.json(&["import", &letter_path(), "--dry-run"]);
    assert_eq!(shown["stored"], false);
    assert!(shown["figures"].as_array().is_some_and(|figures| figures.len() > 20));
    assert_eq!(office.json(&["letter", "list"]), serde_json::json!([]));
}

#[test]
fn the_same_letter_twice_is_one_letter() {
    let office = Installation::new();
    let first = office.json(&["import", &letter_path()]);
    let second = office.json(&["import", &letter_path(), "--yes"]);
    assert_eq!(first["letter"]["id"], second["letter"]["id"]);
    assert_eq!((first["known"].as_bool(), second["known"].as_bool()), (Some(false), Some(true)));
    assert_eq!(second["letter"]["state"], "confirmed");
    assert_eq!(office.json(&["letter", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn a_letter_is_corrected_and_its_figure_traced_to_its_line() {
    let office = Installation::new();
    let letter = office.json(&["import", &letter_path()])["ref"].as_str().expect("a version").to_owned();
    let revised = office.json(&["letter", "correct", &letter, "TTTT", "năm", "9,6", "vì", "bản in nhầm"]);
    let revised = revised["ref"].as_str().expect("a version").to_owned();
    assert_ne!(revised, letter, "a correction is a new version");
    let (refused, status) = office.refused(&["letter", "correct", &revised, "TTTT 9,6"]);
    assert!(status == 1 && refused.contains("tháng 12/2024; năm 2024"), "{refused}");
    let before = office.json(&["figure", "show", "kim-dong", "năm 2024", "TTTT"]);
    assert_eq!(before["versions"], serde_json::json!([]), "nothing before the confirmation");
    office.done(&["letter", "confirm", &revised]);
    let history = office.json(&["figure", "show", "huyện Kim Động", "2024", "TTTT"]);
    let version = &history["versions"][0];
    let own = &version["figures"][0];
    assert_eq!((own["points"].as_f64(), own["line"].as_u64()), (Some(9.6), Some(91)));
    assert!(own["printed"].as_str().is_some_and(|printed| printed.contains("9,2/10 điểm 9,6/10")), "{own}");
    assert_eq!(
        (version["corrections"][0]["before"].as_f64(), version["corrections"][0]["after"].as_f64()),
        (Some(9.2), Some(9.6))
    );
    assert_eq!(version["corrections"][0]["why"], "bản in nhầm");
    let told = office.done(&["figure", "show", "kim-dong", "năm 2024", "thanh toán"]);
    assert!(told.contains("9,2 → 9,6") && told.contains("SHA-256") && told.contains("dòng 91"), "{told}");
}

#[test]
fn nobody_sees_figures_of_a_letter_that_is_not_confirmed() {
    let office = Installation::new();
    let letter = office.json(&["import", &letter_path()])["letter"]["id"].as_str().expect("an id").to_owned();
    let question = ["ask", "tháng 12 huyện được bao nhiêu điểm", "--at", "2025-01-20"];
    assert!(!office.done(&question).contains("87,96"));
    office.done(&["letter", "confirm", &letter]);
    assert!(office.done(&question).contains("87,96"));
}

#[test]
fn a_shell_cannot_approve_and_an_author_cannot_approve_their_own_draft() {
    let office = Installation::new();
    let letter = office.import_letter();
    let (approver, _) = office.seat(1);
    office.done(&["notice", "draft", &letter, "--as", &approver]);
    let (told, status) = office.refused(&["notice", "approve", "1"]);
    assert!(status == 1 && told.contains("--as") && told.contains("loa seat list"), "{told}");
    let (told, status) = office.refused(&["notice", "approve", "1", "--as", &approver]);
    assert_eq!(status, 1, "{told}");
    assert_eq!(office.json(&["notice", "show", "1"])["state"], "draft");
}

#[test]
fn serving_without_a_channel_says_what_to_set() {
    let office = Installation::new();
    let (told, status) = office.refused(&["serve"]);
    assert!(told.contains("LOA_TELEGRAM__TOKEN"), "{told}");
    assert_eq!(status, 2);
    let (told, _) = office.refused(&["serve", "--lang", "en"]);
    assert!(told.contains("No channel is configured"), "{told}");
}

#[test]
fn a_file_that_is_no_letter_is_refused_in_words() {
    let office = Installation::new();
    for (name, bytes) in
        [("menu.txt", "Thực đơn hôm nay: phở bò, bún chả.".as_bytes()), ("empty.txt", b""), ("scan.pdf", b"%PDF-1.7 x")]
    {
        let file = office.path(name);
        std::fs::write(&file, bytes).expect("written");
        let (told, status) = office.refused(&["import", &file.display().to_string(), "--yes"]);
        assert_eq!(status, 1, "{name}: {told}");
        assert!(told.chars().count() > 20 && !told.contains("Error"), "{name}: {told}");
    }
    assert_eq!(office.json(&["letter", "list"]), serde_json::json!([]));
}

#[test]
fn a_unit_that_is_not_in_the_table_is_named() {
    let office = Installation::new();
    let (told, status) = office.refused(&["import", &letter_path(), "--unit", "atlantis", "--dry-run"]);
    assert!(told.contains("atlantis") && status == 1, "{told}");
    let (told, _) = office.refused(&["unit", "show", "atlantis"]);
    assert!(told.contains("atlantis"), "{told}");
}

#[test]
fn a_backup_restores_the_same_installation_on_hold() {
    let office = Installation::new();
    office.import_letter();
    let (approver, _) = office.seat(3);
    let backup = office.path("loa.dump").display().to_string();
    office.done(&["backup", &backup]);

    let other = Installation::new();
    other.done(&["restore", &backup]);
    assert_eq!(other.json(&["seat", "list"]), office.json(&["seat", "list"]));
    assert_eq!(other.json(&["letter", "list"]), office.json(&["letter", "list"]));
    let doctor = other.run(&["doctor", "--json"]);
    assert!(String::from_utf8_lossy(&doctor.stdout).contains("on_hold"));
    assert!(!doctor.status.success(), "{approver}");
    other.done(&["doctor", "--release-hold"]);

    let (told, _) = office.refused(&["restore", &backup]);
    assert!(told.contains("đã có dữ liệu") && told.contains("--data"), "{told}");
    let damaged = office.path("damaged.dump");
    let mut bytes = std::fs::read(&backup).expect("the backup");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&damaged, bytes).expect("written");
    let third = Installation::new();
    let (told, _) = third.refused(&["restore", &damaged.display().to_string()]);
    assert!(told.starts_with("Bản sao lưu bị"), "{told}");
    std::fs::write(&damaged, std::fs::read(&backup).expect("the backup").split_at(middle).0).expect("written");
    let (told, _) = third.refused(&["restore", &damaged.display().to_string()]);
    assert!(told.starts_with("Bản sao lưu bị thiếu phần cuối"), "{told}");
    for no_backup in ["no backup at all", "x"] {
        std::fs::write(&damaged, no_backup).expect("written");
        let (told, _) = third.refused(&["restore", &damaged.display().to_string()]);
        assert!(told.starts_with("Tệp này không phải bản sao lưu"), "{told}");
    }
}

#[test]
fn init_writes_a_configuration_and_invites_the_first_approver() {
    let office = Installation::new();
    let config = office.path("loa.toml").display().to_string();
    let told =
        office.done(&["init", "--config", &config, "--home-unit", "huyện Kim Động", "--title", "Chánh Văn phòng"]);
    assert!(told.contains("huyện Kim Động") && told.contains("Chánh Văn phòng"), "{told}");
    let written = std::fs::read_to_string(&config).expect("the configuration");
    assert!(written.contains("home_unit = \"kim-dong\""));
    let (told, _) = office.refused(&["init", "--config", &config, "--home-unit", "kim-dong", "--title", "x"]);
    assert!(told.contains("loa.toml"), "{told}");
    let seats = office.json(&["seat", "list", "--config", &config]);
    assert_eq!(seats[0]["role"], "approver");
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_reach_a_running_bot_and_a_restore_is_refused_meanwhile() {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    office.seat(1);
    let serving = office.serve(&server, &[]);
    server.wait_for("the first poll", |world| world.calls.iter().any(|(method, _)| method == "getUpdates")).await;

    office.import_letter();
    assert!(office.done(&["ask", "tháng 12 huyện được bao nhiêu điểm", "--at", "2025-01-20"]).contains("87,96"));
    let backup = office.path("served.dump").display().to_string();
    office.done(&["backup", &backup]);
    let (told, status) = office.refused(&["restore", &backup]);
    assert_eq!(status, 1, "{told}");
    server.wait_for("the bot's name", |world| world.calls.iter().any(|(method, _)| method == "setMyCommands")).await;
    let invited =
        office.json(&["seat", "invite", "--unit", "kim-dong.song-mai", "--title", "Chủ tịch UBND xã Song Mai"]);
    assert!(invited["link"].as_str().is_some_and(|link| link.starts_with("https://t.me/loa_bot?start=")), "{invited}");

    // A second process must not send, and says why it does not start.
    let second = Command::new(env!("CARGO_BIN_EXE_loa"))
        .args(["serve", "--data"])
        .arg(office.path("data"))
        .env("LOA_TELEGRAM__TOKEN", crate::telegram_server::TOKEN)
        .env("LOA_TELEGRAM__API_URL", server.url())
        .output()
        .expect("the program runs");
    assert_eq!(second.status.code(), Some(3));
    assert!(serving.stop().success());

    // The stale socket of a killed process does not stand in the way.
    let polls = server.calls("getUpdates");
    let serving = office.serve(&server, &[]);
    server
        .wait_for("a poll of the new process", |world| {
            world.calls.iter().filter(|(method, _)| method == "getUpdates").count() > polls
        })
        .await;
    serving.kill();
    assert!(office.path("data").join("loa.sock").exists());
    office.done(&["letter", "list"]);
}

#[test]
fn a_slip_in_an_overriding_text_is_told_with_file_and_line() {
    let office = Installation::new();
    let folder = office.path("data").join("locales").join("vi");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("review.ftl"), "review-none = Không có\n\nreview-waiting Văn bản\n").expect("written");
    let (told, status) = office.refused(&["letter", "list"]);
    assert!(status == 2 && told.contains("review.ftl") && told.contains("dòng 3"), "{told}");
    std::fs::write(folder.join("review.ftl"), "review-none = Không có\n").expect("written");
    assert_eq!(office.json(&["letter", "list"]), serde_json::json!([]));
}
