//! What is asked of several months is told of those months, and as what was asked for.

use super::*;
use crate::domain::indicator::Indicator;

#[tokio::test]
async fn only_the_months_of_the_stretch_are_counted_and_the_stretch_is_said() {
    let world = year::world().await;
    let three = told(&world, "3 tháng gần đây huyện có mấy tháng được trên 50").await;
    assert_eq!(three.answer["kind"], "count", "{}", three.message.plain_text());
    assert_eq!(three.answer["of"], 3);
    assert!(three.message.plain_text().contains("từ tháng 10/2024 đến tháng 12/2024"));
    let one = told(&world, "quý 3 huyện có mấy tháng được trên 50").await;
    assert_eq!(one.answer["of"], 3);
    assert!(one.message.plain_text().contains("từ tháng 7/2024 đến tháng 9/2024"));
    let after = world.ask("huyện có mấy tháng trên 50", Some(HIEP_CUONG), three.context.as_ref());
    assert_eq!(after.await.answer["kind"], "count");
}

#[tokio::test]
async fn a_place_a_rate_or_a_band_over_a_stretch_is_told_month_by_month_and_no_points_stand_for_it() {
    let world = year::world().await;
    insta::assert_snapshot!("places", words(&world, "từ tháng 10 đến tháng 12 huyện xếp thứ mấy").await);
    insta::assert_snapshot!("places_counted", words(&world, "từ tháng 10 đến tháng 12 xã mình xếp thứ mấy").await);
    insta::assert_snapshot!("bands", words(&world, "3 tháng gần đây huyện xếp loại gì").await);
    insta::assert_snapshot!("weakest", words(&world, "3 tháng gần đây huyện yếu nhất nhóm nào").await);
    let rates = words(&world, "từ tháng 10 đến tháng 12 tỷ lệ thanh toán trực tuyến của huyện bao nhiêu").await;
    assert!(rates.contains("Tháng 11/2024: văn bản không ghi tỷ lệ"), "{rates}");
    let places = told(&world, "từ tháng 10 đến tháng 12 huyện xếp thứ mấy").await;
    for figure in places.answer["figures"].as_array().expect("figures") {
        assert_eq!(figure["indicator"], Indicator::Total.code());
        assert!(world.has(figure) && figure["rank"]["of"] == 10, "{figure}");
    }
}
