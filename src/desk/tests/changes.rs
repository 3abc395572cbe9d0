//! What changed between versions, and the correction that follows from it.

use crate::desk::fixture::{Office, chief, clerk, content, shell};
use crate::desk::{DeskError, VersionChanges};
use crate::domain::letter::Confirmation;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::UnitId;
use crate::text::Lang;
use chrono::TimeDelta;

fn told(office: &Office, changes: &VersionChanges) -> String {
    let units = office.desk.store.units();
    let lines = |lang| changes.lines(&units, office.text(lang)).join("\n");
    Lang::ALL.into_iter().map(lines).collect::<Vec<_>>().join("\n\n")
}

#[tokio::test]
async fn a_corrected_figure_is_told_with_the_notices_that_state_the_old_one() {
    let office = Office::seated().await;
    let desk = &office.desk;
    let letter = office.letter().await;
    assert_eq!(desk.changes_of(&clerk(), &letter).await.expect("asked"), None, "nothing is before the first version");
    let confirmation = Confirmation { by: "operator:an".to_owned(), at: crate::clock::Clock::now(&*office.clock) };
    desk.store.confirm_letter(&letter, confirmation).await.expect("confirmed");
    let drafts = desk.draft(&clerk(), &letter).await.expect("drafts");
    desk.approve(&chief(), drafts[0].id).await.expect("approved");
    desk.issue(&chief(), drafts[0].id).await.expect("issued");
    office.deliver().await;

    let mut newer = content();
    newer.figure_sets[0].figures[0].points = Points::hundredths(8806);
    newer.directives.remove(0);
    office.clock.advance(TimeDelta::hours(1));
    let revised = office.letter_of(newer).await;
    assert_ne!(revised, letter);
    let changes = desk.changes_of(&clerk(), &revised).await.expect("asked").expect("changes");
    assert_eq!((changes.changes.figures.len(), changes.changes.directives.len()), (1, 1));
    assert_eq!(changes.to_correct, [drafts[0].id]);
    insta::assert_snapshot!("changes", told(&office, &changes));
    desk.confirm(&clerk(), &revised).await.expect("confirmed");
    let kim_dong = UnitId::new("kim-dong");
    let month = Period::Month { year: 2024, month: 12 };
    let of_month = desk.figure_changes(&clerk(), &kim_dong, month).await.expect("asked").expect("changes");
    assert_eq!((of_month.changes.figures.len(), of_month.changes.directives.len()), (1, 0));
    let year = desk.figure_changes(&clerk(), &kim_dong, Period::Year { year: 2024 }).await.expect("asked");
    assert!(year.expect("two versions").changes.is_empty());
    let draft = desk.correct(&clerk(), drafts[0].id, None).await.expect("a correction");
    assert!(
        draft.message.plain_text().contains("87,96/100 (xếp hạng 3/10) → 88,06/100"),
        "{}",
        draft.message.plain_text()
    );
    let stranger = desk.changes_of(&Actor::Stranger, &revised).await;
    assert!(matches!(stranger, Err(DeskError::NotPermitted(Act::ImportLetter))));
}

#[tokio::test]
async fn the_same_periods_announced_anew_by_another_letter_are_a_re_issue() {
    let office = Office::seated().await;
    let desk = &office.desk;
    let notice = office.issued().await[0];
    office.clock.advance(TimeDelta::days(5));
    let mut late = content();
    (late.number, late.date) = (Some("31/UBND-VP".to_owned()), "2025-01-25".parse().ok());
    late.figure_sets[0].figures[0].points = Points::hundredths(8826);
    let id = crate::domain::letter::LetterId::of_number(&late.unit, "31/UBND-VP", late.date.expect("a day"));
    let new = crate::store::NewLetter {
        id,
        file_name: "31.docx".to_owned(),
        file: b"another letter".to_vec(),
        content: late,
        imported_at: crate::clock::Clock::now(&*office.clock),
        imported_by: "operator:an".to_owned(),
    };
    let (crate::store::AddedLetter::New(reissue) | crate::store::AddedLetter::Known(reissue)) =
        desk.store.add_letter(new).await.expect("stored");
    let before = desk.changes_of(&shell(), &reissue).await.expect("asked").expect("the letter before");
    assert_eq!(before.changes.figures.len(), 1);
    assert!(before.to_correct.contains(&notice));
    desk.confirm(&clerk(), &reissue).await.expect("confirmed");
    let draft = desk.correct(&clerk(), notice, None).await.expect("a correction");
    assert!(draft.message.plain_text().contains("88,26/100"), "{}", draft.message.plain_text());
    assert_eq!(draft.letter, reissue);
}
