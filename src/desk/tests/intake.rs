use crate::desk::fixture::{Office, chief, clerk, shell};
use crate::desk::{DeskError, ImportRequest, Imported, IssuedBefore};
use crate::domain::figure::{Figure, FigureRole};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{LetterContent, LetterRef, LetterState};
use crate::domain::notice::NoticeId;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::UnitId;
use crate::letter::ReadError;
use crate::text::Lang;
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

/// The letter's file was confirmed as it is; later somebody states what it does not print.
#[tokio::test]
async fn what_is_stated_of_a_confirmed_letter_fills_its_blanks_in_a_version_that_takes_its_place() {
    let office = Office::empty().await;
    let first = office.desk.import(&clerk(), request()).await.expect("imported").letter.id;
    let first = office.desk.revise(&clerk(), &first, "TTTT năm 9,6").await.expect("corrected").id;
    office.desk.confirm(&chief(), &first).await.expect("confirmed");
    let filled = office.desk.import(&clerk(), numbered()).await.expect("imported");
    assert_eq!((filled.known, filled.stored, replaced(&filled)), (false, true, Some(first.clone())));
    let filled = filled.letter;
    assert_eq!((&filled.id.letter, filled.id.version), (&first.letter, first.version + 1));
    assert_eq!(filled.content.number.as_deref(), Some("15/UBND-VP"));
    assert_eq!(filled.content.corrections.len(), 1, "what a person corrected stays corrected");
    office.desk.confirm(&chief(), &filled.id).await.expect("confirmed");
    let letters = office.desk.store.letters().await.expect("letters");
    let confirmed: Vec<_> = letters.iter().filter(|letter| letter.state == LetterState::Confirmed).collect();
    assert_eq!(confirmed.iter().map(|letter| &letter.id).collect::<Vec<_>>(), [&filled.id]);
    for again in [request(), numbered()] {
        let again = office.desk.import(&clerk(), again).await.expect("imported");
        assert_eq!((again.known, &again.letter.id), (true, &filled.id));
    }
    let revised = office.desk.revise(&clerk(), &filled.id, "số 16/UBND-VP").await.expect("revised");
    assert_eq!(revised.id.letter, first.letter, "another number makes no other letter of it");
}

#[tokio::test]
async fn the_same_words_in_another_file_are_the_same_letter_unless_another_number_is_stated() {
    let office = Office::empty().await;
    let first = office.desk.import(&clerk(), numbered()).await.expect("imported").letter.id;
    office.desk.confirm(&chief(), &first).await.expect("confirmed");
    let retyped = |lines: usize| [&b"\n".repeat(lines)[..], LETTER].concat();
    let copy = ImportRequest { bytes: retyped(2), ..request() };
    let copy = office.desk.import(&clerk(), copy).await.expect("imported");
    assert_eq!((copy.letter.id.letter.clone(), replaced(&copy)), (first.letter.clone(), Some(first.clone())));
    assert_eq!(copy.letter.content.number.as_deref(), Some("15/UBND-VP"));
    let other = ImportRequest { bytes: retyped(3), number: Some("16/UBND-VP".to_owned()), ..numbered() };
    let other = office.desk.import(&clerk(), other).await.expect("imported").letter;
    assert_ne!(other.id.letter, first.letter);
}

