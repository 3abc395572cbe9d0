//! One channel fails; everybody is reached over their other channel, or told of.

use super::place::{APPROVER, Place};
use super::suite::directive;
use crate::zalo_bot_server::{Fault, Script};
use loa::domain::seat::ChannelKind;
use serde_json::Value;

/// Chairs with a Zalo bot first and Telegram second, one of them with Zalo alone.
async fn office(fault: Fault) -> Place {
    let place = Place::open(&[ChannelKind::Telegram, ChannelKind::ZaloBot]).await;
    let bot = place.bot.as_ref().expect("a bot");
    bot.script(Script { method: Some("sendMessage"), chat: None, left: usize::MAX, fault });
    let mut lines = vec![format!("Chánh Văn phòng,Bà An,telegram,{APPROVER},approver")];
    for number in 1..=5 {
        lines.push(format!("Cán bộ {number},Người {number},zalo_bot,800{number},seat_holder"));
        if number != 5 {
            lines.push(format!("Cán bộ {number},Người {number},telegram,900{number},seat_holder"));
        }
    }
    place.seat(&lines).await;
    place
}

/// `null` when there is none: results that are read while rows change may leave one out.
fn row<'r>(results: &'r Value, person: &str) -> &'r Value {
    let rows = results["rows"].as_array().expect("rows");
    rows.iter().find(|row| row.to_string().contains(person)).unwrap_or(&Value::Null)
}

