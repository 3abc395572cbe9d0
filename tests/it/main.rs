//! The one integration binary: behaviour over stand-in servers, and the rules of the house.

mod delivery;
mod telegram_server;
