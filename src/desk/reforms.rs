//! A reform of units as the office's act on a day: what happens to the seats of the units that end is shown, decided on,
//! approved by another person, and carried out on the day. Until then it can be withdrawn.

mod account;
mod carrying_out;
mod problem;

pub(super) use account::holders_of;
pub use problem::ReformProblem;

use super::approval::is_author;
use super::directives::SeatDirectives;
use super::seats::may_change;
use super::{Desk, DeskError};
use crate::domain::audit::AuditAct;
use crate::domain::calendar::office_day;
use crate::domain::delivery::DeliveryStatus;
use crate::domain::notice::{Notice, NoticeId, NoticeState, Stamp};
use crate::domain::reform::{self, Decision, Fate, Reform, SeatPlan, Standing};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::SeatId;
use crate::domain::unit::{UnitEvent, UnitId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

/// What a reform does to units and seats, and what goes with the seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReformPlan {
    pub date: NaiveDate,
    /// What happens to units on the day.
    pub events: Vec<UnitEvent>,
    /// The seats of units that end and have not been moved yet.
    pub seats: Vec<SeatEffect>,
    /// Seats that this reform has moved.
    pub moved: usize,
    /// Seats that it has merged into others.
    pub merged: usize,
    /// Notices to units that end that are not issued yet: they reach the seats that come from those units.
    pub drafts: Vec<NoticeId>,
    /// The office's own unit ends: the configuration has to name another.
    pub home_ends: bool,
    /// What was decided, if anything was.
    pub reform: Option<Reform>,
}

/// A seat in the plan, with what goes along when it moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatEffect {
    pub plan: SeatPlan,
    pub holders: usize,
    /// Holders who have chosen to receive nothing; that stays as it is.
    pub unsubscribed: usize,
    pub invitations: usize,
    /// Directives with work left for the seat.
    pub open: Vec<NoticeId>,
    /// Those of them that reminders are sent of.
    pub reminded: usize,
    /// Messages that have not gone out.
    pub waiting: usize,
}

impl SeatEffect {
    pub(super) fn nothing(plan: SeatPlan) -> SeatEffect {
        let (holders, unsubscribed, invitations, reminded, waiting) = (0, 0, 0, 0, 0);
        SeatEffect { plan, holders, unsubscribed, invitations, open: Vec::new(), reminded, waiting }
    }
}

impl ReformPlan {
    pub fn undecided(&self) -> impl Iterator<Item = &SeatEffect> {
        self.seats.iter().filter(|seat| !seat.plan.is_decided())
    }
}

