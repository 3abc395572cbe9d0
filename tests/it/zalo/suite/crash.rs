//! A kill after a send and before its record, over every channel.

use super::paired;
use crate::stand_in::PATIENCE;
use crate::zalo::place::{APPROVER, CHAIR, Place};
use loa::app::{Console, House, open_house};
use loa::clock::SystemClock;
use loa::config::Config;
use loa::control::Request;
use loa::domain::seat::ChannelKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// Where the process that kills itself finds its data folder.
const FOLDER: &str = "LOA_TEST_CONSOLE";

/// Killed after a send and before its record, and started again: nothing is lost in silence, nothing comes twice
/// without its mark.
async fn crash(channel: ChannelKind) {
    let mut place = paired(channel).await;
    let letter = place.import_letter().await;
    place.stop();
    place.set("LOA_CRASH_POINT", "before-record:1");
    place.serve().await;
    let before = place.seen(channel, CHAIR).len();
    let approver = place.approver_seat().await;
    let drafts = place.act(Request::DraftNotices(letter), None, None).await;
    let number = |index: usize| {
        let number = drafts[index]["notice"].as_u64().expect("a number");
        loa::domain::notice::NoticeId(number.try_into().expect("a small number"))
    };
    let count = drafts.as_array().expect("drafts").len();
    for index in 0..count {
        place.act(Request::ApproveNotice(number(index)), Some(&approver), None).await;
    }
    // A directive: its undecided sending is repeated with a mark.
    place.act_and_crash(Request::IssueNotice(number(count - 1)), Some(&approver)).await;
    place.crashes();
    place.unset("LOA_CRASH_POINT");
    place.serve().await;
    let finished = |results: &serde_json::Value| {
        let rows = results["rows"].as_array().expect("rows");
        let open = |row: &serde_json::Value| {
            ["planned", "claimed", "waiting"].iter().any(|open| row["status"].as_str() == Some(open))
        };
        !rows.is_empty() && !rows.iter().any(open)
    };
    place.wait_for_results(number(count - 1), finished).await;
    place.wait(channel, CHAIR, before + 1).await;
    let seen = place.seen(channel, CHAIR).split_off(before);
    let unmarked = seen.iter().filter(|text| !text.contains("Gửi lại")).count();
    assert!(unmarked <= 1, "twice without a mark: {seen:#?}");
    place.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_over_telegram_loses_and_repeats_nothing_in_silence() {
    crash(ChannelKind::Telegram).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_over_a_zalo_bot_loses_and_repeats_nothing_in_silence() {
    crash(ChannelKind::ZaloBot).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_over_an_official_account_loses_and_repeats_nothing_in_silence() {
    crash(ChannelKind::ZaloOa).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_over_the_console_loses_and_repeats_nothing_in_silence() {
    // The process that is to be killed is this test once more, told where.
    if let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) {
        return die(&folder).await;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let myself = std::env::current_exe().expect("a program");
    let mut killed = Command::new(myself);
    let this = "zalo::suite::crash::a_crash_over_the_console_loses_and_repeats_nothing_in_silence";
    killed.args(["--exact", this]);
    killed.env(FOLDER, folder.path()).env("LOA_CRASH_POINT", "before-record:1");
    let output = tokio::task::spawn_blocking(move || killed.output()).await.expect("it ends").expect("it runs");
    let signal = std::os::unix::process::ExitStatusExt::signal(&output.status);
    assert_eq!(signal, Some(6), "{}", String::from_utf8_lossy(&output.stderr));
    let paper = folder.path().join("paper");
    // How often somebody was shown the directive, without a mark and with one.
    let told = |person: &str| {
        let text = std::fs::read_to_string(&paper).expect("what was printed");
        let messages = text.split("\n── ").filter(|one| one.starts_with(person) && one.contains("Chỉ đạo"));
        let marks: Vec<bool> = messages.map(|one| one.contains("Gửi lại")).collect();
        let marked = marks.iter().filter(|mark| **mark).count();
        (marks.len() - marked, marked)
    };
    let before = [CHAIR, APPROVER].map(told);
    assert!(before.contains(&(1, 0)), "sent, and killed before it was recorded: {before:?}");
    let mut place = Place::of_house(house(folder.path()).await);
    place.settle().await;
    let end = tokio::time::Instant::now() + PATIENCE;
    let mut after = [CHAIR, APPROVER].map(told);
    while after.iter().any(|(_, again)| *again == 0) && tokio::time::Instant::now() < end {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        after = [CHAIR, APPROVER].map(told);
    }
    assert!(after.iter().all(|(first, again)| *first <= 1 && first + again >= 1), "{before:?} → {after:?}");
    assert!(after.iter().any(|(_, again)| *again == 1), "undecided, and repeated with its mark: {after:?}");
    place.close().await;
}

/// Issues a directive in a process whose crash point is set.
async fn die(folder: &Path) {
    let place = Place::of_house(house(folder).await);
    place
        .seat(&[
            format!("Chánh Văn phòng,Bà An,console,{},approver", APPROVER),
            format!("Cán bộ,Ông Bình,console,{CHAIR},seat_holder"),
        ])
        .await;
    let letter = place.import_letter().await;
    let approver = place.approver_seat().await;
    let drafts = place.act(Request::DraftNotices(letter), None, None).await;
    let directive = drafts.as_array().and_then(|drafts| drafts.last()?["notice"].as_u64()).expect("a directive");
    let number = loa::domain::notice::NoticeId(directive.try_into().expect("a small number"));
    place.act(Request::ApproveNotice(number), Some(&approver), None).await;
    place.act(Request::IssueNotice(number), Some(&approver), None).await;
    panic!("it should have been killed");
}

/// A house over the console that prints at the end of a file.
async fn house(folder: &Path) -> House {
    let mut config = Config { data: folder.join("data"), ..Config::default() };
    config.office.home_unit = Some(loa::domain::unit::UnitId::new("kim-dong"));
    (config.hours.quiet_from, config.hours.quiet_until) = Default::default();
    let paper = std::fs::File::options().create(true).append(true).open(folder.join("paper")).expect("a file");
    open_house(&config, Arc::new(SystemClock), Console::new(Box::new(paper), "")).await.expect("a house")
}
