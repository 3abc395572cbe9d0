//! The real program is killed at every named point of a broadcast, and of a tap, and started again. What the recipients
//! really saw is compared with what the program says of each.

mod kills;

use crate::installation::{APPROVER_CHAT, Installation};
use crate::telegram_server::{Seen, TelegramServer};
use serde_json::Value;
use std::collections::BTreeMap;

const SEATS: usize = 12;
/// Where each passage of a point is tried: two chairs and the approver, three notices.
const FEW_SEATS: usize = 2;
/// No broadcast to so few passes a point more often.
const MOST_PASSAGES: usize = 60;

/// How often each recipient saw each notice, first sendings and marked repeats apart.
fn sightings(server: &TelegramServer, notices: &[u64]) -> BTreeMap<(u64, i64), (usize, usize)> {
    let mut sightings = BTreeMap::new();
    for seen in server.ledger() {
        if let Some(notice) = notices.iter().find(|notice| shows(&seen, **notice)) {
            let entry: &mut (usize, usize) = sightings.entry((*notice, seen.chat)).or_default();
            if is_marked_repeat(&seen) { entry.1 += 1 } else { entry.0 += 1 }
        }
    }
    sightings
}

fn shows(seen: &Seen, notice: u64) -> bool {
    seen.buttons.iter().any(|(_, data)| *data == format!("ack:{notice}"))
}

fn is_marked_repeat(seen: &Seen) -> bool {
    seen.text.to_lowercase().contains("gửi lại")
}

/// Asks until nothing of the notice is open any more.
fn settled_results(office: &Installation, notice: u64) -> Value {
    let mut open = Value::Null;
    for _ in 0..200 {
        let results = office.json(&["notice", "results", &notice.to_string()]);
        if results["counts"]["open"] == 0 {
            return results;
        }
        open = results["counts"].clone();
        open["reasons"] = results["reasons"].clone();
    }
    panic!("notice {notice} did not settle: {open}; {}", office.log());
}

