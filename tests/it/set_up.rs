//! Setting an installation up, and what the doctor says of it.

use crate::installation::{Installation, letter_path};
use crate::proxy::Proxy;
use crate::telegram_server::TelegramServer;
use serde_json::{Value, json};
use std::process::{Command, Output, Stdio};

const KNOWN: &str = r#"{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Loa","username":"loa_bot"}}"#;

/// `loa doctor` with a token and a Bot API, over the proxies of `environment`.
fn doctor(office: &Installation, api: &str, environment: &[(&str, &str)]) -> (Value, String, bool) {
    let run = |arguments: &[&str]| -> Output {
        let mut command = office.command(arguments);
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
            command.env_remove(name).env_remove(name.to_lowercase());
        }
        command.env("LOA_TELEGRAM__TOKEN", crate::telegram_server::TOKEN).env("LOA_TELEGRAM__API_URL", api);
        command.envs(environment.iter().copied()).output().expect("the program runs")
    };
    let output = run(&["doctor"]);
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    let json = serde_json::from_slice(&run(&["doctor", "--json"]).stdout).expect("JSON");
    (json, told, output.status.success())
}

/// The same script that CI runs with the optimised program.
#[test]
fn the_demo_prints_what_the_readme_shows() {
    let root = env!("CARGO_MANIFEST_DIR");
    let checked = Command::new("bash")
        .arg(format!("{root}/.ci/check-demo"))
        .env("CHECKED_PROGRAM", env!("CARGO_BIN_EXE_loa"))
        .stdin(Stdio::null())
        .output()
        .expect("the script runs");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn the_doctor_asks_each_channel_and_says_what_to_do() {
    let office = Installation::new();
    let known = Proxy::answering("200 OK", KNOWN);
    let (json, told, well) = doctor(&office, &known.url(), &[]);
    assert!(well && told.contains("Telegram: máy chủ trả lời"), "{told}");
    assert_eq!(json["channels"], json!([{ "channel": "telegram", "answer": "known", "last_poll_seconds": null }]));

    let unknown = Proxy::answering("401 Unauthorized", r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#);
    let (json, told, well) = doctor(&office, &unknown.url(), &[]);
    assert!(!well && !told.contains("Mọi thứ đều ổn"), "{told}");
    assert_eq!(json["channels"][0]["answer"], "credentials", "{json}");

    // A port on which nobody answers.
    let (json, told, well) = doctor(&office, "http://127.0.0.1:9", &[]);
    assert!(!well && told.contains("HTTPS_PROXY") && told.contains("loa doctor"), "{told}");
    assert_eq!((&json["well"], &json["channels"][0]["answer"]), (&json!(false), &json!("unreachable")), "{json}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_tells_the_age_of_the_last_poll_of_a_running_bot() {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    office.seat(1);
    let serving = office.serve(&server, &[]);
    let confirmed = |world: &crate::telegram_server::World| {
        world.calls.iter().filter(|(method, _)| method == "getUpdates").count() > 1
    };
    server.wait_for("the second poll: the first was answered", confirmed).await;
    let told = office.json(&["doctor"]);
    assert_eq!(told["channels"][0]["answer"], "known", "{told}");
    assert!(told["channels"][0]["last_poll_seconds"].as_i64().is_some_and(|age| age < 60), "{told}");
    assert!(serving.stop().success());
}

#[test]
fn calls_leave_over_the_proxies_of_the_environment() {
    let office = Installation::new();
    let proxy = Proxy::answering("200 OK", KNOWN);
    let (json, ..) = doctor(&office, "http://bot-api.invalid", &[("HTTP_PROXY", &proxy.url())]);
    assert_eq!(json["channels"][0]["answer"], "known", "{json}");
    assert!(proxy.asked()[0].contains("http://bot-api.invalid/bot"), "{:?}", proxy.asked());

    // A secure address is asked for as a tunnel; this proxy opens none.
    let closed = Proxy::answering("502 Bad Gateway", "");
    let (json, ..) = doctor(&office, "https://bot-api.invalid", &[("HTTPS_PROXY", &closed.url())]);
    assert_eq!(json["channels"][0]["answer"], "unreachable", "{json}");
    assert!(closed.asked()[0].starts_with("CONNECT bot-api.invalid:443"), "{:?}", closed.asked());
}

#[test]
fn init_prints_json_and_warns_of_a_unit_that_has_ended() {
    let office = Installation::new();
    let config = office.path("loa.toml").display().to_string();
    let made = office.json(&["init", "--config", &config, "--home-unit", "kim-dong", "--title", "Chánh Văn phòng"]);
    assert_eq!((&made["home_unit"], &made["home_unit_name"]), (&json!("kim-dong"), &json!("huyện Kim Động")));
    assert!(made["invitation"]["code"].as_str().is_some_and(|code| code.len() == 10), "{made}");
    // The district ended on 30/6/2025, and every day on which this runs is later.
    let warning = made["warning"].as_str().expect("a warning");
    assert!(warning.contains("30/06/2025") && warning.contains("Nghĩa Dân"), "{warning}");
    let told = office.run(&["doctor", "--config", &config]);
    assert!(String::from_utf8_lossy(&told.stdout).contains(warning), "{told:?}");
}

#[test]
fn a_set_up_that_fails_leaves_nothing_for_the_next_to_stumble_over() {
    let office = Installation::new();
    let config = office.path("loa.toml").display().to_string();
    let init =
        |unit: &'static str, title: &'static str| ["init", "--config", &config, "--home-unit", unit, "--title", title];
    // An unknown unit, a title without a letter, a configuration that cannot be written.
    for arguments in [init("huyện Không Có", "Chánh Văn phòng"), init("kim-dong", "…")] {
        office.refused(&arguments);
        assert!(!office.path("loa.toml").exists() && !office.path("data").exists(), "{arguments:?}");
    }
    let nowhere = office.path("khong-co").join("loa.toml").display().to_string();
    office.refused(&["init", "--config", &nowhere, "--home-unit", "kim-dong", "--title", "Chánh Văn phòng"]);
    assert!(!office.path("data").exists());
    let made = office.json(&init("kim-dong", "Chánh Văn phòng"));
    assert!(made["invitation"]["code"].is_string(), "{made}");
    // What was there before stays.
    std::fs::remove_file(&config).expect("removed");
    office.refused(&init("kim-dong", "…"));
    assert!(!office.path("loa.toml").exists());
    assert_eq!(office.json(&["seat", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn an_audience_takes_units_by_their_names() {
    let office = Installation::new();
    let letter = office.import_letter();
    office.seat(1);
    office.done(&["notice", "draft", &letter]);
    let without = ["notice", "audience", "1", "--without-unit", "xã Hiệp Cường, huyện Kim Động"];
    let changed = office.json(&[&without[..], &["--with-unit", "Huyện Ân Thi"]].concat());
    assert_eq!(changed["audience"]["except_units"], json!(["kim-dong.hiep-cuong"]), "{changed}");
    assert!(changed["audience"]["units"].as_array().is_some_and(|units| units.contains(&json!("an-thi"))), "{changed}");
    let (told, status) = office.refused(&["notice", "audience", "1", "--with-unit", "xã Không Có"]);
    assert!(status == 1 && told.contains("loa unit list"), "{told}");
}

#[test]
fn a_unit_is_meant_by_its_name_wherever_one_is_named() {
    let office = Installation::new();
    assert_eq!(office.json(&["unit", "show", "huyện Ân Thi"])["id"], "an-thi");
    assert_eq!(office.json(&["unit", "show", "Xã Hiệp Cường, huyện Kim Động"])["id"], "kim-dong.hiep-cuong");
    let invited = office.json(&["seat", "invite", "--unit", "xa hiep cuong, kim dong", "--title", "Chủ tịch"]);
    assert_eq!(invited["seat"]["unit"], "kim-dong.hiep-cuong");
    assert_eq!(
        office.json(&["seat", "list", "--unit", "xã Hiệp Cường, huyện Kim Động"]).as_array().map(Vec::len),
        Some(1)
    );
    let letter = office.json(&["import", &letter_path(), "--dry-run", "--unit", "huyện Kim Động"]);
    assert_eq!(letter["figures"][0]["unit"], "kim-dong", "{letter}");
    assert!(office.json(&["unit", "list", "--below", "huyện Kim Động", "--on", "2024-12-31"]).as_array().is_some());
}

#[test]
fn a_name_of_several_units_lists_them_and_an_unknown_one_says_how_to_see_those_of_another_day() {
    let office = Installation::new();
    let config = office.path("loa.toml").display().to_string();
    let (told, _) = office.refused(&["init", "--config", &config, "--home-unit", "xã Hiệp Cường"]);
    assert!(told.contains("kim-dong.hiep-cuong, thuộc huyện Kim Động, đến hết ngày 30/06/2025"), "{told}");
    assert!(told.contains("hung-yen-2025.hiep-cuong, thuộc tỉnh Hưng Yên"), "{told}");
    assert!(!std::path::Path::new(&config).exists());
    let (told, status) = office.refused(&["unit", "show", "xã Không Có"]);
    assert!(status == 1 && told.contains("loa unit list") && told.contains("loa unit at 2024-12-31"), "{told}");
}

#[test]
fn what_is_said_behind_a_unit_s_name_is_not_passed_over() {
    let office = Installation::new();
    let refused = |name: &str| {
        let (told, status) = office.refused(&["seat", "invite", "--unit", name, "--title", "Chủ tịch"]);
        assert!(status == 1 && told.contains(name) && told.contains("loa unit list"), "{told}");
    };
    // There is such a commune, in another district.
    refused("xã Hiệp Cường, huyện Ân Thi");
    refused("xã Hiệp Cường, huyện Kim Động, tỉnh Thái Bình");
    refused("huyện Kim Động abc");
    assert_eq!(office.json(&["seat", "list"]), json!([]));
    let whole = office.json(&["unit", "show", "xã Hiệp Cường, huyện Kim Động, tỉnh Hưng Yên"]);
    assert_eq!(whole["id"], "kim-dong.hiep-cuong");
}

#[test]
fn a_comma_may_be_part_of_a_unit_s_name_and_of_several_units_of_today_none_of_the_past_is_taken() {
    let office = Installation::new();
    let table = include_str!("../../data/units/hung-yen.units.tsv");
    let more = "\
        kim-dong.van-hoa\tdepartment\tVăn hóa, Khoa học và Thông tin\tkim-dong\t\t\t2025-06-30\t
kim-dong.ba-ten\tcommune\tBa Tên\tkim-dong\t\t\t2025-06-30\t
hung-yen-2025.ba-ten\tcommune\tBa Tên\thung-yen-2025\t\t2025-07-01\t\t
xa\tprovince\tXa\t\t\t\t\t
xa.ba-ten\tcommune\tBa Tên\txa\t\t\t\t
";
    let merged = "2025-07-01\tmerge\tkim-dong.ba-ten\thung-yen-2025.ba-ten\t1666/NQ-UBTVQH15\n";
    let events = format!("{}\n{merged}", include_str!("../../data/units/hung-yen.events.tsv").trim_end());
    let file = office.path("units.tsv").display().to_string();
    std::fs::write(&file, format!("{}\n{more}", table.trim_end())).expect("written");
    let events_file = office.path("events.tsv").display().to_string();
    std::fs::write(&events_file, events).expect("written");
    office.json(&["unit", "load", &file, "--events", &events_file]);
    for name in ["phòng Văn hóa, Khoa học và Thông tin", "Phòng Văn hóa, Khoa học và Thông tin, huyện Kim Động"]
    {
        assert_eq!(office.json(&["unit", "show", name])["id"], "kim-dong.van-hoa");
    }
    let (told, status) = office.refused(&["unit", "show", "xã Ba Tên"]);
    assert!(status == 1 && told.contains("hung-yen-2025.ba-ten,") && told.contains("xa.ba-ten,"), "{told}");
    assert!(!told.contains("kim-dong.ba-ten"), "{told}");
    assert_eq!(office.json(&["unit", "show", "xã Ba Tên, huyện Kim Động"])["id"], "kim-dong.ba-ten");
}

#[test]
fn a_faulty_table_of_units_is_json_too_and_tells_no_fault_that_only_follows() {
    let office = Installation::new();
    let table = office.path("units.tsv");
    let rows = "id\tkind\tname\tparent\tvalid_from\tvalid_to\n\
                a\tcommune\tA\tnowhere\t\t\na\tcommune\tA\t\t\t\n";
    std::fs::write(&table, rows).expect("written");
    let table = table.display().to_string();
    let output = office.run(&["unit", "load", &table, "--json"]);
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((output.status.code(), &told["stored"]), (Some(1), &json!(false)));
    let faults = told["faults"].as_array().expect("faults");
    assert!(!faults.is_empty() && faults.len() <= 4, "{told}");
    let (told, _) = office.refused(&["unit", "load", &table]);
    assert!(told.lines().count() <= 5 && !told.contains("Bảng sự kiện"), "{told}");

    // Without a fault of its own, but without the units that the stored events name: twenty, and the count.
    std::fs::write(office.path("units.tsv"), "id\tkind\tname\nx\tcommune\tX\n").expect("written");
    let (told, _) = office.refused(&["unit", "load", &table]);
    assert!(told.lines().count() <= 22, "{told}");
}
