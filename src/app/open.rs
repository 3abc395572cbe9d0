//! Opening an installation: store, catalogue, unit tables.

use crate::clock::{SharedClock, SystemClock};
use crate::config::Config;
use crate::control::Controls;
use crate::desk::{Desk, DeskError};
use crate::store::{OpenOptions, Store, StoreError};
use crate::text::{Catalogue, CatalogueError};
use std::sync::Arc;
use tokio::sync::Notify;

/// Why an installation cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    #[error(transparent)]
    Units(#[from] DeskError),
}

/// Opens the installation on the machine's own time.
pub async fn open_controls(config: &Config) -> Result<Controls, OpenError> {
    open_controls_at(config, Arc::new(SystemClock)).await
}

/// Opens the installation in the data folder; a new one gets the unit tables that are compiled in.
pub async fn open_controls_at(config: &Config, clock: SharedClock) -> Result<Controls, OpenError> {
    let catalogue = Catalogue::with_overrides(&config.data.join("locales"))?;
    let store = Store::open(&config.data, OpenOptions { cache_bytes: config.store.cache_mib << 20 })?;
    let desk = Desk { store, catalogue: Arc::new(catalogue), config: Arc::new(config.clone()), clock };
    desk.load_builtin_units().await?;
    Ok(Controls { desk, wake_senders: Arc::new(Notify::new()) })
}
