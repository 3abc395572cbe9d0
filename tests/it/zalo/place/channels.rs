//! The stand-ins behind the channels, and the settings that lead to them.

use super::{Paper, Place};
use crate::stories::office_day;
use crate::telegram_server::{self, TelegramServer};
use crate::zalo_bot_server::{self, ZaloBotServer};
use crate::zalo_oa_server::{self, ZaloOaServer};
use loa::app::{Console, open_house};
use loa::clock::SystemClock;
use loa::config::Config;
use loa::domain::seat::ChannelKind;
use std::sync::Arc;

const LAST_MINUTE: chrono::NaiveTime = chrono::NaiveTime::from_hms_opt(23, 59, 0).expect("a time");

impl Place {
    pub(super) async fn connect(&mut self, channel: ChannelKind, address: &str) {
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
                self.set("LOA_ZALO_OA__APP_ID", zalo_oa_server::APP_ID);
                self.set("LOA_ZALO_OA__APP_SECRET", zalo_oa_server::APP_SECRET);
                self.set("LOA_ZALO_OA__WEBHOOK_SECRET", zalo_oa_server::OA_SECRET);
                self.set("LOA_ZALO_OA__OA_ID", zalo_oa_server::OA_ID);
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
                // Always at work; a house plans no reminders by itself.
                (config.hours.work_from, config.hours.work_until) = (chrono::NaiveTime::MIN, LAST_MINUTE);
                let today = office_day(chrono::Utc::now());
                config.hours.make_up_days.extend([today, today + chrono::TimeDelta::days(1)]);
                config.reminders.first_after_hours = 0;
                let console = Console::new(Box::new(paper.clone()), "");
                let house = open_house(&config, Arc::new(SystemClock), console).await.expect("a house");
                self.house = Some((house, paper));
            }
        }
    }
}
