//! Loa: from the monthly "766" letter to the phones of the chairs, and back to the office.
//!
//! The rooms, upper floors first; a floor uses the floors below it, never the other way round
//! (`tests/it/layers.rs` reads the `use` lines and fails when one looks up).

// roof
pub mod app;
pub mod cli;
pub mod control;
pub mod http;

// people's floor
pub mod bot;
pub mod desk;

// working floor
pub mod answer;
pub mod channel;
pub mod chart;
pub mod delivery;
pub mod letter;
pub mod question;

// ground
pub mod clock;
pub mod config;
pub mod domain;
pub mod store;
pub mod text;
