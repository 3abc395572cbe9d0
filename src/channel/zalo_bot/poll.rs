//! Polling: one update a call, which the platform forgets as it gives it. So what has come is stored before the next
//! is asked for, and a store that fails is tried again with the update in hand.

use super::api::Method;
use super::outcome::{self, Envelope, UNTOLD_WAIT};
use super::{ZaloBot, update};
use crate::channel::ChannelError;
use crate::channel::intake::Intake;
use crate::channel::wire::{Answer, CallError};
use crate::store::RawUpdate;
use serde::Serialize;
use serde_json::Value;
use std::pin::pin;
use std::time::Duration;
use tokio::sync::watch;

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
const CONFLICT_PAUSE: Duration = Duration::from_secs(5);
/// The answer to a poll may come this much later than its time-out.
const POLL_SLACK: Duration = Duration::from_secs(10);
/// The same while the process stops.
const STOP_SLACK: Duration = Duration::from_secs(1);
/// How often an update is stored again while the process stops; then it is lost, and said so.
const LAST_TRIES: usize = 5;

#[derive(Serialize)]
struct GetUpdates {
    timeout: u64,
}

/// What one poll brought.
#[derive(Debug)]
enum Polled {
    Updates(Vec<Value>),
    /// A webhook is set, or another process polls.
    Conflict,
    SlowDown,
    Credentials,
    Trouble(String),
}

impl ZaloBot {
    /// Polls until told to stop; ends early only when the token is refused.
    pub async fn poll(&self, intake: Intake) -> Result<(), ChannelError> {
        let mut stop = intake.stop.clone();
        let mut pause = FIRST_PAUSE;
        loop {
            if *stop.borrow() {
                return Ok(());
            }
            let Some(polled) = self.poll_to_its_end(&mut stop).await else { return Ok(()) };
            let wait = match polled {
                Polled::Updates(updates) => {
                    intake.pulse.beat(intake.clock.now());
                    let now = intake.clock.now();
                    let updates: Vec<RawUpdate> = updates.iter().map(|update| update::raw(update, now)).collect();
                    if !updates.is_empty() {
                        keep(&intake, updates).await;
                    }
                    pause = FIRST_PAUSE;
                    continue;
                }
                Polled::Conflict => {
                    tracing::warn!("a webhook is set, or another process polls: the webhook is removed");
                    if let Err(error) = self.delete_webhook().await {
                        tracing::error!(%error, "the webhook cannot be removed, so no update comes in");
                    }
                    CONFLICT_PAUSE
                }
                Polled::SlowDown => UNTOLD_WAIT,
                Polled::Credentials => {
                    tracing::error!("Zalo does not accept the bot's token: polling ends");
                    return Err(ChannelError::Credentials);
                }
                Polled::Trouble(reason) => {
                    tracing::warn!(%reason, "polling Zalo failed");
                    longer(&mut pause)
                }
            };
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => return Ok(()),
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    /// Not cut short by a stop: what the platform gives meanwhile, it gives once. `None` when a stop has waited for the
    /// whole time in vain.
    async fn poll_to_its_end(&self, stop: &mut watch::Receiver<bool>) -> Option<Polled> {
        let mut polling = pin!(self.poll_once());
        tokio::select! {
            polled = &mut polling => return Some(polled),
            _ = stop.wait_for(|stop| *stop) => {}
        }
        tokio::time::timeout(self.poll_timeout + STOP_SLACK, polling).await.ok()
    }

    async fn poll_once(&self) -> Polled {
        let payload = GetUpdates { timeout: self.poll_timeout.as_secs() };
        understand(self.api.call_within(Method::GetUpdates, &payload, self.poll_timeout + POLL_SLACK).await)
    }
}

/// Stores what the platform has forgotten already.
async fn keep(intake: &Intake, updates: Vec<RawUpdate>) {
    let mut pause = FIRST_PAUSE;
    let mut last_tries = LAST_TRIES;
    while let Err(error) = (intake.sink)(updates.clone()).await {
        tracing::error!(%error, "an update of Zalo cannot be stored; it is tried again");
        if *intake.stop.borrow() {
            last_tries -= 1;
            if last_tries == 0 {
                let ids: Vec<&str> = updates.iter().map(|update| update.key.id.as_str()).collect();
                tracing::error!(?ids, "the update is lost, since Zalo does not bring it again");
                return;
            }
        }
        tokio::time::sleep(longer(&mut pause)).await;
    }
}

fn understand(answer: Result<Answer, CallError>) -> Polled {
    if let Ok(answer) = &answer {
        let envelope = serde_json::from_slice::<Envelope<'_>>(&answer.body).ok();
        let told = envelope.as_ref().filter(|envelope| !envelope.ok).and_then(|envelope| envelope.error_code);
        match told.unwrap_or(if envelope.is_some_and(|envelope| envelope.ok) { 200 } else { answer.status.into() }) {
            // Nothing came within the time.
            408 => return Polled::Updates(Vec::new()),
            409 => return Polled::Conflict,
            429 => return Polled::SlowDown,
            _ => {}
        }
    }
    match outcome::result::<Value>(&answer) {
        Ok(Value::Array(updates)) => Polled::Updates(updates),
        Ok(Value::Object(update)) if !update.is_empty() => Polled::Updates(vec![Value::Object(update)]),
        Ok(_) => Polled::Updates(Vec::new()),
        Err(ChannelError::Credentials) => Polled::Credentials,
        Err(error) => Polled::Trouble(error.to_string()),
    }
}

fn longer(pause: &mut Duration) -> Duration {
    let now = *pause;
    *pause = (now * 2).min(LONGEST_PAUSE);
    now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_to_a_poll_has_its_meaning() {
        let answer = |status, body: &str| understand(Ok(Answer { status, body: body.as_bytes().to_vec() }));
        let count = |polled| if let Polled::Updates(updates) = polled { Some(updates.len()) } else { None };
        assert_eq!(count(answer(200, r#"{"ok":true,"result":{"event_name":"x"}}"#)), Some(1));
        assert_eq!(count(answer(200, r#"{"ok":true,"result":[{"a":1},{"b":2}]}"#)), Some(2));
        let empty = [
            r#"{"ok":true}"#,
            r#"{"ok":true,"result":null}"#,
            r#"{"ok":true,"result":{}}"#,
            r#"{"ok":false,"error_code":408,"description":"Request timeout"}"#,
        ];
        for body in empty {
            assert_eq!(count(answer(200, body)), Some(0), "{body}");
        }
        assert_eq!(count(answer(408, "")), Some(0));
        assert!(matches!(answer(200, r#"{"ok":false,"error_code":409}"#), Polled::Conflict));
        assert!(matches!(answer(200, r#"{"ok":false,"error_code":429}"#), Polled::SlowDown));
        assert!(matches!(answer(200, r#"{"ok":false,"error_code":401}"#), Polled::Credentials));
        assert!(matches!(answer(200, r#"{"ok":false,"error_code":403}"#), Polled::Trouble(_)));
        assert!(matches!(answer(502, "<html>"), Polled::Trouble(_)));
    }
}
