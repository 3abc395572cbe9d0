//! Where the bytes of a kept document come from.

use super::Sending;
use crate::store::{Store, StoreError};

pub trait FileSource: Send + Sync {
    fn document<'a>(&'a self, sha256: &'a str) -> Sending<'a, Result<Option<Vec<u8>>, StoreError>>;
}

impl FileSource for Store {
    fn document<'a>(&'a self, sha256: &'a str) -> Sending<'a, Result<Option<Vec<u8>>, StoreError>> {
        Box::pin(Store::document(self, sha256))
    }
}
