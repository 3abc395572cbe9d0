//! A reminder at its time, the deputy told beside it, and none after the report.

use super::directives::issue;
use super::telling::Story;
use crate::installation::Installation;

const CHAIR: i64 = 2001;
const DEPUTY: i64 = 2003;
const APPROVER: i64 = 3001;

/// Working time all day, today included, and a reminder at once: the story does not wait for eight hours.
fn at_work() -> Vec<(&'static str, &'static str)> {
    let today: &'static str = super::telling::office_day(chrono::Utc::now()).to_string().leak();
    let tomorrow = super::telling::office_day(chrono::Utc::now()) + chrono::TimeDelta::days(1);
    let days: &'static str = format!("[\"{today}\", \"{tomorrow}\"]").leak();
    vec![
        ("LOA_HOURS__WORK_FROM", "00:00:00"),
        ("LOA_HOURS__WORK_UNTIL", "23:59:59"),
        ("LOA_HOURS__MAKE_UP_DAYS", days),
        ("LOA_REMINDERS__FIRST_AFTER_HOURS", "0"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_comes_at_its_time_and_none_after_the_report() {
    let office = Installation::new().set(&[("LOA_REMINDERS__ENABLED", "false")]);
    let mut story = Story::begin(office).await;
    for (unit, title, role, person) in [
        ("kim-dong.hiep-cuong", "Chủ tịch UBND xã Hiệp Cường", "seat_holder", CHAIR),
        ("kim-dong.hiep-cuong", "Phó Chủ tịch UBND xã Hiệp Cường", "seat_holder", DEPUTY),
        ("kim-dong", "Chánh Văn phòng", "approver", APPROVER),
    ] {
        let code = story.invite(unit, title, role);
        story.say(person, &code).await;
    }
    let before = [CHAIR, DEPUTY, APPROVER].map(|person| story.server.seen_by(person).len());
    let number = issue(&story.office);
    for (person, before) in [CHAIR, DEPUTY, APPROVER].into_iter().zip(before) {
        story.receive(person, before, 1).await;
    }
    story.say(DEPUTY, &format!("báo cáo {number}: xong phần việc được giao")).await;
    story.receive(APPROVER, before[2] + 1, 1).await;

    story.scene("At work the next time: the chair is reminded, and the deputy told, the report of whom is there");
    let mut settings = at_work();
    settings.push(("LOA_REMINDERS__ENABLED", "true"));
    settings.push(("LOA_REMINDERS__ESCALATE_TO_UNIT_DAYS", "0"));
    let (chair, deputy) = (story.server.seen_by(CHAIR).len(), story.server.seen_by(DEPUTY).len());
    let mut story = story.goes_on_with(&settings).await;
    let reminder = story.receive(CHAIR, chair, 1).await.remove(0);
    story.receive(DEPUTY, deputy, 1).await;
    story.press_on(&reminder, &format!("ack:{number}")).await;
    // The office was told of a report a moment ago; this one is gathered with those that follow.
    story.say(CHAIR, &format!("báo cáo {number}: đã xong")).await;

    story.scene("Started once more: nobody is reminded of what is reported");
    let mut story = story.goes_on_with(&[]).await;
    story.say(CHAIR, "/viec").await;
    insta::assert_snapshot!(story.end());
}
