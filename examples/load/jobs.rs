//! What every program has to do.

use crate::Result;
use crate::bot::{Bot, Ready, Speed};
use crate::figures::{Table, milliseconds, percentile, rss_mib};
use crate::platform::Platform;
use crate::process::Process;
use std::time::{Duration, Instant};

const QUESTION: &str = "chỉ số tháng 12/2024";
const QUESTIONS: usize = 400;
const FLOOD: usize = 5_000;
const FLOOD_CHATS: i64 = 500;
const SUBSCRIBERS: usize = 10_000;
const LIMITED_SUBSCRIBERS: usize = 900;
const NETWORK: Duration = Duration::from_millis(70);
/// Strangers' chats; those of subscribers begin above.
const STRANGER: i64 = 1;
const PATIENCE: Duration = Duration::from_secs(120);
const UNLIMITED: Speed = Speed { rate: 0, under_way: 256 };
/// What the platform refuses above, and what the bots are told to keep.
const LIMIT: usize = 30;
const LIMITED: Speed = Speed { rate: 28, under_way: 64 };

pub async fn measure(bot: &Bot, wants: &dyn Fn(&str) -> bool, table: &mut Table) -> Result<()> {
    let ready = bot.with_subscribers(SUBSCRIBERS)?;
    if wants("starts") {
        starts(&ready, table).await?;
    }
    let platform = Platform::start().await?;
    let mut process = ready.start(&platform, UNLIMITED)?;
    platform.polled(PATIENCE).await?;
    if wants("answers") {
        answers(&platform, &process, table).await?;
    }
    if wants("flood") {
        flood(&platform, &process, table).await?;
    }
    if wants("broadcast") {
        for (number, network) in [Duration::ZERO, NETWORK].into_iter().enumerate() {
            platform.set_network(network);
            broadcast(&ready, &platform, number, &mut process, table).await?;
        }
    }
    process.stop()?;
    if wants("limited") {
        limited_broadcast(bot, false, table).await?;
        limited_broadcast(bot, true, table).await?;
    }
    Ok(())
}

/// From the start of the process to its first getUpdates, three times, and the memory it then has.
async fn starts(ready: &Ready<'_>, table: &mut Table) -> Result<()> {
    let (mut starts, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let platform = Platform::start().await?;
        let started = Instant::now();
        let process = ready.start(&platform, UNLIMITED)?;
        let polled = platform.polled(PATIENCE).await?;
        starts.push(polled - started);
        tokio::time::sleep(Duration::from_secs(1)).await;
        memory.push(rss_mib(process.id())?);
        process.stop()?;
    }
    table.row("start to first getUpdates, median of 3, ms", milliseconds(percentile(&mut starts, 50)));
    memory.sort_by(f64::total_cmp);
    table.row("RSS after start, MiB", format!("{:.1}", memory[1]));
    Ok(())
}

/// Questions one at a time, each from another chat, asked as soon as the answer before has arrived.
async fn answers(platform: &Platform, process: &Process, table: &mut Table) -> Result<()> {
    let mut waits = Vec::new();
    let processor = process.processor_time()?;
    for number in 0..QUESTIONS {
        let chat = STRANGER + number as i64;
        let asked = Instant::now();
        platform.say(chat, QUESTION);
        waits.push(platform.next_message(chat, PATIENCE).await? - asked);
    }
    let spent = (process.processor_time()? - processor).as_micros() as f64 / QUESTIONS as f64;
    let first = waits[0];
    table.row("answer to one question, the very first, ms", milliseconds(first));
    table.row("answer to one question, p50, ms", milliseconds(percentile(&mut waits, 50)));
    table.row("the same, p99, ms", milliseconds(percentile(&mut waits, 99)));
    table.row("processor time of one answer, µs", format!("{spent:.0}"));
    Ok(())
}

