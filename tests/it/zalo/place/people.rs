//! What people do in their chats, and what they see there.

use super::Place;
use crate::stand_in::PATIENCE;
use crate::{telegram_server, zalo_oa_server};
use loa::channel::inbound::Event;
use loa::domain::seat::{ChannelKind, ChatAddress};
use std::time::Duration;

impl Place {
    /// A person types.
    pub async fn say(&self, channel: ChannelKind, person: &str, words: &str) {
        match channel {
            ChannelKind::Telegram => {
                self.telegram.as_ref().expect("Telegram").say(person.parse().expect("a number"), words);
            }
            ChannelKind::ZaloBot => self.bot.as_ref().expect("a bot").say(person, words).await,
            ChannelKind::ZaloOa => self.oa.as_ref().expect("an account").say(person, words).await,
            ChannelKind::Console => self.receive(person, Event::Text(words.to_owned())).await,
        }
    }

    /// A person takes a choice: by a button where there are some, else by the number that stands before the label in
    /// the newest message that offers it.
    pub async fn choose(&self, channel: ChannelKind, person: &str, label: &str) {
        match channel {
            ChannelKind::Telegram => {
                self.telegram.as_ref().expect("Telegram").press_button(person.parse().expect("a number"), label);
            }
            ChannelKind::Console => {
                let (house, paper) = self.house.as_ref().expect("a house");
                let shown = paper.text();
                let line = shown.lines().rev().find(|line| line.trim_end().ends_with(&format!("] {label}")));
                let number = line.and_then(|line| line.split(['[', ']']).nth(1)?.parse().ok());
                let (message, data) =
                    house.console.button(person, number.expect("a choice")).expect("a button with this number");
                self.receive(person, Event::Press { press: message.clone(), data, message: Some(message) }).await;
            }
            ChannelKind::ZaloBot | ChannelKind::ZaloOa => {
                let last = self.seen(channel, person).pop().unwrap_or_default();
                let line = last.lines().find(|line| line.split_once(". ").is_some_and(|(_, given)| given == label));
                let number = line.and_then(|line| line.split_once(". ")).map(|(number, _)| number.to_owned());
                let number = number.unwrap_or_else(|| panic!("no choice {label} in {last}"));
                self.say(channel, person, &number).await;
            }
        }
    }

    async fn receive(&self, person: &str, event: Event) {
        let (house, _) = self.house.as_ref().expect("a house");
        let chat = ChatAddress { channel: ChannelKind::Console, chat: person.to_owned() };
        house.receive(&chat, event).await;
    }

    /// What a person has seen so far, oldest first.
    pub fn seen(&self, channel: ChannelKind, person: &str) -> Vec<String> {
        match channel {
            ChannelKind::Telegram => {
                let seen = self.telegram.as_ref().expect("Telegram").seen_by(person.parse().expect("a number"));
                let shown = |seen: telegram_server::Seen| {
                    let buttons: String = seen.buttons.iter().map(|(label, _)| format!("\n[{label}]")).collect();
                    format!("{}{}{buttons}", attached(seen.file.is_some()), seen.text)
                };
                seen.into_iter().map(shown).collect()
            }
            ChannelKind::ZaloBot => {
                let seen = self.bot.as_ref().expect("a bot").seen_by(person).into_iter();
                seen.map(|seen| format!("{}{}", attached(seen.picture.is_some()), seen.text)).collect()
            }
            ChannelKind::ZaloOa => {
                let seen = self.oa.as_ref().expect("an account").seen_by(person).into_iter();
                let shown = |seen: zalo_oa_server::Seen| {
                    let file = seen.file.map(|(name, _)| format!("({name})")).unwrap_or_default();
                    let template = seen.template.map(|(id, data)| format!("({id} {data})")).unwrap_or_default();
                    format!("{}{}{file}{template}", attached(seen.picture.is_some()), seen.text)
                };
                seen.map(shown).collect()
            }
            ChannelKind::Console => {
                let (_, paper) = self.house.as_ref().expect("a house");
                let text = paper.text();
                let messages = text.split("\n── ").skip(1);
                messages
                    .filter_map(|message| message.strip_prefix(&format!("{person} ──\n")).map(str::to_owned))
                    .collect()
            }
        }
    }

    /// Waits until a person has seen so many messages; the newest.
    pub async fn wait(&self, channel: ChannelKind, person: &str, count: usize) -> String {
        let end = tokio::time::Instant::now() + PATIENCE;
        loop {
            let seen = self.seen(channel, person);
            if seen.len() >= count {
                return seen.last().cloned().unwrap_or_default();
            }
            assert!(
                tokio::time::Instant::now() < end,
                "{person} sees {} of {count}: {seen:#?}\n{}",
                seen.len(),
                self.office.log()
            );
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Types, waits for one answer, and keeps both in the transcript.
    pub async fn ask(&mut self, channel: ChannelKind, person: &str, words: &str) -> String {
        let before = self.seen(channel, person).len();
        self.say(channel, person, words).await;
        let answer = self.wait(channel, person, before + 1).await;
        self.transcript.push_str(&format!("▶ {words}\n\n{}\n\n", answer.trim_end()));
        answer
    }

    /// Takes a choice, waits for one answer, and keeps both.
    pub async fn take(&mut self, channel: ChannelKind, person: &str, label: &str) -> String {
        let before = self.seen(channel, person).len();
        self.choose(channel, person, label).await;
        let answer = self.wait(channel, person, before + 1).await;
        self.transcript.push_str(&format!("▶ [{label}]\n\n{}\n\n", answer.trim_end()));
        answer
    }

    pub fn keep(&mut self, words: &str) {
        self.transcript.push_str(words);
        self.transcript.push_str("\n\n");
    }
}

fn attached(is: bool) -> &'static str {
    if is { "[▤] " } else { "" }
}
