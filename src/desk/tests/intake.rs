use crate::desk::fixture::{Office, chief, clerk, shell};
use crate::desk::{DeskError, ImportRequest};
use crate::domain::letter::LetterState;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::UnitId;
use crate::letter::ReadError;
use chrono::NaiveDate;

const LETTER: &[u8] = include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt");

fn request() -> ImportRequest {
    ImportRequest::of("2024-12.txt", LETTER)
}

fn numbered() -> ImportRequest {
    ImportRequest {
        number: Some("15/UBND-VP".to_owned()),
        date: NaiveDate::from_ymd_opt(2025, 1, 10),
        signer: Some("Nguyễn Văn A".to_owned()),
        ..request()
    }
}

#[tokio::test]
async fn the_same_letter_twice_is_one_letter() {
    let office = Office::empty().await;
    let first = office.desk.import(&clerk(), request()).await.expect("imported");
    assert!(first.stored && !first.known);
    assert_eq!(first.letter.state, LetterState::Unreviewed);
    let second = office.desk.import(&clerk(), request()).await.expect("imported");
    assert!(!second.stored && second.known);
    assert_eq!(second.letter.id, first.letter.id);
    assert_eq!(office.desk.store.letters().await.expect("letters").len(), 1);
}

#[tokio::test]
async fn a_dry_run_reads_and_stores_nothing() {
    let office = Office::empty().await;
    let dry = office.desk.import(&shell(), ImportRequest { dry_run: true, ..request() }).await.expect("read");
    assert!(!dry.stored && !dry.known);
    assert!(!dry.letter.content.figure_sets.is_empty());
    assert!(office.desk.store.letters().await.expect("letters").is_empty());
    let stored = office.desk.import(&shell(), request()).await.expect("imported");
    assert_eq!(stored.letter.id, dry.letter.id, "the identity told is the identity stored");
}

#[tokio::test]
async fn a_number_and_date_given_at_import_make_the_identity() {
    let office = Office::empty().await;
    let unnumbered = office.desk.import(&clerk(), request()).await.expect("imported").letter;
    let letter = office.desk.import(&clerk(), numbered()).await.expect("imported").letter;
    assert_eq!(letter.id.to_string(), "kim-dong_15-UBND-VP_2025-01-10#1");
    assert_eq!(letter.content.signer.as_deref(), Some("Nguyễn Văn A"));
    // What nobody had confirmed gives way, and the file alone leads to the numbered letter from now on.
    let before = office.desk.store.letter(&unnumbered.id).await.expect("read").expect("kept");
    assert_eq!(before.state, LetterState::Discarded);
    let again = office.desk.import(&clerk(), request()).await.expect("imported");
    assert_eq!((again.letter.id, again.known), (letter.id, true));
}

#[tokio::test]
async fn a_person_confirms_or_discards_what_was_read() {
    let office = Office::empty().await;
    let letter = office.desk.import(&clerk(), request()).await.expect("imported").letter.id;
    let refused = office.desk.confirm(&Actor::Stranger, &letter).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::ImportLetter))));
    let confirmed = office.desk.confirm(&chief(), &letter).await.expect("confirmed");
    assert_eq!(confirmed.state, LetterState::Confirmed);
    assert!(confirmed.confirmed.is_some_and(|confirmation| confirmation.by == chief().to_string()));

    let other = office.desk.import(&clerk(), numbered()).await.expect("imported").letter.id;
    office.desk.discard(&clerk(), &other).await.expect("discarded");
    let discarded = office.desk.store.letter(&other).await.expect("read").expect("kept");
    assert_eq!(discarded.state, LetterState::Discarded);
}

#[tokio::test]
async fn what_cannot_be_a_letter_is_refused_with_its_reason() {
    let office = Office::empty().await;
    let refused = office.desk.import(&clerk(), ImportRequest { bytes: Vec::new(), ..request() }).await;
    assert!(matches!(refused, Err(DeskError::Letter(ReadError::Empty))));
    let refused = office.desk.import(&clerk(), ImportRequest { bytes: b"Menu: bun cha".to_vec(), ..request() }).await;
    assert!(matches!(refused, Err(DeskError::Letter(ReadError::NotALetter))));
    let elsewhere = ImportRequest { unit: Some(UnitId::new("atlantis")), ..request() };
    let refused = office.desk.import(&clerk(), elsewhere).await;
    assert!(matches!(refused, Err(DeskError::NotFound { what: "unit", .. })));
    let refused = office.desk.import(&Actor::Stranger, request()).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::ImportLetter))));
    assert!(office.desk.store.letters().await.expect("letters").is_empty());
}

#[tokio::test]
async fn without_a_home_unit_the_unit_must_be_given() {
    let office = Office::with(|config| config.office.home_unit = None).await;
    assert!(matches!(office.desk.import(&clerk(), request()).await, Err(DeskError::NoUnit)));
}
