//! Stories over the real program and a stand-in platform: what people type and press, and whole messages as they see
//! them.

mod chair;
mod directives;
mod issuing;
mod month;
mod office;
mod preview;
mod publicity;
mod reminder;
mod stop;
mod telling;
mod webhook;

pub use telling::{Story, office_day, steady_words};
