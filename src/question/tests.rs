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
