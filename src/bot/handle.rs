//! One update → what happens, and what is answered.

use super::caller::Caller;
use super::reply::{Press, Reply, reply};
use super::session::{chosen, number};
use super::{Bot, BotError, commands};
use crate::channel::inbound::{Event, Inbound};
use crate::desk::{Resend, Resent, normalise_code};
use crate::domain::delivery::{GoneReason, Outcome};
use crate::domain::message::{Action, Message};
use crate::domain::notice::NoticeId;
use crate::domain::rights::Act;
use crate::domain::seat::ChatAddress;
use crate::text::Lang;
use unicode_normalization::UnicodeNormalization;

/// A longer text is no question.
const QUESTION_LENGTH: usize = 1000;

impl Bot {
    /// Does what the update asks and answers. The effect is durable when this returns; doing it again does no harm.
    pub async fn handle(&self, inbound: &Inbound) -> Result<(), BotError> {
        match &inbound.event {
            Event::Left => {
                self.store().set_address_gone(&inbound.chat, true).await?;
                return Ok(self.store().durable().await?);
            }
            Event::MovedTo(chat) => {
                let to = ChatAddress { channel: inbound.chat.channel, chat: chat.clone() };
                return Ok(self.store().move_address(&inbound.chat, &to).await?);
            }
            Event::Receipt { messages, seen, at } => {
                return Ok(self.desk.take_receipt(&inbound.chat, messages, *seen, *at).await.map(drop)?);
            }
            _ => {}
        }
        let mut caller = self.caller(inbound).await?;
        if self.has_window(&caller) {
            self.store().note_act(caller.chat, caller.now).await?;
        }
        if caller.has_come_back() {
            self.store().set_address_gone(caller.chat, false).await?;
        }
        let messages = match &inbound.event {
            Event::Text(typed) => {
                let replies_to = inbound.replies_to.as_deref();
                self.typed(&mut caller, &typed.nfc().collect::<String>(), replies_to).await?
            }
            Event::Press { press, data, message } => {
                let press = Press { id: press, message: message.as_deref() };
                self.pressed(&mut caller, &press, data).await?
            }
            Event::File(attachment) => self.attached(&mut caller, attachment, inbound.replies_to.as_deref()).await?,
            Event::Other { answerable: true } if !caller.in_group => {
                vec![Message::text(caller.text.chat_words_only())]
            }
            _ => Vec::new(),
        };
        let writes = !matches!(inbound.event, Event::Other { .. });
        self.send(&mut caller, messages).await?;
        if writes && self.has_window(&caller) {
            self.send_announced(&caller).await?;
        }
        Ok(())
    }

    /// A generic word after a failure.
    pub(super) async fn apologise(&self, inbound: &Inbound) {
        if inbound.in_group {
            return;
        }
        let text = self.desk.catalogue.in_lang(Lang::from_tag(&self.desk.config.office.language));
        self.gate.reply(&inbound.chat, &Message::text(text.chat_failure())).await;
    }

    /// Says whether every message has arrived.
    async fn send(&self, caller: &mut Caller<'_>, messages: Reply) -> Result<(), BotError> {
        for message in &messages {
            let outcome = self.gate.reply(caller.chat, message).await;
            if matches!(outcome, Outcome::Gone(reason) if reason != GoneReason::WindowClosed) {
                self.store().set_address_gone(caller.chat, true).await?;
                break;
            }
        }
        if let Some(last) = messages.last() {
            caller.session.offer(&last.choices, caller.now);
        }
        if let Err(error) = self.store().put_session(caller.chat, &caller.session).await {
            // The answer has gone out; what is lost is a follow-up.
            tracing::warn!(%error, "what a chat was about could not be kept: {error}");
        }
        Ok(())
    }