/// Ten questions from each chat, all at once. Even ones ask about the month, odd ones about the year, so that an answer
/// out of its order shows.
async fn flood(platform: &Platform, process: &Process, table: &mut Table) -> Result<()> {
    let questions = ["chỉ số tháng 12/2024", "chỉ số năm 2024"];
    let before = platform.message_count();
    let processor = process.processor_time()?;
    let started = Instant::now();
    platform.say_all((0..FLOOD).map(|number| {
        let (chat, turn) = (STRANGER + number as i64 % FLOOD_CHATS, number / FLOOD_CHATS as usize);
        (chat, questions[turn % 2])
    }));
    let last = platform.message_number(before + FLOOD, PATIENCE).await?;
    let rate = FLOOD as f64 / (last - started).as_secs_f64();
    table.row(&format!("{FLOOD} questions at once from {FLOOD_CHATS} chats, answers/s"), format!("{rate:.0}"));
    let spent = (process.processor_time()? - processor).as_micros() as f64 / FLOOD as f64;
    table.row("processor time of an answer then, µs", format!("{spent:.0}"));
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
    ready: &Ready<'_>,
    platform: &Platform,
    number: usize,
    process: &mut Process,
    table: &mut Table,
) -> Result<()> {
    let before = platform.message_count();
    let processor = process.processor_time()?;
    ready.broadcast(number, process, UNLIMITED)?;
    let first = platform.message_number(before + 1, PATIENCE).await?;
    let last = platform.message_number(before + SUBSCRIBERS, PATIENCE).await?;
    let rate = SUBSCRIBERS as f64 / (last - first).as_secs_f64();
    let spent = (process.processor_time()? - processor).as_micros() as f64 / SUBSCRIBERS as f64;
    let name = if number == 0 { "no limits" } else { "70 ms a call, 256 under way" };
    let name = format!("broadcast to {SUBSCRIBERS}, {name}");
    table.row(&format!("{name}, messages/s"), format!("{rate:.0}"));
    table.row(&format!("{name}, processor time a message, µs"), format!("{spent:.0}"));
    table.row(&format!("{name}, recipients who got it twice"), platform.chats_with_several(before).to_string());
    table.row(&format!("{name}, RSS after it, MiB"), format!("{:.1}", rss_mib(process.id())?));
    Ok(())
}

/// A broadcast within a platform's limit, while people go on asking or not. The platform refuses the 31st message of a
/// second.
async fn limited_broadcast(bot: &Bot, asking: bool, table: &mut Table) -> Result<()> {
    let ready = bot.with_subscribers(LIMITED_SUBSCRIBERS)?;
    let platform = Platform::start().await?;
    let mut process = ready.start(&platform, LIMITED)?;
    platform.polled(PATIENCE).await?;
    platform.set_network(NETWORK);
    platform.set_limit(LIMIT);
    ready.broadcast(0, &mut process, LIMITED)?;
    let started = platform.message_number(1, PATIENCE).await?;
    let mut asked = Asked::default();
    while platform.messages_above(STRANGER + FLOOD_CHATS) < LIMITED_SUBSCRIBERS && started.elapsed() < PATIENCE {
        if asking {
            asked.once_more(&platform).await;
        } else {
            tokio::time::sleep(NETWORK).await;
        }
    }
    let took = platform.last_message_above(STRANGER + FLOOD_CHATS).unwrap_or(started) - started;
    let bound = (LIMITED_SUBSCRIBERS - 1) as f64 / f64::from(LIMITED.rate);
    process.stop()?;
    let meanwhile = if asking { "people asking" } else { "nobody asking" };
    let name = format!("{LIMITED_SUBSCRIBERS} recipients under {}/s (bound {bound:.1} s), {meanwhile}", LIMITED.rate);
    table.row(&format!("{name}, s"), format!("{:.1}", took.as_secs_f64()));
    let reached = platform.messages_above(STRANGER + FLOOD_CHATS);
    table.row(&format!("{name}, messages taken"), reached.to_string());
    table.row(&format!("{name}, 429s provoked"), platform.refusals().to_string());
    table.row(&format!("{name}, most messages in any second"), platform.most_in_a_second().to_string());
    if asking {
        asked.tell(table);
    }
    Ok(())
}

/// Questions during a limited broadcast, each from a chat that has not asked before.
#[derive(Default)]
struct Asked {
    waits: Vec<Duration>,
    unanswered: usize,
}

impl Asked {
    async fn once_more(&mut self, platform: &Platform) {
        const EVERY: Duration = Duration::from_millis(1_250);
        tokio::time::sleep(EVERY).await;
        let chat = STRANGER + (self.waits.len() + self.unanswered) as i64;
        let asked = Instant::now();
        platform.say(chat, QUESTION);
        match platform.next_message(chat, 2 * EVERY).await {
            Ok(answered) => self.waits.push(answered - asked),
            Err(_) => self.unanswered += 1,
        }
    }

    fn tell(&mut self, table: &mut Table) {
        table.row("answers meanwhile, not counting the network's 70 ms", self.waits.len().to_string());
        table.row("the same, p50, ms", milliseconds(percentile(&mut self.waits, 50)));
        table.row("the same, slowest, ms", milliseconds(percentile(&mut self.waits, 100)));
        table.row("questions without an answer within 2.5 s", self.unanswered.to_string());
    }
}
