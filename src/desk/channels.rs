//! The channels as the office sees them: which are connected, which pause, and letting one go on.

use super::{Desk, DeskError, NoticeProblem};
use crate::domain::audit::AuditAct;
use crate::domain::channel_pause::ChannelPause;
use crate::domain::message::{Action, Message};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::text::{Text, numbers};
use serde_json::{Value, json};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelStanding {
    pub channel: ChannelKind,
    /// A running process is connected to it.
    pub connected: bool,
    pub pause: Option<ChannelPause>,
}

/// A word to the office about a channel that pauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelAlert {
    pub channel: ChannelKind,
    pub chats: Vec<ChatAddress>,
    pub message: Message,
}

impl Desk {
    /// The channels of this installation.
    pub async fn channels(&self, actor: &Actor) -> Result<Vec<ChannelStanding>, DeskError> {
        self.permit(actor, Act::SeeResults)?;
        let connected = self.post.gate().map(|gate| gate.kinds()).unwrap_or_default();
        let mut standings = Vec::new();
        for channel in self.configured_channels() {
            let pause = self.store.channel_pause(channel).await?.filter(ChannelPause::is_on);
            standings.push(ChannelStanding { channel, connected: connected.contains(&channel), pause });
        }
        Ok(standings)
    }

    /// Sends no notice over the channel until it is resumed; answers go on.
    pub async fn pause_channel(&self, actor: &Actor, channel: ChannelKind) -> Result<(), DeskError> {
        self.permit(actor, Act::IssueNotice)?;
        self.known(channel)?;
        let pause = ChannelPause::by_person(self.clock.now(), actor.to_string());
        self.recorded(actor, AuditAct::ChannelPaused, channel.code()).set_channel_pause(channel, Some(&pause)).await?;
        if let Some(gate) = self.post.gate() {
            gate.hold(channel);
        }
        Ok(())
    }

    /// Lets notices leave over the channel at once, whatever paused it.
    pub async fn resume_channel(&self, actor: &Actor, channel: ChannelKind) -> Result<(), DeskError> {
        self.permit(actor, Act::IssueNotice)?;
        self.known(channel)?;
        self.recorded(actor, AuditAct::ChannelResumed, channel.code()).set_channel_pause(channel, None).await?;
        if let Some(gate) = self.post.gate() {
            gate.resume(channel);
        }
        self.store.expedite(channel, self.clock.now()).await?;
        self.wake.wake();
        Ok(())
    }

    /// The channel's credentials have been renewed: a running process sends over it again, and what waited for them
    /// does not wait any longer.
    pub async fn reconnect(&self, channel: ChannelKind) -> Result<(), DeskError> {
        if let Some(gate) = self.post.gate() {
            gate.reconnect(channel);
        }
        self.store.expedite(channel, self.clock.now()).await?;
        self.wake.wake();
        Ok(())
    }

    /// What the office has not been told yet. To be marked as told once somebody has received it.
    pub async fn channel_alerts(&self) -> Result<Vec<ChannelAlert>, DeskError> {
        let mut alerts = Vec::new();
        for channel in self.configured_channels() {
            let Some(pause) = self.store.channel_pause(channel).await?.filter(|pause| !pause.told) else { continue };
            let chats = self.operating_chats().await?;
            let message = alert(channel, &pause, self.office_text());
            alerts.push(ChannelAlert { channel, chats, message });
        }
        Ok(alerts)
    }

    pub async fn mark_told(&self, channel: ChannelKind) -> Result<(), DeskError> {
        match self.store.channel_pause(channel).await? {
            Some(pause) if pause.is_on() => {
                let told = ChannelPause { told: true, ..pause };
                Ok(self.store.set_channel_pause(channel, Some(&told)).await?)
            }
            Some(_) => Ok(self.store.set_channel_pause(channel, None).await?),
            None => Ok(()),
        }
    }

    /// The chats of those who can resume a channel, operators first.
    pub(super) async fn operating_chats(&self) -> Result<Vec<ChatAddress>, DeskError> {
        let mut chats: Vec<ChatAddress> = Vec::new();
        let mut seats = self.store.seats().await?;
        seats.retain(|seat| seat.role.permits(Act::IssueNotice) || seat.role.permits(Act::RunInstallation));
        seats.sort_by_key(|seat| !seat.role.permits(Act::RunInstallation));
        for seat in seats {
            for person in self.holders(&seat).await? {
                if let Some(chat) = person.reachable_at()
                    && !chats.contains(chat)
                {
                    chats.push(chat.clone());
                }
            }
        }
        Ok(chats)
    }

    fn known(&self, channel: ChannelKind) -> Result<(), NoticeProblem> {
        match self.configured_channels().contains(&channel) {
            true => Ok(()),
            false => Err(NoticeProblem::UnknownChannel(channel)),
        }
    }
}

fn alert(channel: ChannelKind, pause: &ChannelPause, text: Text<'_>) -> Message {
    let name = text.channel(channel);
    let since = numbers::time(pause.since);
    let message = Message::new().title(text.channel_alert_title(name));
    match (pause.ended, pause.until) {
        (Some(ended), _) => message.line(text.channel_alert_ended(since, numbers::time(ended))),
        (None, Some(until)) => message
            .line(text.channel_alert(pause.errors.to_string(), since, numbers::time(until)))
            .note(text.channel_alert_resume(channel.code()))
            .choice(text.choice_resume_channel(), Action::Command(format!("mokenh {}", channel.code()))),
        (None, None) => message.line(text.channel_held(since)),
    }
}

impl ChannelStanding {
    pub fn line(&self, text: Text<'_>) -> String {
        let name = text.channel(self.channel);
        let standing = match &self.pause {
            Some(ChannelPause { since, until: Some(until), errors, .. }) => {
                text.channel_alert(errors.to_string(), numbers::time(*since), numbers::time(*until))
            }
            Some(ChannelPause { since, until: None, .. }) => text.channel_held(numbers::time(*since)),
            None if self.connected => text.channel_connected(),
            None => text.channel_configured(),
        };
        format!("{name} ({}): {standing}", self.channel.code())
    }

    pub fn to_json(&self) -> Value {
        json!({ "channel": self.channel.code(), "connected": self.connected, "pause": self.pause })
    }
}
