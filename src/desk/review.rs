//! Review of what was read: a reviewer corrects one value or gives what the letter does not print. Every change is a new
//! version that says who made it; nothing is visible before it is confirmed.

use super::carried_corrections::with_corrections;
use super::same_letter::identity_of;
use super::{Desk, DeskError};
use crate::domain::audit::AuditAct;
use crate::domain::calendar::office_day;
use crate::domain::letter::{Deadline, Directive, Letter, LetterContent, LetterRef, LetterState};
use crate::domain::rights::{Act, Actor};
use crate::letter::correction::deadline::with_deadline;
use crate::letter::correction::{self, CorrectionFault};
use crate::letter::typed::{self, Typed, TypedDeadline, TypedValue};
use crate::letter::{self, ImportHints};
use crate::store::{AddedLetter, NewLetter, Store};
use crate::text::{Lang, Text, numbers};

/// Why a review's change was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewProblem {
    #[error("the words are no correction")]
    NotUnderstood,
    /// A discarded or superseded version is not changed any more.
    #[error("the version is past")]
    Past,
    #[error("{0:?}")]
    Correction(CorrectionFault),
}

impl Desk {
    /// Changes what was read as a reviewer types it: "TTTT năm 9,6", "số 15/UBND-VP", "đơn vị xã Hiệp Cường".
    pub async fn revise(&self, actor: &Actor, letter: &LetterRef, words: &str) -> Result<Letter, DeskError> {
        self.permit(actor, Act::ImportLetter)?;
        let before = self.letter(letter).await?;
        let today = office_day(self.clock.now());
        let typed = typed::typed(words, &before.content, &self.store.units(), today);
        match typed.ok_or(ReviewProblem::NotUnderstood)? {
            Typed::Value(value) => self.correct_figure(actor, &before, &value).await,
            Typed::Deadline(typed) => self.choose_deadline(actor, &before, typed).await,
            given => {
                let content = self.read_again(&before, given).await?;
                let store = self.recorded(actor, AuditAct::LetterCompleted, &before.id);
                self.put_revised(actor, store, &before, content).await
            }
        }
    }

    /// Gives one figure another value; its printed words stay.
    async fn correct_figure(&self, actor: &Actor, before: &Letter, value: &TypedValue) -> Result<Letter, DeskError> {
        let registers = self.registers();
        let in_force = registers.in_force();
        let corrected = correction::corrected(&before.content, value, (&actor.to_string(), self.clock.now()), in_force);
        let content = corrected.map_err(ReviewProblem::Correction)?;
        let store = self.recorded(actor, AuditAct::FigureCorrected, made_last(&before.id, &content));
        self.put_revised(actor, store, before, content).await
    }

    /// Says what the deadline of one directive is, or takes back what was said of it.
    async fn choose_deadline(&self, actor: &Actor, before: &Letter, typed: TypedDeadline) -> Result<Letter, DeskError> {
        let choice = typed.choice.map_err(|words| ReviewProblem::Correction(CorrectionFault::NoDeadline(words)))?;
        let by = actor.to_string();
        let chosen = with_deadline(&before.content, typed.ordinal, &choice, (&by, self.clock.now()));
        let content = chosen.map_err(ReviewProblem::Correction)?;
        let done = deadline_chosen(&before.id, typed.ordinal, &before.content, &content);
        let store = self.recorded(actor, AuditAct::DeadlineChosen, done);
        self.put_revised(actor, store, before, content).await
    }

    /// A line for each deadline that a person has chosen: of which directive, what had been read, who and when.
    pub async fn chosen_deadlines(&self, content: &LetterContent, text: Text<'_>) -> Result<Vec<String>, DeskError> {
        let mut lines = Vec::new();
        for directive in &content.directives {
            let Some(chosen) = &directive.chosen else { continue };
            let by = self.spoken(&chosen.by, text).await?;
            let said = text.letter_deadline(directive);
            let read = text.letter_deadline(&Directive {
                deadline: chosen.read.clone(),
                undated: chosen.undated.clone(),
                chosen: None,
                ..directive.clone()
            });
            let ordinal = directive.ordinal.to_string();
            lines.push(text.review_chosen_deadline(ordinal, said, by, numbers::time(chosen.at), read));
        }
        Ok(lines)
    }

