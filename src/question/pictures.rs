//! Which picture a question asks for, beside what it asks.

use super::fold::{Token, folded};
use super::overlooked::{Heard, Thing};
use super::vocabulary::Concept;
use super::{Comparison, IndicatorAsked, Intent, PeriodAsked, Question, Unclear, UnitAsked};
use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureAsked {
    /// One unit over periods.
    Trend,
    /// The groups of one unit in one period.
    Groups,
    /// Units of one period side by side.
    Ranking,
    /// Units by periods.
    HeatMap,
}

impl PictureAsked {
    /// Whether the picture itself answers what was heard: a word that asks for it, or groups side by side.
    pub(super) fn shows(self, text: &str, heard: &Heard) -> bool {
        let word = text.get(heard.start..heard.end).map(folded);
        let asks = |word: &str| DRAWN.iter().chain(HEAT_MAP).any(|phrase| phrase.split(' ').any(|part| part == word));
        let among = |way| matches!(way, Concept::Lowest | Concept::Highest | Concept::Compare);
        match heard.said {
            Thing::Word => word.is_some_and(|word| asks(&word)),
            Thing::Way(way) => self == PictureAsked::Groups && among(way),
            _ => false,
        }
    }
}

const HEAT_MAP: &[&str] = &["ban do nhiet", "bang mau", "bieu do nhiet", "ban do mau", "heat map", "heatmap"];

const DRAWN: &[&str] =
    &["bieu do", "do thi", "so do", "chart", "ve hinh", "ve bang", "bieu do cot", "hinh ve", "ve ra", "ve cho"];

const GROUPS: &[&str] = &[
    "cac nhom",
    "6 nhom",
    "5 nhom",
    "sau nhom",
    "nam nhom",
    "tung nhom",
    "theo nhom",
    "moi nhom",
    "nhom chi so",
    "cac chi so",
    "tung chi so",
    "cac tieu chi",
];

const OVER_TIME: &[&str] =
    &["cac thang", "tung thang", "theo thang", "qua cac ky", "dien bien", "xu huong", "theo thoi gian", "hang thang"];

const RANKED: &[&str] = &["xep hang", "bang xep hang", "thu hang", "so sanh cac xa", "so sanh cac don vi"];

const DEPARTMENTS: &[&str] = &["cac phong", "cac nganh", "cac phong ban", "phong ban"];

/// A follow-up that only asks to draw has few words.
const FEW: usize = 5;

/// The picture that is asked for; completes `question` so that its words fit the picture.
pub(super) fn asked(tokens: &[Token], question: &mut Question, before: Option<&Question>) -> Option<PictureAsked> {
    let words: Vec<&str> = tokens.iter().map(|token| token.folded.as_str()).collect();
    let words = format!(" {} ", words.join(" "));
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(&format!(" {phrase} ")));
    if !can_be_drawn(question) {
        return None;
    }
    let named = matches!(question.unit.meant(), UnitAsked::Named { .. } | UnitAsked::Several(_));
    let over_units = question.unit.is_group();
    let drawn = says(DRAWN) || words.starts_with(" ve ");
    if drawn
        && !says(HEAT_MAP)
        && tokens.len() <= FEW
        && question.intent == Intent::Trend
        && let Some(before) = before.filter(|before| is_list(before.intent))
    {
        *question = again(before);
        return Some(PictureAsked::Ranking);
    }
    if (says(HEAT_MAP) || over_units && question.intent == Intent::Trend) && !named {
        heat_map(question, says(DEPARTMENTS));
        return Some(PictureAsked::HeatMap);
    }
    if !drawn && !says(HEAT_MAP) {
        return (question.intent == Intent::Trend).then_some(PictureAsked::Trend);
    }
    if says(GROUPS) && !says(OVER_TIME) && !over_units {
        groups(question);
        return Some(PictureAsked::Groups);
    }
    if over_units || is_list(question.intent) || says(RANKED) && !named {
        ranking(question, says(DEPARTMENTS));
        return Some(PictureAsked::Ranking);
    }
    (question.intent == Intent::Trend).then_some(PictureAsked::Trend)
}

/// Nothing but the picture itself was left open.
fn can_be_drawn(question: &Question) -> bool {
    let open = matches!(question.unclear, None | Some(Unclear::Words(_) | Unclear::Period | Unclear::PeriodOfTotal));
    open && matches!(
        question.intent,
        Intent::Ambiguous
            | Intent::ScoreAll
            | Intent::ScoreTotal
            | Intent::ScoreIndicator
            | Intent::Rank
            | Intent::Compare
            | Intent::CompareRank
            | Intent::Trend
            | Intent::Ranking
            | Intent::ThresholdList
            | Intent::Count
            | Intent::Movers
    ) && (question.intent != Intent::Ambiguous || question.unclear.is_some())
}

fn is_list(intent: Intent) -> bool {
    matches!(intent, Intent::Ranking | Intent::ThresholdList | Intent::Count | Intent::Movers)
}

/// The list asked for before, as one to be drawn.
fn again(before: &Question) -> Question {
    let mut question = Question { unclear: None, ..before.clone() };
    ranking(&mut question, false);
    let period = latest_unless_said(before.period.meant().clone());
    question.period = PeriodAsked::Context(Box::new(period));
    question
}

fn heat_map(question: &mut Question, departments: bool) {
    question.intent = Intent::Trend;
    question.comparison = Comparison::None;
    one_indicator(question);
    of_units(question, departments);
}

fn ranking(question: &mut Question, departments: bool) {
    if !is_list(question.intent) {
        question.intent = Intent::Ranking;
        question.comparison = Comparison::None;
    }
    one_indicator(question);
    of_units(question, departments);
}

fn groups(question: &mut Question) {
    if question.intent != Intent::Compare {
        question.intent = Intent::ScoreAll;
        question.comparison = Comparison::None;
    }
    question.indicators = IndicatorAsked::All;
    question.unclear = None;
    question.period = latest_unless_said(question.period.clone());
    if question.unit == UnitAsked::None {
        question.unit = UnitAsked::Own;
    }
}

fn one_indicator(question: &mut Question) {
    if !matches!(question.indicators, IndicatorAsked::These(_)) {
        question.indicators = IndicatorAsked::total();
    }
}

fn of_units(question: &mut Question, departments: bool) {
    if !question.unit.is_group() {
        question.unit = if departments { UnitAsked::AllDepartments } else { UnitAsked::AllCommunes };
    }
    question.period = latest_unless_said(question.period.clone());
    question.unclear = None;
}

fn latest_unless_said(period: PeriodAsked) -> PeriodAsked {
    if period == PeriodAsked::None { PeriodAsked::Latest } else { period }
}
