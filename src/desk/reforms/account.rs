//! A plan of a reform as lines for people, and as JSON (`docs/json.md`).

use super::{ReformPlan, SeatEffect};
use crate::desk::merge_problem::explain_merge;
use crate::desk::seat_name::slug;
use crate::domain::notice::NoticeId;
use crate::domain::reform::{Fate, Reform, Standing, Why};
use crate::domain::seat::{PersonId, SeatMerge};
use crate::domain::unit::{UnitEvent, UnitEventKind, UnitId};
use crate::domain::unit_registry::UnitRegistry;
use crate::text::{Text, numbers};
use serde_json::{Value, json};

impl ReformPlan {
    /// The whole plan: units, seats in need of a decision first, what goes along, what stands.
    pub fn lines(&self, units: &UnitRegistry, text: Text<'_>) -> Vec<String> {
        let mut lines = vec![text.reform_title(numbers::date(self.date))];
        lines.extend(self.unit_lines(units, text));
        lines.push(text.reform_seats(self.seats.len(), self.undecided().count(), self.moved));
        lines.extend(self.seat_lines(units, text));
        lines.extend(self.warnings(text));
        lines.push(self.standing(text));
        lines
    }

    /// A line a seat, those in need of a decision first.
    pub fn seat_lines(&self, units: &UnitRegistry, text: Text<'_>) -> Vec<String> {
        let (open, decided): (Vec<_>, Vec<_>) = self.seats.iter().partition(|seat| !seat.plan.is_decided());
        open.into_iter().chain(decided).map(|seat| seat.line(units, text)).collect()
    }

    /// What else to think of.
    pub fn warnings(&self, text: Text<'_>) -> Vec<String> {
        let drafts = (!self.drafts.is_empty()).then(|| text.reform_drafts(numbered(&self.drafts)));
        drafts.into_iter().chain(self.home_ends.then(|| text.reform_home())).collect()
    }

    /// What happens to units: how many events of each kind, and those that seats are concerned by.
    fn unit_lines(&self, units: &UnitRegistry, text: Text<'_>) -> Vec<String> {
        let count = |kind| self.events.iter().filter(|event| event.kind == kind).count();
        let kinds = UnitEventKind::ALL.into_iter().filter(|kind| count(*kind) > 0);
        let counts: Vec<String> =
            kinds.map(|kind| text.reform_event_count(text.unit_event(kind), count(kind))).collect();
        let mut lines = vec![text.reform_events(counts.join(", "))];
        let concerned = |event: &&UnitEvent| self.seats.iter().any(|seat| event.from.contains(&seat.plan.seat.unit));
        lines.extend(self.events.iter().filter(concerned).map(|event| {
            let names = |ids: &[UnitId]| ids.iter().map(|id| units.name(id)).collect::<Vec<_>>().join(", ");
            let to = if event.to.is_empty() { text.reform_no_successor() } else { names(&event.to) };
            text.reform_event(text.unit_event(event.kind), names(&event.from), to, event.legal_basis.clone())
        }));
        lines
    }

    /// How far the decision has come, and what to do next.
    pub fn standing(&self, text: Text<'_>) -> String {
        let date = numbers::date(self.date);
        match self.reform.as_ref().map(|reform| &reform.standing) {
            Some(Standing::Prepared) => text.reform_is_prepared(),
            Some(Standing::Approved(stamp)) => text.reform_is_approved(numbers::time(stamp.at), date),
            Some(Standing::CarriedOut { at, .. }) => text.reform_is_carried_out(numbers::time(*at)),
            Some(Standing::Withdrawn(stamp)) => text.reform_is_withdrawn(numbers::time(stamp.at)),
            None => text.reform_is_plan(),
        }
    }

    pub fn to_json(&self) -> Value {
        let event = |event: &UnitEvent| {
            json!({
                "kind": event.kind,
                "from": event.from,
                "to": event.to,
                "legal_basis": event.legal_basis,
            })
        };
        json!({
            "date": self.date,
            "events": self.events.iter().map(event).collect::<Vec<_>>(),
            "seats": self.seats.iter().map(SeatEffect::to_json).collect::<Vec<_>>(),
            "undecided": self.undecided().count(),
            "moved": self.moved,
            "merged": self.merged,
            "drafts": self.drafts,
            "home_unit_ends": self.home_ends,
            "decision": self.reform.as_ref().map(reform_json),
        })
    }
}

