//! Lists of seats with their holders, taken over from elsewhere.

use super::seat_problem::SeatProblem;
use super::seat_table::{self, SeatLines, SkippedLine};
use super::{Desk, DeskError};
use crate::domain::audit::AuditAct;
use crate::domain::rights::{Act, Actor};
use crate::domain::seat_list::{NotTaken, NotTakenWhy, RoleChange};

/// What loading a list of seats did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeatLoad {
    /// Lines taken over.
    pub rows: usize,
    /// By line.
    pub skipped: Vec<SkippedLine>,
    /// Seats that may do something else than before.
    pub roles: Vec<RoleChange>,
    /// That took the right to approve from the last who had it.
    pub approver_lost: bool,
}

impl Desk {
    /// Takes over a list of seats with their holders' addresses (CSV: unit, title, person, channel, address and, if
    /// there is one, role). Lines that cannot be taken are told, the others are stored; loading again changes nothing. A
    /// seat that exists keeps its role where the list states none.
    pub async fn load_seats(&self, actor: &Actor, csv: &[u8]) -> Result<SeatLoad, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let now = self.clock.now();
        let units = self.store.units();
        let home = self.config.office.home_unit.as_ref();
        let table = seat_table::read(csv, &units, home, now, |role| actor.may_give(role))?;
        let mut listed = table.seats;
        if !self.store.reforms().await?.is_empty() {
            for one in &mut listed {
                if let Some(moved) = self.moved_to(&one.seat.unit, &one.seat.title).await? {
                    one.seat.id = moved.id;
                }
            }
        }
        let store = self.recorded(actor, AuditAct::SeatsLoaded, table.rows);
        let taken = store.take_seat_list(listed, self.stamp(actor)).await?;
        let mut skipped = table.skipped;
        let not_taken: Vec<SkippedLine> =
            taken.not_taken.into_iter().flat_map(|one| not_taken(one, &table.lines)).collect();
        let rows = table.rows - not_taken.len();
        skipped.extend(not_taken);
        skipped.sort_by_key(|skipped| skipped.line);
        let ends_approving = taken.roles.iter().any(RoleChange::ends_approving);
        let approver_lost = ends_approving && !self.has_approver().await?;
        Ok(SeatLoad { rows, skipped, roles: taken.roles, approver_lost })
    }
}

/// The lines that said it.
fn not_taken(one: NotTaken, lines: &SeatLines) -> Vec<SkippedLine> {
    let why = match one.why {
        NotTakenWhy::Exceeded(exceeded) => SeatProblem::Exceeded(exceeded),
        NotTakenWhy::Merged(into) => SeatProblem::Merged(into),
    };
    let skipped = |line| SkippedLine { line, why: why.clone() };
    lines.of(one.at, one.person.as_ref()).map(skipped).collect()
}
