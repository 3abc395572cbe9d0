//! Which picture goes with which answer, and that it shows what is stored.

use super::*;
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureSet, FigureStatus};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{LetterId, LetterRef};
use crate::domain::points::Points;

const COMMUNES: [&str; 4] = [HIEP_CUONG, "kim-dong.nghia-dan", "kim-dong.vinh-xa", "kim-dong.luong-bang"];

fn total(unit: &str, month: u32, points: i32) -> FigureSet {
    let figure = Figure {
        role: FigureRole::Own,
        indicator: Indicator::Total,
        points: Points::hundredths(points),
        max: Points::whole(100),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: String::new(),
        line: 1,
    };
    FigureSet {
        unit: UnitId::new(unit),
        period: Period::Month { year: 2024, month },
        source: LetterRef { letter: LetterId::from_text("kim-dong_x"), version: 1 },
        figures: vec![figure],
    }
}

/// Four communes in September, October and December; November was never published.
async fn communes() -> World {
    let mut sets = Vec::new();
    for (at, unit) in COMMUNES.into_iter().enumerate() {
        for (month, points) in [(9, 8_111), (10, 8_333), (12, 8_555)] {
            sets.push(total(unit, month, points + at as i32 * 37));
        }
    }
    if let Some(doubtful) = sets.last_mut().and_then(|set| set.figures.first_mut()) {
        doubtful.status = FigureStatus::Doubtful(Doubt::Unclear);
    }
    World::new().await.with("fedcba9876543210", sets).await
}

async fn alt(world: &World, question: &str, context: Option<&Context>) -> String {
    let answer = world.ask(question, Some(HIEP_CUONG), context).await;
    let picture = answer.message.picture.unwrap_or_else(|| panic!("{question}: no picture, {}", answer.understood));
    assert!(picture.png.starts_with(b"\x89PNG"), "{question}");
    picture.alt
}

#[tokio::test]
async fn a_trend_is_drawn_with_its_gap() {
    let world = communes().await;
    for question in ["xem biểu đồ điểm từ đầu năm", "ve bieu do", "diễn biến điểm xã mình"] {
        let alt = alt(&world, question, None).await;
        assert!(alt.starts_with("Xã Hiệp Cường – Tổng điểm: tháng 9/2024 đạt 81,11 điểm"), "{question}: {alt}");
        assert!(alt.contains("tháng 12/2024 đạt 85,55 điểm (+4,44)"), "{alt}");
        assert!(alt.contains("Chưa có số liệu: tháng 11/2024"), "{alt}");
    }
}

#[tokio::test]
async fn one_figure_is_no_line() {
    let world = World::new().await;
    let answer = told(&world, "vẽ biểu đồ điểm của huyện").await;
    assert_eq!(answer.answer["kind"], "trend");
    assert_eq!(answer.message.picture, None);
    assert!(answer.message.plain_text().contains("87,96"));
}

#[tokio::test]
async fn the_groups_are_drawn_against_maximum_and_average() {
    let world = communes().await;
    for question in ["biểu đồ các nhóm của huyện tháng 12", "ve bieu do 6 nhom chi so huyen thang 12"] {
        let alt = alt(&world, question, None).await;
        assert!(alt.starts_with("Huyện Kim Động – các nhóm chỉ số, tháng 12/2024."), "{question}: {alt}");
        assert!(alt.contains("Dịch vụ công trực tuyến 7,2/12 (trung bình của tỉnh 8)"), "{alt}");
    }
}

#[tokio::test]
async fn a_ranking_is_drawn_with_the_asker_and_the_doubts() {
    let world = communes().await;
    for question in ["biểu đồ xếp hạng các xã", "bieu do xep hang cac xa thang 12", "vẽ biểu đồ điểm các xã tháng 12"]
    {
        let alt = alt(&world, question, None).await;
        assert!(alt.contains("4 đơn vị: cao nhất thị trấn Lương Bằng (86,66 điểm)"), "{question}: {alt}");
        assert!(alt.contains("Xã Hiệp Cường xếp thứ 4/4 với 85,55 điểm"), "{alt}");
        assert!(alt.contains("Số liệu còn nghi vấn: thị trấn Lương Bằng"), "{alt}");
    }
}

#[tokio::test]
async fn to_draw_follows_what_was_asked_before() {
    let world = communes().await;
    let list = told(&world, "xếp hạng các xã tháng 12").await;
    assert_eq!(list.message.picture, None);
    let offered = list.message.choices.iter().any(|choice| choice.label == "Vẽ biểu đồ xếp hạng");
    assert!(offered, "{:?} {}", list.message.choices, list.understood);
    let drawn = alt(&world, "vẽ biểu đồ", list.context.as_ref()).await;
    assert!(drawn.starts_with("Xếp hạng các xã, phường, thị trấn – Tổng điểm, tháng 12/2024"), "{drawn}");
    let score = told(&world, "điểm xã mình tháng 12").await;
    let drawn = alt(&world, "vẽ biểu đồ", score.context.as_ref()).await;
    assert!(drawn.starts_with("Xã Hiệp Cường – Tổng điểm: tháng 9/2024"), "{drawn}");
}

#[tokio::test]
async fn a_heat_map_shows_units_by_months() {
    let world = communes().await;
    for question in ["bản đồ nhiệt", "bang mau cac xa", "bản đồ nhiệt các xã từ tháng 9 đến tháng 12", "heat map"]
    {
        let answer = told(&world, question).await;
        assert_eq!(answer.understood["picture"], "heat_map", "{question}: {}", answer.understood);
        let picture = answer.message.picture.clone().unwrap_or_else(|| panic!("{question}"));
        assert!(picture.alt.contains("tháng 9/2024 – tháng 12/2024"), "{}", picture.alt);
        for figure in answer.answer["figures"].as_array().expect("figures") {
            assert!(world.has(figure), "{question}: {figure}");
        }
        assert_eq!(answer.answer["figures"].as_array().map(Vec::len), Some(12));
        insta::allow_duplicates! { insta::assert_snapshot!("heat_map", answer.message.plain_text()); }
    }
    let departments = told(&world, "bản đồ nhiệt các phòng").await;
    assert_eq!(departments.answer["kind"], "no_data");
}

#[tokio::test]
async fn what_is_no_picture_draws_none() {
    let world = communes().await;
    for question in ["chỉ số tháng 12", "số hóa bản đồ địa chính làm đến đâu rồi", "vẽ biểu đồ điểm xã Abc", "xin chào"]
    {
        assert_eq!(told(&world, question).await.message.picture, None, "{question}");
    }
}
