//! An office at work over one channel or several: the same acts and looks, whatever the channel.

mod channels;
mod people;

use crate::installation::{Installation, Serving};
use crate::stand_in::PATIENCE;
use crate::stories::office_day;
use crate::telegram_server::TelegramServer;
use crate::zalo_bot_server::ZaloBotServer;
use crate::zalo_oa_server::ZaloOaServer;
use loa::app::House;
use loa::control::socket::SocketError;
use loa::control::{Answer, Caller, Failure, LetterName, Request, execute, socket};
use loa::domain::notice::NoticeId;
use loa::domain::seat::{ChannelKind, SeatId};
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
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
        let mut place = Place::without_channels();
        place.set("LOA_REMINDERS__ENABLED", "false");
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

    /// A place around a house over the console.
    pub fn of_house(house: House) -> Place {
        Place { house: Some((house, Paper::default())), ..Place::without_channels() }
    }

    fn without_channels() -> Place {
        Place {
            office: Installation::new(),
            telegram: None,
            bot: None,
            oa: None,
            house: None,
            serving: None,
            settings: Vec::new(),
            transcript: String::new(),
        }
    }

    /// Waits until the console has printed what was due.
    pub async fn settle(&mut self) {
        let (house, _) = self.house.as_ref().expect("a house");
        house.deliver().await.expect("delivered");
    }

    /// The office at work now, with reminders at once: at the next start, or for a house at this moment.
    pub async fn at_work(&mut self) {
        if let Some((house, _)) = &self.house {
            house.desk().follow_up(chrono::Utc::now()).await.expect("reminders");
            return house.deliver().await.expect("delivered");
        }
        self.stop();
        let today = office_day(chrono::Utc::now());
        let days = format!("[\"{today}\", \"{}\"]", today + chrono::TimeDelta::days(1));
        self.set("LOA_HOURS__MAKE_UP_DAYS", &days);
        for (name, value) in [
            ("LOA_HOURS__WORK_FROM", "00:00:00"),
            ("LOA_HOURS__WORK_UNTIL", "23:59:59"),
            ("LOA_REMINDERS__FIRST_AFTER_HOURS", "0"),
            ("LOA_REMINDERS__ENABLED", "true"),
        ] {
            self.set(name, value);
        }
        self.serve().await;
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

    /// Stops; says something while the process is at it.
    pub async fn stop_while_saying(&mut self, channel: ChannelKind, person: &str, words: &str) {
        self.serving.as_ref().expect("it serves").tell_to_stop();
        let end = tokio::time::Instant::now() + PATIENCE;
        while !self.office.log().contains("stopping") {
            assert!(tokio::time::Instant::now() < end, "it does not stop: {}", self.office.log());
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        self.say(channel, person, words).await;
        self.stop();
    }

    /// Waits for a process that a crash point ends.
    pub fn crashes(&mut self) {
        let mut serving = self.serving.take().expect("it serves");
        let status = serving.wait();
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(6), "{status}: {}", self.office.log());
    }

    /// One request of the office, as its command line makes it.
    pub async fn act(&self, request: Request, seat: Option<&str>, file: Option<Vec<u8>>) -> Value {
        let answer = self.request(request, seat, file).await.expect("somebody listens");
        let answer = answer.unwrap_or_else(|failure| panic!("{failure}"));
        if let Some((house, _)) = &self.house {
            house.deliver().await.expect("delivered");
        }
        answer.json
    }

    /// The same by a process that a crash point may end at any moment from then on: before its answer is through, too.
    pub async fn act_and_crash(&self, request: Request, seat: Option<&str>) {
        match self.request(request, seat, None).await {
            Ok(answer) => drop(answer.unwrap_or_else(|failure| panic!("{failure}"))),
            Err(cut_off) => assert!(matches!(cut_off, SocketError::Io(_)), "it was not asked: {cut_off}"),
        }
    }

    async fn request(
        &self,
        request: Request,
        seat: Option<&str>,
        file: Option<Vec<u8>>,
    ) -> Result<Result<Answer, Failure>, SocketError> {
        let caller =
            Caller { unix_user: "van-phong".to_owned(), seat: seat.map(SeatId::new), language: Some("vi".to_owned()) };
        let mut out = std::io::sink();
        match &self.house {
            Some((house, _)) => Ok(execute(house.desk(), &caller, request, file, &mut out).await),
            None => socket::call(&self.office.path("data"), &caller, &request, file.as_deref(), &mut out).await,
        }
    }

    /// Imports and confirms the letter to start from.
    pub async fn import_letter(&self) -> LetterName {
        self.import("data/letters/2024-12-ubnd-huyen.txt").await
    }

    /// Imports and confirms a letter, by its path from the top of the house.
    pub async fn import(&self, path: &str) -> LetterName {
        self.import_as("van-ban.txt", path).await
    }

    /// The same under another name than its own.
    pub async fn import_as(&self, file_name: &str, path: &str) -> LetterName {
        let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the letter");
        let import = Request::ImportLetter {
            file_name: file_name.to_owned(),
            unit: None,
            number: None,
            date: None,
            signer: None,
            period: None,
            dry_run: false,
            confirm: true,
        };
        let imported = self.act(import, None, Some(bytes)).await;
        LetterName::parse(imported["ref"].as_str().expect("an identifier")).expect("a name")
    }

    /// Seats persons at addresses; lines of "title,person,channel,address,role" at the home unit.
    pub async fn seat(&self, lines: &[String]) {
        let lines: Vec<String> = lines.iter().map(|line| format!("kim-dong,{line}")).collect();
        self.seat_at(&lines).await;
    }

    /// The same with the unit before each line.
    pub async fn seat_at(&self, lines: &[String]) {
        let table = format!("unit,title,person,channel,address,role\n{}\n", lines.join("\n"));
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

/// An address that nothing listens on: below the ports that the system gives to connections, and no one twice.
pub fn free_address() -> String {
    const FIRST: u32 = 10_000;
    const COUNT: u32 = 20_000;
    static TAKEN: AtomicU32 = AtomicU32::new(0);
    for _ in 0..COUNT {
        let port = FIRST + (std::process::id() + TAKEN.fetch_add(1, Ordering::Relaxed)) % COUNT;
        let address = format!("127.0.0.1:{port}");
        if std::net::TcpListener::bind(&address).is_ok() {
            return address;
        }
    }
    panic!("no port is free");
}
