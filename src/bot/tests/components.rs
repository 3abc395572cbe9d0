//! Why component criteria have no points: told while they are suspended, and no longer.

use super::phone::World;
use crate::desk::fixture::{Office, clerk};

const ASKED: &str = "vì sao không có điểm tiêu chí thành phần?";

#[tokio::test]
async fn the_suspension_is_told_until_a_person_lets_publication_go_on() {
    let office = Office::seated().await;
    let letter = office.confirmed_letter().await;
    let world = World::new(office);
    let mut told = vec![world.says("chair", ASKED).await];
    world.office.desk.lift_suspension(&clerk(), &letter, None).await.expect("lifted");
    told.push(world.says("chair", ASKED).await);
    world.says("chair", "/language en").await;
    told.push(world.says("chair", ASKED).await);
    insta::assert_snapshot!("components", told.join("\n=====\n"));
}

#[tokio::test]
async fn the_office_lets_it_go_on_with_a_button_and_takes_that_back() {
    let office = Office::seated().await;
    office.confirmed_letter().await;
    let world = World::new(office);
    assert!(!world.says("chair", ASKED).await.contains("[Khôi phục công bố]"), "not the chair's to say");
    let mut told = vec![world.says("clerk", ASKED).await];
    told.push(world.says("clerk", "Khôi phục công bố").await);
    let again = world.says("clerk", "Tạm dừng lại").await;
    assert!(world.says("chair", ASKED).await.contains("đang tạm dừng"));
    told.push(again);
    insta::assert_snapshot!("components_office", told.join("\n=====\n"));
}
