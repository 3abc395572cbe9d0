//! Requests about seats and invitations.

use super::call::Call;
use super::{Answer, Failure};
use crate::desk::{SeatLine, SeatRequest};
use crate::domain::role::Role;
use crate::domain::seat::SeatId;
use crate::domain::unit::UnitId;
use crate::text::numbers;
use serde_json::json;

pub(super) async fn invite(call: &Call<'_>, unit: UnitId, title: String, role: Role) -> Result<Answer, Failure> {
    issue_invitation(call, SeatRequest::New { unit, title, role }).await
}

pub(super) async fn invite_again(call: &Call<'_>, seat: &SeatId) -> Result<Answer, Failure> {
    issue_invitation(call, SeatRequest::Existing(seat.clone())).await
}

pub(super) async fn hand_over(call: &Call<'_>, seat: &SeatId) -> Result<Answer, Failure> {
    issue_invitation(call, SeatRequest::HandOver(seat.clone())).await
}

pub(super) async fn list(call: &Call<'_>, unit: Option<&UnitId>) -> Result<Answer, Failure> {
    let mut seats = call.desk.list(&call.actor).await.map_err(|error| call.desk_failure(error))?;
    seats.retain(|line| unit.is_none_or(|unit| line.seat.unit == *unit));
    let lines: Vec<String> = seats
        .iter()
        .map(|line| {
            call.text.cli_seat_line(
                line.seat.id.as_str(),
                line.seat.title.as_str(),
                line.unit_name.as_str(),
                call.text.role(line.seat.role),
                line.holders.len(),
            )
        })
        .collect();
    let text = if lines.is_empty() { call.text.cli_no_seats() } else { lines.join("\n") };
    Ok(Answer { text, json: seats.iter().map(SeatLine::to_json).collect() })
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
    lines.extend(
        load.skipped.iter().take(20).map(|skip| call.text.cli_seat_skipped(skip.line, skip.why.explain(call.text))),
    );
    Ok(Answer { text: lines.join("\n"), json: load.to_json(call.text) })
}

async fn issue_invitation(call: &Call<'_>, request: SeatRequest) -> Result<Answer, Failure> {
    let invitation = call.desk.invite(&call.actor, request).await.map_err(|error| call.desk_failure(error))?;
    let links = call.desk.invitation_links(&invitation.code).await.map_err(|error| call.desk_failure(error))?;
    let (title, code) = (invitation.seat.title.as_str(), invitation.code.as_str());
    let expires = numbers::time(invitation.expires_at);
    let text = match links.as_slice() {
        [] => call.text.cli_invitation_code(title, code, expires),
        [only] if only.carries_code => call.text.cli_invitation_link(title, only.link.as_str(), code, expires),
        several => {
            let lines = several.iter().map(|link| {
                let channel = call.text.channel(link.channel);
                match link.carries_code {
                    true => call.text.channels_link(channel, link.link.as_str()),
                    false => call.text.cli_invitation_typed(channel, link.link.as_str()),
                }
            });
            std::iter::once(call.text.cli_invitation_links(title, code, expires))
                .chain(lines)
                .collect::<Vec<_>>()
                .join("\n")
        }
    };
    let mut json = invitation.to_json();
    // The link that hands over the code by itself, as in earlier versions.
    json["link"] = json!(links.iter().find(|link| link.carries_code).map(|link| &link.link));
    json["links"] = links
        .iter()
        .map(|link| json!({ "channel": link.channel.code(), "link": link.link, "carries_code": link.carries_code }))
        .collect();
    Ok(Answer { text, json })
}
