//! What a chat was about last, and how a short question is completed by it.

use super::{Comparison, IndicatorAsked, Intent, PeriodAsked, Question, Scene, UnitAsked};
use crate::domain::indicator::Indicator;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// What a chat was about last; expires, and never crosses persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    pub asked: Question,
    /// The questions that were offered, in the order of their numbers.
    pub offered: Vec<String>,
    pub at: DateTime<Utc>,
}

/// Minutes for which a question leans on the one before.
const LIFE_MINUTES: i64 = 30;

/// What a text said by itself, as opposed to what was filled in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said {
    pub intent: bool,
    pub indicator: bool,
    pub period: bool,
    pub unit: bool,
    /// "còn …", "… thì sao": a question that leans on the one before.
    pub follows: bool,
}

impl Context {
    pub fn is_alive(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.at;
        age >= TimeDelta::zero() && age <= TimeDelta::minutes(LIFE_MINUTES)
    }
}

/// A bare number that answers a clarification: the question offered under it.
pub fn chosen(text: &str, scene: &Scene<'_>) -> Option<String> {
    let context = scene.context.filter(|context| context.is_alive(scene.now))?;
    let number: usize = text.trim().trim_end_matches(['.', ')']).parse().ok()?;
    context.offered.get(number.checked_sub(1)?).cloned()
}

/// Completes a question by the context of its chat.
pub fn complete(question: Question, said: &Said, scene: &Scene<'_>) -> Question {
    let context = scene.context.filter(|context| context.is_alive(scene.now));
    let short = !said.intent && (said.period || said.unit || said.indicator);
    let leans = said.follows || (context.is_some() && short && !(said.period && said.unit));
    let about_chat = is_about_figures(question.intent) && said.intent && context.is_some();
    if !(leans && short || said.follows || about_chat) || !is_about_figures(question.intent) {
        return question;
    }
    let before = context.map(|context| &context.asked).filter(|before| is_about_figures(before.intent));
    let mut completed = question;
    if !said.intent
        && let Some(before) = before
    {
        // Another group after a total is asked as that group.
        completed.intent = match (before.intent, said.indicator) {
            (Intent::ScoreAll | Intent::ScoreTotal | Intent::ScoreIndicator, true) => completed.intent,
            (intent, _) => intent,
        };
        if before.intent == Intent::Compare && matches!(completed.comparison, Comparison::None) {
            completed.comparison = before.comparison.clone();
        }
    }
    if !said.indicator
        && let Some(before) = before.filter(|_| !said.intent)
    {
        completed.indicators = before.indicators.clone();
    }
    let of_group = matches!(
        completed.intent,
        Intent::Compare | Intent::Trend | Intent::ReferenceValue | Intent::LostPoints | Intent::Rate
    );
    if of_group
        && !said.indicator
        && let Some(before) = before
        && matches!(&before.indicators, IndicatorAsked::These(list) if !list.contains(&Indicator::Total))
    {
        completed.indicators = before.indicators.clone();
    }
    if !said.period && (said.follows || before.is_some()) && !about_chat {
        let period = before.map_or(PeriodAsked::Latest, |before| before.period.meant().clone());
        completed.period = PeriodAsked::Context(Box::new(period));
    } else if !said.period
        && about_chat
        && completed.intent != Intent::Trend
        && let Some(before) = before
    {
        completed.period = PeriodAsked::Context(Box::new(before.period.meant().clone()));
    }
    if !said.unit {
        let unit = before.map_or(UnitAsked::Own, |before| before.unit.meant().clone());
        completed.unit = UnitAsked::Context(Box::new(unit));
    }
    if matches!(completed.indicators, IndicatorAsked::None) {
        completed.indicators = IndicatorAsked::All;
    }
    completed
}

fn is_about_figures(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::ScoreAll
            | Intent::ScoreTotal
            | Intent::ScoreIndicator
            | Intent::Rate
            | Intent::Rank
            | Intent::Rating
            | Intent::ReferenceValue
            | Intent::LowestIndicator
            | Intent::HighestIndicator
            | Intent::LostPoints
            | Intent::GapToBand
            | Intent::GapToRank
            | Intent::Compare
            | Intent::CompareRank
            | Intent::Ranking
            | Intent::Trend
    )
}
