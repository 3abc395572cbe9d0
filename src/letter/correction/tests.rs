use super::*;
use crate::domain::index_set::IndexSets;
use crate::domain::scale::ScalesInForce;
use crate::letter::tests::fixtures::{hints, units};

const LETTER: &[u8] = include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt");

fn letter() -> LetterContent {
    crate::letter::read(LETTER, &hints(), &units(), &IndexSets::default()).expect("a letter")
}

fn value(indicator: Indicator, period: Option<Period>, hundredths: i32) -> TypedValue {
    let points = Points::hundredths(hundredths);
    TypedValue { unit: None, period, role: FigureRole::Own, indicator, points, why: Some("nhầm".to_owned()) }
}

fn correct(content: &LetterContent, value: &TypedValue) -> Result<LetterContent, CorrectionFault> {
    let (sets, units) = (IndexSets::default(), units());
    let in_force = ScalesInForce { sets: &sets, units: &units };
    corrected(content, value, ("seat:clerk", DateTime::UNIX_EPOCH), in_force)
}

fn of_year(content: &LetterContent, indicator: Indicator) -> Figure {
    let set = content.figure_sets.iter().find(|set| set.period == Period::Year { year: 2024 }).expect("a set");
    set.own(indicator).expect("a figure").clone()
}

#[test]
fn a_corrected_figure_keeps_its_printed_words_and_loses_its_doubt() {
    let before = letter();
    let after = correct(&before, &value(Indicator::Tttt, Some(Period::Year { year: 2024 }), 920)).expect("corrected");
    let figure = of_year(&after, Indicator::Tttt);
    assert_eq!((figure.points, &figure.status), (Points::hundredths(920), &FigureStatus::Certain));
    assert_eq!(figure.printed, of_year(&before, Indicator::Tttt).printed);
    assert_eq!((before.doubts.len(), after.doubts.len()), (1, 0));
    let made = &after.corrections[0];
    assert_eq!((made.before, made.after), (Some(Points::hundredths(920)), Points::hundredths(920)));
    assert_eq!((made.by.as_str(), made.why.as_deref()), ("seat:clerk", Some("nhầm")));
}

#[test]
fn a_total_is_checked_anew() {
    let year = Some(Period::Year { year: 2024 });
    let wrong = correct(&letter(), &value(Indicator::Ckmb, year, 1200)).expect("corrected");
    let total = of_year(&wrong, Indicator::Total);
    assert!(matches!(total.status, FigureStatus::Doubtful(Doubt::SumDiffers { .. })), "{total:?}");
    let right = correct(&wrong, &value(Indicator::Ckmb, year, 1800)).expect("corrected");
    assert_eq!(of_year(&right, Indicator::Total).status, FigureStatus::Certain);
    assert_eq!(right.corrections.len(), 2);
}

#[test]
fn what_is_not_clear_or_not_possible_is_refused() {
    let year = Some(Period::Year { year: 2024 });
    let both = [Period::month(2024, 12).expect("a month"), Period::Year { year: 2024 }];
    let faults = [
        (value(Indicator::Tttt, None, 960), CorrectionFault::WhichPeriod(both.to_vec())),
        (value(Indicator::Tttt, year, 1100), CorrectionFault::AboveMaximum(Points::whole(10))),
        (value(Indicator::Ckmb, year, 1800), CorrectionFault::Unchanged),
        (value(Indicator::Online, year, 333), CorrectionFault::NotPrinted(Points::hundredths(333))),
    ];
    for (value, fault) in faults {
        assert_eq!(correct(&letter(), &value), Err(fault));
    }
}

#[test]
fn a_value_that_was_passed_over_is_added_with_its_line() {
    let year = Some(Period::Year { year: 2024 });
    let mut content = letter();
    for set in &mut content.figure_sets {
        set.figures.retain(|figure| figure.indicator != Indicator::Shhs);
    }
    let added = correct(&content, &value(Indicator::Shhs, year, 1700)).expect("added");
    let figure = of_year(&added, Indicator::Shhs);
    assert_eq!((figure.line, added.corrections[0].before), (99, None));
    assert!(figure.printed.contains("17/22"), "{}", figure.printed);
}
