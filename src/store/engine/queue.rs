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
