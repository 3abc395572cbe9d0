//! The store as it is opened unless somebody sets otherwise; `CACHE_MIB` tries another size of its cache.

use loa::config::Config;
use loa::store::OpenOptions;

pub fn options() -> OpenOptions {
    let tried = std::env::var("CACHE_MIB").ok().and_then(|mib| mib.parse().ok());
    OpenOptions { cache_bytes: tried.unwrap_or(Config::default().store.cache_mib) << 20 }
}
