//! Zalo over its stand-ins, and what every channel has to do alike.

mod bad_input;
mod bot_platform;
mod doctor;
mod fall_back;
mod files;
mod official_account;
mod pacing;
pub mod place;
mod preview;
mod readme;
mod reference_client;
mod suite;
mod tokens;
