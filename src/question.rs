//! A Vietnamese question → a typed [`Question`], deterministically and explainably. No language model, no network.
//!
//! text → tokens ([`fold`]) → repaired tokens ([`noise`]) → phrases of the lexicon ([`matching`]) → periods, units and
//! what is wanted ([`periods`], [`places`], [`reading`]) → the question, completed by the chat's context ([`context`]).

pub mod asked;
mod clauses;
mod context;
mod fold;
mod lexicon;
mod matching;
mod noise;
mod numbered;
mod numerals;
mod overlooked;
mod periods;
mod pictures;
mod places;
mod reading;
mod set_aside;
mod spelling;
mod stated;
mod vocabulary;
mod weighing;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub use tests::registry as test_registry;

pub use asked::{Comparison, IndicatorAsked, Intent, Limit, PeriodAsked, Relative, UnitAsked};
pub use context::Context;
use context::Said;
pub use fold::folded;
pub use lexicon::Lexicon;
use overlooked::Account;
pub use pictures::PictureAsked;
use reading::Read;
use set_aside::Apart;
pub use stated::distinct_name;
pub use weighing::weights::Weights;
pub use weighing::{Decided, Reason};

use crate::domain::calendar::office_day;
use crate::domain::index_set::IndexSets;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What was asked, before any figure is looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub intent: Intent,
    pub indicators: IndicatorAsked,
    pub period: PeriodAsked,
    pub unit: UnitAsked,
    pub comparison: Comparison,
    /// Numbers in the question that are no period and no limit: printed values to choose from, changed figures.
    pub values: Vec<Points>,
    /// Why it has to be asked back, when it has.
    pub unclear: Option<Unclear>,
    /// "tháng 11 và tháng 12": further periods of which the same is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_periods: Vec<PeriodAsked>,
    /// "trừ Hiệp Cường", "không kể các phòng": whom a list leaves out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<UnitAsked>,
    /// Which side of a limit or a change, or which end of a series, is asked about, when it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

impl Question {
    /// "các mức xếp loại", "80 điểm là loại gì": of the scale, which is the same for every unit and period.
    pub fn is_of_the_bands(&self) -> bool {
        self.intent == Intent::Rating && self.period == PeriodAsked::None && self.unit == UnitAsked::None
    }
}

/// Above or below, rising or falling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Up,
    Down,
}

/// What is missing or doubtful in a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unclear {
    /// Too little was said.
    Period,
    /// Too little, but the total is meant: "điểm".
    PeriodOfTotal,
    /// The name belongs to several units.
    Unit(Vec<UnitId>),
    /// Nobody bears the name.
    UnknownUnit(String),
    /// The word can mean any of these groups.
    Indicator(Vec<Indicator>),
    /// Two things are held against each other, and whom with is not said.
    Whom,
    /// Words that carry the meaning were not understood.
    Words(String),
    /// A span that no figure is published for.
    UnpublishedPeriod,
    /// Another index than the 766 set.
    OtherIndex,
}

/// Who asks, where and when.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The unit of the asker's seat; `None` for a stranger, whose "we" is the home unit.
    pub own_unit: Option<&'a UnitId>,
    /// The unit whose letters this installation publishes.
    pub home_unit: Option<&'a UnitId>,
    pub context: Option<&'a Context>,
    pub now: DateTime<Utc>,
    /// The period of the newest letter, when there is one: what "this letter" is about.
    pub newest: Option<Period>,
    /// The index sets that are stored: "trên thang 18" means the groups that the set in force scores so. `None` = the
    /// national one alone.
    pub sets: Option<&'a IndexSets>,
    /// Whether anybody will read what each word was taken for and why the intent was taken: to say it costs more than to
    /// read a short question.
    pub explain: bool,
}

impl<'a> Scene<'a> {
    /// Nothing was asked before, nothing that is stored is gone by, and nobody reads the account.
    pub fn new(own_unit: Option<&'a UnitId>, home_unit: Option<&'a UnitId>, now: DateTime<Utc>) -> Scene<'a> {
        Scene { own_unit, home_unit, context: None, now, newest: None, sets: None, explain: false }
    }
}

/// A question with the account of how it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    pub question: Question,
    pub words: Vec<TakenFor>,
    /// What was said and is not used, as typed: the answer says that it passes over it.
    pub overlooked: Vec<String>,
    account: Account,
    /// How its intent was come to.
    pub decided: Decided,
    /// A series was asked for by its name, and not only by a stretch of months.
    pub series: bool,
    /// The picture that goes with the answer, if one was asked for.
    pub picture: Option<PictureAsked>,
    /// The second question of the message, in its words.
    pub also: Option<String>,
    /// Questions beyond the second.
    pub left_out: usize,
}