    async fn typed(&self, caller: &mut Caller<'_>, typed: &str, replies_to: Option<&str>) -> Result<Reply, BotError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(Vec::new());
        }
        if let Some(line) = typed.strip_prefix('/') {
            caller.session.expect_nothing();
            return self.command(caller, line).await;
        }
        if let Some(decided) = self.typed_decision(caller, typed).await? {
            return Ok(decided);
        }
        if let Some(action) = self.meant_choice(caller, typed).await? {
            return self.act(caller, &action, None).await;
        }
        if let Some(answer) = self.about_directive(caller, typed, replies_to).await? {
            return Ok(answer);
        }
        if let Some(answer) = self.pasted_letter(caller, typed).await? {
            return Ok(answer);
        }
        if typed.chars().count() > QUESTION_LENGTH {
            return reply(Message::text(caller.text.chat_too_long(QUESTION_LENGTH.to_string())));
        }
        if caller.in_group {
            return self.ask(caller, typed).await;
        }
        if let Some(code) = typed_code(typed) {
            return self.pair_or_ask(caller, &code, typed).await;
        }
        if self.is_acknowledgement(typed) {
            return self.acknowledge_by_word(caller).await;
        }
        if let Some(reply) = self.typed_correction(caller, typed).await? {
            return Ok(reply);
        }
        if let Some(reply) = self.asks_for_provenance(caller, typed).await? {
            return Ok(reply);
        }
        self.ask(caller, typed).await
    }

    /// The choice that a typed number or label means: one of the last answer, or of a notice that came to this chat
    /// after it.
    async fn meant_choice(&self, caller: &Caller<'_>, typed: &str) -> Result<Option<Action>, BotError> {
        let offered = caller.session.offered(caller.now);
        let may_mean = number(typed).is_some() || !self.has_buttons(caller);
        if may_mean
            && let Some(pushed) = self.last_pushed(caller).await?
            && offered.is_none_or(|offered| offered.at < pushed.at)
            && let Some(action) = chosen(&pushed.choices, typed)
        {
            return Ok(Some(action.clone()));
        }
        Ok(offered.and_then(|offered| offered.chosen(typed)).cloned())
    }

    /// An act of the person opens the window in which they may be written to.
    fn has_window(&self, caller: &Caller<'_>) -> bool {
        self.gate.capabilities(caller.chat.channel).is_some_and(|capabilities| capabilities.window.is_some())
    }

    /// Where there are none, the word on a choice is typed.
    pub(super) fn has_buttons(&self, caller: &Caller<'_>) -> bool {
        self.gate.capabilities(caller.chat.channel).is_none_or(|capabilities| capabilities.buttons)
    }

    /// In either language: the word stands on the buttons of notices, which are in the office's.
    pub(super) fn is_acknowledgement(&self, typed: &str) -> bool {
        self.acknowledgements.contains(&crate::desk::slug(typed))
    }

    async fn pressed(&self, caller: &mut Caller<'_>, press: &Press<'_>, data: &str) -> Result<Reply, BotError> {
        let Some(action) = Action::decode(data) else {
            self.gate.confirm_press(caller.chat, press.id, &caller.text.chat_old_button()).await;
            return reply(Message::text(caller.text.chat_old_button()));
        };
        if !matches!(action, Action::Acknowledge(_)) {
            // Stops the platform's waiting sign; the answer follows as a message.
            self.gate.confirm_press(caller.chat, press.id, "").await;
        }
        self.act(caller, &action, Some(press)).await
    }

    async fn act(
        &self,
        caller: &mut Caller<'_>,
        action: &Action,
        press: Option<&Press<'_>>,
    ) -> Result<Reply, BotError> {
        match action {
            Action::Acknowledge(notice) => self.acknowledge(caller, *notice, press).await,
            Action::Details(notice) => self.behind_notice(caller, *notice, true).await,
            Action::Original(notice) => self.behind_notice(caller, *notice, false).await,
            Action::Ask(question) => self.ask(caller, question).await,
            Action::Command(line) => self.command(caller, line).await,
            Action::Begin(notice) => self.begin_directive(caller, *notice).await,
            Action::Report(notice) => self.ask_for_report(caller, *notice).await,
            Action::Board(notice) => self.board(caller, *notice).await,
            Action::ShowReport(report) => self.show_report(caller, *report).await,
            Action::AcceptReport(report) => self.accept_report(caller, *report).await,
            Action::ReturnReport(report) => self.ask_what_is_missing(caller, *report).await,
            Action::SendLate(notice) => self.send_late(caller, *notice).await,
            Action::NeverMind => {
                caller.session.expect_nothing();
                reply(Message::text(caller.text.never_mind()))
            }
        }
    }

    /// The details or the original of a notice, for those it was addressed to and for the office.
    async fn behind_notice(&self, caller: &Caller<'_>, id: NoticeId, details: bool) -> Result<Reply, BotError> {
        let notice = self.store().notice(id).await?;
        let Some(notice) = notice.filter(|_| !caller.in_group) else {
            return reply(Message::text(caller.text.chat_old_button()));
        };
        if !caller.may(Act::SeeResults) && !self.concerns(caller, &notice).await? {
            return reply(Message::text(caller.text.chat_not_addressed()));
        }
        let message = match details {
            true => self.desk.details(id, caller.text).await?,
            false => self.desk.original(id, caller.text).await?,
        };
        reply(message)
    }

    /// What expired unsent goes out after all.
    async fn send_late(&self, caller: &Caller<'_>, notice: NoticeId) -> Result<Reply, BotError> {
        let number = notice.to_string();
        match self.desk.resend(&caller.actor_for(Act::IssueNotice), notice, Resend::Late).await {
            Ok(Resent { planned: 0, .. }) => reply(Message::text(caller.text.late_nothing(number))),
            Ok(Resent { planned, .. }) => reply(Message::text(caller.text.late_sent(planned, number))),
            Err(error) => super::refused(error, caller),
        }
    }

    pub(super) async fn command(&self, caller: &mut Caller<'_>, line: &str) -> Result<Reply, BotError> {
        let (name, arguments) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        // In a group a command names its bot: /chiso@loa_bot.
        let name = name.split('@').next().unwrap_or(name).to_lowercase();
        match commands::find(&name) {
            Some(command) => commands::run(self, caller, command, arguments.trim()).await,
            None if caller.in_group => Ok(Vec::new()),
            None => reply(Message::text(caller.text.chat_unknown_command(name))),
        }
    }
}

/// A single word of an invitation code's form. A word that merely looks like one has no digit in it.
fn typed_code(typed: &str) -> Option<String> {
    let has_digit = typed.bytes().any(|byte| byte.is_ascii_digit());
    if has_digit { normalise_code(typed) } else { None }
}
