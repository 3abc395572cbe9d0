//! One TOML file and the environment (`LOA_SECTION__KEY`) → a checked struct.

mod calendar;
mod error;
pub mod holidays;
mod letter;
mod reminders;
mod texts;
mod toml_file;
mod zalo;

use crate::domain::calendar::OfficeHours;
use crate::domain::delivery::RetryPolicy;
use crate::domain::holidays::HolidayTable;
use crate::domain::seat::ChannelKind;
use crate::domain::unit::UnitId;
pub use calendar::CalendarConfig;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use error::require;
pub use error::{ConfigError, Expected, ReadFault, ReadFaultKind};
use figment::Figment;
use figment::providers::{Env, Format};
pub use letter::LetterConfig;
pub use reminders::RemindersConfig;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use toml_file::TomlFile;
pub use zalo::{TemplateConfig, ZaloBotConfig, ZaloOaConfig};

/// Everything an installation can set. Every key has a default but the channels' tokens.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The data folder: store, documents, socket, overrides.
    pub data: PathBuf,
    pub office: OfficeConfig,
    pub delivery: DeliveryConfig,
    pub hours: HoursConfig,
    pub reminders: RemindersConfig,
    pub calendar: CalendarConfig,
    pub letter: LetterConfig,
    pub telegram: TelegramConfig,
    pub zalo_bot: ZaloBotConfig,
    pub zalo_oa: ZaloOaConfig,
    pub http: HttpConfig,
    pub store: StoreConfig,
    pub log: LogConfig,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfficeConfig {
    /// The unit whose letters are imported when a letter names none.
    pub home_unit: Option<UnitId>,
    /// "vi" or "en": the language until a person chooses one.
    pub language: String,
    /// What people are called in Vietnamese: "đồng chí", "anh/chị" or "ông/bà".
    pub address: String,
    /// Whether people without a seat may ask about published figures.
    pub public_questions: bool,
    /// A notice is approved by another person than its author.
    pub four_eyes: bool,
    /// Days until an invitation expires.
    pub invitation_days: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeliveryConfig {
    /// Messages per second over one channel, replies included.
    pub rate: u32,
    /// Of these, kept free for replies.
    pub reply_reserve: u32,
    /// Messages per second to one chat.
    pub chat_rate: u32,
    /// The most requests under way at once on one channel; fewer while they only wait for one another.
    pub in_flight: usize,
    pub request_timeout_seconds: u64,
    pub max_attempts: usize,
    /// Errors in a row after which a channel pauses; 0 = never.
    pub breaker_errors: u32,
    pub first_retry_seconds: i64,
    pub max_retry_seconds: i64,
    /// Hours after issuing until a row that is not sent expires.
    pub max_lateness_hours: i64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HoursConfig {
    pub quiet_from: NaiveTime,
    pub quiet_until: NaiveTime,
    pub holidays: BTreeSet<NaiveDate>,
    pub make_up_days: BTreeSet<NaiveDate>,
    /// Day of the month on which the approved announcement of the month is issued; 0 = never by itself.
    pub announce_day: u32,
    pub announce_at: NaiveTime,
    /// Reminders leave between these two, on working days.
    pub work_from: NaiveTime,
    pub work_until: NaiveTime,
    /// The public holidays, which `holidays` adds to and `make_up_days` takes from.
    #[serde(skip, default = "holidays::compiled")]
    pub table: HolidayTable,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TelegramConfig {
    pub token: Option<SecretString>,
    pub api_url: String,
    /// Public HTTPS address of this installation; long polling when not set.
    pub webhook_url: Option<String>,
    /// The secret that Telegram repeats in `X-Telegram-Bot-Api-Secret-Token`; 1–256 of `A-Za-z0-9_-`.
    pub webhook_secret: Option<SecretString>,
    pub poll_timeout_seconds: u64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HttpConfig {
    /// Address of health, metrics and webhooks; none is served when not set.
    pub listen: Option<SocketAddr>,
    /// Public HTTPS address under which the platforms and people reach `listen`, without a path: for webhooks, pictures
    /// and files on channels that take addresses only.
    pub public_url: Option<String>,
    /// How long a link to a file of a message works.
    pub link_days: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StoreConfig {
    pub cache_mib: u64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogConfig {
    /// A `tracing` filter: "info", "loa=debug".
    pub filter: String,
    pub json: bool,
}

/// Variables of the same prefix that other parts of the program read.
const NO_SETTINGS: [&str; 2] = ["config", "crash_point"];

impl Default for Config {
    fn default() -> Self {
        Config {
            data: PathBuf::from("loa-data"),
            office: OfficeConfig::default(),
            delivery: DeliveryConfig::default(),
            hours: HoursConfig::default(),
            reminders: RemindersConfig::default(),
            calendar: CalendarConfig::default(),
            letter: LetterConfig::default(),
            telegram: TelegramConfig::default(),
            zalo_bot: ZaloBotConfig::default(),
            zalo_oa: ZaloOaConfig::default(),
            http: HttpConfig::default(),
            store: StoreConfig::default(),
            log: LogConfig::default(),
        }
    }
}

impl Default for OfficeConfig {
    fn default() -> Self {
        OfficeConfig {
            home_unit: None,
            language: "vi".to_owned(),
            public_questions: true,
            four_eyes: true,
            address: "đồng chí".to_owned(),
            invitation_days: 14,
        }
    }
}

impl Default for DeliveryConfig {
    fn default() -> Self {
        DeliveryConfig {
            rate: 28,
            reply_reserve: 1,
            chat_rate: 1,
            in_flight: 64,
            request_timeout_seconds: 30,
            max_attempts: 8,
            breaker_errors: 10,
            first_retry_seconds: 5,
            max_retry_seconds: 900,
            max_lateness_hours: 72,
        }
    }
}

impl Default for HoursConfig {
    fn default() -> Self {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        HoursConfig {
            quiet_from: time(21, 0),
            quiet_until: time(6, 30),
            holidays: BTreeSet::new(),
            make_up_days: BTreeSet::new(),
            announce_day: 0,
            announce_at: time(8, 0),
            work_from: time(7, 30),
            work_until: time(17, 0),
            table: holidays::compiled(),
        }
    }
}

impl Default for TelegramConfig {
    fn default() -> Self {
        TelegramConfig {
            token: None,
            api_url: "https://api.telegram.org".to_owned(),
            webhook_url: None,
            webhook_secret: None,
            poll_timeout_seconds: 10,
        }
    }
}

impl Default for HttpConfig {
    fn default() -> Self {
        HttpConfig { listen: None, public_url: None, link_days: 7 }
    }
}

impl Default for StoreConfig {
    fn default() -> Self {
        StoreConfig { cache_mib: 16 }
    }
}

impl Default for LogConfig {
    fn default() -> Self {
        LogConfig { filter: "loa=info,warn".to_owned(), json: false }
    }
}

impl Config {
    /// Reads `file` if given (it must exist), then the environment, and checks the result.
    pub fn load(file: Option<&Path>) -> Result<Config, ConfigError> {
        let mut figment = Figment::new();
        if let Some(file) = file {
            if !file.is_file() {
                return Err(ConfigError::Missing(file.to_path_buf()));
            }
            figment = figment.merge(TomlFile::file_exact(file));
        }
        let names = texts::TEXTS.map(texts::variable);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        figment = figment.merge(Env::prefixed("LOA_").ignore(&NO_SETTINGS).ignore(&names).split("__"));
        for (key, text) in texts::set(|name| std::env::var(name).ok()) {
            figment = figment.merge((key, text));
        }
        let config: Config = figment.extract()?;
        config.check()?;
        Ok(config)
    }

    pub fn office_hours(&self) -> OfficeHours {
        OfficeHours {
            quiet_from: self.hours.quiet_from,
            quiet_until: self.hours.quiet_until,
            work_from: self.hours.work_from,
            work_until: self.hours.work_until,
            holidays: self.hours.holidays.iter().copied().chain(self.hours.table.days()).collect(),
            make_up_days: self.hours.make_up_days.clone(),
        }
    }

    fn check(&self) -> Result<(), ConfigError> {
        self.check_sending()?;
        self.check_calendar()?;
        self.check_addresses()?;
        zalo::check(self)
    }

    fn check_sending(&self) -> Result<(), ConfigError> {
        let delivery = &self.delivery;
        require(["vi", "en"].contains(&self.office.language.as_str()), "office.language", Expected::OneOf("vi, en"))?;
        let forms = ["đồng chí", "anh/chị", "ông/bà"];
        let one_of = Expected::OneOf("đồng chí, anh/chị, ông/bà");
        require(forms.contains(&self.office.address.as_str()), "office.address", one_of)?;
        require(delivery.rate > 0, "delivery.rate", Expected::AtLeast(1))?;
        let below = Expected::Below("delivery.rate");
        require(delivery.reply_reserve < delivery.rate, "delivery.reply_reserve", below)?;
        require(delivery.chat_rate > 0, "delivery.chat_rate", Expected::AtLeast(1))?;
        require(delivery.in_flight > 0, "delivery.in_flight", Expected::AtLeast(1))?;
        require(delivery.max_attempts > 0, "delivery.max_attempts", Expected::AtLeast(1))
    }

    fn check_calendar(&self) -> Result<(), ConfigError> {
        let (hours, calendar, reminders) = (&self.hours, &self.calendar, &self.reminders);
        // The last day that every month has.
        require(hours.announce_day <= 28, "hours.announce_day", Expected::OffOrUpTo(28))?;
        let before = Expected::Before("hours.work_until");
        require(hours.work_from < hours.work_until, "hours.work_from", before)?;
        require(calendar.digest_weekday <= 7, "calendar.digest_weekday", Expected::OffOrUpTo(7))?;
        require(calendar.letter_day <= 28, "calendar.letter_day", Expected::OffOrUpTo(28))?;
        require(reminders.every_days > 0, "reminders.every_days", Expected::AtLeast(1))?;
        require(reminders.first_after_hours >= 0, "reminders.first_after_hours", Expected::AtLeast(0))?;
        let not_above = Expected::NotAbove("reminders.escalate_to_office_days");
        let in_order = reminders.escalate_to_unit_days <= reminders.escalate_to_office_days;
        require(in_order, "reminders.escalate_to_unit_days", not_above)
    }

    fn check_addresses(&self) -> Result<(), ConfigError> {
        if self.telegram.webhook_url.is_some() {
            let secret = self.telegram.webhook_secret.as_ref().map_or("", |secret| secret.expose_secret());
            let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
            let is_token = (1..=256).contains(&secret.len()) && secret.bytes().all(allowed);
            let token = Expected::Token(1, 256, "telegram.webhook_url");
            require(is_token, "telegram.webhook_secret", token)?;
            require(self.http.listen.is_some(), "http.listen", Expected::SetWith("telegram.webhook_url"))?;
        }
        if let Some(url) = &self.http.public_url {
            // The platforms fetch from it.
            let is_public = url.starts_with("https://") || url.starts_with("http://127.0.0.1");
            require(is_public, "http.public_url", Expected::StartingWith("https://"))?;
            require(self.http.listen.is_some(), "http.listen", Expected::SetWith("http.public_url"))?;
        }
        Ok(())
    }

    /// The channels whose credentials are set, in the order in which they are served.
    pub fn channels(&self) -> Vec<ChannelKind> {
        let set = [
            (ChannelKind::Telegram, self.telegram.token.is_some()),
            (ChannelKind::ZaloBot, self.zalo_bot.token.is_some()),
            (ChannelKind::ZaloOa, self.zalo_oa.is_set()),
        ];
        set.into_iter().filter(|(_, set)| *set).map(|(kind, _)| kind).collect()
    }
}

impl DeliveryConfig {
    pub fn retry_policy(&self) -> RetryPolicy {
        RetryPolicy {
            max_attempts: self.max_attempts,
            first_delay: TimeDelta::seconds(self.first_retry_seconds),
            max_delay: TimeDelta::seconds(self.max_retry_seconds),
        }
    }
}

#[cfg(test)]
mod tests;
