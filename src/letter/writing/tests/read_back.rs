//! What Loa writes, Loa reads back: the same figures, directives and frame, nothing more.

use super::world::{JANUARY, annex, draft, random_results};
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureSet, FigureStatus, Rank};
use crate::domain::index_set::IndexSets;
use crate::domain::indicator::Indicator;
use crate::domain::letter::LetterContent;
use crate::domain::period::Period;
use crate::domain::points::{Points, Rate};
use crate::letter::tests::fixtures::{hints, units};
use crate::letter::writing::{LetterDraft, PaperFormat, compose};
use crate::text::paper::PaperWording;
use proptest::prelude::*;

fn written(draft: &LetterDraft, format: PaperFormat) -> Vec<u8> {
    let paper = compose(draft, &PaperWording::embedded()).expect("a paper");
    format.write(&paper).expect("a file")
}

fn read(file: &[u8]) -> LetterContent {
    crate::letter::read(file, &hints(), &units(), &IndexSets::default()).expect("a letter")
}

type Told = (FigureRole, Indicator, Points, Points, Option<Rank>, Option<Rate>, bool);

/// What a figure says, whatever line it stands in.
fn told(figure: &Figure) -> Told {
    // What kind of rate it is follows from the points.
    let rate = figure.rate.as_ref().map(|rate| rate.rate);
    (figure.role, figure.indicator, figure.points, figure.max, figure.rank, rate, figure.is_doubtful())
}

fn figures(sets: &[FigureSet]) -> Vec<(String, Period, Vec<Told>)> {
    let mut all: Vec<(String, Period, Vec<Told>)> = sets
        .iter()
        .map(|set| {
            let mut figures: Vec<Told> = set.figures.iter().map(told).collect();
            figures.sort_by_key(|figure| (figure.1, figure.0 as u8));
            (set.unit.to_string(), set.period, figures)
        })
        .collect();
    all.sort_by_key(|(unit, period, _)| (unit.clone(), period.to_string()));
    all
}

fn assert_reads_back(draft: &LetterDraft, content: &LetterContent) {
    let below = draft.annexes.iter().flat_map(|table| table.rows.iter().map(|(_, set)| set.clone()));
    let sets: Vec<FigureSet> = draft.results.iter().cloned().chain(below).collect();
    assert_eq!(content.doubts, []);
    assert_eq!(figures(&content.figure_sets), figures(&sets));
    assert_eq!(content.number, draft.number);
    assert_eq!(content.date, draft.date);
    assert_eq!(content.issuer, draft.issuer);
    assert_eq!(content.signer, draft.signer);
    assert_eq!(content.signature_block, draft.authority);
    assert_eq!(content.addressees, draft.addressees);
    assert_eq!(content.copies, draft.copies);
    let grounds: Vec<&str> = content.grounds.iter().map(|ground| ground.text.as_str()).collect();
    assert_eq!(grounds, draft.grounds);
    let asked = |directives: &[crate::domain::letter::Directive]| -> Vec<_> {
        directives
            .iter()
            .map(|one| {
                (
                    one.text.clone(),
                    one.addressees.clone(),
                    one.audience.clone(),
                    one.deadline.clone(),
                    one.asks_for_report,
                )
            })
            .collect()
    };
    assert_eq!(asked(&content.directives), asked(&draft.directives));
}

#[test]
fn a_whole_letter_reads_back_from_word_and_pdf() {
    for format in [PaperFormat::Docx, PaperFormat::Pdf] {
        let draft = LetterDraft { annexes: vec![annex(JANUARY)], ..draft() };
        assert_reads_back(&draft, &read(&written(&draft, format)));
    }
}

fn letters() -> impl Strategy<Value = LetterDraft> {
    let year = Period::Year { year: 2025 };
    let several = prop::option::of(random_results("kim-dong", year));
    (random_results("kim-dong", JANUARY), several).prop_map(move |(month, of_year)| {
        let mut draft = LetterDraft { results: vec![month], ..draft() };
        if let Some(set) = of_year {
            draft.periods.push(year);
            draft.results.push(set);
        }
        draft
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn a_letter_of_random_figures_reads_back_from_word(draft in letters()) {
        assert_reads_back(&draft, &read(&written(&draft, PaperFormat::Docx)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4) })]

    #[test]
    fn a_letter_of_random_figures_reads_back_from_pdf(draft in letters()) {
        assert_reads_back(&draft, &read(&written(&draft, PaperFormat::Pdf)));
    }
}

/// A doubtful figure is marked in the letter, and whoever reads the letter doubts it again.
#[test]
fn a_doubtful_figure_does_not_become_certain_by_being_written() {
    let mut draft = LetterDraft { annexes: vec![annex(JANUARY)], ..draft() };
    let doubt = |set: &mut FigureSet, indicator: Indicator, doubt: Doubt| {
        let figure = set.figures.iter_mut().find(|figure| figure.indicator == indicator).expect("a figure");
        figure.status = FigureStatus::Doubtful(doubt);
    };
    doubt(&mut draft.results[0], Indicator::Shhs, Doubt::Unclear);
    let printed = vec![Points::hundredths(810), Points::hundredths(860)];
    let two = Doubt::TwoValues { printed, sums: Vec::new(), total: None, equals_average: None };
    doubt(&mut draft.results[0], Indicator::Tttt, two);
    doubt(&mut draft.annexes[0].rows[3].1, Indicator::Ckmb, Doubt::Unclear);
    assert_eq!(draft.doubtful().count(), 3);
    for format in [PaperFormat::Docx, PaperFormat::Pdf] {
        let content = read(&written(&draft, format));
        let certain = |unit: &str, indicator: Indicator| {
            let sets = content.figure_sets.iter().filter(|set| set.unit.as_str() == unit);
            sets.filter_map(|set| set.own(indicator)).any(|figure| !figure.is_doubtful())
        };
        assert!(certain("kim-dong", Indicator::Ckmb) && certain("kim-dong.vinh-xa", Indicator::Tdgq));
        assert!(!certain("kim-dong", Indicator::Shhs), "{format:?}");
        assert!(!certain("kim-dong", Indicator::Tttt), "{format:?}");
        assert!(!certain("kim-dong.vinh-xa", Indicator::Ckmb), "{format:?}");
    }
}
