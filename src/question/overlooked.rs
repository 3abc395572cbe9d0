//! What a question said and its reading does not use: an answer that passes over it must say so, or must not be given.
//!
//! Everything in a text that can change which figure is meant is [`Heard`]; what the finished question has no place for is
//! overlooked.

use super::asked::{Comparison, Intent, PeriodAsked, UnitAsked};
use super::vocabulary::Concept;
use super::{Question, Unclear};
use crate::domain::period::Period;
use unicode_normalization::UnicodeNormalization;

/// What was heard in a text, kept for the question as it is finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    text: String,
    heard: Vec<Heard>,
    /// The bytes of what the text itself set aside.
    aside: Vec<(usize, usize)>,
}

/// Something said that can change which figure is meant, and the bytes of the text where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    pub said: Thing,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A way to look at figures: held against, ranked, cut, supposed.
    Way(Concept),
    Period(PeriodAsked),
    Unit(UnitAsked),
    /// A number that is neither a known maximum nor a count of units or months.
    Number {
        decimal: bool,
    },
    /// A word that no phrase explains.
    Word,
    /// What every figure hangs on, and none can be given for.
    Condition,
    /// "mấy lần": of one unit's months, and nothing else, it is counted how often.
    HowOften,
    /// "dưới mức đó": what was told before.
    Pointed,
    /// "lên 2 bậc": a place that is not said by its number.
    Steps,
}

impl Thing {
    /// No figure can be given for it but by the few answers that have a place for it.
    fn is_condition(&self) -> bool {
        matches!(self, Thing::Condition | Thing::HowOften | Thing::Pointed | Thing::Steps)
    }
}

impl Account {
    pub fn new(text: &str, heard: Vec<Heard>, aside: Vec<(usize, usize)>) -> Account {
        Account { text: text.to_owned(), heard, aside }
    }

    /// The words that `question` passes over, each stretch once and as typed; none where it shows no figures.
    pub fn overlooked(&self, question: &Question) -> Vec<String> {
        if !question.intent.shows_figures() || question.unclear.is_some() {
            return Vec::new();
        }
        let mut words: Vec<String> = Vec::new();
        for (start, end) in self.stretches(question) {
            let Some(typed) = self.text.get(start..end) else { continue };
            let typed: String = typed.nfc().collect();
            if !words.iter().any(|known| known.to_lowercase() == typed.to_lowercase()) {
                words.push(typed);
            }
        }
        words
    }

    fn stretches(&self, question: &Question) -> Vec<(usize, usize)> {
        let periods = periods_beyond(&self.heard, question);
        let units = units_beyond(&self.heard, question);
        let passed = self.heard.iter().enumerate().filter(|(at, heard)| match &heard.said {
            Thing::Way(concept) => !uses(question, *concept),
            Thing::Period(_) => periods.contains(at),
            Thing::Unit(_) => units.contains(at),
            Thing::Number { decimal } => !uses_number(question, *decimal),
            Thing::Word => true,
            condition => !holds(question, condition),
        });
        let listed =
            matches!(question.intent, Intent::Ranking | Intent::ThresholdList | Intent::Count | Intent::Movers);
        // Whom a list was to leave out, and nobody is known by that.
        let left_in = listed && question.except.is_empty();
        let mut stretches: Vec<(usize, usize)> = if left_in { self.aside.clone() } else { Vec::new() };
        for (_, heard) in passed {
            match stretches.last_mut() {
                Some((_, end)) if self.text.get(*end..heard.start).is_some_and(|between| between.trim().is_empty()) => {
                    *end = heard.end;
                }
                _ => stretches.push((heard.start, heard.end)),
            }
        }
        stretches
    }

    /// The question with what it passes over; asked back where that would make a plain figure another one's.
    pub fn checked(&self, question: Question) -> (Question, Vec<String>) {
        let words = self.overlooked(&question);
        let unheld = |heard: &&Heard| heard.said.is_condition() && !holds(&question, &heard.said);
        if question.intent.shows_figures()
            && question.unclear.is_none()
            && let Some(heard) = self.heard.iter().find(unheld)
        {
            let typed: String = self.text.get(heard.start..heard.end).unwrap_or_default().nfc().collect();
            return (
                Question { intent: Intent::Ambiguous, unclear: Some(Unclear::Words(typed)), ..question },
                Vec::new(),
            );
        }
        let passed = |heard: &Heard| matches!(&heard.said, Thing::Way(concept) if !uses(&question, *concept));
        if words.is_empty() || !question.intent.is_plain_score() || !self.heard.iter().any(passed) {
            return (question, words);
        }
        let unclear = Some(Unclear::Words(words.join(", ")));
        (Question { intent: Intent::Ambiguous, unclear, ..question }, Vec::new())
    }
}

/// Whether the question is one that such a condition is no matter of, or is answered by.
fn holds(question: &Question, said: &Thing) -> bool {
    match said {
        Thing::Steps => !matches!(question.intent, Intent::GapToRank | Intent::GapToBand),
        Thing::HowOften => question.intent == Intent::Count && !question.unit.is_group(),
        Thing::Pointed => {
            matches!(question.comparison, Comparison::ProvinceAverage | Comparison::Unit(_))
                || question.comparison.is_limit()
        }
        _ => false,
    }
}

