//! Zalo over its stand-ins, and what every channel has to do alike.

mod bad_input;
mod fall_back;
mod official_account;
mod place;
mod reference_client;
mod suite;
