//! Requests about notices.

use super::call::Call;
use super::{Answer, Failure};
use crate::desk::{notice_json, passed_deadline};
use crate::domain::calendar::office_day;
use crate::domain::delivery::DeliveryStatus;
use crate::domain::letter::LetterRef;
use crate::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState};
use crate::domain::rights::Act;
use crate::store::NoticeCounts;
use crate::text::{Text, numbers};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) async fn list(call: &Call<'_>) -> Result<Answer, Failure> {
    call.require(Act::SeeResults)?;
    let notices = call.desk.store.notices().await.map_err(|error| call.store_failure(error))?;
    let mut lines = Vec::new();
    let mut shapes = Vec::new();
    for notice in &notices {
        let counts = counts(call, notice.id).await?;
        lines.push(line(call.text, notice, &counts));
        shapes.push(shape(notice, &counts));
    }
    let text = if lines.is_empty() { call.text.cli_no_notices() } else { lines.join("\n") };
    Ok(Answer { text, json: Value::Array(shapes) })
}

pub(super) async fn show(call: &Call<'_>, id: NoticeId) -> Result<Answer, Failure> {
    call.require(Act::SeeResults)?;
    let found = call.desk.store.notice(id).await.map_err(|error| call.store_failure(error))?;
    let notice = found.ok_or_else(|| Failure::refused(call.text.cli_unknown_notice(id.to_string())))?;
    let counts = counts(call, id).await?;
    let mut lines = vec![line(call.text, &notice, &counts)];
    let mut json = shape(&notice, &counts);
    if matches!(notice.state, NoticeState::Draft | NoticeState::Approved) {
        let passed = passed_deadline(&notice, office_day(call.desk.clock.now()));
        lines.extend(issued_before(call, &notice, &mut json).await?);
        lines.extend(passed.map(|date| call.text.deadline_passed(numbers::date(date))));
        let reach = call.desk.reach(&notice).await.map_err(|error| call.desk_failure(error))?;
        let units = call.desk.store.units();
        let uncovered: Vec<String> = reach.uncovered.iter().map(|unit| units.name(unit)).collect();
        lines.push(call.text.cli_notice_reach(reach.seats, reach.unreachable));
        if !uncovered.is_empty() {
            lines.push(call.text.cli_notice_uncovered(uncovered.join(", ")));
        }
        json["audience_seats"] = json!(reach.seats);
        json["uncovered_units"] = json!(reach.uncovered);
    }
    lines.extend([String::new(), notice.message.plain_text()]);
    Ok(Answer { text: lines.join("\n"), json })
}

pub(super) async fn draft(call: &Call<'_>, letter: &LetterRef) -> Result<Answer, Failure> {
    let notices = call.desk.draft(&call.actor, letter).await.map_err(|error| call.desk_failure(error))?;
    let none = NoticeCounts::default();
    let (mut lines, mut shapes) = (Vec::new(), Vec::new());
    for notice in &notices {
        let mut shape = shape(notice, &none);
        lines.push(line(call.text, notice, &none));
        lines.extend(issued_before(call, notice, &mut shape).await?);
        shapes.push(shape);
    }
    Ok(Answer { text: lines.join("\n"), json: Value::Array(shapes) })
}

pub(super) async fn approve(call: &Call<'_>, id: NoticeId) -> Result<Answer, Failure> {
    let notice = call.desk.approve(&call.actor, id).await.map_err(|error| call.desk_failure(error))?;
    let mut shape = shape(&notice, &NoticeCounts::default());
    let mut lines = vec![call.text.cli_notice_approved(id.to_string())];
    lines.extend(issued_before(call, &notice, &mut shape).await?);
    Ok(Answer { text: lines.join("\n"), json: shape })
}

pub(super) async fn issue(call: &Call<'_>, id: NoticeId) -> Result<Answer, Failure> {
    let issued = call.desk.issue(&call.actor, id).await.map_err(|error| call.desk_failure(error))?;
    let mut lines = vec![call.text.cli_notice_issued(id.to_string(), issued.planned)];
    lines.extend(issued.reach.unreachable_seats.iter().map(|seat| call.text.cli_seat_unreachable(seat.title.as_str())));
    Ok(Answer { text: lines.join("\n"), json: issued.to_json() })
}

pub(super) async fn results(call: &Call<'_>, id: NoticeId) -> Result<Answer, Failure> {
    let found = call.desk.results(&call.actor, id).await.map_err(|error| call.desk_failure(error))?;
    Ok(Answer { text: found.message(call.text).plain_text(), json: found.to_json() })
}

pub(super) async fn search(call: &Call<'_>, words: &str) -> Result<Answer, Failure> {
    call.require(Act::SeeResults)?;
    let found = call.desk.search(words).await.map_err(|error| call.desk_failure(error))?;
    let mut lines = Vec::new();
    let mut shapes = Vec::new();
    for notice in &found {
        let counts = counts(call, notice.id).await?;
        lines.push(line(call.text, notice, &counts));
        shapes.push(shape(notice, &counts));
    }
    let text = if lines.is_empty() { call.text.search_none(words.to_owned()) } else { lines.join("\n") };
    Ok(Answer { text, json: Value::Array(shapes) })
}

/// A line for each notice of the same letter that the same seats have; their numbers stand in the shape.
async fn issued_before(call: &Call<'_>, notice: &Notice, shape: &mut Value) -> Result<Vec<String>, Failure> {
    let before = call.desk.issued_before(notice).await.map_err(|error| call.desk_failure(error))?;
    shape["issued_before"] = before.iter().map(|before| json!(before.notice)).collect();
    Ok(before.iter().map(|before| before.line(call.text)).collect())
}

async fn counts(call: &Call<'_>, id: NoticeId) -> Result<NoticeCounts, Failure> {
    call.desk.store.notice_counts(id).await.map_err(|error| call.store_failure(error))
}

fn line(text: Text<'_>, notice: &Notice, counts: &NoticeCounts) -> String {
    let kind = match &notice.kind {
        NoticeKind::Announcement { periods } => {
            let periods: Vec<String> = periods.iter().map(|period| text.period(*period)).collect();
            text.cli_notice_announcement(periods.join(", "))
        }
        NoticeKind::Directive { ordinal, .. } => text.cli_notice_directive(ordinal.to_string()),
    };
    let state = match notice.state {
        NoticeState::Draft => text.cli_notice_draft(),
        NoticeState::Approved => text.cli_notice_state_approved(),
        NoticeState::Issuing => text.cli_notice_issuing(),
        NoticeState::Issued => text
            .cli_notice_state_issued(numbers::time(notice.issued.as_ref().map_or(notice.drafted.at, |stamp| stamp.at))),
        NoticeState::Cancelled => text.cli_notice_cancelled(),
    };
    let sent = counts.of(DeliveryStatus::Accepted);
    text.cli_notice_line(notice.id.to_string(), kind, state, sent, counts.total(), counts.acknowledged)
}

/// The notice, and what has become of it.
fn shape(notice: &Notice, counts: &NoticeCounts) -> Value {
    let mut shape = notice_json(notice);
    let by_status: BTreeMap<&str, u64> =
        DeliveryStatus::ALL.into_iter().map(|status| (status.code(), counts.of(status))).collect();
    shape["deliveries"] = json!(by_status);
    shape["acknowledged"] = json!(counts.acknowledged);
    shape
}
