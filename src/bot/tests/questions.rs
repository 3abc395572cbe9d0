use super::phone::{World, in_group, inbound};
use crate::channel::inbound::Event;
use crate::desk::fixture::Office;
use chrono::TimeDelta;

async fn world() -> World {
    let office = Office::seated().await;
    office.confirmed_letter().await;
    World::new(office)
}

#[tokio::test]
async fn a_question_is_answered_with_the_stored_figures() {
    let world = world().await;
    for question in ["chỉ số tháng 12", "chi so thang 12", "CHỈ SỐ THÁNG 12", "/chiso tháng 12"] {
        let answer = world.says("chief", question).await;
        assert!(answer.contains("87,96") && answer.contains("12/2024"), "{question}: {answer}");
    }
    let newest = world.says("chief", "/chiso").await;
    assert!(newest.contains("87,96") || newest.contains("89,39"), "{newest}");
}

#[tokio::test]
async fn a_follow_up_leans_on_the_question_before_it_for_half_an_hour() {
    let world = world().await;
    let first = world.says("chief", "thanh toán trực tuyến tháng 12").await;
    assert!(first.contains("8,1"), "{first}");
    let second = world.says("chief", "còn năm 2024?").await;
    assert!(second.contains("9,2"), "{second}");
    world.says("chief", "thanh toán trực tuyến tháng 12").await;
    world.office.clock.advance(TimeDelta::minutes(31));
    let late = world.says("chief", "còn năm 2024?").await;
    assert_ne!(late, second, "what was asked long ago does not complete a question");
}

#[tokio::test]
async fn a_stranger_gets_figures_but_neither_directives_nor_the_letter() {
    let world = world().await;
    assert!(world.says("stranger", "chỉ số tháng 12").await.contains("87,96"));
    for question in ["huyện chỉ đạo gì?", "thời hạn thực hiện chỉ đạo", "gửi văn bản gốc tháng 12"]
    {
        let answer = world.says("stranger", question).await;
        assert!(answer.starts_with("Nội dung này dành cho người giữ chức vụ"), "{question}: {answer}");
    }
    let answer = world.says("chair", "huyện chỉ đạo gì?").await;
    assert!(answer.contains("Tăng cường chỉ đạo"), "{answer}");
}

#[tokio::test]
async fn public_questions_can_be_switched_off() {
    let office = Office::with(|config| config.office.public_questions = false).await;
    office.seat_people().await;
    office.confirmed_letter().await;
    let world = World::new(office);
    assert!(world.says("stranger", "chỉ số tháng 12").await.starts_with("Nội dung này dành cho"));
    assert_eq!(world.does(in_group("g", "chỉ số tháng 12")).await, "");
    assert!(world.says("chair", "chỉ số tháng 12").await.contains("87,96"));
    assert!(!world.says("stranger", "/start").await.contains("cmd:chiso"));
}

#[tokio::test]
async fn a_group_hears_figures_and_is_not_spoken_to_otherwise() {
    let world = world().await;
    let answer = world.does(in_group("g", "chỉ số tháng 12")).await;
    assert!(answer.contains("87,96"), "{answer}");
    for chatter in ["mai họp lúc mấy giờ?", "cảm ơn các đồng chí", "huyện chỉ đạo gì?", "đã tiếp nhận"]
    {
        assert_eq!(world.does(in_group("g", chatter)).await, "", "{chatter}");
    }
}

#[tokio::test]
async fn a_pressed_question_is_asked() {
    let world = world().await;
    let answer = world.presses("chair", "ask:điểm năm 2024", None).await;
    assert!(answer.contains("89,39"), "{answer}");
    let nfd = inbound("chair", Event::Text("chi\u{309} so\u{302}\u{301} tha\u{301}ng 12".into()));
    assert!(world.does(nfd).await.contains("87,96"), "decomposed letters are the same letters");
}

#[tokio::test]
async fn the_words_for_acknowledging_may_be_others() {
    let office = Office::seated().await;
    office.issued().await;
    let world = World::new(office);
    let answer = world.says("chair", "tôi đã tiếp nhận").await;
    assert!(answer.contains("Có nhiều thông báo chưa tiếp nhận"), "{answer}");
}

#[tokio::test]
async fn a_number_asks_nothing_that_an_older_answer_offered() {
    let world = world().await;
    world.says("chair", "điểm").await;
    let chosen = world.says("chair", "1").await;
    assert!(chosen.contains("87,96") || chosen.contains("Tổng"), "{chosen}");
    world.says("chair", "điểm").await;
    world.says("chair", "/ngonngu vi").await;
    let late = world.says("chair", "1").await;
    assert!(!late.contains("87,96") && late != chosen, "{late}");
}
