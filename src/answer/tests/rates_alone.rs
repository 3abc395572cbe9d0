//! Rates that a letter prints without the points of their group.

use super::world::content;
use super::*;
use crate::domain::figure::{Figure, FigureRole, FigureSet, FigureStatus, RateAlone};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{LetterContent, LetterId, LetterRef};
use crate::domain::points::{Points, Rate};

const PERIOD: Period = Period::Month { year: 2024, month: 12 };

/// The own unit with a total alone, and one rate of a group that has no points.
async fn world() -> World {
    let total = Figure {
        role: FigureRole::Own,
        indicator: Indicator::Total,
        points: Points::hundredths(8410),
        max: Points::whole(100),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: String::new(),
        line: 3,
    };
    let source = LetterRef { letter: LetterId::from_text("kim-dong_0123456789ab"), version: 1 };
    let set = FigureSet { unit: UnitId::new(HIEP_CUONG), period: PERIOD, source, figures: vec![total] };
    let rate = |unit: &str, hundredths: i32| RateAlone {
        unit: UnitId::new(unit),
        period: PERIOD,
        indicator: Indicator::Tttt,
        rate: Rate::hundredths(hundredths),
        label: Some("hồ sơ thanh toán trực tuyến".to_owned()),
        printed: String::new(),
        line: 4,
    };
    let rates_alone = vec![rate(HIEP_CUONG, 7020), rate("kim-dong.song-mai", 5510)];
    World::of(Vec::new())
        .await
        .with_letter("0123456789abcdef", LetterContent { rates_alone, ..content(vec![set]) })
        .await
}

#[tokio::test]
async fn the_rate_of_a_group_without_points_is_told_with_what_it_is_of() {
    let answer = told(&world().await, "tỷ lệ thanh toán trực tuyến tháng 12 của xã là bao nhiêu phần trăm").await;
    let said = answer.message.plain_text();
    assert!(said.contains("70,2 %") && said.contains("hồ sơ thanh toán trực tuyến"), "{said}");
    assert!(said.contains("văn bản không in điểm của nhóm"), "{said}");
    assert!(!said.contains("55,1"), "another unit's: {said}");
    assert_eq!(answer.answer["rates_alone"][0]["value"], 70.2);
    assert_eq!(answer.answer["figures"].as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn a_group_without_points_and_rate_has_none() {
    let said = words(&world().await, "tỷ lệ số hóa hồ sơ tháng 12 của xã là bao nhiêu phần trăm").await;
    assert!(said.contains("văn bản không ghi tỷ lệ"), "{said}");
}

/// The letter prints no figure of it at all.
#[tokio::test]
async fn a_unit_of_which_a_letter_prints_a_rate_alone_is_answered_with_it() {
    let world = world().await;
    for question in [
        "tỷ lệ thanh toán trực tuyến tháng 12 của xã Song Mai là bao nhiêu phần trăm",
        "tỷ lệ thanh toán trực tuyến của xã Song Mai",
        "điểm thanh toán trực tuyến tháng 12 của xã Song Mai",
    ] {
        let said = words(&world, question).await;
        assert!(said.contains("55,1 %") && said.contains("Song Mai"), "{question}: {said}");
        assert!(said.contains("văn bản không in điểm của nhóm"), "{question}: {said}");
        assert!(!said.contains("70,2"), "another unit's: {said}");
    }
    for question in [
        "tổng điểm tháng 12 của xã Song Mai",
        "tỷ lệ số hóa tháng 12 của xã Song Mai",
        "tỷ lệ thanh toán trực tuyến tháng 11 của xã Song Mai",
    ] {
        let said = words(&world, question).await;
        assert!(!said.contains("55,1"), "{question}: {said}");
    }
}
