use super::*;
use crate::domain::unit::{Unit, UnitEvent, UnitEventKind, UnitKind};
use crate::domain::unit_registry::UnitRegistry;
use chrono::NaiveDate;
use std::sync::{Arc, LazyLock};

pub fn registry() -> Arc<UnitRegistry> {
    let date = |text: &str| (!text.is_empty()).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date"));
    let units = include_str!("../../data/units/hung-yen.units.tsv")
        .lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            Unit {
                id: UnitId::new(columns[0]),
                kind: UnitKind::from_code(columns[1]).expect("a kind"),
                name: columns[2].to_owned(),
                parent: (!columns[3].is_empty()).then(|| UnitId::new(columns[3])),
                code: (!columns[4].is_empty()).then(|| columns[4].to_owned()),
                valid_from: date(columns[5]),
                valid_to: date(columns[6]),
                aliases: columns[7].split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
            }
        })
        .collect();
    let ids = |text: &str| text.split('|').filter(|id| !id.is_empty()).map(UnitId::new).collect();
    let events = include_str!("../../data/units/hung-yen.events.tsv")
        .lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            UnitEvent {
                date: date(columns[0]).expect("a date"),
                kind: UnitEventKind::from_code(columns[1]).expect("a kind"),
                from: ids(columns[2]),
                to: ids(columns[3]),
                legal_basis: columns[4].to_owned(),
            }
        })
        .collect();
    Arc::new(UnitRegistry::build(units, events).expect("the unit table is sound"))
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(&registry()));

fn ask(text: &str) -> Understood {
    let (own, home) = (UnitId::new("kim-dong.hiep-cuong"), UnitId::new("kim-dong"));
    let now = DateTime::parse_from_rfc3339("2025-01-20T09:00:00+07:00").expect("a time").to_utc();
    let scene = Scene { own_unit: Some(&own), home_unit: Some(&home), context: None, now, newest: None };
    understand(&LEXICON, text, &scene)
}

fn row(text: &str) -> [String; 5] {
    let question = ask(text).question;
    let units = LEXICON.units();
    [
        question.intent.word().to_owned(),
        question.indicators.to_string(),
        question.period.to_string(),
        question.unit.word(units),
        question.comparison.word(units),
    ]
}

#[test]
fn every_code_of_the_word_table_is_known() {
    let unknown: Vec<&str> =
        vocabulary::codes().filter(|code| vocabulary::Concept::from_code(code).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_corpus_is_understood_as_meant() {
    let mut misread = Vec::new();
    for line in include_str!("../../tests/data/questions.tsv").lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let meant = columns.get(1..6).expect("five columns of meaning");
        let understood = row(columns[0]);
        if understood.iter().map(String::as_str).ne(meant.iter().copied()) {
            misread.push(format!("{}\n  meant {}\n  read  {}", columns[0], meant.join(" · "), understood.join(" · ")));
        }
    }
    assert!(misread.is_empty(), "{} misread:\n{}", misread.len(), misread.join("\n"));
}

fn corpus() -> impl Iterator<Item = &'static str> {
    include_str!("../../tests/data/questions.tsv").lines().skip(1).filter_map(|line| line.split('\t').next())
}

/// Whether an answer to `question` would state figures.
fn states_figures(question: &Question) -> bool {
    question.unclear.is_none()
        && !matches!(
            question.intent,
            Intent::Ambiguous
                | Intent::Invalid
                | Intent::NoData
                | Intent::OutOfScope
                | Intent::Refuse
                | Intent::Help
                | Intent::DirectiveList
                | Intent::DirectiveDeadline
                | Intent::Document
                | Intent::ExplainMissing
                | Intent::Availability
                | Intent::Subscribe
        )
}

/// Whose figure: the identity of a named unit, however its kind was called.
fn who(question: &Question) -> String {
    match question.unit.meant() {
        UnitAsked::Named { unit, .. } => unit.to_string(),
        other => other.word(LEXICON.units()),
    }
}

/// What a figure is found by.
fn address(question: &Question) -> (String, Option<Period>, String) {
    (question.indicators.to_string(), question.period.resolved(), who(question))
}

fn without_marks(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd()
        .filter(|letter| !('\u{300}'..='\u{36F}').contains(letter))
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            other => other,
        })
        .collect()
}

