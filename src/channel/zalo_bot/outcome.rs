//! What an answer of the Bot Platform means. The JSON is read first, since failures come with HTTP 200 as well; the
//! HTTP status decides only where there is no JSON.

use super::update::text_or_number;
use crate::channel::ChannelError;
use crate::channel::wire::{Answer, CallError};
use crate::domain::delivery::{GoneReason, Outcome};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::time::Duration;

/// The platform refuses without saying for how long.
pub(super) const UNTOLD_WAIT: Duration = Duration::from_secs(5);

#[derive(Deserialize)]
pub(super) struct Envelope<'a> {
    pub(super) ok: bool,
    #[serde(borrow, default)]
    pub(super) result: Option<&'a RawValue>,
    /// `testWebhook` spells it `errorCode`.
    #[serde(alias = "errorCode")]
    pub(super) error_code: Option<i64>,
    #[serde(default)]
    pub(super) description: String,
}

#[derive(Deserialize)]
struct Sent {
    #[serde(deserialize_with = "text_or_number")]
    message_id: String,
}

/// The outcome of a request that a person was to see.
pub(super) fn of(answer: Result<Answer, CallError>) -> Outcome {
    let answer = match answer {
        Ok(answer) => answer,
        Err(CallError::NotSent(reason)) => return Outcome::TryLater { reason },
        Err(CallError::Lost(reason)) => return Outcome::Undecided { reason },
    };
    let Ok(envelope) = serde_json::from_slice::<Envelope<'_>>(&answer.body) else {
        return Outcome::Undecided { reason: format!("HTTP {} without JSON", answer.status) };
    };
    if envelope.ok {
        let sent = envelope.result.and_then(|result| serde_json::from_str::<Sent>(result.get()).ok());
        return Outcome::Accepted { message: sent.map(|sent| sent.message_id).unwrap_or_default() };
    }
    refusal(envelope.error_code.unwrap_or(i64::from(answer.status)), &envelope.description)
}

/// The result of a request about the bot itself.
pub(super) fn result<T: DeserializeOwned>(answer: &Result<Answer, CallError>) -> Result<T, ChannelError> {
    let answer = match answer {
        Ok(answer) => answer,
        Err(CallError::NotSent(reason) | CallError::Lost(reason)) => {
            return Err(ChannelError::Unreachable(reason.clone()));
        }
    };
    let Ok(envelope) = serde_json::from_slice::<Envelope<'_>>(&answer.body) else {
        return Err(ChannelError::Unreachable(format!("HTTP {} without JSON", answer.status)));
    };
    let code = envelope.error_code.unwrap_or(i64::from(answer.status));
    let result = envelope.result.map_or("null", RawValue::get);
    match (envelope.ok, serde_json::from_str(result)) {
        (true, Ok(result)) => Ok(result),
        (false, _) if code == 401 => Err(ChannelError::Credentials),
        _ => Err(ChannelError::Refused(format!("{code} {}", envelope.description))),
    }
}

/// The codes are those of the vendor's error table; how a chat that is gone is told is not documented, so the words
/// of the description decide.
fn refusal(code: i64, description: &str) -> Outcome {
    let reason = format!("{code} {description}");
    match code {
        401 => Outcome::Credentials,
        429 => Outcome::SlowDown { retry_after: UNTOLD_WAIT },
        // 403 is documented as an internal error; 408 as a time-out.
        403 | 408 | 502 | 504 => gone(description).map_or(Outcome::Undecided { reason }, Outcome::Gone),
        500.. => Outcome::TryLater { reason },
        _ => gone(description).map_or(Outcome::Content { reason }, Outcome::Gone),
    }
}

fn gone(description: &str) -> Option<GoneReason> {
    let description = description.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| description.contains(word));
    if says(&["blocked", "unsubscribed"]) {
        Some(GoneReason::Blocked)
    } else if says(&["kicked", "removed from the group", "not a member"]) {
        Some(GoneReason::Kicked)
    } else if says(&["deactivated", "banned"]) {
        Some(GoneReason::Deactivated)
    } else if says(&["chat not found", "user not found", "chat_id not found", "invalid chat_id", "chat does not exist"])
    {
        Some(GoneReason::ChatMissing)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, body: &str) -> Outcome {
        of(Ok(Answer { status, body: body.as_bytes().to_vec() }))
    }

    #[test]
    fn every_ending_has_its_course_of_action() {
        let accepted = |message: &str| Outcome::Accepted { message: message.to_owned() };
        assert_eq!(answered(200, r#"{"ok":true,"result":{"message_id":"82599fa3","date":1}}"#), accepted("82599fa3"));
        assert_eq!(
            answered(200, r#"{"ok":true,"result":{"message_id":9007199254740993}}"#),
            accepted("9007199254740993"),
            "beyond 2^53"
        );
        assert_eq!(answered(200, r#"{"ok":true}"#), accepted(""));
        let refused = |code: i64, words: &str| {
            answered(200, &format!(r#"{{"ok":false,"error_code":{code},"description":"{words}"}}"#))
        };
        assert_eq!(refused(401, "Unauthorized"), Outcome::Credentials);
        assert_eq!(refused(429, "Quota exceeded"), Outcome::SlowDown { retry_after: UNTOLD_WAIT });
        assert_eq!(refused(400, "chat not found"), Outcome::Gone(GoneReason::ChatMissing));
        assert_eq!(refused(403, "user blocked the bot"), Outcome::Gone(GoneReason::Blocked));
        assert!(matches!(refused(403, "Internal server error"), Outcome::Undecided { .. }));
        assert!(matches!(refused(400, "text too long"), Outcome::Content { .. }));
        assert!(matches!(refused(500, "Internal"), Outcome::TryLater { .. }));
        assert!(matches!(answered(502, "<html>"), Outcome::Undecided { .. }));
        assert!(matches!(answered(200, ""), Outcome::Undecided { .. }));
        assert_eq!(answered(401, r#"{"ok":false,"description":"Unauthorized"}"#), Outcome::Credentials);
        assert!(matches!(of(Err(CallError::NotSent("x".into()))), Outcome::TryLater { .. }));
        assert!(matches!(of(Err(CallError::Lost("x".into()))), Outcome::Undecided { .. }));
    }
}
