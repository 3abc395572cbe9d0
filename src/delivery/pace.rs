//! When the next message may leave on a channel. Pure: time is handed in, measured from any fixed start.
//!
//! * Overall: at most `rate` messages in any sliding second, replies included.
//! * A broadcast is evenly spaced. While people write, at `rate − reply_reserve`, so that a reply finds room at once; when
//!   nobody has written for a while, at `rate`, and whoever writes first then waits for one spacing at most. While a
//!   reply waits, no broadcast message leaves.
//! * One chat: `chat_rate` a second; a group: 20 a minute. Both hold a broadcast back, while a reply answers a person
//!   who has just written and only counts.
//! * After a "slow down" the chat is left alone as long as told. When two chats are told so at once, it is the channel
//!   that is meant, and all of it pauses as long as told, no longer.
//! * Where a platform publishes no limit, a "slow down" means the channel at once: all of it pauses, then goes at half
//!   the pace, and takes a tenth more for every minute without another.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

/// Time since the start of the process.
pub type Moment = Duration;

/// A little more than the second that platforms count in: two requests do not travel equally fast.
const WINDOW: Duration = Duration::from_millis(1010);
/// How far a late broadcast may catch up; timers wake up late, and what they lose must not add up.
const CATCH_UP: Duration = Duration::from_millis(10);
/// For so long after the beginning of a broadcast, and after every reply, room is kept for the next reply.
const TALK: Duration = Duration::from_secs(5);
const GROUP_WINDOW: Duration = Duration::from_secs(60);
const GROUP_LIMIT: usize = 20;
/// Chats that have been quiet for longer than any limit are forgotten, this many departures apart.
const SWEEP_EVERY: u32 = 4096;
const FULL_SHARE: u32 = 1000;
/// A platform that goes on refusing is asked at a twentieth of the pace.
const LEAST_SHARE: u32 = 50;
const SHARE_STEP: u32 = 100;
const SHARE_EVERY: Duration = Duration::from_secs(60);

#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Messages per second, at least 1.
    pub rate: u32,
    /// Of these kept for replies; less than `rate`.
    pub reply_reserve: u32,
    /// Messages per second to one chat, at least 1.
    pub chat_rate: u32,
    /// The platform's own limit is not known: `rate` is a guess that is corrected by its answers.
    pub adapts: bool,
}

/// Why a broadcast message may not leave yet, and when to ask again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The channel has no room.
    Channel { until: Moment },
    /// Only this chat has to wait; others may go.
    Chat { until: Moment },
}

#[derive(Debug)]
pub struct Pace {
    limits: Limits,
    /// Departures of the last window, oldest first; never more than `rate`.
    recent: VecDeque<Moment>,
    /// Where the next evenly spaced broadcast message belongs.
    next_broadcast: Moment,
    /// Until when room is kept for replies.
    talk_until: Moment,
    chat_interval: Duration,
    chats: HashMap<String, ChatPace>,
    departures_until_sweep: u32,
    replies_waiting: usize,
    paused_until: Moment,
    /// The latest "slow down": for which chat, until when.
    slowed: Option<(String, Moment)>,
    /// The part of the full pace that is used, in thousandths; changed by answers when the limits adapt.
    share: u32,
    share_changed: Moment,
}

#[derive(Debug, Default)]
struct ChatPace {
    free_at: Moment,
    /// Departures to a group in the last minute.
    minute: VecDeque<Moment>,
}

impl Pace {
    pub fn new(limits: Limits) -> Pace {
        Pace {
            limits,
            recent: VecDeque::new(),
            next_broadcast: Duration::ZERO,
            talk_until: TALK,
            chat_interval: Duration::from_secs(1) / limits.chat_rate.max(1),
            chats: HashMap::new(),
            departures_until_sweep: SWEEP_EVERY,
            replies_waiting: 0,
            paused_until: Duration::ZERO,
            slowed: None,
            share: FULL_SHARE,
            share_changed: Duration::ZERO,
        }
    }

    /// A reply begins to wait: broadcasts let it go first until [`Pace::reply_done`].
    pub fn reply_waits(&mut self) {
        self.replies_waiting += 1;
    }

    pub fn reply_done(&mut self) {
        self.replies_waiting = self.replies_waiting.saturating_sub(1);
    }

    /// Lets a reply leave now, or says when to ask again.
    pub fn reply(&mut self, now: Moment, chat: &str, group: bool) -> Result<(), Moment> {
        let until = self.window_free_at(now).max(self.paused_until).max(self.slowed_until(chat));
        if until > now {
            return Err(until);
        }
        self.talk_until = now + TALK;
        self.leave(now, chat, group);
        Ok(())
    }

