//! Wiring: build, start, stop. The only room that knows all others.

mod house;
mod logging;
mod open;
mod schedule;
mod serve;

pub use house::{Console, House, open_house};
pub use logging::start_logging;
pub use open::{OpenError, open_controls};
pub use serve::{ServeError, serve};
