//! What only an Official Account has: windows and templates, receipts, tokens that rotate.

use super::place::{APPROVER, CHAIR, Place};
use crate::zalo_oa_server::{Fault, Script};
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

fn row<'r>(results: &'r Value, person: &str) -> &'r Value {
    let rows = results["rows"].as_array().expect("rows");
    rows.iter().find(|row| row.to_string().contains(person)).unwrap_or_else(|| panic!("no row of {person}: {results}"))
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
async fn a_receipt_settles_an_undecided_delivery_and_no_other_message_s_receipt_does() {
    let mut place = office(&[]).await;
    let welcome = place.ask(OA, CHAIR, "/toi").await;
    assert!(!welcome.is_empty());
    let reply = place.oa.as_ref().expect("an account").seen_by(CHAIR)[0].message.clone();
    let script = Script { path: Some("message/cs"), user: Some(CHAIR.to_owned()), left: 1, fault: Fault::AnswerLost };
    place.oa.as_ref().expect("an account").script(script);
    let letter = place.import_letter().await;
    let notices = place.issue_all(letter).await;
    let mut undecided = None;
    for _ in 0..200 {
        for notice in &notices {
            if row(&place.results(*notice).await, "Ông Bình")["status"] == "unknown" {
                undecided = Some(*notice);
            }
        }
        if undecided.is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let undecided = undecided.expect("an undecided delivery");
    let oa = place.oa.as_ref().expect("an account");
    oa.confirm(CHAIR, &reply, true).await;
    let known: Vec<String> = oa.seen_by(CHAIR).into_iter().map(|seen| seen.message).collect();
    assert_eq!(row(&place.results(undecided).await, "Ông Bình")["status"], "unknown", "a receipt of an answer");
    for message in known.iter().filter(|message| **message != reply) {
        oa.confirm(CHAIR, message, false).await;
    }
    place.wait_for_results(undecided, |results| row(results, "Ông Bình")["status"] == "accepted").await;
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
    place.stop();
    // A new consent heals it.
    place.log_in();
    place.serve().await;
    place.ask(OA, CHAIR, "/toi").await;
    place.stop();
}
