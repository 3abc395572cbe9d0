//! What `loa doctor zalo` tells an operator in each state of the set-up, in both languages, and its exit status.

use super::place::Place;
use crate::zalo_bot_server::{Fault, Script};
use loa::domain::seat::ChannelKind;
use serde_json::Value;

const SECRET: &str = "bi-mat-webhook-766";

/// A place over a bot with a webhook, that has been served once, so that the platform knows the address.
async fn with_webhook() -> Place {
    let mut place = Place::open(&[ChannelKind::ZaloBot]).await;
    place.stop();
    let url = format!("{}/zalo/bot", place.public_url());
    place.set("LOA_ZALO_BOT__WEBHOOK_URL", &url);
    place.set("LOA_ZALO_BOT__WEBHOOK_SECRET", SECRET);
    place
}

async fn registered() -> Place {
    let mut place = with_webhook().await;
    place.serve().await;
    place.bot.as_ref().expect("a bot").wait_for("the webhook", |world| world.webhook.is_some()).await;
    place
}

/// Both languages, with the exit status, and addresses that do not change from run to run.
fn told(place: &Place) -> String {
    let mut told = Vec::new();
    for language in ["vi", "en"] {
        let output = place.run(&["doctor", "zalo", "--lang", language]);
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        told.push(format!("exit {}\n{}{}", output.status.code().unwrap_or(-1), out, err));
    }
    let public = place.public_url();
    let json: Value = serde_json::from_slice(&place.run(&["doctor", "zalo", "--json"]).stdout).expect("JSON");
    told.push(format!("well: {}, problems: {}", json["well"], json["problems"].as_array().expect("a list").len()));
    told.join("\n").replace(&public, "https://loa.example")
}

#[tokio::test(flavor = "multi_thread")]
async fn each_state_of_the_webhook_has_its_advice() {
    let mut place = with_webhook().await;
    let mut story = vec![format!("# not set\n{}", told(&place))];
    place.serve().await;
    let bot = place.bot.as_ref().expect("a bot");
    bot.wait_for("the webhook", |world| world.webhook.is_some()).await;
    story.push(format!("# reached\n{}", told(&place)));
    let (url, _) = bot.look(|world| world.webhook.clone()).expect("a webhook");
    bot.look_mut(|world| world.webhook = Some((url.clone(), "bi-mat-da-doi".to_owned())));
    story.push(format!("# another secret\n{}", told(&place)));
    bot.look_mut(|world| world.webhook = Some(("https://khac.example/bot".to_owned(), SECRET.to_owned())));
    story.push(format!("# registered for another address\n{}", told(&place)));
    place.stop();
    let bot = place.bot.as_ref().expect("a bot");
    bot.look_mut(|world| world.webhook = Some((url, SECRET.to_owned())));
    story.push(format!("# nobody serves\n{}", told(&place)));
    insta::assert_snapshot!("doctor_webhook", story.join("\n\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_platform_says_of_its_own_try_leads_to_advice() {
    let place = registered().await;
    let bot = place.bot.as_ref().expect("a bot");
    let mut story = Vec::new();
    for outcome in ["webhook.http.403", "webhook.http.404", "webhook.http.5xx", "webhook.err.tls", "webhook.err.dns"] {
        bot.look_mut(|world| world.tried = Some(outcome));
        story.push(format!("# {outcome}\n{}", told(&place)));
    }
    bot.look_mut(|world| world.tried = None);
    let cap = Fault::Refused(426, "quota of testWebhook exceeded");
    bot.script(Script { method: Some("testWebhook"), chat: None, left: 9, fault: cap });
    story.push(format!("# tried too often today\n{}", told(&place)));
    bot.heal();
    bot.script(Script { method: Some("getMe"), chat: None, left: 9, fault: Fault::Refused(401, "Unauthorized") });
    story.push(format!("# token reset\n{}", told(&place)));
    bot.heal();
    bot.script(Script { method: Some("getMe"), chat: None, left: 9, fault: Fault::Html(502) });
    story.push(format!("# the platform is down\n{}", told(&place)));
    insta::assert_snapshot!("doctor_tries", story.join("\n\n"));
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_set_up_yet_is_named_with_the_next_step() {
    let mut place = Place::open(&[ChannelKind::ZaloBot]).await;
    let mut story = vec![format!("# polled\n{}", told(&place))];
    place.stop();
    let elsewhere = Some(("https://khac.example/bot".to_owned(), SECRET.to_owned()));
    place.bot.as_ref().expect("a bot").look_mut(|world| world.webhook = elsewhere);
    story.push(format!("# pushed elsewhere\n{}", told(&place)));
    let public = place.public_url();
    place.set("LOA_ZALO_OA__APP_ID", "1234567890123456789");
    place.set("LOA_ZALO_OA__APP_SECRET", "bi-mat-ung-dung");
    place.bot.as_ref().expect("a bot").look_mut(|world| world.webhook = None);
    story.push(format!("# an account without consent\n{}", told(&place)));
    for key in ["LOA_ZALO_BOT__TOKEN", "LOA_ZALO_OA__APP_ID", "LOA_ZALO_OA__APP_SECRET"] {
        place.unset(key);
    }
    story.push(format!("# nothing\n{}", told(&place)));
    let story = story.join("\n\n").replace(&public, "https://loa.example");
    insta::assert_snapshot!("doctor_set_up", story);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_s_consent_rights_and_webhook_are_checked() {
    let mut place = Place::open(&[ChannelKind::ZaloOa]).await;
    let oa = place.oa.as_ref().expect("an account");
    let without_times = |line: &str| match line.contains("mã truy cập đến") || line.contains("access until") {
        true => line.replace(|letter: char| letter.is_ascii_digit(), "0"),
        false => line.to_owned(),
    };
    let told = |place: &Place| told(place).lines().map(without_times).collect::<Vec<_>>().join("\n");
    let mut story = vec![format!("# in order\n{}", told(&place))];
    let refused = crate::zalo_oa_server::Fault::Refused(-224);
    oa.script(crate::zalo_oa_server::Script { path: None, user: None, left: 9, fault: refused });
    story.push(format!("# without rights\n{}", told(&place)));
    oa.heal();
    place.unset("LOA_ZALO_OA__OA_ID");
    place.stop();
    story.push(format!("# without the account's number\n{}", told(&place)));
    insta::assert_snapshot!("doctor_account", story.join("\n\n"));
}
