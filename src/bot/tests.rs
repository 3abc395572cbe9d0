mod acknowledging;
mod chatting;
mod inbox;
mod office_work;
mod pairing;
mod phone;
