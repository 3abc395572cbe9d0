use super::*;
use crate::domain::letter::LetterId;

fn at(hour: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
}

fn notice(state: NoticeState) -> Notice {
    let stamp = Stamp { by: Actor::System, at: at(0) };
    let unit = UnitId::new("kim-dong");
    Notice {
        id: NoticeId(1),
        kind: NoticeKind::Announcement { periods: Vec::new() },
        letter: LetterRef { letter: LetterId::of_content(&unit, "0123456789abcdef"), version: 1 },
        issuer: unit,
        audience: Recipients::everyone(),
        message: Message::new(),
        state,
        drafted: stamp.clone(),
        approved: None,
        issued: None,
        urgent: false,
        unknown_policy: UnknownPolicy::Hold,
        max_lateness: TimeDelta::hours(3),
        revision: 0,
        edits: Vec::new(),
        schedule: Some(Schedule { at: at(10), set: stamp }),
        paused: None,
        personal: false,
        corrects: None,
        corrected_by: None,
    }
}

#[test]
fn the_schedule_issues_what_is_approved_in_time_and_asks_about_the_rest() {
    let (draft, approved) = (notice(NoticeState::Draft), notice(NoticeState::Approved));
    assert_eq!(approved.scheduled(at(9)), ScheduleVerdict::Wait);
    assert_eq!(approved.scheduled(at(10)), ScheduleVerdict::Issue);
    assert_eq!(approved.scheduled(at(13)), ScheduleVerdict::Issue);
    assert_eq!(approved.scheduled(at(14)), ScheduleVerdict::TooLate);
    assert_eq!(draft.scheduled(at(9)), ScheduleVerdict::Wait);
    assert_eq!(draft.scheduled(at(11)), ScheduleVerdict::Unapproved);
    assert_eq!(notice(NoticeState::Issued).scheduled(at(11)), ScheduleVerdict::Wait);
    assert_eq!(Notice { schedule: None, ..approved }.scheduled(at(11)), ScheduleVerdict::Wait);
}

#[test]
fn lateness_counts_from_the_set_time_when_the_schedule_issued_it_and_from_the_issue_otherwise() {
    let mut issued = notice(NoticeState::Issued);
    assert_eq!(issued.latest(), None);
    issued.issued = Some(Stamp { by: Actor::System, at: at(12) });
    assert_eq!(issued.latest(), Some(at(13)));
    issued.issued = Some(Stamp { by: Actor::Shell { user: "an".into() }, at: at(12) });
    assert_eq!(issued.latest(), Some(at(15)));
}

#[test]
fn a_notice_stored_before_it_could_be_edited_is_read() {
    let mut stored = serde_json::to_value(notice(NoticeState::Issued)).expect("JSON");
    let members = stored.as_object_mut().expect("an object");
    for new in ["revision", "edits", "schedule", "paused", "personal", "corrects", "corrected_by"] {
        members.remove(new);
    }
    let read: Notice = serde_json::from_value(stored).expect("a notice");
    assert_eq!(read, Notice { schedule: None, ..notice(NoticeState::Issued) });
}
