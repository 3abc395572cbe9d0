//! Two confirmed letters in conflict.

use super::*;
use crate::domain::period::Period;
use crate::domain::points::Points;

/// The world of December 2024, and a letter confirmed later that prints another total.
async fn world() -> World {
    let first = World::new().await;
    let mut later = first.sets()[0].clone();
    assert_eq!(later.period, Period::Month { year: 2024, month: 12 });
    for figure in &mut later.figures {
        if figure.points == Points::hundredths(8796) {
            figure.points = Points::hundredths(8776);
        }
    }
    first.with("fedcba9876543210", vec![later]).await
}

#[tokio::test]
async fn the_letter_confirmed_last_counts_and_the_other_is_told_of() {
    let world = world().await;
    let answer = told(&world, "tổng điểm huyện tháng 12").await;
    let said = answer.message.plain_text();
    assert!(said.contains("87,76/100"), "{said}");
    assert!(said.contains("lại ghi: Tổng điểm 87,96. Số liệu nêu trên theo văn bản được xác nhận sau cùng."), "{said}");
    assert_eq!(figure(&answer, "own", "TOTAL").expect("a total")["points"], 87.76);
    let rivals = figure(&answer, "own", "TOTAL").expect("a total")["rivals"].clone();
    assert_eq!(rivals.as_array().map(Vec::len), Some(1), "{rivals}");
    assert_eq!(rivals[0]["points"], 87.96);
    let english = world.ask_in("total of the district in December", Some(HIEP_CUONG), None, Lang::En).await;
    assert!(!english.message.plain_text().contains("rival-"));
}

#[tokio::test]
async fn letters_that_agree_are_not_told_of() {
    let world = World::new().await;
    let same = world.sets()[0].clone();
    let world = world.with("fedcba9876543210", vec![same]).await;
    let said = words(&world, "tổng điểm huyện tháng 12").await;
    assert!(!said.contains("lại ghi"), "{said}");
}
