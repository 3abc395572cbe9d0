use crate::desk::fixture::{CHAIR, HEAD, Office, at, chief, clerk, shell};
use crate::desk::{DeskError, ExportFormat, NoticeProblem, Resend};
use crate::domain::channel_pause::ChannelPause;
use crate::domain::delivery::{DeliveryKey, DeliveryStatus, Outcome, RepeatReason};
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::rights::Actor;
use crate::domain::seat::{ChannelKind, PersonId, SeatId};
use crate::text::Lang;

/// Four rows: the chair's acknowledged, the head's failed, the clerk's undecided, the chief's arrived.
async fn mixed(office: &Office) -> NoticeId {
    let store = &office.desk.store;
    let time = at("2025-01-20T09:00:00+07:00");
    store.set_unsubscribed(&PersonId::new("head"), Some(time)).await.expect("unsubscribed");
    let notice = office.drafts().await[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    office.desk.issue(&chief(), notice).await.expect("issued");
    let lease = store.take_lease(time).await.expect("a lease").generation;
    let mut rows = store.claim_due(ChannelKind::Console, time, 100, lease).await.expect("claimed");
    let retry = office.desk.config.delivery.retry_policy();
    for row in &mut rows {
        let outcome = match row.key.person.as_str() {
            "clerk" => Outcome::Undecided { reason: "lost".to_owned() },
            _ => Outcome::Accepted { message: "m".to_owned() },
        };
        row.record(&outcome, true, time, &retry, 0.0);
    }
    store.record_deliveries(rows, Vec::new()).await.expect("recorded");
    let acknowledgement = Acknowledgement { notice, seat: SeatId::new(CHAIR), by: PersonId::new("chair"), at: time };
    store.acknowledge(acknowledgement).await.expect("acknowledged");
    notice
}

#[tokio::test]
async fn only_those_without_it_are_sent_it_again_marked_and_named() {
    let office = Office::seated().await;
    let notice = mixed(&office).await;
    let store = &office.desk.store;
    let resent = office.desk.resend(&chief(), notice, Resend::Both).await.expect("resent");
    assert_eq!((resent.planned, resent.unreachable), (1, 1), "the head has unsubscribed");
    store.set_unsubscribed(&PersonId::new("head"), None).await.expect("subscribed");
    let resent = office.desk.resend(&chief(), notice, Resend::Failed).await.expect("resent");
    assert_eq!((resent.planned, resent.unreachable), (1, 0));
    let again = office.desk.resend(&chief(), notice, Resend::Both).await.expect("nothing left");
    assert_eq!((again.planned, again.unreachable), (0, 0), "what is under way is not doubled");
    let key = DeliveryKey { notice, seat: SeatId::new(HEAD), person: PersonId::new("head"), n: 1 };
    let row = store.delivery(&key).await.expect("read").expect("a repeat");
    let repeat = row.repeat.expect("marked");
    assert_eq!((repeat.reason, repeat.decided_by.as_str()), (RepeatReason::AskedFor, "seat:chanh-van-phong.kim-dong"));
    office.deliver().await;
    let counts = office.desk.results(&clerk(), notice).await.expect("results").counts;
    assert_eq!((counts.seats, counts.received, counts.failed, counts.undecided), (4, 4, 0, 0));

    let refused = office.desk.resend(&clerk(), notice, Resend::Both).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(_))));
    let draft = office.desk.store.notices().await.expect("notices").remove(0).id;
    let refused = office.desk.resend(&chief(), draft, Resend::Both).await;
    assert!(matches!(refused, Err(DeskError::Notice(NoticeProblem::NotIssued(_)))));
}

