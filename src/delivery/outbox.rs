//! An issued notice becomes one durable row per recipient.

use crate::domain::delivery::Delivery;
use crate::domain::notice::Notice;
use crate::domain::seat::{Person, Seat};

/// The first sending of `notice` to each present holder of each seat; a seat without a holder has none.
pub fn first_sendings(notice: &Notice, seats: &[(Seat, Vec<Person>)]) -> Vec<Delivery> {
    let _ = (notice, seats);
    unimplemented!()
}
