//! A seat begins with a directive, is asked for its report, and reports: by words, a photo or a file.

use super::{failure, refused_directive};
use crate::bot::attachments::Fetched;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::session::Expected;
use crate::bot::{Bot, BotError};
use crate::channel::inbound::Attachment;
use crate::desk::Times;
use crate::domain::directive_progress::{Progress, Stage};
use crate::domain::message::{Action, FileRef, Line, Message};
use crate::domain::notice::NoticeId;
use crate::text::numbers;

impl Bot {
    pub(in crate::bot) async fn begin_directive(
        &self,
        caller: &Caller<'_>,
        notice: NoticeId,
    ) -> Result<Reply, BotError> {
        let actor = self.actor_with_directive(caller, notice).await?;
        match self.desk.begin_directive(&actor, notice).await {
            Ok(_) => {
                let number = notice.to_string();
                let label = caller.text.choice_report_one(number.clone());
                reply(Message::text(caller.text.begun(number)).choice(label, Action::Report(notice)))
            }
            Err(error) => refused_directive(error, caller),
        }
    }

    /// Asks for the report; what comes next in the chat is taken for it. Refused at once where no report can follow.
    pub(in crate::bot) async fn ask_for_report(
        &self,
        caller: &mut Caller<'_>,
        notice: NoticeId,
    ) -> Result<Reply, BotError> {
        let actor = self.actor_with_directive(caller, notice).await?;
        if let Err(error) = self.desk.may_report(&actor, notice).await {
            return refused_directive(error, caller);
        }
        caller.session.expect(Expected::Report(notice), caller.now);
        let message = Message::text(caller.text.report_ask(notice.to_string()));
        reply(message.choice(caller.text.choice_never_mind(), Action::NeverMind))
    }

    /// "Báo cáo" without a number: clear when one directive waits, else asked which.
    pub(in crate::bot) async fn report_by_word(&self, caller: &mut Caller<'_>) -> Result<Reply, BotError> {
        let waiting = self.awaiting_report(caller).await?;
        let mut notices: Vec<NoticeId> = waiting.iter().map(|one| one.notice.id).collect();
        notices.dedup();
        match notices.as_slice() {
            [] => reply(Message::text(caller.text.report_nothing_open())),
            [one] => self.ask_for_report(caller, *one).await,
            _ => {
                let text = caller.text;
                let heading = |one: &crate::desk::SeatDirective| {
                    Line::from(text.notice_heading(one.notice.id.to_string(), one.notice.message.headline()))
                };
                let message = Message::text(text.report_which()).lines(waiting.iter().map(heading).collect());
                reply(notices.iter().fold(message, |message, notice| {
                    message.choice(text.choice_report_one(notice.to_string()), Action::Report(*notice))
                }))
            }
        }
    }

    pub(in crate::bot) async fn report(
        &self,
        caller: &mut Caller<'_>,
        notice: NoticeId,
        words: &str,
        files: Vec<FileRef>,
    ) -> Result<Reply, BotError> {
        let actor = self.actor_with_directive(caller, notice).await?;
        match self.desk.report_progress(&actor, notice, words, files).await {
            Ok(progress) => {
                caller.session.expect_nothing();
                caller.session.note_report(notice, caller.now);
                self.confirm_report(caller, &progress).await
            }
            // What is too long or empty can be sent again: the report is still awaited.
            Err(error) => refused_directive(error, caller),
        }
    }

    async fn confirm_report(&self, caller: &Caller<'_>, progress: &Progress) -> Result<Reply, BotError> {
        let text = caller.text;
        let at = progress.last_report().map_or(caller.now, |(_, at)| at);
        let mut message = Message::new().line(text.report_recorded(progress.notice.to_string(), numbers::time(at)));
        if caller.seats.len() > 1
            && let Some(seat) = caller.seats.iter().find(|seat| seat.id == progress.seat)
        {
            message = message.line(text.report_recorded_seat(seat.title.clone()));
        }
        debug_assert_eq!(progress.stage(), Stage::Reported);
        if let Some(Times { last_day, next }) = self.desk.times_of(progress).await? {
            message = message.line(text.occurrence_recorded(numbers::date(last_day), numbers::date(next)));
        }
        reply(message.line(text.report_sent_on()))
    }

    /// A photo or file as a report, with its caption as the words.
    pub(in crate::bot) async fn report_file(
        &self,
        caller: &mut Caller<'_>,
        notice: NoticeId,
        attachment: &Attachment,
    ) -> Result<Reply, BotError> {
        // Nothing is fetched for a report that would be refused.
        let actor = self.actor_with_directive(caller, notice).await?;
        if let Err(error) = self.desk.may_report(&actor, notice).await {
            return refused_directive(error, caller);
        }
        let Fetched { name, bytes } = match self.fetch(caller, attachment).await {
            Ok(fetched) => fetched,
            Err(word) => return reply(word),
        };
        let document = self.store().keep_document(bytes).await?;
        let words = attachment.caption.clone().unwrap_or_default();
        self.report(caller, notice, &words, vec![FileRef { document, name }]).await
    }

    /// The directive that a message in this chat was about, when the caller was sent it there.
    pub(in crate::bot) async fn directive_of_message(
        &self,
        caller: &Caller<'_>,
        message: &str,
    ) -> Result<Option<NoticeId>, BotError> {
        for one in self.desk.directives_of(&caller.seats).await.map_err(failure)?.0 {
            let Some(seat) = caller.seats.iter().find(|seat| seat.id == one.row.seat) else { continue };
            let rows = self.store().deliveries_ever_to(one.notice.id, seat).await?;
            if rows.iter().any(|row| row.chat.as_ref() == Some(caller.chat) && row.has_message(message)) {
                return Ok(Some(one.notice.id));
            }
        }
        Ok(None)
    }
}
