//! What is measured: Loa, or a peer that speaks the small protocol of `benches/peers/README.md`.

use crate::Result;
use crate::installation::{FIRST_CHAT, Installation};
use crate::platform::Platform;
use crate::process::Process;
use std::path::{Path, PathBuf};
use std::process::Command;

pub const TOKEN: &str = "766:load";

pub struct Bot {
    name: String,
    launcher: Vec<String>,
    kind: Kind,
}

enum Kind {
    Loa(PathBuf),
    Peer(Vec<String>),
}

/// A bot with its subscribers, ready to be started.
pub struct Ready<'b> {
    bot: &'b Bot,
    /// Loa's data folder and the notices that are approved.
    office: Option<(Installation, Vec<u64>)>,
    subscribers: usize,
}

/// How fast the bot may send.
#[derive(Clone, Copy)]
pub struct Speed {
    /// Messages a second; 0 = as fast as it can.
    pub rate: u32,
    pub under_way: u32,
}

impl Bot {
    pub fn loa(program: &Path, launcher: &[String]) -> Bot {
        Bot { name: "Loa".to_owned(), launcher: launcher.to_vec(), kind: Kind::Loa(program.to_path_buf()) }
    }

    pub fn peer(name: &str, command: &[String], launcher: &[String]) -> Bot {
        Bot { name: name.to_owned(), launcher: launcher.to_vec(), kind: Kind::Peer(command.to_vec()) }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn with_subscribers(&self, subscribers: usize) -> Result<Ready<'_>> {
        let office = match &self.kind {
            Kind::Loa(program) => {
                let office = Installation::new(program, subscribers)?;
                let notices = office.approve_notices()?;
                Some((office, notices))
            }
            Kind::Peer(_) => None,
        };
        Ok(Ready { bot: self, office, subscribers })
    }
}

impl Ready<'_> {
    pub fn start(&self, platform: &Platform, speed: Speed) -> Result<Process> {
        let command = match (&self.bot.kind, &self.office) {
            (Kind::Loa(_), Some((office, _))) => {
                let mut command = office.command(&["serve"]);
                let rate = if speed.rate == 0 { 1_000_000 } else { speed.rate };
                command
                    .env("LOA_TELEGRAM__TOKEN", TOKEN)
                    .env("LOA_TELEGRAM__API_URL", platform.url())
                    .env("LOA_DELIVERY__RATE", rate.to_string())
                    .env("LOA_DELIVERY__IN_FLIGHT", speed.under_way.to_string())
                    .env("LOA_LOG__FILTER", "error");
                command
            }
            (Kind::Peer(words), _) => {
                let mut command = Command::new(words.first().ok_or("a peer without a command")?);
                command
                    .args(words.get(1..).unwrap_or_default())
                    .env("PEER_TOKEN", TOKEN)
                    .env("PEER_API_URL", platform.url());
                command
            }
            (Kind::Loa(_), None) => return Err("no installation".into()),
        };
        Process::start(&self.bot.launcher, command)
    }

    /// Begins a broadcast to all subscribers, without waiting for it; each number can be had once.
    pub fn broadcast(&self, number: usize, process: &mut Process, speed: Speed) -> Result<()> {
        match &self.office {
            Some((office, notices)) => office.issue_in_background(*notices.get(number).ok_or("no such notice")?),
            None => {
                let Speed { rate, under_way } = speed;
                process.say(&format!("broadcast {FIRST_CHAT} {} {under_way} {rate}", self.subscribers))
            }
        }
    }
}