    /// Reads the kept file once more with what a person now states; earlier corrections are made again.
    async fn read_again(&self, before: &Letter, given: Typed) -> Result<LetterContent, DeskError> {
        let known = &before.content;
        let mut hints = ImportHints {
            unit: known.unit.clone(),
            number: known.number.clone(),
            date: known.date,
            today: office_day(before.imported_at),
            unit_settled: known.unit_settled,
            period: known.given_period,
        };
        let mut signer = known.signer.clone();
        match given {
            Typed::Number(number) => hints.number = Some(number),
            Typed::Date(date) => hints.date = Some(date),
            Typed::Period(period) => hints.period = Some(period),
            Typed::Signer(name) => signer = Some(name),
            Typed::Unit(unit) => {
                hints.unit = unit;
                hints.unit_settled = true;
            }
            Typed::Value(_) | Typed::Deadline(_) => return Err(ReviewProblem::NotUnderstood.into()),
        }
        let missing = || DeskError::NotFound { what: "document", id: before.document.clone() };
        let file = self.store.document(&before.document).await?.ok_or_else(missing)?;
        let registers = self.registers();
        let mut content = letter::read(&file, &hints, &registers.units, &registers.sets)?;
        // The reviewer has the letter before them: what they say goes before what was read.
        (content.number, content.date, content.signer) = (hints.number, hints.date, signer);
        Ok(with_corrections(content, known, registers.in_force()))
    }

    /// Stores the new version through `store`, which records what was done; the unreviewed one that it came from is
    /// discarded.
    async fn put_revised(
        &self,
        actor: &Actor,
        store: Store,
        before: &Letter,
        content: LetterContent,
    ) -> Result<Letter, DeskError> {
        if matches!(before.state, LetterState::Superseded | LetterState::Discarded) {
            return Err(ReviewProblem::Past.into());
        }
        let missing = || DeskError::NotFound { what: "document", id: before.document.clone() };
        let file = self.store.document(&before.document).await?.ok_or_else(missing)?;
        let id = match before.state {
            // A version of the same letter, whatever is stated of it now.
            LetterState::Confirmed => before.id.letter.clone(),
            _ => {
                let letters = self.store.letters().await?;
                identity_of(&letters, &content, &before.document, self.registers().in_force())
            }
        };
        let new = NewLetter {
            id,
            file_name: before.file_name.clone(),
            file,
            content,
            imported_at: self.clock.now(),
            imported_by: actor.to_string(),
        };
        let id = match store.add_letter(new).await? {
            AddedLetter::New(id) | AddedLetter::Known(id) => id,
        };
        if id != before.id && before.state == LetterState::Unreviewed {
            self.recorded(actor, AuditAct::LetterDiscarded, &before.id).discard_letter(&before.id).await?;
        }
        self.letter(&id).await
    }
}

/// The correction that was made last, for the audit log: which letter, what of whom, from what to what.
fn made_last(letter: &LetterRef, content: &LetterContent) -> String {
    let shown = |points| numbers::points(points, Lang::default());
    let Some(made) = content.corrections.last() else { return letter.to_string() };
    let before = made.before.map_or_else(|| "–".to_owned(), shown);
    let (indicator, period) = (made.indicator.code(), made.period);
    format!("{letter}: {}, {period}, {indicator}: {before} → {}", made.unit, shown(made.after))
}

/// The same for a deadline: of which directive, from what to what.
fn deadline_chosen(letter: &LetterRef, ordinal: u32, before: &LetterContent, after: &LetterContent) -> String {
    let said = |content: &LetterContent| {
        let directive = content.directives.iter().find(|directive| directive.ordinal == ordinal);
        let deadline = directive.and_then(|directive| directive.deadline.as_ref().map(Deadline::code));
        let words = || directive.and_then(|directive| Some(format!("“{}”", directive.undated.as_ref()?)));
        deadline.or_else(words).unwrap_or_else(|| "–".to_owned())
    };
    format!("{letter}: {ordinal}: {} → {}", said(before), said(after))
}

impl ReviewProblem {
    /// What happened and what to do next.
    pub fn explain(&self, text: Text<'_>) -> String {
        let points = |points| numbers::points(points, text.lang());
        match self {
            ReviewProblem::NotUnderstood => text.review_not_understood(),
            ReviewProblem::Past => text.review_past(),
            ReviewProblem::Correction(CorrectionFault::WhichPeriod(periods)) => {
                let periods: Vec<String> = periods.iter().map(|period| text.period(*period)).collect();
                text.review_which_period(periods.join("; "))
            }
            ReviewProblem::Correction(CorrectionFault::NotPrinted(value)) => text.review_not_printed(points(*value)),
            ReviewProblem::Correction(CorrectionFault::AboveMaximum(max)) => text.review_above_maximum(points(*max)),
            ReviewProblem::Correction(CorrectionFault::Unchanged) => text.review_unchanged(),
            ReviewProblem::Correction(CorrectionFault::NoDirective(ordinal)) => {
                text.review_no_directive(ordinal.to_string())
            }
            ReviewProblem::Correction(CorrectionFault::NoDeadline(words)) => text.review_no_deadline(words.clone()),
        }
    }
}
