//! Progress of a notice in a chat: one message kept up to date until the notice has come to its end. Where a channel
//! cannot change a message, the end alone is told.

use super::caller::Caller;
use super::{Bot, BotError};
use crate::desk::Progress;
use crate::domain::delivery::Outcome;
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::rights::Actor;
use crate::domain::seat::ChatAddress;
use crate::store::Watch;
use crate::text::{Lang, Text};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

/// Chats bear one message a second; three leave room for answers.
const EVERY: Duration = Duration::from_secs(3);

/// What was shown last in a watched message, and the first look, which speed is counted from.
struct Shown {
    words: String,
    first: Progress,
}

type ShownIn = HashMap<(NoticeId, ChatAddress), Shown>;

impl Bot {
    /// Shows how far the notice has come and, while it goes on, keeps the message up to date.
    pub(super) async fn follow(&self, caller: &Caller<'_>, notice: &Notice) -> Result<Vec<Message>, BotError> {
        let progress = self.desk.progress(&Actor::System, notice.id).await?;
        let message = shown(&progress, None, caller.text);
        if progress.is_finished() {
            return Ok(vec![message]);
        }
        let edits = self.gate.capabilities(caller.chat.channel).is_some_and(|capabilities| capabilities.edit);
        let message = if edits { message } else { message.note(caller.text.progress_end_told()) };
        let sent = match self.gate.reply(caller.chat, &message).await {
            Outcome::Accepted { message } => Some(message).filter(|_| edits),
            _ => None,
        };
        let language = caller.text.lang().tag().to_owned();
        let watch = Watch { notice: notice.id, chat: caller.chat.clone(), message: sent, language };
        self.store().put_watch(watch).await?;
        Ok(Vec::new())
    }

    /// Keeps every watched message up to date until `stop` turns true.
    pub async fn keep_following(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut shown = ShownIn::new();
        loop {
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                _ = ticks.tick() => {}
            }
            if let Err(error) = self.update_watched(&mut shown).await {
                tracing::warn!(%error, "the progress of notices could not be shown: {error}");
            }
        }
    }

    async fn update_watched(&self, shown_in: &mut ShownIn) -> Result<(), BotError> {
        for watch in self.store().watches().await? {
            let progress = self.desk.progress(&Actor::System, watch.notice).await?;
            let text = self.desk.catalogue.in_lang(Lang::from_tag(&watch.language));
            let key = (watch.notice, watch.chat.clone());
            let speed = shown_in.get(&key).and_then(|shown| progress.speed_since(&shown.first));
            let message = shown(&progress, speed, text);
            let words = message.plain_text();
            let finished = progress.is_finished();
            let changed = shown_in.get(&key).is_none_or(|shown| shown.words != words);
            match &watch.message {
                Some(sent) if changed => drop(self.gate.replace(&watch.chat, sent, &message).await),
                None if finished => drop(self.gate.reply(&watch.chat, &message).await),
                _ => {}
            }
            if finished {
                shown_in.remove(&key);
                self.store().remove_watch(watch.notice, &watch.chat).await?;
            } else {
                shown_in.entry(key).or_insert_with(|| Shown { words: String::new(), first: progress }).words = words;
            }
        }
        Ok(())
    }
}

fn shown(progress: &Progress, speed: Option<crate::desk::Speed>, text: Text<'_>) -> Message {
    let number = progress.notice.to_string();
    let title = text.progress_title(number.clone(), progress.state_word(text));
    let mut message = Message::new().title(title).lines(vec![Line::from(progress.line(text, speed))]);
    let command = |name: &str| Action::Command(format!("{name} {number}"));
    if progress.is_finished() {
        message = message.choice(text.menu_results(), command("ketqua"));
    } else if progress.paused {
        message = message.choice(text.choice_resume(), command("tieptuc"));
        message = message.choice(text.choice_cancel(), command("huythongbao"));
    } else {
        message = message.choice(text.choice_pause(), command("tamdung"));
        message = message.choice(text.choice_cancel(), command("huythongbao"));
    }
    message
}