/// A reviewer took one of two values that the first letter prints; a later one prints the other value alone.
#[tokio::test]
async fn what_was_corrected_in_one_file_does_not_change_what_another_prints() {
    let office = Office::empty().await;
    let first = office.desk.import(&clerk(), request()).await.expect("imported").letter.id;
    let first = office.desk.revise(&clerk(), &first, "TTTT năm 9,6").await.expect("corrected").id;
    office.desk.confirm(&chief(), &first).await.expect("confirmed");
    let letter = std::str::from_utf8(LETTER).expect("text");
    let online_payment = |letter: &LetterContent| {
        let year = letter
            .figure_sets
            .iter()
            .find(|set| set.period == Period::Year { year: 2024 })
            .expect("the year's figures");
        let of_it = |figure: &&Figure| figure.role == FigureRole::Own && figure.indicator == Indicator::Tttt;
        year.figures.iter().find(of_it).expect("a figure").points
    };
    let import = async |bytes: String| {
        let request = ImportRequest { bytes: bytes.into_bytes(), ..request() };
        office.desk.import(&clerk(), request).await.expect("imported").letter
    };
    let erratum = import(letter.replace("9,2/10 điểm 9,6/10 điểm", "9,2/10 điểm")).await;
    assert_ne!(erratum.id.letter, first.letter, "it says something else");
    assert_eq!(online_payment(&erratum.content), Points::hundredths(920));
    assert_eq!(erratum.content.corrections, []);
    let copy = import(letter.replace("9,2/10 điểm 9,6/10 điểm", "9,2/10 điểm  9,6/10 điểm")).await;
    assert_eq!(copy.id.letter, first.letter, "the same words");
    assert_eq!(online_payment(&copy.content), Points::hundredths(960));
}

fn replaced(imported: &Imported) -> Option<LetterRef> {
    imported.others.replaces.as_ref().map(|letter| letter.id.clone())
}

/// What whoever imports is told of the other versions.
fn told(office: &Office, imported: &Imported, lang: Lang) -> String {
    imported.others.lines(office.text(lang), |letter| letter.id.to_string()).join("\n")
}

#[tokio::test]
async fn what_becomes_of_each_other_version_is_told() {
    let office = Office::empty().await;
    let text = std::str::from_utf8(LETTER).expect("text");
    let import = async |bytes: String, number: &str| {
        let number = Some(number.to_owned());
        let request = ImportRequest { bytes: bytes.into_bytes(), number, ..numbered() };
        office.desk.import(&clerk(), request).await.expect("imported")
    };
    let mut all = Vec::new();
    let mut note = |what: &str, imported: &Imported| {
        for lang in Lang::ALL {
            all.push(format!("{what}\n{}", told(&office, imported, lang)));
        }
    };
    let first = import(text.to_owned(), "15/UBND-VP").await;
    note("the first", &first);
    let corrected = office.desk.revise(&clerk(), &first.letter.id, "TTTT năm 9,6").await.expect("corrected").id;
    let copy = import(format!("\n{text}"), "15/UBND-VP").await;
    note("the same words in another file: the one under review gave way", &copy);
    assert_eq!(copy.others.gave_way.iter().map(|letter| &letter.id).collect::<Vec<_>>(), [&corrected]);
    let other = import(text.replace("7,4/12", "7,6/12"), "15/UBND-VP").await;
    note("the same number says other things: both stay under review", &other);
    office.desk.confirm(&chief(), &copy.letter.id).await.expect("confirmed");
    let other = import(text.replace("7,4/12", "7,6/12"), "15/UBND-VP").await;
    note("beside one in force that says other things", &other);
    office.desk.discard(&clerk(), &other.letter.id).await.expect("discarded");
    let same = import(format!("\n\n{text}"), "15/UBND-VP").await;
    note("beside one in force that says the same", &same);
    insta::assert_snapshot!("other_versions", all.join("\n=====\n"));
}

#[tokio::test]
async fn how_many_seats_had_it_before_is_told() {
    let office = Office::empty().await;
    let before = |seats, of| IssuedBefore { notice: NoticeId(3), seats, of };
    let lines = |lang| [before(5, 39), before(39, 39), before(1, 1)].map(|before| before.line(office.text(lang)));
    insta::assert_snapshot!("issued_before", Lang::ALL.into_iter().flat_map(lines).collect::<Vec<_>>().join("\n"));
}

async fn state(office: &Office, letter: &LetterRef) -> LetterState {
    office.desk.store.letter(letter).await.expect("read").expect("kept").state
}