/// The seat stands as having received it; of its two persons one has not.
#[tokio::test]
async fn a_deputy_who_lacks_it_is_sent_it_though_the_seat_has_it() {
    let office = Office::seated().await;
    let csv = "unit,title,person,channel,address\n\
        kim-dong.hiep-cuong,Cán bộ,Người thứ nhất,console,71\nkim-dong.hiep-cuong,Cán bộ,Người thứ hai,console,72\n";
    office.desk.load_seats(&shell(), csv.as_bytes()).await.expect("seats");
    let store = &office.desk.store;
    let notice = office.drafts().await[0].id;
    office.desk.approve(&chief(), notice).await.expect("approved");
    office.desk.issue(&chief(), notice).await.expect("issued");
    let time = office.desk.clock.now();
    let lease = store.take_lease(time).await.expect("a lease").generation;
    let mut rows = store.claim_due(ChannelKind::Console, time, 100, lease).await.expect("claimed");
    let retry = office.desk.config.delivery.retry_policy();
    for row in &mut rows {
        let lost = row.chat.as_ref().is_some_and(|chat| chat.chat == "72");
        let lost = lost.then(|| Outcome::Undecided { reason: "lost".to_owned() });
        row.record(&lost.unwrap_or(Outcome::Accepted { message: "m".to_owned() }), true, time, &retry, 0.0);
    }
    store.record_deliveries(rows, Vec::new()).await.expect("recorded");
    let counts = office.desk.results(&clerk(), notice).await.expect("results").counts;
    assert_eq!((counts.undecided, counts.received), (0, counts.seats), "{counts:?}");
    let resent = office.desk.resend(&chief(), notice, Resend::Failed).await.expect("resent");
    assert_eq!(resent.planned, 0);
    let resent = office.desk.resend(&chief(), notice, Resend::Undecided).await.expect("resent");
    assert_eq!((resent.planned, resent.unreachable), (1, 0));
    let again = office.desk.resend(&chief(), notice, Resend::Undecided).await.expect("resent");
    assert_eq!(again.planned, 0, "it is under way");
}

/// Seats leave one group for another while the groups are read.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seat_that_acknowledges_meanwhile_stands_once_in_the_results() {
    let office = Office::seated().await;
    let mut csv = "unit,title,person,channel,address\n".to_owned();
    for number in 0..150 {
        csv += &format!("kim-dong.hiep-cuong,Cán bộ số {number},Người {number},console,{number}\n");
    }
    office.desk.load_seats(&shell(), csv.as_bytes()).await.expect("seats");
    let notice = office.issued().await[0];
    let store = office.desk.store.clone();
    let seats: Vec<SeatId> =
        store.deliveries_of(notice).await.expect("rows").into_iter().map(|row| row.key.seat).collect();
    let all = seats.len();
    let acknowledging = tokio::spawn(async move {
        for seat in seats {
            let (by, at) = (PersonId::new("chair"), at("2025-01-20T09:00:00+07:00"));
            store.acknowledge(Acknowledgement { notice, seat, by, at }).await.expect("acknowledged");
        }
    });
    let mut read = 0;
    while !acknowledging.is_finished() || read == 0 {
        let results = office.desk.results_naming(&clerk(), notice, all).await.expect("results");
        let seats: std::collections::BTreeSet<&SeatId> = results.rows().map(|row| &row.seat).collect();
        assert_eq!(results.rows().count(), seats.len(), "in the {read}. reading");
        assert_eq!(results.counts.seats, all);
        read += 1;
    }
    acknowledging.await.expect("all have acknowledged");
}

#[tokio::test]
async fn results_are_written_as_tables_that_spreadsheets_read() {
    let office = Office::seated().await;
    let notice = mixed(&office).await;
    let text = office.text(Lang::Vi);
    let mut csv = Vec::new();
    let rows = office.desk.export(&clerk(), notice, ExportFormat::Csv, text, &mut csv).await.expect("written");
    assert_eq!(rows, 4);
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert!(csv.starts_with('\u{feff}'));
    insta::assert_snapshot!(csv.trim_start_matches('\u{feff}'));
    let mut xlsx = Vec::new();
    let rows = office.desk.export(&shell(), notice, ExportFormat::Xlsx, text, &mut xlsx).await.expect("written");
    assert!(rows == 4 && xlsx.starts_with(b"PK") && xlsx.len() > 4_000);
    let refused = office.desk.export(&Actor::Stranger, notice, ExportFormat::Csv, text, &mut Vec::new()).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(_))));
}

