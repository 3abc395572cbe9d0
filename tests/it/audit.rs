//! The audit log over the command line.

use crate::installation::Installation;
use serde_json::Value;

#[test]
fn what_persons_do_is_recorded_and_the_log_is_whole() {
    let office = Installation::new();
    let letter = office.import_letter();
    let (approver, _) = office.seat(1);
    let notice = office.issue_all(&letter, &approver)[0].to_string();
    office.done(&["notice", "pause", &notice, "--as", &approver]);
    office.done(&["notice", "resume", &notice, "--as", &approver]);
    office.done(&["notice", "cancel", &notice, "--as", &approver]);

    let log = office.json(&["audit", "list"]);
    let entries = log.as_array().expect("entries");
    let acts = |subject: &str| -> Vec<&str> {
        let about = entries.iter().filter(|entry| entry["subject"] == subject);
        about.filter_map(|entry| entry["act"].as_str()).collect()
    };
    assert_eq!(
        acts(&notice),
        ["notice_drafted", "notice_approved", "notice_issued", "notice_paused", "notice_resumed", "notice_cancelled"]
    );
    assert_eq!(acts(&letter), ["letter_stored", "letter_confirmed"]);
    let confirmed = entries.iter().find(|entry| entry["act"] == "letter_confirmed").expect("an entry");
    assert_eq!(confirmed["by"], "operator:van-phong");
    let approved = entries.iter().find(|entry| entry["act"] == "notice_approved").expect("an entry");
    assert_eq!(approved["by"], format!("seat:{approver}"));
    let read = office.done(&["audit", "list", "--last", "1"]);
    assert!(read.trim().ends_with(&format!("hủy thông báo số {notice}")), "{read}");

    let verdict = office.json(&["audit", "verify"]);
    assert_eq!((&verdict["whole"], &verdict["entries"]), (&Value::Bool(true), &Value::from(entries.len())));
    let noted = entries[0]["hash"].as_str().expect("a hash");
    assert!(office.done(&["audit", "verify", "--noted", noted]).contains(verdict["head"].as_str().expect("a hash")));
    let (told, status) = office.refused(&["audit", "verify", "--noted", "0123"]);
    assert_eq!(status, 1, "{told}");
}
