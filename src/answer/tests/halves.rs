//! Stretches held against each other of which no figure is published.

use super::*;

#[tokio::test]
async fn a_half_without_a_figure_is_told_by_its_months_and_nothing_is_said_to_be_higher() {
    let world = year::world().await;
    let answer = told(&world, "nửa đầu với nửa cuối năm 2024 nửa nào huyện điểm cao hơn").await;
    let said = answer.message.plain_text();
    assert!(said.lines().next().is_some_and(|line| line.contains("không so được")), "{said}");
    assert!(said.contains("Tháng 7/2024: ") && said.contains("Tháng 12/2024: "), "{said}");
    assert!(!said.contains("thấp hơn") && !said.contains("cao hơn"), "{said}");
    assert_eq!(answer.answer["kind"], "compare");
    for figure in answer.answer["figures"].as_array().expect("figures") {
        assert!(world.has(figure), "{figure}");
    }
}

#[tokio::test]
async fn the_last_month_of_a_stretch_does_not_stand_for_it_between_two_units() {
    let world = year::world().await;
    let said = words(&world, "6 tháng cuối năm 2024 Song Mai với Hùng An ai hơn").await;
    assert!(said.contains("Xã Song Mai, từ tháng 7/2024 đến tháng 12/2024"), "{said}");
    assert!(said.contains("Xã Hùng An, từ tháng 7/2024 đến tháng 12/2024"), "{said}");
    assert!(said.contains("Tháng 10/2024: ") && said.contains("Tháng 11/2024: "), "{said}");
}

#[tokio::test]
async fn a_stretch_that_is_printed_as_one_figure_is_held_against_by_that_figure() {
    let first = Period::HalfYear { year: 2024 };
    let eleven = Period::FirstMonths { year: 2024, months: 11 };
    let world = year::world().await.with("feedfeedfeedfeed", vec![year::summed(first), year::summed(eleven)]).await;
    let said = words(&world, "so sánh 11 tháng đầu năm 2024 với 6 tháng đầu năm 2024 của huyện").await;
    assert!(said.contains("11 tháng đầu năm 2024, so với 6 tháng đầu năm 2024"), "{said}");
}
