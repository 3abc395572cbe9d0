//! The outbox and the one gate to the channels: fan out, claim, send, pace, record, retry, sweep.

pub mod crash;
#[cfg(test)]
mod fixture;
pub mod gate;
pub mod outbox;
pub mod pace;
pub mod reminder;
pub mod sender;

pub use crash::crash_point;
pub use gate::Gate;
pub use sender::{Sender, Waker};
