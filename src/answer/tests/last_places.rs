//! Away from the end of a list, and how many stand on one side of a unit.

use super::*;

/// The places and points of the whole list, and the place of the asker's unit in it.
async fn list(world: &World) -> (Vec<(u64, f64)>, usize) {
    let whole = told(world, "xếp hạng các xã tháng 12").await;
    let rows = whole.answer["figures"].as_array().expect("figures").clone();
    let own = rows.iter().position(|row| row["unit"] == HIEP_CUONG).expect("one's own");
    let row = |row: &Value| Some((row["place"].as_u64()?, row["points"].as_f64()?));
    (rows.iter().filter_map(row).collect(), own)
}

#[tokio::test]
async fn the_goal_of_who_wants_to_leave_the_last_is_the_unit_right_above_them() {
    let world = year::world().await;
    let (rows, own) = list(&world).await;
    let last = rows.len() - own + 1;
    let asked = format!("tháng 12 cần bao nhiêu điểm để ra khỏi {last} xã thấp nhất");
    let answer = told(&world, &asked).await;
    assert_eq!(answer.answer["kind"], "gap_to_rank");
    let said = answer.message.plain_text();
    let goal = rows[rows.len() - last - 1].1;
    let typed = |points: f64| format!("{points:.2}").trim_end_matches('0').trim_end_matches(',').replace('.', ",");
    assert!(said.contains(&format!("để ra khỏi {last} đơn vị thấp nhất")), "{said}");
    assert!(said.contains(&format!("còn thiếu {} điểm", typed(goal - rows[own].1))), "{said}");
    let of_another = "tháng 12 Phú Thọ thiếu mấy điểm để thoát tốp 2 xã cuối";
    let out = told(&world, of_another).await.message.plain_text();
    assert!(out.contains("không nằm trong 2 đơn vị thấp nhất"), "{out}");
}

#[tokio::test]
async fn only_those_on_the_side_that_was_said_are_counted() {
    let world = year::world().await;
    let (rows, own) = list(&world).await;
    let points = rows[own].1;
    for (question, count, vi) in [
        ("mấy xã hơn mình tháng 12", rows.iter().filter(|row| row.1 > points).count(), "đơn vị cao hơn"),
        ("mấy xã kém mình tháng 12", rows.iter().filter(|row| row.1 < points).count(), "đơn vị thấp hơn"),
        ("mấy xã bằng mình tháng 12", rows.iter().filter(|row| row.1 == points).count() - 1, "đơn vị bằng điểm"),
    ] {
        let answer = told(&world, question).await;
        assert_eq!(answer.answer["count"], count, "{question}: {}", answer.message.plain_text());
        assert!(answer.message.plain_text().contains(vi), "{question}");
    }
}