impl Desk {
    /// The plan of the reform of `date` by what has been decided and, for a look ahead, by `decisions` too. Changes nothing.
    pub async fn reform_plan(
        &self,
        actor: &Actor,
        date: NaiveDate,
        decisions: &BTreeMap<SeatId, Decision>,
    ) -> Result<ReformPlan, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let reform = self.store.reform(date).await?;
        let decided = merged(reform.as_ref(), decisions);
        self.plan_of(date, reform, &decided).await
    }

    /// Every reform that something was decided about.
    pub async fn reforms(&self, actor: &Actor) -> Result<Vec<Reform>, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        Ok(self.store.reforms().await?)
    }

    /// Takes `decisions` beside those taken before, for another person to approve; an approval given before falls.
    pub async fn prepare_reform(
        &self,
        actor: &Actor,
        date: NaiveDate,
        decisions: &BTreeMap<SeatId, Decision>,
    ) -> Result<ReformPlan, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let stored = self.store.reform(date).await?;
        let decided = merged(stored.as_ref(), decisions);
        let plan = self.plan_of(date, stored.clone(), &decided).await?;
        let concerned: HashSet<&SeatId> = plan.seats.iter().map(|seat| &seat.plan.seat.id).collect();
        if let Some(seat) = decisions.keys().find(|seat| !concerned.contains(seat)) {
            return Err(ReformProblem::NotConcerned(seat.clone()).into());
        }
        let is_open = stored.as_ref().is_some_and(Reform::is_open);
        if plan.seats.is_empty() || (is_open && stored.as_ref().is_some_and(|reform| reform.decisions == decided)) {
            return Ok(plan);
        }
        let reform = Reform {
            date,
            revision: stored.as_ref().map_or(0, |reform| reform.revision) + 1,
            decisions: decided,
            prepared: Stamp { by: actor.clone(), at: self.clock.now() },
            standing: Standing::Prepared,
        };
        let store = self.recorded(actor, AuditAct::ReformPrepared, date);
        store.put_reform(stored, reform.clone()).await?;
        Ok(ReformPlan { reform: Some(reform), ..plan })
    }

    /// Lets the reform happen as it was prepared: on its day, or at once when that has come. Another person than who
    /// prepared it; refused while a seat is undecided or carries more rights than the approver's, and when another revision
    /// than the one `seen` stands.
    pub async fn approve_reform(
        &self,
        actor: &Actor,
        date: NaiveDate,
        seen: Option<u32>,
    ) -> Result<ReformPlan, DeskError> {
        self.permit(actor, Act::ApproveReform)?;
        let stored = self.open_reform(date).await?;
        if stored.approved().is_some() {
            return self.plan_of(date, Some(stored.clone()), &stored.decisions).await;
        }
        if seen.is_some_and(|seen| seen != stored.revision) {
            return Err(ReformProblem::ChangedMeanwhile(date).into());
        }
        if self.config.office.four_eyes && is_author(actor, &stored.prepared.by) {
            return Err(ReformProblem::OwnPlan.into());
        }
        let plan = self.plan_of(date, Some(stored.clone()), &stored.decisions).await?;
        let undecided: Vec<SeatId> = plan.undecided().map(|seat| seat.plan.seat.id.clone()).collect();
        if !undecided.is_empty() {
            return Err(ReformProblem::Undecided(undecided).into());
        }
        for seat in &plan.seats {
            self.may_carry_out(actor, &seat.plan).await?;
        }
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        let reform = Reform { standing: Standing::Approved(stamp), ..stored.clone() };
        self.recorded(actor, AuditAct::ReformApproved, date).put_reform(Some(stored), reform.clone()).await?;
        if office_day(self.clock.now()) < date {
            return Ok(ReformPlan { reform: Some(reform), ..plan });
        }
        self.carry_out(reform).await
    }

    /// Takes back what was prepared or approved; what has been carried out stays.
    pub async fn withdraw_reform(&self, actor: &Actor, date: NaiveDate) -> Result<Reform, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let stored = self.open_reform(date).await?;
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        let reform = Reform { standing: Standing::Withdrawn(stamp), ..stored.clone() };
        self.recorded(actor, AuditAct::ReformWithdrawn, date).put_reform(Some(stored), reform.clone()).await?;
        Ok(reform)
    }

    /// Whether the actor may change the seat, and the one that it is merged into.
    async fn may_carry_out(&self, actor: &Actor, plan: &SeatPlan) -> Result<(), DeskError> {
        may_change(actor, &plan.seat)?;
        match &plan.fate {
            Fate::Merges(merge) => may_change(actor, &self.seat(&merge.into).await?),
            _ => Ok(()),
        }
    }

    async fn open_reform(&self, date: NaiveDate) -> Result<Reform, DeskError> {
        match self.store.reform(date).await? {
            Some(reform) if reform.is_open() => Ok(reform),
            Some(Reform { standing: Standing::CarriedOut { .. }, .. }) => Err(ReformProblem::CarriedOut(date).into()),
            _ => Err(ReformProblem::NotPrepared(date).into()),
        }
    }

    async fn plan_of(
        &self,
        date: NaiveDate,
        reform: Option<Reform>,
        decided: &BTreeMap<SeatId, Decision>,
    ) -> Result<ReformPlan, DeskError> {
        let units = self.store.units();
        let events: Vec<UnitEvent> = units.events().iter().filter(|event| event.date == date).cloned().collect();
        if events.is_empty() {
            return Err(ReformProblem::NoReform(date).into());
        }
        let all = self.store.seats().await?;
        let moved = all.iter().filter(|seat| seat.came_from.iter().any(|former| former.reform == date)).count();
        let merged = all.iter().flat_map(|seat| &seat.merged).filter(|merged| merged.reform == Some(date));
        let merged = merged.map(|merged| &merged.seat).collect::<HashSet<_>>().len();
        let plans = reform::plan(&units, date, &all, decided);
        let ended = |unit: &UnitId| {
            units.get(unit).is_some_and(|unit| unit.valid_to.is_some() && unit.valid_to == date.pred_opt())
        };
        let home_ends = self.config.office.home_unit.as_ref().is_some_and(ended);
        let (mut drafts, mut running) = (Vec::new(), Vec::new());
        for notice in self.store.notices().await? {
            match notice.state {
                NoticeState::Draft | NoticeState::Approved => {
                    let issuer_ends = notice.audience.names_units() && ended(&notice.issuer);
                    if issuer_ends || self.audience_units(&notice).await?.iter().any(ended) {
                        drafts.push(notice.id);
                    }
                }
                NoticeState::Issuing | NoticeState::Issued => running.push(notice),
                NoticeState::Cancelled => {}
            }
        }
        drafts.sort();
        let seats = self.effects(plans, &running).await?;
        Ok(ReformPlan { date, events, seats, moved, merged, drafts, home_ends, reform })
    }

    pub(super) async fn effects(&self, plans: Vec<SeatPlan>, running: &[Notice]) -> Result<Vec<SeatEffect>, DeskError> {
        let now = self.clock.now();
        let seats: Vec<_> = plans.iter().map(|plan| plan.seat.clone()).collect();
        let SeatDirectives(directives) = self.directives_of(&seats).await?;
        let mut followed: HashSet<NoticeId> = HashSet::new();
        for notice in running {
            if self.is_followed(notice, now).await? {
                followed.insert(notice.id);
            }
        }
        let mut open: BTreeMap<SeatId, Vec<NoticeId>> = BTreeMap::new();
        for one in directives.iter().filter(|one| one.is_open()) {
            open.entry(one.row.seat.clone()).or_default().push(one.notice.id);
        }
        let mut effects = Vec::with_capacity(plans.len());
        for plan in plans {
            let holders = self.holders(&plan.seat).await?;
            let invitations = self.store.invitations_to(&plan.seat.id).await?;
            let mut waiting = 0;
            for notice in running {
                let rows = self.store.deliveries_ever_to(notice.id, &plan.seat).await?;
                let is_waiting = |status| matches!(status, DeliveryStatus::Planned | DeliveryStatus::Waiting);
                waiting += rows.iter().filter(|row| is_waiting(row.status())).count();
            }
            let open = open.remove(&plan.seat.id).unwrap_or_default();
            effects.push(SeatEffect {
                holders: holders.len(),
                unsubscribed: holders.iter().filter(|person| person.unsubscribed_at.is_some()).count(),
                invitations: invitations.iter().filter(|invitation| invitation.is_open(now)).count(),
                reminded: open.iter().filter(|notice| followed.contains(notice)).count(),
                open,
                waiting,
                plan,
            });
        }
        Ok(effects)
    }
}

/// What was decided before, unless it was withdrawn or is done, with what is decided now.
fn merged(reform: Option<&Reform>, decisions: &BTreeMap<SeatId, Decision>) -> BTreeMap<SeatId, Decision> {
    let before = reform.filter(|reform| reform.is_open()).map(|reform| reform.decisions.clone());
    before.into_iter().flatten().chain(decisions.clone()).collect()
}
