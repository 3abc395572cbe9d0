//! Zalo over its stand-ins.

mod reference_client;
mod suite;
