//! Telegram: polled, or pushed to a webhook; a menu of commands in both languages.

use super::{Platform, Receiving, path_of};
use crate::bot::commands;
use crate::channel::inbound::Inbound;
use crate::channel::intake::Intake;
use crate::channel::telegram::{Telegram, update, webhook};
use crate::channel::{Channel, ChannelError, Sending};
use crate::config::{Config, TelegramConfig};
use crate::desk::{Desk, TELEGRAM_NAME};
use crate::domain::seat::ChannelKind;
use crate::store::RawUpdate;
use crate::text::Lang;
use secrecy::ExposeSecret;
use std::sync::Arc;
use std::time::Duration;

pub(super) struct Connected {
    telegram: Telegram,
    config: TelegramConfig,
    desk: Desk,
}

impl Connected {
    pub(super) fn new(config: &Config, desk: &Desk) -> Result<Connected, ChannelError> {
        let timeout = Duration::from_secs(config.delivery.request_timeout_seconds);
        let telegram = Telegram::new(&config.telegram, timeout, Arc::new(desk.store.clone()))?;
        Ok(Connected { telegram, config: config.telegram.clone(), desk: desk.clone() })
    }
}

impl Platform for Connected {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Telegram
    }

    fn channel(&self) -> Arc<dyn Channel> {
        Arc::new(self.telegram.clone())
    }

    fn read(&self, raw: &RawUpdate) -> Option<Inbound> {
        Some(update::read(&raw.body))
    }

    fn receive(&self, intake: Intake) -> Sending<'_, Result<Receiving, ChannelError>> {
        Box::pin(async move {
            let Some(url) = &self.config.webhook_url else {
                let telegram = self.telegram.clone();
                let polling = Box::pin(async move { telegram.poll(intake).await });
                return Ok(Receiving { upkeep: Some(polling), polls: true, ..Receiving::default() });
            };
            let secret = self.config.webhook_secret.clone().unwrap_or_default();
            self.telegram.set_webhook(url, secret.expose_secret()).await?;
            Ok(Receiving { routes: webhook::router(&path_of(url), secret, intake), ..Receiving::default() })
        })
    }

    fn introduce(&self) -> Sending<'_, ()> {
        Box::pin(async move {
            match self.telegram.me().await {
                Ok(me) => {
                    if let Err(error) = self.desk.store.set_setting(TELEGRAM_NAME, &me.username).await {
                        tracing::warn!(%error, "the bot's name could not be kept");
                    }
                }
                Err(error) => tracing::warn!(%error, "the bot's name could not be asked for"),
            }
            for (language, lang) in [(None, Lang::Vi), (Some("vi"), Lang::Vi), (Some("en"), Lang::En)] {
                let menu = commands::menu(self.desk.catalogue.in_lang(lang));
                if let Err(error) = self.telegram.set_commands(language, &menu).await {
                    tracing::warn!(%error, "the menu of commands could not be set");
                }
            }
        })
    }
}
