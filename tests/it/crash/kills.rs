//! The real program under `kill -9`, two hundred times at random moments of broadcasts, over a stand-in that it was not
//! written against. `KILL_SEED` repeats a run, `KILLS` changes its length.

use super::chat_of;
use crate::dice::Dice;
use crate::installation::Installation;
use crate::rough_server::{RoughServer, Sighting};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use tokio::task::block_in_place;

const KILLS: usize = 200;
/// Each round has a pace and an amount of trouble of its own.
const KILLS_PER_ROUND: usize = 50;
/// No new round begins after this: a slow machine makes fewer kills, not a longer run.
const LONGEST: Duration = Duration::from_secs(60);
/// Recipients beside the approver; each letter makes three notices.
const SEATS: usize = 120;
/// A program that sends nothing for so long has nothing to send now.
const QUIET: Duration = Duration::from_millis(1500);
/// At the full pace a hundredth of a second's messages are claimed ahead; as many may be undecided after a kill, and
/// what was under way.
const UNDECIDED_PER_KILL: u64 = 24;

/// What one recipient saw of one notice.
#[derive(Default)]
struct Seen {
    first: usize,
    repeats: usize,
}

/// What a round of kills has come to.
#[derive(Default)]
struct Tally {
    kills: usize,
    rows: u64,
    undecided: u64,
    repeated: usize,
    presses: usize,
    troubles: BTreeMap<&'static str, usize>,
}

/// Two offices at a time: starts and waits of the one are work for the other. Waiting for a process blocks its thread; the
/// stand-in's tasks on that thread must go on elsewhere.
#[tokio::test(flavor = "multi_thread", worker_threads = 6)]
async fn two_hundred_kills_lose_nothing_in_silence_and_repeat_nothing_unmarked() {
    let mut dice = Dice::from_environment("KILL_SEED");
    let kills = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let offices = [0, 1].map(|_| tokio::spawn(rounds(Dice::of(dice.throw()), kills / 2)));
    let mut total = Tally::default();
    for office in offices {
        total.add(office.await.expect("what was promised holds"));
    }
    let Tally { kills, rows, undecided, repeated, presses, troubles } = total;
    println!("{kills} kills, {rows} rows, {undecided} undecided, {repeated} marked repeats, {presses} presses");
    println!("{troubles:?}");
}

async fn rounds(mut dice: Dice, kills: usize) -> Tally {
    let started = Instant::now();
    let mut total = Tally::default();
    while total.kills < kills && started.elapsed() < LONGEST {
        let at_most = KILLS_PER_ROUND.min(kills - total.kills);
        total.add(round(&mut dice, at_most).await);
    }
    total
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.kills += other.kills;
        self.rows += other.rows;
        self.undecided += other.undecided;
        self.repeated += other.repeated;
        self.presses += other.presses;
        for (trouble, times) in other.troubles {
            *self.troubles.entry(trouble).or_default() += times;
        }
    }
}

/// One office, one letter: killed until everybody has been sent to, or `at_most` times.
async fn round(dice: &mut Dice, at_most: usize) -> Tally {
    let trouble = dice.pick(&[0, 20, 100]);
    let server = RoughServer::start(Dice::of(dice.throw()), trouble).await;
    let (office, notices) = block_in_place(|| {
        let office = Installation::new();
        let letter = office.import_letter();
        let (approver, _) = office.seat(SEATS);
        let notices = office.issue_all(&letter, &approver);
        (office, notices)
    });
    let rate = dice.pick(&["80", "200", "1000"]);
    // The pause of a whole channel after a run of errors has tests of its own.
    let settings = [("LOA_DELIVERY__RATE", rate), ("LOA_DELIVERY__BREAKER_ERRORS", "0")];
    let mut tally = Tally::default();
    while tally.kills < at_most {
        let serving = block_in_place(|| office.serve_at(&server.url(), &settings));
        let sent = server.look(|state| state.ledger.len());
        let early = dice.one_in(5);
        if !early && !server.comes_true(QUIET, |state| state.ledger.len() > sent).await {
            break;
        }
        tokio::time::sleep(Duration::from_millis(dice.between(5, 80))).await;
        block_in_place(|| serving.kill());
        tally.kills += 1;
    }
    server.calm();
    let circumstances = format!("{} kills, rate {rate}, trouble {trouble}", tally.kills);
    finish(&office, &server, &notices, &circumstances, &mut tally).await;
    let excused = tally.kills as u64 * UNDECIDED_PER_KILL;
    let troubles = tally.troubles.values().sum::<usize>() as u64;
    assert!(tally.undecided <= excused + troubles, "{circumstances}: {} undecided", tally.undecided);
    tally
}