impl Understood {
    /// Takes the question as it was completed from what is stored: it may use what it passed over before.
    pub fn look_again(&mut self) {
        self.overlooked = self.account.overlooked(&self.question);
    }
}

/// What a stretch of the text was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakenFor {
    pub text: String,
    pub taken_for: String,
    /// It had to be repaired to be read.
    pub repaired: bool,
}

/// The longest text that is read, in bytes; what follows is not looked at.
pub const LONGEST_QUESTION: usize = 600;

/// Understands a text.
pub fn understand(lexicon: &Lexicon, text: &str, scene: &Scene<'_>) -> Understood {
    let text = without_tags(head(unquoted(text), LONGEST_QUESTION));
    let text = text.as_ref();
    // What was said too long ago is read by nothing below.
    let scene = &Scene { context: scene.context.filter(|context| context.is_alive(scene.now)), ..*scene };
    if let Some(chosen) = context::chosen(text, scene) {
        return understand(lexicon, &chosen, &Scene { context: None, ..*scene });
    }
    clauses::several(lexicon, text, scene).unwrap_or_else(|| {
        let whole = one(lexicon, text, scene).0;
        clauses::behind_a_preface(lexicon, text, scene, &whole).unwrap_or(whole)
    })
}

/// The groups that a text of others speaks of, by the names people give them.
pub fn groups_named(lexicon: &Lexicon, text: &str) -> Vec<Indicator> {
    let tokens = fold::tokens(text);
    reading::groups_named(&matching::items(lexicon, &tokens), &tokens)
}

/// The words of a text without what is no part of what is asked.
fn asked_part(lexicon: &Lexicon, text: &str) -> Apart {
    let tokens = numerals::read(noise::repair(lexicon, fold::tokens(text)));
    set_aside::apart(set_aside::without_thanks(tokens))
}

/// Understands a text as one question.
fn one(lexicon: &Lexicon, text: &str, scene: &Scene<'_>) -> (Understood, Said) {
    let apart = asked_part(lexicon, text);
    let items = matching::items(lexicon, &apart.tokens);
    let Read { question, said, words, decided, heard, series } = reading::read(lexicon, text, &apart, items, scene);
    let mut question = context::complete(question, &said, scene);
    if apart.tokens.is_empty() && question.unclear == Some(Unclear::Period) {
        // Signs and pictures alone: nothing was said that a period would complete.
        question.unclear = Some(Unclear::Words(String::new()));
    }
    let before = scene.context.map(|context| &context.asked);
    let picture = pictures::asked(&apart.tokens, &mut question, before);
    // What a picture shows, and the words that ask for it, are no more passed over.
    let heard = heard.into_iter().filter(|heard| !picture.is_some_and(|picture| picture.shows(text, heard))).collect();
    let account = Account::new(text, heard, apart.stretch().into_iter().collect());
    let (question, overlooked) = account.checked(question);
    let picture = picture.filter(|_| question.intent != Intent::Ambiguous);
    (Understood { question, words, overlooked, account, decided, series, picture, also: None, left_out: 0 }, said)
}

/// What follows a quoted earlier message (">> … <<"), or the whole text.
fn unquoted(text: &str) -> &str {
    let own = text.trim_start().strip_prefix(">>").and_then(|quoted| quoted.split_once("<<")).map(|(_, own)| own);
    own.filter(|own| !own.trim().is_empty()).unwrap_or(text)
}

/// The text with tags such as `<b>` blanked out, everything else at its place: a name between tags is a name.
fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut blanked = text.to_owned();
    let mut from = 0;
    while let Some(open) = blanked[from..].find('<').map(|at| from + at) {
        let is_tag = |tag: &str| {
            tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
                && tag.chars().all(|c| c.is_ascii_alphanumeric() || "/ =\"".contains(c))
        };
        from = open + 1;
        if let Some(close) = blanked[from..].find('>').map(|at| from + at)
            && is_tag(&blanked[from..close])
        {
            blanked.replace_range(open..=close, &" ".repeat(close + 1 - open));
        }
    }
    Cow::Owned(blanked)
}

/// The clues that a text shows about its intent, as they stand in the table of weights.
pub fn clues(lexicon: &Lexicon, text: &str, scene: &Scene<'_>) -> Vec<String> {
    let text = without_tags(head(unquoted(text), LONGEST_QUESTION));
    let apart = asked_part(lexicon, text.as_ref());
    reading::clues(lexicon, text.as_ref(), &apart, matching::items(lexicon, &apart.tokens), scene)
}

/// The day in the office zone that relative periods count from.
fn today(scene: &Scene<'_>) -> chrono::NaiveDate {
    office_day(scene.now)
}

/// The first `limit` bytes of a text, cut between characters.
fn head(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}
