//! A channel that fails again and again is left alone for a while: each undecided message costs a person's decision.
//! Pure: time is handed in, measured from any fixed start.

use super::pace::Moment;
use crate::domain::delivery::OutcomeKind;
use std::time::Duration;

const FIRST_PAUSE: Duration = Duration::from_secs(60);
const LONGEST_PAUSE: Duration = Duration::from_secs(3600);
/// A trial whose outcome never came is given up after this.
const LONGEST_TRIAL: Duration = Duration::from_secs(120);

/// Closed as long as messages pass; open after a run of errors; after its pause half open, when one message at a time
/// tries whether they pass again.
#[derive(Debug)]
pub struct Breaker {
    /// Errors in a row that open it; 0 = never.
    limit: u32,
    errors: u32,
    pause: Duration,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Closed,
    Open {
        until: Moment,
    },
    Trial {
        since: Moment,
    },
    /// Paused by a person, until a person resumes it.
    Held,
}

/// What became of the breaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Opened { pause: Duration },
    Closed,
}

impl Breaker {
    pub fn new(limit: u32) -> Breaker {
        Breaker { limit, errors: 0, pause: FIRST_PAUSE, state: State::Closed }
    }

    /// Takes up a pause that an earlier process began.
    pub fn restore(&mut self, now: Moment, left: Option<Duration>) {
        self.state = match left {
            Some(left) => State::Open { until: now + left.min(LONGEST_PAUSE) },
            None => State::Held,
        };
    }

    pub fn hold(&mut self) {
        self.state = State::Held;
    }

    /// A person lets messages pass again.
    pub fn close(&mut self) {
        *self = Breaker::new(self.limit);
    }

    pub fn errors(&self) -> u32 {
        self.errors
    }

    /// How many broadcast messages may be taken at once (`None` = any number), or how long none may.
    pub fn admit(&mut self, now: Moment) -> Result<Option<usize>, Duration> {
        match self.state {
            State::Closed => Ok(None),
            State::Held => Err(LONGEST_PAUSE),
            State::Open { until } if now < until => Err(until - now),
            State::Trial { since } if now < since + LONGEST_TRIAL => Err(Duration::from_secs(1)),
            State::Open { .. } | State::Trial { .. } => {
                self.state = State::Trial { since: now };
                Ok(Some(1))
            }
        }
    }

    /// Whether what has been taken already must go back.
    pub fn is_open(&self, now: Moment) -> bool {
        match self.state {
            State::Open { until } => now < until,
            State::Held => true,
            State::Closed | State::Trial { .. } => false,
        }
    }

    /// Whether a trial has failed too: this is no passing trouble.
    pub fn keeps_failing(&self, now: Moment) -> bool {
        self.pause > FIRST_PAUSE && matches!(self.state, State::Open { until } if now < until)
    }

    /// The trial was not made: nothing was due.
    pub fn trial_unused(&mut self, now: Moment) {
        if matches!(self.state, State::Trial { .. }) {
            self.state = State::Open { until: now };
        }
    }

    pub fn record(&mut self, now: Moment, outcome: OutcomeKind) -> Option<Turn> {
        match outcome {
            OutcomeKind::TryLater | OutcomeKind::Undecided => self.error(now),
            // The platform has answered what it was asked, whatever it said.
            OutcomeKind::Accepted
            | OutcomeKind::Announced
            | OutcomeKind::Gone
            | OutcomeKind::Moved
            | OutcomeKind::Content => self.success(),
            OutcomeKind::SlowDown | OutcomeKind::Credentials | OutcomeKind::NotTried => None,
        }
    }

    fn error(&mut self, now: Moment) -> Option<Turn> {
        self.errors = self.errors.saturating_add(1);
        match self.state {
            State::Closed if self.limit > 0 && self.errors >= self.limit => self.open(now),
            State::Trial { .. } => {
                self.pause = (self.pause * 2).min(LONGEST_PAUSE);
                self.open(now)
            }
            // What was under way when it opened.
            State::Closed | State::Open { .. } | State::Held => None,
        }
    }

    fn open(&mut self, now: Moment) -> Option<Turn> {
        self.state = State::Open { until: now + self.pause };
        Some(Turn::Opened { pause: self.pause })
    }

    fn success(&mut self) -> Option<Turn> {
        self.errors = 0;
        match self.state {
            State::Trial { .. } | State::Open { .. } => {
                self.close();
                Some(Turn::Closed)
            }
            State::Closed | State::Held => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Moment {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_run_of_errors_opens_it_and_one_message_tries_later() {
        let mut breaker = Breaker::new(3);
        assert_eq!(breaker.record(at(0), OutcomeKind::Undecided), None);
        assert_eq!(breaker.record(at(0), OutcomeKind::Accepted), None, "a message between two errors ends the run");
        assert_eq!(breaker.record(at(1), OutcomeKind::Undecided), None);
        assert_eq!(breaker.record(at(1), OutcomeKind::TryLater), None);
        let opened = breaker.record(at(2), OutcomeKind::Undecided);
        assert_eq!(opened, Some(Turn::Opened { pause: FIRST_PAUSE }));
        assert_eq!(breaker.record(at(2), OutcomeKind::Undecided), None, "what was under way opens nothing again");
        assert_eq!(breaker.admit(at(3)), Err(at(59)));
        assert!(breaker.is_open(at(3)) && !breaker.keeps_failing(at(3)), "it may be a passing trouble");

        assert_eq!(breaker.admit(at(62)), Ok(Some(1)));
        assert!(breaker.admit(at(62)).is_err(), "one at a time");
        let again = breaker.record(at(63), OutcomeKind::TryLater);
        assert_eq!(again, Some(Turn::Opened { pause: 2 * FIRST_PAUSE }));
        assert!(breaker.keeps_failing(at(64)));
        assert_eq!(breaker.admit(at(183)), Ok(Some(1)));
        assert_eq!(breaker.record(at(184), OutcomeKind::Gone), Some(Turn::Closed));
        assert_eq!(breaker.admit(at(184)), Ok(None));
        assert!(!breaker.keeps_failing(at(184)));
    }

    #[test]
    fn an_unused_trial_is_free_again_and_a_lost_one_after_a_while() {
        let mut breaker = Breaker::new(1);
        breaker.record(at(0), OutcomeKind::Undecided);
        assert_eq!(breaker.admit(at(60)), Ok(Some(1)));
        breaker.trial_unused(at(60));
        assert_eq!(breaker.admit(at(60)), Ok(Some(1)));
        assert!(breaker.admit(at(61)).is_err());
        assert_eq!(breaker.admit(at(60) + LONGEST_TRIAL), Ok(Some(1)));
    }

    #[test]
    fn a_held_channel_waits_for_a_person_and_an_answer_does_not_open_it() {
        let mut breaker = Breaker::new(1);
        breaker.hold();
        assert_eq!(breaker.record(at(0), OutcomeKind::Accepted), None);
        assert!(breaker.admit(at(100_000)).is_err() && breaker.is_open(at(100_000)));
        breaker.close();
        assert_eq!(breaker.admit(at(100_000)), Ok(None));
        let mut never = Breaker::new(0);
        assert!((0..100).all(|second| never.record(at(second), OutcomeKind::Undecided).is_none()));
    }
}
