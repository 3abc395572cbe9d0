//! Groups of one unit and period held against each other.

use super::*;
use crate::domain::figure::{Figure, FigureRole, FigureSet, FigureStatus};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{LetterId, LetterRef};
use crate::domain::points::Points;

/// The own unit in December, with these groups.
async fn world(groups: &[(Indicator, i32)]) -> World {
    let figures = groups.iter().map(|(indicator, points)| Figure {
        role: FigureRole::Own,
        indicator: *indicator,
        points: Points::hundredths(*points),
        max: indicator.national_max(),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: String::new(),
        line: 3,
    });
    let source = LetterRef { letter: LetterId::from_text("kim-dong_0123456789ab"), version: 1 };
    let period = Period::Month { year: 2024, month: 12 };
    World::of(vec![FigureSet { unit: UnitId::new(HIEP_CUONG), period, source, figures: figures.collect() }]).await
}

#[tokio::test]
async fn the_better_of_two_groups_is_the_one_with_the_greater_part_of_its_maximum() {
    // 16,5/22 are more points and a smaller part than 9/10.
    let world = world(&[(Indicator::Shhs, 1650), (Indicator::Tttt, 900), (Indicator::Ckmb, 1800)]).await;
    let answer = told(&world, "số hóa với thanh toán của xã tháng 12 cái nào kém hơn").await;
    let said = answer.message.plain_text();
    let first = said.lines().next().unwrap_or_default();
    assert!(first.contains("Thanh toán trực tuyến khá hơn Số hóa hồ sơ"), "{said}");
    assert!(first.contains("90 % so với 75 %"), "{said}");
    assert!(said.contains("16,5/22") && said.contains("9/10"), "{said}");
    assert!(said.contains("Điểm tối đa của các nhóm khác nhau"), "{said}");
    assert_eq!(answer.answer["kind"], "compare");
    assert_eq!(answer.answer["figures"].as_array().map(Vec::len), Some(2));
    let three = words(&world, "công khai, số hóa với thanh toán tháng 12 nhóm nào khá hơn").await;
    assert!(three.contains("cao nhất là Công khai, minh bạch; thấp nhất là Số hóa hồ sơ"), "{three}");
}

#[tokio::test]
async fn groups_with_one_part_are_told_as_equal_and_one_that_is_not_printed_is_named() {
    let world = world(&[(Indicator::Shhs, 1100), (Indicator::Tttt, 500)]).await;
    let equal = words(&world, "số hóa có hơn thanh toán không, tháng 12").await;
    assert!(equal.contains("đạt tỷ lệ bằng nhau so với điểm tối đa (50 %)"), "{equal}");
    let missing = words(&world, "so sánh số hóa với công khai tháng 12").await;
    assert!(missing.contains("Số hóa hồ sơ: 11/22"), "{missing}");
    assert!(missing.contains("văn bản không ghi điểm Công khai, minh bạch"), "{missing}");
    assert!(!missing.contains("khá hơn"), "{missing}");
}
