use super::world::{World, confirmation, figure, month, new_letter, total};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::letter::LetterRef;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use crate::store::AddedLetter;

async fn points(world: &World, unit: &str, period: Period) -> Option<i32> {
    let set = world.store.figures(&UnitId::new(unit), period).await.unwrap()?;
    set.own(Indicator::Total).map(|figure| figure.points.as_hundredths())
}

#[tokio::test]
async fn only_confirmed_figures_are_seen() {
    let world = World::new();
    let a = UnitId::new("a");
    let added = world.store.add_letter(new_letter("l", vec![total("a", month(12), 8796)])).await.unwrap();
    let AddedLetter::New(letter) = added else { panic!("the store is empty") };
    assert_eq!(points(&world, "a", month(12)).await, None);
    assert!(world.store.periods_of(&a).await.unwrap().is_empty());
    assert!(world.store.period_table(month(12)).await.unwrap().rows.is_empty());
    world.store.confirm_letter(&letter, confirmation()).await.unwrap();
    let world = world.reopened();
    let set = world.store.figures(&a, month(12)).await.unwrap().unwrap();
    assert_eq!((set.source, set.unit, set.period), (letter, a, month(12)));
    assert_eq!(points(&world, "a", month(11)).await, None, "another period has none");
    assert_eq!(points(&world, "", month(12)).await, None);
}

#[tokio::test]
async fn a_corrected_letter_takes_the_place_of_the_first() {
    let world = World::new();
    world.confirmed("l", vec![total("a", month(12), 8_000), total("b", month(12), 7_000)]).await;
    let second = world.confirmed("l", vec![total("a", month(12), 8_100)]).await;
    let world = world.reopened();
    assert_eq!(points(&world, "a", month(12)).await, Some(8_100));
    assert_eq!(points(&world, "b", month(12)).await, None, "the letter as it stands says nothing of b");
    let history = world.store.figure_history(&UnitId::new("a"), month(12)).await.unwrap();
    let versions: Vec<u32> = history.iter().map(|set| set.source.version).collect();
    assert_eq!((versions, &history[1].source), (vec![1, 2], &second));
    let units: Vec<UnitId> =
        world.store.period_table(month(12)).await.unwrap().rows.into_iter().map(|row| row.unit).collect();
    assert_eq!(units, [UnitId::new("a")]);
}

#[tokio::test]
async fn of_two_letters_the_one_confirmed_last_counts() {
    let world = World::new();
    let both = [("z", 1), ("a", 2)];
    let mut letters: Vec<LetterRef> = Vec::new();
    for (id, points) in both {
        let sets = vec![total("u", month(12), points), total(id, month(12), points)];
        let AddedLetter::New(letter) = world.store.add_letter(new_letter(id, sets)).await.unwrap() else { panic!() };
        letters.push(letter);
    }
    for letter in letters.iter().rev() {
        world.store.confirm_letter(letter, confirmation()).await.unwrap();
    }
    assert_eq!(points(&world, "u", month(12)).await, Some(1));
    let table = world.store.period_table(month(12)).await.unwrap();
    let read: Vec<(&str, i32)> =
        table.rows.iter().map(|row| (row.unit.as_str(), row.scores[0].1.as_hundredths())).collect();
    assert_eq!(read, [("a", 2), ("u", 1), ("z", 1)]);
}

#[tokio::test]
async fn the_table_has_own_scores_with_their_maxima_only() {
    let world = World::new();
    let mut set = total("a", month(12), 8796);
    let mut average = figure(Indicator::Total, 8_000);
    average.role = FigureRole::ProvinceAverage;
    set.figures.extend([average, figure(Indicator::Ckmb, 1_800)]);
    world.confirmed("l", vec![set]).await;
    let table = world.store.period_table(month(12)).await.unwrap();
    let expected = [
        (Indicator::Total, Points::hundredths(8796), Points::whole(100)),
        (Indicator::Ckmb, Points::hundredths(1_800), Points::whole(18)),
    ];
    assert_eq!((table.period, table.rows[0].scores.as_slice()), (month(12), &expected[..]));
}

#[tokio::test]
async fn periods_come_latest_end_first() {
    let world = World::new();
    let codes = ["2023", "2024", "2024-12", "2024-Q4", "2024-11", "2024-W52", "2024-10-28"];
    let sets = codes.iter().map(|code| total("a", Period::from_code(code).unwrap(), 1)).collect();
    world.confirmed("l", sets).await;
    world.confirmed("m", vec![total("a", month(12), 2), total("ab", month(1), 2)]).await;
    let periods = world.store.periods_of(&UnitId::new("a")).await.unwrap();
    let read: Vec<String> = periods.iter().map(Period::to_string).collect();
    assert_eq!(read, ["2024-12", "2024-Q4", "2024", "2024-W52", "2024-11", "2024-10-28", "2023"]);
}

#[tokio::test]
async fn a_table_of_thousands_is_whole_or_absent_while_letters_are_confirmed() {
    let world = World::new();
    let sets = |points: i32| (0..1_000).map(|n| total(&format!("u{n}"), month(12), points)).collect();
    world.confirmed("l", sets(1)).await;
    let store = world.store.clone();
    let letter = new_letter("l", sets(2));
    let writer = tokio::spawn(async move {
        let AddedLetter::New(letter) = store.add_letter(letter).await.unwrap() else { panic!() };
        store.confirm_letter(&letter, confirmation()).await.unwrap();
    });
    let mut seen = Vec::new();
    while !writer.is_finished() {
        let table = world.store.period_table(month(12)).await.unwrap();
        let first = table.rows[0].scores[0].1;
        assert_eq!(table.rows.len(), 1_000);
        assert!(table.rows.iter().all(|row| row.scores[0].1 == first), "half of a letter was seen");
        seen.push(first);
        tokio::task::yield_now().await;
    }
    writer.await.unwrap();
    assert_eq!(seen[0], Points::hundredths(1));
    assert_eq!(points(&world, "u999", month(12)).await, Some(2));
}
