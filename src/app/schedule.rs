//! What happens by the clock: the month's announcement, and forgetting what need not be remembered.

use super::ServeError;
use crate::delivery::Gate;
use crate::desk::{Desk, MonthlyAct};
use chrono::TimeDelta;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

/// How far behind its time a scheduled issue may fall.
const TICK: Duration = Duration::from_secs(5);
/// Platforms bring an update again for a day at most; twice that is remembered.
const UPDATES_REMEMBERED: TimeDelta = TimeDelta::days(2);

/// Ticks until `stop` turns true.
pub async fn run(desk: Desk, gate: Gate, mut stop: watch::Receiver<bool>) -> Result<(), ServeError> {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return Ok(()),
            _ = ticks.tick() => {}
        }
        tick(&desk, &gate).await;
    }
}

async fn tick(desk: &Desk, gate: &Gate) {
    let now = desk.clock.now();
    // What has a time of its own goes first: it is no business of the monthly schedule.
    match desk.schedule_tick(now).await {
        Ok(acts) => carry_out(acts, gate).await,
        Err(error) => tracing::error!(%error, "notices with a set time could not be issued"),
    }
    match desk.monthly_tick(now).await {
        Ok(acts) => carry_out(acts, gate).await,
        Err(error) => tracing::error!(%error, "the monthly schedule could not be followed"),
    }
    if let Err(error) = desk.store.forget_updates(now - UPDATES_REMEMBERED).await {
        tracing::warn!(%error, "old updates could not be forgotten");
    }
}

async fn carry_out(acts: Vec<MonthlyAct>, gate: &Gate) {
    for act in acts {
        match act {
            MonthlyAct::Issued(_) => {}
            MonthlyAct::Remind { chats, message } => {
                for chat in &chats {
                    gate.reply(chat, &message).await;
                }
            }
        }
    }
}
