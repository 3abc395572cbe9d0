//! The JSON shapes of the office's work (`docs/json.md`); stable.

use super::results::notice_title;
use super::{Issued, NewInvitation, SeatLine, SeatLoad, UnitLoad};
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::seat::{AddressState, Person, Seat};
use crate::domain::seat_list::RoleChange;
use crate::text::Text;
use serde_json::{Value, json};

/// A notice as it stands, its text included.
pub fn notice_json(notice: &Notice) -> Value {
    let stamp = |stamp: &crate::domain::notice::Stamp| json!({ "by": stamp.by.to_string(), "at": stamp.at });
    let mut value = json!({
        "notice": notice.id,
        "state": notice.state,
        "letter": notice.letter.to_string(),
        "issuer": notice.issuer,
        "audience": notice.audience,
        "title": notice_title(notice),
        "text": notice.message.plain_text(),
        "urgent": notice.urgent,
        "drafted": stamp(&notice.drafted),
        "approved": notice.approved.as_ref().map(stamp),
        "issued": notice.issued.as_ref().map(stamp),
        "revision": notice.revision,
        "edits": notice.edits.iter().map(stamp).collect::<Vec<_>>(),
        "scheduled": notice.schedule.as_ref().map(|schedule| json!({ "at": schedule.at, "set": stamp(&schedule.set) })),
        "paused": notice.paused.as_ref().map(stamp),
        "max_lateness_hours": notice.max_lateness.num_hours(),
        "unknown_policy": notice.unknown_policy,
        "personal": notice.personal,
        "corrects": notice.corrects,
        "corrected_by": notice.corrected_by,
    });
    match &notice.kind {
        NoticeKind::Announcement { periods } => {
            value["kind"] = json!("announcement");
            value["periods"] = json!(periods);
        }
        NoticeKind::Directive { ordinal, deadline, asks_for_report } => {
            value["kind"] = json!("directive");
            value["ordinal"] = json!(ordinal);
            value["deadline"] = json!(deadline);
            value["asks_for_report"] = json!(asks_for_report);
        }
    }
    value
}

impl Issued {
    pub fn to_json(&self) -> Value {
        json!({
            "notice": self.notice.id,
            "state": self.notice.state,
            "planned": self.planned,
            "unreachable": self.reach.unreachable_seats.iter().map(seat_json).collect::<Vec<_>>(),
            "unreachable_count": self.reach.unreachable,
        })
    }
}

impl NewInvitation {
    pub fn to_json(&self) -> Value {
        json!({
            "seat": seat_json(&self.seat),
            "code": self.code,
            "expires_at": self.expires_at,
            "role_change": self.role.as_ref().map(role_change_json),
            "approver_lost": self.approver_lost,
        })
    }
}

impl SeatLine {
    pub fn to_json(&self) -> Value {
        let mut value = seat_json(&self.seat);
        value["unit_name"] = json!(self.unit_name);
        value["holders"] = self.holders.iter().map(person_json).collect();
        value["came_from"] = json!(self.seat.came_from);
        value["merged"] = json!(self.seat.merged);
        value["merged_into"] = json!(self.seat.merged_into);
        value
    }
}

impl SeatLoad {
    pub fn to_json(&self, text: Text<'_>) -> Value {
        let skipped: Vec<Value> =
            self.skipped.iter().map(|line| json!({ "line": line.line, "why": line.why.explain(text) })).collect();
        let roles: Vec<Value> = self.roles.iter().map(role_change_json).collect();
        json!({ "rows": self.rows, "skipped": skipped, "role_changes": roles, "approver_lost": self.approver_lost })
    }
}

impl UnitLoad {
    pub fn to_json(&self, text: Text<'_>) -> Value {
        let faults: Vec<Value> =
            self.faults.iter().map(|fault| json!({ "line": fault.line, "what": fault.explain(text) })).collect();
        let changes: Vec<String> = self.changes.iter().map(ToString::to_string).collect();
        json!({
            "added": self.added,
            "changed": self.changed,
            "removed": self.removed,
            "changes": changes,
            "events_added": self.events.0,
            "events_removed": self.events.1,
            "faults": faults,
        })
    }
}

fn seat_json(seat: &Seat) -> Value {
    json!({ "seat": seat.id, "title": seat.title, "unit": seat.unit, "role": seat.role })
}

fn role_change_json(change: &RoleChange) -> Value {
    json!({ "seat": change.seat, "from": change.from, "to": change.to })
}

fn person_json(person: &Person) -> Value {
    let addresses: Vec<Value> = person
        .addresses
        .iter()
        .map(|address| {
            let gone = address.state == AddressState::Gone;
            json!({ "channel": address.chat.channel.code(), "chat": address.chat.chat, "gone": gone })
        })
        .collect();
    json!({ "person": person.id, "name": person.name, "addresses": addresses, "unsubscribed_at": person.unsubscribed_at })
}
