//! What letters suspend, and what lets it go on.

use crate::desk::DeskError;
use crate::desk::fixture::{Office, at, chief, clerk, content};
use crate::domain::audit::AuditAct;
use crate::domain::letter::{LetterContent, LetterRef, Resumption};
use crate::domain::rights::{Act, Actor};
use crate::domain::role::Role;
use crate::domain::seat::SeatId;
use crate::domain::unit::UnitId;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

async fn suspended(office: &Office, on: &str) -> usize {
    office.desk.suspensions(day(on)).await.expect("asked").len()
}

/// A later letter that lets publication go on.
fn lifting(unit: &str, date: &str, from: Option<&str>) -> LetterContent {
    let mut content = content();
    content.unit = UnitId::new(unit);
    content.number = Some("20/UBND-VP".to_owned());
    content.date = Some(day(date));
    for directive in &mut content.directives {
        directive.suspends_components = false;
    }
    let from = from.map(day);
    content.directives[0].resumes_components = Some(Resumption { from });
    content
}

async fn confirm(office: &Office, content: LetterContent) -> LetterRef {
    use crate::domain::letter::LetterId;
    use crate::store::{AddedLetter, NewLetter};
    let letter = NewLetter {
        id: LetterId::of_number(&content.unit, "20/UBND-VP", content.date.expect("a date")),
        file_name: "2025-02.txt".to_owned(),
        file: b"another letter".to_vec(),
        content,
        imported_at: at("2025-02-11T09:00:00+07:00"),
        imported_by: "operator:an".to_owned(),
    };
    let (AddedLetter::New(id) | AddedLetter::Known(id)) = office.desk.store.add_letter(letter).await.expect("stored");
    office.desk.confirm(&clerk(), &id).await.expect("confirmed").id
}

#[tokio::test]
async fn what_a_confirmed_letter_suspends_is_a_state_with_its_basis() {
    let office = Office::seated().await;
    let desk = &office.desk;
    office.letter_of(content()).await;
    assert_eq!(desk.suspensions(day("2025-01-20")).await.expect("asked").len(), 0, "not confirmed");
    let office = Office::seated().await;
    office.confirmed_letter().await;
    let found = office.desk.suspensions(day("2025-01-20")).await.expect("asked");
    let cited = found[0].directive.cited.as_ref().map(|cited| cited.number.as_str());
    assert_eq!((found.len(), cited), (1, Some("727/TTg-KSTT")));
    assert_eq!(office.desk.suspensions(day("2024-12-30")).await.expect("asked").len(), 0, "before the letter");
}

#[tokio::test]
async fn a_later_letter_of_the_unit_or_of_one_above_lets_it_go_on_from_its_day() {
    for unit in ["kim-dong", "hung-yen"] {
        let office = Office::seated().await;
        office.confirmed_letter().await;
        confirm(&office, lifting(unit, "2025-02-10", Some("2025-03-01"))).await;
        assert_eq!((suspended(&office, "2025-02-28").await, suspended(&office, "2025-03-01").await), (1, 0), "{unit}");
    }
    let office = Office::seated().await;
    office.confirmed_letter().await;
    confirm(&office, lifting("kim-dong", "2025-02-10", None)).await;
    assert_eq!((suspended(&office, "2025-02-09").await, suspended(&office, "2025-02-10").await), (1, 0));
    // Neither another district's letter nor one before the suspension.
    for (unit, date) in [("an-thi", "2025-02-10"), ("kim-dong", "2024-11-10")] {
        let office = Office::seated().await;
        office.confirmed_letter().await;
        confirm(&office, lifting(unit, date, None)).await;
        assert_eq!(suspended(&office, "2025-06-01").await, 1, "{unit} {date}");
    }
}

#[tokio::test]
async fn a_person_lets_it_go_on_and_takes_that_back_by_right_and_on_the_record() {
    let office = Office::seated().await;
    let letter = office.confirmed_letter().await;
    let desk = &office.desk;
    let chair = Actor::Seat { seat: SeatId::new("x"), person: None, role: Role::SeatHolder };
    let refused = desk.lift_suspension(&chair, &letter, None).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::ImportLetter))));
    for _ in 0..2 {
        let ended = desk.lift_suspension(&chief(), &letter, Some(" có hướng dẫn mới ")).await.expect("lifted").ended;
        assert!(ended.is_some());
        assert_eq!((suspended(&office, "2025-01-19").await, suspended(&office, "2025-01-20").await), (1, 0));
    }
    desk.restore_suspension(&clerk(), &letter).await.expect("restored");
    assert_eq!(suspended(&office, "2025-01-20").await, 1);
    let acts: Vec<AuditAct> = desk.store.audit_log().map(|entry| entry.expect("an entry").act).collect();
    let of_lifts: Vec<AuditAct> = acts
        .into_iter()
        .filter(|act| matches!(act, AuditAct::SuspensionLifted | AuditAct::SuspensionRestored))
        .collect();
    assert_eq!(of_lifts, [AuditAct::SuspensionLifted, AuditAct::SuspensionRestored], "once each");
    let other = confirm(&office, lifting("an-thi", "2025-02-10", None)).await;
    let refused = desk.lift_suspension(&clerk(), &other, None).await;
    assert!(matches!(refused, Err(DeskError::NotFound { what: "suspension", .. })), "{refused:?}");
}
