//! A channel over which no notice is sent for the time being.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Begun by a run of errors, or by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelPause {
    pub since: DateTime<Utc>,
    /// When one message is tried; `None` = a person resumes it.
    pub until: Option<DateTime<Utc>>,
    /// Errors in a row that led to it.
    pub errors: u32,
    /// The recorded form of the actor who paused it.
    pub by: Option<String>,
    /// Messages pass again since; kept until the office has been told of the pause.
    pub ended: Option<DateTime<Utc>>,
    /// The office has been told.
    pub told: bool,
}

impl ChannelPause {
    pub fn by_errors(since: DateTime<Utc>, until: DateTime<Utc>, errors: u32) -> ChannelPause {
        ChannelPause { since, until: Some(until), errors, by: None, ended: None, told: false }
    }

    /// A person knows of the pause that they have ordered.
    pub fn by_person(since: DateTime<Utc>, by: String) -> ChannelPause {
        ChannelPause { since, until: None, errors: 0, by: Some(by), ended: None, told: true }
    }

    pub fn is_on(&self) -> bool {
        self.ended.is_none()
    }

    /// The pause goes on: a trial has failed. The office is not told again.
    pub fn goes_on(&mut self, until: DateTime<Utc>, errors: u32) {
        self.until = Some(until);
        self.errors = errors;
        self.ended = None;
    }
}
