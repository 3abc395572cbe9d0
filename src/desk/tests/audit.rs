//! What persons do stands in the audit log, and only that.

use crate::desk::fixture::{CHAIR, Office, at, chief, clerk, content};
use crate::desk::{Change, ImportRequest, ReportAnswer, Resend};
use crate::domain::delivery::{DeliveryState, DeliveryStatus};
use crate::domain::letter::{Confirmation, LetterRef};
use crate::domain::notice::Acknowledgement;
use crate::domain::rights::Actor;
use crate::domain::role::Role;
use crate::domain::seat::{ChannelKind, PersonId, SeatId};

fn chair() -> Actor {
    Actor::Seat { seat: SeatId::new(CHAIR), person: Some(PersonId::new("chair")), role: Role::SeatHolder }
}

/// Entries as `act by: subject`, from the `nth` on.
fn log(office: &Office, nth: usize) -> Vec<String> {
    let entries = office.desk.store.audit_log().skip(nth);
    let entries = entries.map(|entry| entry.expect("an entry"));
    entries.map(|entry| format!("{} {}: {}", entry.act.code(), entry.by, entry.subject)).collect()
}

fn length(office: &Office) -> usize {
    office.desk.store.audit_log().count()
}

async fn verified(office: &Office) {
    assert_eq!(office.desk.store.verify_audit(None).await.expect("verified").breaks, []);
}

