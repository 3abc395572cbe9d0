//! Requests about notices.

use super::execute::Call;
use super::{Answer, Failure};
use crate::domain::letter::LetterRef;
use crate::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState};
use crate::domain::rights::Act;
use crate::store::NoticeCounts;
use crate::text::{Text, numbers};
use serde_json::{Value, json};

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
    Ok(Answer {
        text: format!("{}\n\n{}", line(call.text, &notice, &counts), notice.message.plain_text()),
        json: shape(&notice, &counts),
    })
}

pub(super) async fn draft(call: &Call<'_>, letter: &LetterRef) -> Result<Answer, Failure> {
    let notices = call.desk.draft(&call.actor, letter).await.map_err(|error| call.desk_failure(error))?;
    let none = NoticeCounts::default();
    let text = notices.iter().map(|notice| line(call.text, notice, &none)).collect::<Vec<_>>().join("\n");
    Ok(Answer { text, json: notices.iter().map(|notice| shape(notice, &none)).collect() })
}

pub(super) async fn approve(call: &Call<'_>, id: NoticeId) -> Result<Answer, Failure> {
    let notice = call.desk.approve(&call.actor, id).await.map_err(|error| call.desk_failure(error))?;
    Ok(Answer {
        text: call.text.cli_notice_approved(id.to_string()),
        json: shape(&notice, &NoticeCounts::default()),
    })
}

pub(super) async fn issue(call: &Call<'_>, id: NoticeId) -> Result<Answer, Failure> {
    let issued = call.desk.issue(&call.actor, id).await.map_err(|error| call.desk_failure(error))?;
    let mut lines = vec![call.text.cli_notice_issued(id.to_string(), issued.planned)];
    lines.extend(issued.unreachable.iter().map(|seat| call.text.cli_seat_unreachable(seat.title.as_str())));
    let mut json = shape(&issued.notice, &counts(call, id).await?);
    if let Value::Object(json) = &mut json {
        json.insert("planned".into(), issued.planned.into());
        json.insert("unreachable".into(), issued.unreachable.iter().map(|seat| json!(seat.id)).collect());
    }
    Ok(Answer { text: lines.join("\n"), json })
}

pub(super) async fn results(call: &Call<'_>, id: NoticeId) -> Result<Answer, Failure> {
    let found = call.desk.results(&call.actor, id).await.map_err(|error| call.desk_failure(error))?;
    Ok(Answer { text: found.message(call.text).plain_text(), json: found.to_json() })
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
        NoticeState::Issued => text.cli_notice_state_issued(numbers::time(
            notice.issued.as_ref().map_or(notice.drafted.at, |stamp| stamp.at),
        )),
        NoticeState::Cancelled => text.cli_notice_cancelled(),
    };
    let sent = counts.of(crate::domain::delivery::DeliveryStatus::Accepted);
    text.cli_notice_line(notice.id.to_string(), kind, state, sent, counts.total(), counts.acknowledged)
}

fn shape(notice: &Notice, counts: &NoticeCounts) -> Value {
    json!({
        "notice": notice.id,
        "kind": notice.kind,
        "state": notice.state,
        "letter": notice.letter.to_string(),
        "issuer": notice.issuer,
        "audience": notice.audience,
        "text": notice.message.plain_text(),
        "drafted": { "by": notice.drafted.by.to_string(), "at": notice.drafted.at },
        "approved": notice.approved.as_ref().map(|stamp| json!({ "by": stamp.by.to_string(), "at": stamp.at })),
        "issued": notice.issued.as_ref().map(|stamp| json!({ "by": stamp.by.to_string(), "at": stamp.at })),
        "counts": counts.by_status.iter().map(|(status, count)| (status.code(), *count)).collect::<std::collections::BTreeMap<_, _>>(),
        "acknowledged": counts.acknowledged,
    })
}
