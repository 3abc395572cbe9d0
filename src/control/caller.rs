//! Who sends a request, and what follows from it for their rights.

use super::Failure;
use crate::desk::Desk;
use crate::domain::rights::Actor;
use crate::domain::seat::{Seat, SeatId};
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// The person at the shell. Whoever can open the socket (0600 in a 0700 folder) is believed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    pub unix_user: String,
    /// The seat they say they act from; looked up when the request is executed.
    pub seat: Option<SeatId>,
    /// BCP 47 tag of the language the answer is wanted in; the installation's when not given.
    pub language: Option<String>,
}

impl Caller {
    pub fn lang(&self, desk: &Desk) -> Lang {
        Lang::from_tag(self.language.as_deref().unwrap_or(&desk.config.office.language))
    }

    /// The seat that the caller names, if any.
    pub(super) async fn seat(&self, desk: &Desk) -> Result<Option<Seat>, Failure> {
        let Some(id) = &self.seat else { return Ok(None) };
        let text = desk.catalogue.in_lang(self.lang(desk));
        let seat = desk.store.seat(id).await.map_err(|error| Failure::store(text, &error))?;
        let seat = seat.ok_or_else(|| Failure::refused(text.cli_unknown_seat(id.as_str())))?;
        match &seat.merged_into {
            None => Ok(Some(seat)),
            Some(into) => Err(Failure::refused(text.merge_before(seat.title.as_str(), into.seat.as_str()))),
        }
    }

    /// Who acts: the seat's role as it is now, else a shell.
    pub(super) async fn actor(&self, desk: &Desk) -> Result<Actor, Failure> {
        Ok(match self.seat(desk).await? {
            Some(seat) => Actor::Seat { seat: seat.id, person: None, role: seat.role },
            None => Actor::Shell { user: self.unix_user.clone() },
        })
    }
}
