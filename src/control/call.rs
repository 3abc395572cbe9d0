//! One request being carried out.

use super::{Caller, Failure};
use crate::desk::{Desk, DeskError};
use crate::domain::rights::{Act, Actor};
use crate::store::StoreError;
use crate::text::Text;

/// By whom, in which language, on what.
pub(super) struct Call<'a> {
    pub desk: &'a Desk,
    pub actor: Actor,
    pub caller: &'a Caller,
    pub text: Text<'a>,
}

impl Call<'_> {
    pub fn store_failure(&self, error: StoreError) -> Failure {
        Failure::store(self.text, &error)
    }

    pub fn desk_failure(&self, error: DeskError) -> Failure {
        Failure::desk(self.text, &error)
    }

    /// Refuses unless the actor may do `act`: for requests that the desk does not check.
    pub fn require(&self, act: Act) -> Result<(), Failure> {
        self.desk.permit(&self.actor, act).map_err(|error| self.desk_failure(error))
    }
}
