//! An orderly stop in the middle of a broadcast.

use crate::installation::Installation;
use crate::telegram_server::TelegramServer;
use std::collections::BTreeSet;

const SEATS: usize = 12;

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_in_mid_broadcast_leaves_nothing_claimed_and_the_rest_goes_out_later() {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    let letter = office.import_letter();
    let (approver, _) = office.seat(SEATS);
    let notices = office.issue_all(&letter, &approver);
    let all = notices.len() * (SEATS + 1);

    // Slow enough to be stopped on the way.
    let serving = office.serve(&server, &[("LOA_DELIVERY__RATE", "10")]);
    server.wait_for("the first messages", |world| world.ledger.len() >= 4).await;
    assert!(serving.stop().success(), "{}", office.log());
    let sent = server.ledger().len();
    assert!((4..all).contains(&sent), "{sent} of {all}");

    let statuses: Vec<String> = notices
        .iter()
        .flat_map(|notice| {
            let results = office.json(&["notice", "results", &notice.to_string()]);
            results["rows"].as_array().expect("rows").clone()
        })
        .map(|row| row["status"].as_str().expect("a status").to_owned())
        .collect();
    let accepted = statuses.iter().filter(|status| *status == "accepted").count();
    assert_eq!((accepted, statuses.len()), (sent, all), "what was sent is recorded: {statuses:?}");
    assert!(
        statuses.iter().all(|status| ["accepted", "planned", "waiting"].contains(&status.as_str())),
        "{statuses:?}"
    );

    let serving = office.serve(&server, &[]);
    server.wait_for("the rest", |world| world.ledger.len() >= all).await;
    assert!(serving.stop().success());
    let ledger = server.ledger();
    let different: BTreeSet<_> = ledger.iter().map(|seen| (seen.chat, &seen.buttons)).collect();
    assert_eq!((ledger.len(), different.len()), (all, all), "everything once");
}
