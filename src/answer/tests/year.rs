//! A year of invented figures: the district every month, its communes and departments in the last three, the communes
//! after the reform of 1/7/2025.

use super::world::World;
use crate::domain::figure::{Figure, FigureRole, FigureSet, FigureStatus, Rank};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{LetterId, LetterRef};
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::{UnitId, UnitLevel};

pub async fn world() -> World {
    let registry = crate::question::test_registry();
    let mut sets = Vec::new();
    let district = UnitId::new("kim-dong");
    for month in 1..=12 {
        let period = Period::Month { year: 2024, month };
        sets.push(figures(&district, period, month, Some(1 + month % 7)));
        let below = registry.children_on(&district, period.end()).filter(|_| month >= 10);
        let below: Vec<_> =
            below.filter(|unit| matches!(unit.level(), UnitLevel::Commune | UnitLevel::Department)).collect();
        sets.extend(
            below.into_iter().enumerate().map(|(at, unit)| figures(&unit.id, period, month * 17 + at as u32, None)),
        );
    }
    sets.push(figures(&district, Period::Year { year: 2024 }, 99, Some(5)));
    sets.push(figures(&district, Period::Quarter { year: 2024, quarter: 4 }, 77, Some(4)));
    for month in [8, 9] {
        let period = Period::Month { year: 2025, month };
        let reformed = registry.units().iter().filter(|unit| {
            unit.level() == UnitLevel::Commune
                && unit.is_valid_on(period.end())
                && unit.id.as_str().starts_with("hung-yen-2025")
        });
        sets.extend(reformed.enumerate().map(|(at, unit)| figures(&unit.id, period, 31 * month + at as u32, None)));
    }
    World::of(sets).await
}

/// The figures of a district over the first months of a year, as one.
pub fn summed(period: Period) -> FigureSet {
    figures(&UnitId::new("kim-dong"), period, 41, Some(6))
}

/// Groups that differ by unit and month; they add up to the total.
fn figures(unit: &UnitId, period: Period, seed: u32, place: Option<u32>) -> FigureSet {
    let figure = |role, indicator: Indicator, points: u32| Figure {
        role,
        indicator,
        points: Points::hundredths(i32::try_from(points).expect("small")),
        max: indicator.national_max(),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: String::new(),
        line: 7,
    };
    let mut figures = Vec::new();
    let mut total = 0;
    for (at, indicator) in Indicator::GROUPS.into_iter().enumerate() {
        let max = u32::try_from(indicator.national_max().as_hundredths()).expect("positive");
        let own = max - (seed * 37 + at as u32 * 113) % (max / 2);
        total += own;
        figures.push(figure(FigureRole::Own, indicator, own));
        if place.is_some() {
            let average = max - (seed * 53 + at as u32 * 71) % (max / 2);
            figures.push(figure(FigureRole::ProvinceAverage, indicator, average));
        }
    }
    let rank = place.map(|place| Rank { place, of: Some(10) });
    figures.insert(0, Figure { rank, ..figure(FigureRole::Own, Indicator::Total, total) });
    let source = LetterRef { letter: LetterId::from_text("kim-dong_0123456789ab"), version: 1 };
    FigureSet { unit: unit.clone(), period, source, figures }
}

#[tokio::test]
async fn the_month_that_has_the_most_stands_in_the_first_line() {
    let world = world().await;
    let said = super::words(&world, "tháng nào năm 2024 điểm huyện cao nhất").await;
    let first = said.lines().next().unwrap_or_default().to_owned();
    assert!(first.starts_with("Huyện Kim Động – Tổng điểm cao nhất: tháng "), "{said}");
    let points = first.rsplit_once('(').map(|(_, points)| points.trim_end_matches(')').to_owned()).expect("points");
    let listed: Vec<&str> = said.lines().skip(1).filter(|line| line.contains("/2024: ")).collect();
    assert_eq!(listed.len(), 12, "{said}");
    let value =
        |text: &str| text.replace(',', ".").split('/').next().and_then(|n| n.parse::<f64>().ok()).expect("a number");
    let most = listed.iter().filter_map(|line| line.split_once(": ")).map(|(_, points)| value(points));
    assert_eq!(most.fold(0.0, f64::max), value(&points), "{said}");
}
