//! The correction of an issued notice (đính chính): it names the notice that it corrects, says what changed between
//! the versions of the letter, and goes to the same seats.

use super::drafting::{announcement, capitalised, directive_message, source};
use super::editing::blocks;
use super::results::notice_title;
use super::{Desk, DeskError, NoticeProblem};
use crate::domain::letter::{Directive, Letter, LetterState};
use crate::domain::letter_changes::{
    DirectiveChange, FigureChange, FigureValue, LetterChanges, RateChange, letter_changes,
};
use crate::domain::message::{Action, Block, Line, Message};
use crate::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState, Stamp};
use crate::domain::points::Rate;
use crate::domain::recipients::Recipients;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::UnitId;
use crate::store::NewNotice;
use crate::text::{Text, numbers};

/// Changes told one by one; the rest is counted, and stands in the new text.
const TOLD: usize = 40;

/// What the correction is about.
struct Correction {
    kind: NoticeKind,
    changes: Vec<Line>,
    /// The whole text as it is to be read from now on; `None` when the letter has not changed.
    renewed: Option<Message>,
}

impl Desk {
    /// Drafts the correction: from the newest confirmed version of the letter, from words of the office's own, or both.
    /// A correction that is drafted already is returned as it is when no words are given.
    pub async fn correct(&self, actor: &Actor, notice: NoticeId, words: Option<&str>) -> Result<Notice, DeskError> {
        self.permit(actor, Act::DraftNotice)?;
        let found = self.notice(notice).await?;
        match found.state {
            NoticeState::Issued => {}
            NoticeState::Cancelled | NoticeState::Issuing => {
                return Err(DeskError::NoticeState { notice, state: found.state });
            }
            NoticeState::Draft | NoticeState::Approved => return Err(NoticeProblem::NotIssued(notice).into()),
        }
        if let Some(by) = found.corrected_by {
            return Err(NoticeProblem::CorrectedAlready { notice, by }.into());
        }
        let drafts = self.store.notices().await?;
        let earlier = drafts.into_iter().find(|draft| draft.corrects == Some(notice) && draft.is_editable());
        match (earlier, words) {
            (Some(earlier), None) => return Ok(earlier),
            (Some(earlier), Some(_)) => {
                return Err(NoticeProblem::CorrectionDrafted { notice, draft: earlier.id }.into());
            }
            (None, _) => {}
        }
        let newer = self.newer_letter(&found).await?;
        let correction = match &newer {
            Some(newer) => self.correction(&found, newer).await?,
            None => Correction { kind: found.kind.clone(), changes: Vec::new(), renewed: None },
        };
        if correction.changes.is_empty() && words.is_none() {
            return Err(NoticeProblem::NothingToCorrect(notice).into());
        }
        let letter = match newer {
            Some(newer) => newer,
            None => self.letter(&found.letter).await?,
        };
        let message = self.correction_message(&found, &letter, &correction, words);
        let new = NewNotice {
            unknown_policy: correction.kind.default_unknown_policy(),
            personal: found.personal,
            kind: correction.kind,
            letter: letter.id,
            issuer: found.issuer.clone(),
            audience: Recipients::same_as(notice),
            message,
            drafted: Stamp { by: actor.clone(), at: self.clock.now() },
            urgent: found.urgent,
            max_lateness: found.max_lateness,
            corrects: Some(notice),
        };
        self.store.add_notices(vec![new]).await?.pop().ok_or(DeskError::Notice(NoticeProblem::NoText))
    }

    /// The newest confirmed version of the notice's letter; for an announcement, without one, the letter that announces the
    /// same periods anew.
    async fn newer_letter(&self, notice: &Notice) -> Result<Option<Letter>, DeskError> {
        let letters = self.store.letters().await?;
        let newer = letters.iter().filter(|letter| {
            letter.id.letter == notice.letter.letter
                && letter.id.version > notice.letter.version
                && letter.state == LetterState::Confirmed
        });
        let newest = newer.max_by_key(|letter| letter.id.version);
        if newest.is_some() || notice.kind.is_directive() {
            return Ok(newest.cloned());
        }
        let announced = self.letter(&notice.letter).await?;
        let reissued = letters.iter().filter(|letter| announced.is_issued_anew_by(letter));
        let reissued = reissued.filter(|letter| letter.state == LetterState::Confirmed);
        Ok(reissued.max_by_key(|letter| letter.confirmed_at()).cloned())
    }

    async fn correction(&self, notice: &Notice, newer: &Letter) -> Result<Correction, DeskError> {
        let old = self.letter(&notice.letter).await?.content;
        let (text, units) = (self.office_text(), self.store.units());
        let changes = letter_changes(&old, &newer.content);
        match &notice.kind {
            NoticeKind::Announcement { .. } => {
                let before = self.figures_before(&newer.content).await?;
                let name = |unit: &UnitId| (*unit != newer.content.unit).then(|| capitalised(&units.name(unit)));
                Ok(Correction {
                    kind: NoticeKind::Announcement { periods: newer.content.periods() },
                    changes: figure_lines(&changes, name, text),
                    renewed: Some(announcement(&newer.content, &before, &units, text)),
                })
            }
            NoticeKind::Directive { ordinal, .. } => {
                let was = old.directives.iter().find(|directive| directive.ordinal == *ordinal);
                let (line, now) = directive_change(was, &changes, text);
                let now = now.or(was.filter(|_| line.is_none()).cloned());
                let kind = match &now {
                    Some(directive) => NoticeKind::Directive {
                        ordinal: directive.ordinal,
                        deadline: directive.deadline.clone(),
                        asks_for_report: directive.asks_for_report,
                    },
                    None => NoticeKind::Directive { ordinal: *ordinal, deadline: None, asks_for_report: false },
                };
                let renewed = now.map(|directive| directive_message(&directive, &newer.content, &units, text));
                Ok(Correction { kind, changes: line.into_iter().collect(), renewed })
            }
        }
    }

