//! Measures the whole program from outside: a release binary of `loa` against a Bot API server of this process, on
//! loopback, with a data folder made for the purpose. It prints one table.
//!
//! ```sh
//! cargo build --release && cargo run --release --example load -- target/release/loa
//! ```
//!
//! Further arguments start the program: `-- target/release/loa taskset -c 0` gives it a core of its own.

mod figures;
mod installation;
mod platform;

use figures::{Table, milliseconds, percentile, rss_mib};
use installation::{Installation, Serving};
use platform::Platform;
use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

pub type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

const QUESTION: &str = "chỉ số tháng 12/2024";
const QUESTIONS: usize = 200;
const FLOOD: usize = 5_000;
const FLOOD_CHATS: i64 = 500;
const SEATS: usize = 10_000;
const LIMITED_SEATS: usize = 900;
const LOADED_SEATS: usize = 100_000;
const NETWORK: Duration = Duration::from_millis(70);
/// Strangers' chats; those of seats begin above.
const STRANGER: i64 = 1;
const UNLIMITED: u32 = 1_000_000;
const PATIENCE: Duration = Duration::from_secs(120);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let program = PathBuf::from(arguments.next().ok_or("usage: load PATH-OF-LOA [WORDS THAT START IT]")?);
    let launcher: Vec<String> = arguments.collect();
    let mut table = Table::default();

    let office = Installation::new(&program, &launcher, SEATS)?;
    let notices = office.approve_notices()?;
    starts(&office, &mut table).await?;
    let platform = Platform::start().await?;
    let serving = office.serve(&platform, &[("LOA_DELIVERY__RATE", UNLIMITED), ("LOA_DELIVERY__IN_FLIGHT", 256)])?;
    platform.polled().await?;
    answers(&platform, &mut table).await?;
    flood(&platform, &serving, &mut table).await?;
    for (notice, network) in notices.iter().zip([Duration::ZERO, NETWORK]) {
        platform.set_network(network);
        broadcast(&office, &platform, *notice, network, &serving, &mut table).await?;
    }
    serving.stop()?;

    limited_broadcast(&program, &launcher, &mut table).await?;
    let seconds = office.load_seats(LOADED_SEATS)?.as_secs_f64();
    table.row(&format!("`loa seat load` of {LOADED_SEATS} rows, s"), format!("{seconds:.1}"));
    table.print();
    Ok(())
}

/// From the start of the process to its first getUpdates, three times, and the memory it then has.
async fn starts(office: &Installation, table: &mut Table) -> Result<()> {
    let (mut starts, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let platform = Platform::start().await?;
        let started = Instant::now();
        let serving = office.serve(&platform, &[])?;
        let polled = platform.polled().await?;
        starts.push(polled - started);
        tokio::time::sleep(Duration::from_secs(1)).await;
        memory.push(rss_mib(serving.process())?);
        serving.stop()?;
    }
    table.row("start to first getUpdates, median of 3, ms", milliseconds(percentile(&mut starts, 50)));
    memory.sort_by(f64::total_cmp);
    table.row("RSS after start, MiB", format!("{:.1}", memory[1]));
    Ok(())
}

/// Questions one at a time, each from another chat, asked as soon as the answer before has arrived.
async fn answers(platform: &Platform, table: &mut Table) -> Result<()> {
    let mut waits = Vec::new();
    for number in 0..QUESTIONS {
        let chat = STRANGER + number as i64;
        let asked = Instant::now();
        platform.say(chat, QUESTION);
        waits.push(platform.next_message(chat, PATIENCE).await? - asked);
    }
    let first = waits[0];
    table.row("answer to one question, the very first, ms", milliseconds(first));
    table.row("answer to one question, p50, ms", milliseconds(percentile(&mut waits, 50)));
    table.row("the same, p99, ms", milliseconds(percentile(&mut waits, 99)));
    Ok(())
}

