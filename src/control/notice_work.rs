//! Requests about one notice: before its approval, on its way, afterwards.

use super::call::Call;
use super::notice_request::NoticeRequest;
use super::unit_names::named;
use super::{Answer, Failure};
use crate::desk::{Change, Edited, Member, notice_json, notice_title};
use crate::domain::notice::{Notice, NoticeId, NoticeState};
use crate::domain::rights::Act;
use crate::text::numbers;
use serde_json::{Value, json};
use std::io::Write;

/// Seats that an answer lists; more would fill a screen and a pipe alike.
const LISTED: usize = 10_000;

pub(super) async fn run(
    call: &Call<'_>,
    notice: NoticeId,
    request: NoticeRequest,
    out: &mut (dyn Write + Send),
) -> Result<Answer, Failure> {
    let (desk, actor) = (call.desk, &call.actor);
    let refused = |error| call.desk_failure(error);
    match request {
        NoticeRequest::Preview { channels, seat } => {
            let preview = desk.preview(actor, notice, seat.as_ref(), &channels).await.map_err(refused)?;
            Ok(Answer { text: preview.plain_text(call.text), json: preview.to_json() })
        }
        NoticeRequest::Test => {
            let chats = desk.send_test(actor, notice, call.text).await.map_err(refused)?;
            let chats: Vec<String> = chats.iter().map(ToString::to_string).collect();
            let text = call.text.test_sent(notice.to_string(), chats.join(", "));
            Ok(Answer { text, json: json!({ "notice": notice, "sent_to": chats }) })
        }
        NoticeRequest::Edit { mut changes, with_units, without_units } => {
            for name in &with_units {
                changes.push(Change::AddUnit(named(call, name)?));
            }
            for name in &without_units {
                changes.push(Change::LeaveOutUnit(named(call, name)?));
            }
            Ok(edited(call, &desk.edit(actor, notice, changes).await.map_err(refused)?))
        }
        NoticeRequest::Audience => audience(call, notice).await,
        NoticeRequest::Schedule(at) => {
            let scheduled = desk.schedule(actor, notice, at).await.map_err(refused)?;
            let mut lines = vec![call.text.notice_scheduled(numbers::time(at))];
            if scheduled.state == NoticeState::Draft {
                lines.push(call.text.schedule_needs_approval());
            }
            let quiet = desk.config.office_hours().quiet_until(at).filter(|_| !scheduled.urgent);
            lines.extend(quiet.map(|until| call.text.schedule_quiet(numbers::time(until))));
            Ok(Answer { text: lines.join("\n"), json: notice_json(&scheduled) })
        }
        NoticeRequest::Unschedule => {
            let notice = desk.unschedule(actor, notice).await.map_err(refused)?;
            Ok(changed(&notice, call.text.notice_unscheduled(notice.id.to_string())))
        }
        NoticeRequest::Pause => {
            let notice = desk.pause(actor, notice).await.map_err(refused)?;
            Ok(changed(&notice, call.text.notice_paused(notice.id.to_string())))
        }
        NoticeRequest::Resume => {
            let notice = desk.resume(actor, notice).await.map_err(refused)?;
            Ok(changed(&notice, call.text.notice_resumed(notice.id.to_string())))
        }
        NoticeRequest::Cancel => {
            let notice = desk.cancel(actor, notice).await.map_err(refused)?;
            Ok(changed(&notice, call.text.notice_cancelled(notice.id.to_string())))
        }
        NoticeRequest::Progress => {
            let progress = desk.progress(actor, notice).await.map_err(refused)?;
            Ok(Answer { text: progress.line(call.text, None), json: progress.to_json(None) })
        }
        NoticeRequest::Export(format) => {
            let rows = desk.export(actor, notice, format, call.text, out).await.map_err(refused)?;
            let text = call.text.export_written(rows.to_string());
            Ok(Answer { text, json: json!({ "notice": notice, "rows": rows }) })
        }
        NoticeRequest::Resend(which) => {
            let resent = desk.resend(actor, notice, which).await.map_err(refused)?;
            Ok(Answer { text: resent.explain(call.text), json: resent.to_json() })
        }
        NoticeRequest::Correct { text } => {
            let draft = desk.correct(actor, notice, text.as_deref()).await.map_err(refused)?;
            let text = call.text.correction_drafted(draft.id.to_string(), notice.to_string());
            Ok(changed(&draft, format!("{text}\n\n{}", draft.message.plain_text())))
        }
    }
}

fn changed(notice: &Notice, text: String) -> Answer {
    Answer { text, json: notice_json(notice) }
}

fn edited(call: &Call<'_>, edited: &Edited) -> Answer {
    let text = call.text;
    let mut lines = vec![text.edit_done(edited.notice.id.to_string())];
    if edited.approval_voided {
        lines.push(text.edit_voided());
    }
    if edited.has_markup {
        lines.push(text.edit_markup());
    }
    let mut json = notice_json(&edited.notice);
    json["approval_voided"] = json!(edited.approval_voided);
    json["has_markup"] = json!(edited.has_markup);
    Answer { text: lines.join("\n"), json }
}

/// Units that nobody can be reached in come first.
async fn audience(call: &Call<'_>, id: NoticeId) -> Result<Answer, Failure> {
    call.require(Act::SeeResults)?;
    let found = call.desk.store.notice(id).await.map_err(|error| call.store_failure(error))?;
    let notice = found.ok_or_else(|| Failure::refused(call.text.cli_unknown_notice(id.to_string())))?;
    let reach = call.desk.reach(&notice).await.map_err(|error| call.desk_failure(error))?;
    let members = call.desk.audience_page(&notice, 0, LISTED).await.map_err(|error| call.desk_failure(error))?;
    let (text, units) = (call.text, call.desk.store.units());
    let mut lines = Vec::new();
    if !reach.uncovered.is_empty() {
        lines.push(text.approve_uncovered(reach.uncovered.len().to_string()));
        lines.extend(reach.uncovered.iter().map(|unit| format!("  {}", units.name(unit))));
    }
    lines.push(text.approve_reach(reach.reachable().to_string(), reach.seats.to_string()));
    lines.extend(members.iter().map(|member| line(call, member)));
    if reach.seats > members.len() {
        lines.push(text.results_more((reach.seats - members.len()).to_string()));
    }
    let seats: Vec<Value> = members
        .iter()
        .map(|member| {
            let seat = &member.seat;
            let (holders, reachable) = (member.holders.len(), member.is_reachable());
            json!({ "seat": seat.id, "title": seat.title, "unit": seat.unit, "holders": holders, "reachable": reachable })
        })
        .collect();
    let json = json!({
        "notice": id,
        "title": notice_title(&notice),
        "audience": notice.audience,
        "uncovered_units": reach.uncovered,
        "seats_total": reach.seats,
        "seats_reachable": reach.reachable(),
        "persons": reach.persons,
        "seats": seats,
    });
    Ok(Answer { text: lines.join("\n"), json })
}

fn line(call: &Call<'_>, member: &Member) -> String {
    let (text, title) = (call.text, format!("{} · {}", member.seat.title, member.seat.id));
    if member.holders.is_empty() {
        text.audience_seat_empty(title)
    } else if member.is_reachable() {
        text.audience_seat(title)
    } else {
        text.audience_seat_unreachable(title)
    }
}
