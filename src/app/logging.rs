//! Where log lines go: standard error, as text or JSON.

use crate::config::LogConfig;
use std::io::{self, IsTerminal};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts logging; a filter that cannot be read falls back to the default and says so. A second start changes nothing.
pub fn start_logging(config: &LogConfig) {
    let (filter, fault) = match EnvFilter::try_new(&config.filter) {
        Ok(filter) => (filter, None),
        Err(error) => (EnvFilter::new(LogConfig::default().filter), Some(error)),
    };
    let builder =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    let started =
        if config.json { builder.json().finish().try_init() } else { builder.with_target(false).finish().try_init() };
    if let (Ok(()), Some(error)) = (started, fault) {
        tracing::warn!(%error, "log.filter cannot be read; the default is used");
    }
}
