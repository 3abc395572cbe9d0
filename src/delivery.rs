//! The outbox and the one gate to the channels: fan out, claim, send, pace, record, retry, sweep.

mod breaker;
pub mod crash;
#[cfg(test)]
mod fixture;
pub mod gate;
pub mod outbox;
pub mod pace;
mod post;
pub mod reminder;
pub mod sender;
mod window;

pub use crash::crash_point;
pub use gate::Gate;
pub use post::Post;
pub use sender::{Outgoing, Sender, Waker};
