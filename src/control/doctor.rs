//! What stands in order and what does not, each finding with what to do.

use super::call::Call;
use super::channel_trouble::trouble;
use super::{Answer, Failure};
use crate::channel::ChannelError;
use crate::channel::pulse::LONGEST_SILENCE;
use crate::desk::{ChannelStanding, PlatformAnswer, PlatformStanding};
use crate::domain::calendar::office_day;
use crate::domain::rights::Act;
use crate::domain::seat::ChannelKind;
use crate::domain::unit::{Unit, UnitId};
use crate::domain::unit_registry::UnitRegistry;
use crate::store::Hold;
use crate::text::{Text, numbers};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::{Value, json};

/// A sender takes what is due within seconds; what has been due for so long nobody sends.
const LONGEST_DUE: TimeDelta = TimeDelta::minutes(10);

pub(super) async fn examine(call: &Call<'_>) -> Result<Answer, Failure> {
    call.require(Act::RunInstallation)?;
    let store = &call.desk.store;
    let findings = store.check().await.map_err(|error| call.store_failure(error))?;
    let hold = store.hold().await.map_err(|error| call.store_failure(error))?;
    let platforms = call.desk.platforms().await;
    let mut problems: Vec<String> =
        findings.iter().map(|finding| call.text.cli_doctor_store(finding.as_str())).collect();
    problems.extend(set_up(call).await?);
    problems.extend(hold.as_ref().map(|hold| held(call, hold)));
    problems.extend(platforms.iter().filter_map(|standing| troubled(standing, call.text)));
    let channels = call.desk.channels(&call.actor).await.map_err(|error| call.desk_failure(error))?;
    problems.extend(channels.iter().filter(|channel| channel.pause.is_some()).map(|channel| channel.line(call.text)));
    let due = match &hold {
        Some(_) => None,
        None => oldest_due(call, &channels).await?,
    };
    problems.extend(due.map(|due| unsent(call, due)));
    let read_by_others = call.desk.letters_with_other_maxima().await.map_err(|error| call.desk_failure(error))?;
    let mut notes: Vec<String> =
        home_ended(call).into_iter().chain(platforms.iter().filter_map(|one| note(one, call.text))).collect();
    notes.extend(read_by_others.iter().map(|one| {
        let letter = &one.letter;
        let name = call.text.letter_version(letter.file_name.clone(), numbers::time(letter.imported_at));
        call.text.doctor_other_maxima(name, one.figures)
    }));
    let verdict = if problems.is_empty() { vec![call.text.cli_doctor_well()] } else { problems.clone() };
    let text = notes.iter().chain(&verdict).cloned().collect::<Vec<_>>().join("\n");
    let json = json!({
        "well": problems.is_empty(),
        "problems": problems,
        "notes": notes,
        "store": findings,
        "channels": platforms.iter().map(shape).collect::<Vec<_>>(),
        "oldest_due": due,
        "other_maxima": read_by_others
            .iter()
            .map(|one| json!({ "letter": one.letter.id.letter, "version": one.letter.id.version, "figures": one.figures }))
            .collect::<Vec<_>>(),
        "on_hold": hold.map(|hold| json!({ "reason": hold.reason, "since": hold.since, "detail": hold.detail })),
        "units": store.units().units().len(),
    });
    Ok(Answer { text, json })
}

/// What is missing in the configuration, the tables and the seats.
async fn set_up(call: &Call<'_>) -> Result<Vec<String>, Failure> {
    let units = call.desk.store.units();
    let mut problems = Vec::new();
    if units.units().is_empty() {
        problems.push(call.text.cli_doctor_no_units());
    }
    match call.desk.config.office.home_unit.as_ref() {
        None => problems.push(call.text.cli_doctor_no_home()),
        Some(home) if units.get(home).is_none() => problems.push(call.text.cli_doctor_unknown_home(home.as_str())),
        Some(_) => {}
    }
    let somebody_may = async |act| call.desk.somebody_may(act).await.map_err(|error| call.desk_failure(error));
    if somebody_may(Act::ReceiveNotices).await? && !somebody_may(Act::ApproveNotice).await? {
        problems.push(call.text.seats_no_approver());
    }
    if call.desk.config.channels().is_empty() {
        problems.push(call.text.channels_none());
    }
    Ok(problems)
}

/// A reform has ended the home unit: its figures stay, but what comes now is of others.
fn home_ended(call: &Call<'_>) -> Option<String> {
    let units = call.desk.store.units();
    let home = units.get(call.desk.config.office.home_unit.as_ref()?)?;
    ended(call.text, &units, &home.id, office_day(call.desk.clock.now()))
}

