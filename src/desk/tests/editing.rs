use crate::desk::fixture::{CHAIR, HEAD, Office, at, chief, clerk, content, shell};
use crate::desk::{Change, DeskError, MonthlyAct, NoticeProblem};
use crate::domain::deadline::Deadline;
use crate::domain::figure::FigureSet;
use crate::domain::indicator::Indicator;
use crate::domain::letter::{Confirmation, LetterContent, LetterId};
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::rights::Actor;
use crate::domain::role::Role;
use crate::domain::seat::{PersonId, SeatId};
use crate::domain::unit::{UnitId, UnitKind};
use crate::store::NewLetter;
use crate::text::Lang;
use chrono::TimeDelta;

fn paragraph(words: &str) -> Vec<Change> {
    vec![Change::AddParagraph(words.to_owned())]
}

#[tokio::test]
async fn an_edit_voids_the_approval_and_an_old_sight_approves_nothing() {
    let office = Office::seated().await;
    let notice = office.drafts().await[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    let edited = office.desk.edit(&clerk(), notice, paragraph("Thêm một đoạn")).await.expect("edited");
    assert!(edited.approval_voided);
    assert_eq!((edited.notice.state, edited.notice.revision), (NoticeState::Draft, 1));
    assert!(edited.notice.message.plain_text().contains("Thêm một đoạn\n\nNguồn"), "above the source");
    let stored = office.desk.store.notice(notice).await.expect("read").expect("there");
    assert_eq!(stored, edited.notice);
    let refused = office.desk.issue(&shell(), notice).await;
    assert!(matches!(refused, Err(DeskError::NoticeState { state: NoticeState::Draft, .. })));
    let refused = office.desk.approve_seen(&chief(), notice, Some(0)).await;
    assert!(matches!(refused, Err(DeskError::Notice(NoticeProblem::EditedMeanwhile(_)))));
    office.desk.approve_seen(&chief(), notice, Some(1)).await.expect("approved as seen");
    office.desk.issue(&shell(), notice).await.expect("issued");
    let refused = office.desk.edit(&clerk(), notice, paragraph("zu spät")).await;
    assert!(matches!(refused, Err(DeskError::NoticeState { state: NoticeState::Issued, .. })));
}

#[tokio::test]
async fn whoever_has_edited_does_not_approve() {
    let office = Office::seated().await;
    let notice = office.drafts().await[0].id;
    office.desk.edit(&chief(), notice, paragraph("của chánh văn phòng")).await.expect("edited");
    office.desk.edit(&clerk(), notice, vec![Change::Urgent(true)]).await.expect("edited");
    assert!(matches!(office.desk.approve(&chief(), notice).await, Err(DeskError::OwnDraft)));
    let deputy =
        Actor::Seat { seat: SeatId::new("pho.kim-dong"), person: Some(PersonId::new("deputy")), role: Role::Approver };
    assert!(office.desk.approve(&deputy, notice).await.expect("approved").urgent);
}

#[tokio::test]
async fn a_refused_edit_leaves_nothing_half_done() {
    let office = Office::seated().await;
    let before = office.drafts().await.remove(0);
    let unknown = UnitId::new("khong-co");
    let changes = [
        vec![Change::Urgent(true), Change::Text(" ".into()), Change::Title(String::new())],
        vec![Change::Urgent(true), Change::Text("ệ".repeat(40_000))],
        vec![Change::Urgent(true), Change::ReplaceParagraph(99, "x".into())],
        vec![Change::Urgent(true), Change::MaxLateness(0)],
        vec![Change::Urgent(true), Change::Deadline("25/01/2025".into())],
        vec![Change::Urgent(true), Change::AddUnit(unknown)],
        vec![Change::Urgent(true), Change::AddSeat(SeatId::new("khong-co"))],
    ];
    let mut sentences = Vec::new();
    for change in changes {
        let refused = office.desk.edit(&clerk(), before.id, change).await.expect_err("refused");
        sentences.extend(Lang::ALL.map(|lang| refused.explain(office.text(lang))));
    }
    assert_eq!(office.desk.store.notice(before.id).await.expect("read"), Some(before));
    insta::assert_snapshot!(sentences.join("\n"));
}

#[tokio::test]
async fn an_audience_is_units_kinds_and_seats_minus_exceptions() {
    let office = Office::seated().await;
    let notice = office.drafts().await[0].id;
    let seats = async |changes: Vec<Change>| {
        let notice = office.desk.edit(&clerk(), notice, changes).await.expect("edited").notice;
        let members = office.desk.audience_page(&notice, 0, 100).await.expect("an audience");
        let mut seats: Vec<String> = members.into_iter().map(|member| member.seat.id.to_string()).collect();
        seats.sort();
        (seats, office.desk.reach(&notice).await.expect("reach").uncovered.len())
    };
    let unit = |id: &str| UnitId::new(id);
    let (without_head, uncovered) = seats(vec![Change::LeaveOutUnit(unit("kim-dong.phong-noi-vu"))]).await;
    assert!(without_head.len() == 3 && !without_head.contains(&HEAD.to_owned()) && uncovered == 25);
    let none = vec![Change::Departments(false), Change::Communes(false)];
    let (nobody, _) = seats(none).await;
    assert!(nobody.is_empty(), "{nobody:?}");
    let refused = office.desk.approve(&chief(), notice).await;
    assert!(matches!(refused, Err(DeskError::Notice(NoticeProblem::NobodyAddressed(_)))));
    let (by_hand, _) = seats(vec![Change::AddSeat(SeatId::new(CHAIR))]).await;
    assert_eq!(by_hand, [CHAIR]);
    let (by_kind, uncovered) = seats(vec![Change::AddKind(UnitKind::Commune)]).await;
    assert_eq!(by_kind.iter().filter(|seat| *seat == CHAIR).count(), 1, "named twice, met once: {by_kind:?}");
    assert!(uncovered > 5);
    let (without_chair, _) = seats(vec![Change::LeaveOutSeat(SeatId::new(CHAIR))]).await;
    assert!(!without_chair.contains(&CHAIR.to_owned()));
}

#[tokio::test]
async fn an_approved_notice_is_issued_at_its_time_and_never_late_without_asking() {
    let office = Office::seated().await;
    let drafts = office.drafts().await;
    let (first, second, third) = (drafts[0].id, drafts[1].id, drafts[2].id);
    let now = at("2025-01-20T09:00:00+07:00");
    let time = at("2025-01-21T08:00:00+07:00");
    assert!(matches!(
        office.desk.schedule(&chief(), first, now).await,
        Err(DeskError::Notice(NoticeProblem::TimePast))
    ));
    for notice in [first, second, third] {
        office.desk.schedule(&chief(), notice, time).await.expect("a time");
    }
    office.desk.unschedule(&chief(), third).await.expect("dropped");
    assert!(matches!(
        office.desk.unschedule(&chief(), third).await,
        Err(DeskError::Notice(NoticeProblem::NotScheduled(_)))
    ));
    office.desk.approve(&chief(), first).await.expect("approved");
    assert_eq!(office.desk.schedule_tick(time - TimeDelta::seconds(1)).await.expect("a tick"), []);

    let acts = office.desk.schedule_tick(time).await.expect("a tick");
    let [MonthlyAct::Issued(issued), MonthlyAct::Told(message)] = acts.as_slice() else {
        panic!("one is issued, the other is asked about: {acts:?}")
    };
    assert_eq!((issued.notice.id, issued.planned), (first, 4));
    assert!(message.plain_text().contains("chưa được duyệt"), "{}", message.plain_text());
    assert_eq!(office.desk.schedule_tick(time).await.expect("a tick"), [], "asked once");

    office.desk.approve(&chief(), second).await.expect("approved");
    let late = office.desk.schedule_tick(time + TimeDelta::hours(73)).await.expect("a tick");
    let [MonthlyAct::Told(message)] = late.as_slice() else { panic!("asked, not issued: {late:?}") };
    assert!(message.plain_text().contains("quá giờ hẹn"), "{}", message.plain_text());
    assert_eq!(message.choices.len(), 2);
}

fn of_communes(issuer: &LetterContent) -> Vec<FigureSet> {
    let own = issuer.figure_sets[0].clone();
    let mut commune = FigureSet { unit: UnitId::new("kim-dong.hiep-cuong"), ..own };
    for figure in &mut commune.figures {
        if figure.indicator == Indicator::Total {
            figure.points = Points::hundredths(8150);
        }
    }
    vec![commune]
}

async fn store_letter(office: &Office, content: LetterContent, id: &str) -> crate::domain::letter::LetterRef {
    let now = at("2025-01-19T09:00:00+07:00");
    let letter = NewLetter {
        id: LetterId::from_text(id),
        file_name: format!("{id}.txt"),
        file: id.as_bytes().to_vec(),
        content,
        imported_at: now,
        imported_by: "operator:an".to_owned(),
    };
    let (crate::store::AddedLetter::New(id) | crate::store::AddedLetter::Known(id)) =
        office.desk.store.add_letter(letter).await.expect("stored");
    let confirmation = Confirmation { by: "operator:an".to_owned(), at: now };
    office.desk.store.confirm_letter(&id, confirmation).await.expect("confirmed");
    id
}

/// The letter of December with the figures of a commune in it, and one of November before it.
async fn with_own_figures(office: &Office) -> NoticeId {
    let mut november = content();
    november.figure_sets.truncate(1);
    november.figure_sets.extend(of_communes(&november));
    for set in &mut november.figure_sets {
        set.period = Period::Month { year: 2024, month: 11 };
        for figure in &mut set.figures {
            figure.points = figure.points - Points::hundredths(50);
        }
    }
    november.directives.clear();
    november.doubts.clear();
    store_letter(office, november, "thang-11").await;
    let mut december = content();
    let communes = of_communes(&december);
    december.figure_sets.extend(communes);
    let letter = store_letter(office, december, "thang-12").await;
    office.desk.draft(&clerk(), &letter).await.expect("drafts")[0].id
}

#[tokio::test]
async fn a_seat_reads_its_own_unit_s_figures_first_and_others_the_common_text() {
    let office = Office::seated().await;
    let notice = with_own_figures(&office).await;
    let draft = office.desk.store.notice(notice).await.expect("read").expect("there");
    let commune = UnitId::new("kim-dong.hiep-cuong");
    let before = office.desk.message_for(&draft, &commune).await.expect("a message");
    insta::assert_snapshot!(before.plain_text());
    let department = UnitId::new("kim-dong.phong-noi-vu");
    assert_eq!(office.desk.message_for(&draft, &department).await.expect("a message"), draft.message);
    assert_eq!(office.desk.message_for(&draft, &draft.issuer).await.expect("a message"), draft.message);

    let approved = office.desk.approve(&chief(), notice).await.expect("approved");
    assert_eq!(office.desk.message_for(&approved, &commune).await.expect("a message"), before);
    // Figures that come later do not change what was approved.
    let mut later = content();
    later.figure_sets = of_communes(&later);
    later.unit = commune.clone();
    later.directives.clear();
    store_letter(&office, later, "xa").await;
    assert_eq!(office.desk.message_for(&approved, &commune).await.expect("a message"), before);
    // A new approval fixes what stands then.
    let plain = office.desk.edit(&clerk(), notice, vec![Change::Personal(false)]).await.expect("edited").notice;
    assert_eq!(office.desk.message_for(&plain, &commune).await.expect("a message"), plain.message);
    let again = office.desk.approve(&chief(), notice).await.expect("approved");
    assert_eq!(office.desk.message_for(&again, &commune).await.expect("a message"), again.message);
    assert!(office.desk.store.units_with_lead(notice).await.expect("units").is_empty());
}

#[tokio::test]
async fn the_office_sets_the_deadline_that_the_letter_does_not_state_clearly() {
    let office = Office::seated().await;
    let notice = office.drafts().await[1].id;
    let with = async |words: &str| office.desk.edit(&clerk(), notice, vec![Change::Deadline(words.to_owned())]).await;
    let shown = async |words: &str| {
        let edited = with(words).await.expect("edited").notice;
        let line = edited.message.plain_text().lines().find(|line| line.contains("hời hạn")).map(str::to_owned);
        (edited.deadline().is_some_and(|deadline| deadline.recurrence().is_some()), line.expect("a line"))
    };
    let dated = with("25/01/2025").await.expect("edited").notice;
    assert_eq!(dated.deadline(), chrono::NaiveDate::from_ymd_opt(2025, 1, 25).map(Deadline::On).as_ref());
    assert_eq!(dated.message.plain_text().matches("hời hạn").count(), 1, "the former line has gone");
    assert_eq!(shown("thứ Sáu hằng tuần").await, (true, "Thời hạn: thứ Sáu hằng tuần".to_owned()));
    assert_eq!(shown("trước ngày 05 hằng tháng").await, (true, "Thời hạn: ngày 5 hằng tháng".to_owned()));
    assert_eq!(shown("không").await, (false, "Không ấn định thời hạn".to_owned()));
    for unclear in ["sớm", "thứ Sáu hằng tuần và ngày 25 hằng tháng", "31/02/2025"] {
        let refused = with(unclear).await.expect_err("no day");
        assert!(
            matches!(&refused, DeskError::Notice(NoticeProblem::Deadline(words)) if words == unclear),
            "{refused:?}"
        );
    }
    let announcement = office.drafts().await[0].id;
    let refused = office.desk.edit(&clerk(), announcement, vec![Change::Deadline("25/01/2025".to_owned())]).await;
    assert!(matches!(refused, Err(DeskError::Notice(NoticeProblem::NoDirective(_)))));
}