async fn imported(office: &Office) -> LetterRef {
    let request =
        ImportRequest::of("2024-12-ubnd-huyen.txt", include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt"));
    office.desk.import(&clerk(), request).await.expect("imported").letter.id
}

#[tokio::test]
async fn a_letter_s_coming_in_its_corrections_and_completions_are_recorded() {
    let office = Office::seated().await;
    let before = length(&office);
    let first = imported(&office).await;
    let second = office.desk.revise(&clerk(), &first, "TTTT năm 9,6").await.expect("corrected").id;
    let third = office.desk.revise(&clerk(), &second, "người ký: Nguyễn Văn A").await.expect("completed").id;
    assert_ne!(second, third);
    let by = clerk();
    let expected = [
        format!("letter_stored {by}: {first}"),
        format!("letter_stored {by}: {second}"),
        format!("figure_corrected {by}: {first}: kim-dong, 2024, TTTT: 9,2 → 9,6"),
        format!("letter_discarded {by}: {first}"),
        format!("letter_stored {by}: {third}"),
        format!("letter_completed {by}: {second}"),
        format!("letter_discarded {by}: {second}"),
    ];
    assert_eq!(log(&office, before), expected);
    // What is refused, and what changes nothing, leaves no trace.
    office.desk.revise(&clerk(), &third, "TTTT năm 9,6").await.expect_err("unchanged");
    office.desk.revise(&clerk(), &third, "xin chào").await.expect_err("no correction");
    imported(&office).await;
    assert_eq!(length(&office), before + expected.len());
    verified(&office).await;
}

#[tokio::test]
async fn drafts_edits_and_what_comes_of_them_are_recorded() {
    let office = Office::seated().await;
    let before = length(&office);
    let drafts = office.drafts().await;
    let notice = drafts[0].id;
    office.desk.edit(&clerk(), notice, vec![Change::Urgent(true)]).await.expect("edited");
    office.desk.draft(&clerk(), &drafts[0].letter).await.expect("the same drafts");
    let by = clerk();
    let acts = log(&office, before);
    let of_notices: Vec<&str> = acts.iter().filter(|act| act.starts_with("notice_")).map(String::as_str).collect();
    let expected = [
        format!("notice_drafted {by}: 1"),
        format!("notice_drafted {by}: 2"),
        format!("notice_drafted {by}: 3"),
        format!("notice_edited {by}: 1"),
    ];
    assert_eq!(of_notices, expected);
    verified(&office).await;
}

#[tokio::test]
async fn a_reform_of_the_units_is_recorded_once_and_a_dry_run_not_at_all() {
    let office = Office::seated().await;
    let operator = Actor::Shell { user: "an".to_owned() };
    let units = format!("{}\n", include_str!("../../../data/units/hung-yen.units.tsv").trim_end());
    let units = units.replacen("Xã Hiệp Cường", "Xã Hiệp Cường Mới", 1);
    let before = length(&office);
    let load = office.desk.load_units(&operator, units.as_bytes(), None, true).await.expect("read");
    assert_eq!((load.faults, length(&office)), (Vec::new(), before));
    office.desk.load_units(&operator, units.as_bytes(), None, false).await.expect("loaded");
    let count = office.desk.store.units().units().len();
    assert_eq!(log(&office, before), [format!("units_loaded operator:an: {count}")]);
    verified(&office).await;
}

#[tokio::test]
async fn acknowledgements_reports_and_their_answers_are_recorded_once_each() {
    let office = Office::seated().await;
    let notice = office.issued_directive(None).await;
    let before = length(&office);
    let pressed = Acknowledgement {
        notice,
        seat: SeatId::new(CHAIR),
        by: PersonId::new("chair"),
        at: at("2025-01-20T10:00:00+07:00"),
    };
    for _ in 0..2 {
        office.desk.store.acknowledge(pressed.clone()).await.expect("acknowledged");
    }
    office.desk.begin_directive(&chair(), notice).await.expect("begun");
    office.desk.begin_directive(&chair(), notice).await.expect_err("begun before");
    let report = |progress: crate::domain::directive_progress::Progress| progress.last_report().expect("a report").0;
    let first = office.desk.report_progress(&chair(), notice, "Đã làm", Vec::new()).await.expect("reported");
    let returned = ReportAnswer::Return("Thiếu số liệu".to_owned());
    office.desk.answer_report(&chief(), report(first), returned).await.expect("returned");
    let second = office.desk.report_progress(&chair(), notice, "Đã bổ sung", Vec::new()).await.expect("reported");
    office.desk.answer_report(&chief(), report(second), ReportAnswer::Accept(None)).await.expect("accepted");
    let (of_seat, of_office) = (chair(), chief());
    let expected = [
        format!("notice_acknowledged {of_seat}: {notice}, chair"),
        format!("directive_started {of_seat}: {notice}, {CHAIR}"),
        format!("report_made {of_seat}: {notice}, {CHAIR}"),
        format!("report_returned {of_office}: {notice}, {CHAIR}"),
        format!("report_made {of_seat}: {notice}, {CHAIR}"),
        format!("report_accepted {of_office}: {notice}, {CHAIR}"),
    ];
    assert_eq!(log(&office, before), expected);
    verified(&office).await;
}

#[tokio::test]
async fn sending_again_is_recorded_if_anything_is_sent_again() {
    let office = Office::seated().await;
    let letter = office.letter_of(content()).await;
    let confirmation = Confirmation { by: "operator:an".to_owned(), at: at("2025-01-20T08:00:00+07:00") };
    office.desk.store.confirm_letter(&letter, confirmation).await.expect("confirmed");
    let notice = office.desk.draft(&clerk(), &letter).await.expect("drafts")[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    office.desk.issue(&chief(), notice).await.expect("issued");
    let store = &office.desk.store;
    let now = at("2025-01-20T09:00:00+07:00");
    let lease = store.take_lease(now).await.expect("a lease").generation;
    let mut rows = store.claim_due(ChannelKind::Console, now, 100, lease).await.expect("claimed");
    rows.iter_mut().for_each(|row| row.state = DeliveryState::Unknown { since: now });
    store.record_deliveries(rows, Vec::new()).await.expect("recorded");
    let before = length(&office);
    assert_eq!(office.desk.resend(&chief(), notice, Resend::Failed).await.expect("nobody").planned, 0);
    assert_eq!(length(&office), before);
    let resent = office.desk.resend(&chief(), notice, Resend::Undecided).await.expect("resent");
    assert!(resent.planned > 0);
    assert_eq!(store.notice_counts(notice).await.expect("counts").of(DeliveryStatus::Planned), resent.planned as u64);
    assert_eq!(log(&office, before), [format!("notice_resent {}: {notice}", chief())]);
    verified(&office).await;
}