/// Whether the kind of answer has a place for this way to look at figures.
fn uses(question: &Question, concept: Concept) -> bool {
    use Concept as C;
    use Intent as I;
    let intent = question.intent;
    let listed = matches!(intent, I::Ranking | I::ThresholdList | I::Count | I::Movers);
    let held = matches!(intent, I::Compare | I::CompareRank | I::ReferenceValue);
    let reckoned = matches!(intent, I::GapToBand | I::GapToRank | I::WhatIf | I::Advice | I::LostPoints);
    let doubted = matches!(intent, I::VerifySum | I::Conflict | I::ClarifyFact | I::ClarifyPeriod);
    let judged = matches!(intent, I::LowestIndicator | I::HighestIndicator);
    match concept {
        C::Compare => held || listed || reckoned || doubted || judged || matches!(intent, I::Trend | I::Rank),
        C::Rose | C::Fell | C::Movers => {
            held || listed || reckoned || doubted || judged || matches!(intent, I::Trend | I::Rating)
        }
        C::ProvinceAverage | C::NationalAverage | C::Average => {
            held || listed || reckoned || doubted || matches!(intent, I::Trend | I::Rating | I::Rank)
        }
        C::Rank | C::RankingList | C::NextAbove | C::NextBelow | C::Top => {
            held || listed || reckoned || doubted || judged || matches!(intent, I::Rank | I::ScoreAll | I::Trend)
        }
        C::Rating | C::BandExcellent | C::BandGood | C::BandWeak => {
            listed || reckoned || doubted || matches!(intent, I::Rating | I::ScoreAll)
        }
        C::Rate => judged || doubted || matches!(intent, I::Rate | I::Advice | I::ReferenceValue | I::Compare),
        C::Lowest | C::Highest => listed || judged || held || reckoned || matches!(intent, I::Trend | I::Rating),
        C::CountUnits => listed,
        // "nếu bỏ thị trấn ra" supposes no figure.
        C::WhatIf => {
            matches!(intent, I::WhatIf | I::GapToBand | I::GapToRank | I::Advice) || !question.except.is_empty()
        }
        C::Gap => held || reckoned || judged || listed,
        C::WhichPeriod => held || listed || doubted || intent == I::Trend,
        // Of what is aimed at no letter tells.
        C::Goal => reckoned || listed || doubted,
        C::Exclude => !question.except.is_empty() || listed && question.comparison.is_limit(),
        _ => true,
    }
}

/// Decimals are a figure that was printed or is supposed; whole numbers are a limit where one is cut by or held against it.
fn uses_number(question: &Question, decimal: bool) -> bool {
    use Intent as I;
    let listed = matches!(question.intent, I::Ranking | I::ThresholdList | I::Count | I::GapToRank | I::GapToBand);
    let doubted = matches!(question.intent, I::VerifySum | I::Conflict | I::ClarifyFact | I::ClarifyPeriod);
    let reckoned = matches!(question.intent, I::WhatIf | I::Rating | I::CompareRank);
    let cut = matches!(question.intent, I::Trend | I::Compare | I::Movers);
    listed || doubted || reckoned || !decimal && !cut
}

/// The places in `heard` of the periods that the question holds no place for.
fn periods_beyond(heard: &[Heard], question: &Question) -> Vec<usize> {
    let mut room = 1 + question.more_periods.len();
    room += usize::from(matches!(
        question.comparison,
        Comparison::PrevPeriod | Comparison::SamePeriodLastYear | Comparison::Period(_) | Comparison::Stretch { .. }
    ));
    room += usize::from(matches!(question.period, PeriodAsked::Range { .. } | PeriodAsked::Last { .. }));
    room += usize::from(matches!(question.intent, Intent::ClarifyFact | Intent::ClarifyPeriod | Intent::Conflict));
    let mut seen: Vec<Option<Period>> = Vec::new();
    let mut beyond = Vec::new();
    for (at, heard) in heard.iter().enumerate() {
        let Thing::Period(asked) = &heard.said else { continue };
        let period = asked.resolved();
        if seen.contains(&period) {
            continue;
        }
        seen.push(period);
        if seen.len() > room {
            beyond.push(at);
        }
    }
    beyond
}

/// The places in `heard` of the named units that the question is not about.
fn units_beyond(heard: &[Heard], question: &Question) -> Vec<usize> {
    let against = match &question.comparison {
        Comparison::Unit(unit) => Some(unit.meant()),
        _ => None,
    };
    let about = |asked: &UnitAsked| {
        let one = |unit: &UnitAsked| unit.meant() == asked;
        let several = |unit: &UnitAsked| matches!(unit, UnitAsked::Several(list) if list.iter().any(one));
        question.except.iter().any(one)
            || one(&question.unit)
            || several(question.unit.meant())
            || against.is_some_and(|unit| one(unit) || several(unit))
    };
    let named = |heard: &Heard| match &heard.said {
        Thing::Unit(asked @ UnitAsked::Named { .. }) => !about(asked),
        _ => false,
    };
    heard.iter().enumerate().filter(|(_, heard)| named(heard)).map(|(at, _)| at).collect()
}
