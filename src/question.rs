//! A Vietnamese question → a typed [`Question`], deterministically and explainably. No language model, no network.

use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::unit::UnitId;
use crate::domain::unit_registry::UnitRegistry;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What was asked, before any figure is looked up. The words of `understood` in `docs/json.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub intent: Intent,
    pub indicators: Vec<Indicator>,
    pub period: PeriodAsked,
    pub unit: UnitAsked,
    pub comparison: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    ScoreAll,
    Help,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodAsked {
    Latest,
    In(Period),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitAsked {
    Own,
    Named(UnitId),
}

/// What a chat was about last; expires, and never crosses persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    pub asked: Question,
    pub at: DateTime<Utc>,
}

/// The words that questions are made of, unit names included; built once per unit registry.
pub struct Lexicon {}

impl Lexicon {
    pub fn build(units: &Arc<UnitRegistry>) -> Lexicon {
        let _ = units;
        unimplemented!()
    }
}
