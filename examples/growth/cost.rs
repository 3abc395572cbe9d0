//! What a piece of work has cost, as one process tells it to another.

use std::time::{Duration, Instant};

/// Ticks a second in which Linux tells processor times.
const TICKS: f64 = 100.0;

#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub wall: Duration,
    pub processor: Duration,
    /// MiB held afterwards, and at most so far.
    pub resident: f64,
    pub most: f64,
}

pub struct Meter {
    begun: Instant,
    processor: Duration,
}

impl Meter {
    pub fn begin() -> Meter {
        Meter { begun: Instant::now(), processor: processor() }
    }

    pub fn end(self) -> Cost {
        let (wall, processor) = (self.begun.elapsed(), processor() - self.processor);
        Cost { wall, processor, resident: status_mib("VmRSS:"), most: status_mib("VmHWM:") }
    }
}

impl Cost {
    pub fn print(&self, what: &str) {
        let Cost { wall, processor, resident, most } = self;
        println!("{what}\t{}\t{}\t{resident}\t{most}", wall.as_secs_f64(), processor.as_secs_f64());
    }

    pub fn read(line: &str) -> Option<(String, Cost)> {
        let mut parts = line.split('\t');
        let what = parts.next()?.to_owned();
        let mut number = || parts.next()?.parse::<f64>().ok();
        let (wall, processor) = (Duration::from_secs_f64(number()?), Duration::from_secs_f64(number()?));
        Some((what, Cost { wall, processor, resident: number()?, most: number()? }))
    }
}

/// What all threads of the process have used.
fn processor() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name may hold blanks; what follows it does not.
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = |place| after_name.split_whitespace().nth(place).and_then(|ticks| ticks.parse::<f64>().ok());
    Duration::from_secs_f64((ticks(11).unwrap_or_default() + ticks(12).unwrap_or_default()) / TICKS)
}

/// Zero where the system does not tell.
fn status_mib(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
