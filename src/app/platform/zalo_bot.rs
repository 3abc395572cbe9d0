//! A bot of the Zalo Bot Platform: polled, or pushed to a webhook that is set again until the platform takes it.

use super::{Platform, Receiving, path_of};
use crate::channel::inbound::Inbound;
use crate::channel::intake::Intake;
use crate::channel::links::Links;
use crate::channel::zalo_bot::{ZaloBot, update, webhook};
use crate::channel::{Channel, ChannelError, Sending};
use crate::config::{Config, ZaloBotConfig};
use crate::desk::{Desk, ZALO_BOT_LINK};
use crate::domain::seat::ChannelKind;
use crate::store::RawUpdate;
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

pub(super) struct Connected {
    bot: ZaloBot,
    config: ZaloBotConfig,
    desk: Desk,
}

impl Connected {
    pub(super) fn new(config: &Config, desk: &Desk, links: Option<Links>) -> Result<Connected, ChannelError> {
        let bot = desk.zalo_bot(links)?;
        Ok(Connected { bot, config: config.zalo_bot.clone(), desk: desk.clone() })
    }
}

impl Platform for Connected {
    fn kind(&self) -> ChannelKind {
        ChannelKind::ZaloBot
    }

    fn channel(&self) -> Arc<dyn Channel> {
        Arc::new(self.bot.clone())
    }

    fn read(&self, raw: &RawUpdate) -> Option<Inbound> {
        update::read(&raw.body)
    }

    fn receive(&self, intake: Intake) -> Sending<'_, Result<Receiving, ChannelError>> {
        Box::pin(async move {
            let bot = self.bot.clone();
            let Some(url) = self.config.webhook_url.clone() else {
                let polling = Box::pin(async move { bot.poll(intake).await });
                return Ok(Receiving { upkeep: Some(polling), polls: true, ..Receiving::default() });
            };
            let secret = self.config.webhook_secret.clone().unwrap_or_default();
            let stop = intake.stop.clone();
            let routes = webhook::router(&path_of(&url), secret.clone(), intake);
            // Only once the routes are served can the platform's own try succeed.
            let upkeep = Box::pin(async move { keep_set(bot, url, secret, stop).await });
            Ok(Receiving { routes, upkeep: Some(upkeep), polls: false })
        })
    }

    fn introduce(&self) -> Sending<'_, ()> {
        Box::pin(async move {
            match self.bot.me().await {
                Ok(me) => {
                    let link = format!("https://zalo.me/{}", me.id);
                    if let Err(error) = self.desk.store.set_setting(ZALO_BOT_LINK, &link).await {
                        tracing::warn!(%error, "the bot's address could not be kept");
                    }
                }
                Err(error) => tracing::warn!(%error, "the Zalo bot's name could not be asked for"),
            }
        })
    }
}

/// Sets the webhook until the platform has taken it. What it says of its own try is for the operator.
async fn keep_set(
    bot: ZaloBot,
    url: String,
    secret: SecretString,
    mut stop: watch::Receiver<bool>,
) -> Result<(), ChannelError> {
    let mut pause = FIRST_PAUSE;
    loop {
        match bot.set_webhook(&url, secret.expose_secret()).await {
            Ok(set) => {
                if let Some(tried) = set.verification.filter(|tried| !tried.ok) {
                    tracing::warn!(outcome = tried.outcome, hint = tried.hint, "Zalo cannot reach the webhook yet");
                }
                let _stopper_gone = stop.wait_for(|stop| *stop).await;
                return Ok(());
            }
            Err(ChannelError::Credentials) => return Err(ChannelError::Credentials),
            Err(error) => tracing::warn!(%error, "the webhook of Zalo could not be set; it is tried again"),
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return Ok(()),
            () = tokio::time::sleep(pause) => pause = (pause * 2).min(LONGEST_PAUSE),
        }
    }
}
