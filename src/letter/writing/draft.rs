//! What a letter is written from. Everything in it comes from stored data or from the person who asked for the letter.

use crate::domain::figure::{Figure, FigureSet};
use crate::domain::letter::Directive;
use crate::domain::message::Picture;
use crate::domain::period::Period;
use chrono::NaiveDate;

/// The data of one announcement letter. An empty list or a `None` is something that nobody has stated: a marked blank.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LetterDraft {
    /// The body above the issuing one ("UBND HUYỆN KIM ĐỘNG" above "VĂN PHÒNG"); a people's committee prints none.
    pub superior: Vec<String>,
    /// The issuing body's name in the head, line by line.
    pub issuer_lines: Vec<String>,
    /// The issuing body as a sentence names it: "UBND huyện Kim Động".
    pub issuer: Option<String>,
    /// "15/UBND-VP"; the registry of the office may still have to give the number.
    pub number: Option<String>,
    /// "UBND-VP", when the number is not known.
    pub symbol: Option<String>,
    /// Where the office sits: "Kim Động".
    pub place: Option<String>,
    pub date: Option<NaiveDate>,
    pub addressees: Vec<String>,
    /// Whole grounds: "Căn cứ Quyết định số …".
    pub grounds: Vec<String>,
    /// The unit whose results are announced, as a sentence names it: "huyện Kim Động".
    pub unit: String,
    /// The periods announced, in the order of the letter.
    pub periods: Vec<Period>,
    /// The unit's own figures; a period without any has none.
    pub results: Vec<FigureSet>,
    pub directives: Vec<Directive>,
    pub copies: Vec<String>,
    /// "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG".
    pub authority: Vec<String>,
    pub signer: Option<String>,
    /// The units below, a table a period.
    pub annexes: Vec<AnnexTable>,
    /// The chart, with its period.
    pub chart: Option<(Period, Picture)>,
}

/// The results of many units in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexTable {
    pub period: Period,
    /// Name and figures of each unit, in the order of the table.
    pub rows: Vec<(String, FigureSet)>,
}

impl LetterDraft {
    /// The figures of `period`, if there are any.
    pub fn result(&self, period: Period) -> Option<&FigureSet> {
        self.results.iter().find(|set| set.period == period)
    }

    /// Every doubtful figure that the letter shows, with the name of its unit.
    pub fn doubtful(&self) -> impl Iterator<Item = (&str, Period, &Figure)> {
        let own = self.results.iter().map(|set| (self.unit.as_str(), set));
        let below = self.annexes.iter().flat_map(|table| table.rows.iter().map(|(unit, set)| (unit.as_str(), set)));
        own.chain(below).flat_map(|(unit, set)| {
            let doubtful = set.figures.iter().filter(|figure| figure.is_doubtful());
            doubtful.map(move |figure| (unit, set.period, figure))
        })
    }
}
