//! What happens by the clock: issues at their time, the month's announcement, approved reforms, reminders, digests, and forgetting what need
//! not be remembered.

use super::ServeError;
use crate::delivery::Gate;
use crate::desk::{ChannelAlert, Desk, DeskError, StopAlert};
use crate::domain::delivery::Outcome;
use chrono::{DateTime, TimeDelta, Utc};
use std::fmt::Display;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

/// How far behind its time a scheduled issue may fall.
const TICK: Duration = Duration::from_secs(5);
/// How often what looks at every open notice is done.
const ROUND: TimeDelta = TimeDelta::minutes(5);
/// Platforms bring an update again for a day at most; twice that is remembered.
const UPDATES_REMEMBERED: TimeDelta = TimeDelta::days(2);
/// A memo answers no question any more after a quarter; what it told of is kept where it belongs.
const MEMOS_KEPT: TimeDelta = TimeDelta::days(90);

/// Ticks until `stop` turns true.
pub async fn run(desk: Desk, mut stop: watch::Receiver<bool>) -> Result<(), ServeError> {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut last_round = None;
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return Ok(()),
            _ = ticks.tick() => {}
        }
        let now = desk.clock.now();
        tick(&desk, now).await;
        // A clock that was set back must not stop the rounds.
        if last_round.is_none_or(|last: DateTime<Utc>| now < last || now - last >= ROUND) {
            last_round = Some(now);
            round(&desk, now).await;
        }
    }
}

async fn tick(desk: &Desk, now: DateTime<Utc>) {
    // What has a time of its own goes first: it is no business of the monthly schedule.
    told("notices with a set time could not be issued", desk.schedule_tick(now).await);
    told("the monthly schedule could not be followed", desk.monthly_tick(now).await);
    told("a reform of units could not be carried out", desk.reforms_tick(now).await);
    match desk.channel_alerts().await {
        Ok(alerts) => tell(alerts, desk).await,
        Err(error) => tracing::error!(%error, "the office cannot be told of a paused channel"),
    }
    told("the office cannot be told that sending has stopped", tell_of_stop(desk).await);
    told("the office could not be told of reports", desk.tell_of_reports(now).await);
}

async fn round(desk: &Desk, now: DateTime<Utc>) {
    told("reminders could not be planned", desk.follow_up(now).await);
    told("the calendar could not be followed", desk.calendar_tick(now).await);
    told("the office could not be asked about what is late", desk.ask_about_late(now).await);
    if let Err(error) = desk.store.forget_updates(now - UPDATES_REMEMBERED).await {
        tracing::warn!(%error, "old updates could not be forgotten");
    }
    if let Err(error) = desk.store.forget_memos(now - MEMOS_KEPT).await {
        tracing::warn!(%error, "old memos could not be forgotten");
    }
}

/// Once a stop, as soon as somebody can be reached.
async fn tell_of_stop(desk: &Desk) -> Result<(), DeskError> {
    let Some(gate) = desk.post.gate() else { return Ok(()) };
    if let Some(alert) = desk.stop_alert().await?
        && reach(gate, &alert).await
    {
        desk.store.hold_told().await?;
    }
    for (channel, alert) in desk.stall_alerts().await? {
        if reach(gate, &alert).await {
            desk.stall_told(channel).await?;
        }
    }
    Ok(())
}

/// Whether somebody has got it.
async fn reach(gate: &Gate, alert: &StopAlert) -> bool {
    let mut reached = false;
    for chat in &alert.chats {
        reached |= matches!(gate.reply(chat, &alert.message).await, Outcome::Accepted { .. });
    }
    reached
}

/// One message a pause: who cannot be reached now is told as soon as somebody can.
async fn tell(alerts: Vec<ChannelAlert>, desk: &Desk) {
    let Some(gate) = desk.post.gate() else { return };
    for alert in alerts {
        let mut told = false;
        for chat in &alert.chats {
            told |= matches!(gate.reply(chat, &alert.message).await, Outcome::Accepted { .. });
        }
        if told && let Err(error) = desk.mark_told(alert.channel).await {
            tracing::error!(%error, "that the office has been told cannot be recorded");
        }
    }
}

fn told<T, E: Display>(what: &str, result: Result<T, E>) {
    if let Err(error) = result {
        tracing::error!(%error, "{what}");
    }
}
