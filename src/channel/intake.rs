//! Where updates go when they come in.

use super::Sending;
use super::pulse::Pulse;
use crate::clock::SharedClock;
use crate::store::{RawUpdate, StoreError};
use std::sync::Arc;
use tokio::sync::watch;

/// Takes updates in, durably: once it has returned `Ok`, the platform may forget them.
pub type Sink = Arc<dyn Fn(Vec<RawUpdate>) -> Sending<'static, Result<(), StoreError>> + Send + Sync>;

/// Makes a [`Sink`] of an async function.
pub fn sink<F, R>(receive: F) -> Sink
where
    F: Fn(Vec<RawUpdate>) -> R + Send + Sync + 'static,
    R: Future<Output = Result<(), StoreError>> + Send + 'static,
{
    Arc::new(move |updates| Box::pin(receive(updates)))
}

/// What a channel needs to take updates in.
#[derive(Clone)]
pub struct Intake {
    pub sink: Sink,
    /// Beats with every sign of life of the platform.
    pub pulse: Pulse,
    pub clock: SharedClock,
    /// Turns true when receiving is to end.
    pub stop: watch::Receiver<bool>,
}
