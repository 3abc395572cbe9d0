//! Every step of the store is a crash point. A day of a small office is broken off after the first step, after the second,
//! and so on until it ends without reaching the next; whatever is left goes on in peace, and table and ledger must
//! agree. Once the last steps are lost with the power, as far as nobody has waited for them, and once they are not.

use super::acts::Acts;
use super::{End, History, open};
use loa::text::Catalogue;
use std::sync::Arc;

/// Chosen so that everything in the day finds somebody.
const SEED: u64 = 3;

/// Breaks the day off after its step `point`; `false` when it ended before. The violated invariant, if one is.
pub fn broken_off_at(point: u64, with_power_cut: bool, catalogue: &Arc<Catalogue>) -> Result<bool, String> {
    let (mut history, _folder) = open(SEED, catalogue)?;
    history.world.heal();
    history.live(async |history: &mut History| Acts::found(history).await.map(|()| End::InOrder))?;
    let end = history.live(async |history: &mut History| day(history, point).await)?;
    let kept = if with_power_cut { 0 } else { history.store.unflushed() };
    history.store.cut_power(kept).map_err(|error| error.to_string())?;
    let broken_off = end == End::Crash;
    history.finish().map_err(|violation| format!("broken off at {point}, power cut: {with_power_cut}: {violation}"))?;
    Ok(broken_off)
}

async fn day(history: &mut History, point: u64) -> Result<End, String> {
    let mut crash = history.world.new_life();
    let mut steps = history.store.steps().ok_or("not a simulated store")?;
    let last = *steps.borrow() + point;
    let world = Arc::clone(&history.world);
    tokio::spawn(async move {
        if steps.wait_for(|taken| *taken >= last).await.is_ok() {
            world.die();
        }
    });
    let whole = async {
        let (running, waker) = history.start().await?;
        Acts::new(history, &waker).day().await?;
        running.stop().await
    };
    tokio::select! {
        biased;
        _ = crash.wait_for(|crash| *crash) => Ok(End::Crash),
        ended = whole => ended.map(|()| End::InOrder),
    }
}
