//! The links of this installation, signed with a key of its own.

use crate::channel::links::Links;
use crate::config::Config;
use crate::desk::Desk;
use crate::store::StoreError;
use chrono::TimeDelta;
use std::sync::Arc;

/// The setting that holds the key, hexadecimal. Who changes it ends every link that is out.
const KEY: &str = "links.key";

/// `None` without a public address.
pub(super) async fn links(config: &Config, desk: &Desk) -> Result<Option<Links>, StoreError> {
    let Some(public_url) = &config.http.public_url else { return Ok(None) };
    let kept = desk.store.setting(KEY).await?;
    let key = match kept.as_deref().and_then(read_key) {
        Some(key) => key,
        None => {
            let mut key = [0; 32];
            desk.clock.random(&mut key);
            let written: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            desk.store.set_setting(KEY, &written).await?;
            key
        }
    };
    let life = TimeDelta::days(i64::from(config.http.link_days));
    Ok(Some(Links::new(public_url, key, life, Arc::new(desk.store.clone()), desk.clock.clone())))
}

fn read_key(hex: &str) -> Option<[u8; 32]> {
    let bytes: Option<Vec<u8>> =
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()).collect();
    bytes?.try_into().ok()
}
