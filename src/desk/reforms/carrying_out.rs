//! An approved reform on its day: seats move or end, their holders are told, and the office is told what was done. Every part
//! can be repeated after an interruption; what is done is not done again.

use super::ReformPlan;
use crate::desk::{Desk, DeskError};
use crate::domain::audit::AuditAct;
use crate::domain::calendar::office_day;
use crate::domain::memo::NewMemo;
use crate::domain::message::Message;
use crate::domain::notice::Stamp;
use crate::domain::reform::{Fate, Reform, SeatPlan, Standing};
use crate::domain::rights::Actor;
use crate::domain::role::Role;
use crate::domain::seat::{Seat, SeatId};
use crate::store::SeatMove;
use crate::text::numbers;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::HashMap;

/// Jobs of the memos.
const HOLDERS_TOLD: &str = "reform-told";
const OFFICE_TOLD: &str = "reform-office-told";

impl Desk {
    /// Carries out every approved reform whose day has come; says how many. To be called every few seconds.
    pub async fn reforms_tick(&self, now: DateTime<Utc>) -> Result<usize, DeskError> {
        let today = office_day(now);
        let mut done = 0;
        for reform in self.store.reforms().await? {
            if matches!(reform.standing, Standing::Approved(_)) && reform.date <= today {
                self.carry_out(reform).await?;
                done += 1;
            }
        }
        Ok(done)
    }

    /// Seats that have come since the approval and are undecided stay where they are, and so do those that carry more rights
    /// by now than who approved; the office is told of them.
    pub(super) async fn carry_out(&self, reform: Reform) -> Result<ReformPlan, DeskError> {
        let Standing::Approved(approved) = reform.standing.clone() else {
            return self.plan_of(reform.date, Some(reform.clone()), &reform.decisions).await;
        };
        let plan = self.plan_of(reform.date, Some(reform.clone()), &reform.decisions).await?;
        let stamp = Stamp { by: approved.by.clone(), at: self.clock.now() };
        let approver = self.as_of_now(&approved.by).await?;
        let decided = plan.seats.iter().map(|seat| &seat.plan).filter(|plan| plan.is_decided());
        let (mut lawful, mut above): (Vec<&SeatPlan>, Vec<&SeatPlan>) = (Vec::new(), Vec::new());
        for plan in decided {
            match self.may_carry_out(&approver, plan).await {
                Ok(()) => lawful.push(plan),
                Err(DeskError::Exceeded(_)) => above.push(plan),
                Err(error) => return Err(error),
            }
        }
        let moves: Vec<SeatMove> = lawful.iter().filter_map(|plan| moved(plan)).collect();
        self.store.move_seats(reform.date, moves, stamp.clone()).await?;
        self.tell_moved(reform.date).await?;
        for plan in &lawful {
            if let Fate::Merges(merge) = &plan.fate {
                // The one that remains may just have been moved, with its title.
                let told = self.merger_told(&plan.seat, &self.seat(&merge.into).await?, stamp.at);
                let stamp = Stamp { by: approver.clone(), ..stamp.clone() };
                // Refused for what has changed since the plan was made: the seat stays, and is told of as undecided.
                self.store.merge_seats(merge.clone(), told, stamp).await?;
            }
        }
        let ended: Vec<&Seat> = lawful.iter().filter(|plan| plan.fate == Fate::Ends).map(|plan| &plan.seat).collect();
        for seat in &ended {
            self.end_seat(&approved.by, seat).await?;
        }
        let done = Reform { standing: Standing::CarriedOut { approved, at: self.clock.now() }, ..reform.clone() };
        let after = self.plan_of(reform.date, Some(done.clone()), &reform.decisions).await?;
        self.tell_office_of_reform(&after, &ended, &above).await?;
        let store = self.recorded(&Actor::System, AuditAct::ReformCarriedOut, reform.date);
        store.put_reform(Some(reform), done).await?;
        self.wake.wake();
        Ok(after)
    }

