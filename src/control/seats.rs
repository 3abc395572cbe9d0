//! Requests about seats and invitations.

use super::execute::Call;
use super::{Answer, Failure};
use crate::desk::{NewInvitation, SeatRequest};
use crate::domain::rights::Act;
use crate::domain::role::Role;
use crate::domain::seat::{Seat, SeatId};
use crate::domain::unit::UnitId;
use crate::text::numbers;
use serde_json::{Value, json};

/// The setting under which a channel keeps the name that invitation links are made of.
pub(super) const TELEGRAM_NAME: &str = "telegram.username";

pub(super) async fn invite(call: &Call<'_>, unit: UnitId, title: String, role: Role) -> Result<Answer, Failure> {
    issue_invitation(call, SeatRequest::New { unit, title, role }).await
}

pub(super) async fn invite_again(call: &Call<'_>, seat: &SeatId) -> Result<Answer, Failure> {
    issue_invitation(call, SeatRequest::Existing(seat.clone())).await
}

pub(super) async fn list(call: &Call<'_>, unit: Option<&UnitId>) -> Result<Answer, Failure> {
    call.require(Act::ManageSeats)?;
    let units = call.desk.store.units();
    let mut seats = call.desk.store.seats().await.map_err(|error| call.store_failure(error))?;
    seats.retain(|seat| unit.is_none_or(|unit| seat.unit == *unit));
    let lines: Vec<String> = seats
        .iter()
        .map(|seat| {
            call.text.cli_seat_line(
                seat.id.as_str(),
                seat.title.as_str(),
                units.name(&seat.unit),
                call.text.role(seat.role),
                seat.holders().count(),
            )
        })
        .collect();
    let text = if lines.is_empty() { call.text.cli_no_seats() } else { lines.join("\n") };
    Ok(Answer { text, json: seats.iter().map(seat_json).collect() })
}

pub(super) async fn revoke(call: &Call<'_>, seat: &SeatId) -> Result<Answer, Failure> {
    let left = call.desk.revoke(&call.actor, seat).await.map_err(|error| call.desk_failure(error))?;
    Ok(Answer {
        text: call.text.cli_seat_revoked(seat.as_str(), left),
        json: json!({ "seat": seat, "persons_unbound": left }),
    })
}

pub(super) async fn load(call: &Call<'_>, table: &[u8]) -> Result<Answer, Failure> {
    let load = call.desk.load_seats(&call.actor, table).await.map_err(|error| call.desk_failure(error))?;
    let mut lines = vec![call.text.cli_seats_loaded(load.rows, load.skipped.len())];
    lines.extend(load.skipped.iter().take(20).map(|skip| call.text.cli_seat_skipped(skip.line, skip.why.explain(call.text))));
    let skipped: Vec<Value> =
        load.skipped.iter().map(|skip| json!({ "line": skip.line, "why": skip.why.explain(call.text) })).collect();
    Ok(Answer { text: lines.join("\n"), json: json!({ "rows": load.rows, "skipped": skipped }) })
}

async fn issue_invitation(call: &Call<'_>, request: SeatRequest) -> Result<Answer, Failure> {
    let NewInvitation { seat, code, expires_at } =
        call.desk.invite(&call.actor, request).await.map_err(|error| call.desk_failure(error))?;
    let bot = call.desk.store.setting(TELEGRAM_NAME).await.map_err(|error| call.store_failure(error))?;
    let link = bot.map(|bot| format!("https://t.me/{bot}?start={code}"));
    let expires = numbers::time(expires_at);
    let text = match &link {
        Some(link) => call.text.cli_invitation_link(seat.title.as_str(), link.as_str(), code.as_str(), expires),
        None => call.text.cli_invitation_code(seat.title.as_str(), code.as_str(), expires),
    };
    let json = json!({ "seat": seat_json(&seat), "code": code, "link": link, "expires_at": expires_at });
    Ok(Answer { text, json })
}

fn seat_json(seat: &Seat) -> Value {
    json!({
        "seat": seat.id,
        "title": seat.title,
        "unit": seat.unit,
        "role": seat.role,
        "holders": seat.holders().collect::<Vec<_>>(),
    })
}
