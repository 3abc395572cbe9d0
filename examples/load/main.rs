//! Measures whole programs from outside: a release binary of `loa`, and small bots made with other frameworks beside it,
//! each against a Bot API server of this process, on loopback. It prints one table, a column for each program.
//!
//! ```sh
//! cargo build --release && cargo build --release --example load
//! target/release/examples/load target/release/loa
//! ```
//!
//! * `--start "taskset -c 0"`: words that start every program, here on a core of its own.
//! * `--peer "teloxide=path/to/teloxide-peer"`: another program to measure in the same run; may be repeated.
//!   `benches/peers/README.md` says what it must do.
//! * `--only answers,flood`: these jobs alone, of `starts`, `answers`, `flood`, `broadcast`, `limited`, `seats`.

mod bot;
mod figures;
mod installation;
mod jobs;
mod payload;
mod platform;
mod process;

use bot::Bot;
use figures::Table;
use std::error::Error;
use std::path::PathBuf;

pub type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

const LOADED_SEATS: usize = 100_000;

struct Arguments {
    program: PathBuf,
    launcher: Vec<String>,
    peers: Vec<(String, Vec<String>)>,
    /// The jobs to do; all when empty.
    only: Vec<String>,
}

impl Arguments {
    fn wants(&self, job: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == job)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = arguments(std::env::args().skip(1))?;
    let mut table = Table::default();
    let loa = Bot::loa(&arguments.program, &arguments.launcher);
    let peers = arguments.peers.iter().map(|(name, command)| Bot::peer(name, command, &arguments.launcher));
    for bot in std::iter::once(loa).chain(peers) {
        table.column(bot.name());
        if let Err(error) = jobs::measure(&bot, &|job| arguments.wants(job), &mut table).await {
            table.row("ended early", error.to_string());
        }
    }
    if arguments.wants("seats") {
        let seconds = installation::Installation::new(&arguments.program, 2)?.load_seats(LOADED_SEATS)?.as_secs_f64();
        table.row(&format!("`loa seat load` of {LOADED_SEATS} rows, s"), format!("{seconds:.1}"));
    }
    table.print();
    Ok(())
}

fn arguments(words: impl Iterator<Item = String>) -> Result<Arguments> {
    const USAGE: &str = "usage: load PATH-OF-LOA [--only JOB,JOB] [--start WORDS] [--peer NAME=WORDS]...";
    let split = |words: &str| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut words = words;
    let program = PathBuf::from(words.next().ok_or(USAGE)?);
    let mut arguments = Arguments { program, launcher: Vec::new(), peers: Vec::new(), only: Vec::new() };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--only" => arguments.only = words.next().ok_or(USAGE)?.split(',').map(str::to_owned).collect(),
            "--start" => arguments.launcher = split(&words.next().ok_or(USAGE)?),
            "--peer" => {
                let peer = words.next().ok_or(USAGE)?;
                let (name, command) = peer.split_once('=').ok_or(USAGE)?;
                arguments.peers.push((name.to_owned(), split(command)));
            }
            _ => return Err(USAGE.into()),
        }
    }
    Ok(arguments)
}
