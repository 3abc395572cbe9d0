//! The control requests: everything that the command line asks of an installation, executed in the process that has
//! the store open. While `loa serve` runs they travel over its socket; otherwise the command executes them itself.

mod ask;
mod audit;
mod call;
mod caller;
mod channel_trouble;
mod channels;
mod directives;
mod doctor;
mod execute;
mod failure;
mod figures;
mod index_sets;
mod letters;
mod maintenance;
mod notice_request;
mod notice_work;
mod notices;
mod reforms;
mod request;
mod seats;
pub mod socket;
mod unit_names;
mod units;
mod writing;
mod zalo;

pub use caller::Caller;
pub use channel_trouble::explain_channel;
pub use doctor::ended;
pub use execute::execute;
pub use failure::Failure;
pub use notice_request::NoticeRequest;
pub use request::{Answer, LetterName, MergeSeats, ReformRequest, Request, SeatDecision, WriteLetter};
pub use unit_names::not_one;
