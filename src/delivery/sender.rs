//! The sender: claims due rows durably, sends them through the gate, records what became of them.

mod assure;
mod divert;
mod flights;
mod line;
mod outgoing;
mod pauses;
mod prepare;
mod record;
mod sweep;
#[cfg(test)]
mod world;

use super::gate::Gate;
use crate::channel::pulse::Pulse;
use crate::clock::SharedClock;
use crate::config::Config;
use crate::domain::delivery::{Delivery, DeliveryStatus};
use crate::domain::notice::{NoticeState, UnknownPolicy};
use crate::domain::seat::ChannelKind;
use crate::store::{Lease, Store, StoreError};
use crate::text::Catalogue;
pub use outgoing::Outgoing;
use prepare::Preparation;
use std::sync::Arc;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Sends what is due until it is told to stop. One a process, under the store's lease.
pub struct Sender {
    shared: Arc<Shared>,
    pulses: Vec<(ChannelKind, Pulse)>,
}

/// Wakes the sender when something has been issued. Clones wake the same one.
#[derive(Clone)]
pub struct Waker(Arc<watch::Sender<()>>);

impl Waker {
    pub fn wake(&self) {
        self.0.send_replace(());
    }
}

impl Default for Waker {
    fn default() -> Self {
        Waker(Arc::new(watch::Sender::new(())))
    }
}

struct Shared {
    store: Store,
    gate: Gate,
    config: Arc<Config>,
    clock: SharedClock,
    preparation: Preparation,
    wake: Waker,
}

impl Sender {
    /// `wake` is rung by whoever issues.
    pub fn new(
        store: Store,
        gate: Gate,
        catalogue: Arc<Catalogue>,
        config: Arc<Config>,
        clock: SharedClock,
        wake: Waker,
    ) -> Sender {
        let pulses = gate.kinds().into_iter().map(|kind| (kind, Pulse::default())).collect();
        let preparation = Preparation::new(catalogue, &config);
        Sender { shared: Arc::new(Shared { store, gate, config, clock, preparation, wake }), pulses }
    }

    /// The signs of life of each channel's line, for the health page.
    pub fn pulses(&self) -> Vec<(ChannelKind, Pulse)> {
        self.pulses.clone()
    }

    /// Settles what an earlier process left, then sends until `shutdown` turns true. On return every request has ended
    /// and is recorded, and no row is left claimed. A channel whose credentials are refused stops alone.
    pub async fn run(self, lease: Lease, mut shutdown: watch::Receiver<bool>) -> Result<(), StoreError> {
        self.settle_left_overs(lease).await?;
        let mut lines = JoinSet::new();
        let mut keeping = JoinSet::new();
        for kind in ChannelKind::ALL {
            let line = self.shared.gate.lane(kind).zip(self.pulses.iter().find(|(pulsing, _)| *pulsing == kind));
            let line = line.map(|(lane, (_, pulse))| {
                line::Line::new(self.shared.clone(), lane.clone(), lease.generation, pulse.clone())
            });
            let line = line.map(Arc::new);
            if let Some(lane) = self.shared.gate.lane(kind) {
                pauses::restore(&self.shared, lane).await?;
                if let Some(turns) = lane.turns() {
                    keeping.spawn(pauses::keep(self.shared.clone(), lane.clone(), turns));
                }
            }
            let (shared, shutdown) = (self.shared.clone(), shutdown.clone());
            lines.spawn(async move {
                loop {
                    if let Some(line) = &line {
                        line.clone().run(shutdown.clone()).await;
                    }
                    // Of a channel that does not send, or not until its credentials are renewed.
                    match divert::run(&shared, kind, lease.generation, shutdown.clone()).await {
                        divert::Ended::ChannelIsBack => {}
                        divert::Ended::ForGood => return,
                    }
                }
            });
        }
        let sweeping = tokio::spawn(sweep::run(self.shared.clone(), self.shared.clock.now()));
        while let Some(ended) = lines.join_next().await {
            if let Err(error) = ended {
                tracing::error!(%error, "a line of the sender has broken down");
            }
        }
        let _ = shutdown.wait_for(|stop| *stop).await;
        sweeping.abort();
        Ok(())
    }

    /// Claims of an earlier process become undecided, and the marked repeats that follow from undecided rows are planned.
    async fn settle_left_overs(&self, lease: Lease) -> Result<(), StoreError> {
        let store = &self.shared.store;
        for kind in self.shared.gate.kinds() {
            // The credentials that it starts with may be other ones.
            store.expedite(kind, self.shared.clock.now()).await?;
        }
        let abandoned = store.abandon_claims(self.shared.clock.now(), lease.generation).await?;
        if !abandoned.is_empty() {
            tracing::warn!(rows = abandoned.len(), "deliveries were in flight when the last process ended: undecided");
        }
        self.shared.plan_repeats().await
    }
}

impl Shared {
    /// The marked repeats that follow from undecided rows, and the end of interrupted cancellings. Looks at all undecided
    /// rows: a crash may have come between the two steps.
    async fn plan_repeats(&self) -> Result<(), StoreError> {
        let store = &self.store;
        for notice in store.notices().await? {
            let repeats = notice.unknown_policy == UnknownPolicy::RepeatMarked && notice.state == NoticeState::Issued;
            if notice.state == NoticeState::Cancelled && store.notice_counts(notice.id).await?.open() > 0 {
                // Its cancelling was interrupted: the rows that nobody will take must not look as if they would leave.
                store.cancel_notice(notice.id).await?;
                continue;
            }
            if !repeats || store.notice_counts(notice.id).await?.of(DeliveryStatus::Unknown) == 0 {
                continue;
            }
            let rows = store.deliveries_of(notice.id).await?;
            let repeats: Vec<Delivery> =
                rows.iter().filter_map(|row| row.repeat_if_undecided(notice.unknown_policy)).collect();
            store.plan_deliveries(repeats).await?;
        }
        Ok(())
    }
}
