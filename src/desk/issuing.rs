//! Issuing: the audience of seats becomes durable delivery rows, and only then may the sender take them.

use super::{Desk, DeskError};
use crate::delivery::outbox;
use crate::domain::notice::{Notice, NoticeId, NoticeState, Stamp};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::{Person, Seat};
use crate::domain::unit::UnitId;
use chrono::NaiveDate;
use std::collections::HashSet;

/// Rows planned at once: bounds the memory of an issue, whatever the audience.
const CHUNK: usize = 1024;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    pub notice: Notice,
    /// Delivery rows that were planned just now.
    pub planned: usize,
    /// Seats of the audience that nobody can be reached at.
    pub unreachable: Vec<Seat>,
}

/// Whom a notice reaches, as the seats stand now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Every seat of the audience with its present holders.
    pub seats: Vec<(Seat, Vec<Person>)>,
    /// Seats without a holder who can be reached.
    pub unreachable: Vec<Seat>,
    /// Units of the audience without any seat that can be reached.
    pub uncovered: Vec<UnitId>,
}

impl Desk {
    /// Issues an approved notice. Refused before anything is written when nobody of the audience can be reached.
    pub async fn issue(&self, actor: &Actor, notice: NoticeId) -> Result<Issued, DeskError> {
        self.permit(actor, Act::IssueNotice)?;
        let found = self.notice(notice).await?;
        if !matches!(found.state, NoticeState::Approved | NoticeState::Issuing) {
            return Err(DeskError::NoticeState { notice, state: found.state });
        }
        let reach = self.reach(&found).await?;
        if reach.unreachable.len() == reach.seats.len() {
            return Err(DeskError::EmptyAudience);
        }
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        let issuing = self.store.begin_issue(notice, stamp).await?;
        self.plan(issuing, reach).await
    }

    /// Goes on with notices whose planning a stop interrupted. Rows that are there already are left as they are.
    pub async fn resume_issuing(&self) -> Result<Vec<Issued>, DeskError> {
        let mut resumed = Vec::new();
        for notice in self.store.notices().await? {
            if notice.state == NoticeState::Issuing {
                let reach = self.reach(&notice).await?;
                resumed.push(self.plan(notice, reach).await?);
            }
        }
        Ok(resumed)
    }

    /// The seats that a notice is for: those of the audience's units and of the issuer itself whose role receives
    /// notices, as the units were on the day of the letter.
    pub async fn reach(&self, notice: &Notice) -> Result<Reach, DeskError> {
        let day = self.day_of(notice).await?;
        let mut units = self.store.units().audience_units(&notice.issuer, &notice.audience, day);
        let audience = units.clone();
        if !notice.audience.is_empty() && !units.contains(&notice.issuer) {
            units.push(notice.issuer.clone());
        }
        let mut reach = Reach::default();
        let mut covered: HashSet<UnitId> = HashSet::new();
        for seat in self.store.seats_of(&units).await? {
            if !seat.role.permits(Act::ReceiveNotices) {
                continue;
            }
            let holders = self.holders(&seat).await?;
            if holders.iter().any(|person| person.reachable_at().is_some()) {
                covered.insert(seat.unit.clone());
            } else {
                reach.unreachable.push(seat.clone());
            }
            reach.seats.push((seat, holders));
        }
        reach.uncovered = audience.into_iter().filter(|unit| !covered.contains(unit)).collect();
        Ok(reach)
    }

    pub(super) async fn holders(&self, seat: &Seat) -> Result<Vec<Person>, DeskError> {
        let mut holders = Vec::new();
        for person in seat.holders() {
            holders.extend(self.store.person(person).await?);
        }
        Ok(holders)
    }

    async fn plan(&self, notice: Notice, reach: Reach) -> Result<Issued, DeskError> {
        let mut planned = 0;
        for seats in reach.seats.chunks(CHUNK) {
            planned += self.store.plan_deliveries(outbox::first_sendings(&notice, seats)).await?;
        }
        let notice = self.store.finish_issue(notice.id).await?;
        tracing::info!(notice = notice.id.0, planned, unreachable = reach.unreachable.len(), "notice issued");
        Ok(Issued { notice, planned, unreachable: reach.unreachable })
    }

    /// The day whose units count: the letter's date, else the end of its last period.
    pub(super) async fn day_of(&self, notice: &Notice) -> Result<NaiveDate, DeskError> {
        let content = self.letter(&notice.letter).await?.content;
        let last = content.periods().into_iter().map(|period| period.end()).max();
        Ok(content.date.or(last).unwrap_or_else(|| crate::domain::calendar::office_day(self.clock.now())))
    }
}
