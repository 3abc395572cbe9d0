//! Keeps the stand-in for the Bot Platform honest: the client that the vendor's pages link to, python-zalo-bot 0.1.9,
//! works against it.

use crate::zalo_bot_server::{TOKEN, ZaloBotServer};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

const SCRIPT: &str = r#"
import asyncio, json, sys
from zalo_bot import Bot

async def main(token, base):
    bot = Bot(token, base_url=base)
    told = {}
    async with bot:
        me = await bot.get_me()
        told["me"] = me.id
        sent = await bot.send_message("7001", "Xin chào từ một thư viện khác")
        told["sent"] = sent.message_id
        update = await bot.get_update(timeout=5)
        told["text"] = update.message.text
        told["chat"] = update.message.chat.id
        again = await bot.get_update(timeout=1)
        told["again"] = None if again is None or again.message is None else again.message.text
        told["too_long"] = await bot.send_message("7001", "x" * 2001) is None
    print(json.dumps(told))

asyncio.run(main(sys.argv[1], sys.argv[2]))
"#;

/// The Python that has the client: as `.ci/run` prepares it, or the machine's own.
fn python() -> Option<String> {
    let prepared = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/zalo-client/bin/python");
    let named = std::env::var("ZALO_TEST_PYTHON").ok();
    let candidates = named.into_iter().chain([prepared.display().to_string(), "python3".to_owned()]);
    candidates.into_iter().find(|python| {
        let has = Command::new(python).args(["-c", "import zalo_bot"]).stderr(Stdio::null()).status();
        has.is_ok_and(|status| status.success())
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn another_client_works_against_the_stand_in() {
    let Some(python) = python() else {
        assert!(
            std::env::var("REQUIRE_TEST_CLIENTS").is_err(),
            "python-zalo-bot 0.1.9 is missing, which .ci/run installs"
        );
        eprintln!("not run: python-zalo-bot 0.1.9 is not installed (see .ci/run)");
        return;
    };
    let server = ZaloBotServer::start().await;
    server.say("7001", "chỉ số tháng 12").await;
    let url = format!("{}/bot", server.url());
    let ran = tokio::task::spawn_blocking(move || {
        Command::new(python).args(["-c", SCRIPT, TOKEN, &url]).env("NO_PROXY", "127.0.0.1").output().expect("it runs")
    });
    let output = ran.await.expect("it ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let told: Value = serde_json::from_str(printed.lines().last().unwrap_or_default()).expect("JSON");
    let seen = server.seen_by("7001");
    assert_eq!((told["text"].as_str(), told["chat"].as_str()), (Some("chỉ số tháng 12"), Some("7001")));
    assert_eq!(told["again"], Value::Null, "an update is gone once given");
    assert_eq!(told["sent"].as_str(), Some(seen[0].message.as_str()));
    assert_eq!((seen.len(), told["too_long"].as_bool()), (1, Some(true)));
    assert_eq!(seen[0].text, "Xin chào từ một thư viện khác");
    assert!(server.calls("getMe") >= 1);
}
