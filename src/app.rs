//! Wiring: build, start, stop. The only room that knows all others.

mod house;
mod links;
mod logging;
mod open;
mod platform;
mod schedule;
mod serve;

pub use house::{Console, House, open_house};
pub use logging::start_logging;
pub use open::{OpenError, open_desk};
pub use serve::{ServeError, serve};

use crate::delivery::{Gate, Sender};
use crate::desk::Desk;
use std::sync::Arc;

/// The sender of this installation over the channels of `gate`.
fn sender(desk: &Desk, gate: Gate) -> Sender {
    let (catalogue, config) = (Arc::clone(&desk.catalogue), Arc::clone(&desk.config));
    Sender::new(desk.store.clone(), gate, catalogue, config, desk.clock.clone(), desk.wake.clone())
}
