//! Time and randomness behind one small trait, so that tests and simulations decide both.

use chrono::{DateTime, Utc};
use std::sync::{Arc, Mutex};

/// Where the time and random bytes come from.
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
    /// Fills `bytes` from a source fit for secrets.
    fn random(&self, bytes: &mut [u8]);
}

/// The clock that rooms are handed.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's own clock and randomness.
#[derive(Debug, Default)]
pub struct SystemClock;

/// A clock that stands still until it is moved: for `--at`, the demo and tests.
#[derive(Debug)]
pub struct FixedClock {
    state: Mutex<(DateTime<Utc>, u64)>,
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn random(&self, bytes: &mut [u8]) {
        // Without a source of randomness no invitation can be trusted; the process must not go on.
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

impl FixedClock {
    pub fn at(now: DateTime<Utc>) -> FixedClock {
        FixedClock { state: Mutex::new((now, 0x9E37_79B9_7F4A_7C15)) }
    }

    pub fn set(&self, now: DateTime<Utc>) {
        self.lock().0 = now;
    }

    pub fn advance(&self, by: chrono::TimeDelta) {
        self.lock().0 += by;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, (DateTime<Utc>, u64)> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.lock().0
    }

    /// Repeatable, hence no secrets: xorshift from a fixed seed.
    fn random(&self, bytes: &mut [u8]) {
        let mut state = self.lock();
        for byte in bytes {
            let mut x = state.1;
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            state.1 = x;
            *byte = (x >> 24) as u8;
        }
    }
}