#[tokio::test(flavor = "multi_thread")]
async fn with_dead_credentials_everybody_is_reached_over_the_other_channel() {
    let mut place = office(Fault::Refused(401, "Unauthorized")).await;
    let letter = place.import_letter().await;
    let notices = place.issue_all(letter).await;
    for number in 1..=4 {
        let seen = place.wait(ChannelKind::Telegram, &format!("900{number}"), notices.len()).await;
        assert!(!seen.is_empty());
    }
    // Zalo alone: the row waits for the credentials and is told as not sent.
    let results = place.wait_for_results(notices[0], |results| row(results, "Người 1")["status"] == "accepted").await;
    assert_ne!(row(&results, "Người 5")["status"], "accepted", "{results}");
    assert_eq!(place.seen(ChannelKind::ZaloBot, "8001"), Vec::<String>::new());
    place.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_has_blocked_one_channel_is_reached_over_the_other_and_one_without_is_told_of() {
    let mut place = office(Fault::Refused(403, "user blocked the bot")).await;
    let letter = place.import_letter().await;
    let notices = place.issue_all(letter).await;
    for number in 1..=4 {
        place.wait(ChannelKind::Telegram, &format!("900{number}"), notices.len()).await;
    }
    let results = place.wait_for_results(notices[0], |results| row(results, "Người 5")["status"] == "gone").await;
    assert_eq!(row(&results, "Người 2")["status"], "accepted", "{results}");
    let log: Value = serde_json::from_str(&place.done(&["audit", "list", "--json"])).expect("JSON");
    let log = log.as_array().expect("entries");
    let first = format!("{}, ", notices[0]);
    let of_first = |entry: &&Value| entry["subject"].as_str().is_some_and(|subject| subject.starts_with(&first));
    let diverted = log.iter().filter(|entry| entry["act"] == "delivery_diverted").filter(of_first);
    let diverted: Vec<&Value> = diverted.collect();
    assert_eq!(diverted.len(), 4, "each message that went another way has its entry: {log:?}");
    assert!(diverted.iter().all(|entry| entry["by"] == "system"), "{diverted:?}");
    let printed = place.done(&["audit", "list"]);
    let told = format!("gửi tiếp qua kênh khác của người nhận, thông báo {}, ", notices[0]);
    assert!(printed.contains(&told) && printed.contains("zalo_bot → telegram"), "{printed}");
    assert!(place.done(&["audit", "verify"]).contains("nguyên vẹn"));
    assert!(place.bot.as_ref().expect("a bot").look(|world| world.ledger.is_empty()));
    place.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_links_a_second_channel_and_prefers_it() {
    let mut place = Place::open(&[ChannelKind::Telegram, ChannelKind::ZaloBot]).await;
    place.seat(&[format!("Chánh Văn phòng,Bà An,telegram,{APPROVER},approver")]).await;
    let offer = place.ask(ChannelKind::Telegram, APPROVER, "/kenh them").await;
    let code = offer.lines().find(|line| line.len() == 10 && line.is_ascii()).expect("a code").to_owned();
    let welcome = place.ask(ChannelKind::ZaloBot, "8100", &code).await;
    assert!(welcome.contains("Chánh Văn phòng"), "{welcome}");
    let again = place.ask(ChannelKind::ZaloBot, "8666", &code).await;
    assert!(again.contains("đã được sử dụng"), "{again}");
    let channels = place.ask(ChannelKind::ZaloBot, "8100", "/kenh").await;
    assert!(channels.contains("1. Ưu tiên Zalo Bot"), "{channels}");
    let preferred = place.ask(ChannelKind::ZaloBot, "8100", "1").await;
    assert!(preferred.contains("trước hết qua Zalo Bot"), "{preferred}");
    let letter = place.import_letter().await;
    let before = place.seen(ChannelKind::ZaloBot, "8100").len();
    let notices = place.issue_all(letter).await;
    place.wait(ChannelKind::ZaloBot, "8100", before + notices.len()).await;
    assert_eq!(place.seen(ChannelKind::Telegram, APPROVER).len(), 1, "nothing comes twice");
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_turns_to_the_other_channel_too() {
    let mut place = Place::open(&[ChannelKind::Telegram, ChannelKind::ZaloBot]).await;
    let chair = "kim-dong.hiep-cuong,Chủ tịch UBND xã Hiệp Cường,Ông Bình";
    place
        .seat_at(&[
            format!("kim-dong,Chánh Văn phòng,Bà An,telegram,{APPROVER},approver"),
            format!("{chair},zalo_bot,8001,seat_holder"),
            format!("{chair},telegram,9001,seat_holder"),
        ])
        .await;
    let number = directive::issue(&place).await;
    place.wait(ChannelKind::ZaloBot, "8001", 1).await;
    let fault = Fault::Refused(403, "user blocked the bot");
    let bot = place.bot.as_ref().expect("a bot");
    bot.script(Script { method: Some("sendMessage"), chat: Some("8001".to_owned()), left: usize::MAX, fault });
    place.at_work().await;
    let reminder = place.wait(ChannelKind::Telegram, "9001", 1).await;
    assert!(reminder.contains("Nhắc") && reminder.contains(&number.to_string()), "{reminder}");
    assert_eq!(place.seen(ChannelKind::ZaloBot, "8001").len(), 1);
    place.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_gives_a_holder_the_code_for_one_more_channel() {
    let mut place = Place::open(&[ChannelKind::Telegram, ChannelKind::ZaloBot]).await;
    place
        .seat(&[
            format!("Chánh Văn phòng,Bà An,telegram,{APPROVER},approver"),
            "Phòng Tư pháp,Ông Bình,telegram,9001,seat_holder".to_owned(),
            "Phòng Tư pháp,Bà Cúc,telegram,9002,seat_holder".to_owned(),
        ])
        .await;
    let approver = place.approver_seat().await;
    let folder = place.office.path("qr");
    let link = ["seat", "link", approver.as_str(), "--qr", folder.to_str().expect("a path"), "--json"];
    // Each platform tells the bot's name shortly after the start.
    let mut given = Value::Null;
    for _ in 0..200 {
        given = serde_json::from_str(&place.done(&link)).expect("JSON");
        if given["links"].as_array().is_some_and(|links| links.len() == 2) {
            break;
        }
    }
    assert_eq!(given["person"]["name"], "Bà An", "{given}");
    for channel in ["telegram", "zalo_bot"] {
        assert!(folder.join(format!("{approver}.{channel}.png")).exists(), "{given}");
    }
    let welcome = place.ask(ChannelKind::ZaloBot, "8100", given["code"].as_str().expect("a code")).await;
    assert!(welcome.contains("Chánh Văn phòng"), "{welcome}");
    let seats: Value = serde_json::from_str(&place.done(&["seat", "list", "--json"])).expect("JSON");
    let seats = seats.as_array().expect("seats");
    let of = |title: &str| seats.iter().find(|seat| seat["title"] == title).expect("a seat").clone();
    let holders = of("Chánh Văn phòng")["holders"].clone();
    assert_eq!(holders.as_array().map(Vec::len), Some(1), "one person with two channels: {holders}");
    assert!(holders.to_string().contains("8100") && holders.to_string().contains(APPROVER), "{holders}");

    let shared = of("Phòng Tư pháp");
    let seat = shared["seat"].as_str().expect("a seat");
    let refused = |arguments: &[&str]| {
        let output = place.run(arguments);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let which = refused(&["seat", "link", seat]);
    assert!(which.contains("Ông Bình") && which.contains("Bà Cúc") && which.contains("--person"), "{which}");
    assert!(refused(&["seat", "link", seat, "--person", "nobody"]).contains("loa seat list"));
    let cuc = shared["holders"].as_array().and_then(|holders| holders.iter().find(|one| one["name"] == "Bà Cúc"));
    let person = cuc.and_then(|one| one["person"].as_str()).expect("a person");
    assert!(place.done(&["seat", "link", seat, "--person", person]).contains("Mã để Bà Cúc dùng thêm một kênh"));
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waited_for_the_account_s_consent_leaves_at_once_after_a_new_one() {
    let mut place = Place::open(&[ChannelKind::Telegram, ChannelKind::ZaloOa]).await;
    place
        .seat(&[
            format!("Chánh Văn phòng,Bà An,telegram,{APPROVER},approver"),
            "Phòng Tư pháp,Ông Bình,zalo_oa,8001,seat_holder".to_owned(),
            "Phòng Nội vụ,Bà Cúc,zalo_oa,8002,seat_holder".to_owned(),
        ])
        .await;
    let kill = |world: &mut crate::zalo_oa_server::World| {
        (world.access, world.refresh) = ("het-han".to_owned(), "het-han".to_owned());
    };
    place.oa.as_ref().expect("an account").change(kill);
    let letter = place.import_letter().await;
    let notices = place.issue_all(letter).await;
    let waits = |results: &Value| ["Ông Bình", "Bà Cúc"].iter().all(|name| row(results, name)["status"] == "waiting");
    for notice in &notices {
        place.wait_for_results(*notice, waits).await;
    }
    place.log_in();
    // A quarter of an hour would be the wait for a next try.
    for chat in ["8001", "8002"] {
        place.wait(ChannelKind::ZaloOa, chat, notices.len()).await;
    }
    place.stop();
}
