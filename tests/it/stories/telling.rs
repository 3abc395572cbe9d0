//! Tells a story step by step and keeps a transcript of it, the same on every day it is told.

use crate::installation::{Installation, Serving};
use crate::telegram_server::{Seen, TelegramServer, World};
use chrono::{DateTime, Datelike, FixedOffset, TimeDelta, Utc};

pub struct Story {
    pub server: TelegramServer,
    pub office: Installation,
    transcript: String,
    serving: Option<Serving>,
    /// Invitation codes, which are random.
    secrets: Vec<String>,
}

impl Story {
    /// An office whose bot polls the stand-in.
    pub async fn begin(office: Installation) -> Story {
        let server = TelegramServer::start().await;
        let serving = office.serve(&server, &[]);
        let introduced = |world: &World| world.commands.len() == 3;
        server.wait_for("the menus of commands", introduced).await;
        Story { server, office, transcript: String::new(), serving: Some(serving), secrets: Vec::new() }
    }

    /// Stops the bot and starts it with further settings, which the office's commands have too.
    pub async fn goes_on_with(mut self, settings: &[(&'static str, &'static str)]) -> Story {
        self.stop();
        let office = self.office.set(settings);
        let serving = office.serve(&self.server, &[]);
        Story { office, serving: Some(serving), ..self }
    }

    /// A line of the narrator.
    pub fn scene(&mut self, words: &str) {
        self.write(&format!("═══ {words}\n\n"));
    }

    /// An invitation to a seat: its code.
    pub fn invite(&mut self, unit: &str, title: &str, role: &str) -> String {
        let invited = self.office.json(&["seat", "invite", "--unit", unit, "--title", title, "--role", role]);
        let code = invited["code"].as_str().expect("a code").to_owned();
        self.secrets.push(code.clone());
        code
    }

    /// A code that was given out by other means.
    pub fn keep_secret(&mut self, code: &str) {
        self.secrets.push(code.to_owned());
    }

    /// A message that came outside the story; it is written down where it was found.
    pub fn found(&mut self, seen: &Seen) {
        self.write(&format!("◀ {}\n\n", seen.chat));
        self.write(&shown(seen));
    }

    /// Types and waits for one message.
    pub async fn say(&mut self, person: i64, words: &str) -> Seen {
        self.say_for(person, words, 1).await.remove(0)
    }

    /// Types and waits for so many messages.
    pub async fn say_for(&mut self, person: i64, words: &str, answers: usize) -> Vec<Seen> {
        let before = self.server.seen_by(person).len();
        let visible: String = words
            .chars()
            .map(
                |character| {
                    if character.is_control() { character.escape_unicode().to_string() } else { character.into() }
                },
            )
            .collect();
        self.write(&format!("▶ {person}: {visible}\n\n"));
        self.server.say(person, words);
        self.arrived(person, before, answers).await
    }

    /// Waits for messages that nobody asked for, in the order of their buttons.
    pub async fn receive(&mut self, person: i64, before: usize, count: usize) -> Vec<Seen> {
        let mut new = self.server.wait_for_messages(person, before + count).await.split_off(before);
        new.sort_by_key(|seen| seen.buttons.first().map(|(_, data)| data.clone()));
        self.write(&format!("◀ {person}\n\n"));
        for seen in &new {
            self.write(&shown(seen));
        }
        new
    }

    /// Presses a button that is answered by a message.
    pub async fn press(&mut self, person: i64, label: &str) -> Seen {
        self.press_for(person, label, 1).await.remove(0)
    }

    /// The same with so many messages.
    pub async fn press_for(&mut self, person: i64, label: &str, answers: usize) -> Vec<Seen> {
        let before = self.server.seen_by(person).len();
        self.write(&format!("▶ {person} presses [{label}]\n\n"));
        self.server.press_button(person, label);
        self.arrived(person, before, answers).await
    }

