//! What `data/ops/` asks of the metrics is exported, and the pages tell the ages.

use crate::installation::{APPROVER_CHAT, Installation};
use crate::stand_in::{self, PATIENCE};
use crate::telegram_server::{Fault, Script, TelegramServer};
use crate::zalo::place::free_address;
use serde_json::Value;
use std::collections::BTreeSet;

fn shipped(name: &str) -> String {
    std::fs::read_to_string(format!("{}/data/ops/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a file")
}

/// Every name of a metric of ours in a text.
fn metrics_in(text: &str) -> BTreeSet<String> {
    let is_name = |letter: char| letter.is_ascii_lowercase() || letter == '_';
    let names = text.split(|letter| !is_name(letter)).filter(|name| name.starts_with("loa_"));
    names.map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_metric_that_an_alert_or_a_panel_names_is_exported() {
    let dashboard: Value = serde_json::from_str(&shipped("dashboard.json")).expect("JSON");
    let panels = dashboard["panels"].as_array().expect("panels");
    assert!(panels.iter().all(|panel| panel["targets"].as_array().is_some_and(|targets| !targets.is_empty())));
    let alerts = shipped("alerts.yaml");
    let fields = |name: &str| alerts.lines().filter(|line| line.trim_start().starts_with(name)).count();
    assert_eq!(fields("- alert: "), fields("expr: "));
    assert_eq!(fields("- alert: "), fields("description: "), "each says what to do");
    let named = metrics_in(&[alerts, dashboard.to_string()].concat());
    assert!(named.len() >= 10, "{named:?}");

    let office = Installation::new();
    let letter = office.import_letter();
    let (approver, chats) = office.seat(2);
    let server = TelegramServer::start().await;
    server.script(Script::method("sendMessage", Fault::SlowDown(1)).times(1));
    let address = free_address();
    let serving = office.serve(&server, &[("LOA_HTTP__LISTEN", &address)]);
    let url = format!("http://{address}");
    let end = tokio::time::Instant::now() + PATIENCE;
    while stand_in::fetch(&format!("{url}/metrics")).await.is_none() {
        assert!(tokio::time::Instant::now() < end, "{}", office.log());
    }
    let early = metrics_in(&stand_in::get(&format!("{url}/metrics")).await);
    assert!(early.contains("loa_requests_total") && early.contains("loa_deliveries_total"), "before anything is sent");
    office.issue_all(&letter, &approver);
    for chat in chats.iter().chain([&APPROVER_CHAT]) {
        server.wait_for_messages(*chat, 3).await;
    }
    server.press_button(chats[0], "Đã tiếp nhận");
    let mut body = String::new();
    // The gauges of the queue are taken every few seconds.
    while !named.is_subset(&metrics_in(&body)) || !body.contains("loa_acknowledge_seconds_bucket") {
        let missing: Vec<_> = named.difference(&metrics_in(&body)).cloned().collect();
        assert!(tokio::time::Instant::now() < end, "not exported: {missing:?}");
        body = stand_in::get(&format!("{url}/metrics")).await;
    }
    assert!(body.contains(r#"loa_requests_total{channel="telegram",outcome="slow_down"} 1"#), "{body}");

    let health: Value = serde_json::from_str(&stand_in::get(&format!("{url}/healthz")).await).expect("JSON");
    assert_eq!(health["status"], "ok");
    assert!(health["last_poll"]["telegram"].is_i64() && health["last_sender_turn"]["telegram"].is_i64(), "{health}");
    assert!(serving.stop().success());
}
