//! One letter stays one: whatever was left blank when it came in, and in whatever file it comes again.

use super::carried_corrections::{has_corrections_of, with_corrections_that_hold};
use super::drafting::same_subject;
use super::{Desk, DeskError};
use crate::domain::figure::{Doubt, FigureStatus};
use crate::domain::letter::{Letter, LetterContent, LetterId, LetterState};
use crate::domain::notice::{Notice, NoticeId, NoticeState};
use crate::domain::scale::ScalesInForce;
use crate::domain::unit::UnitId;
use crate::text::Text;

/// A stored letter that another reading is of, and by what it is known.
pub(super) struct Twin<'l> {
    pub letter: &'l Letter,
    pub by: KnownBy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownBy {
    File,
    /// Number and date; it may say other things.
    Number,
    /// The same figures and directives, with nothing stated that contradicts.
    Words,
}

/// By what a letter is known that may be read on where an earlier reading stopped.
const SAYS_THE_SAME: [KnownBy; 2] = [KnownBy::File, KnownBy::Words];

/// The versions among `letters` that are of this file or say the same. What is under review goes first, the newest before all,
/// so that nothing is lost of what has been done there; then those of the very file, what is in force before what was.
pub(super) fn twins<'l>(
    letters: &'l [Letter],
    content: &LetterContent,
    document: &str,
    in_force: ScalesInForce<'_>,
) -> Vec<Twin<'l>> {
    let twin = |letter: &'l Letter| {
        let by = SAYS_THE_SAME.into_iter().find(|by| known_by(letter, content, document, *by, in_force))?;
        Some(Twin { letter, by })
    };
    let kept = |letter: &&Letter| letter.state != LetterState::Discarded && letter.content.unit == content.unit;
    let mut twins: Vec<Twin<'l>> = letters.iter().filter(kept).filter_map(twin).collect();
    twins.sort_by_key(|twin| match twin.letter.state {
        LetterState::Unreviewed => (false, false, false),
        state => (true, twin.by != KnownBy::File, state != LetterState::Confirmed),
    });
    twins
}

/// Under which identity a letter is stored that has just been read or revised: that of its twin when a person has
/// confirmed one, so that the new version takes its place and does not stand beside it. Of several the one in force.
pub(super) fn identity_of(
    letters: &[Letter],
    content: &LetterContent,
    document: &str,
    in_force: ScalesInForce<'_>,
) -> LetterId {
    let was_confirmed = |letter: &&Letter| {
        matches!(letter.state, LetterState::Confirmed | LetterState::Superseded) && letter.content.unit == content.unit
    };
    let mut confirmed: Vec<&Letter> = letters.iter().filter(was_confirmed).collect();
    confirmed.sort_by_key(|letter| letter.state != LetterState::Confirmed);
    let found = |by| confirmed.iter().find(|letter| known_by(letter, content, document, by, in_force));
    let twin = [KnownBy::File, KnownBy::Number, KnownBy::Words].into_iter().find_map(found);
    twin.map_or_else(|| identity(content, document), |twin| twin.id.letter.clone())
}

/// Whether `new` is the same file or says the same, with all that was corrected in `before`: nothing is lost when it takes
/// its place.
pub(super) fn is_carried_on(before: &Letter, new: &Letter, in_force: ScalesInForce<'_>) -> bool {
    let known = |by| known_by(before, &new.content, &new.document, by, in_force);
    before.content.unit == new.content.unit
        && SAYS_THE_SAME.into_iter().any(known)
        && has_corrections_of(&new.content, &before.content)
}

/// A notice about the same of the same letter that has gone out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssuedBefore {
    pub notice: NoticeId,
    /// Of the seats that the other notice is for, those that this one went to.
    pub seats: usize,
    pub of: usize,
}

impl IssuedBefore {
    pub fn line(&self, text: Text<'_>) -> String {
        let number = self.notice.to_string();
        match self.seats == self.of {
            true => text.issued_before_to_all(number, self.of),
            false => text.issued_before(number, self.seats, self.of),
        }
    }
}

