//! Long polling: updates are safe with Loa first, and only then confirmed by asking for the next ones.
//!
//! The offset lives in memory. After a start the platform gives every update again that was not confirmed, and the
//! inbox recognises those it has.

use super::api::Method;
use super::outcome;
use super::{ALLOWED_UPDATES, Telegram, update};
use crate::channel::ChannelError;
use crate::channel::intake::Intake;
use crate::channel::wire::{Answer, CallError};
use crate::clock::SharedClock;
use crate::domain::seat::ChannelKind;
use crate::store::{RawUpdate, UpdateKey};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::value::RawValue;
use std::time::Duration;
use tokio::time::Instant;

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
const CONFLICT_PAUSE: Duration = Duration::from_millis(500);
/// A killed poller's last request lingers at the platform about as long as it would have lasted.
const CONFLICT_GRACE: Duration = Duration::from_secs(10);
/// The answer to a poll may come this much later than its time-out.
const POLL_SLACK: Duration = Duration::from_secs(10);

#[derive(Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    timeout: u64,
    allowed_updates: [&'static str; 3],
}

/// What one poll brought.
enum Polled {
    Updates(Vec<Box<RawValue>>),
    /// Another process polls with the same token, or a webhook is set.
    Conflict(String),
    SlowDown(Duration),
    Credentials,
    Trouble(String),
}

/// How long others have been polling too.
#[derive(Default)]
struct Conflict {
    since: Option<Instant>,
    told: bool,
}

