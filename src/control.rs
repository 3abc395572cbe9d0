//! The control requests: everything that the command line asks of an installation, executed in the process that has
//! the store open. While `loa serve` runs they travel over its socket; otherwise the command executes them itself.

mod ask;
mod call;
mod caller;
mod directives;
mod execute;
mod failure;
mod figures;
mod letters;
mod maintenance;
mod notices;
mod request;
mod seats;
pub mod socket;
mod units;

pub use caller::Caller;
pub use execute::execute;
pub use failure::Failure;
pub use request::{Answer, LetterName, Request};
