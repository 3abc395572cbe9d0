//! What has been uploaded: uploads are counted by the month and last seven days, so a broadcast makes one.

use crate::domain::delivery::Outcome;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A day less than the platform keeps them.
const LIFE: TimeDelta = TimeDelta::days(6);
const LARGEST_PICTURE: usize = 1024 * 1024;
const LARGEST_FILE: usize = 5 * 1024 * 1024;
const FILE_ENDS: [&str; 4] = ["pdf", "doc", "docx", "csv"];

type Slot = Arc<tokio::sync::Mutex<Option<(String, DateTime<Utc>)>>>;

#[derive(Default)]
pub(super) struct Assets(Mutex<HashMap<String, Slot>>);

impl Assets {
    /// The platform's identifier of an asset; uploads it unless that has been done. Several who want the same wait for
    /// one upload.
    pub(super) async fn of<F, R>(&self, key: &str, now: DateTime<Utc>, upload: F) -> Result<String, Outcome>
    where
        F: FnOnce() -> R,
        R: Future<Output = Result<String, Outcome>>,
    {
        let slot = Arc::clone(self.slots().entry(key.to_owned()).or_default());
        let mut kept = slot.lock().await;
        if let Some((id, until)) = &*kept
            && *until > now
        {
            return Ok(id.clone());
        }
        let id = upload().await?;
        *kept = Some((id.clone(), now + LIFE));
        Ok(id)
    }

    /// The platform does not know an asset any more: all are uploaded anew.
    pub(super) fn forget(&self) {
        self.slots().clear();
    }

    fn slots(&self) -> std::sync::MutexGuard<'_, HashMap<String, Slot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) fn key(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn is_small_picture(png: &[u8]) -> bool {
    png.len() <= LARGEST_PICTURE
}

/// The platform takes files of this kind and size.
pub(super) fn is_taken(name: &str, bytes: usize) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    bytes <= LARGEST_FILE && end.is_some_and(|end| FILE_ENDS.contains(&end.as_str()))
}
