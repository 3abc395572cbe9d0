//! How many requests of a channel may be under way at once. Pure: times are handed in.
//!
//! Each takes a connection and its memory, so no more are let out than bring [`ENOUGH`] a second over the way to the
//! platform: few where it is near by, all that are configured where each is under way for long.

use std::time::Duration;

/// Messages per second that are enough on one channel: many times what any platform takes.
const ENOUGH: f64 = 4000.0;
/// For these many, or as many as are configured, there is always room: a platform near by answers them faster than they can
/// be written.
const LEAST: usize = 16;
/// The quickest of one to two times as many returns says how long the way is; what takes longer has waited somewhere.
const LATELY: u32 = 32;

#[derive(Debug)]
pub struct Window {
    most: usize,
    /// The shortest times of the [`LATELY`] returns before, and of those since.
    before: Option<Duration>,
    since: Option<Duration>,
    returns: u32,
    /// How long the first request has been under way, while none has come back.
    unanswered: Duration,
}

impl Window {
    /// At most `most` requests, at least one.
    pub fn new(most: usize) -> Window {
        Window { most: most.max(1), before: None, since: None, returns: 0, unanswered: Duration::ZERO }
    }

    /// How many may be under way now.
    pub fn size(&self) -> usize {
        let way = self.before.into_iter().chain(self.since).min().unwrap_or(self.unanswered);
        ((way.as_secs_f64() * ENOUGH).ceil() as usize).max(LEAST).min(self.most)
    }

    /// Nothing has come back yet: the way is as long as the first has been under way, or longer.
    pub fn unanswered(&mut self, waited: Duration) {
        self.unanswered = waited;
    }

    /// Whether the way is known, or has turned out to be so long that it does not matter.
    pub fn is_settled(&self) -> bool {
        self.since.is_some() || self.size() == self.most
    }

    /// A request has come back after `took`.
    pub fn returned(&mut self, took: Duration) {
        if self.returns == LATELY {
            (self.before, self.since, self.returns) = (self.since, None, 0);
        }
        self.since = Some(self.since.map_or(took, |since| since.min(took)));
        self.returns += 1;
    }
}

#[cfg(test)]
mod tests;
