//! Two seats become one, whatever is on its way to either.

use super::{Acts, text};
use crate::dice::Dice;
use loa::domain::message::Message;
use loa::domain::notice::Stamp;
use loa::domain::rights::Actor;
use loa::domain::seat::{Seat, SeatId, SeatMerge};
use loa::store::{MergerTold, Merging};

/// What those concerned are told begins so; an approved notice never does.
pub const TOLD: &str = "Mô phỏng sáp nhập";

impl Acts {
    /// Of each holder of the seat that goes, chance says whether they stay.
    pub(super) async fn merge(&mut self) -> Result<(), String> {
        let Some(dice) = &mut self.merging else { return Ok(()) };
        if !dice.one_in(6) {
            return Ok(());
        }
        let seats = self.store.seats().await.map_err(text)?;
        let seats: Vec<Seat> = seats.into_iter().filter(|seat| seat.merged_into.is_none()).collect();
        if seats.len() < 2 {
            return Ok(());
        }
        let (from, into) = two_of(dice, &seats);
        let holders = from.holders().map(|person| (person.clone(), dice.one_in(2))).collect();
        let merge = SeatMerge { from: from.id.clone(), into: into.id.clone(), holders, reform: None };
        let told = |words: &str| Message::text(format!("{TOLD}: {words}"));
        let told = MergerTold { holders: told("đơn vị mới"), left: told("thôi giữ chức") };
        {
            let mut state = self.world.state();
            // Whether it came to pass may be lost with the power.
            state.handed_over.insert(into.id.to_string());
            if into.holders().next().is_none() {
                state.vacated.insert(into.id.to_string());
            }
        }
        let stamp = Stamp { by: Actor::Shell { user: "office".to_owned() }, at: self.clock.time() };
        match self.store.merge_seats(merge, told, stamp).await.map_err(text)? {
            Merging::Done(_) => self.waker.wake(),
            other => return Err(format!("two seats are not merged: {other:?}")),
        }
        Ok(())
    }

    /// A seat that is one still.
    pub(super) async fn any_seat(&mut self) -> Result<SeatId, String> {
        let mut seats = self.store.seats().await.map_err(text)?;
        seats.retain(|seat| seat.merged_into.is_none());
        Ok(seats[self.dice.throw() as usize % seats.len()].id.clone())
    }
}

fn two_of<'s>(dice: &mut Dice, seats: &'s [Seat]) -> (&'s Seat, &'s Seat) {
    let first = dice.throw() as usize % seats.len();
    let second = (first + 1 + dice.throw() as usize % (seats.len() - 1)) % seats.len();
    (&seats[first], &seats[second])
}
