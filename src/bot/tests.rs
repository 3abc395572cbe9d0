mod acknowledging;
mod chatting;
mod files;
mod inbox;
mod office_work;
mod pairing;
mod phone;
mod questions;
