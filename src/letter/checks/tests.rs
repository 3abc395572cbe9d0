use super::*;
use crate::domain::scale::Scale;

fn printed(text: &str) -> Printed {
    Printed {
        points: Points::parse(text).expect("points"),
        decimals: text.split_once(',').map_or(0, |(_, decimals)| decimals.len()),
    }
}

fn column(values: &[&[&str]]) -> Column {
    Indicator::GROUPS
        .into_iter()
        .zip(values)
        .map(|(group, values)| (group, values.iter().map(|v| printed(v)).collect()))
        .collect()
}

#[test]
fn the_sum_decides_between_two_values() {
    let column = column(&[&["18"], &["19,9"], &["7,4"], &["9,2", "9,6"], &["18"], &["17"]]);
    let (taken, doubt) =
        two_values(&column, Indicator::Tttt, Some(printed("89,39")), Points::parse("9,6"), &Scale::national());
    assert_eq!(taken, 0);
    assert_eq!(
        doubt,
        Doubt::TwoValues {
            printed: vec![Points::hundredths(920), Points::hundredths(960)],
            sums: vec![Points::hundredths(8950), Points::hundredths(8990)],
            total: Some(Points::hundredths(8939)),
            equals_average: Some(Points::hundredths(960)),
        }
    );
    assert_eq!(two_values(&column, Indicator::Tttt, Some(printed("89,95")), None, &Scale::national()).0, 1);
}

#[test]
fn without_a_total_or_a_group_nothing_is_decided() {
    let whole = column(&[&["18"], &["19,9"], &["7,4"], &["9,2", "9,6"], &["18"], &["17"]]);
    assert_eq!(two_values(&whole, Indicator::Tttt, None, None, &Scale::national()).0, 0);
    let partial = column(&[&["18"], &["19,9"], &["7,4"], &["9,2", "9,6"], &["18"]]);
    let (taken, doubt) = two_values(&partial, Indicator::Tttt, Some(printed("89,95")), None, &Scale::national());
    assert_eq!(taken, 0);
    assert!(matches!(doubt, Doubt::TwoValues { sums, .. } if sums.is_empty()));
}

#[test]
fn rounding_is_no_difference_and_more_is() {
    let groups = |values: [&str; 6]| Indicator::GROUPS.into_iter().zip(values.map(printed)).collect::<Vec<_>>();
    let month = groups(["18", "19,8", "7,2", "8,1", "18", "16,9"]);
    assert_eq!(sum_differs(&month, printed("87,96"), &Scale::national()), None);
    assert!(
        matches!(sum_differs(&month, printed("84,65"), &Scale::national()), Some(Doubt::SumDiffers { sum, .. }) if sum == Points::whole(88))
    );
    let exact = groups(["18,00", "19,83", "7,20", "8,10", "18,00", "16,90"]);
    assert!(sum_differs(&exact, printed("88,13"), &Scale::national()).is_some());
}

#[test]
fn missing_groups_bound_the_total() {
    let groups = [(Indicator::Ckmb, printed("18")), (Indicator::Tdgq, printed("19"))];
    assert_eq!(sum_differs(&groups, printed("80"), &Scale::national()), None);
    assert!(sum_differs(&groups, printed("30"), &Scale::national()).is_some());
    assert!(sum_differs(&groups, printed("99,5"), &Scale::national()).is_some());
}

#[test]
fn a_rate_is_a_share_when_it_rounds_to_the_score() {
    let kind = |rate: &str, points: &str, max: i32| {
        let points = printed(points);
        rate_kind(Rate::parse(rate).expect("a rate"), points.points, points.decimals, Points::whole(max))
    };
    assert_eq!(kind("99,16", "19,8", 20), RateKind::ShareOfMaximum);
    assert_eq!(kind("100", "18", 18), RateKind::ShareOfMaximum);
    assert_eq!(kind("70,2", "8,1", 10), RateKind::Unknown);
    assert_eq!(kind("92,2", "7,4", 12), RateKind::Unknown);
}
