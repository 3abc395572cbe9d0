//! Component criteria whose publication is suspended: from a letter's directive on, until a later letter or a person lets it
//! go on.

use super::calendar::office_day;
use super::letter::{Directive, LetterPaper};
use super::unit_registry::UnitRegistry;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a confirmed letter suspends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    pub by: Arc<LetterPaper>,
    pub directive: Directive,
    /// `None` while it lasts.
    pub ended: Option<SuspensionEnd>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SuspensionEnd {
    /// A letter of the same unit, or of one above it.
    Letter {
        by: Arc<LetterPaper>,
        from: Option<NaiveDate>,
    },
    Person(Lift),
}

/// A person has let the publication go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lift {
    pub by: String,
    pub at: DateTime<Utc>,
    pub why: Option<String>,
}

/// What the letters suspend that had come by `day`, newest first, with what had ended it by then.
pub fn suspensions(
    papers: &[Arc<LetterPaper>],
    lift: impl Fn(&LetterPaper) -> Option<Lift>,
    units: &UnitRegistry,
    day: NaiveDate,
) -> Vec<Suspension> {
    let has_come = |paper: &&Arc<LetterPaper>| day_of(paper).is_none_or(|since| since <= day);
    let mut found = Vec::new();
    for paper in papers.iter().filter(has_come) {
        let Some(directive) = paper.directives.iter().find(|directive| directive.suspends_components) else { continue };
        let lifted = lift(paper).filter(|lift| office_day(lift.at) <= day);
        let ended = lifted.map(SuspensionEnd::Person).or_else(|| ended(paper, papers, units, day));
        found.push(Suspension { by: Arc::clone(paper), directive: directive.clone(), ended });
    }
    found
}

fn ended(
    suspending: &Arc<LetterPaper>,
    papers: &[Arc<LetterPaper>],
    units: &UnitRegistry,
    day: NaiveDate,
) -> Option<SuspensionEnd> {
    let unit = &suspending.heading.unit;
    let may_lift = |paper: &LetterPaper| {
        let lifts = &paper.heading.unit;
        lifts == unit || units.ancestors(unit).any(|above| above.id == *lifts)
    };
    let since = day_of(suspending);
    papers.iter().filter(|paper| paper.id.letter != suspending.id.letter && may_lift(paper)).find_map(|paper| {
        let resumption = paper.directives.iter().find_map(|directive| directive.resumes_components)?;
        let from = resumption.from.or_else(|| day_of(paper));
        // One that was lifted before stays suspended.
        let is_later = from.zip(since).is_none_or(|(from, since)| from >= since);
        let holds = from.is_none_or(|from| from <= day);
        (is_later && holds).then(|| SuspensionEnd::Letter { by: Arc::clone(paper), from })
    })
}

/// The day of a letter, or the last day of what it is about.
fn day_of(paper: &LetterPaper) -> Option<NaiveDate> {
    paper.heading.date.or_else(|| paper.periods.iter().map(|period| period.end()).max())
}
