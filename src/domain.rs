//! Pure types and rules of the office's work: no I/O, no async, no clock, no language.

pub mod band;
pub mod calendar;
pub mod channel_pause;
pub mod delivery;
pub mod directive_progress;
pub mod figure;
pub mod holidays;
pub mod indicator;
pub mod lead;
pub mod letter;
pub mod letter_changes;
mod letter_ref;
pub mod memo;
pub mod message;
pub mod notice;
mod notice_id;
pub mod period;
pub mod points;
pub mod recipients;
pub mod reminding;
mod report_id;
pub mod rights;
pub mod role;
pub mod seat;
pub mod unit;
pub mod unit_registry;