#[tokio::test]
async fn progress_comes_from_counters() {
    let office = Office::seated().await;
    let notice = mixed(&office).await;
    let progress = office.desk.progress(&clerk(), notice).await.expect("progress");
    assert_eq!((progress.total(), progress.sent, progress.failed, progress.undecided), (4, 2, 1, 1));
    assert!(progress.is_finished());
    let shown: Vec<String> = Lang::ALL.map(|lang| progress.line(office.text(lang), None)).to_vec();
    assert!(shown[0].starts_with("Đã gửi 2/4; chờ 0"), "{shown:?}");
    let counts = office.desk.store.notice_counts(notice).await.expect("counts");
    assert_eq!(counts.of(DeliveryStatus::Accepted), 2);
}

#[tokio::test]
async fn a_table_that_is_lent_can_be_fetched_and_is_not_kept() {
    let office = Office::empty().await;
    let store = &office.desk.store;
    let first = store.lend_document(b"bang 0".to_vec(), "a.csv");
    assert_eq!(store.document(&first.document).await.expect("read"), Some(b"bang 0".to_vec()));
    for number in 1..=4 {
        store.lend_document(format!("bang {number}").into_bytes(), "a.csv");
    }
    assert_eq!(store.document(&first.document).await.expect("read"), None, "newer ones took its place");
}

#[tokio::test]
async fn the_office_is_told_once_of_a_channel_that_pauses_and_how_to_go_on() {
    let office = Office::with(|config| config.telegram.token = Some("766:test".to_owned().into())).await;
    office.seat_people().await;
    let (store, desk) = (&office.desk.store, &office.desk);
    let since = at("2025-01-20T09:00:00+07:00");
    let pause = ChannelPause::by_errors(since, since + chrono::TimeDelta::minutes(1), 10);
    store.set_channel_pause(ChannelKind::Telegram, Some(&pause)).await.expect("paused");
    let alerts = desk.channel_alerts().await.expect("alerts");
    let [alert] = alerts.as_slice() else { panic!("one channel pauses: {alerts:?}") };
    assert_eq!(alert.chats.len(), 1, "the chief can resume it");
    let listed: Vec<String> = desk
        .channels(&clerk())
        .await
        .expect("channels")
        .iter()
        .map(|channel| channel.line(office.text(Lang::Vi)))
        .collect();
    insta::assert_snapshot!(format!(
        "{}\n\n{:?}\n\n{}",
        alert.message.plain_text(),
        alert.message.choices,
        listed.join("\n")
    ));
    desk.mark_told(ChannelKind::Telegram).await.expect("told");
    assert_eq!(desk.channel_alerts().await.expect("alerts"), [], "once a pause");
    let refused = desk.resume_channel(&clerk(), ChannelKind::Telegram).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(_))));
    desk.resume_channel(&chief(), ChannelKind::Telegram).await.expect("resumed");
    assert_eq!(store.channel_pause(ChannelKind::Telegram).await.expect("read"), None);

    // Over before anybody could be told: told all the same, and forgotten then.
    let over = ChannelPause { ended: Some(since + chrono::TimeDelta::minutes(3)), ..pause };
    store.set_channel_pause(ChannelKind::Telegram, Some(&over)).await.expect("over");
    let alerts = desk.channel_alerts().await.expect("alerts");
    assert!(alerts[0].message.plain_text().contains("đã gửi lại bình thường"), "{alerts:?}");
    desk.mark_told(ChannelKind::Telegram).await.expect("told");
    assert_eq!(store.channel_pause(ChannelKind::Telegram).await.expect("read"), None);
    let refused = desk.pause_channel(&chief(), ChannelKind::ZaloOa).await;
    assert!(matches!(refused, Err(DeskError::Notice(NoticeProblem::UnknownChannel(_)))));
}
