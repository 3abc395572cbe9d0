//! What the README tells a newcomer about Zalo, done as it is printed: in a fresh folder, over the stand-ins.

use super::place::free_address;
use crate::installation::Installation;
use crate::stand_in::PATIENCE;
use crate::zalo_bot_server::{self, ZaloBotServer};
use crate::zalo_oa_server::{APP_ID, APP_SECRET, OA_ID, OA_SECRET, ZaloOaServer};
use std::process::Stdio;
use std::time::Duration;

/// The lines of the Zalo part's blocks in their order, each with the language of its block.
fn blocks() -> Vec<(String, String)> {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("the README");
    let (_, part) = readme.split_once("### Zalo, step by step").expect("the part on Zalo");
    let (part, _) = part.split_once("\n## ").expect("its end");
    let mut block: Option<String> = None;
    let mut lines = Vec::new();
    for line in part.lines().map(str::trim) {
        match (line.strip_prefix("```"), &block) {
            (Some(language), None) => block = Some(language.to_owned()),
            (Some(_), Some(_)) => block = None,
            (None, Some(language)) => lines.push((language.clone(), line.to_owned())),
            (None, None) => {}
        }
    }
    lines
}

/// What the developers' console and the bot manager gave.
fn given(name: &str) -> &'static str {
    match name {
        "LOA_ZALO_BOT__TOKEN" => zalo_bot_server::TOKEN,
        "LOA_ZALO_OA__APP_ID" => APP_ID,
        "LOA_ZALO_OA__APP_SECRET" => APP_SECRET,
        "LOA_ZALO_OA__WEBHOOK_SECRET" => OA_SECRET,
        "LOA_ZALO_OA__OA_ID" => OA_ID,
        other => panic!("nobody gives {other}"),
    }
}

/// As a shell splits it: quotation marks hold words together.
fn words(command: &str) -> Vec<String> {
    let pieces = command.split('\'');
    let split = pieces.enumerate().flat_map(|(place, piece)| match place % 2 {
        0 => piece.split_whitespace().map(str::to_owned).collect(),
        _ => vec![piece.to_owned()],
    });
    split.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_works_as_it_is_printed() {
    let (bot, oa) = (ZaloBotServer::start().await, ZaloOaServer::start().await);
    // Behind the public address stands the page itself, as a web server would forward it.
    let address = free_address();
    let office = Installation::new();
    let mut settings: Vec<(String, String)> = [
        ("LOA_ZALO_BOT__API_URL", bot.url()),
        ("LOA_ZALO_BOT__POLL_TIMEOUT_SECONDS", "1".to_owned()),
        ("LOA_ZALO_OA__API_URL", oa.url()),
        ("LOA_ZALO_OA__OAUTH_URL", oa.url()),
        ("LOA_CONFIG", office.path("loa.toml").display().to_string()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec();
    let mut toml = String::new();
    std::fs::write(office.path("loa.toml"), "").expect("written");
    let (mut serving, mut ran, mut link) = (None, Vec::new(), String::new());
    for (language, line) in blocks() {
        if language == "toml" {
            let here = line
                .replace("127.0.0.1:8766", &address)
                .replace("https://loa.example.gov.vn/w", &format!("http://{address}/w"));
            toml.push_str(&here);
            toml.push('\n');
            std::fs::write(office.path("loa.toml"), &toml).expect("written");
            continue;
        }
        if let Some((name, _)) = line.strip_prefix("export ").and_then(|setting| setting.split_once('=')) {
            let _ = serving.take().map(crate::installation::Serving::stop);
            settings.push((name.to_owned(), given(name).to_owned()));
            continue;
        }
        let back = format!("https://loa.example.gov.vn/xong?oa_id=1&code={link}");
        let line = line.replace("https://loa.example.gov.vn/xong?…", &back);
        let Some(arguments) = line.strip_prefix("loa ") else { continue };
        let arguments = arguments.split(" #").next().unwrap_or_default().trim();
        ran.push(arguments.split(" '").next().unwrap_or_default().to_owned());
        let pairs: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if arguments == "serve" {
            serving = Some(office.serve_with(&pairs));
            let socket = loa::control::socket::path(&office.path("data"));
            let end = tokio::time::Instant::now() + PATIENCE;
            while tokio::net::UnixStream::connect(&socket).await.is_err() {
                assert!(tokio::time::Instant::now() < end, "it does not serve: {}", office.log());
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            if toml.contains("zalo_bot") {
                bot.wait_for("the webhook", |world| world.webhook.is_some()).await;
            }
            continue;
        }
        let words = words(arguments);
        let mut command = office.command(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let output = command.envs(pairs).stdin(Stdio::null()).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr);
        // Without a public address the doctor says what a bot cannot do yet.
        let expected = if toml.is_empty() { 1 } else { 0 };
        let is_doctor = arguments == "doctor zalo";
        assert_eq!(output.status.code(), Some(if is_doctor { expected } else { 0 }), "{line}: {told}{complaint}");
        if let Some((_, challenge)) = told.split_once("code_challenge=") {
            link = challenge.split(['&', '\n']).next().unwrap_or_default().to_owned();
        }
    }
    let stopped = serving.map(crate::installation::Serving::stop);
    assert!(stopped.is_some_and(|status| status.success()), "{}", office.log());
    let expected = ["doctor zalo", "serve", "zalo login", "zalo login --code", "zalo status", "serve", "doctor zalo"];
    assert_eq!(ran, expected);
}
