//! Keeps in the store what becomes of a channel's breaker, so that a restart does not begin a run of errors anew.

use super::Shared;
use crate::delivery::breaker::Turn;
use crate::delivery::gate::Lane;
use crate::domain::channel_pause::ChannelPause;
use crate::store::StoreError;
use chrono::TimeDelta;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Takes up the pause that an earlier process left.
pub(super) async fn restore(shared: &Shared, lane: &Lane) -> Result<(), StoreError> {
    let pause = shared.store.channel_pause(lane.channel.kind()).await?;
    let Some(pause) = pause.filter(ChannelPause::is_on) else { return Ok(()) };
    let left = pause.until.map(|until| (until - shared.clock.now()).to_std().unwrap_or_default());
    lane.restore_pause(left);
    Ok(())
}

/// Records every turn until the lane is gone.
pub(super) async fn keep(shared: Arc<Shared>, lane: Arc<Lane>, mut turns: mpsc::UnboundedReceiver<Turn>) {
    while let Some(turn) = turns.recv().await {
        if let Err(error) = record(&shared, &lane, turn).await {
            tracing::error!(%error, "the pause of a channel cannot be recorded");
        }
        shared.wake.wake();
    }
}

async fn record(shared: &Shared, lane: &Lane, turn: Turn) -> Result<(), StoreError> {
    let (channel, now) = (lane.channel.kind(), shared.clock.now());
    let known = shared.store.channel_pause(channel).await?;
    match turn {
        Turn::Opened { pause } => {
            let until = now + TimeDelta::from_std(pause).unwrap_or(TimeDelta::hours(1));
            let errors = lane.errors();
            tracing::error!(channel = channel.code(), errors, %until, "too many errors: the channel pauses");
            let pause = match known {
                Some(mut known) => {
                    known.goes_on(until, errors);
                    known
                }
                None => ChannelPause::by_errors(now, until, errors),
            };
            shared.store.set_channel_pause(channel, Some(&pause)).await
        }
        Turn::Closed => {
            tracing::info!(channel = channel.code(), "messages pass again: the channel goes on");
            match known {
                Some(untold) if !untold.told => {
                    let ended = ChannelPause { ended: Some(now), ..untold };
                    shared.store.set_channel_pause(channel, Some(&ended)).await
                }
                Some(_) => shared.store.set_channel_pause(channel, None).await,
                None => Ok(()),
            }
        }
    }
}
