//! A program under measurement.

use crate::Result;
use crate::figures;
use std::process::{Child, Command};
use std::time::Duration;

pub struct Process(Child);

impl Process {
    /// Starts `command` by the words of `launcher`, when there are any.
    pub fn start(launcher: &[String], command: Command) -> Result<Process> {
        let Some((first, words)) = launcher.split_first() else { return Process::spawn(command) };
        let mut launched = Command::new(first);
        launched.args(words).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => launched.env(name, value),
                None => launched.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            launched.current_dir(folder);
        }
        Process::spawn(launched)
    }

    fn spawn(mut command: Command) -> Result<Process> {
        use std::process::Stdio;
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::inherit());
        Ok(Process(command.spawn()?))
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }

    pub fn processor_time(&self) -> Result<Duration> {
        figures::processor_time(self.id())
    }

    /// Says a line to its standard input.
    pub fn say(&mut self, line: &str) -> Result<()> {
        use std::io::Write;
        let input = self.0.stdin.as_mut().ok_or("no standard input")?;
        Ok(writeln!(input, "{line}")?)
    }

    /// Asks it to stop, as a service manager does, and waits.
    pub fn stop(mut self) -> Result<()> {
        Command::new("kill").args(["-TERM", &self.id().to_string()]).status()?;
        self.0.wait()?;
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ended_already = self.0.kill();
        let _reaped_already = self.0.wait();
    }
}
