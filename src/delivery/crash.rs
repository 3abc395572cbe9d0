//! Named places where a test can kill the real program: between a claim and its request, between a request and its
//! record. `LOA_CRASH_POINT=after-send:3` aborts the process at the third passage of that place. Release builds have
//! none.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

struct Crash {
    point: String,
    /// At which passage, from 1.
    at: u64,
    passed: AtomicU64,
}

/// Aborts the process, as a power cut would, when a test has asked for it here.
pub fn crash_point(point: &str) {
    if !cfg!(debug_assertions) {
        return;
    }
    static CRASH: OnceLock<Option<Crash>> = OnceLock::new();
    if let Some(crash) = CRASH.get_or_init(|| std::env::var("LOA_CRASH_POINT").ok().and_then(|wish| Crash::read(&wish)))
        && crash.is_due(point)
    {
        std::process::abort();
    }
}

impl Crash {
    /// Reads `name` or `name:n`.
    fn read(wish: &str) -> Option<Crash> {
        let (point, at) = wish.split_once(':').unwrap_or((wish, "1"));
        let at = at.parse().ok().filter(|at| *at > 0)?;
        Some(Crash { point: point.to_owned(), at, passed: AtomicU64::new(0) })
    }

    fn is_due(&self, point: &str) -> bool {
        self.point == point && self.passed.fetch_add(1, Ordering::Relaxed) + 1 == self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nth_passage_of_the_named_point_is_due_and_no_other() {
        let crash = Crash::read("after-send:2").expect("readable");
        let passages = ["after-claim", "after-send", "after-send", "after-send"];
        assert_eq!(passages.map(|point| crash.is_due(point)), [false, false, true, false]);
        assert!(Crash::read("after-claim").is_some_and(|crash| crash.at == 1));
        assert!(Crash::read("after-claim:0").is_none() && Crash::read("after-claim:x").is_none());
    }
}