impl SeatEffect {
    fn line(&self, units: &UnitRegistry, text: Text<'_>) -> String {
        let (seat, title) = (self.plan.seat.id.to_string(), self.plan.seat.title.clone());
        let name = |unit: &UnitId| format!("{} ({unit})", units.name(unit));
        let choices: Vec<String> = self.plan.choices.iter().map(name).collect();
        let what = match &self.plan.fate {
            Fate::Moves { unit, title: new } if slug(new) == slug(&title) => text.reform_moves(seat, title, name(unit)),
            Fate::Moves { unit, title: new } => text.reform_moves_renamed(seat, title, name(unit), new.clone()),
            Fate::Ends => text.reform_ends(seat, title),
            Fate::Merges(merge) => {
                text.reform_merges(seat, title, merge.into.to_string(), holders(merge, true), holders(merge, false))
            }
            Fate::Undecided(Why::NoSuchSeat(into)) => text.reform_no_such_seat(seat, title, into.to_string()),
            Fate::Undecided(Why::NotMerged(refusal)) => {
                text.reform_not_merged(seat, title, explain_merge(refusal, text).trim_end_matches('.').to_owned())
            }
            Fate::Undecided(Why::Split) => text.reform_split(seat, title, choices.join(", ")),
            Fate::Undecided(Why::NoSuccessor) => text.reform_orphaned(seat, title),
            Fate::Undecided(Why::SameTitle(others)) => {
                let others: Vec<String> = others.iter().map(ToString::to_string).collect();
                text.reform_same_title(seat, title, others.join(", "))
            }
            Fate::Undecided(Why::NotValid(unit)) => text.reform_not_valid(seat, title, unit.to_string()),
        };
        [Some(what), self.along(text)].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// What goes with the seat; `None` when nothing does.
    pub(in crate::desk) fn along(&self, text: Text<'_>) -> Option<String> {
        // Of the holders of a seat that is merged the line itself tells.
        let merges = matches!(self.plan.fate, Fate::Merges(_));
        let holders = if merges { 0 } else { self.holders };
        let mut parts: Vec<String> = if merges { Vec::new() } else { vec![text.reform_holders(holders)] };
        if self.unsubscribed > 0 {
            parts.push(text.reform_unsubscribed(self.unsubscribed));
        }
        if self.invitations > 0 {
            parts.push(text.reform_invitations(self.invitations));
        }
        if !self.open.is_empty() {
            parts.push(text.reform_open(self.open.len(), numbered(&self.open)));
        }
        if self.reminded > 0 {
            parts.push(text.reform_reminded(self.reminded));
        }
        if self.waiting > 0 {
            parts.push(text.reform_waiting(self.waiting));
        }
        Some(parts.join(", ")).filter(|_| holders + self.invitations + self.open.len() + self.waiting > 0)
    }

    fn to_json(&self) -> Value {
        let (fate, unit, title) = match &self.plan.fate {
            Fate::Moves { unit, title } => ("moves", Some(unit), Some(title)),
            Fate::Ends => ("ends", None, None),
            Fate::Merges(_) => ("merges", None, None),
            Fate::Undecided(_) => ("undecided", None, None),
        };
        let (why, others) = match &self.plan.fate {
            Fate::Undecided(Why::Split) => (Some("split"), Vec::new()),
            Fate::Undecided(Why::NoSuccessor) => (Some("no_successor"), Vec::new()),
            Fate::Undecided(Why::SameTitle(others)) => (Some("same_title"), others.clone()),
            Fate::Undecided(Why::NotValid(_)) => (Some("not_valid"), Vec::new()),
            Fate::Undecided(Why::NoSuchSeat(_)) => (Some("no_such_seat"), Vec::new()),
            Fate::Undecided(Why::NotMerged(refusal)) => (Some(refusal.code()), Vec::new()),
            Fate::Moves { .. } | Fate::Ends | Fate::Merges(_) => (None, Vec::new()),
        };
        let merge = match &self.plan.fate {
            Fate::Merges(merge) => {
                Some(json!({ "into": merge.into, "keep": holders_of(merge, true), "leave": holders_of(merge, false) }))
            }
            _ => None,
        };
        json!({
            "merge": merge,
            "seat": self.plan.seat.id,
            "unit": self.plan.seat.unit,
            "title": self.plan.seat.title,
            "fate": fate,
            "to": unit,
            "new_title": title,
            "why": why,
            "same_title_as": others,
            "choices": self.plan.choices,
            "holders": self.holders,
            "unsubscribed": self.unsubscribed,
            "invitations": self.invitations,
            "open_directives": self.open,
            "reminded_directives": self.reminded,
            "waiting_messages": self.waiting,
        })
    }
}

/// Of the holders of a seat that is merged, those who hold the other from then on, or those who do not.
pub(in crate::desk) fn holders_of(merge: &SeatMerge, stay: bool) -> Vec<&PersonId> {
    merge.holders.iter().filter(|(_, stays)| **stays == stay).map(|(person, _)| person).collect()
}

fn holders(merge: &SeatMerge, stay: bool) -> String {
    let persons: Vec<&str> = holders_of(merge, stay).into_iter().map(PersonId::as_str).collect();
    if persons.is_empty() { "–".to_owned() } else { persons.join(", ") }
}

fn reform_json(reform: &Reform) -> Value {
    json!({
        "state": reform.standing.code(),
        "revision": reform.revision,
        "prepared_by": reform.prepared.by.to_string(),
        "prepared_at": reform.prepared.at,
        "approved_by": reform.approved().map(|stamp| stamp.by.to_string()),
        "approved_at": reform.approved().map(|stamp| stamp.at),
    })
}

fn numbered(notices: &[NoticeId]) -> String {
    notices.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
