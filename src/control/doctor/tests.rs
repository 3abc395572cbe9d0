use crate::control::{Caller, Request, execute};
use crate::desk::fixture::{Office, at, chief};
use crate::domain::seat::ChannelKind;
use serde_json::{Value, json};

/// The problems but for the missing channel, in both languages, and since when something is due.
async fn examined(office: &Office) -> (String, Value) {
    let mut told = Vec::new();
    let mut due = Value::Null;
    for language in ["vi", "en"] {
        let caller = Caller { unix_user: "an".to_owned(), seat: None, language: Some(language.to_owned()) };
        let answer = execute(&office.desk, &caller, Request::Doctor, None, &mut std::io::sink()).await;
        let answer = answer.expect("examined");
        let problems = answer.json["problems"].as_array().expect("problems").clone();
        let words = |problem: &Value| problem.as_str().map(str::to_owned);
        told.extend(problems.iter().filter_map(words).filter(|problem| !problem.contains("LOA_TELEGRAM__TOKEN")));
        due = answer.json["oldest_due"].clone();
    }
    (told.join("\n"), due)
}

#[tokio::test]
async fn what_has_been_due_for_long_and_nobody_sends_is_told() {
    let office = Office::seated().await;
    let notice = office.drafts().await.remove(0).id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    office.desk.issue(&chief(), notice).await.expect("issued");
    office.clock.set(at("2025-01-20T09:08:00+07:00"));
    assert_eq!(examined(&office).await, (String::new(), Value::Null), "a sender may be on its way");
    office.clock.set(at("2025-01-20T09:31:00+07:00"));
    let (told, due) = examined(&office).await;
    insta::assert_snapshot!("due_old", told);
    assert_eq!(due, json!("2025-01-20T02:00:00Z"));
}

#[tokio::test]
async fn what_is_sent_paused_or_not_due_yet_is_no_standstill() {
    let office = Office::seated().await;
    let notice = office.drafts().await.remove(0).id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    office.desk.issue(&chief(), notice).await.expect("issued");
    office.clock.set(at("2025-01-20T09:31:00+07:00"));
    office.desk.pause(&chief(), notice).await.expect("paused");
    assert_eq!(examined(&office).await.1, Value::Null, "a person has paused it");
    office.desk.resume(&chief(), notice).await.expect("resumed");
    assert_ne!(examined(&office).await.1, Value::Null);
    office.deliver().await;
    assert!(office.desk.store.oldest_due(ChannelKind::Console).await.expect("read").is_none());
    assert_eq!(examined(&office).await.1, Value::Null);
}
