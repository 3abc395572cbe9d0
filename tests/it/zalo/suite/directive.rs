//! A directive that asks for a report: reported on, returned, reported on again, accepted.

use super::paired;
use crate::stories::steady_words;
use crate::zalo::place::{APPROVER, CHAIR, Place};
use loa::control::Request;
use loa::domain::notice::NoticeId;
use loa::domain::seat::ChannelKind;

/// Asks for a report until 5/3/2025, long ago.
const LETTER: &str = "tests/data/letters/corpus/01-huyen-thang-01-2025-so-hoa-thu-ba.txt";

/// Issues the directive that asks for a report; its number.
pub async fn issue(place: &Place) -> NoticeId {
    let letter = place.import(LETTER).await;
    let approver = place.approver_seat().await;
    let drafts = place.act(Request::DraftNotices(letter), None, None).await;
    let drafts = drafts.as_array().expect("notices").iter();
    let asking = drafts.into_iter().find(|notice| notice["asks_for_report"] == true).expect("a directive");
    let number = asking["notice"].as_u64().expect("a number");
    let number = NoticeId(number.try_into().expect("a small number"));
    place.act(Request::ApproveNotice(number), Some(&approver), None).await;
    place.act(Request::IssueNotice(number), Some(&approver), None).await;
    number
}

pub(super) async fn story(channel: ChannelKind) -> String {
    let mut place = paired(channel).await;
    let (chair, approver) = (place.seen(channel, CHAIR).len(), place.seen(channel, APPROVER).len());
    let number = issue(&place).await;
    let directive = place.wait(channel, CHAIR, chair + 1).await;
    place.keep(&directive);
    place.wait(channel, APPROVER, approver + 1).await;
    place.ask(channel, CHAIR, "/viec").await;
    place.take(channel, CHAIR, &format!("Báo cáo số {number}")).await;
    place.ask(channel, CHAIR, "Đã số hóa 100% hồ sơ, còn 3 hồ sơ quá hạn.").await;
    let told = place.wait(channel, APPROVER, approver + 2).await;
    assert!(told.contains("còn 3 hồ sơ quá hạn"), "{told}");
    place.keep(&told);

    place.take(channel, APPROVER, "Trả lại").await;
    let before = place.seen(channel, CHAIR).len();
    place.ask(channel, APPROVER, "Nêu rõ thời hạn xử lý 3 hồ sơ.").await;
    let returned = place.wait(channel, CHAIR, before + 1).await;
    assert!(returned.contains("Nêu rõ thời hạn"), "{returned}");
    place.keep(&returned);

    place.ask(channel, CHAIR, &format!("báo cáo {number}: Đã xử lý xong cả 3 hồ sơ.")).await;
    let before = place.seen(channel, CHAIR).len();
    let accept = Request::AcceptReport {
        report: loa::domain::directive_progress::ReportId(2),
        word: Some("Cảm ơn.".to_owned()),
    };
    let accepted = place.act(accept, None, None).await;
    assert_eq!(accepted["stage"], "completed");
    let word = place.wait(channel, CHAIR, before + 1).await;
    assert!(word.contains("Cảm ơn."), "{word}");
    place.keep(&word);
    steady_words(&place.close().await)
}