impl Desk {
    /// Notices about the same of the same letter that have gone out to seats which this one is for too. Whoever drafts or
    /// approves it is told: what has changed since is sent as a correction.
    pub async fn issued_before(&self, notice: &Notice) -> Result<Vec<IssuedBefore>, DeskError> {
        let mut before = Vec::new();
        if notice.corrects.is_some() || !notice.is_editable() {
            return Ok(before);
        }
        for other in self.store.notices().await? {
            let is_out = matches!(other.state, NoticeState::Issued | NoticeState::Issuing);
            if is_out
                && other.id != notice.id
                && same_subject(&other.kind, &notice.kind)
                && self.is_of_same_letter(&other, notice).await?
            {
                let shared = self.shared_seats(notice, other.id).await?;
                before.extend(Some(shared).filter(|shared| shared.seats > 0));
            }
        }
        before.sort_by_key(|shared| shared.notice);
        Ok(before)
    }

    async fn is_of_same_letter(&self, one: &Notice, other: &Notice) -> Result<bool, DeskError> {
        if one.letter.letter == other.letter.letter {
            return Ok(true);
        }
        let (Some(one), Some(other)) = (self.store.letter(&one.letter).await?, self.store.letter(&other.letter).await?)
        else {
            return Ok(false);
        };
        Ok(is_same_letter(&one, &other, self.registers().in_force()))
    }

    async fn shared_seats(&self, notice: &Notice, issued: NoticeId) -> Result<IssuedBefore, DeskError> {
        let mut shared = IssuedBefore { notice: issued, seats: 0, of: 0 };
        let mut walk = self.walk(notice).await?;
        while let Some(member) = walk.next().await? {
            shared.of += 1;
            if !self.store.deliveries_ever_to(issued, &member.seat).await?.is_empty() {
                shared.seats += 1;
            }
        }
        Ok(shared)
    }
}

/// By number and date, else by the file.
fn identity(content: &LetterContent, document: &str) -> LetterId {
    match (&content.number, content.date) {
        (Some(number), Some(date)) => LetterId::of_number(&content.unit, number, date),
        _ => LetterId::of_content(&content.unit, document),
    }
}

pub(super) fn is_same_letter(one: &Letter, other: &Letter, in_force: ScalesInForce<'_>) -> bool {
    let known = |by| known_by(one, &other.content, &other.document, by, in_force);
    one.content.unit == other.content.unit && [KnownBy::File, KnownBy::Number, KnownBy::Words].into_iter().any(known)
}

/// Whether figures or directives differ, as they are read and corrected.
pub(super) fn says_otherwise(one: &LetterContent, other: &LetterContent) -> bool {
    substance(one) != substance(other)
}

fn known_by(
    letter: &Letter,
    content: &LetterContent,
    document: &str,
    by: KnownBy,
    in_force: ScalesInForce<'_>,
) -> bool {
    match by {
        KnownBy::File => letter.document == document,
        KnownBy::Number => is_same_number(&letter.content, content),
        KnownBy::Words => says_the_same(&letter.content, content, in_force),
    }
}

fn is_same_number(one: &LetterContent, other: &LetterContent) -> bool {
    let stated = |content: &LetterContent| content.number.clone().zip(content.date);
    stated(one).is_some() && stated(one) == stated(other)
}

/// The same figures and directives, from whatever file, once what a person has corrected in the stored reading is corrected
/// in the other too, where that prints the same.
fn says_the_same(stored: &LetterContent, other: &LetterContent, in_force: ScalesInForce<'_>) -> bool {
    fn contradict<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
        matches!((one, other), (Some(one), Some(other)) if one != other)
    }
    if contradict(stored.number.as_ref(), other.number.as_ref())
        || contradict(stored.date.as_ref(), other.date.as_ref())
    {
        return false;
    }
    let other = with_corrections_that_hold(other.clone(), stored, in_force);
    let said = substance(stored);
    !said.0.is_empty() && said == substance(&other)
}

type Score = (UnitId, String, String);

/// What a letter says, whatever the lines and the file it stands in.
fn substance(content: &LetterContent) -> (Vec<Score>, Vec<String>) {
    let mut scores = Vec::new();
    for set in &content.figure_sets {
        for figure in &set.figures {
            let of_what = format!("{}/{:?}/{:?}", set.period, figure.role, figure.indicator);
            // A letter that prints two values does not say what one says that prints either of them.
            let printed = match &figure.status {
                FigureStatus::Doubtful(Doubt::TwoValues { printed, .. }) => printed.clone(),
                _ => vec![figure.points],
            };
            scores.push((set.unit.clone(), of_what, format!("{printed:?}/{:?}/{:?}", figure.max, figure.rank)));
        }
    }
    scores.sort();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    (scores, content.directives.iter().map(|directive| words(&directive.text)).collect())
}