    /// Lets a broadcast message leave now, or says what holds it.
    pub fn broadcast(&mut self, now: Moment, chat: &str, group: bool) -> Result<(), Held> {
        let mut room = self.window_free_at(now).max(self.paused_until).max(self.next_broadcast);
        if self.replies_waiting > 0 {
            room = room.max(now) + self.spacing(now);
        }
        let chat_free = self.chat_free_at(now, chat, group).max(self.slowed_until(chat));
        if chat_free > now {
            return Err(Held::Chat { until: chat_free });
        }
        if room > now {
            return Err(Held::Channel { until: room });
        }
        if now > self.next_broadcast + WINDOW {
            self.talk_until = self.talk_until.max(now + TALK);
        }
        let spacing = self.spacing(now);
        self.next_broadcast = self.next_broadcast.max(now.saturating_sub(CATCH_UP)) + spacing;
        self.leave(now, chat, group);
        Ok(())
    }

    fn chat_free_at(&mut self, now: Moment, chat: &str, group: bool) -> Moment {
        let Some(pace) = self.chats.get_mut(chat) else { return Duration::ZERO };
        let minute = if group { pace.minute_free_at(now) } else { Duration::ZERO };
        pace.free_at.max(minute)
    }

    /// The platform has told `chat` to slow down.
    pub fn slow_down(&mut self, now: Moment, chat: &str, retry_after: Duration) {
        let until = now + retry_after;
        if self.limits.adapts {
            self.paused_until = self.paused_until.max(until);
            // Answers to requests that left together are one refusal.
            if self.share == FULL_SHARE || now >= self.share_changed + Duration::from_secs(1) {
                self.share = (self.share / 2).max(LEAST_SHARE);
            }
            self.share_changed = until;
            return;
        }
        match &self.slowed {
            Some((other, other_until)) if other != chat && *other_until > now => {
                self.paused_until = self.paused_until.max(until.min(*other_until));
            }
            _ => {}
        }
        self.chats.entry(chat.to_owned()).or_default().free_at = until;
        self.slowed = Some((chat.to_owned(), until));
    }

    /// Until when the whole channel pauses, if it does.
    pub fn paused_until(&self, now: Moment) -> Option<Moment> {
        (self.paused_until > now).then_some(self.paused_until)
    }

    /// The distance of two broadcast messages at the pace of now.
    fn spacing(&mut self, now: Moment) -> Duration {
        while self.share < FULL_SHARE && now >= self.share_changed + SHARE_EVERY {
            self.share = (self.share + SHARE_STEP).min(FULL_SHARE);
            self.share_changed += SHARE_EVERY;
        }
        let kept = if now < self.talk_until { self.limits.reply_reserve } else { 0 };
        WINDOW / self.limits.rate.saturating_sub(kept).max(1) * FULL_SHARE / self.share
    }

    fn slowed_until(&self, chat: &str) -> Moment {
        match &self.slowed {
            Some((slowed, until)) if slowed == chat => *until,
            _ => Duration::ZERO,
        }
    }

    /// When the sliding window has room for one more.
    fn window_free_at(&mut self, now: Moment) -> Moment {
        while self.recent.front().is_some_and(|oldest| *oldest + WINDOW <= now) {
            self.recent.pop_front();
        }
        match self.recent.front() {
            Some(oldest) if self.recent.len() >= self.limits.rate as usize => *oldest + WINDOW,
            _ => Duration::ZERO,
        }
    }

    fn leave(&mut self, now: Moment, chat: &str, group: bool) {
        self.recent.push_back(now);
        self.departures_until_sweep -= 1;
        if self.departures_until_sweep == 0 {
            self.departures_until_sweep = SWEEP_EVERY;
            self.chats.retain(|_, pace| {
                pace.forget_departures(now);
                pace.free_at > now || !pace.minute.is_empty()
            });
        }
        let free_at = now + self.chat_interval;
        let pace = match self.chats.get_mut(chat) {
            Some(pace) => pace,
            None => self.chats.entry(chat.to_owned()).or_default(),
        };
        pace.free_at = pace.free_at.max(free_at);
        if group {
            pace.minute.push_back(now);
        }
    }
}

impl ChatPace {
    fn forget_departures(&mut self, now: Moment) {
        while self.minute.front().is_some_and(|oldest| *oldest + GROUP_WINDOW <= now) {
            self.minute.pop_front();
        }
    }

    fn minute_free_at(&mut self, now: Moment) -> Moment {
        self.forget_departures(now);
        let over = self.minute.len().checked_sub(GROUP_LIMIT);
        over.and_then(|index| self.minute.get(index)).map_or(Duration::ZERO, |oldest| *oldest + GROUP_WINDOW)
    }
}

#[cfg(test)]
mod tests;
