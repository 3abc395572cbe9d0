//! What is sent, what arrives, and what is known about it afterwards, against a stand-in server.

mod clock;
mod fetching;
pub mod office;
mod operating;
mod pausing;
mod sending;
mod speed;
mod stopping;
mod telegram;
