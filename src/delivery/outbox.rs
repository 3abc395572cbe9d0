//! An issued notice becomes one durable row per recipient.

use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryState, GoneReason};
use crate::domain::notice::Notice;
use crate::domain::rights::Act;
use crate::domain::seat::{Person, Seat};

/// The first sending of `notice` to each present holder of each seat that receives notices; a seat without a holder has
/// none. Who cannot be reached has a row too, which says so.
pub fn first_sendings(notice: &Notice, seats: &[(Seat, Vec<Person>)]) -> Vec<Delivery> {
    let receiving = seats.iter().filter(|(seat, _)| seat.role.permits(Act::ReceiveNotices));
    receiving
        .flat_map(|(seat, persons)| {
            let holders = persons.iter().filter(|person| seat.is_held_by(&person.id));
            holders.map(|person| first_sending(notice, seat, person))
        })
        .collect()
}

fn first_sending(notice: &Notice, seat: &Seat, person: &Person) -> Delivery {
    let key = DeliveryKey { notice: notice.id, seat: seat.id.clone(), person: person.id.clone(), n: 0 };
    let mut row = Delivery::planned(key, person.reachable_at().cloned());
    if person.unsubscribed_at.is_some() {
        row.state = DeliveryState::Gone { reason: GoneReason::Unsubscribed };
    }
    row
}

#[cfg(test)]
mod tests;
