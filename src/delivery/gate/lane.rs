//! One channel behind the gate, with its pace.

use crate::channel::pulse::Pulse;
use crate::channel::render::Part;
use crate::channel::{Channel, Pacing};
use crate::config::DeliveryConfig;
use crate::delivery::breaker::{Breaker, Turn};
use crate::delivery::pace::{Held, Limits, Moment, Pace};
use crate::domain::delivery::Outcome;
use chrono::{DateTime, Utc};
use metrics::counter;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// A pause longer than this is not waited for with a claimed row in hand.
const LONG_PAUSE: Duration = Duration::from_secs(2);

pub(in crate::delivery) struct Lane {
    pub(in crate::delivery) channel: Arc<dyn Channel>,
    /// Messages per second at the full pace.
    pub(in crate::delivery) rate: u32,
    pace: Mutex<Pace>,
    breaker: Mutex<Breaker>,
    /// Who is told of the breaker's turns.
    turns: OnceLock<mpsc::UnboundedSender<Turn>>,
    start: Instant,
    /// The platform does not know us any more; nothing is sent until the credentials are renewed.
    stopped: AtomicBool,
    /// When rows were last taken to be sent here.
    claimed: Pulse,
    /// No request outlives this, whatever its channel does.
    longest_request: Duration,
}

impl Lane {
    pub(super) fn new(channel: Arc<dyn Channel>, config: &DeliveryConfig) -> Lane {
        let limits = limits(channel.pacing(), config);
        Lane {
            channel,
            rate: limits.rate,
            pace: Mutex::new(Pace::new(limits)),
            breaker: Mutex::new(Breaker::new(config.breaker_errors)),
            turns: OnceLock::new(),
            start: Instant::now(),
            stopped: AtomicBool::new(false),
            claimed: Pulse::default(),
            longest_request: Duration::from_secs(config.request_timeout_seconds.max(1)) * 2,
        }
    }

    pub(in crate::delivery) fn note_claim(&self, now: DateTime<Utc>) {
        self.claimed.beat(now);
    }

    pub(in crate::delivery) fn last_claim(&self) -> Option<DateTime<Utc>> {
        self.claimed.last()
    }

    pub(in crate::delivery) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// How long the whole channel pauses from now on.
    pub(in crate::delivery) fn pause(&self) -> Option<Duration> {
        let now = self.start.elapsed();
        self.pace().paused_until(now).map(|until| until - now)
    }

    /// How many broadcast messages may be taken now (`None` = any number), or how long none may: after a run of errors
    /// the channel is left alone, then tried with one message.
    pub(in crate::delivery) fn room(&self) -> Result<Option<usize>, Duration> {
        match self.pause() {
            Some(pause) => Err(pause),
            None => self.breaker().admit(self.start.elapsed()),
        }
    }

    /// Nothing was due for the trial that [`Lane::room`] allowed.
    pub(in crate::delivery) fn trial_unused(&self) {
        self.breaker().trial_unused(self.start.elapsed());
    }

    /// Broadcast messages that have been taken go back.
    pub(in crate::delivery) fn is_open(&self) -> bool {
        self.breaker().is_open(self.start.elapsed())
    }

    /// The channel has failed for longer than a passing trouble lasts.
    pub(in crate::delivery) fn keeps_failing(&self) -> bool {
        self.breaker().keeps_failing(self.start.elapsed())
    }

    pub(in crate::delivery) fn errors(&self) -> u32 {
        self.breaker().errors()
    }

    pub(in crate::delivery) fn hold(&self) {
        self.breaker().hold();
    }

    pub(in crate::delivery) fn resume(&self) {
        self.breaker().close();
        self.reconnect();
    }

    /// The credentials may be good again: one more try, which stops the lane anew if they are not.
    pub(in crate::delivery) fn reconnect(&self) {
        self.stopped.store(false, Ordering::Relaxed);
    }

    pub(in crate::delivery) fn restore_pause(&self, left: Option<Duration>) {
        self.breaker().restore(self.start.elapsed(), left);
    }

    /// The breaker's turns from now on; `None` when somebody has them already.
    pub(in crate::delivery) fn turns(&self) -> Option<mpsc::UnboundedReceiver<Turn>> {
        let (sender, turns) = mpsc::unbounded_channel();
        self.turns.set(sender).ok().map(|()| turns)
    }

