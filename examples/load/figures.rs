//! Numbers about a process, and how they are printed.

use crate::Result;
use std::time::Duration;

/// Rows by name, columns by program.
#[derive(Default)]
pub struct Table {
    columns: Vec<String>,
    rows: Vec<(String, Vec<(usize, String)>)>,
}

impl Table {
    /// What follows is about this program.
    pub fn column(&mut self, name: &str) {
        eprintln!("-- {name}");
        self.columns.push(name.to_owned());
    }

    /// Rows are told as they come too: a run takes minutes.
    pub fn row(&mut self, name: &str, value: String) {
        eprintln!("{name}: {value}");
        let place = self.columns.len() - 1;
        match self.rows.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push((place, value)),
            None => self.rows.push((name.to_owned(), vec![(place, value)])),
        }
    }

    pub fn print(&self) {
        println!("\n{}\n", machine());
        println!("| | {} |\n|---|{}", self.columns.join(" | "), "---|".repeat(self.columns.len()));
        for (name, values) in &self.rows {
            let cell = |place| values.iter().find(|(at, _)| *at == place).map_or("–", |(_, value)| value);
            println!("| {name} | {} |", (0..self.columns.len()).map(cell).collect::<Vec<_>>().join(" | "));
        }
    }
}

/// The value that `percent` of all do not exceed.
pub fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(place).copied().unwrap_or_default()
}

pub fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}

/// Resident memory of a process.
pub fn rss_mib(process: u32) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kib / 1024.0)
}

/// User and system time that a process has spent.
pub fn processor_time(process: u32) -> Result<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|field| field.parse::<u64>().ok());
    let total = ticks(11).zip(ticks(12)).map(|(user, system)| user + system).ok_or("no processor times")?;
    // Linux counts in hundredths of a second.
    Ok(Duration::from_millis(total * 10))
}

fn machine() -> String {
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    format!(
        "{}, {cores} core(s) for this process, load average at the end {load}",
        model.trim_start_matches([' ', '\t', ':'])
    )
}