/// No silent loss: who saw nothing is shown as undecided. No unmarked duplicate: nobody saw a first sending twice.
fn compare(office: &Installation, server: &TelegramServer, notices: &[u64], seats: usize, circumstances: &str) {
    let results: Vec<(u64, Value)> = notices.iter().map(|notice| (*notice, settled_results(office, *notice))).collect();
    let sightings = sightings(server, notices);
    for (notice, results) in results {
        let rows = results["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), seats + 1, "{circumstances}: a row for each seat");
        for row in rows {
            let chat = chat_of(row);
            let (first, repeats) = sightings.get(&(notice, chat)).copied().unwrap_or_default();
            let status = row["status"].as_str().expect("a status");
            assert!(first <= 1, "{circumstances}: chat {chat} saw notice {notice} {first} times unmarked");
            assert!(repeats <= 1, "{circumstances}: chat {chat} saw {repeats} repeats of notice {notice}");
            match status {
                "accepted" => assert!(first + repeats > 0, "{circumstances}: {row} was lost in silence"),
                "unknown" => {}
                other => panic!("{circumstances}: {other}"),
            }
        }
    }
}

/// The chat of a result row, from the person's name that the seat table gave.
fn chat_of(row: &Value) -> i64 {
    let person = row["person"].as_str().expect("a person");
    match person.strip_prefix("Người ") {
        Some(number) => APPROVER_CHAT + 1 + number.parse::<i64>().expect("a number"),
        None => APPROVER_CHAT,
    }
}

/// An office whose notices are issued and not sent yet.
struct Issued {
    office: Installation,
    notices: Vec<u64>,
}

impl Issued {
    fn to(seats: usize) -> Issued {
        let office = Installation::new();
        let letter = office.import_letter();
        let (approver, _) = office.seat(seats);
        let notices = office.issue_all(&letter, &approver);
        assert_eq!(notices.len(), 3);
        Issued { office, notices }
    }
}

/// Whether the program came to the passage.
async fn broadcast_killed_at(issued: &Issued, point: &str, passage: usize) -> bool {
    let server = TelegramServer::start().await;
    let (office, notices) = (issued.office.copied(), &issued.notices);
    let crash = format!("{point}:{passage}");
    let mut killed = office.serve(&server, &[("LOA_CRASH_POINT", &crash)]);
    let all_sent = |world: &crate::telegram_server::World| {
        notices.iter().all(|notice| world.ledger.iter().filter(|seen| shows(seen, *notice)).count() > FEW_SEATS)
    };
    let reached = tokio::select! {
        () = server.wait_for("the whole broadcast", all_sent) => false,
        () = ended(&mut killed) => true,
    };
    // What was sent last may still be recorded, and the crash point stand in its way.
    let reached = reached || ends_before_it_settles(&office, notices, &mut killed);
    if reached {
        let status = killed.wait();
        let signal = std::os::unix::process::ExitStatusExt::signal(&status);
        assert_eq!(signal, Some(6), "it ended, but not at the crash point: {}", office.log());
        let _restarted = office.serve(&server, &[]);
        compare(&office, &server, notices, FEW_SEATS, &crash);
    } else {
        compare(&office, &server, notices, FEW_SEATS, &crash);
        assert!(killed.stop().success());
    }
    reached
}

fn ends_before_it_settles(office: &Installation, notices: &[u64], killed: &mut crate::installation::Serving) -> bool {
    let open = |notice: &u64| office.json(&["notice", "results", &notice.to_string()])["counts"]["open"] != 0;
    for _ in 0..200 {
        let settled = !notices.iter().any(open);
        if settled || killed.has_ended() {
            break;
        }
    }
    killed.has_ended()
}

async fn ended(serving: &mut crate::installation::Serving) {
    while !serving.has_ended() {
        tokio::task::yield_now().await;
    }
}

/// Tries the point's passages one by one until a broadcast completes without reaching the next.
async fn every_passage(point: &str) {
    let issued = Issued::to(FEW_SEATS);
    for passage in 1..=MOST_PASSAGES {
        if !broadcast_killed_at(&issued, point, passage).await {
            assert!(passage > 1, "{point} was never reached");
            return;
        }
    }
    panic!("{point} is passed more than {MOST_PASSAGES} times");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_after_a_claim_loses_nothing_in_silence() {
    every_passage("after-claim").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_after_a_send_sends_nothing_twice_unmarked() {
    every_passage("after-send").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_before_a_record_sends_nothing_twice_unmarked() {
    every_passage("before-record").await;
}

/// Killed from outside again and again within one broadcast, whatever the program is doing at that moment.
#[tokio::test(flavor = "multi_thread")]
async fn kills_at_any_moment_of_a_broadcast_lose_nothing_in_silence() {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    let letter = office.import_letter();
    let (approver, _) = office.seat(SEATS);
    let notices = office.issue_all(&letter, &approver);
    for seen_before_the_kill in [1, 3, 8, 14, 19, 23] {
        let mut serving = office.serve(&server, &[("LOA_DELIVERY__RATE", "100")]);
        let seen = |world: &crate::telegram_server::World| world.ledger.len() >= seen_before_the_kill;
        tokio::select! {
            () = server.wait_for("some of the broadcast", seen) => {}
            () = ended(&mut serving) => panic!("it ended by itself: {}", office.log()),
        }
        serving.kill();
    }
    let _last = office.serve(&server, &[]);
    compare(&office, &server, &notices, SEATS, "killed six times");
    let undecided: u64 = notices
        .iter()
        .filter_map(|notice| office.json(&["notice", "show", &notice.to_string()])["deliveries"]["unknown"].as_u64())
        .sum();
    assert!(undecided <= 6 * 6, "{undecided} undecided: too many are claimed ahead");
}

/// Each notice is acknowledged by a button; the program is killed at the first tap, the second, the third.
#[tokio::test(flavor = "multi_thread")]
async fn a_kill_after_a_tap_does_not_lose_the_tap() {
    let issued = Issued::to(1);
    let server = TelegramServer::start().await;
    let serving = issued.office.serve(&server, &[]);
    let seen = server.wait_for_messages(APPROVER_CHAT + 1, issued.notices.len()).await;
    assert!(serving.stop().success());
    let taps: Vec<(i64, String)> = seen
        .iter()
        .flat_map(|seen| seen.buttons.iter().map(|(label, data)| (seen.message, label, data)))
        .filter(|(_, label, _)| *label == "Đã tiếp nhận")
        .map(|(message, _, data)| (message, data.clone()))
        .collect();
    assert_eq!(taps.len(), issued.notices.len());
    for passage in 1..=taps.len() {
        assert!(taps_killed_at(&issued, &taps, passage).await, "passage {passage} was not reached");
    }
    assert!(!taps_killed_at(&issued, &taps, taps.len() + 1).await);
}

/// Whether the program came to the passage.
async fn taps_killed_at(issued: &Issued, taps: &[(i64, String)], passage: usize) -> bool {
    let server = TelegramServer::start().await;
    let office = issued.office.copied();
    let mut serving = office.serve(&server, &[("LOA_CRASH_POINT", &format!("after-tap:{passage}"))]);
    for (message, data) in taps {
        server.press(APPROVER_CHAT + 1, *message, data);
    }
    let killed = tokio::select! {
        () = server.wait_for("every press to be confirmed", |world| world.confirmations.len() >= taps.len()) => false,
        () = ended(&mut serving) => true,
    };
    if killed {
        serving = office.serve(&server, &[]);
    }
    let acknowledged = |notice: &u64| office.json(&["notice", "show", &notice.to_string()])["acknowledged"].as_u64();
    let all = || issued.notices.iter().all(|notice| acknowledged(notice) == Some(1));
    assert!((0..200).any(|_| all()), "passage {passage}: a tap is lost: {}", office.log());
    assert!(serving.stop().success());
    killed
}