/// That the unit has ended by `day`, and what it went into.
pub fn ended(text: Text<'_>, units: &UnitRegistry, unit: &UnitId, day: NaiveDate) -> Option<String> {
    let unit = units.get(unit)?;
    let last = unit.valid_to.filter(|last| *last < day)?;
    let now: Vec<String> = successors(units, unit, last, day)
        .into_iter()
        .map(|successor| text.cli_unit_line(successor.full_name(), successor.id.as_str()))
        .collect();
    let (name, last) = (unit.full_name(), numbers::date(last));
    Some(match now.is_empty() {
        true => text.doctor_home_ended(name, last),
        false => text.doctor_home_ended_into(name, last, now.join(", ")),
    })
}

/// What the unit went into; of one that was abolished with nothing in its place, what the units below it went into.
fn successors<'u>(units: &'u UnitRegistry, unit: &Unit, last: NaiveDate, day: NaiveDate) -> Vec<&'u Unit> {
    let own = units.successors_on(&unit.id, day);
    if !own.is_empty() {
        return own;
    }
    let mut below: Vec<&Unit> = Vec::new();
    for part in units.children_on(&unit.id, last) {
        for successor in units.successors_on(&part.id, day) {
            if !below.iter().any(|known| known.id == successor.id) {
                below.push(successor);
            }
        }
    }
    below
}

fn troubled(standing: &PlatformStanding, text: Text<'_>) -> Option<String> {
    trouble(&standing.answer, standing.channel, text).or_else(|| {
        let age = standing.last_poll.filter(|age| *age > LONGEST_SILENCE)?;
        Some(text.doctor_poll_old(text.channel(standing.channel), age.num_minutes()))
    })
}

fn note(standing: &PlatformStanding, text: Text<'_>) -> Option<String> {
    let known = standing.answer == PlatformAnswer::Known;
    let channel = || text.channel(standing.channel);
    known.then(|| match standing.last_poll {
        Some(age) => text.doctor_channel_polled(channel(), age.num_seconds()),
        None => text.doctor_channel_answers(channel()),
    })
}

fn shape(standing: &PlatformStanding) -> Value {
    let answer = match &standing.answer {
        PlatformAnswer::Known => "known",
        PlatformAnswer::NoConsent => "no_consent",
        PlatformAnswer::Silent => "silent",
        PlatformAnswer::ConsentEnded(_) | PlatformAnswer::Failed(ChannelError::Credentials) => "credentials",
        PlatformAnswer::Failed(ChannelError::Unreachable(_)) => "unreachable",
        PlatformAnswer::NoRights(_) | PlatformAnswer::Failed(_) => "refused",
    };
    let age = standing.last_poll.map(|age| age.num_seconds());
    json!({ "channel": ChannelKind::code(standing.channel), "answer": answer, "last_poll_seconds": age })
}

/// Since when the oldest row has been due that nobody sends: its channel does not pause, and no sender has taken another
/// meanwhile.
async fn oldest_due(call: &Call<'_>, channels: &[ChannelStanding]) -> Result<Option<DateTime<Utc>>, Failure> {
    let (desk, now) = (call.desk, call.desk.clock.now());
    let pauses = |kind| channels.iter().any(|standing| standing.channel == kind && standing.pause.is_some());
    let mut oldest: Option<DateTime<Utc>> = None;
    for kind in ChannelKind::ALL.into_iter().filter(|kind| !pauses(*kind)) {
        let due = desk.store.oldest_due(kind).await.map_err(|error| call.store_failure(error))?;
        // A broadcast that takes its time is no standstill.
        let taken = desk.post.gate().and_then(|gate| gate.last_claim(kind));
        let stands = |due: &DateTime<Utc>| now - taken.map_or(*due, |taken| taken.max(*due)) > LONGEST_DUE;
        oldest = oldest.into_iter().chain(due.filter(stands)).min();
    }
    Ok(oldest)
}

fn unsent(call: &Call<'_>, due: DateTime<Utc>) -> String {
    call.text.doctor_due_old(numbers::time(due), (call.desk.clock.now() - due).num_minutes())
}

/// Why nothing is sent, and what to do.
fn held(call: &Call<'_>, hold: &Hold) -> String {
    match hold.reason.as_str() {
        Hold::RESTORED => call.text.cli_doctor_on_hold(call.text.cli_hold_restored()),
        Hold::OTHER_MACHINE => call.text.cli_doctor_on_hold(call.text.cli_hold_other_machine()),
        Hold::ROLLED_BACK => call.text.cli_doctor_on_hold(call.text.hold_rolled_back()),
        Hold::BREACH => {
            let reason = call.text.hold_breach(hold.detail.clone().unwrap_or_default());
            call.text.doctor_breach(numbers::time(hold.since), reason)
        }
        other => call.text.cli_doctor_on_hold(other),
    }
}

#[cfg(test)]
mod tests;
