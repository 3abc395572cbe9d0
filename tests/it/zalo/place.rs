//! An office at work over one channel or several: the same acts and looks, whatever the channel.

use crate::installation::{Installation, Serving};
use crate::stand_in::PATIENCE;
use crate::telegram_server::{self, TelegramServer};
use crate::zalo_bot_server::{self, ZaloBotServer};
use crate::zalo_oa_server::{self, ZaloOaServer};
use loa::app::{Console, House, open_house};
use loa::channel::inbound::Event;
use loa::clock::SystemClock;
use loa::config::Config;
use loa::control::{Caller, LetterName, Request, execute, socket};
use loa::domain::notice::NoticeId;
use loa::domain::seat::{ChannelKind, ChatAddress, SeatId};
use serde_json::Value;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Every person's identifier is a number, which all channels take.
pub const CHAIR: &str = "7001";
pub const APPROVER: &str = "7100";

pub struct Place {
    pub office: Installation,
    pub telegram: Option<TelegramServer>,
    pub bot: Option<ZaloBotServer>,
    pub oa: Option<ZaloOaServer>,
    house: Option<(House, Paper)>,
    serving: Option<Serving>,
    settings: Vec<(String, String)>,
    pub transcript: String,
}

#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("paper").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Paper {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("paper").clone()).expect("text")
    }
}

impl Place {
    /// An office whose bot works over the given channels.
    pub async fn open(channels: &[ChannelKind]) -> Place {
        let mut place = Place {
            office: Installation::new(),
            telegram: None,
            bot: None,
            oa: None,
            house: None,
            serving: None,
            settings: Vec::new(),
            transcript: String::new(),
        };
        let address = free_address();
        place.set("LOA_HTTP__LISTEN", &address);
        place.set("LOA_HTTP__PUBLIC_URL", &format!("http://{address}"));
        for channel in channels {
            place.connect(*channel, &address).await;
        }
        if place.house.is_none() {
            place.serve().await;
        }
        place
    }

    async fn connect(&mut self, channel: ChannelKind, address: &str) {
        match channel {
            ChannelKind::Telegram => {
                let server = TelegramServer::start().await;
                self.set("LOA_TELEGRAM__TOKEN", telegram_server::TOKEN);
                self.set("LOA_TELEGRAM__API_URL", &server.url());
                self.set("LOA_TELEGRAM__POLL_TIMEOUT_SECONDS", "1");
                self.telegram = Some(server);
            }
            ChannelKind::ZaloBot => {
                let server = ZaloBotServer::start().await;
                self.set("LOA_ZALO_BOT__TOKEN", zalo_bot_server::TOKEN);
                self.set("LOA_ZALO_BOT__API_URL", &server.url());
                self.set("LOA_ZALO_BOT__POLL_TIMEOUT_SECONDS", "1");
                self.set("LOA_ZALO_BOT__RATE", "1000");
                self.set("LOA_ZALO_BOT__CHAT_RATE", "1000");
                self.bot = Some(server);
            }
            ChannelKind::ZaloOa => {
                let server = ZaloOaServer::start().await;
                self.set("LOA_ZALO_OA__APP_ID", &format!("\"{}\"", zalo_oa_server::APP_ID));
                self.set("LOA_ZALO_OA__APP_SECRET", zalo_oa_server::APP_SECRET);
                self.set("LOA_ZALO_OA__WEBHOOK_SECRET", zalo_oa_server::OA_SECRET);
                self.set("LOA_ZALO_OA__OA_ID", &format!("\"{}\"", zalo_oa_server::OA_ID));
                self.set("LOA_ZALO_OA__REDIRECT_URL", "https://loa.example/xong");
                self.set("LOA_ZALO_OA__API_URL", &server.url());
                self.set("LOA_ZALO_OA__OAUTH_URL", &server.url());
                self.set("LOA_ZALO_OA__TEMPLATES_URL", &format!("{}/template/all", server.url()));
                self.set("LOA_ZALO_OA__RATE_PER_MINUTE", "60000");
                self.set("LOA_ZALO_OA__CHAT_RATE", "1000");
                *server.webhook.lock().expect("an address") = format!("http://{address}/webhook/zalo-oa");
                self.oa = Some(server);
                self.log_in();
            }
            ChannelKind::Console => {
                let paper = Paper::default();
                let mut config = Config { data: self.office.path("data"), ..Config::default() };
                config.office.home_unit = Some(loa::domain::unit::UnitId::new("kim-dong"));
                (config.hours.quiet_from, config.hours.quiet_until) = Default::default();
                let console = Console::new(Box::new(paper.clone()), "");
                let house = open_house(&config, Arc::new(SystemClock), console).await.expect("a house");
                self.house = Some((house, paper));
            }
        }
    }

    pub fn set(&mut self, name: &str, value: &str) {
        self.settings.retain(|(known, _)| known != name);
        self.settings.push((name.to_owned(), value.to_owned()));
    }

    pub fn unset(&mut self, name: &str) {
        self.settings.retain(|(known, _)| known != name);
    }

    pub fn public_url(&self) -> String {
        let set = self.settings.iter().find(|(name, _)| name == "LOA_HTTP__PUBLIC_URL");
        set.map(|(_, url)| url.clone()).expect("an address")
    }

    /// A command of the installation, with the channels' settings.
    pub fn run(&self, arguments: &[&str]) -> std::process::Output {
        let mut command = self.office.command(arguments);
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command.stdin(std::process::Stdio::null()).output().expect("the program runs")
    }

