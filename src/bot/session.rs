//! What a chat was about last.

use super::pieces::Pieces;
use crate::desk::slug;
use crate::domain::directive_progress::ReportId;
use crate::domain::message::{Action, Choice};
use crate::domain::notice::NoticeId;
use crate::question::Context;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// A follow-up question counts as one for this long.
const CONTEXT_LIFE: TimeDelta = TimeDelta::minutes(30);

/// A typed number means the last offered choices for this long.
const CHOICES_LIFE: TimeDelta = TimeDelta::hours(12);

/// What was asked for is awaited for this long.
const EXPECTATION_LIFE: TimeDelta = TimeDelta::hours(2);

/// Letters under review that a chat remembers.
const REVIEWS: usize = 8;

/// Files that follow a report within this time belong to it.
const FURTHER_FILES: TimeDelta = TimeDelta::minutes(5);

/// Wrong codes that a chat may type within [`GUESS_WINDOW`].
const GUESSES: usize = 5;
const GUESS_WINDOW: TimeDelta = TimeDelta::hours(1);

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Session {
    context: Option<Context>,
    /// What is about to be said is the answer that the context tells of.
    #[serde(skip)]
    answers: bool,
    offered: Option<Offered>,
    /// The language that a person without a seat has chosen.
    pub language: Option<String>,
    wrong_codes: Vec<DateTime<Utc>>,
    /// The letter that was shown for review last, by its handle: what is typed then may correct it.
    #[serde(default)]
    review: Option<(String, DateTime<Utc>)>,
    /// Every letter shown for review lately, by its handle, the last shown first.
    #[serde(default)]
    reviews: Vec<(String, DateTime<Utc>)>,
    /// A letter pasted in pieces that may go on.
    #[serde(default)]
    pasted: Option<Pieces>,
    #[serde(default)]
    expected: Option<(Expected, DateTime<Utc>)>,
    /// The question that was answered last.
    #[serde(default)]
    asked: Option<(String, DateTime<Utc>)>,
    /// The directive last reported on.
    #[serde(default)]
    reported: Option<(NoticeId, DateTime<Utc>)>,
}

/// What the chat was asked to send next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Expected {
    Report(NoticeId),
    /// The word with which a report is returned.
    WhatIsMissing(ReportId),
}

/// The choices under the last answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Offered {
    pub choices: Vec<Choice>,
    pub at: DateTime<Utc>,
}

impl Session {
    pub fn context(&self, now: DateTime<Utc>) -> Option<&Context> {
        self.context.as_ref().filter(|context| now - context.at < CONTEXT_LIFE)
    }

    pub fn set_context(&mut self, context: Option<Context>) {
        self.context = context;
        self.answers = true;
    }

    /// The choices of what has just been said. What an earlier answer offered is no longer on the table: a bare number
    /// typed now must not ask an older question.
    pub fn offer(&mut self, choices: &[Choice], now: DateTime<Utc>) {
        let answers = std::mem::take(&mut self.answers);
        if let Some(context) = self.context.as_mut().filter(|_| !answers) {
            context.offered.clear();
        }
        self.offered = (!choices.is_empty()).then(|| Offered { choices: choices.to_vec(), at: now });
    }

    pub fn offered(&self, now: DateTime<Utc>) -> Option<&Offered> {
        self.offered.as_ref().filter(|offered| now - offered.at < CHOICES_LIFE)
    }

    /// A letter is under review in this chat; `None` when its review has ended.
    pub fn review(&mut self, handle: Option<String>, now: DateTime<Utc>) {
        if let Some(handle) = &handle {
            self.reviews.retain(|(shown, at)| shown != handle && now - *at < CHOICES_LIFE);
            self.reviews.insert(0, (handle.clone(), now));
            self.reviews.truncate(REVIEWS);
        }
        self.review = handle.map(|handle| (handle, now));
    }

    /// The letters shown for review in this chat, the last shown first; some may be decided on.
    pub fn reviews(&self, now: DateTime<Utc>) -> Vec<&str> {
        let shown = self.reviews.iter().filter(|(_, at)| now - *at < CHOICES_LIFE);
        shown.map(|(handle, _)| handle.as_str()).collect()
    }

    /// When a letter was last shown for review.
    pub fn last_review(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.reviews.first().map(|(_, at)| *at).filter(|at| now - *at < CHOICES_LIFE)
    }

    pub fn pasted(&self) -> Option<&Pieces> {
        self.pasted.as_ref()
    }

    pub fn keep_pasted(&mut self, pieces: Option<Pieces>) {
        self.pasted = pieces;
    }

    pub fn under_review(&self, now: DateTime<Utc>) -> Option<&str> {
        self.review.as_ref().filter(|(_, at)| now - *at < CHOICES_LIFE).map(|(handle, _)| handle.as_str())
    }

    pub fn note_question(&mut self, asked: &str, now: DateTime<Utc>) {
        self.asked = Some((asked.to_owned(), now));
    }

    pub fn last_question(&self, now: DateTime<Utc>) -> Option<&str> {
        self.asked.as_ref().filter(|(_, at)| now - *at < CONTEXT_LIFE).map(|(asked, _)| asked.as_str())
    }

    pub fn expect(&mut self, expected: Expected, now: DateTime<Utc>) {
        self.expected = Some((expected, now));
    }

    pub fn expect_nothing(&mut self) {
        self.expected = None;
    }

    pub fn expected(&self, now: DateTime<Utc>) -> Option<Expected> {
        self.expected.filter(|(_, at)| now - *at < EXPECTATION_LIFE).map(|(expected, _)| expected)
    }

    pub fn note_report(&mut self, notice: NoticeId, now: DateTime<Utc>) {
        self.reported = Some((notice, now));
    }

    /// The directive that a file coming now is a report on: the one asked about, or the one just reported on, since the
    /// photos of one report come one by one.
    pub fn report_for_file(&self, now: DateTime<Utc>) -> Option<NoticeId> {
        if let Some(Expected::Report(notice)) = self.expected(now) {
            return Some(notice);
        }
        self.reported.filter(|(_, at)| now - *at < FURTHER_FILES).map(|(notice, _)| notice)
    }

    pub fn may_guess(&self, now: DateTime<Utc>) -> bool {
        self.wrong_codes.iter().filter(|at| now - **at < GUESS_WINDOW).count() < GUESSES
    }

    pub fn note_wrong_code(&mut self, now: DateTime<Utc>) {
        self.wrong_codes.retain(|at| now - *at < GUESS_WINDOW);
        self.wrong_codes.push(now);
    }
}

impl Offered {
    /// The choice that was typed: its number from 1, or its label.
    pub fn chosen(&self, typed: &str) -> Option<&Action> {
        chosen(&self.choices, typed)
    }
}

pub(super) fn chosen<'c>(choices: &'c [Choice], typed: &str) -> Option<&'c Action> {
    let by_number = number(typed).and_then(|number| choices.get(number.checked_sub(1)?));
    // With or without diacritics and marks.
    let word = slug(typed);
    let by_label = || choices.iter().find(|choice| !word.is_empty() && slug(&choice.label) == word);
    by_number.or_else(by_label).map(|choice| &choice.action)
}

/// A typed number: "1", "2." or "3)".
pub(super) fn number(typed: &str) -> Option<usize> {
    let typed = typed.trim().trim_end_matches(['.', ')']);
    (typed.len() <= 2).then(|| typed.parse().ok()).flatten()
}
