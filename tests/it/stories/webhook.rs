//! Updates that the platform pushes.

use crate::installation::Installation;
use crate::telegram_server::TelegramServer;
use serde_json::{Value, json};

const SECRET: &str = "Bi-mat_766";

/// The address that the log tells of.
fn listening(log: &str) -> String {
    let (_, rest) = log.split_once("address=").unwrap_or_else(|| panic!("no address in {log}"));
    let address: String = rest.chars().take_while(|character| !character.is_whitespace()).collect();
    format!("http://{address}")
}

fn update(number: i64, words: &str) -> Value {
    json!({ "update_id": number, "message": {
        "message_id": number, "date": 1_737_000_000, "text": words,
        "chat": { "id": 7, "type": "private", "first_name": "Bà An" },
        "from": { "id": 7, "is_bot": false, "first_name": "Bà An" },
    } })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_is_handled_with_its_secret_only() {
    let server = TelegramServer::start().await;
    let office = Installation::new().set(&[
        ("LOA_TELEGRAM__WEBHOOK_URL", "https://loa.example/telegram/hook"),
        ("LOA_TELEGRAM__WEBHOOK_SECRET", SECRET),
        ("LOA_HTTP__LISTEN", "127.0.0.1:0"),
        ("NO_COLOR", "1"),
    ]);
    office.import_letter();
    let serving = office.serve(&server, &[]);
    server.wait_for("the menus of commands", |world| world.commands.len() == 3).await;
    let set = server.look(|world| world.webhook.clone()).expect("a webhook");
    assert_eq!(
        (set["secret_token"].as_str(), set["url"].as_str()),
        (Some(SECRET), Some("https://loa.example/telegram/hook"))
    );

    let base = listening(&office.log());
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let post = |path: &str, secret: Option<&str>, body: String| {
        let request = client.post(format!("{base}{path}")).body(body);
        let request = secret
            .into_iter()
            .fold(request, |request, secret| request.header("X-Telegram-Bot-Api-Secret-Token", secret));
        async { request.send().await.expect("an answer").status().as_u16() }
    };
    let question = update(11, "tháng 12 huyện Kim Động được bao nhiêu điểm").to_string();
    for secret in [None, Some(""), Some("Bi-mat_767")] {
        assert_eq!(post("/telegram/hook", secret, question.clone()).await, 401);
    }
    assert_eq!(post("/elsewhere", Some(SECRET), question.clone()).await, 404);
    assert_eq!(post("/telegram/hook", Some(SECRET), "<html>".to_owned()).await, 400);
    // Twice the same update is one question.
    for _ in 0..2 {
        assert_eq!(post("/telegram/hook", Some(SECRET), question.clone()).await, 200);
    }
    let answer = server.wait_for_messages(7, 1).await.remove(0);
    assert!(answer.text.contains("87,96"), "{}", answer.text);
    assert_eq!(server.calls("getUpdates"), 0);

    let get = |path: &str| {
        let request = client.get(format!("{base}{path}"));
        async {
            let response = request.send().await.expect("an answer");
            (response.status().as_u16(), response.text().await.expect("words"))
        }
    };
    let (status, health) = get("/healthz").await;
    assert_eq!(status, 200, "{health}");
    assert_eq!(serde_json::from_str::<Value>(&health).expect("JSON")["status"], "ok");
    // The first answer is counted before the second question of the same chat is handled.
    let thanks = update(12, "cảm ơn").to_string();
    assert_eq!(post("/telegram/hook", Some(SECRET), thanks).await, 200);
    server.wait_for_messages(7, 2).await;
    let (status, metrics) = get("/metrics").await;
    assert!(status == 200 && metrics.contains("loa_requests_total{"), "{metrics}");
    assert!(serving.stop().success());
    assert_eq!(server.seen_by(7).len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_of_an_earlier_configuration_does_not_stop_the_polling() {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    office.import_letter();
    let webhook = [
        ("LOA_TELEGRAM__WEBHOOK_URL", "https://loa.example/telegram/hook"),
        ("LOA_TELEGRAM__WEBHOOK_SECRET", SECRET),
        ("LOA_HTTP__LISTEN", "127.0.0.1:0"),
    ];
    let pushed = office.serve(&server, &webhook);
    server.wait_for("the webhook", |world| world.webhook.is_some()).await;
    assert!(pushed.stop().success());

    let _polled = office.serve(&server, &[]);
    server.say(7, "tháng 12 huyện Kim Động được bao nhiêu điểm");
    let answer = server.wait_for_messages(7, 1).await.remove(0);
    assert!(answer.text.contains("87,96"), "{}", answer.text);
}