/// Ten questions from each chat, all at once. Even ones ask about the month, odd ones about the year, so that an answer
/// out of its order shows.
async fn flood(platform: &Platform, serving: &Serving, table: &mut Table) -> Result<()> {
    let questions = ["chỉ số tháng 12/2024", "chỉ số năm 2024"];
    let before = platform.message_count();
    let processor = serving.processor_time()?;
    let started = Instant::now();
    platform.say_all((0..FLOOD).map(|number| {
        let (chat, turn) = (STRANGER + number as i64 % FLOOD_CHATS, number / FLOOD_CHATS as usize);
        (chat, questions[turn % 2])
    }));
    let last = platform.message_number(before + FLOOD, PATIENCE).await?;
    let rate = FLOOD as f64 / (last - started).as_secs_f64();
    table.row(&format!("{FLOOD} questions at once from {FLOOD_CHATS} chats, answers/s"), format!("{rate:.0}"));
    let spent = (serving.processor_time()? - processor).as_micros() as f64 / FLOOD as f64;
    table.row("the same, processor time an answer, µs", format!("{spent:.0}"));
    let turns = FLOOD / FLOOD_CHATS as usize;
    let disordered = (STRANGER..STRANGER + FLOOD_CHATS)
        .filter(|chat| {
            let texts = platform.texts_to(*chat, before);
            let alternate = texts.windows(2).all(|pair| pair[0] != pair[1]);
            let repeat = texts.windows(3).all(|three| three[0] == three[2]);
            texts.len() != turns || !alternate || !repeat
        })
        .count();
    table.row("chats whose answers were lost or out of order", disordered.to_string());
    Ok(())
}

async fn broadcast(
    office: &Installation,
    platform: &Platform,
    notice: u64,
    network: Duration,
    serving: &Serving,
    table: &mut Table,
) -> Result<()> {
    let before = platform.message_count();
    let processor = serving.processor_time()?;
    office.issue_in_background(notice)?;
    let first = platform.message_number(before + 1, PATIENCE).await?;
    let last = platform.message_number(before + SEATS, PATIENCE).await?;
    let rate = SEATS as f64 / (last - first).as_secs_f64();
    let spent = (serving.processor_time()? - processor).as_micros() as f64 / SEATS as f64;
    let name = if network.is_zero() { "no limits" } else { "70 ms a call, 256 under way" };
    table.row(&format!("broadcast to {SEATS}, {name}, messages/s"), format!("{rate:.0}"));
    table.row("the same, processor time a message, planning included, µs", format!("{spent:.0}"));
    let doubled = platform.chats_with_several(before);
    table.row("the same, recipients who got it twice", doubled.to_string());
    table.row("RSS after it, MiB", format!("{:.1}", rss_mib(serving.process())?));
    Ok(())
}

/// A broadcast within a platform's limit while people go on asking. The platform refuses the 31st message of a second.
async fn limited_broadcast(program: &std::path::Path, launcher: &[String], table: &mut Table) -> Result<()> {
    const RATE: u32 = 28;
    const EVERY: Duration = Duration::from_millis(1_250);
    let office = Installation::new(program, launcher, LIMITED_SEATS)?;
    let notices = office.approve_notices()?;
    let platform = Platform::start().await?;
    let serving = office.serve(&platform, &[("LOA_DELIVERY__RATE", RATE)])?;
    platform.polled().await?;
    platform.set_network(NETWORK);
    platform.set_limit(30);
    office.issue_in_background(notices[0])?;
    let started = platform.message_number(1, PATIENCE).await?;
    let mut waits = Vec::new();
    while platform.messages_above(STRANGER + FLOOD_CHATS) < LIMITED_SEATS {
        tokio::time::sleep(EVERY).await;
        let chat = STRANGER + waits.len() as i64;
        let asked = Instant::now();
        platform.say(chat, QUESTION);
        waits.push(platform.next_message(chat, PATIENCE).await? - asked);
    }
    let took = platform.last_message_above(STRANGER + FLOOD_CHATS).unwrap_or(started) - started;
    let bound = (LIMITED_SEATS - 1) as f64 / f64::from(RATE);
    serving.stop()?;
    table.row(
        &format!("{LIMITED_SEATS} recipients under {RATE}/s (bound {bound:.1} s), s"),
        format!("{:.1}", took.as_secs_f64()),
    );
    table.row("429s provoked meanwhile", platform.refusals().to_string());
    table.row("most messages in any second", platform.most_in_a_second().to_string());
    table.row("answers meanwhile (70 ms network)", waits.len().to_string());
    table.row("the same, p50, ms", milliseconds(percentile(&mut waits, 50)));
    table.row("the same, slowest, ms", milliseconds(percentile(&mut waits, 100)));
    Ok(())
}