/// Lets the program finish in peace, then compares what it says with what was seen and pressed.
async fn finish(office: &Installation, server: &RoughServer, notices: &[u64], circumstances: &str, tally: &mut Tally) {
    let settings = [("LOA_DELIVERY__RATE", "1000"), ("LOA_DELIVERY__FIRST_RETRY_SECONDS", "1")];
    let serving = block_in_place(|| office.serve_at(&server.url(), &settings));
    let results = || -> BTreeMap<u64, Value> {
        block_in_place(|| notices.iter().map(|notice| (*notice, super::settled_results(office, *notice))).collect())
    };
    // The last messages bring the last presses.
    results();
    assert!(server.comes_true(QUIET * 8, |state| state.unconfirmed() == 0).await, "{circumstances}: updates left");
    let results = results();
    let seen = sightings(&server.look(|state| state.ledger.clone()), notices);
    for (notice, results) in &results {
        let rows = results["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), SEATS + 1, "{circumstances}: a row for each seat");
        for row in rows {
            judge(row, seen.get(&(*notice, chat_of(row))).unwrap_or(&Seen::default()), circumstances);
            tally.rows += 1;
            tally.undecided += u64::from(row["status"] == "unknown");
        }
    }
    tally.repeated += seen.values().map(|seen| seen.repeats).sum::<usize>();
    let presses = server.look(|state| state.pressed.clone());
    tally.presses += presses.len();
    tally.troubles = server.look(|state| state.troubles.clone());
    // Pressed means acknowledged, whatever was killed in between. Some press what an answer offers, too.
    let acknowledged =
        presses.iter().filter_map(|(chat, data)| Some((data.strip_prefix("ack:")?.parse().ok()?, *chat)));
    let in_vain = block_in_place(|| not_acknowledged(office, notices, acknowledged.collect()));
    assert!(in_vain.is_empty(), "{circumstances}: pressed in vain: {in_vain:?}");
    // Of the store alone: a platform like this one may refuse to say that it knows us.
    let doctor = block_in_place(|| office.run(&["doctor", "--json"])).stdout;
    let doctor: serde_json::Value = serde_json::from_slice(&doctor).expect("JSON");
    assert_eq!(
        (&doctor["store"], &doctor["on_hold"]),
        (&serde_json::json!([]), &serde_json::Value::Null),
        "{circumstances}: {doctor}\n{}",
        office.log()
    );
    assert!(block_in_place(|| serving.stop()).success(), "{circumstances}: {}", office.log());
}

/// Nothing is lost in silence, nothing comes twice unmarked.
fn judge(row: &Value, seen: &Seen, circumstances: &str) {
    let status = row["status"].as_str().expect("a status");
    assert!(seen.first <= 1, "{circumstances}: seen {} times unmarked: {row}", seen.first);
    assert!(seen.repeats <= 1, "{circumstances}: {} repeats: {row}", seen.repeats);
    match status {
        "accepted" => assert!(seen.first + seen.repeats > 0, "{circumstances}: lost in silence: {row}"),
        "unknown" => {}
        // The repeat of something that has been acknowledged meanwhile.
        "cancelled" => assert!(!row["acknowledged_at"].is_null(), "{circumstances}: {row}"),
        other => panic!("{circumstances}: {other}: {row}"),
    }
}

fn sightings(ledger: &[Sighting], notices: &[u64]) -> BTreeMap<(u64, i64), Seen> {
    let mut seen: BTreeMap<(u64, i64), Seen> = BTreeMap::new();
    for sighting in ledger {
        let notice = notices.iter().find(|notice| sighting.buttons.contains(&format!("ack:{notice}")));
        if let Some(notice) = notice {
            let entry = seen.entry((*notice, sighting.chat)).or_default();
            let marked = sighting.text.to_lowercase().contains("gửi lại");
            *(if marked { &mut entry.repeats } else { &mut entry.first }) += 1;
        }
    }
    seen
}

/// Those of `pressed` (notice, chat) that have no acknowledgement. Asked again for a while: an update is confirmed once it
/// is durable, and handled a moment later.
fn not_acknowledged(office: &Installation, notices: &[u64], mut pressed: BTreeSet<(u64, i64)>) -> BTreeSet<(u64, i64)> {
    for _ in 0..40 {
        for notice in notices {
            let results = office.json(&["notice", "results", &notice.to_string()]);
            let acknowledged = results["rows"].as_array().expect("rows").iter();
            for row in acknowledged.filter(|row| !row["acknowledged_at"].is_null()) {
                pressed.remove(&(*notice, chat_of(row)));
            }
        }
        if pressed.is_empty() {
            break;
        }
    }
    pressed
}