    /// Waits for the reply's turn, at most `patience`, and sends one part.
    pub(super) async fn reply(&self, chat: &str, part: &Part, patience: Duration) -> Outcome {
        match self.reply_turn(chat, patience).await {
            Ok(()) => self.send(chat, part).await,
            Err(outcome) => outcome,
        }
    }

    pub(super) async fn edit(&self, chat: &str, message: &str, part: &Part, patience: Duration) -> Outcome {
        match self.reply_turn(chat, patience).await {
            Ok(()) => self.watched(chat, self.channel.edit(chat, message, part)).await,
            Err(outcome) => outcome,
        }
    }

    /// Sends one part whose turn has come.
    pub(in crate::delivery) async fn send(&self, chat: &str, part: &Part) -> Outcome {
        self.watched(chat, self.channel.send(chat, part)).await
    }

    /// Waits until a broadcast message to `chat` may leave. When only this chat has to wait, or the channel pauses for
    /// long, says how long instead.
    pub(in crate::delivery) async fn broadcast_turn(&self, chat: &str) -> Result<(), Duration> {
        let group = self.channel.is_group(chat);
        loop {
            let now = self.start.elapsed();
            if self.breaker().is_open(now) {
                return Err(LONG_PAUSE);
            }
            let held = self.pace().broadcast(now, chat, group);
            match held {
                Ok(()) => return Ok(()),
                Err(Held::Chat { until }) => return Err(until - now),
                Err(Held::Channel { until }) if until - now > LONG_PAUSE => return Err(until - now),
                Err(Held::Channel { until }) => tokio::time::sleep_until(self.start + until).await,
            }
        }
    }

    async fn reply_turn(&self, chat: &str, patience: Duration) -> Result<(), Outcome> {
        if self.is_stopped() {
            return Err(Outcome::Credentials);
        }
        let group = self.channel.is_group(chat);
        let latest = self.start.elapsed() + patience;
        let _waiting = WaitingReply::new(self);
        loop {
            let now = self.start.elapsed();
            let verdict = self.pace().reply(now, chat, group);
            match verdict {
                Ok(()) => return Ok(()),
                Err(until) if until > latest => return Err(Outcome::SlowDown { retry_after: until - now }),
                Err(until) => tokio::time::sleep_until(self.start + until).await,
            }
        }
    }

    async fn watched(&self, chat: &str, request: impl Future<Output = Outcome>) -> Outcome {
        let outcome = match tokio::time::timeout(self.longest_request, request).await {
            Ok(outcome) => outcome,
            Err(_) => Outcome::Undecided { reason: "no answer in time".to_owned() },
        };
        let channel = self.channel.kind().code();
        counter!("loa_requests_total", "channel" => channel, "outcome" => outcome.kind().code()).increment(1);
        match &outcome {
            Outcome::SlowDown { retry_after } => {
                let now: Moment = self.start.elapsed();
                self.pace().slow_down(now, chat, *retry_after);
                tracing::warn!(channel, seconds = retry_after.as_secs(), "told to slow down");
            }
            Outcome::Credentials if !self.stopped.swap(true, Ordering::Relaxed) => {
                tracing::error!(channel, "the platform refuses our credentials: the channel is stopped");
            }
            Outcome::Content { reason } => tracing::error!(channel, %reason, "the platform refuses what we send"),
            _ => {}
        }
        let turn = self.breaker().record(self.start.elapsed(), outcome.kind());
        if let (Some(turn), Some(turns)) = (turn, self.turns.get()) {
            // Nobody listens any more once the sender has stopped.
            let _ = turns.send(turn);
        }
        outcome
    }

    fn breaker(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pace(&self) -> MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn limits(pacing: Pacing, config: &DeliveryConfig) -> Limits {
    let (rate, chat_rate, adapts) = match pacing {
        Pacing::Unlimited => (u32::MAX, u32::MAX, false),
        Pacing::General => (config.rate, config.chat_rate, false),
        Pacing::Own { rate, chat_rate } => (rate.max(1), chat_rate.max(1), true),
    };
    let reply_reserve = if pacing == Pacing::Unlimited { 0 } else { config.reply_reserve.min(rate - 1) };
    Limits { rate, reply_reserve, chat_rate, adapts }
}

/// Holds broadcasts back as long as it lives.
struct WaitingReply<'a>(&'a Lane);

impl<'a> WaitingReply<'a> {
    fn new(lane: &'a Lane) -> Self {
        lane.pace().reply_waits();
        WaitingReply(lane)
    }
}

impl Drop for WaitingReply<'_> {
    fn drop(&mut self) {
        self.0.pace().reply_done();
    }
}
