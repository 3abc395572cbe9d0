//! A reminder at its time over every channel, and none after the report.

use super::{directive, paired};
use crate::stories::steady_words;
use crate::zalo::place::CHAIR;
use loa::domain::seat::ChannelKind;

pub(super) async fn story(channel: ChannelKind) -> String {
    let mut place = paired(channel).await;
    let before = place.seen(channel, CHAIR).len();
    let number = directive::issue(&place).await;
    place.wait(channel, CHAIR, before + 1).await;

    place.at_work().await;
    let reminder = place.wait(channel, CHAIR, before + 2).await;
    place.keep(&reminder);
    place.ask(channel, CHAIR, &format!("báo cáo {number}: đã xong")).await;
    let reported = place.seen(channel, CHAIR).len();

    // Time for reminders once more: nobody is reminded of what is reported.
    place.at_work().await;
    let tasks = place.ask(channel, CHAIR, "/viec").await;
    assert_eq!(place.seen(channel, CHAIR).len(), reported + 1, "{tasks}");
    steady_words(&place.close().await)
}
