//! What an answer of the Bot API means.

use crate::channel::wire::{Answer, CallError};
use crate::channel::{ChannelError, FetchError};
use crate::domain::delivery::{GoneReason, Outcome};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::time::Duration;

/// What was asked for: some refusals mean that there is nothing left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Send,
    /// A picture or a file.
    Upload,
    Edit,
    Confirm,
}

/// A 429 that does not say how long waits this long.
const UNTOLD_WAIT: Duration = Duration::from_secs(5);

#[derive(Deserialize)]
struct Envelope<T> {
    ok: bool,
    result: Option<T>,
    error_code: Option<u16>,
    /// Servers beside Telegram's own write `null` for what they leave out.
    description: Option<String>,
    parameters: Option<Parameters>,
}

/// Unlike teloxide's type of that name it may hold both, or something new.
#[derive(Default, Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

/// The part of a sent message that is of interest; methods that send none answer `true`.
#[derive(Deserialize)]
struct Sent {
    message_id: i64,
}

/// The outcome of a request that a person was to see.
pub(super) fn of(answer: Result<Answer, CallError>, deed: Deed) -> Outcome {
    let answer = match answer {
        Ok(answer) => answer,
        Err(CallError::NotSent(reason)) => return Outcome::TryLater { reason },
        Err(CallError::Lost(reason)) => return Outcome::Undecided { reason },
    };
    let Ok(envelope) = serde_json::from_slice::<Envelope<&RawValue>>(&answer.body) else {
        return match answer.status {
            // Whoever counts requests has not let it through.
            429 => Outcome::SlowDown { retry_after: UNTOLD_WAIT },
            status => Outcome::Undecided { reason: format!("HTTP {status} without JSON") },
        };
    };
    if envelope.ok {
        let sent = envelope.result.and_then(|result| serde_json::from_str::<Sent>(result.get()).ok());
        return Outcome::Accepted { message: sent.map(|sent| sent.message_id.to_string()).unwrap_or_default() };
    }
    let code = envelope.error_code.unwrap_or(answer.status);
    refusal(code, envelope.description.unwrap_or_default(), &envelope.parameters.unwrap_or_default(), deed)
}

/// The result of a request about the bot itself.
pub(super) fn result<T: DeserializeOwned>(answer: &Result<Answer, CallError>) -> Result<T, ChannelError> {
    let answer = match answer {
        Ok(answer) => answer,
        Err(CallError::NotSent(reason) | CallError::Lost(reason)) => {
            return Err(ChannelError::Unreachable(reason.clone()));
        }
    };
    let Ok(envelope) = serde_json::from_slice::<Envelope<T>>(&answer.body) else {
        return Err(ChannelError::Unreachable(format!("HTTP {} without JSON", answer.status)));
    };
    match (envelope.ok, envelope.result, envelope.error_code.unwrap_or(answer.status)) {
        (true, Some(result), _) => Ok(result),
        (false, _, 401 | 404) => Err(ChannelError::Credentials),
        (_, _, code) => Err(ChannelError::Refused(format!("{code} {}", envelope.description.unwrap_or_default()))),
    }
}

/// The result of asking for a file that a person sent; `limit` is what the platform gives out at most, in bytes.
pub(super) fn file<T: DeserializeOwned>(answer: &Result<Answer, CallError>, limit: u64) -> Result<T, FetchError> {
    if let Ok(answer) = answer
        && let Ok(envelope) = serde_json::from_slice::<Envelope<serde::de::IgnoredAny>>(&answer.body)
        && envelope.description.is_some_and(|description| description.to_lowercase().contains("file is too big"))
    {
        return Err(FetchError::TooLarge { limit });
    }
    result(answer).map_err(|error| match error {
        ChannelError::Refused(reason) if !reason.starts_with("429") && !reason.starts_with('5') => {
            FetchError::Refused(reason)
        }
        error => FetchError::Interrupted(error.to_string()),
    })
}

/// How long a 429 says to wait; `None` for every other answer.
pub(super) fn retry_after(answer: &Answer) -> Option<Duration> {
    let envelope = serde_json::from_slice::<Envelope<serde::de::IgnoredAny>>(&answer.body).ok();
    if answer.status != 429 && envelope.as_ref().and_then(|envelope| envelope.error_code) != Some(429) {
        return None;
    }
    let told = envelope.and_then(|envelope| envelope.parameters?.retry_after);
    Some(told.map_or(UNTOLD_WAIT, Duration::from_secs))
}

fn refusal(code: u16, description: String, parameters: &Parameters, deed: Deed) -> Outcome {
    if let Some(chat) = parameters.migrate_to_chat_id {
        return Outcome::Moved { chat: chat.to_string() };
    }
    let says = |words: &[&str]| {
        let description = description.to_lowercase();
        words.iter().any(|word| description.contains(word))
    };
    match code {
        429 => Outcome::SlowDown { retry_after: parameters.retry_after.map_or(UNTOLD_WAIT, Duration::from_secs) },
        400 if deed == Deed::Edit && says(&["message is not modified"]) => Outcome::Accepted { message: String::new() },
        // Too late to confirm: the person's application has stopped waiting by itself.
        400 if deed == Deed::Confirm => Outcome::Accepted { message: String::new() },
        401 if !says(&["kicked", "initiate conversation", "messages to bots"]) => Outcome::Credentials,
        // A garbled token. About anything but a text it may also mean that the server does not know the method.
        404 if deed == Deed::Send && says(&["not found"]) => Outcome::Credentials,
        400 | 401 | 403 => match gone(&says) {
            Some(reason) => Outcome::Gone(reason),
            None => Outcome::Content { reason: description },
        },
        502 | 504 => Outcome::Undecided { reason: format!("{code} {description}") },
        409 | 500.. => Outcome::TryLater { reason: format!("{code} {description}") },
        _ => Outcome::Content { reason: format!("{code} {description}") },
    }
}

fn gone(says: &impl Fn(&[&str]) -> bool) -> Option<GoneReason> {
    if says(&["blocked by the user"]) {
        Some(GoneReason::Blocked)
    } else if says(&["kicked", "not a member"]) {
        Some(GoneReason::Kicked)
    } else if says(&["deactivated"]) {
        Some(GoneReason::Deactivated)
    } else if says(&[
        "chat not found",
        "user not found",
        "peer_id_invalid",
        "initiate conversation",
        "messages to bots",
    ]) {
        Some(GoneReason::ChatMissing)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
