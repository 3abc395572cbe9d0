//! What others may send to the webhooks and the links: refused or repaired, told without secrets, nothing lost.

use super::place::{CHAIR, Place};
use crate::stand_in::{self, push};
use crate::zalo_bot_server::TOKEN;
use crate::zalo_oa_server::{APP_SECRET, OA_SECRET, Variant};
use loa::domain::seat::ChannelKind;
use serde_json::json;

const SECRET: &str = "bi-mat-webhook-766";

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_s_webhook_takes_what_has_its_secret_once() {
    let mut place = Place::open(&[ChannelKind::ZaloBot]).await;
    place.stop();
    let url = format!("{}/zalo/bot", place.public_url());
    place.set("LOA_ZALO_BOT__WEBHOOK_URL", &url);
    place.set("LOA_ZALO_BOT__WEBHOOK_SECRET", SECRET);
    place.serve().await;
    let server = place.bot.as_ref().expect("a bot");
    server.wait_for("the webhook", |world| world.webhook.is_some()).await;
    let update = server.look_mut(|world| world.event(CHAIR, "message.text.received", json!({ "text": "/toi" })));
    let header = |secret: &str| [("X-Bot-Api-Secret-Token", secret.to_owned())];
    let body = json!({ "ok": true, "result": update }).to_string();
    for wrong in ["", "bi-mat-webhook-767"] {
        assert_eq!(push(&url, &header(wrong), body.clone()).await, 401);
    }
    assert_eq!(push(&url, &[], body.clone()).await, 401);
    for (body, status) in [("<html>", 400), ("[]", 400), ("7", 400), ("{}", 200)] {
        assert_eq!(push(&url, &header(SECRET), body.to_owned()).await, status, "{body}");
    }
    assert!([413, 0].contains(&push(&url, &header(SECRET), "x".repeat(10 << 20)).await));
    let nobody = json!({ "event_name": "message.text.received", "message": { "text": "ai đó" } }).to_string();
    assert_eq!(push(&url, &header(SECRET), nobody).await, 200);
    // With and without the envelope it is the same message: one answer.
    for body in [body.clone(), body, update.to_string()] {
        assert_eq!(push(&url, &header(SECRET), body).await, 200);
    }
    let large = json!({ "event_name": "message.text.received", "message": { "message_id": 9_007_199_254_740_993_i64,
        "from": { "id": 9_007_199_254_740_995_i64 }, "chat": { "id": 9_007_199_254_740_995_i64, "chat_type": "PRIVATE" },
        "text": "/toi" } });
    assert_eq!(push(&url, &header(SECRET), large.to_string()).await, 200);
    let server = place.bot.as_ref().expect("a bot");
    server.wait_for_messages("9007199254740995", 1).await;
    server.wait_for_messages(CHAIR, 1).await;
    let log = place.office.log();
    place.stop();
    assert_eq!(place.seen(ChannelKind::ZaloBot, CHAIR).len(), 1);
    assert!(!log.contains(SECRET) && !log.contains(TOKEN), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_account_s_webhook_takes_every_documented_signature_and_no_other() {
    let mut place = Place::open(&[ChannelKind::ZaloOa]).await;
    let oa = place.oa.as_ref().expect("an account");
    let url = oa.webhook.lock().expect("an address").clone();
    assert_eq!(push(&url, &[], "{}".to_owned()).await, 200, "the unsigned try when the address is saved");
    for (body, status) in [("<html>", 400), ("[]", 400)] {
        assert_eq!(push(&url, &[], body.to_owned()).await, status);
    }
    assert!([413, 0].contains(&push(&url, &[], "x".repeat(10 << 20)).await));
    let mut expected = 0;
    for variant in [Variant::Documented, Variant::HeaderTime, Variant::OaId, Variant::AppSecret] {
        let id = format!("m-{variant:?}");
        let event = oa.event("user_send_text", CHAIR, json!({ "message": { "msg_id": id, "text": "/toi" } }));
        assert_eq!(oa.push(&event, Variant::Forged).await, 401);
        assert_eq!(oa.push(&event, variant).await, 200, "{variant:?}");
        assert_eq!(oa.push(&event, variant).await, 200, "a replay is taken for what it is");
        expected += 1;
        oa.wait_for_messages(CHAIR, expected).await;
    }
    let mut old = oa.event("user_send_text", CHAIR, json!({ "message": { "msg_id": "old", "text": "/toi" } }));
    old["timestamp"] = json!("1540363714987");
    assert_eq!(oa.push(&old, Variant::Documented).await, 200);
    let nobody =
        oa.event("user_send_text", CHAIR, json!({ "sender": {}, "message": { "msg_id": "x", "text": "/toi" } }));
    assert_eq!(oa.push(&nobody, Variant::Documented).await, 200);
    let echo = oa.event("oa_send_text", CHAIR, json!({ "message": { "msg_id": "y", "text": "/toi" } }));
    assert_eq!(oa.push(&echo, Variant::Documented).await, 200);
    let followed = oa.event("follow", "5005", json!({}));
    assert_eq!(oa.push(&followed, Variant::Documented).await, 200);
    let greeting = oa.wait_for_messages("5005", 1).await;
    assert!(greeting[0].text.contains("mã mời"), "{}", greeting[0].text);
    let log = place.office.log();
    place.stop();
    assert_eq!(place.seen(ChannelKind::ZaloOa, CHAIR).len(), expected);
    assert!(!log.contains(OA_SECRET) && !log.contains(APP_SECRET), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_a_link_where_files_cannot_be_sent_and_a_changed_link_opens_nothing() {
    let mut place = Place::open(&[ChannelKind::ZaloBot]).await;
    place.seat(&[format!("Cán bộ,Ông Bình,zalo_bot,{CHAIR},seat_holder")]).await;
    place.import_letter().await;
    let shown = place.ask(ChannelKind::ZaloBot, CHAIR, "/vanban").await;
    let all = place.seen(ChannelKind::ZaloBot, CHAIR).join("\n");
    let link =
        all.lines().find(|line| line.starts_with("http")).unwrap_or_else(|| panic!("no link in {shown}")).to_owned();
    let letter = std::fs::read(crate::installation::letter_path()).expect("the letter");
    assert_eq!(stand_in::fetch(&link).await, Some(letter));
    assert_eq!(stand_in::fetch(&link.replace("/vb/", "/anh/")).await, None);
    assert_eq!(stand_in::fetch(&format!("{link}x")).await, None);
    place.close().await;
}
