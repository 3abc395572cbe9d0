use super::*;

fn outcome(status: u16, body: &str, deed: Deed) -> Outcome {
    of(Ok(Answer { status, body: body.as_bytes().to_vec() }), deed)
}

fn refused(status: u16, description: &str) -> Outcome {
    let body = format!(r#"{{"ok":false,"error_code":{status},"description":"{description}"}}"#);
    outcome(status, &body, Deed::Send)
}

fn content(description: &str) -> Outcome {
    Outcome::Content { reason: description.to_owned() }
}

#[test]
fn an_accepted_message_has_its_number() {
    let body = r#"{"ok":true,"result":{"message_id":42,"date":1,"chat":{"id":7,"type":"private"}}}"#;
    assert_eq!(outcome(200, body, Deed::Send), Outcome::Accepted { message: "42".into() });
    assert_eq!(outcome(200, r#"{"ok":true,"result":true}"#, Deed::Edit), Outcome::Accepted { message: String::new() });
}

#[test]
fn slow_down_waits_as_long_as_told() {
    for seconds in [1, 35, 43_837] {
        let body = format!(
            r#"{{"ok":false,"error_code":429,"description":"Too Many Requests: retry after {seconds}","parameters":{{"retry_after":{seconds}}}}}"#
        );
        let told = Duration::from_secs(seconds);
        assert_eq!(outcome(429, &body, Deed::Send), Outcome::SlowDown { retry_after: told });
        assert_eq!(retry_after(&Answer { status: 429, body: body.into_bytes() }), Some(told));
    }
    assert_eq!(refused(429, "Too Many Requests"), Outcome::SlowDown { retry_after: UNTOLD_WAIT });
    // As a server or a proxy before it says so that is not the platform's own.
    for (status, body) in [
        (429, r#"{"ok":false,"error_code":429,"description":null,"parameters":null}"#),
        (200, r#"{"ok":false,"error_code":429,"result":null}"#),
        (429, "<html>429 Too Many Requests</html>"),
    ] {
        assert_eq!(outcome(status, body, Deed::Send), Outcome::SlowDown { retry_after: UNTOLD_WAIT }, "{body}");
    }
}

#[test]
fn a_person_or_group_that_is_gone_is_told_apart_from_our_own_faults() {
    let gone = [
        (403, "Forbidden: bot was blocked by the user", GoneReason::Blocked),
        (403, "Forbidden: user is deactivated", GoneReason::Deactivated),
        (403, "Forbidden: bot was kicked from the group chat", GoneReason::Kicked),
        (403, "Forbidden: bot was kicked from the supergroup chat", GoneReason::Kicked),
        (403, "Forbidden: bot is not a member of the supergroup chat", GoneReason::Kicked),
        (403, "Forbidden: bot can't initiate conversation with a user", GoneReason::ChatMissing),
        (400, "Bad Request: chat not found", GoneReason::ChatMissing),
        (400, "Bad Request: group is deactivated", GoneReason::Deactivated),
    ];
    for (status, description, reason) in gone {
        assert_eq!(refused(status, description), Outcome::Gone(reason), "{description}");
    }
    let ours = [
        (400, "Bad Request: message is too long"),
        (400, "Bad Request: can't parse entities: Unclosed start tag at byte offset 3"),
        (400, "Bad Request: message text is empty"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (403, "Forbidden: something new"),
    ];
    for (status, description) in ours {
        assert_eq!(refused(status, description), content(description), "{description}");
    }
}

#[test]
fn a_group_that_became_a_supergroup_has_moved() {
    let body = r#"{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-100777}}"#;
    assert_eq!(outcome(400, body, Deed::Send), Outcome::Moved { chat: "-100777".into() });
}

#[test]
fn a_wrong_token_stops_the_channel() {
    assert_eq!(refused(401, "Unauthorized"), Outcome::Credentials);
    assert_eq!(refused(404, "Not Found"), Outcome::Credentials);
    let unknown_method = r#"{"ok":false,"error_code":404,"description":"Not Found"}"#;
    for deed in [Deed::Edit, Deed::Upload] {
        let refused = outcome(404, unknown_method, deed);
        assert!(matches!(refused, Outcome::Content { .. }), "a server without {deed:?} is no wrong token: {refused:?}");
    }
    let answer =
        Ok(Answer { status: 401, body: br#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#.into() });
    assert_eq!(result::<bool>(&answer), Err(ChannelError::Credentials));
}

#[test]
fn a_server_in_trouble_had_no_effect_only_when_it_says_so_in_json() {
    assert!(matches!(refused(500, "Internal Server Error"), Outcome::TryLater { .. }));
    assert!(matches!(refused(503, "Service Unavailable"), Outcome::TryLater { .. }));
    for (status, body) in [(500, "<html>"), (502, "<html>Bad Gateway</html>"), (504, ""), (200, "<html>"), (403, "no")]
    {
        assert!(matches!(outcome(status, body, Deed::Send), Outcome::Undecided { .. }), "{status} {body}");
    }
    assert!(matches!(refused(502, "Bad Gateway"), Outcome::Undecided { .. }));
}

#[test]
fn a_request_that_did_not_leave_may_be_sent_again_and_a_lost_one_may_not() {
    let not_sent = of(Err(CallError::NotSent("refused".into())), Deed::Send);
    assert_eq!(not_sent, Outcome::TryLater { reason: "refused".into() });
    let lost = of(Err(CallError::Lost("time-out".into())), Deed::Send);
    assert_eq!(lost, Outcome::Undecided { reason: "time-out".into() });
}

#[test]
fn what_is_already_so_counts_as_done() {
    let body = r#"{"ok":false,"error_code":400,"description":"Bad Request: message is not modified: specified new message content and reply markup are exactly the same"}"#;
    assert_eq!(outcome(400, body, Deed::Edit), Outcome::Accepted { message: String::new() });
    assert!(matches!(outcome(400, body, Deed::Send), Outcome::Content { .. }));
    let body =
        r#"{"ok":false,"error_code":400,"description":"Bad Request: query is too old and response timeout expired"}"#;
    assert_eq!(outcome(400, body, Deed::Confirm), Outcome::Accepted { message: String::new() });
}