    pub fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "loa {}: {told}", arguments.join(" "));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The administrator's consent, as both sides know it.
    pub fn log_in(&self) {
        let begun: Value = serde_json::from_str(&self.done(&["zalo", "login", "--json"])).expect("JSON");
        let link = begun["link"].as_str().expect("a link");
        let challenge =
            link.split("code_challenge=").nth(1).and_then(|rest| rest.split('&').next()).expect("a challenge");
        let back = format!("https://loa.example/xong?oa_id=1&code={challenge}");
        self.done(&["zalo", "login", "--code", &back]);
    }

    pub async fn serve(&mut self) {
        let settings: Vec<(&str, &str)> =
            self.settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.serving = Some(self.office.serve_with(&settings));
        let data = self.office.path("data");
        let end = tokio::time::Instant::now() + PATIENCE;
        while tokio::net::UnixStream::connect(socket::path(&data)).await.is_err() || !self.listens().await {
            assert!(tokio::time::Instant::now() < end, "it does not serve: {}", self.office.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Events are pushed only to a page that is there.
    async fn listens(&self) -> bool {
        let address = self.settings.iter().find(|(name, _)| name == "LOA_HTTP__LISTEN").map(|(_, address)| address);
        match address {
            Some(address) => tokio::net::TcpStream::connect(address).await.is_ok(),
            None => true,
        }
    }

    pub fn stop(&mut self) {
        let stopped = self.serving.take().map(Serving::stop);
        assert!(stopped.is_none_or(|status| status.success()), "{}", self.office.log());
    }

    /// Waits for a process that a crash point ends.
    pub fn crashes(&mut self) {
        let mut serving = self.serving.take().expect("it serves");
        let status = serving.wait();
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(6), "{status}: {}", self.office.log());
    }

    /// One request of the office, as its command line makes it.
    pub async fn act(&self, request: Request, seat: Option<&str>, file: Option<Vec<u8>>) -> Value {
        let caller =
            Caller { unix_user: "van-phong".to_owned(), seat: seat.map(SeatId::new), language: Some("vi".to_owned()) };
        let mut out = std::io::sink();
        let answer = match &self.house {
            Some((house, _)) => execute(house.desk(), &caller, request, file, &mut out).await,
            None => {
                let data = self.office.path("data");
                socket::call(&data, &caller, &request, file.as_deref(), &mut out).await.expect("somebody listens")
            }
        };
        let answer = answer.unwrap_or_else(|failure| panic!("{failure}"));
        if let Some((house, _)) = &self.house {
            house.deliver().await.expect("delivered");
        }
        answer.json
    }

    /// Imports and confirms the letter to start from.
    pub async fn import_letter(&self) -> LetterName {
        let bytes = std::fs::read(crate::installation::letter_path()).expect("the letter");
        let import = Request::ImportLetter {
            file_name: "van-ban.txt".to_owned(),
            unit: None,
            number: None,
            date: None,
            signer: None,
            dry_run: false,
            confirm: true,
        };
        let imported = self.act(import, None, Some(bytes)).await;
        LetterName::parse(imported["ref"].as_str().expect("an identifier")).expect("a name")
    }

    /// Seats persons at addresses; lines of "title,person,channel,address,role" at the home unit.
    pub async fn seat(&self, lines: &[String]) {
        let mut table = "unit,title,person,channel,address,role\n".to_owned();
        for line in lines {
            table.push_str(&format!("kim-dong,{line}\n"));
        }
        let loaded = self.act(Request::LoadSeats, None, Some(table.into_bytes())).await;
        assert_eq!(loaded["skipped"], Value::Array(Vec::new()));
    }

    pub async fn approver_seat(&self) -> String {
        let seats = self.act(Request::ListSeats { unit: None }, None, None).await;
        let approver = seats.as_array().expect("seats").iter().find(|seat| seat["role"] == "approver");
        approver.expect("an approver")["seat"].as_str().expect("a seat").to_owned()
    }

    /// Drafts, approves and issues everything of the letter; the notices' numbers.
    pub async fn issue_all(&self, letter: LetterName) -> Vec<NoticeId> {
        let approver = self.approver_seat().await;
        let drafts = self.act(Request::DraftNotices(letter), None, None).await;
        let numbers: Vec<NoticeId> = drafts
            .as_array()
            .expect("notices")
            .iter()
            .filter_map(|notice| Some(NoticeId(notice["notice"].as_u64()?.try_into().ok()?)))
            .collect();
        for number in &numbers {
            self.act(Request::ApproveNotice(*number), Some(&approver), None).await;
            self.act(Request::IssueNotice(*number), Some(&approver), None).await;
        }
        numbers
    }

    pub async fn results(&self, notice: NoticeId) -> Value {
        self.act(Request::NoticeResults(notice), None, None).await
    }

    /// Waits until the results satisfy `condition`.
    pub async fn wait_for_results(&self, notice: NoticeId, condition: impl Fn(&Value) -> bool) -> Value {
        let end = tokio::time::Instant::now() + PATIENCE;
        loop {
            let results = self.results(notice).await;
            if condition(&results) {
                return results;
            }
            assert!(tokio::time::Instant::now() < end, "in vain: {results}\n{}", self.office.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

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

    /// Stops; nothing may have gone wrong.
    pub async fn close(mut self) -> String {
        if let Some((house, _)) = self.house.take() {
            house.stop().await.expect("stopped");
        }
        self.stop();
        assert!(!self.office.log().contains("ERROR"), "{}", self.office.log());
        self.transcript.clone()
    }
}

fn attached(is: bool) -> &'static str {
    if is { "[▤] " } else { "" }
}

/// An address that nothing listens on at this moment.
fn free_address() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").to_string()
}
