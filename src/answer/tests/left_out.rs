//! Units that a list leaves out.

use super::*;

fn units(answer: &Response) -> Vec<String> {
    let figures = answer.answer["figures"].as_array().expect("figures");
    figures.iter().filter_map(|figure| figure["unit"].as_str()).map(str::to_owned).collect()
}

#[tokio::test]
async fn who_is_left_out_is_neither_listed_nor_counted_nor_ranked_and_the_answer_says_so() {
    let world = year::world().await;
    let whole = told(&world, "xếp hạng các xã tháng 12").await;
    let all = units(&whole);
    let rest = told(&world, "xếp hạng các xã tháng 12 trừ Song Mai").await;
    let said = rest.message.plain_text();
    assert_eq!(units(&rest).len(), all.len() - 1, "{said}");
    assert!(!units(&rest).contains(&"kim-dong.song-mai".to_owned()), "{said}");
    assert!(said.contains("Không tính xã Song Mai."), "{said}");
    let count = told(&world, "mấy xã trên 1 điểm tháng 12 không kể Song Mai").await;
    assert_eq!(count.answer["count"], all.len() - 1, "{}", count.message.plain_text());
    assert_eq!(count.answer["of"], all.len() - 1);
    let names: Vec<String> = all.iter().take(1).map(|unit| registry_name(unit)).collect();
    let first = told(&world, &format!("trừ {} ra thì xã nào cao nhất tháng 12", names[0])).await;
    assert_eq!(units(&first), all[1..2], "{}", first.message.plain_text());
}

fn registry_name(unit: &str) -> String {
    crate::question::test_registry().name(&UnitId::new(unit))
}

#[tokio::test]
async fn a_kind_of_units_is_left_out_as_a_whole() {
    let world = year::world().await;
    let communes = told(&world, "xếp hạng các xã tháng 12").await;
    let rest = told(&world, "xếp hạng các đơn vị tháng 12, không kể các phòng").await;
    assert_eq!(units(&rest), units(&communes), "{}", rest.message.plain_text());
    assert!(rest.message.plain_text().contains("Không tính các phòng, ngành."));
}

#[tokio::test]
async fn the_caption_of_a_picture_says_whom_it_leaves_out() {
    let world = year::world().await;
    for question in [
        "vẽ biểu đồ xếp hạng các xã tháng 12 trừ Song Mai",
        "biểu đồ nhiệt các xã từ tháng 10 đến tháng 12 trừ Song Mai",
    ] {
        let answer = told(&world, question).await;
        let picture = answer.message.picture.as_ref().expect("a picture");
        assert!(picture.alt.contains("không tính xã Song Mai"), "{question}: {}", picture.alt);
        assert!(!units(&answer).contains(&"kim-dong.song-mai".to_owned()), "{question}");
    }
}

#[tokio::test]
async fn a_follow_up_leaves_somebody_out_of_the_list_before() {
    let world = year::world().await;
    let first = told(&world, "xã nào cao nhất tháng 12").await;
    let best = registry_name(&units(&first)[0]);
    let second = world.ask(&format!("trừ {best} ra thì sao"), Some(HIEP_CUONG), first.context.as_ref()).await;
    assert_eq!(second.answer["kind"], "ranking", "{}", second.message.plain_text());
    assert!(!units(&second).contains(&units(&first)[0]), "{}", second.message.plain_text());
}
