//! Why a line of a seat list was skipped, and the sentence that says so.

use crate::domain::rights::RightsExceeded;
use crate::domain::seat::{ChannelKind, SeatId};
use crate::text::Text;

/// Why a line of a seat table was skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeatProblem {
    UnknownUnit(String),
    AmbiguousUnit(String),
    EmptyTitle,
    UnknownChannel(String),
    EmptyAddress,
    UnknownRole(String),
    /// The form of a chat's identifier is another on this channel.
    BadAddress {
        channel: ChannelKind,
        address: String,
    },
    Exceeded(RightsExceeded),
    /// The seat has become part of this one.
    Merged(SeatId),
    Unreadable,
}

impl SeatProblem {
    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            SeatProblem::UnknownUnit(unit) => text.desk_seat_unknown_unit(unit.clone()),
            SeatProblem::AmbiguousUnit(unit) => text.desk_seat_ambiguous_unit(unit.clone()),
            SeatProblem::EmptyTitle => text.desk_seat_empty_title(),
            SeatProblem::UnknownChannel(channel) => text.desk_seat_unknown_channel(channel.clone()),
            SeatProblem::EmptyAddress => text.desk_seat_empty_address(),
            SeatProblem::UnknownRole(role) => text.desk_seat_unknown_role(role.clone()),
            SeatProblem::BadAddress { channel, address } => {
                text.seats_bad_address(address.clone(), text.channel(*channel))
            }
            SeatProblem::Exceeded(exceeded) => explain_exceeded(exceeded, text),
            SeatProblem::Merged(into) => text.merge_seat_is_gone(into.to_string()),
            SeatProblem::Unreadable => text.desk_seat_unreadable(),
        }
    }
}

fn explain_exceeded(exceeded: &RightsExceeded, text: Text<'_>) -> String {
    match exceeded.clone() {
        RightsExceeded::Seat { title, role } => text.seats_line_above(title, text.role(role)),
        RightsExceeded::Role(role) => text.desk_seat_role_above_own(text.role(role)),
        RightsExceeded::Person { name, role } => text.seats_line_person_above(name, text.role(role)),
    }
}
