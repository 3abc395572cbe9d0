//! Values that somebody remembers, and the same answer for readers of words and of data.

use super::*;
use crate::domain::unit::UnitId;
use world::moment;

#[tokio::test]
async fn a_remembered_value_is_found_among_points_rates_and_places() {
    let world = World::new().await;
    for (question, found) in [
        ("99,16 phần trăm là số của kỳ nào", "tháng 12/2024 – tỷ lệ ghi cạnh điểm Tiến độ giải quyết"),
        ("hạng 5 trên 10 là của đợt nào", "Huyện Kim Động, năm 2024 – xếp hạng 5/10"),
        ("con số 16,9 là của kỳ nào", "Huyện Kim Động, tháng 12/2024 – Số hóa hồ sơ"),
        ("con số 16,9 là của kỳ nào", "Trung bình của tỉnh, tháng 12/2024 – Số hóa hồ sơ"),
    ] {
        let said = words(&world, question).await;
        assert!(said.contains(found), "{question}: {said}");
    }
    let said = words(&world, "con số 13,37 là của kỳ nào").await;
    assert!(said.contains("Không có số liệu nào đã công bố bằng 13,37"), "{said}");
}

#[tokio::test]
async fn a_message_says_the_same_with_and_without_its_data() {
    let world = World::new().await;
    let own = UnitId::new(HIEP_CUONG);
    let home = UnitId::new("kim-dong");
    let lexicon = world.lexicon();
    let list = include_str!("../../../tests/data/questions.tsv");
    let asked = list.lines().skip(1).filter_map(|line| line.split('\t').next());
    for question in asked.chain(["18 điểm là của nhóm nào", "con số 16,9 là của kỳ nào", "5/10 là hạng của kỳ nào"])
    {
        let ask = || Ask {
            text: question,
            own_unit: Some(&own),
            came_from: &[],
            home_unit: Some(&home),
            context: None,
            now: moment(),
        };
        let text = CATALOGUE.in_lang(Lang::Vi);
        let with = respond(&world.store, lexicon, text, ask()).await.expect("an answer");
        let without = respond_in_words(&world.store, lexicon, text, ask()).await.expect("an answer");
        assert_eq!(with.message.plain_text(), without.message.plain_text(), "{question}");
    }
}
