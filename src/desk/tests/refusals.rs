use crate::desk::fixture::Office;
use crate::desk::{DeskError, SeatProblem};
use crate::domain::letter::{LetterId, LetterRef};
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::rights::{Act, RightsExceeded};
use crate::domain::role::Role;
use crate::letter::ReadError;
use crate::store::StoreError;
use crate::text::Lang;

#[tokio::test]
async fn every_refusal_says_what_happened_and_what_to_do() {
    let office = Office::empty().await;
    let not_found = |what, id: &str| DeskError::NotFound { what, id: id.to_owned() };
    let state = |state| DeskError::NoticeState { notice: NoticeId(3), state };
    let errors = [
        DeskError::NotPermitted(Act::ApproveNotice),
        DeskError::OwnDraft,
        DeskError::NoUnit,
        not_found("notice", "9"),
        not_found("letter", "kim-dong_9"),
        not_found("seat", "x"),
        not_found("unit", "x"),
        not_found("person", "x"),
        DeskError::EmptyAudience,
        DeskError::Unconfirmed(LetterRef { letter: LetterId::from_text("kim-dong_1"), version: 2 }),
        state(NoticeState::Draft),
        state(NoticeState::Approved),
        state(NoticeState::Issuing),
        state(NoticeState::Issued),
        state(NoticeState::Cancelled),
        DeskError::Table("?".into()),
        ReadError::Empty.into(),
        ReadError::TooLarge { limit: 20 << 20 }.into(),
        ReadError::UnsupportedFormat("PNG".into()).into(),
        ReadError::NotALetter.into(),
        ReadError::Damaged("DOCX").into(),
        ReadError::Protected("XLSX").into(),
        ReadError::Excessive("DOCX").into(),
        ReadError::Macros("XLSX").into(),
        ReadError::OldWord.into(),
        ReadError::OnlyPictures("DOCX").into(),
        ReadError::ProgramMissing { format: "PDF", package: "poppler-utils" }.into(),
        ReadError::TooSlow("PDF").into(),
        ReadError::NothingRecognised("PDF").into(),
        ReadError::Classified.into(),
        StoreError::Locked { folder: "loa-data".into() }.into(),
        StoreError::NewerFormat { found: 2, supported: 1 }.into(),
        StoreError::DiskFull.into(),
        StoreError::Corrupt("?".into()).into(),
        StoreError::Io("?".into()).into(),
        StoreError::NotFound { what: "letter", id: "x".into() }.into(),
    ];
    let told = |lang| errors.iter().map(|error| error.explain(office.text(lang))).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("refusals_vi", told(Lang::Vi));
    insta::assert_snapshot!("refusals_en", told(Lang::En));
}

#[tokio::test]
async fn every_skipped_line_says_why() {
    let office = Office::empty().await;
    let word = || "x".to_owned();
    let problems = [
        SeatProblem::UnknownUnit(word()),
        SeatProblem::AmbiguousUnit(word()),
        SeatProblem::EmptyTitle,
        SeatProblem::UnknownChannel(word()),
        SeatProblem::EmptyAddress,
        SeatProblem::UnknownRole(word()),
        SeatProblem::Exceeded(RightsExceeded::Role(Role::Approver)),
        SeatProblem::Unreadable,
    ];
    let told: Vec<String> =
        Lang::ALL.iter().flat_map(|lang| problems.iter().map(|why| why.explain(office.text(*lang)))).collect();
    insta::assert_snapshot!("skipped_lines", told.join("\n"));
}
