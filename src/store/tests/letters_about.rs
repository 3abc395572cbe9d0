//! Which letter a question on "the document" means.

use super::world::{World, confirmation, month, new_letter, total};
use crate::domain::letter::LetterRef;
use crate::domain::period::Period;
use crate::domain::unit::UnitId;
use crate::store::AddedLetter;

async fn found(world: &World, period: Option<Period>, issuer: Option<&str>) -> Option<LetterRef> {
    let issuer = issuer.map(UnitId::new);
    let letter = world.store.letter_about(period, issuer.as_ref()).await.unwrap();
    letter.map(|letter| letter.id.clone())
}

#[tokio::test]
async fn a_letter_is_found_by_its_period_once_it_is_confirmed() {
    let world = World::new();
    let letter = new_letter("l", vec![total("u", month(12), 1)]);
    let AddedLetter::New(unreviewed) = world.store.add_letter(letter).await.unwrap() else { panic!("new") };
    assert_eq!(found(&world, Some(month(12)), None).await, None);
    assert_eq!(found(&world, None, None).await, None);
    world.store.confirm_letter(&unreviewed, confirmation()).await.unwrap();
    assert_eq!(found(&world, Some(month(12)), None).await, Some(unreviewed));
    assert_eq!(found(&world, Some(month(11)), None).await, None);
}

#[tokio::test]
async fn a_newer_version_takes_the_place_of_the_older() {
    let world = World::new();
    world.confirmed("l", vec![total("u", month(12), 1)]).await;
    let corrected = world.confirmed("l", vec![total("u", month(12), 2)]).await;
    let world = world.reopened();
    assert_eq!(found(&world, Some(month(12)), None).await, Some(corrected.clone()));
    assert_eq!(found(&world, None, None).await, Some(corrected));
}

#[tokio::test]
async fn without_a_period_the_latest_is_meant_whatever_was_imported_last() {
    let world = World::new();
    let december = world.confirmed("december", vec![total("u", month(12), 1)]).await;
    world.confirmed("october", vec![total("u", month(10), 1)]).await;
    assert_eq!(found(&world, None, None).await, Some(december));
    let year = world.confirmed("year", vec![total("u", Period::Year { year: 2024 }, 1)]).await;
    assert_eq!(found(&world, None, None).await, Some(year));
    assert_eq!(
        world.store.letter_periods().await.unwrap(),
        [Period::Year { year: 2024 }, month(12), month(10)],
        "latest end first"
    );
}

#[tokio::test]
async fn a_later_letter_that_repeats_a_period_does_not_stand_for_it() {
    let world = World::new();
    let november = world.confirmed("november", vec![total("u", month(11), 1)]).await;
    let december = world.confirmed("december", vec![total("u", month(12), 1), total("u", month(11), 1)]).await;
    assert_eq!(found(&world, Some(month(11)), None).await, Some(november));
    assert_eq!(found(&world, Some(month(12)), None).await, Some(december));
}

#[tokio::test]
async fn letters_of_several_issuers_are_told_apart() {
    let world = World::new();
    let issued_by = |unit: &str, period| {
        let mut letter = new_letter(unit, vec![total("u", period, 1)]);
        letter.content.unit = UnitId::new(unit);
        letter
    };
    for letter in
        [issued_by("hy-kim-dong", month(11)), issued_by("hung-yen", month(11)), issued_by("hung-yen", month(12))]
    {
        let mut letter = letter;
        letter.id = crate::domain::letter::LetterId::from_text(format!(
            "{}{:?}",
            letter.content.unit,
            letter.content.periods()
        ));
        let AddedLetter::New(id) = world.store.add_letter(letter).await.unwrap() else { panic!("new") };
        world.store.confirm_letter(&id, confirmation()).await.unwrap();
    }
    let unit = async |period, issuer| {
        let issuer = UnitId::new(issuer);
        let letter = world.store.letter_about(period, Some(&issuer)).await.unwrap();
        letter.map(|letter| (letter.heading.unit.to_string(), letter.periods.clone()))
    };
    assert_eq!(unit(Some(month(11)), "hy-kim-dong").await, Some(("hy-kim-dong".into(), vec![month(11)])));
    assert_eq!(unit(None, "hy-kim-dong").await, Some(("hy-kim-dong".into(), vec![month(11)])));
    assert_eq!(unit(None, "hung-yen").await, Some(("hung-yen".into(), vec![month(12)])));
    assert_eq!(unit(Some(month(12)), "hy-kim-dong").await, None);
}

#[tokio::test]
async fn a_letter_without_figures_is_found_where_there_is_no_other() {
    let world = World::new();
    let directives = world.confirmed("directives", vec![]).await;
    assert_eq!(found(&world, None, None).await, Some(directives));
    let figures = world.confirmed("figures", vec![total("u", month(1), 1)]).await;
    assert_eq!(found(&world, None, None).await, Some(figures));
}