    /// The actor with the role that their seat carries now.
    async fn as_of_now(&self, actor: &Actor) -> Result<Actor, DeskError> {
        let Actor::Seat { seat, person, .. } = actor else { return Ok(actor.clone()) };
        let stored = self.store.seat(seat).await?;
        let now = |stored: Seat| Actor::Seat { seat: stored.id, person: person.clone(), role: stored.role };
        Ok(stored.map_or_else(|| actor.clone(), now))
    }

    /// The holders of every seat that the reform has moved, once each.
    async fn tell_moved(&self, date: NaiveDate) -> Result<(), DeskError> {
        let (units, text, now) = (self.store.units(), self.office_text(), self.clock.now());
        for seat in self.store.seats().await? {
            let Some(former) = seat.came_from.iter().find(|former| former.reform == date) else { continue };
            let to = self.holders_to_tell(&seat).await?;
            let (old, new) = (former.title.clone(), seat.title.clone());
            let (unit, day) = (units.name(&seat.unit), numbers::date(date));
            let said = match old == new {
                true => text.reform_told_same(new, unit, day),
                false => text.reform_told(old, new, unit, day),
            };
            let message = Message::new().title(text.reform_told_title()).line(said).note(text.reform_told_note());
            let memo = NewMemo::new(message, to, now).on(HOLDERS_TOLD, format!("{date}/{}", seat.id));
            self.store.write_memo(memo).await?;
        }
        Ok(())
    }

    /// Whether the reform has merged a seat that somebody approved from.
    async fn merged_approver(&self, date: NaiveDate) -> Result<bool, DeskError> {
        let seats = self.store.seats().await?;
        let merged = seats.iter().flat_map(|seat| &seat.merged).filter(|merged| merged.reform == Some(date));
        let merged: HashMap<&SeatId, DateTime<Utc>> = merged.map(|merged| (&merged.seat, merged.at)).collect();
        let was_held = |seat: &Seat, at| seat.holdings.iter().any(|holding| holding.until == Some(at));
        let approved = |seat: &Seat| merged.get(&seat.id).is_some_and(|at| was_held(seat, *at));
        Ok(seats.iter().any(|seat| seat.role == Role::Approver && approved(seat)))
    }

    async fn tell_office_of_reform(
        &self,
        plan: &ReformPlan,
        ended: &[&Seat],
        above: &[&SeatPlan],
    ) -> Result<(), DeskError> {
        let ended_or_merged =
            ended.iter().any(|seat| seat.role == Role::Approver) || self.merged_approver(plan.date).await?;
        let approver_lost = ended_or_merged && !self.has_approver().await?;
        let text = self.office_text();
        let revision = plan.reform.as_ref().map_or(0, |reform| reform.revision);
        let mut message = Message::new().title(text.reform_done_title(numbers::date(plan.date)));
        message = message.line(text.reform_done(plan.moved, ended.len()));
        if plan.merged > 0 {
            message = message.line(text.reform_done_merged(plan.merged));
        }
        let left = plan.undecided().count();
        if left > 0 {
            message = message.line(text.reform_done_left(left));
        }
        if !above.is_empty() {
            let titles: Vec<String> = above.iter().map(|plan| plan.seat.title.clone()).collect();
            message = message.line(text.reform_done_above(titles.join(", ")));
        }
        if approver_lost {
            message = message.line(text.seats_approver_lost());
        }
        if plan.home_ends {
            message = message.line(text.reform_home());
        }
        self.tell_office_once(OFFICE_TOLD, format!("{}/{revision}", plan.date), message).await?;
        Ok(())
    }
}

fn moved(plan: &SeatPlan) -> Option<SeatMove> {
    let Fate::Moves { unit, title } = &plan.fate else { return None };
    let (seat, from) = (plan.seat.id.clone(), plan.seat.unit.clone());
    Some(SeatMove { seat, from, to: unit.clone(), title: title.clone() })
}