    fn correction_message(
        &self,
        corrected: &Notice,
        letter: &Letter,
        correction: &Correction,
        words: Option<&str>,
    ) -> Message {
        let (text, units) = (self.office_text(), self.store.units());
        let number = corrected.id.to_string();
        let issued = corrected.issued.as_ref().map_or(corrected.drafted.at, |stamp| stamp.at);
        let mut message = Message::new()
            .title(text.correction_title(number.clone(), notice_title(corrected)))
            .line(text.correction_of(number, numbers::time(issued)));
        message.blocks.extend(words.into_iter().flat_map(blocks));
        if !correction.changes.is_empty() {
            message = message.line(Line::strong(text.correction_changes())).lines(correction.changes.clone());
        }
        match &correction.renewed {
            Some(renewed) => {
                message = message.line(Line::strong(text.correction_renewed()));
                let body = renewed.blocks.iter().filter(|block| !matches!(block, Block::Title(_)));
                message.blocks.extend(body.cloned());
            }
            None => message = message.note(source(&letter.content, &units, text)),
        }
        message = message.choice(text.choice_acknowledge(), Action::Acknowledge(NoticeId::UNNUMBERED));
        if !corrected.kind.is_directive() {
            message = message.choice(text.choice_details(), Action::Details(NoticeId::UNNUMBERED));
        }
        message.choice(text.choice_original(), Action::Original(NoticeId::UNNUMBERED))
    }
}

fn figure_lines(changes: &LetterChanges, name: impl Fn(&UnitId) -> Option<String>, text: Text<'_>) -> Vec<Line> {
    let told = changes.figures.iter().take(TOLD);
    let mut lines: Vec<Line> = told.map(|change| figure_line(change, name(&change.unit), text).into()).collect();
    let rates = changes.rates.iter().take(TOLD);
    lines.extend(rates.map(|change| Line::from(rate_line(change, name(&change.unit), text))));
    for change in &changes.directives {
        lines.push(directive_line(change, text).into());
    }
    if changes.figures.len() > TOLD {
        lines.push(text.correction_more((changes.figures.len() - TOLD).to_string()).into());
    }
    lines
}

/// "Tháng 12/2024, Thanh toán trực tuyến: 9,2/10 → 9,6/10".
pub(super) fn figure_line(change: &FigureChange, unit: Option<String>, text: Text<'_>) -> String {
    let mut about: Vec<String> = unit.into_iter().collect();
    about.push(if about.is_empty() { capitalised(&text.period(change.period)) } else { text.period(change.period) });
    about.push(text.indicator(change.indicator));
    about.extend(text.average_of(change.role));
    let value = |value: &Option<FigureValue>| match value {
        Some(value) => shown(value, text),
        None => text.correction_not_printed(),
    };
    text.correction_figure(about.join(", "), value(&change.before), value(&change.after))
}

/// "Tháng 12/2024, Thanh toán trực tuyến: tỷ lệ 70,2 % → 71 %".
pub(super) fn rate_line(change: &RateChange, unit: Option<String>, text: Text<'_>) -> String {
    let mut about: Vec<String> = unit.into_iter().collect();
    about.push(if about.is_empty() { capitalised(&text.period(change.period)) } else { text.period(change.period) });
    about.push(text.indicator(change.indicator));
    about.extend(change.label.clone());
    let value = |rate: Option<Rate>| match rate {
        Some(rate) => numbers::rate(rate, text.lang()),
        None => text.correction_not_printed(),
    };
    text.correction_rate(about.join(", "), value(change.before), value(change.after))
}

fn shown(value: &FigureValue, text: Text<'_>) -> String {
    let lang = text.lang();
    let mut shown = format!("{}/{}", numbers::points(value.points, lang), numbers::points(value.max, lang));
    if let Some(rank) = value.rank {
        let place = match rank.of {
            Some(of) => text.announcement_rank(rank.place.to_string(), of.to_string()),
            None => text.announcement_rank_alone(rank.place.to_string()),
        };
        shown.push_str(&format!(" ({place})"));
    }
    shown
}

pub(super) fn directive_line(change: &DirectiveChange, text: Text<'_>) -> String {
    match change {
        DirectiveChange::Added(directive) => text.correction_directive_added(directive.text.clone()),
        DirectiveChange::Withdrawn(directive) => text.correction_directive_withdrawn(directive.text.clone()),
        // Nothing but the deadline is another.
        DirectiveChange::Altered { before, after } if before.says_the_same(after) => {
            let (was, is) = (text.letter_deadline(before), text.letter_deadline(after));
            text.correction_directive_deadline(after.text.clone(), was, is)
        }
        DirectiveChange::Altered { before, after } => {
            text.correction_directive_altered(before.text.clone(), after.text.clone())
        }
    }
}

/// What became of one directive: the line that says so, and how it reads now.
fn directive_change(
    was: Option<&Directive>,
    changes: &LetterChanges,
    text: Text<'_>,
) -> (Option<Line>, Option<Directive>) {
    for change in &changes.directives {
        match change {
            DirectiveChange::Altered { before, after } if Some(before.as_ref()) == was => {
                return (Some(directive_line(change, text).into()), Some((**after).clone()));
            }
            DirectiveChange::Withdrawn(before) if Some(before) == was => {
                return (Some(directive_line(change, text).into()), None);
            }
            _ => {}
        }
    }
    (None, None)
}