    /// Presses a button of a message that changes under it, or has changed before; what was shown after the press.
    pub async fn press_on(&mut self, on: &Seen, data: &str) -> Seen {
        let confirmed = self.server.look(|world| world.confirmations.len());
        let edits = self.server.calls("editMessageText");
        self.write(&format!("▶ {} presses {data}\n\n", on.chat));
        self.server.press(on.chat, on.message, data);
        let of_message = |world: &World| {
            let now = world.ledger.iter().find(|seen| (seen.chat, seen.message) == (on.chat, on.message));
            now.expect("the message").clone()
        };
        let is_done = |world: &World| {
            let edited = world.calls.iter().filter(|(method, _)| method == "editMessageText").count();
            world.confirmations.len() > confirmed && edited > edits && !of_message(world).before.is_empty()
        };
        self.server.wait_for("the press to show", is_done).await;
        let (words, now) = self.server.look(|world| {
            let (_, words) = world.confirmations.last().expect("a confirmation");
            (words.clone(), of_message(world))
        });
        self.write(&format!("({words})\n\n"));
        self.write(&shown(&now));
        now
    }

    /// Stops the bot and compares the transcript; nothing may have been said that is not in it.
    pub fn end(mut self) -> String {
        self.stop();
        let unseen: Vec<_> = self
            .server
            .ledger()
            .iter()
            .filter(|seen| !self.transcript.contains(&self.steady(&shown(seen))))
            .cloned()
            .collect();
        assert!(unseen.is_empty(), "nobody asked for {unseen:?} after\n{}", self.transcript);
        assert!(!self.office.log().contains("ERROR"), "{}", self.office.log());
        self.transcript.trim_end().to_owned()
    }

    fn stop(&mut self) {
        let stopped = self.serving.take().map(Serving::stop);
        assert!(stopped.is_some_and(|status| status.success()), "{}", self.office.log());
    }

    async fn arrived(&mut self, person: i64, before: usize, count: usize) -> Vec<Seen> {
        let new = self.server.wait_for_messages(person, before + count).await.split_off(before);
        for seen in &new {
            self.write(&shown(seen));
        }
        new
    }

    fn write(&mut self, words: &str) {
        let words = self.steady(words);
        self.transcript.push_str(&words);
    }

    fn steady(&self, words: &str) -> String {
        steady_words(&self.secrets.iter().fold(words.to_owned(), |words, code| {
            words.replace(code, "[CODE]").replace(&code.to_lowercase(), "[code]")
        }))
    }
}

/// Without what differs from day to day: times, this day, the years of the last March and December.
pub fn steady_words(words: &str) -> String {
    let today = office_day(Utc::now());
    let last = |month: u32| if today.month() >= month { today.year() } else { today.year() - 1 };
    let mut steady = without_times(words).replace(&today.format("%d/%m/%Y").to_string(), "[day]");
    for (word, month) in [("tháng", 3), ("tháng", 12), ("month", 3), ("month", 12)] {
        steady = steady.replace(&format!("{word} {month}/{}", last(month)), &format!("{word} {month}/[last]"));
    }
    steady
}

/// A message with its markup, a line a button.
pub fn shown(seen: &Seen) -> String {
    let file = seen.file.as_ref().map(|(name, bytes)| format!("({name}, {} bytes)\n", bytes.len())).unwrap_or_default();
    let buttons: String = seen.buttons.iter().map(|(label, data)| format!("[{label}] {data}\n")).collect();
    let text = if seen.markup.is_empty() { String::new() } else { format!("{}\n", seen.markup) };
    format!("{text}{file}{buttons}\n")
}

pub fn office_day(now: DateTime<Utc>) -> chrono::NaiveDate {
    let zone = FixedOffset::east_opt(7 * 3600).expect("an offset");
    now.with_timezone(&zone).date_naive()
}

/// "23/11/2026 14:55" → "[time]".
fn without_times(words: &str) -> String {
    const FORM: &str = "dd/dd/dddd dd:dd";
    let characters: Vec<char> = words.chars().collect();
    let (mut steady, mut at) = (String::new(), 0);
    while at < characters.len() {
        let fits = |(offset, form): (usize, char)| {
            characters
                .get(at + offset)
                .is_some_and(|given| if form == 'd' { given.is_ascii_digit() } else { *given == form })
        };
        if FORM.chars().enumerate().all(fits) {
            steady.push_str("[time]");
            at += FORM.len();
        } else {
            steady.push(characters[at]);
            at += 1;
        }
    }
    steady
}

/// The month before this one, which the monthly schedule is about.
pub fn last_month() -> (i32, u32) {
    let today = office_day(Utc::now());
    let before = today.with_day(1).expect("a first day") - TimeDelta::days(1);
    (before.year(), before.month())
}