#[tokio::test]
async fn a_letter_under_review_does_not_give_way_to_another_of_the_same_number_that_says_other_things() {
    let office = Office::empty().await;
    let first = office.desk.import(&clerk(), numbered()).await.expect("imported").letter.id;
    let first = office.desk.revise(&clerk(), &first, "TTTT năm 9,6").await.expect("corrected").id;
    let scan = |from: &str, to: &str| {
        let letter = std::str::from_utf8(LETTER).expect("text").replace(from, to);
        ImportRequest { bytes: letter.into_bytes(), ..numbered() }
    };
    let other = office.desk.import(&clerk(), scan("7,4/12", "7,6/12")).await.expect("imported").letter.id;
    assert_eq!(other.letter, first.letter);
    assert_eq!(state(&office, &first).await, LetterState::Unreviewed, "its correction is in no other version");
    office.desk.discard(&clerk(), &other).await.expect("discarded");
    // The same words: read on where the review stands.
    let copy = office.desk.import(&clerk(), scan("7,4/12 điểm", "7,4/12  điểm")).await.expect("imported").letter;
    assert_eq!(copy.content.corrections.len(), 1);
    assert_eq!(state(&office, &first).await, LetterState::Discarded);
}

#[tokio::test]
async fn the_same_import_again_leads_to_what_is_under_review_by_now() {
    let office = Office::empty().await;
    let first = office.desk.import(&clerk(), request()).await.expect("imported").letter.id;
    office.desk.confirm(&chief(), &first).await.expect("confirmed");
    let filled = office.desk.import(&clerk(), numbered()).await.expect("imported").letter.id;
    let corrected = office.desk.revise(&clerk(), &filled, "TTTT năm 9,6").await.expect("corrected").id;
    for again in [numbered(), request()] {
        let again = office.desk.import(&clerk(), again).await.expect("imported");
        assert_eq!((again.letter.id, again.known), (corrected.clone(), true));
    }
    // Another correction of what is in force, under review too: the import goes on from the newer, and the older stays.
    let other = office.desk.revise(&clerk(), &first, "DVCTT năm 7,6").await.expect("corrected").id;
    let completed = office.desk.import(&clerk(), numbered()).await.expect("imported").letter;
    assert_eq!(completed.content.number.as_deref(), Some("15/UBND-VP"));
    assert_eq!(completed.content.corrections.len(), 1);
    assert_eq!(state(&office, &other).await, LetterState::Discarded);
    assert_eq!(state(&office, &corrected).await, LetterState::Unreviewed, "its correction is in no other version");
}

#[tokio::test]
async fn who_drafts_or_approves_a_second_notice_of_one_letter_to_the_same_seats_is_told() {
    let office = Office::empty().await;
    office.seat_people().await;
    let first = office.desk.import(&clerk(), request()).await.expect("imported").letter.id;
    office.desk.confirm(&chief(), &first).await.expect("confirmed");
    let sent = office.desk.draft(&clerk(), &first).await.expect("drafts").remove(0);
    assert_eq!(office.desk.issued_before(&sent).await.expect("looked"), []);
    office.desk.approve(&chief(), sent.id).await.expect("approved");
    office.desk.issue(&chief(), sent.id).await.expect("issued");
    let second = office.desk.import(&clerk(), numbered()).await.expect("imported").letter.id;
    office.desk.confirm(&chief(), &second).await.expect("confirmed");
    let drafts = office.desk.draft(&clerk(), &second).await.expect("drafts");
    let to_all = office.desk.issued_before(&drafts[0]).await.expect("looked")[0];
    assert_eq!(office.desk.issued_before(&drafts[0]).await.expect("looked"), [to_all]);
    assert_eq!(office.desk.issued_before(&drafts[1]).await.expect("looked"), [], "a directive that nobody has yet");
    let approved = office.desk.approve(&chief(), drafts[0].id).await.expect("approved");
    assert_eq!(office.desk.issued_before(&approved).await.expect("looked"), [to_all]);
    let correction = office.desk.correct(&clerk(), sent.id, Some("Số văn bản là 15/UBND-VP.")).await.expect("drafted");
    assert_eq!(office.desk.issued_before(&correction).await.expect("looked"), [], "a correction is meant to go again");
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
