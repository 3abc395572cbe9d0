//! The contract of the store, stated against its face alone.

mod audit;
mod backup;
mod claims;
mod counters;
mod deliveries;
mod figures;
mod formats;
mod inbox;
mod installation;
mod invariants;
mod letters;
mod letters_about;
mod memos;
mod merging;
mod notices;
mod outcomes;
mod receipts;
mod seats;
mod succession;
mod units;
mod world;
