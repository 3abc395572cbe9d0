//! What is typed in the demo: messages of one of the three, presses by number, `/vai` to become another.

use super::people;
use crate::app::House;
use crate::channel::inbound::Event;
use crate::text::Text;
use std::io::{IsTerminal, Write};

/// The demo's own command; everything else goes to the bot.
const SWITCH: &str = "/vai";

/// Handles one line after the other, each to its end, until the input ends.
pub async fn converse(house: &House, text: Text<'_>) {
    let terminal = std::io::stdin().is_terminal();
    house.console.print(&text.demo_step_ask());
    let mut role = 0;
    loop {
        show_prompt(house, role, terminal);
        let Some(line) = read_line().await else { return };
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if !terminal {
            house.console.print(line);
        }
        if let Some(wanted) = line.strip_prefix(SWITCH) {
            match wanted.trim().parse::<usize>() {
                Ok(number) if (1..=people::COUNT).contains(&number) => {
                    role = number - 1;
                    house.console.print(&text.demo_you_are(people::title(role)));
                }
                _ => house.console.print(&text.demo_which_role(people::COUNT)),
            }
            continue;
        }
        house.receive(&people::address(role), event(house, role, line)).await;
    }
}

/// A number presses that button of the latest message that has buttons; everything else is text.
fn event(house: &House, role: usize, line: &str) -> Event {
    let chat = people::address(role).chat;
    match line.parse().ok().and_then(|number| house.console.button(&chat, number)) {
        Some((message, data)) => Event::Press { press: message.clone(), data, message: Some(message) },
        None => Event::Text(line.to_owned()),
    }
}

fn show_prompt(house: &House, role: usize, terminal: bool) {
    let mut out = std::io::stdout();
    let prompt = format!("\n{}> ", people::title(role));
    if terminal {
        let _closed = write!(out, "{prompt}").and_then(|()| out.flush());
    } else {
        house.console.print_inline(&prompt);
    }
}

async fn read_line() -> Option<String> {
    let read = tokio::task::spawn_blocking(|| {
        let mut line = Vec::new();
        let count = std::io::BufRead::read_until(&mut std::io::stdin().lock(), b'\n', &mut line);
        count.ok().filter(|count| *count > 0).map(|_| String::from_utf8_lossy(&line).into_owned())
    });
    read.await.ok().flatten()
}
