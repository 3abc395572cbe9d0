//! Whom a notice reaches, as the seats stand now; walked, never held as a whole.

use super::{Desk, DeskError};
use crate::domain::notice::Notice;
use crate::domain::rights::Act;
use crate::domain::seat::{Person, Seat, SeatId};
use crate::domain::unit::UnitId;
use crate::store::{Store, StoreError};
use std::collections::{HashSet, VecDeque};

/// Seats of a [`Reach`] that are named; the rest is counted.
const NAMED: usize = 1_000;

type SeatIds = Box<dyn Iterator<Item = Result<SeatId, StoreError>> + Send>;

/// A seat of an audience with its present holders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub seat: Seat,
    pub holders: Vec<Person>,
    /// The unit of the audience that it stands for; `None` when it is named by itself.
    pub unit: Option<UnitId>,
}

/// Whom a notice reaches, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    pub seats: usize,
    /// Holders of the seats: each has a delivery of their own.
    pub persons: usize,
    /// Seats without a holder who can be reached.
    pub unreachable: usize,
    /// The first of them.
    pub unreachable_seats: Vec<Seat>,
    /// Units of the audience without any seat that can be reached.
    pub uncovered: Vec<UnitId>,
}

/// The seats of an audience, one after the other.
pub(super) struct Walk {
    store: Store,
    notice: Notice,
    units: VecDeque<UnitId>,
    /// The unit whose seats are walked; `None` for those named by hand.
    unit: Option<UnitId>,
    /// Units whose seats the walk comes by: a seat named by hand is not met twice.
    of_units: HashSet<UnitId>,
    seats: SeatIds,
    by_hand: Option<SeatIds>,
    /// Seats named by hand that others were merged into: named twice, they are met once.
    met_by_hand: HashSet<SeatId>,
}

impl Member {
    pub fn is_reachable(&self) -> bool {
        self.holders.iter().any(|person| person.reachable_at().is_some())
    }
}

impl Reach {
    /// Seats with a holder who can be reached.
    pub fn reachable(&self) -> usize {
        self.seats - self.unreachable
    }

    pub(super) fn count(&mut self, member: &Member) {
        self.seats += 1;
        self.persons += member.holders.len();
        if !member.is_reachable() {
            self.unreachable += 1;
            if self.unreachable_seats.len() < NAMED {
                self.unreachable_seats.push(member.seat.clone());
            }
        }
    }
}

impl Walk {
    /// The next seat that receives notices; `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Member>, DeskError> {
        loop {
            let Some(id) = self.seats.next() else {
                self.unit = self.units.pop_front();
                if let Some(unit) = &self.unit {
                    self.seats = Box::new(self.store.seat_ids_ever_of(unit));
                } else if let Some(by_hand) = self.by_hand.take() {
                    self.seats = by_hand;
                } else {
                    return Ok(None);
                }
                continue;
            };
            let id = id?;
            let Some(mut seat) = self.store.seat(&id).await? else { continue };
            if seat.merged_into.is_some() {
                // What is for its unit reaches the seat that it has become part of by that unit too.
                let Some(current) = self.store.current_seat(&id).await?.filter(|_| self.unit.is_none()) else {
                    continue;
                };
                seat = current;
            }
            if self.unit.is_none() && !seat.merged.is_empty() && !self.met_by_hand.insert(seat.id.clone()) {
                continue;
            }
            // A seat that a reform has moved is met once, at the latest of its units that the notice is for.
            let met = seat.units().find(|unit| self.of_units.contains(unit)) != self.unit.as_ref();
            // An exception of a unit whose seat was merged into this one leaves it what is for its own.
            let excepts = |unit| self.notice.audience.excepts(&seat.id, unit);
            let excepted = seat.own_units().any(excepts) || self.unit.as_ref().is_some_and(excepts);
            if met || excepted || !seat.role.permits(Act::ReceiveNotices) {
                continue;
            }
            let mut holders = Vec::new();
            for person in seat.holders() {
                holders.extend(self.store.person(person).await?);
            }
            return Ok(Some(Member { seat, holders, unit: self.unit.clone() }));
        }
    }

    /// Up to `limit` seats; none at the end.
    pub(super) async fn chunk(&mut self, limit: usize) -> Result<Vec<Member>, DeskError> {
        let mut chunk = Vec::new();
        while chunk.len() < limit
            && let Some(member) = self.next().await?
        {
            chunk.push(member);
        }
        // A long walk leaves the runtime's threads to others in between.
        tokio::task::yield_now().await;
        Ok(chunk)
    }
}

impl Desk {
    /// The seats that a notice is for: those of its units and of the issuer itself, those named by hand, and those of
    /// the notice that it corrects, without the exceptions; as the units were on the day of the letter.
    pub(super) async fn walk(&self, notice: &Notice) -> Result<Walk, DeskError> {
        let mut units = self.audience_units(notice).await?;
        if notice.audience.names_units() && !units.contains(&notice.issuer) {
            units.push(notice.issuer.clone());
        }
        let named: SeatIds = Box::new(notice.audience.seats.clone().into_iter().map(Ok));
        let by_hand: SeatIds = match notice.audience.same_as {
            Some(corrected) => Box::new(self.store.seat_ids_sent(corrected).chain(named)),
            None => named,
        };
        Ok(Walk {
            store: self.store.clone(),
            notice: notice.clone(),
            of_units: units.iter().cloned().collect(),
            units: units.into(),
            unit: None,
            seats: Box::new(std::iter::empty()),
            by_hand: Some(by_hand),
            met_by_hand: HashSet::new(),
        })
    }

    /// Whom the notice reaches, in numbers, with the units that nobody can be reached in.
    pub async fn reach(&self, notice: &Notice) -> Result<Reach, DeskError> {
        let mut reach = Reach::default();
        let mut covered: HashSet<UnitId> = HashSet::new();
        let mut walk = self.walk(notice).await?;
        while let Some(member) = walk.next().await? {
            reach.count(&member);
            if member.is_reachable() {
                covered.extend([member.seat.unit].into_iter().chain(member.unit));
            }
        }
        let units = self.audience_units(notice).await?;
        reach.uncovered = units.into_iter().filter(|unit| !covered.contains(unit)).collect();
        Ok(reach)
    }

    /// A page of the audience: `limit` seats behind the first `skip`.
    pub async fn audience_page(&self, notice: &Notice, skip: usize, limit: usize) -> Result<Vec<Member>, DeskError> {
        let mut walk = self.walk(notice).await?;
        for _ in 0..skip {
            walk.next().await?;
        }
        walk.chunk(limit).await
    }

    /// Whether the notice is for the seat's unit, or one it came from: one of its audience, or the issuer itself.
    pub async fn is_addressed(&self, notice: &Notice, seat: &Seat) -> Result<bool, DeskError> {
        let audience = self.audience_units(notice).await?;
        let is_issuer = |unit: &UnitId| *unit == notice.issuer && notice.audience.names_units();
        let is_meant = |unit: &UnitId| {
            audience.contains(unit) || (is_issuer(unit) && !notice.audience.except_units.contains(unit))
        };
        Ok(seat.units().any(is_meant))
    }

    pub(super) async fn audience_units(&self, notice: &Notice) -> Result<Vec<UnitId>, DeskError> {
        let day = self.day_of(notice).await?;
        Ok(self.store.units().audience_units(&notice.issuer, &notice.audience, day))
    }

    pub(super) async fn holders(&self, seat: &Seat) -> Result<Vec<Person>, DeskError> {
        let mut holders = Vec::new();
        for person in seat.holders() {
            holders.extend(self.store.person(person).await?);
        }
        Ok(holders)
    }
}
