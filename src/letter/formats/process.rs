//! Programs that read what no library of ours does, each run within limits: time, memory, what it may say.

use super::super::ReadError;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A program and the package that brings it.
pub struct Program {
    pub name: &'static str,
    pub package: &'static str,
    /// The format that it reads, for the sentence when it is missing.
    pub format: &'static str,
}

/// How far a program may go.
pub struct Bounds {
    pub time: Duration,
    /// Address space in KiB.
    pub memory: u64,
    pub output: u64,
}

/// How a run ended.
pub struct Ended {
    pub success: bool,
    pub output: Vec<u8>,
    /// The end of what the program complained of.
    pub complaint: String,
}

impl Program {
    /// Runs the program with `input` on its standard input. A shell sets the limits before it becomes the program, since
    /// a limit set in this process would hold for all of it.
    pub fn run(&self, arguments: &[&str], input: Option<&[u8]>, bounds: &Bounds) -> Result<Ended, ReadError> {
        let limits = format!("ulimit -v {} && ulimit -c 0 && exec \"$0\" \"$@\"", bounds.memory);
        let mut child = Command::new("/bin/sh")
            .args(["-c", &limits, self.name])
            .args(arguments)
            .env("OMP_THREAD_LIMIT", "1")
            .env("LC_ALL", "C.UTF-8")
            .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|_| self.missing())?;
        let writer = child.stdin.take().zip(input.map(<[u8]>::to_vec)).map(|(mut pipe, input)| {
            // A program that stops reading is judged by how it ends.
            thread::spawn(move || pipe.write_all(&input))
        });
        let output = reader(child.stdout.take(), bounds.output);
        let complaint = reader(child.stderr.take(), 64 * 1024);
        let status = wait(&mut child, bounds.time);
        let output = joined(output);
        let complaint = joined(complaint);
        drop(writer);
        let Some(status) = status else { return Err(ReadError::TooSlow(self.format)) };
        if status == Some(127) {
            return Err(self.missing());
        }
        if output.len() as u64 > bounds.output {
            return Err(ReadError::Excessive(self.format));
        }
        let complaint = String::from_utf8_lossy(&complaint).into_owned();
        Ok(Ended { success: status == Some(0), output, complaint })
    }

    fn missing(&self) -> ReadError {
        ReadError::ProgramMissing { format: self.format, package: self.package }
    }
}

fn reader<R: Read + Send + 'static>(pipe: Option<R>, limit: u64) -> Option<thread::JoinHandle<Vec<u8>>> {
    pipe.map(|pipe| {
        thread::spawn(move || {
            let mut read = Vec::new();
            // One byte more than allowed shows that there was more; then the pipe closes, and the program with it.
            let _ = pipe.take(limit + 1).read_to_end(&mut read);
            read
        })
    })
}

fn joined(reader: Option<thread::JoinHandle<Vec<u8>>>) -> Vec<u8> {
    reader.and_then(|reader| reader.join().ok()).unwrap_or_default()
}

/// Waits for the end; `None` when it had to be stopped. The inner value is the exit code, `None` after a signal.
fn wait(child: &mut Child, time: Duration) -> Option<Option<i32>> {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.code()),
            Ok(None) if begun.elapsed() < time => {
                thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(20));
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}
