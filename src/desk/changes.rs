//! What changed from one version of a letter to the next, or in the figures of a period, and which notices went out by the
//! older one: what a correction has to tell.

use super::correcting::{directive_line, figure_line, rate_line};
use super::drafting::capitalised;
use super::{Desk, DeskError};
use crate::domain::letter::{Letter, LetterContent, LetterRef, LetterState};
use crate::domain::letter_changes::{DirectiveChange, FigureValue, LetterChanges, letter_changes};
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::period::Period;
use crate::domain::points::Rate;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::UnitId;
use crate::domain::unit_registry::UnitRegistry;
use crate::text::Text;
use serde_json::{Value, json};

/// Two versions and their differences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionChanges {
    pub before: LetterRef,
    pub after: LetterRef,
    pub changes: LetterChanges,
    /// Issued by the older version, without a correction so far.
    pub to_correct: Vec<NoticeId>,
    pub corrected: Vec<NoticeId>,
}

impl Desk {
    /// What `letter` changes; `None` when there is nothing before it. Before it is the last version of the same letter that
    /// was not discarded, else the letter confirmed last that announces the same periods of the same unit: a re-issue.
    pub async fn changes_of(&self, actor: &Actor, letter: &LetterRef) -> Result<Option<VersionChanges>, DeskError> {
        self.permit(actor, Act::ImportLetter)?;
        let after = self.letter(letter).await?;
        let letters = self.store.letters().await?;
        let older = |other: &&Letter| {
            other.id.letter == letter.letter
                && other.id.version < letter.version
                && other.state != LetterState::Discarded
        };
        let same_letter = letters.iter().filter(older).max_by_key(|other| other.id.version);
        let reissued =
            || letters.iter().filter(|other| other.is_issued_anew_by(&after)).max_by_key(|other| other.confirmed_at());
        let Some(before) = same_letter.or_else(reissued) else { return Ok(None) };
        let changes = letter_changes(&before.content, &after.content);
        self.between(before.id.clone(), after.id, changes).await.map(Some)
    }

    /// What the last confirmed version of the figures of `unit` in `period` changes against the one before, whichever
    /// letters they stand in; `None` when there are no two.
    pub async fn figure_changes(
        &self,
        actor: &Actor,
        unit: &UnitId,
        period: Period,
    ) -> Result<Option<VersionChanges>, DeskError> {
        self.permit(actor, Act::ImportLetter)?;
        let history = self.store.figure_history(unit, period).await?;
        let [.., before, after] = history.as_slice() else { return Ok(None) };
        let only = |letter: Letter| LetterContent {
            figure_sets: letter
                .content
                .figure_sets
                .iter()
                .filter(|set| set.unit == *unit && set.period == period)
                .cloned()
                .collect(),
            rates_alone: letter
                .content
                .rates_alone
                .iter()
                .filter(|rate| rate.unit == *unit && rate.period == period)
                .cloned()
                .collect(),
            directives: Vec::new(),
            ..letter.content
        };
        let (old, new) = (self.letter(&before.source).await?, self.letter(&after.source).await?);
        let changes = letter_changes(&only(old), &only(new));
        self.between(before.source.clone(), after.source.clone(), changes).await.map(Some)
    }

    async fn between(
        &self,
        before: LetterRef,
        after: LetterRef,
        changes: LetterChanges,
    ) -> Result<VersionChanges, DeskError> {
        let (mut to_correct, mut corrected) = (Vec::new(), Vec::new());
        for notice in self.store.notices().await? {
            let by_older = notice.letter.letter == before.letter && notice.letter.version <= before.version;
            if by_older && notice.state == NoticeState::Issued {
                if notice.corrected_by.is_some() { &mut corrected } else { &mut to_correct }.push(notice.id);
            }
        }
        to_correct.sort();
        corrected.sort();
        Ok(VersionChanges { before, after, changes, to_correct, corrected })
    }
}

impl VersionChanges {
    pub fn lines(&self, units: &UnitRegistry, text: Text<'_>) -> Vec<String> {
        let mut lines = vec![text.letter_changes_title(self.before.to_string(), self.after.to_string())];
        lines.extend(self.difference_lines(units, text));
        if self.changes.is_empty() {
            lines.push(text.letter_changes_none());
            return lines;
        }
        if !self.to_correct.is_empty() {
            lines.push(text.letter_changes_notices(numbered(&self.to_correct)));
        }
        if !self.corrected.is_empty() {
            lines.push(text.letter_changes_corrected(numbered(&self.corrected)));
        }
        lines
    }

    /// A line a figure, rate or directive that differs.
    pub fn difference_lines(&self, units: &UnitRegistry, text: Text<'_>) -> Vec<String> {
        let name = |unit: &UnitId| Some(capitalised(&units.name(unit)));
        let figures = self.changes.figures.iter().map(|change| figure_line(change, name(&change.unit), text));
        let rates = self.changes.rates.iter().map(|change| rate_line(change, name(&change.unit), text));
        figures.chain(rates).chain(self.changes.directives.iter().map(|change| directive_line(change, text))).collect()
    }

    pub fn to_json(&self) -> Value {
        let value = |value: &FigureValue| {
            json!({
                "points": f64::from(value.points.as_hundredths()) / 100.0,
                "max": f64::from(value.max.as_hundredths()) / 100.0,
                "rank": value.rank.map(|rank| json!({ "place": rank.place, "of": rank.of })),
            })
        };
        let figures = self.changes.figures.iter().map(|change| {
            json!({
                "unit": change.unit,
                "period": change.period,
                "indicator": change.indicator,
                "role": change.role,
                "before": change.before.as_ref().map(value),
                "after": change.after.as_ref().map(value),
            })
        });
        let rate = |rate: Rate| f64::from(rate.as_hundredths()) / 100.0;
        let rates = self.changes.rates.iter().map(|change| {
            json!({
                "unit": change.unit,
                "period": change.period,
                "indicator": change.indicator,
                "label": change.label,
                "before": change.before.map(rate),
                "after": change.after.map(rate),
            })
        });
        let directives = self.changes.directives.iter().map(|change| match change {
            DirectiveChange::Added(after) => json!({ "change": "added", "before": null, "after": after.text }),
            DirectiveChange::Withdrawn(before) => {
                json!({ "change": "withdrawn", "before": before.text, "after": null })
            }
            DirectiveChange::Altered { before, after } => {
                json!({ "change": "altered", "before": before.text, "after": after.text })
            }
        });
        json!({
            "before": self.before.to_string(),
            "after": self.after.to_string(),
            "figures": figures.collect::<Vec<_>>(),
            "rates_alone": rates.collect::<Vec<_>>(),
            "directives": directives.collect::<Vec<_>>(),
            "notices_to_correct": self.to_correct,
            "notices_corrected": self.corrected,
        })
    }
}

fn numbered(notices: &[NoticeId]) -> String {
    notices.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
