//! The same stories over every channel: a question, an announcement and its acknowledgement, a directive and the reports
//! on it, a reminder, a crash.

mod crash;
pub mod directive;
mod reminder;

use super::place::{APPROVER, CHAIR, Place};
use crate::stories::steady_words;
use loa::control::Request;
use loa::domain::role::Role;
use loa::domain::seat::ChannelKind;

/// An office over one channel, its chair paired by a typed code, its approver from a list.
pub(super) async fn paired(channel: ChannelKind) -> Place {
    let mut place = Place::open(&[channel]).await;
    place.seat(&[format!("Chánh Văn phòng,Bà An,{},{APPROVER},approver", channel.code())]).await;
    let invite = Request::Invite {
        unit: "kim-dong.hiep-cuong".to_owned(),
        title: "Chủ tịch UBND xã Hiệp Cường".to_owned(),
        role: Some(Role::SeatHolder),
    };
    let invited = place.act(invite, None, None).await;
    let code = invited["code"].as_str().expect("a code").to_owned();
    let welcome = place.ask(channel, CHAIR, &code).await;
    assert!(welcome.contains("Chủ tịch UBND xã Hiệp Cường"), "{welcome}");
    place.transcript = place.transcript.replace(&code, "[CODE]");
    place
}

async fn questions(channel: ChannelKind) -> String {
    let mut place = paired(channel).await;
    place.import_letter().await;
    let answer = place.ask(channel, CHAIR, "chi so thang 12").await;
    assert!(answer.contains("87,96"), "{answer}");
    let detail = place.take(channel, CHAIR, "Nhóm thấp nhất").await;
    assert!(detail.contains("Dịch vụ công trực tuyến"), "{detail}");
    place.ask(channel, CHAIR, "/trogiup").await;
    place.ask(channel, CHAIR, "/kenh").await;
    steady_words(&place.close().await)
}

async fn announcement(channel: ChannelKind) -> String {
    let mut place = paired(channel).await;
    let letter = place.import_letter().await;
    let before = place.seen(channel, CHAIR).len();
    let notices = place.issue_all(letter).await;
    place.wait(channel, CHAIR, before + notices.len()).await;
    let mut shown = place.seen(channel, CHAIR).split_off(before);
    shown.sort();
    for notice in &shown {
        place.keep(notice);
    }
    for notice in &notices {
        place
            .wait_for_results(*notice, |results| results["counts"]["reached"] != 0 || results["rows"].is_array())
            .await;
    }
    // What was shown last is what a number means: one act, one acknowledgement.
    place.choose(channel, CHAIR, "Đã tiếp nhận").await;
    let mut acknowledged = 0;
    for _ in 0..200 {
        acknowledged = 0;
        for notice in &notices {
            acknowledged += place.results(*notice).await["counts"]["acknowledged"].as_u64().expect("a count");
        }
        if acknowledged > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(acknowledged, 1, "{}", place.office.log());
    steady_words(&place.close().await)
}

macro_rules! over {
    ($($name:ident: $channel:expr;)*) => {
        $(
            mod $name {
                use super::*;

                #[tokio::test(flavor = "multi_thread")]
                async fn a_chair_asks() {
                    insta::assert_snapshot!(concat!("asks_over_", stringify!($name)), questions($channel).await);
                }

                #[tokio::test(flavor = "multi_thread")]
                async fn a_chair_is_told_and_acknowledges() {
                    insta::assert_snapshot!(concat!("told_over_", stringify!($name)), announcement($channel).await);
                }

                #[tokio::test(flavor = "multi_thread")]
                async fn a_chair_reports_and_the_office_answers() {
                    insta::assert_snapshot!(concat!("reports_over_", stringify!($name)), directive::story($channel).await);
                }

                #[tokio::test(flavor = "multi_thread")]
                async fn a_chair_is_reminded() {
                    insta::assert_snapshot!(concat!("reminded_over_", stringify!($name)), reminder::story($channel).await);
                }
            }
        )*
    };
}

over! {
    telegram: ChannelKind::Telegram;
    zalo_bot: ChannelKind::ZaloBot;
    zalo_oa: ChannelKind::ZaloOa;
    console: ChannelKind::Console;
}
