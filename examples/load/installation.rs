//! A data folder of its own, filled and served by the real program.

use crate::Result;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Chats of seats count up from here.
pub const FIRST_CHAT: i64 = 100_000;
const APPROVER: &str = "Chánh Văn phòng";

pub struct Installation {
    folder: PathBuf,
    program: PathBuf,
    approver: String,
}

impl Installation {
    /// Imports the letter and seats an approver and `seats - 1` others.
    pub fn new(program: &Path, seats: usize) -> Result<Installation> {
        let folder = std::env::temp_dir().join(format!("loa-load-{}-{seats}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let program = program.canonicalize()?;
        let mut office = Installation { folder, program, approver: String::new() };
        let letter = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/letters/2024-12-ubnd-huyen.txt");
        office.run(&["import", &letter.display().to_string(), "--yes"])?;
        office.load_seats(seats)?;
        let listed: serde_json::Value = serde_json::from_str(&office.run(&["seat", "list", "--json"])?)?;
        let approver = listed.as_array().into_iter().flatten().find(|seat| seat["role"] == "approver");
        office.approver = approver.and_then(|seat| seat["seat"].as_str()).ok_or("no approver")?.to_owned();
        Ok(office)
    }

    /// Loads a list of seats; how long the command takes.
    pub fn load_seats(&self, seats: usize) -> Result<Duration> {
        let mut table = format!(
            "unit,title,person,channel,address,role\nkim-dong,{APPROVER},Bà An,telegram,{FIRST_CHAT},approver\n"
        );
        for number in 1..seats as i64 {
            writeln!(table, "kim-dong.hiep-cuong,Cán bộ số {number},Người {number},telegram,{},", FIRST_CHAT + number)?;
        }
        let file = self.folder.join("seats.csv");
        std::fs::write(&file, table)?;
        let started = Instant::now();
        let loaded = self.run(&["seat", "load", &file.display().to_string(), "--json"])?;
        let took = started.elapsed();
        let loaded: serde_json::Value = serde_json::from_str(&loaded)?;
        if loaded["rows"] != seats { Err(format!("{loaded}").into()) } else { Ok(took) }
    }

    /// Drafts and approves what the letter gives; the numbers of the notices.
    pub fn approve_notices(&self) -> Result<Vec<u64>> {
        let letters: serde_json::Value = serde_json::from_str(&self.run(&["letter", "list", "--json"])?)?;
        let letter = letters[0]["letter"].as_str().ok_or("no letter")?.to_owned();
        let drafts: serde_json::Value = serde_json::from_str(&self.run(&["notice", "draft", &letter, "--json"])?)?;
        let notices: Vec<u64> =
            drafts.as_array().into_iter().flatten().filter_map(|notice| notice["notice"].as_u64()).collect();
        for notice in &notices {
            self.run(&["notice", "approve", &notice.to_string(), "--as", &self.approver])?;
        }
        Ok(notices)
    }

    /// Issues through the running program, without waiting for it.
    pub fn issue_in_background(&self, notice: u64) -> Result<()> {
        let mut issuing = self.command(&["notice", "issue", &notice.to_string(), "--as", &self.approver]);
        let mut child = issuing.stdout(Stdio::null()).spawn()?;
        std::thread::spawn(move || child.wait());
        Ok(())
    }

    fn run(&self, arguments: &[&str]) -> Result<String> {
        let output = self.command(arguments).stdin(Stdio::null()).output()?;
        if !output.status.success() {
            return Err(format!("loa {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        self.prepare(&mut command);
        command.args(arguments);
        command
    }

    /// The program's settings: a day without quiet hours, and nothing of this process's own.
    fn prepare(&self, command: &mut Command) {
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LOA_")) {
            command.env_remove(name);
        }
        command
            .current_dir(&self.folder)
            .env("LOA_DATA", self.folder.join("data"))
            .env("LOA_OFFICE__HOME_UNIT", "kim-dong")
            .env("LOA_HOURS__QUIET_FROM", "00:00:00")
            .env("LOA_HOURS__QUIET_UNTIL", "00:00:00");
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            eprintln!("{}: {error}", self.folder.display());
        }
    }
}
