//! Whose figures, and of what stretch: months counted, stretches printed as one figure, a seat that a reform moved.

use super::*;
use crate::domain::seat::FormerUnit;

#[tokio::test]
async fn the_months_of_one_unit_above_a_limit_are_counted_and_named() {
    let world = year::world().await;
    let response = told(&world, "năm ngoái huyện có mấy tháng được trên 70").await;
    let fitting = world.sets().iter().filter(|set| {
        let month = matches!(set.period, Period::Month { year: 2024, .. });
        let total = set.own(crate::domain::indicator::Indicator::Total).map(|own| own.points);
        month && set.unit.as_str() == "kim-dong" && total >= Some(crate::domain::points::Points::whole(70))
    });
    assert_eq!(response.answer["kind"], "count");
    assert_eq!(response.answer["count"], fitting.count(), "{}", response.message.plain_text());
    assert_eq!(response.answer["of"], 12);
    for figure in response.answer["figures"].as_array().expect("figures") {
        assert!(world.has(figure) && figure["points"].as_f64() >= Some(70.0), "{figure}");
    }
}

#[tokio::test]
async fn the_first_months_printed_as_one_figure_are_answered_with_it_and_a_series_with_its_months() {
    let eleven = Period::first_months(2024, 11).expect("a stretch");
    let world = year::world().await.with("fedcba9876543210", vec![year::summed(eleven)]).await;
    let response = told(&world, "11 tháng đầu năm huyện được bao nhiêu điểm").await;
    assert_eq!(response.answer["figures"][0]["period"], eleven.to_string(), "{}", response.message.plain_text());
    let four = told(&world, "4 tháng đầu năm huyện được bao nhiêu điểm").await;
    let said = four.message.plain_text();
    assert!(said.starts_with("Không có văn bản nào công bố một kết quả chung"), "{said}");
    assert_eq!(four.answer["figures"].as_array().map(Vec::len), Some(4), "{said}");
    // A figure is held against a number, a series of months is not.
    let held = told(&world, "11 tháng đầu năm huyện đã vượt 85 điểm chưa").await;
    assert_eq!(held.answer["figures"][0]["period"], eleven.to_string(), "{}", held.message.plain_text());
    assert_eq!(held.understood.get("overlooked"), None, "{}", held.understood);
    let series = told(&world, "xem diễn biến điểm của huyện 11 tháng đầu năm").await;
    assert_eq!(series.answer["kind"], "trend");
}

#[tokio::test]
async fn ours_before_a_reform_is_the_unit_that_the_seat_was_at() {
    let mut world = year::world().await;
    let reform = chrono::NaiveDate::from_ymd_opt(2025, 7, 1).expect("a day");
    let former = FormerUnit { unit: UnitId::new("kim-dong.song-mai"), title: "Chủ tịch".into(), reform };
    world.came_from = vec![former];
    let now = chrono::DateTime::parse_from_rfc3339("2025-10-10T09:00:00+07:00").expect("a time").to_utc();
    let ask = async |text: &str| world.ask_at(text, Some("hung-yen-2025.hiep-cuong"), None, now, Lang::Vi).await;
    let before = ask("xã mình tháng 12/2024 được mấy điểm").await;
    assert_eq!(before.answer["figures"][0]["unit"], "kim-dong.song-mai", "{}", before.message.plain_text());
    assert!(before.message.plain_text().contains("đơn vị công tác của đồng chí là xã Song Mai"));
    let after = ask("xã mình tháng 9/2025 được mấy điểm").await;
    assert_eq!(after.answer["figures"][0]["unit"], "hung-yen-2025.hiep-cuong");
    let named = ask("xã Hiệp Cường tháng 12/2024 được mấy điểm").await;
    assert_eq!(named.answer["figures"][0]["unit"], "kim-dong.hiep-cuong");
}
