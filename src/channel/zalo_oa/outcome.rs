//! What an answer of the OpenAPI means: `error` in the JSON decides, whatever the HTTP status says.

use super::update::text_or_number;
use crate::channel::wire::{Answer, CallError};
use crate::domain::delivery::{GoneReason, Outcome};
use serde::Deserialize;
use serde_json::Value;
use std::time::Duration;

const OVER_MINUTE: Duration = Duration::from_secs(15);
const OUT_OF_QUOTA: Duration = Duration::from_secs(3600);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answered {
    Sent { message: String },
    TokenRefused,
    WindowClosed,
    AssetExpired(String),
    Other(Outcome),
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(deserialize_with = "text_or_number")]
    error: String,
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    data: Value,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    #[serde(deserialize_with = "text_or_number")]
    message_id: String,
    #[serde(deserialize_with = "text_or_number")]
    msg_id: String,
}

impl Answered {
    /// For those who have no course of action of their own.
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Answered::Sent { message } => Outcome::Accepted { message },
            Answered::TokenRefused => Outcome::Credentials,
            Answered::WindowClosed => Outcome::Gone(GoneReason::WindowClosed),
            Answered::AssetExpired(reason) => Outcome::TryLater { reason },
            Answered::Other(outcome) => outcome,
        }
    }
}

pub(super) fn of(answer: Result<Answer, CallError>) -> Answered {
    match read(&answer) {
        Ok(data) => {
            let sent: Sent = serde_json::from_value(data).unwrap_or_default();
            Answered::Sent { message: if sent.message_id.is_empty() { sent.msg_id } else { sent.message_id } }
        }
        Err(refused) => refused,
    }
}

/// The identifier of an uploaded asset.
pub(super) fn upload(answer: &Result<Answer, CallError>, field: &str) -> Result<String, Answered> {
    let data = read(answer)?;
    let id = data[field].as_str().map(str::to_owned).or_else(|| data[field].as_u64().map(|id| id.to_string()));
    id.ok_or_else(|| Answered::Other(Outcome::TryLater { reason: format!("no {field} in the answer") }))
}

fn read(answer: &Result<Answer, CallError>) -> Result<Value, Answered> {
    let answer = match answer {
        Ok(answer) => answer,
        Err(CallError::NotSent(reason)) => return Err(Answered::Other(Outcome::TryLater { reason: reason.clone() })),
        Err(CallError::Lost(reason)) => return Err(Answered::Other(Outcome::Undecided { reason: reason.clone() })),
    };
    let envelope: Envelope = match serde_json::from_slice(&answer.body) {
        Ok(envelope) => envelope,
        Err(_) => {
            let reason = format!("HTTP {} without a result", answer.status);
            return Err(Answered::Other(Outcome::Undecided { reason }));
        }
    };
    match envelope.error.parse() {
        Ok(0) => Ok(envelope.data),
        Ok(code) => Err(refusal(code, &envelope.message.unwrap_or_default())),
        Err(_) => Err(Answered::Other(Outcome::Undecided { reason: "an answer without a code".to_owned() })),
    }
}

/// The vendor's error table.
fn refusal(code: i64, message: &str) -> Answered {
    let reason = format!("{code} {message}");
    Answered::Other(match code {
        -216 | -220 => return Answered::TokenRefused,
        -230 | -232 => return Answered::WindowClosed,
        -100 => return Answered::AssetExpired(reason),
        -32 => Outcome::SlowDown { retry_after: OVER_MINUTE },
        -211 => Outcome::SlowDown { retry_after: OUT_OF_QUOTA },
        // The recipient cannot take more today; not at night.
        -218 | -234 => Outcome::TryLater { reason },
        -213 => Outcome::Gone(GoneReason::ChatMissing),
        -217 | -244 => Outcome::Gone(GoneReason::Blocked),
        -227 => Outcome::Gone(GoneReason::Deactivated),
        // The account is gone, or has taken its consent back: a person has to see to it.
        -204 | -205 | -209 | -212 | -219 | -223 => {
            tracing::error!(%reason, "the Official Account does not let this app send");
            Outcome::Credentials
        }
        _ => Outcome::Content { reason },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, body: &str) -> Answered {
        of(Ok(Answer { status, body: body.as_bytes().to_vec() }))
    }

    #[test]
    fn the_code_in_the_json_decides() {
        let sent = |message: &str| Answered::Sent { message: message.to_owned() };
        assert_eq!(answered(200, r#"{"error":0,"message":"Success","data":{"message_id":"a1"}}"#), sent("a1"));
        assert_eq!(answered(200, r#"{"error":"0","data":{"msg_id":9007199254740993}}"#), sent("9007199254740993"));
        let code = |code: i64| answered(200, &format!(r#"{{"error":{code},"message":"x"}}"#));
        assert_eq!((code(-216), code(-220)), (Answered::TokenRefused, Answered::TokenRefused));
        assert_eq!((code(-230), code(-232)), (Answered::WindowClosed, Answered::WindowClosed));
        assert_eq!(code(-32).outcome(), Outcome::SlowDown { retry_after: OVER_MINUTE });
        assert_eq!(code(-244).outcome(), Outcome::Gone(GoneReason::Blocked));
        assert_eq!(code(-219).outcome(), Outcome::Credentials);
        assert!(matches!(code(-210).outcome(), Outcome::Content { .. }));
        assert!(matches!(code(-100), Answered::AssetExpired(_)));
        assert!(matches!(answered(502, "<html>").outcome(), Outcome::Undecided { .. }));
        assert!(matches!(answered(200, "{}").outcome(), Outcome::Undecided { .. }));
    }
}
