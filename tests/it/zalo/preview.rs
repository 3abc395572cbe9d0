//! What an office sees before it approves is what arrives over Zalo, part for part.

use super::place::CHAIR;
use super::suite::paired;
use loa::control::Request;
use loa::domain::notice::NoticeId;
use loa::domain::seat::ChannelKind;
use serde_json::Value;

async fn a_preview_shows_the_very_parts_that_arrive(channel: ChannelKind) {
    let place = paired(channel).await;
    let letter = place.import_letter().await;
    let drafts = place.act(Request::DraftNotices(letter), None, None).await;
    let number = drafts[1]["notice"].as_u64().expect("a number");
    // More than one message, with what is markup elsewhere.
    let text: Vec<String> =
        (1..=11).map(|number| format!("{number}. <b>Điểm</b> & số {}", "chữ ".repeat(150))).collect();
    place.done(&["notice", "edit", &number.to_string(), "--text", &text.join("\n\n")]);
    let preview = place.done(&["notice", "preview", &number.to_string(), "--json"]);
    let preview: Value = serde_json::from_str(&preview).expect("JSON");
    let channels = preview["channels"].as_array().expect("channels");
    let shown = channels.iter().find(|shown| shown["channel"] == channel.code()).expect("the channel");
    let parts = shown["parts"].as_array().expect("parts").iter();
    let shown: Vec<String> = parts.map(|part| part["text"].as_str().expect("a text").to_owned()).collect();
    assert!(shown.len() >= 2, "{} parts", shown.len());

    let before = place.seen(channel, CHAIR).len();
    let approver = place.approver_seat().await;
    let notice = NoticeId(number.try_into().expect("small"));
    place.act(Request::ApproveNotice(notice), Some(&approver), None).await;
    place.act(Request::IssueNotice(notice), Some(&approver), None).await;
    place.wait(channel, CHAIR, before + shown.len()).await;
    assert_eq!(place.seen(channel, CHAIR).split_off(before), shown);
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_what_a_bot_sends() {
    a_preview_shows_the_very_parts_that_arrive(ChannelKind::ZaloBot).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_what_an_official_account_sends() {
    a_preview_shows_the_very_parts_that_arrive(ChannelKind::ZaloOa).await;
}
