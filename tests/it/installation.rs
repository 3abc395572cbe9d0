//! An installation of the real program in a folder of its own, worked through its command line.

use crate::telegram_server::{TOKEN, TelegramServer};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use tempfile::TempDir;

/// The approver whom every installation of the tests has.
pub const APPROVER: &str = "Chánh Văn phòng HĐND và UBND huyện Kim Động";
/// The chat of the approver; the recipients' chats follow it.
pub const APPROVER_CHAT: i64 = 1000;

pub struct Installation {
    folder: TempDir,
    settings: Vec<(&'static str, &'static str)>,
}

/// A running `loa serve`, killed when dropped.
pub struct Serving {
    child: Child,
}

impl Installation {
    pub fn new() -> Installation {
        Installation { folder: TempDir::new().expect("a folder"), settings: Vec::new() }
    }

    /// With further settings for every command.
    pub fn set(self, settings: &[(&'static str, &'static str)]) -> Installation {
        Installation { settings: [&self.settings, settings].concat(), ..self }
    }

    /// Another installation with the same data, as this one has left it.
    pub fn copied(&self) -> Installation {
        let copy = Installation { folder: TempDir::new().expect("a folder"), settings: self.settings.clone() };
        copy_folder(&self.path("data"), &copy.path("data"));
        copy
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).stdin(Stdio::null()).output().expect("the program runs")
    }

    /// What a command prints when it succeeds.
    pub fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "loa {}: {told}", arguments.join(" "));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The sentence that a refused command prints, and its exit status.
    pub fn refused(&self, arguments: &[&str]) -> (String, i32) {
        let output = self.run(arguments);
        assert!(!output.status.success(), "loa {} succeeded", arguments.join(" "));
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        (told.trim().to_owned(), output.status.code().unwrap_or(-1))
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        let printed = self.done(&[arguments, &["--json"]].concat());
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}"))
    }

    /// Imports and confirms the letter to start from; its identifier with the version.
    pub fn import_letter(&self) -> String {
        let letter = self.json(&["import", &letter_path(), "--yes"]);
        letter["ref"].as_str().expect("an identifier").to_owned()
    }

    /// Seats the approver and a chair in each of the first `count` communes' rows, chats counting up from
    /// [`APPROVER_CHAT`]; returns the approver's seat and the chats of the others.
    pub fn seat(&self, count: usize) -> (String, Vec<i64>) {
        let communes = self.json(&["unit", "list", "--below", "kim-dong", "--on", "2024-12-31"]);
        let communes: Vec<&str> = communes
            .as_array()
            .expect("units")
            .iter()
            .filter(|unit| ["commune", "township"].contains(&unit["kind"].as_str().unwrap_or("")))
            .filter_map(|unit| unit["id"].as_str())
            .collect();
        let mut table = format!(
            "unit,title,person,channel,address,role\nkim-dong,{APPROVER},Bà An,telegram,{APPROVER_CHAT},approver\n"
        );
        let chats: Vec<i64> = (1..=count as i64).map(|index| APPROVER_CHAT + index).collect();
        for (index, chat) in chats.iter().enumerate() {
            let unit = communes[index % communes.len()];
            table.push_str(&format!("{unit},Cán bộ số {index},Người {index},telegram,{chat},seat_holder\n"));
        }
        let file = self.path("seats.csv");
        std::fs::write(&file, table).expect("written");
        let loaded = self.json(&["seat", "load", &file.display().to_string()]);
        assert_eq!(loaded["skipped"], Value::Array(Vec::new()));
        let seats = self.json(&["seat", "list"]);
        let approver = seats.as_array().expect("seats").iter().find(|seat| seat["role"] == "approver");
        (approver.expect("the approver")["seat"].as_str().expect("a seat").to_owned(), chats)
    }

    /// Drafts, approves and issues every notice of the letter; their numbers.
    pub fn issue_all(&self, letter: &str, approver: &str) -> Vec<u64> {
        let drafts = self.json(&["notice", "draft", letter]);
        let numbers: Vec<u64> =
            drafts.as_array().expect("notices").iter().filter_map(|notice| notice["notice"].as_u64()).collect();
        for number in &numbers {
            self.done(&["notice", "approve", &number.to_string(), "--as", approver]);
            self.done(&["notice", "issue", &number.to_string(), "--as", approver]);
        }
        numbers
    }

    /// Starts `loa serve` against the stand-in server, with further settings.
    pub fn serve(&self, server: &TelegramServer, settings: &[(&str, &str)]) -> Serving {
        self.serve_at(&server.url(), settings)
    }

    /// Starts `loa serve` against any Bot API, with further settings.
    pub fn serve_at(&self, url: &str, settings: &[(&str, &str)]) -> Serving {
        let telegram = [
            ("LOA_TELEGRAM__TOKEN", TOKEN),
            ("LOA_TELEGRAM__API_URL", url),
            ("LOA_TELEGRAM__POLL_TIMEOUT_SECONDS", "1"),
        ];
        self.serve_with(&[&telegram, settings].concat())
    }

    /// Starts `loa serve` with further settings, which name the channels.
    pub fn serve_with(&self, settings: &[(&str, &str)]) -> Serving {
        let mut command = self.command(&["serve"]);
        command
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::options().create(true).append(true).open(self.path("serve.log")).expect("a log"));
        Serving { child: command.spawn().expect("the program starts") }
    }

    /// What `loa serve` has logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.path("serve.log")).unwrap_or_default()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_loa"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LOA_")) {
            command.env_remove(name);
        }
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("USER", "van-phong")
            .env("LOA_DATA", self.path("data"))
            .env("LOA_OFFICE__HOME_UNIT", "kim-dong")
            // No quiet hours, and no waiting between two messages to one chat.
            .env("LOA_HOURS__QUIET_FROM", "00:00:00")
            .env("LOA_HOURS__QUIET_UNTIL", "00:00:00")
            // No digest, whatever the day of the week.
            .env("LOA_CALENDAR__DIGEST_WEEKDAY", "0")
            .env("LOA_DELIVERY__RATE", "1000")
            .env("LOA_DELIVERY__CHAT_RATE", "1000")
            .envs(self.settings.iter().copied());
        command
    }
}

impl Serving {
    /// Waits for a process that ends by itself.
    pub fn wait(&mut self) -> ExitStatus {
        self.child.wait().expect("a child")
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("a child").is_some()
    }

    /// Asks it to stop, as a service manager does, and waits.
    pub fn stop(mut self) -> ExitStatus {
        self.tell_to_stop();
        self.wait()
    }

    pub fn tell_to_stop(&self) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(told.success());
    }

    pub fn kill(mut self) {
        self.child.kill().expect("it was running");
        self.wait();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _reaped_already = self.child.wait();
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (kind, target) = (entry.file_type().expect("a kind"), to.join(entry.file_name()));
        if kind.is_dir() {
            copy_folder(&entry.path(), &target);
        } else if kind.is_file() {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
    std::fs::set_permissions(to, std::fs::metadata(from).expect("a folder").permissions()).expect("as closed");
}

pub fn letter_path() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/letters/2024-12-ubnd-huyen.txt").display().to_string()
}
