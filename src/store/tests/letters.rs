use super::world::{World, confirmation, month, new_letter, total};
use crate::domain::letter::{LetterId, LetterRef, LetterState};
use crate::store::{AddedLetter, Conflict, StoreError};

fn version(version: u32) -> LetterRef {
    LetterRef { letter: LetterId::from_text("l"), version }
}

fn refused<T>(result: Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Conflict(Conflict::LetterState)))
}

#[tokio::test]
async fn a_letter_comes_back_as_it_was_given() {
    let world = World::new();
    let given = new_letter("l", vec![total("b", month(12), 8796), total("a", month(11), 8_000)]);
    assert_eq!(world.store.add_letter(given.clone()).await.unwrap(), AddedLetter::New(version(1)));
    let world = world.reopened();
    let stored = world.store.letter(&version(1)).await.unwrap().unwrap();
    assert_eq!((stored.state, stored.id.version), (LetterState::Unreviewed, 1));
    let mut expected = given.content;
    for set in &mut expected.figure_sets {
        set.source = version(1);
    }
    assert_eq!(stored.content, expected);
    assert_eq!(world.store.document(&stored.document).await.unwrap().as_deref(), Some(&b"the file"[..]));
    assert_eq!(world.store.document("../../etc/passwd").await.unwrap(), None);
}

#[tokio::test]
async fn the_same_content_is_one_letter_and_other_content_a_new_version() {
    let world = World::new();
    let first = || new_letter("l", vec![total("a", month(12), 8796)]);
    assert_eq!(world.store.add_letter(first()).await.unwrap(), AddedLetter::New(version(1)));
    assert_eq!(world.store.add_letter(first()).await.unwrap(), AddedLetter::Known(version(1)));
    let corrected = new_letter("l", vec![total("a", month(12), 8797)]);
    assert_eq!(world.store.add_letter(corrected).await.unwrap(), AddedLetter::New(version(2)));
    assert_eq!(world.store.letters().await.unwrap().len(), 2);
}

#[tokio::test]
async fn the_same_letter_from_many_at_once_is_one_letter() {
    let world = World::new();
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let store = world.store.clone();
            let letter = new_letter("l", vec![total("a", month(12), 8796)]);
            tokio::spawn(async move { store.add_letter(letter).await.unwrap() })
        })
        .collect();
    let mut new = 0;
    for task in tasks {
        new += usize::from(matches!(task.await.unwrap(), AddedLetter::New(_)));
    }
    assert_eq!((new, world.store.letters().await.unwrap().len()), (1, 1));
}

#[tokio::test]
async fn a_newer_confirmed_version_supersedes_the_older() {
    let world = World::new();
    for points in [8_000, 8_100, 8_200] {
        world.store.add_letter(new_letter("l", vec![total("a", month(12), points)])).await.unwrap();
    }
    world.store.confirm_letter(&version(2), confirmation()).await.unwrap();
    assert!(refused(world.store.confirm_letter(&version(1), confirmation()).await), "version 2 is newer");
    let letter = world.store.confirm_letter(&version(3), confirmation()).await.unwrap();
    assert_eq!(letter.confirmed, Some(confirmation()));
    let states: Vec<_> = world.reopened().store.letters().await.unwrap().iter().map(|l| l.state).collect();
    assert_eq!(states, [LetterState::Confirmed, LetterState::Superseded, LetterState::Unreviewed]);
}

#[tokio::test]
async fn confirming_again_changes_nothing() {
    let world = World::new();
    world.store.add_letter(new_letter("l", vec![])).await.unwrap();
    let first = world.store.confirm_letter(&version(1), confirmation()).await.unwrap();
    let mut later = confirmation();
    later.by = "somebody else".into();
    assert_eq!(world.store.confirm_letter(&version(1), later).await.unwrap(), first);
}

#[tokio::test]
async fn a_discarded_version_is_final_and_can_be_imported_anew() {
    let world = World::new();
    let letter = || new_letter("l", vec![total("a", month(12), 8796)]);
    world.store.add_letter(letter()).await.unwrap();
    world.store.discard_letter(&version(1)).await.unwrap();
    world.store.discard_letter(&version(1)).await.unwrap();
    assert!(refused(world.store.confirm_letter(&version(1), confirmation()).await));
    assert_eq!(world.store.add_letter(letter()).await.unwrap(), AddedLetter::New(version(2)));
    world.store.confirm_letter(&version(2), confirmation()).await.unwrap();
    assert!(refused(world.store.discard_letter(&version(2)).await));
    let missing = world.store.confirm_letter(&version(9), confirmation()).await;
    assert!(matches!(missing, Err(StoreError::NotFound { what: "letter", .. })));
}

#[tokio::test]
async fn a_letter_of_thousands_of_units_is_stored_whole() {
    let world = World::new();
    let sets: Vec<_> = (0..3_321).map(|n| total(&format!("u{n}"), month(12), n)).collect();
    let mut given = new_letter("l", sets);
    given.content.text = "dòng\n".repeat(100_000);
    world.store.add_letter(given.clone()).await.unwrap();
    let stored = world.store.letter(&version(1)).await.unwrap().unwrap().content;
    assert_eq!((stored.figure_sets.len(), stored.text), (3_321, given.content.text));
    let stored: Vec<_> = stored.figure_sets.iter().map(|set| &set.unit).collect();
    assert_eq!(stored, given.content.figure_sets.iter().map(|set| &set.unit).collect::<Vec<_>>());
}

#[tokio::test]
async fn sets_of_one_unit_and_period_become_one() {
    let world = World::new();
    let sets = vec![total("a", month(12), 1), total("b", month(12), 2), total("a", month(12), 3)];
    world.store.add_letter(new_letter("l", sets)).await.unwrap();
    let stored = world.store.letter(&version(1)).await.unwrap().unwrap().content.figure_sets;
    assert_eq!(stored.iter().map(|set| set.figures.len()).collect::<Vec<_>>(), [2, 1]);
}
