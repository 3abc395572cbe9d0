//! Scripted failures.

use serde_json::{Value, json};
use std::time::Duration;

#[derive(Debug, Clone)]
pub enum Fault {
    /// 429 with so many seconds to wait.
    SlowDown(u64),
    /// 400 with the chat's new identifier, which then works.
    Migrated(i64),
    ChatNotFound,
    Blocked,
    Kicked,
    NotAMember,
    Deactivated,
    CannotInitiate,
    Unauthorized,
    /// Any refusal in JSON.
    Refused(u16, &'static str),
    /// A page instead of JSON.
    Html(u16),
    /// The request has its effect; the connection closes without an answer.
    AnswerLost,
    /// The request has its effect; the answer comes so much later.
    AnswerLate(Duration),
    /// The connection closes before anything happens.
    Reset,
}

/// Which requests fail, and how.
#[derive(Debug, Clone)]
pub struct Script {
    method: Option<&'static str>,
    chat: Option<i64>,
    skip: usize,
    left: usize,
    fault: Fault,
}

impl Script {
    /// Everything sent to `chat`.
    pub fn chat(chat: i64, fault: Fault) -> Script {
        Script { method: None, chat: Some(chat), skip: 0, left: usize::MAX, fault }
    }

    /// Every call of `method`.
    pub fn method(method: &'static str, fault: Fault) -> Script {
        Script { method: Some(method), chat: None, skip: 0, left: usize::MAX, fault }
    }

    /// Only so many times.
    pub fn times(self, times: usize) -> Script {
        Script { left: times, ..self }
    }

    /// Only from the n-th matching request on, counted from 1.
    pub fn since(self, nth: usize) -> Script {
        Script { skip: nth.saturating_sub(1), ..self }
    }

    /// The failure of this request, if it has one.
    pub(super) fn strike(&mut self, method: &str, chat: Option<i64>) -> Option<Fault> {
        let is_meant = self.method.is_none_or(|meant| meant == method) && (self.chat.is_none() || self.chat == chat);
        if !is_meant || self.left == 0 {
            return None;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return None;
        }
        self.left = self.left.saturating_sub(1);
        Some(self.fault.clone())
    }
}

impl Fault {
    /// The refusal in JSON that this failure is, if it is one: code, description, parameters.
    pub(super) fn refusal(&self) -> Option<(u16, Value)> {
        let (code, description, parameters) = match self {
            Fault::SlowDown(seconds) => {
                (429, format!("Too Many Requests: retry after {seconds}"), json!({ "retry_after": seconds }))
            }
            Fault::Migrated(chat) => {
                let description = "Bad Request: group chat was upgraded to a supergroup chat";
                (400, description.to_owned(), json!({ "migrate_to_chat_id": chat }))
            }
            Fault::ChatNotFound => (400, "Bad Request: chat not found".to_owned(), Value::Null),
            Fault::Blocked => (403, "Forbidden: bot was blocked by the user".to_owned(), Value::Null),
            Fault::Kicked => (403, "Forbidden: bot was kicked from the group chat".to_owned(), Value::Null),
            Fault::NotAMember => (403, "Forbidden: bot is not a member of the supergroup chat".to_owned(), Value::Null),
            Fault::Deactivated => (403, "Forbidden: user is deactivated".to_owned(), Value::Null),
            Fault::CannotInitiate => {
                (403, "Forbidden: bot can't initiate conversation with a user".to_owned(), Value::Null)
            }
            Fault::Unauthorized => (401, "Unauthorized".to_owned(), Value::Null),
            Fault::Refused(code, description) => (*code, description.to_string(), Value::Null),
            Fault::Html(_) | Fault::AnswerLost | Fault::AnswerLate(_) | Fault::Reset => return None,
        };
        let mut body = json!({ "ok": false, "error_code": code, "description": description });
        if !parameters.is_null() {
            body["parameters"] = parameters;
        }
        Some((code, body))
    }
}
