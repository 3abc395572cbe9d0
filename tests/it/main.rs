//! The one integration binary: behaviour over stand-in servers, and the rules of the house.

mod audit;
mod bad_input;
mod commands;
mod crash;
mod delivery;
mod dice;
mod hostile_files;
mod installation;
mod layers;
mod letter_corpus;
mod letter_documents;
mod letter_tables;
mod letters;
mod locales;
mod pictures;
mod reforms;
mod rough_server;
mod simulation;
mod stand_in;
mod stories;
mod telegram_server;
mod units;
mod weights;
mod zalo;
mod zalo_bot_server;
mod zalo_oa_server;
