//! The announcement of the month goes out by itself.

use super::telling::{last_month, office_day};
use crate::installation::{APPROVER_CHAT, Installation};
use crate::telegram_server::TelegramServer;
use chrono::{Datelike, Utc};

const CHAIR: i64 = 7001;

/// Today's day of the month as a setting; the days that not every month has cannot be set.
fn announce_day() -> Option<&'static str> {
    let day = office_day(Utc::now()).day();
    (day <= 28).then(|| &*day.to_string().leak())
}

fn letter_of_last_month(office: &Installation) -> String {
    let (year, month) = last_month();
    let words = format!(
        "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN\n\nKính gửi: UBND các xã, phường.\n\nUBND tỉnh công bố kết quả đánh giá Bộ chỉ số phục vụ người dân, doanh nghiệp \
         tháng {month}/{year} như sau:\n\n1. Kết quả tháng {month}/{year}: Tổng hợp các nhóm chỉ số đạt 90,5 điểm; xếp \
         hạng thứ 02/10.\n\nTrên đây là kết quả tháng {month}/{year}./.\n"
    );
    let file = office.path("last-month.txt");
    std::fs::write(&file, words).expect("written");
    let letter = office.json(&["import", &file.display().to_string(), "--yes"]);
    letter["letter"]["id"].as_str().expect("an identifier").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_approved_goes_out_on_the_day_and_what_is_not_is_reminded_of() {
    let Some(day) = announce_day() else { return };
    let office = Installation::new().set(&[
        ("LOA_HOURS__ANNOUNCE_DAY", day),
        ("LOA_HOURS__ANNOUNCE_AT", "00:00:00"),
        ("LOA_OFFICE__HOME_UNIT", "hung-yen-2025"),
    ]);
    let letter = letter_of_last_month(&office);
    let table = format!(
        "unit,title,person,channel,address,role\n\
         hung-yen-2025,Chánh Văn phòng,Bà An,telegram,{APPROVER_CHAT},approver\n\
         hung-yen-2025.tan-hung,Chủ tịch UBND xã Tân Hưng,Ông Bình,telegram,{CHAIR},seat_holder\n"
    );
    let file = office.path("seats.csv");
    std::fs::write(&file, table).expect("written");
    office.done(&["seat", "load", &file.display().to_string()]);
    let seats = office.json(&["seat", "list"]);
    let approver = seats.as_array().expect("seats").iter().find(|seat| seat["role"] == "approver");
    let approver = approver.expect("the approver")["seat"].as_str().expect("a seat").to_owned();
    office.json(&["notice", "draft", &letter]);

    let server = TelegramServer::start().await;
    let serving = office.serve(&server, &[]);
    let reminder = server.wait_for_messages(APPROVER_CHAT, 1).await.remove(0);
    assert!(reminder.text.contains("/duyet 1"), "{}", reminder.text);
    assert!(serving.stop().success());
    assert!(server.seen_by(CHAIR).is_empty(), "nothing that is not approved");

    office.done(&["notice", "approve", "1", "--as", &approver]);
    let serving = office.serve(&server, &[]);
    let announced = server.wait_for_messages(CHAIR, 1).await.remove(0);
    assert!(announced.text.contains("90,5"), "{}", announced.text);
    server.wait_for_messages(APPROVER_CHAT, 2).await;
    assert!(serving.stop().success());

    let serving = office.serve(&server, &[]);
    server.say(CHAIR, "/start");
    server.wait_for_messages(CHAIR, 2).await;
    assert!(serving.stop().success());
    assert_eq!(server.ledger().len(), 4, "neither announced nor reminded of twice");
}
