//! Chats for tests: what every chat was shown, through the real gate and a channel that keeps all it is given.

use crate::bot::Bot;
use crate::channel::inbound::{Attachment, Event, Inbound};
use crate::channel::render::Part;
use crate::channel::{Attaching, Capabilities, Channel, FetchError, Markup, Sending};
use crate::config::DeliveryConfig;
use crate::delivery::Gate;
use crate::desk::fixture::Office;
use crate::domain::delivery::{GoneReason, Outcome};
use crate::domain::seat::{ChannelKind, ChatAddress};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// One thing a chat was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    Message(String),
    /// The message with this identifier has become this text.
    Edited(String, String),
    /// The short word on a press.
    Confirmed(String),
}

pub struct Phones {
    capabilities: Capabilities,
    shown: Mutex<Vec<(String, Shown)>>,
    gone: Mutex<Vec<String>>,
    breaking: Mutex<Vec<String>>,
    /// What people have sent, by the identifier to fetch it with.
    files: Mutex<HashMap<String, Vec<u8>>>,
    fetched: Mutex<Vec<String>>,
}

pub struct World {
    pub office: Office,
    pub bot: Arc<Bot>,
    pub phones: Arc<Phones>,
}

impl World {
    pub fn new(office: Office) -> World {
        World::with(office, true, 4096)
    }

    /// Without buttons and edits, as Zalo has it.
    pub fn plain(office: Office) -> World {
        World::with(office, false, 4096)
    }

    /// Plain, with messages as short as Zalo has them.
    pub fn short(office: Office) -> World {
        World::with(office, false, 2_000)
    }

    fn with(office: Office, rich: bool, text_limit: usize) -> World {
        let capabilities = Capabilities {
            buttons: rich,
            edit: rich,
            picture: Attaching::No,
            file: Attaching::Upload,
            markup: Markup::Plain,
            text_limit,
            caption_limit: 1024,
            file_caption: true,
            window: None,
            receipts: false,
            groups: true,
            fetch_limit: Some(20 * 1024 * 1024),
        };
        let phones = Arc::new(Phones {
            capabilities,
            shown: Mutex::default(),
            gone: Mutex::default(),
            breaking: Mutex::default(),
            files: Mutex::default(),
            fetched: Mutex::default(),
        });
        let config = DeliveryConfig { rate: 100_000, chat_rate: 100_000, ..DeliveryConfig::default() };
        let channel: Arc<dyn Channel> = phones.clone();
        let gate = Gate::new(vec![channel], &config, office.clock.clone());
        let bot = Bot::new(office.desk.clone(), gate);
        World { office, bot, phones }
    }

    /// What the chat is shown when its person types this.
    pub async fn says(&self, chat: &str, text: &str) -> String {
        self.does(inbound(chat, Event::Text(text.to_owned()))).await
    }

    pub async fn presses(&self, chat: &str, data: &str, message: Option<&str>) -> String {
        let event = Event::Press { press: "p".to_owned(), data: data.to_owned(), message: message.map(str::to_owned) };
        self.does(inbound(chat, event)).await
    }

    pub async fn sends(&self, chat: &str, name: &str, bytes: &[u8]) -> String {
        let size = Some(bytes.len() as u64);
        self.phones.files.lock().expect("a phone").insert(name.to_owned(), bytes.to_vec());
        self.sends_as(chat, Attachment { file: name.to_owned(), name: name.to_owned(), size, ..Attachment::default() })
            .await
    }

    pub async fn sends_as(&self, chat: &str, attachment: Attachment) -> String {
        self.does(inbound(chat, Event::File(attachment))).await
    }

    pub async fn does(&self, inbound: Inbound) -> String {
        self.bot.handle(&inbound).await.expect("handled");
        self.phones.take(&inbound.chat.chat)
    }
}

impl Phones {
    /// What the chat was shown since it was last asked, as text.
    pub fn take(&self, chat: &str) -> String {
        let mut shown = self.shown.lock().expect("a phone");
        let (own, others) = shown.drain(..).partition(|(to, _)| to == chat);
        *shown = others;
        let own: Vec<(String, Shown)> = own;
        let texts = own.into_iter().map(|(_, shown)| match shown {
            Shown::Message(text) => text,
            Shown::Edited(message, text) => format!("(edit {message}) {text}"),
            Shown::Confirmed(word) => format!("(word) {word}"),
        });
        texts.collect::<Vec<_>>().join("\n-----\n")
    }

    /// The files that were fetched, in order.
    pub fn fetched(&self) -> Vec<String> {
        self.fetched.lock().expect("a phone").clone()
    }

    /// The next message to the chat breaks whoever sends it.
    pub fn break_once(&self, chat: &str) {
        self.breaking.lock().expect("a phone").push(chat.to_owned());
    }

    pub fn block(&self, chat: &str) {
        self.gone.lock().expect("a phone").push(chat.to_owned());
    }

    fn show(&self, chat: &str, shown: Shown) -> Outcome {
        if self.gone.lock().expect("a phone").iter().any(|gone| gone == chat) {
            return Outcome::Gone(GoneReason::Blocked);
        }
        let broken = {
            let mut breaking = self.breaking.lock().expect("a phone");
            let place = breaking.iter().position(|breaking| breaking == chat);
            place.map(|place| breaking.remove(place)).is_some()
        };
        assert!(!broken, "a fault in the handler");
        let mut all = self.shown.lock().expect("a phone");
        all.push((chat.to_owned(), shown));
        Outcome::Accepted { message: all.len().to_string() }
    }
}

pub fn inbound(chat: &str, event: Event) -> Inbound {
    Inbound {
        chat: ChatAddress { channel: ChannelKind::Console, chat: chat.to_owned() },
        in_group: false,
        sender: chat.to_owned(),
        sender_name: format!("Người dùng {chat}"),
        language: None,
        replies_to: None,
        event,
    }
}

pub fn in_group(chat: &str, text: &str) -> Inbound {
    Inbound { in_group: true, ..inbound(chat, Event::Text(text.to_owned())) }
}

fn text_of(part: &Part) -> String {
    let mut text = part.text.clone();
    for button in &part.buttons {
        text.push_str(&format!("\n[{}] {}", button.label, button.data));
    }
    if let Some(file) = &part.file {
        text.push_str(&format!("<{}>", file.name));
    }
    text
}

impl Channel for Phones {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Console
    }

    fn capabilities(&self) -> Capabilities {
        self.capabilities
    }

    fn send<'a>(&'a self, chat: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async move { self.show(chat, Shown::Message(text_of(part))) })
    }

    fn edit<'a>(&'a self, chat: &'a str, message: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async move { self.show(chat, Shown::Edited(message.to_owned(), text_of(part))) })
    }

    fn fetch<'a>(&'a self, file: &'a str) -> Sending<'a, Result<Vec<u8>, FetchError>> {
        self.fetched.lock().expect("a phone").push(file.to_owned());
        let sent = self.files.lock().expect("a phone").get(file).cloned();
        Box::pin(async move { sent.ok_or_else(|| FetchError::Refused("no such file".to_owned())) })
    }

    /// A press is of one chat here: its identifier is not kept apart.
    fn confirm_press<'a>(&'a self, _press: &'a str, word: &'a str) -> Sending<'a, Outcome> {
        Box::pin(async move {
            if word.is_empty() {
                return Outcome::Accepted { message: String::new() };
            }
            self.show("pressed", Shown::Confirmed(word.to_owned()))
        })
    }
}
