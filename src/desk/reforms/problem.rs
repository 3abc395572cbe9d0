//! Why a reform is not planned, approved or withdrawn.

use crate::domain::seat::SeatId;
use crate::text::{Text, numbers};
use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReformProblem {
    #[error("no event on {0}")]
    NoReform(NaiveDate),
    /// The seat's unit does not end on this day.
    #[error("seat {0} is not in the plan")]
    NotConcerned(SeatId),
    #[error("seats are undecided: {0:?}")]
    Undecided(Vec<SeatId>),
    #[error("nothing is prepared for {0}")]
    NotPrepared(NaiveDate),
    #[error("the reform of {0} is carried out")]
    CarriedOut(NaiveDate),
    #[error("the plan of {0} has changed since it was seen")]
    ChangedMeanwhile(NaiveDate),
    /// Who prepares does not approve (four eyes).
    #[error("who prepared the plan cannot approve it")]
    OwnPlan,
}

impl ReformProblem {
    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            ReformProblem::NoReform(date) => text.reform_none(numbers::date(*date)),
            ReformProblem::NotConcerned(seat) => text.reform_not_concerned(seat.to_string()),
            ReformProblem::Undecided(seats) => {
                let seats: Vec<String> = seats.iter().map(ToString::to_string).collect();
                text.reform_undecided(seats.join(", "))
            }
            ReformProblem::NotPrepared(date) => text.reform_not_prepared(numbers::date(*date)),
            ReformProblem::CarriedOut(date) => text.reform_carried_out_before(numbers::date(*date)),
            ReformProblem::ChangedMeanwhile(date) => text.reform_changed_meanwhile(numbers::date(*date)),
            ReformProblem::OwnPlan => text.reform_own_plan(),
        }
    }
}
