//! Lists and counts between two limits.

use super::*;

#[tokio::test]
async fn only_those_between_the_limits_are_listed_and_both_limits_are_said() {
    let world = year::world().await;
    let whole = told(&world, "xếp hạng các xã tháng 12").await;
    let figures = whole.answer["figures"].as_array().expect("figures").clone();
    let points: Vec<f64> = figures.iter().filter_map(|figure| figure["points"].as_f64()).collect();
    let (low, high) = (points[points.len() - 3], points[1]);
    let between = points.iter().filter(|points| **points >= low && **points < high).count();
    assert!(between > 1 && between < points.len(), "{points:?}");
    let typed = |points: f64| format!("{points:.2}").replace('.', ",");
    let question = format!("các xã từ {} đến dưới {} điểm tháng 12", typed(low), typed(high));
    let listed = told(&world, &question).await;
    assert_eq!(listed.answer["kind"], "threshold_list");
    assert_eq!(listed.answer["count"], between, "{question}: {}", listed.message.plain_text());
    for figure in listed.answer["figures"].as_array().expect("figures") {
        let points = figure["points"].as_f64().expect("points");
        assert!(points >= low && points < high, "{question}: {points}");
    }
    let including = told(&world, &format!("các xã từ {} đến {} điểm tháng 12", typed(low), typed(high))).await;
    assert!(including.answer["count"].as_u64() > listed.answer["count"].as_u64());
}

#[tokio::test]
async fn the_sentence_says_which_limit_belongs_to_the_list() {
    let world = year::world().await;
    for (question, vi, en) in [
        ("các xã từ 40 đến dưới 90 điểm tháng 12", "đạt từ 40 đến dưới 90 điểm", "at least 40 and less than 90 points"),
        ("mấy xã trên 40 mà không quá 90 tháng 12", "đạt trên 40 đến 90 điểm", "more than 40 and at most 90 points"),
        ("năm 2024 huyện mấy tháng từ 40 đến 90", "tháng đạt từ 40 đến 90 điểm", "at least 40 and at most 90 points"),
    ] {
        let said = words(&world, question).await;
        assert!(said.lines().next().is_some_and(|line| line.contains(vi)), "{question}\n{said}");
        let said = world.ask_in(question, Some(HIEP_CUONG), None, Lang::En).await.message.plain_text();
        assert!(said.lines().next().is_some_and(|line| line.contains(en)), "{question}\n{said}");
    }
}
