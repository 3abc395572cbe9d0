//! What only an Official Account has: windows and templates, receipts, tokens that rotate.

use super::place::{APPROVER, CHAIR, Place};
use crate::zalo_oa_server::{Fault, Script, Variant};
use loa::domain::notice::NoticeId;
use loa::domain::seat::ChannelKind;
use serde_json::Value;

const OA: ChannelKind = ChannelKind::ZaloOa;

async fn office(settings: &[(&str, &str)]) -> Place {
    let mut place = Place::open(&[OA]).await;
    if !settings.is_empty() {
        place.stop();
        for (name, value) in settings {
            place.set(name, value);
        }
        place.serve().await;
    }
    let lines = [
        format!("Chánh Văn phòng,Bà An,zalo_oa,{APPROVER},approver"),
        format!("Cán bộ,Ông Bình,zalo_oa,{CHAIR},seat_holder"),
    ];
    place.seat(&lines).await;
    place
}

/// `null` when there is none: results that are read while rows change may leave one out.
fn row<'r>(results: &'r Value, person: &str) -> &'r Value {
    let rows = results["rows"].as_array().expect("rows");
    rows.iter().find(|row| row.to_string().contains(person)).unwrap_or(&Value::Null)
}

#[tokio::test(flavor = "multi_thread")]
async fn outside_the_window_a_template_tells_of_the_notice_and_without_one_the_office_is_told() {
    let mut place = office(&[]).await;
    let oa = place.oa.as_ref().expect("an account");
    oa.change(|world| world.silent.insert(CHAIR.to_owned()));
    oa.change(|world| world.templates.insert("24601".to_owned()));
    let letter = place.import_letter().await;
    let notices = place.issue_all(letter.clone()).await;
    let results = place.wait_for_results(notices[0], |results| row(results, "Ông Bình")["status"] == "gone").await;
    assert_eq!(row(&results, "Bà An")["status"], "accepted", "{results}");
    place.stop();

    place.set("LOA_ZALO_OA__TEMPLATE", r#"{id="24601",data={tieu_de="{title}",so="{number}",co_quan="{office}"}}"#);
    place.serve().await;
    let listed = place.done(&["zalo", "templates"]);
    assert!(listed.contains("24601") && listed.contains("đang dùng"), "{listed}");
    let drafts = place.act(loa::control::Request::DraftNotices(letter), None, None).await;
    assert!(drafts.is_array());
    place.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_carries_the_notice_s_number_title_and_office() {
    let template = r#"{id="24601",data={tieu_de="{title}",so="{number}",co_quan="{office}"}}"#;
    let mut place = office(&[("LOA_ZALO_OA__TEMPLATE", template)]).await;
    let oa = place.oa.as_ref().expect("an account");
    oa.change(|world| world.silent.insert(CHAIR.to_owned()));
    oa.change(|world| world.templates.insert("24601".to_owned()));
    let letter = place.import_letter().await;
    let notices = place.issue_all(letter).await;
    place.wait(OA, CHAIR, notices.len()).await;
    let seen = place.oa.as_ref().expect("an account").seen_by(CHAIR);
    let (id, data) = seen[0].template.clone().expect("a template");
    assert_eq!(id, "24601");
    assert!(data["co_quan"].as_str().is_some_and(|office| office.contains("Kim Động")), "{data}");
    assert!(data["tieu_de"].as_str().is_some_and(|title| !title.is_empty()) && data["so"] != "{number}", "{data}");
    place.wait_for_results(notices[0], |results| row(results, "Ông Bình")["status"] == "accepted").await;
    // Having read of it, the person writes: the window is open again, and the notices follow in full, once.
    let told = place.seen(OA, CHAIR).len();
    place.say(OA, CHAIR, "/toi").await;
    place.wait(OA, CHAIR, told + 1 + notices.len()).await;
    let followed = place.seen(OA, CHAIR).split_off(told);
    assert!(followed.iter().any(|text| text.contains("87,96") && text.contains("1. Đã tiếp nhận")), "{followed:#?}");
    place.ask(OA, CHAIR, "1").await;
    let acknowledged = place.seen(OA, CHAIR).len();
    assert_eq!(acknowledged, told + 2 + notices.len(), "nothing follows twice: {:#?}", place.seen(OA, CHAIR));
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_whose_asset_has_expired_is_uploaded_anew() {
    let mut place = office(&[]).await;
    place.import_letter().await;
    let uploads = |place: &Place| {
        let oa = place.oa.as_ref().expect("an account");
        oa.look(|world| world.calls.iter().filter(|(path, _)| path.ends_with("upload/image")).count())
    };
    let pictures = |place: &Place| {
        let seen = place.oa.as_ref().expect("an account").seen_by(CHAIR).into_iter();
        seen.filter(|seen| seen.picture.as_ref().is_some_and(|png| png.starts_with(b"\x89PNG"))).count()
    };
    place.ask_in_parts(OA, CHAIR, "biểu đồ các nhóm chỉ số tháng 12", 2).await;
    assert_eq!((uploads(&place), pictures(&place)), (1, 1));
    place.oa.as_ref().expect("an account").change(|world| world.uploads.clear());
    place.ask_in_parts(OA, CHAIR, "biểu đồ các nhóm chỉ số tháng 12", 2).await;
    assert_eq!((uploads(&place), pictures(&place)), (2, 2));
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_unfollows_the_account_is_told_of_as_not_reached_until_they_come_back() {
    let mut place = office(&[]).await;
    let oa = place.oa.as_ref().expect("an account");
    let left = oa.event("unfollow", CHAIR, serde_json::json!({}));
    assert_eq!(oa.push(&left, Variant::Documented).await, 200);
    let letter = place.import_letter().await;
    let is_gone = |place: &Place| {
        let seats: Value = serde_json::from_str(&place.done(&["seat", "list", "--json"])).expect("JSON");
        let holders = seats.as_array().expect("seats").iter().flat_map(|seat| seat["holders"].as_array().cloned());
        holders.flatten().any(|holder| holder["addresses"][0]["gone"] == true)
    };
    // What was pushed is worked on later.
    assert!((0..200).any(|_| is_gone(&place)), "the address is marked");
    let notices = place.issue_all(letter).await;
    let results = place.wait_for_results(notices[0], |results| row(results, "Bà An")["status"] == "accepted").await;
    assert_ne!(row(&results, "Ông Bình")["status"], "accepted", "{results}");
    assert_eq!(place.seen(OA, CHAIR), Vec::<String>::new());
    // Who writes again is answered, and reached again.
    place.ask(OA, CHAIR, "/toi").await;
    assert!(!is_gone(&place));
    place.close().await;
}

/// The next message to the chair arrives, and what the platform says of it is lost.
fn lose_the_next_answer(place: &Place) {
    let script = Script { path: Some("message/cs"), user: Some(CHAIR.to_owned()), left: 1, fault: Fault::AnswerLost };
    place.oa.as_ref().expect("an account").script(script);
}

/// The notice of which nobody knows whether the chair has it.
async fn undecided_delivery(place: &Place, notices: &[NoticeId]) -> NoticeId {
    for _ in 0..200 {
        for notice in notices {
            // A row under way is counted and not named.
            let results = place.results(*notice).await;
            let mut rows = results["rows"].as_array().expect("rows").iter();
            if rows.any(|row| row["person"] == "Ông Bình" && row["status"] == "unknown") {
                return *notice;
            }
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("nothing is undecided");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_that_may_be_that_of_a_lost_answer_settles_nothing() {
    let mut place = office(&[]).await;
    lose_the_next_answer(&place);
    place.ask(OA, CHAIR, "/toi").await;
    lose_the_next_answer(&place);
    let letter = place.import_letter().await;
    let notices = place.issue_all(letter).await;
    let undecided = undecided_delivery(&place, &notices).await;
    for notice in &notices {
        place.wait_for_results(*notice, |results| results["counts"]["open"] == 0).await;
    }
    let oa = place.oa.as_ref().expect("an account");
    let answer = oa.seen_by(CHAIR)[0].message.clone();
    oa.confirm(CHAIR, &answer, false).await;
    // Answered when what came before it has been worked on.
    place.ask(OA, CHAIR, "/toi").await;
    assert_eq!(row(&place.results(undecided).await, "Ông Bình")["status"], "unknown", "it was the answer that arrived");
    place.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_settles_an_undecided_delivery_and_no_other_message_s_receipt_does() {
    let mut place = office(&[]).await;
    let welcome = place.ask(OA, CHAIR, "/toi").await;
    assert!(!welcome.is_empty());
    let reply = place.oa.as_ref().expect("an account").seen_by(CHAIR)[0].message.clone();
    lose_the_next_answer(&place);
    let letter = place.import_letter().await;
    let notices = place.issue_all(letter).await;
    let undecided = undecided_delivery(&place, &notices).await;
    let oa = place.oa.as_ref().expect("an account");
    oa.confirm(CHAIR, &reply, true).await;
    let known: Vec<String> = oa.seen_by(CHAIR).into_iter().map(|seen| seen.message).collect();
    assert_eq!(row(&place.results(undecided).await, "Ông Bình")["status"], "unknown", "a receipt of an answer");
    for message in known.iter().filter(|message| **message != reply) {
        oa.confirm(CHAIR, message, false).await;
    }
    let results = place.wait_for_results(undecided, |results| row(results, "Ông Bình")["status"] == "accepted").await;
    let told = row(&results, "Ông Bình");
    assert!(told["received_at"].is_string() && told["seen_at"].is_null(), "{told}");
    assert!(row(&results, "Bà An")["received_at"].is_null(), "{results}");
    let printed = place.done(&["notice", "results", &undecided.to_string()]);
    assert!(printed.contains("Cán bộ (tin đã đến máy lúc "), "{printed}");

    // Seen as well, the office reads when.
    let sent = notices.iter().copied().find(|notice| *notice != undecided).expect("a notice that was sent");
    let oa = place.oa.as_ref().expect("an account");
    for message in &known {
        oa.confirm(CHAIR, message, true).await;
    }
    place.wait_for_results(sent, |results| row(results, "Ông Bình")["seen_at"].is_string()).await;
    let printed = place.done(&["notice", "results", &sent.to_string()]);
    assert!(printed.contains("Cán bộ (đã xem lúc "), "{printed}");
    place.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_token_is_renewed_once_and_a_used_refresh_token_is_told() {
    let mut place = office(&[]).await;
    let oa = place.oa.as_ref().expect("an account");
    // The platform has killed the access token: the next message renews it, once for all.
    oa.change(|world| world.access = "khac".to_owned());
    let refreshes = oa.look(|world| world.refreshes);
    place.ask(OA, CHAIR, "/toi").await;
    place.ask(OA, APPROVER, "/toi").await;
    assert_eq!(place.oa.as_ref().expect("an account").look(|world| world.refreshes), refreshes + 1);
    let status = place.done(&["zalo", "status"]);
    assert!(status.contains("quyền đến"), "{status}");

    // Somebody else has used the refresh token.
    place.oa.as_ref().expect("an account").change(|world| {
        world.access = "khac".to_owned();
        world.refresh = "khac".to_owned();
    });
    place.say(OA, CHAIR, "/toi").await;
    for _ in 0..200 {
        if place.office.log().contains("loa zalo login") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(place.office.log().contains("loa zalo login"), "{}", place.office.log());
    let doctor = place.run(&["doctor", "zalo"]);
    let told = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(!doctor.status.success() && told.contains("loa zalo login"), "{told}");
    assert!(!place.office.log().contains("lam-moi-") && !place.office.log().contains("truy-cap-"), "no token in a log");
    // A new consent heals it while the bot serves.
    let consents =
        |place: &Place| place.done(&["audit", "list", "--last", "500", "--json"]).matches("consent_given").count();
    let before = consents(&place);
    place.log_in();
    assert_eq!(consents(&place), before + 1, "who let the account write stands in the log");
    place.ask(OA, CHAIR, "/toi").await;
    place.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_is_told_in_chat_once_before_the_consent_ends() {
    let mut place = office(&[("LOA_ZALO_OA__WARNING_DAYS", "100")]).await;
    place.stop();
    place.serve().await;
    let warning = place.wait(OA, APPROVER, 1).await;
    assert!(warning.contains("hết hiệu lực lúc") && warning.contains("loa zalo login"), "{warning}");
    place.stop();
    place.serve().await;
    place.ask(OA, CHAIR, "/toi").await;
    place.ask(OA, APPROVER, "/toi").await;
    assert_eq!(place.seen(OA, APPROVER).len(), 2, "told once: {:#?}", place.seen(OA, APPROVER));
    assert_eq!(place.seen(OA, CHAIR).len(), 1, "a chair is not told");
    place.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn that_the_consent_is_refused_is_told_over_the_channel_that_is_left() {
    let mut place = Place::open(&[OA, ChannelKind::Telegram]).await;
    place
        .seat(&[
            format!("Chánh Văn phòng,Bà An,zalo_oa,{APPROVER},approver"),
            format!("Chánh Văn phòng,Bà An,telegram,{APPROVER},approver"),
        ])
        .await;
    place.oa.as_ref().expect("an account").change(|world| {
        world.access = "khac".to_owned();
        world.refresh = "khac".to_owned();
    });
    place.say(OA, CHAIR, "/toi").await;
    for _ in 0..500 {
        let doctor = place.run(&["doctor", "zalo"]);
        if String::from_utf8_lossy(&doctor.stdout).contains("từ chối gia hạn") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    place.stop();
    place.serve().await;
    let told = place.wait(ChannelKind::Telegram, APPROVER, 1).await;
    assert!(told.contains("không còn chấp nhận quyền gửi tin") && told.contains("loa zalo login"), "{told}");
    place.stop();
}
