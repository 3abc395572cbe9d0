//! Two seats become one by the office's word: what goes along is shown, and done when the office says so.

use super::reforms::holders_of;
use super::{Desk, DeskError, SeatEffect};
use crate::domain::message::Message;
use crate::domain::notice::{NoticeState, Stamp};
use crate::domain::reform::{Fate, SeatPlan};
use crate::domain::rights::{Act, Actor};
use crate::domain::role::Role;
use crate::domain::seat::{Person, PersonId, Seat, SeatId, SeatMerge};
use crate::store::{MergerTold, Merging};
use crate::text::{Text, numbers};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// As the office says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRequest {
    pub from: SeatId,
    pub into: SeatId,
    pub holders: BTreeMap<PersonId, bool>,
    /// Of every holder that `holders` does not name.
    pub others: Option<bool>,
}

/// What merging does, or has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatsMerged {
    pub into: Seat,
    pub merge: SeatMerge,
    /// What goes along.
    pub effect: SeatEffect,
    /// The holders of the seat that goes, by name.
    pub persons: Vec<Person>,
    pub standing: MergeStanding,
    /// It takes the right to approve from the last who has it.
    pub approver_lost: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeStanding {
    /// Looked at alone.
    Planned,
    Done,
    /// It was done before; nothing changed.
    Before,
}

impl Desk {
    /// Merges a seat into another, or with `dry_run` tells what that would do. Refused while nobody has said of a holder what
    /// becomes of them, and for seats that carry more rights than the actor gives.
    pub async fn merge_seats(
        &self,
        actor: &Actor,
        request: MergeRequest,
        dry_run: bool,
    ) -> Result<SeatsMerged, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let (from, into) = (self.seat(&request.from).await?, self.seat(&request.into).await?);
        let mut merge =
            SeatMerge { from: from.id.clone(), into: into.id.clone(), holders: request.holders, reform: None };
        if let Some(stays) = request.others {
            for person in from.holders() {
                merge.holders.entry(person.clone()).or_insert(stays);
            }
        }
        let persons = self.holders(&from).await?;
        let is_before = from.merged_into.as_ref().is_some_and(|before| before.seat == into.id);
        if !is_before {
            let limit = actor.gives_up_to().unwrap_or(Role::Viewer);
            into.may_take_in(&from, &merge, limit).map_err(DeskError::Merge)?;
        }
        let effect = self.effect_of(&from, &merge).await?;
        let standing = if is_before { MergeStanding::Before } else { MergeStanding::Planned };
        let mut merged = SeatsMerged { into, merge, effect, persons, standing, approver_lost: false };
        if dry_run || is_before {
            return Ok(merged);
        }
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        let told = self.merger_told(&from, &merged.into, stamp.at);
        (merged.into, merged.standing) = match self.store.merge_seats(merged.merge.clone(), told, stamp).await? {
            Merging::Done(into) => (into, MergeStanding::Done),
            Merging::Before(into) => (into, MergeStanding::Before),
            Merging::Refused(refusal) => return Err(DeskError::Merge(refusal)),
        };
        self.wake.wake();
        merged.approver_lost =
            from.role == Role::Approver && from.holders().next().is_some() && !self.has_approver().await?;
        Ok(merged)
    }

    async fn effect_of(&self, from: &Seat, merge: &SeatMerge) -> Result<SeatEffect, DeskError> {
        let plan = SeatPlan { seat: from.clone(), choices: Vec::new(), fate: Fate::Merges(merge.clone()) };
        let mut running = self.store.notices().await?;
        running.retain(|notice| matches!(notice.state, NoticeState::Issuing | NoticeState::Issued));
        let mut effects = self.effects(vec![plan.clone()], &running).await?;
        Ok(effects.pop().unwrap_or_else(|| SeatEffect::nothing(plan)))
    }

    /// What those whom the merger concerns are told.
    pub(super) fn merger_told(&self, from: &Seat, into: &Seat, at: DateTime<Utc>) -> MergerTold {
        let (text, old, new, time) = (self.office_text(), from.title.clone(), into.title.clone(), numbers::time(at));
        let holders = Message::new()
            .title(text.merge_told_title())
            .line(text.merge_told(old.clone(), new.clone(), time.clone()))
            .note(text.merge_told_note());
        let left = Message::new().title(text.revoked_title()).line(text.merge_left(old, new, time));
        MergerTold { holders, left }
    }
}

impl SeatsMerged {
    pub fn lines(&self, text: Text<'_>) -> Vec<String> {
        let (from, into) = (self.effect.plan.seat.title.clone(), self.into.title.clone());
        let mut lines = vec![match self.standing {
            MergeStanding::Planned => text.merge_planned(from, into),
            MergeStanding::Done => text.merge_done(from, into),
            MergeStanding::Before => text.merge_done_before(from, into),
        }];
        for person in &self.persons {
            let (id, name) = (person.id.to_string(), person.name.clone());
            lines.push(match self.merge.holders.get(&person.id) {
                Some(true) => text.merge_keeps(id, name),
                _ => text.merge_leaves(id, name),
            });
        }
        lines.extend(self.effect.along(text).map(|along| text.merge_along(along)));
        lines.extend(self.approver_lost.then(|| text.seats_approver_lost()));
        lines
    }

    /// The shape of `docs/json.md`.
    pub fn to_json(&self) -> Value {
        json!({
            "from": self.merge.from,
            "into": self.merge.into,
            "done": self.standing == MergeStanding::Done,
            "done_before": self.standing == MergeStanding::Before,
            "keep": holders_of(&self.merge, true),
            "leave": holders_of(&self.merge, false),
            "open_directives": self.effect.open,
            "reminded_directives": self.effect.reminded,
            "waiting_messages": self.effect.waiting,
            "invitations": self.effect.invitations,
            "approver_lost": self.approver_lost,
        })
    }
}