#[test]
fn without_diacritics_a_question_means_the_same_or_is_asked_back() {
    for question in corpus() {
        let (plain, bare) = (ask(question).question, ask(&without_marks(question)).question);
        if states_figures(&bare) && states_figures(&plain) {
            assert_eq!(address(&bare), address(&plain), "{question}");
        }
    }
}

#[test]
fn composed_and_decomposed_texts_and_both_tone_placements_are_one() {
    use unicode_normalization::UnicodeNormalization;
    for question in corpus() {
        let decomposed: String = question.nfd().collect();
        assert_eq!(ask(&decomposed).question, ask(question).question, "{question}");
    }
    assert_eq!(ask("số hoá hồ sơ tháng 12").question, ask("số hóa hồ sơ tháng 12").question);
    assert_eq!(ask("CHỈ SỐ THÁNG 12").question, ask("chỉ số tháng 12").question);
}

#[test]
fn a_word_with_other_marks_is_another_word() {
    assert_eq!(ask("điểm thăng 12").question.intent, Intent::Ambiguous);
    assert_ne!(ask("chỉ số tháng sau").question.period.resolved(), Period::month(2024, 6));
}

#[test]
fn input_methods_short_forms_and_joined_words_are_read() {
    let meant = ask("chỉ số tháng 12").question;
    for text in [
        "chisothang12",
        "chi so thang12",
        "chir soos thangs 12",
        "chi so thang1 12",
        "Chỉ số tháng 12!!! 👍",
        "chỉ số t12",
    ] {
        let read = ask(text).question;
        assert_eq!(address(&read), address(&meant), "{text}");
    }
}

#[test]
fn names_are_resolved_by_the_period_asked_about() {
    let unit = |text: &str| match ask(text).question.unit {
        UnitAsked::Named { unit, .. } => unit.to_string(),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(unit("xã Phạm Ngũ Lão tháng 12/2024"), "kim-dong.pham-ngu-lao");
    assert_eq!(unit("xã Phạm Ngũ Lão tháng 8/2025"), "hung-yen-2025.pham-ngu-lao");
    assert_eq!(unit("Lương Bằng quý 3/2025"), "hung-yen-2025.luong-bang");
    assert!(matches!(ask("Khoái Châu tháng 12").question.unit, UnitAsked::Ambiguous(units) if units.len() == 2));
    assert!(
        matches!(ask("điểm xã Hiệp Hòa tháng 12").question.unit, UnitAsked::Unknown(name) if name == "xã Hiệp Hòa")
    );
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
            #[test]
            fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
                let once = folded(&text);
                prop_assert_eq!(folded(&once), once);
            }

            #[test]
            fn any_text_is_read_without_a_panic(text in "\\PC{0,120}") {
                let _ = ask(&text);
            }

            /// Two neighbouring letters swapped: the same figures, or none.
        #[test]
        fn a_slip_never_leads_to_another_figure(
            question in proptest::sample::select(corpus().collect::<Vec<_>>()),
            at in any::<proptest::sample::Index>(),
        ) {
            let mut letters: Vec<char> = question.chars().collect();
            let pairs: Vec<usize> = (0..letters.len() - 1)
                .filter(|at| letters[*at].is_alphabetic() && letters[at + 1].is_alphabetic())
                .collect();
            let at = *at.get(&pairs);
            letters.swap(at, at + 1);
            let slipped: String = letters.into_iter().collect();
                let (meant, read) = (ask(question).question, ask(&slipped).question);
                // A series names the period of each of its figures.
            let one = read.intent == meant.intent && read.intent != Intent::Trend;
            if one && states_figures(&meant) && states_figures(&read) {
                    prop_assert_eq!(read.period.resolved(), meant.period.resolved(), "{}", slipped);
    prop_assert_eq!(who(&read), who(&meant), "{}", slipped);
                }
            }
        }
}

/// The list of questions as people type them is longer than what is read today; what is read must not become less.
#[test]
fn the_list_of_people_s_questions_is_read_as_well_as_ever() {
    let fits = |meant: &str, read: &str| meant.split("||").any(|one| one.trim() == read);
    let (mut asked, mut right) = (0, 0);
    for line in include_str!("../../tests/data/questions-people.tsv").lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let Some(meant) = columns.get(1..6).filter(|_| columns.get(7).is_none_or(|after| after.is_empty())) else {
            continue;
        };
        asked += 1;
        right += usize::from(row(columns[0]).iter().zip(meant).all(|(read, meant)| fits(meant, read)));
    }
    assert!(right * 100 >= asked * 72, "{right} of {asked}");
}
