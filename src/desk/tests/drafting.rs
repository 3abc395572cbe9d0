use crate::desk::fixture::{Office, chief, clerk, content};
use crate::desk::{DeskError, ImportRequest};
use crate::domain::figure::Doubt;
use crate::domain::indicator::Indicator;
use crate::domain::letter::{Confirmation, Deadline, Directive, LetterDoubt};
use crate::domain::message::{Action, Message};
use crate::domain::notice::{NoticeKind, NoticeState};
use crate::domain::rights::{Act, Actor};
use crate::text::Lang;
use chrono::NaiveDate;

/// A whole message with its choices, as a reader goes through it.
pub fn shown(message: &Message) -> String {
    let mut text = message.plain_text();
    for choice in &message.choices {
        let action = choice.action.encode().expect("fits a button");
        text.push_str(&format!("\n[{}] {action}", choice.label));
    }
    if let Some(file) = &message.file {
        text.push_str(&format!("\n<{}>", file.name));
    }
    text
}

#[tokio::test]
async fn a_letter_s_drafts_are_its_announcement_and_its_directives_in_the_office_s_language() {
    let office = Office::seated().await;
    let drafts = office.drafts().await;
    let all: Vec<String> = drafts.iter().map(|notice| shown(&notice.message)).collect();
    insta::assert_snapshot!("drafts_vi", all.join("\n\n=====\n\n"));
    assert!(matches!(drafts[0].kind, NoticeKind::Announcement { .. }));
    assert!(drafts.iter().all(|notice| notice.state == NoticeState::Draft && notice.drafted.by == clerk()));
}

#[tokio::test]
async fn an_english_office_drafts_in_english() {
    let office = Office::with(|config| config.office.language = "en".to_owned()).await;
    let all: Vec<String> = office.drafts().await.iter().map(|notice| shown(&notice.message)).collect();
    insta::assert_snapshot!("drafts_en", all.join("\n\n=====\n\n"));
}

#[tokio::test]
async fn drafting_twice_gives_the_same_drafts() {
    let office = Office::seated().await;
    let drafts = office.drafts().await;
    let again = office.desk.draft(&chief(), &drafts[0].letter).await.expect("drafts");
    assert_eq!(again, drafts);
    assert_eq!(office.desk.store.notices().await.expect("notices").len(), 3);
}

#[tokio::test]
async fn the_choices_carry_the_notice_s_own_number() {
    let office = Office::seated().await;
    for notice in office.drafts().await {
        assert_eq!(notice.message.choices[0].action, Action::Acknowledge(notice.id));
    }
}

#[tokio::test]
async fn an_unreviewed_letter_cannot_be_drafted_and_a_holder_of_a_seat_cannot_draft() {
    let office = Office::seated().await;
    let letter = office.letter().await;
    let refused = office.desk.draft(&clerk(), &letter).await;
    assert!(matches!(refused, Err(DeskError::Unconfirmed(id)) if id == letter));
    let refused = office.desk.draft(&Actor::Stranger, &letter).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::DraftNotice))));
}

#[tokio::test]
async fn a_deadline_is_told_only_when_the_letter_states_one() {
    let office = Office::empty().await;
    let text = office.text(Lang::Vi);
    assert_eq!(text.deadline(None), "Không ấn định thời hạn");
    let day = NaiveDate::from_ymd_opt(2025, 2, 15).expect("a day");
    assert_eq!(text.deadline(Some(&Deadline::On(day))), "Thời hạn: 15/02/2025");
    assert_eq!(text.deadline(Deadline::monthly(15).as_ref()), "Thời hạn: ngày 15 hằng tháng");
}

#[tokio::test]
async fn a_doubt_that_belongs_to_no_period_is_told_too() {
    let office = Office::empty().await;
    let mut content = content();
    let unclear = |indicator| LetterDoubt {
        period: None,
        indicator,
        line: 17,
        printed: "7,x/12 điểm".to_owned(),
        doubt: Doubt::Unclear,
    };
    content.doubts = vec![unclear(None), unclear(Some(Indicator::Dvctt))];
    let lines: Vec<String> = Lang::ALL
        .into_iter()
        .flat_map(|lang| crate::desk::drafting::doubt_lines(&content, None, office.text(lang)))
        .map(|line| line.plain_text())
        .collect();
    insta::assert_snapshot!("doubts", lines.join("\n"));
}

#[tokio::test]
async fn the_details_name_rates_lines_and_grounds() {
    let office = Office::seated().await;
    let drafts = office.drafts().await;
    let mut shown_details = Vec::new();
    for lang in Lang::ALL {
        for notice in &drafts[..2] {
            shown_details.push(shown(&office.desk.details(notice.id, office.text(lang)).await.expect("details")));
        }
    }
    insta::assert_snapshot!("details", shown_details.join("\n\n=====\n\n"));
    let original = office.desk.original(drafts[0].id, office.text(Lang::Vi)).await.expect("the original");
    assert_eq!(original.file.map(|file| file.name).as_deref(), Some("2024-12.txt"));
}

#[tokio::test]
async fn the_letter_of_december_2024_becomes_an_announcement_and_two_directives() {
    let office = Office::seated().await;
    let request =
        ImportRequest::of("2024-12-ubnd-huyen.txt", include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt"));
    let letter = office.desk.import(&clerk(), request).await.expect("imported").letter.id;
    office.desk.confirm(&clerk(), &letter).await.expect("confirmed");
    let drafts = office.desk.draft(&clerk(), &letter).await.expect("drafts");
    let all: Vec<String> = drafts.iter().map(|notice| shown(&notice.message)).collect();
    insta::assert_snapshot!("december_2024", all.join("\n\n=====\n\n"));
}

#[tokio::test]
async fn a_deadline_that_names_no_certain_day_is_told_in_the_letter_s_own_words() {
    let office = Office::seated().await;
    let mut content = content();
    content.directives[0].undated = Some("giao ban sáng thứ Hai hằng tuần".to_owned());
    let told = |ordinal: usize| office.text(Lang::Vi).letter_deadline(&content.directives[ordinal]);
    assert_eq!(told(0), "Thời hạn: văn bản ghi “giao ban sáng thứ Hai hằng tuần”, chưa xác định được ngày cụ thể");
    assert_eq!(told(1), "Văn bản không nêu thời hạn");
}

#[tokio::test]
async fn the_words_that_end_a_letter_are_no_notice_of_their_own() {
    let office = Office::seated().await;
    let mut content = content();
    let told = content.directives.len();
    let closing = Directive { ordinal: told as u32 + 1, only_urges: true, ..content.directives[0].clone() };
    content.directives.push(closing);
    let letter = office.letter_of(content).await;
    let confirmation = Confirmation { by: "operator:an".to_owned(), at: office.desk.clock.now() };
    office.desk.store.confirm_letter(&letter, confirmation).await.expect("confirmed");
    let drafts = office.desk.draft(&clerk(), &letter).await.expect("drafts");
    assert_eq!(drafts.iter().filter(|draft| draft.kind.is_directive()).count(), told);
    let last = drafts.last().expect("a directive").message.plain_text();
    assert!(last.contains(&format!("{told}/{told}")), "{last}");
}
