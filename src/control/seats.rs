//! Requests about seats and invitations.

use super::call::Call;
use super::request::MergeSeats;
use super::unit_names::named;
use super::{Answer, Failure};
use crate::desk::{InvitationLink, LinkCode, MergeRequest, NewInvitation, SeatLine, SeatRequest};
use crate::domain::role::Role;
use crate::domain::seat::{PersonId, SeatId};
use crate::domain::seat_list::RoleChange;
use crate::text::numbers;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// In the place of a person: every holder that is not named.
const ALL: &str = "all";

/// Lines of a kind that are shown of a list.
const SHOWN: usize = 20;

pub(super) async fn invite(call: &Call<'_>, unit: &str, title: String, role: Option<Role>) -> Result<Answer, Failure> {
    let unit = named(call, unit)?;
    issue_invitation(call, SeatRequest::New { unit, title, role }).await
}

pub(super) async fn invite_again(call: &Call<'_>, seat: &SeatId) -> Result<Answer, Failure> {
    issue_invitation(call, SeatRequest::Existing(seat.clone())).await
}

pub(super) async fn hand_over(call: &Call<'_>, seat: &SeatId) -> Result<Answer, Failure> {
    issue_invitation(call, SeatRequest::HandOver(seat.clone())).await
}

/// A code, and links to the channels, with which a holder of the seat joins one more channel to themselves.
pub(super) async fn link_channel(call: &Call<'_>, seat: &SeatId, person: Option<&PersonId>) -> Result<Answer, Failure> {
    let text = call.text;
    let made = call.desk.link_code_of(&call.actor, seat, person).await.map_err(|error| call.desk_failure(error))?;
    let (invitation, person) = match made {
        LinkCode::Made(invitation, person) => (invitation, person),
        LinkCode::NobodyHolds(seat) => return Err(Failure::refused(text.link_nobody_holds(seat.title))),
        LinkCode::WhichOf(seat, holders) => {
            let holders: Vec<String> =
                holders.iter().map(|holder| text.link_holder(holder.id.as_str(), holder.name.as_str())).collect();
            return Err(Failure::refused(text.link_which(seat.title, holders.join("\n"))));
        }
    };
    let links = call.desk.invitation_links(&invitation.code).await.map_err(|error| call.desk_failure(error))?;
    let expires = numbers::time(invitation.expires_at);
    let head = text.link_code(person.name.as_str(), invitation.code.as_str(), expires);
    let lines: Vec<String> = std::iter::once(head).chain(link_lines(call, &links)).collect();
    let mut json = invitation_json(&invitation, &links);
    json["person"] = json!({ "person": person.id, "name": person.name });
    Ok(Answer { text: lines.join("\n"), json })
}

pub(super) async fn list(call: &Call<'_>, unit: Option<&str>) -> Result<Answer, Failure> {
    let unit = unit.map(|name| named(call, name)).transpose()?;
    let mut seats = call.desk.list(&call.actor).await.map_err(|error| call.desk_failure(error))?;
    seats.retain(|line| unit.as_ref().is_none_or(|unit| line.seat.unit == *unit));
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
    let done = call.desk.revoke(&call.actor, seat).await.map_err(|error| call.desk_failure(error))?;
    let said = call.text.cli_seat_revoked(seat.as_str(), done.persons);
    let lines: Vec<String> = std::iter::once(said).chain(approver_lost(call, done.approver_lost)).collect();
    Ok(Answer {
        text: lines.join("\n"),
        json: json!({ "seat": seat, "persons_unbound": done.persons, "approver_lost": done.approver_lost }),
    })
}

pub(super) async fn merge(call: &Call<'_>, typed: &MergeSeats) -> Result<Answer, Failure> {
    let (holders, others) = holders(&typed.keep, &typed.leave);
    let request = MergeRequest { from: typed.from.clone(), into: typed.into.clone(), holders, others };
    let merged = call.desk.merge_seats(&call.actor, request, typed.dry_run).await;
    let merged = merged.map_err(|error| call.desk_failure(error))?;
    Ok(Answer { text: merged.lines(call.text).join("\n"), json: merged.to_json() })
}

/// Of each holder that is named whether they stay, and the same of all others where `all` says it.
pub(super) fn holders(keep: &[PersonId], leave: &[PersonId]) -> (BTreeMap<PersonId, bool>, Option<bool>) {
    let is_all = |person: &&PersonId| person.as_str() == ALL;
    let others = match (keep.iter().any(|person| is_all(&person)), leave.iter().any(|person| is_all(&person))) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let named = keep.iter().map(|person| (person, true)).chain(leave.iter().map(|person| (person, false)));
    (named.filter(|(person, _)| !is_all(person)).map(|(person, stays)| (person.clone(), stays)).collect(), others)
}

pub(super) async fn load(call: &Call<'_>, table: &[u8]) -> Result<Answer, Failure> {
    let load = call.desk.load_seats(&call.actor, table).await.map_err(|error| call.desk_failure(error))?;
    let mut lines = vec![call.text.cli_seats_loaded(load.rows, load.skipped.len())];
    lines.extend(load.roles.iter().take(SHOWN).map(|change| role_line(call, change)));
    lines.extend(
        load.skipped.iter().take(SHOWN).map(|skip| call.text.cli_seat_skipped(skip.line, skip.why.explain(call.text))),
    );
    let more = load.roles.len().saturating_sub(SHOWN) + load.skipped.len().saturating_sub(SHOWN);
    lines.extend((more > 0).then(|| call.text.seats_more(more)));
    lines.extend(approver_lost(call, load.approver_lost));
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
            let head = call.text.cli_invitation_links(title, code, expires);
            std::iter::once(head).chain(link_lines(call, several)).collect::<Vec<_>>().join("\n")
        }
    };
    let changed = invitation.role.iter().filter(|change| change.from.is_some()).map(|change| role_line(call, change));
    let lines: Vec<String> =
        std::iter::once(text).chain(changed).chain(approver_lost(call, invitation.approver_lost)).collect();
    let text = lines.join("\n");
    Ok(Answer { text, json: invitation_json(&invitation, &links) })
}

fn role_line(call: &Call<'_>, change: &RoleChange) -> String {
    let (seat, to) = (change.seat.as_str(), call.text.role(change.to));
    match change.from {
        Some(from) => call.text.seats_role_changed(seat, call.text.role(from), to),
        None => call.text.seats_role_set(seat, to),
    }
}

fn approver_lost(call: &Call<'_>, lost: bool) -> Option<String> {
    lost.then(|| call.text.seats_approver_lost())
}

/// A line for each channel in which the code can be given.
fn link_lines(call: &Call<'_>, links: &[InvitationLink]) -> Vec<String> {
    let line = |link: &InvitationLink| {
        let channel = call.text.channel(link.channel);
        match link.carries_code {
            true => call.text.channels_link(channel, link.link.as_str()),
            false => call.text.cli_invitation_typed(channel, link.link.as_str()),
        }
    };
    links.iter().map(line).collect()
}

fn invitation_json(invitation: &NewInvitation, links: &[InvitationLink]) -> Value {
    let mut json = invitation.to_json();
    // The link that hands over the code by itself, as in earlier versions.
    json["link"] = json!(links.iter().find(|link| link.carries_code).map(|link| &link.link));
    json["links"] = links
        .iter()
        .map(|link| json!({ "channel": link.channel.code(), "link": link.link, "carries_code": link.carries_code }))
        .collect();
    json
}