impl Telegram {
    /// Polls until told to stop; ends early only when the token is refused. `pulse` beats with every answer
    /// and with every wait that the platform has asked for.
    pub async fn poll(&self, intake: Intake) -> Result<(), ChannelError> {
        let Intake { sink, pulse, clock, stop: mut shutdown } = intake;
        let mut offset = None;
        let mut pause = FIRST_PAUSE;
        let mut conflict = Conflict::default();
        loop {
            let polled = tokio::select! {
                biased;
                _ = shutdown.wait_for(|stop| *stop) => return Ok(()),
                polled = self.poll_once(offset) => polled,
            };
            let wait = match polled {
                Polled::Updates(updates) => {
                    pulse.beat(clock.now());
                    conflict = Conflict::default();
                    let (next, raw) = self.numbered(updates, &clock);
                    // Never cut short by a shutdown: what has been fetched is stored.
                    match if raw.is_empty() { Ok(()) } else { sink(raw).await } {
                        Ok(()) => {
                            offset = next.or(offset);
                            pause = FIRST_PAUSE;
                            continue;
                        }
                        Err(error) => {
                            tracing::error!(%error, "updates cannot be stored; they stay with Telegram");
                            longer(&mut pause)
                        }
                    }
                }
                Polled::Conflict(reason) => {
                    pulse.beat(clock.now());
                    if conflict.is_worth_telling(Instant::now(), self.poll_timeout + CONFLICT_GRACE) {
                        tracing::error!(%reason, "another process receives this bot's updates");
                    }
                    // Left by an earlier configuration: while it stands no poll is answered.
                    if reason.contains("webhook")
                        && let Err(error) = self.delete_webhook().await
                    {
                        tracing::error!(%error, "the webhook cannot be removed, so no update comes in");
                    }
                    CONFLICT_PAUSE
                }
                Polled::SlowDown(told) => {
                    tracing::warn!(seconds = told.as_secs(), "told to slow down while polling");
                    told
                }
                Polled::Credentials => {
                    tracing::error!("Telegram does not accept the token: polling ends");
                    return Err(ChannelError::Credentials);
                }
                Polled::Trouble(reason) => {
                    tracing::warn!(%reason, "polling failed");
                    longer(&mut pause)
                }
            };
            tokio::select! {
                biased;
                _ = shutdown.wait_for(|stop| *stop) => return Ok(()),
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    async fn poll_once(&self, offset: Option<i64>) -> Polled {
        let payload = GetUpdates { offset, timeout: self.poll_timeout.as_secs(), allowed_updates: ALLOWED_UPDATES };
        understand(self.api.call_within(Method::GetUpdates, &payload, self.poll_timeout + POLL_SLACK).await)
    }

    /// The updates under their identities, and the offset that confirms them. One without a number cannot be
    /// confirmed or recognised; it is left out.
    fn numbered(&self, updates: Vec<Box<RawValue>>, clock: &SharedClock) -> (Option<i64>, Vec<RawUpdate>) {
        let mut next = None;
        let mut raw = Vec::with_capacity(updates.len());
        for body in updates {
            match update::id_of(body.get()) {
                Some(id) => {
                    next = next.max(Some(id + 1));
                    raw.push(raw_update(id, body.get(), clock.now()));
                }
                None => tracing::warn!("an update without a number is left out"),
            }
        }
        (next, raw)
    }
}

pub(super) fn raw_update(id: i64, body: &str, now: DateTime<Utc>) -> RawUpdate {
    RawUpdate {
        key: UpdateKey { channel: ChannelKind::Telegram, id: id.to_string() },
        sequence: 0,
        received_at: now,
        body: body.to_owned(),
    }
}

fn understand(answer: Result<Answer, CallError>) -> Polled {
    if let Ok(answer) = &answer {
        if let Some(told) = outcome::retry_after(answer) {
            return Polled::SlowDown(told);
        }
        if answer.status == 409 {
            return Polled::Conflict(String::from_utf8_lossy(&answer.body).into_owned());
        }
    }
    match outcome::result::<Vec<Box<RawValue>>>(&answer) {
        Ok(updates) => Polled::Updates(updates),
        Err(ChannelError::Credentials) => Polled::Credentials,
        Err(error) => Polled::Trouble(error.to_string()),
    }
}

fn longer(pause: &mut Duration) -> Duration {
    let now = *pause;
    *pause = (now * 2).min(LONGEST_PAUSE);
    now
}

impl Conflict {
    /// True once, when the conflict has lasted longer than a killed poller's shadow can explain.
    fn is_worth_telling(&mut self, now: Instant, grace: Duration) -> bool {
        let since = *self.since.get_or_insert(now);
        now.duration_since(since) > grace && !std::mem::replace(&mut self.told, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_poller_is_told_once_and_not_before_a_killed_one_must_be_gone() {
        let (mut conflict, start, grace) = (Conflict::default(), Instant::now(), Duration::from_secs(20));
        let told: Vec<u64> =
            (0..60).filter(|second| conflict.is_worth_telling(start + Duration::from_secs(*second), grace)).collect();
        assert_eq!(told, [21]);
    }

    #[test]
    fn every_answer_to_a_poll_has_its_meaning() {
        let answer = |status, body: &str| understand(Ok(Answer { status, body: body.as_bytes().to_vec() }));
        let updates = answer(200, r#"{"ok":true,"result":[{"update_id":1},{"novelty":2},7]}"#);
        assert!(matches!(updates, Polled::Updates(updates) if updates.len() == 3));
        let conflict = r#"{"ok":false,"error_code":409,"description":"Conflict"}"#;
        assert!(matches!(answer(409, conflict), Polled::Conflict(_)));
        let slow = r#"{"ok":false,"error_code":429,"description":"","parameters":{"retry_after":35}}"#;
        assert!(matches!(answer(429, slow), Polled::SlowDown(told) if told == Duration::from_secs(35)));
        assert!(matches!(answer(401, r#"{"ok":false,"error_code":401}"#), Polled::Credentials));
        assert!(matches!(answer(502, "<html>"), Polled::Trouble(_)));
        assert!(matches!(understand(Err(CallError::NotSent("refused".into()))), Polled::Trouble(_)));
    }

    #[test]
    fn waits_grow_up_to_a_cap() {
        let mut pause = FIRST_PAUSE;
        let waits: Vec<u128> = (0..10).map(|_| longer(&mut pause).as_millis()).collect();
        assert_eq!(waits, [200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000]);
    }
}
