//! Work that many wait for and one does.

use crate::store::StoreError;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

#[derive(Default)]
pub(super) struct Queue(Mutex<State>);

#[derive(Default)]
struct State {
    waiting: Vec<oneshot::Sender<Result<(), StoreError>>>,
    running: bool,
}

impl Queue {
    /// Waits until `work` on `what` has been done once from its beginning. Those who wait at the same time share it.
    pub async fn done<T: Send + Sync + 'static>(
        &self,
        what: &Arc<T>,
        queue: fn(&T) -> &Queue,
        work: fn(&T) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let (sender, receiver) = oneshot::channel();
        let leads = {
            let mut state = self.state();
            state.waiting.push(sender);
            !std::mem::replace(&mut state.running, true)
        };
        if leads {
            let what = Arc::clone(what);
            tokio::task::spawn_blocking(move || queue(&what).serve(|| work(&what)));
        }
        receiver.await.map_err(|_| StoreError::Io("the commit was abandoned".to_owned()))?
    }

    fn serve(&self, work: impl Fn() -> Result<(), StoreError>) {
        loop {
            let waiting = {
                let mut state = self.state();
                if state.waiting.is_empty() {
                    state.running = false;
                    return;
                }
                std::mem::take(&mut state.waiting)
            };
            let _led = Led(self);
            let result = work();
            for sender in waiting {
                // A caller that has gone away needs no answer.
                let _ = sender.send(result.as_ref().copied().map_err(StoreError::again));
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who leads while others wait. After a panic nobody does: those who wait are told so, and the next one leads again.
struct Led<'a>(&'a Queue);

impl Drop for Led<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            *self.0.state() = State::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[derive(Default)]
    struct Work {
        queue: Queue,
        has_failed: AtomicBool,
    }

    #[tokio::test]
    async fn who_waits_for_work_that_was_abandoned_is_told_and_the_next_is_served() {
        let work = Arc::new(Work::default());
        let done = async || {
            let do_it = |work: &Work| {
                assert!(work.has_failed.swap(true, Ordering::AcqRel), "the first time");
                Ok(())
            };
            work.queue.done(&work, |work| &work.queue, do_it).await
        };
        assert!(done().await.is_err());
        assert!(done().await.is_ok());
    }
}
