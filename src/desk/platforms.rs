//! Whether the platforms answer us now, as an operator asks.

use super::Desk;
use crate::channel::ChannelError;
use crate::channel::telegram::Telegram;
use crate::domain::seat::ChannelKind;
use chrono::TimeDelta;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// How long a platform may take to say that it knows us.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How one channel stands with its platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlatformStanding {
    pub channel: ChannelKind,
    pub answer: PlatformAnswer,
    /// How long ago a running process last had an answer to its poll; `None` where nothing polls.
    pub last_poll: Option<TimeDelta>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlatformAnswer {
    Known,
    /// An Official Account without a consent.
    NoConsent,
    /// The consent is not renewed any more.
    ConsentEnded(String),
    /// The Official Account's consent lacks the rights to send and to read.
    NoRights(String),
    /// In [`PATIENCE`].
    Silent,
    Failed(ChannelError),
}

impl Desk {
    /// Asks every platform whose credentials are set, all at once.
    pub async fn platforms(&self) -> Vec<PlatformStanding> {
        let channels = self.config.channels();
        let mut asked = JoinSet::new();
        for channel in channels.clone() {
            let desk = self.clone();
            asked.spawn(async move { desk.platform(channel).await });
        }
        let mut standings = asked.join_all().await;
        standings.sort_by_key(|standing| channels.iter().position(|channel| *channel == standing.channel));
        standings
    }

    /// Asks the platform of one channel.
    pub async fn platform(&self, channel: ChannelKind) -> PlatformStanding {
        let answer = match tokio::time::timeout(PATIENCE, self.ask_platform(channel)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => PlatformAnswer::Failed(error),
            Err(_) => PlatformAnswer::Silent,
        };
        let now = self.clock.now();
        PlatformStanding { channel, answer, last_poll: self.post.last_poll(channel).map(|last| now - last) }
    }

    async fn ask_platform(&self, channel: ChannelKind) -> Result<PlatformAnswer, ChannelError> {
        match channel {
            ChannelKind::Telegram => {
                let files = Arc::new(self.store.clone());
                Telegram::new(&self.config.telegram, PATIENCE, files)?.me().await?;
            }
            ChannelKind::ZaloBot => {
                self.zalo_bot(None)?.me().await?;
            }
            ChannelKind::ZaloOa => {
                let oa = self.zalo_oa(None)?;
                let Some(state) = oa.token_state().await? else { return Ok(PlatformAnswer::NoConsent) };
                if let Some(reason) = state.dead {
                    return Ok(PlatformAnswer::ConsentEnded(reason));
                }
                match oa.check_rights().await {
                    Err(ChannelError::Refused(reason)) => return Ok(PlatformAnswer::NoRights(reason)),
                    checked => checked?,
                }
            }
            ChannelKind::Console => {}
        }
        Ok(PlatformAnswer::Known)
    }
}
