//! Requests about the audit log.

use super::call::Call;
use super::{Answer, Failure};
use crate::domain::audit::{AuditBreak, AuditEntry};
use crate::text::numbers;
use serde_json::{Value, json};

pub(super) async fn list(call: &Call<'_>, last: usize) -> Result<Answer, Failure> {
    let entries = call.desk.audit_log(&call.actor, last).await.map_err(|error| call.desk_failure(error))?;
    let line = |entry: &AuditEntry| {
        let (number, time) = (entry.number.to_string(), numbers::time(entry.at));
        let act = call.text.audit_act(entry.act);
        call.text.audit_entry(number, time, entry.by.as_str(), act, entry.subject.as_str()).trim_end().to_owned()
    };
    let lines: Vec<String> = entries.iter().map(line).collect();
    let text = if lines.is_empty() { call.text.audit_empty() } else { lines.join("\n") };
    let json = entries.iter().map(|entry| json!(entry)).collect();
    Ok(Answer { text, json })
}

pub(super) async fn verify(call: &Call<'_>, noted: Option<&str>) -> Result<Answer, Failure> {
    let verdict = call.desk.verify_audit(&call.actor, noted).await.map_err(|error| call.desk_failure(error))?;
    let text = if verdict.breaks.is_empty() {
        call.text.audit_whole(verdict.entries, verdict.head.as_str())
    } else {
        let breaks: Vec<String> = verdict.breaks.iter().map(|found| told(call, found)).collect();
        [breaks.join("\n"), call.text.audit_broken()].join("\n")
    };
    let json = json!({
        "whole": verdict.breaks.is_empty(),
        "entries": verdict.entries,
        "head": verdict.head,
        "breaks": verdict.breaks.iter().map(as_json).collect::<Vec<Value>>(),
    });
    Ok(Answer { text, json })
}

fn told(call: &Call<'_>, found: &AuditBreak) -> String {
    match found {
        AuditBreak::Changed(number) => call.text.audit_changed(number.to_string()),
        AuditBreak::Missing(from, to) => call.text.audit_missing(from.to_string(), to.to_string()),
        AuditBreak::UnknownHead => call.text.audit_unknown_head(),
    }
}

fn as_json(found: &AuditBreak) -> Value {
    match found {
        AuditBreak::Changed(number) => json!({ "what": "changed", "from": number, "to": number }),
        AuditBreak::Missing(from, to) => json!({ "what": "missing", "from": from, "to": to }),
        AuditBreak::UnknownHead => json!({ "what": "unknown_head", "from": null, "to": null }),
    }
}
