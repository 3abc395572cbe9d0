//! Opening an installation: store, catalogue, unit tables.

use crate::clock::{SharedClock, SystemClock};
use crate::config::{Config, ConfigError, holidays};
use crate::delivery::{Post, Waker};
use crate::desk::{Desk, DeskError};
use crate::store::{OpenOptions, Store, StoreError};
use crate::text::{Catalogue, CatalogueError};
use std::sync::Arc;

/// Why an installation cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    #[error(transparent)]
    Calendar(#[from] ConfigError),
    #[error(transparent)]
    Units(#[from] DeskError),
}

/// Opens the installation on the machine's own time.
pub async fn open_desk(config: &Config) -> Result<Desk, OpenError> {
    open_desk_at(config, Arc::new(SystemClock)).await
}

/// Opens the installation in the data folder; a new one gets the unit tables that are compiled in.
pub async fn open_desk_at(config: &Config, clock: SharedClock) -> Result<Desk, OpenError> {
    let mut config = config.clone();
    config.hours.table = holidays::table(&config.data)?;
    let catalogue = Catalogue::with_overrides(&config.data.join("locales"), &config.office.address)?;
    let store = Store::open(&config.data, OpenOptions { cache_bytes: config.store.cache_mib << 20 })?;
    let catalogue = Arc::new(catalogue);
    let (wake, post) = (Waker::default(), Post::default());
    let desk = Desk { store, catalogue, config: Arc::new(config), clock, wake, post };
    desk.load_builtin_units().await?;
    desk.load_builtin_index_sets().await?;
    Ok(desk)
}
