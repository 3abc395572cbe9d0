//! One TOML file and the environment (`LOA_SECTION__KEY`) → a checked struct.

mod calendar;
pub mod holidays;
mod letter;
mod reminders;
mod texts;
mod zalo;

use crate::domain::calendar::OfficeHours;
use crate::domain::delivery::RetryPolicy;
use crate::domain::holidays::HolidayTable;
use crate::domain::seat::ChannelKind;
use crate::domain::unit::UnitId;
pub use calendar::CalendarConfig;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use figment::Figment;
use figment::providers::{Env, Format, Toml};
pub use letter::LetterConfig;
pub use reminders::RemindersConfig;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
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
    /// Requests under way at once.
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

/// Why a configuration cannot be used; the first line names the key.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{0}: no such file")]
    Missing(PathBuf),
    #[error("{0}")]
    Unreadable(String),
    #[error("{key}: {problem}")]
    Invalid { key: &'static str, problem: String },
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
            figment = figment.merge(Toml::file_exact(file));
        }
        let names = texts::TEXTS.map(texts::variable);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        figment = figment.merge(Env::prefixed("LOA_").ignore(&NO_SETTINGS).ignore(&names).split("__"));
        for (key, text) in texts::set(|name| std::env::var(name).ok()) {
            figment = figment.merge((key, text));
        }
        let config: Config = figment.extract().map_err(|error| ConfigError::Unreadable(error.to_string()))?;
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
        let invalid = |key, problem: &str| Err(ConfigError::Invalid { key, problem: problem.to_owned() });
        if !["vi", "en"].contains(&self.office.language.as_str()) {
            return invalid("office.language", "must be vi or en");
        }
        if self.delivery.rate == 0 {
            return invalid("delivery.rate", "must be at least 1 message a second");
        }
        if self.delivery.reply_reserve >= self.delivery.rate {
            return invalid("delivery.reply_reserve", "must be below delivery.rate");
        }
        if self.delivery.chat_rate == 0 || self.delivery.in_flight == 0 || self.delivery.max_attempts == 0 {
            return invalid("delivery", "chat_rate, in_flight and max_attempts must be at least 1");
        }
        if self.hours.announce_day > 28 {
            return invalid("hours.announce_day", "must be 0 (off) or 1 to 28, a day every month has");
        }
        if self.hours.work_from >= self.hours.work_until {
            return invalid("hours.work_from", "must be before hours.work_until");
        }
        if self.calendar.digest_weekday > 7 {
            return invalid("calendar.digest_weekday", "must be 0 (off) or 1 (Monday) to 7 (Sunday)");
        }
        if self.calendar.letter_day > 28 {
            return invalid("calendar.letter_day", "must be 0 (off) or 1 to 28, a day every month has");
        }
        if self.reminders.every_days == 0 || self.reminders.first_after_hours < 0 {
            return invalid("reminders", "every_days must be at least 1 and first_after_hours not below 0");
        }
        if self.reminders.escalate_to_unit_days > self.reminders.escalate_to_office_days {
            return invalid("reminders.escalate_to_unit_days", "must not be above reminders.escalate_to_office_days");
        }
        if self.telegram.webhook_url.is_some() {
            let secret = self.telegram.webhook_secret.as_ref().map_or("", |secret| secret.expose_secret());
            let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
            if !(1..=256).contains(&secret.len()) || !secret.bytes().all(allowed) {
                return invalid(
                    "telegram.webhook_secret",
                    "must be 1 to 256 of A-Z a-z 0-9 _ - with telegram.webhook_url",
                );
            }
            if self.http.listen.is_none() {
                return invalid("http.listen", "is required with telegram.webhook_url");
            }
        }
        if let Some(url) = &self.http.public_url {
            if !url.starts_with("https://") && !url.starts_with("http://127.0.0.1") {
                return invalid("http.public_url", "must begin with https://, since the platforms fetch from it");
            }
            if self.http.listen.is_none() {
                return invalid("http.listen", "is required with http.public_url");
            }
        }
        zalo::check(self)
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
