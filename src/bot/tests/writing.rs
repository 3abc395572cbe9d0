use super::phone::World;
use crate::desk::fixture::Office;

const LETTER: &[u8] = include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt");

/// The clerk gets the letter as a file, from the button below the confirmation on; a chair does not.
#[tokio::test]
async fn the_clerk_is_handed_the_letter_as_a_file() {
    for language in ["vi", "en"] {
        let world = World::new(Office::seated().await);
        world.says("clerk", &format!("/language {language}")).await;
        world.sends("clerk", "2024-12.txt", LETTER).await;
        let mut told = vec![world.says("clerk", if language == "vi" { "Xác nhận" } else { "Confirm" }).await];
        for said in
            ["1", "/soanthu năm 2024 pdf", "/soanthu 2024-12 phụ lục", "/soanthu tháng 5/2025", "/soanthu hôm kia"]
        {
            told.push(format!("> {said}"));
            told.push(world.says("clerk", said).await);
        }
        told.push("> /soanthu".to_owned());
        told.push(world.says("chair", "/soanthu").await);
        insta::assert_snapshot!(format!("writing_{language}"), told.join("\n=====\n"));
    }
}
