//! Requests under way at once, as many as the [`Window`] lets out.

use crate::delivery::window::Window;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout};

/// After so long with nothing under way, the next requests find out anew how long the way is.
const REMEMBERED: Duration = Duration::from_millis(100);
/// While none has come back, it is looked this often at how long the first one has been under way.
const LOOK: Duration = Duration::from_millis(5);

pub(super) struct Flights {
    most: usize,
    sky: Mutex<Sky>,
    ended: Notify,
}

struct Sky {
    window: Window,
    under_way: usize,
    /// When the first request left that the window knows of.
    since: Instant,
    /// When nothing was under way any more.
    empty_since: Instant,
}

/// One request under way, from its departure until it is dropped.
pub(super) struct Flight(Arc<Flights>);

impl Flights {
    /// At most `most` at once.
    pub(super) fn new(most: usize) -> Arc<Flights> {
        let now = Instant::now();
        let sky = Sky { window: Window::new(most), under_way: 0, since: now, empty_since: now };
        Arc::new(Flights { most, sky: Mutex::new(sky), ended: Notify::new() })
    }

    /// Waits until there is room for one more. One task at a time waits here.
    pub(super) async fn depart(self: &Arc<Self>) -> Flight {
        loop {
            let settled = {
                let mut sky = self.sky();
                if sky.has_room(self.most) {
                    sky.under_way += 1;
                    return Flight(self.clone());
                }
                sky.window.is_settled()
            };
            // A notification between the look and the wait is kept.
            if settled {
                self.ended.notified().await;
            } else {
                let _look_again = timeout(LOOK, self.ended.notified()).await;
            }
        }
    }

    fn sky(&self) -> MutexGuard<'_, Sky> {
        self.sky.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sky {
    fn has_room(&mut self, most: usize) -> bool {
        if self.under_way == 0 && (!self.window.is_settled() || self.empty_since.elapsed() >= REMEMBERED) {
            self.window = Window::new(most);
            self.since = Instant::now();
        }
        self.window.unanswered(self.since.elapsed());
        self.under_way < self.window.size()
    }
}

impl Flight {
    /// The request that left at `left` has come back.
    pub(super) fn returned(&self, left: Instant) {
        self.0.sky().window.returned(left.elapsed());
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        let mut sky = self.0.sky();
        sky.under_way -= 1;
        if sky.under_way == 0 {
            sky.empty_since = Instant::now();
        }
        drop(sky);
        self.0.ended.notify_one();
    }
}

#[cfg(test)]
mod tests;
