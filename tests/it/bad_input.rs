//! What goes wrong from outside: every case ends in a clear sentence in the reader's language, and nothing is lost or
//! half-done.

mod disk;
mod journal;
mod letters;
mod platform;
mod store;
mod talk;
