//! The office looks at a report, accepts it or returns it with a word.

use super::refused_directive;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::session::Expected;
use crate::bot::{Bot, BotError};
use crate::desk::{DirectiveError, ReportAnswer};
use crate::domain::directive_progress::ReportId;
use crate::domain::message::{Action, Message};
use crate::domain::notice::NoticeId;
use crate::domain::rights::Act;

impl Bot {
    pub(in crate::bot) async fn board(&self, caller: &Caller<'_>, notice: NoticeId) -> Result<Reply, BotError> {
        match self.desk.board(&caller.actor_for(Act::SeeResults), notice).await {
            Ok(board) => reply(board.message(caller.text)),
            Err(error) => refused_directive(error, caller),
        }
    }

    /// The report, then its files.
    pub(in crate::bot) async fn show_report(&self, caller: &Caller<'_>, report: ReportId) -> Result<Reply, BotError> {
        match self.desk.show_report(&caller.actor_for(Act::SeeResults), report, caller.text).await {
            Ok((message, files)) => {
                let files = files.into_iter().map(|file| {
                    let mut message = Message::text(caller.text.report_file(file.name.clone()));
                    message.file = Some(file);
                    message
                });
                // The report comes last, so that its choices are the ones a typed number means.
                Ok(files.chain([message]).collect())
            }
            Err(error) => refused_directive(error, caller),
        }
    }

    pub(in crate::bot) async fn accept_report(&self, caller: &Caller<'_>, report: ReportId) -> Result<Reply, BotError> {
        self.answer_report(caller, report, ReportAnswer::Accept(None)).await
    }

    /// Asks what is missing; what is typed next is the answer. Refused at once when the report cannot be returned.
    pub(in crate::bot) async fn ask_what_is_missing(
        &self,
        caller: &mut Caller<'_>,
        report: ReportId,
    ) -> Result<Reply, BotError> {
        match self.desk.report_to_answer(&caller.actor_for(Act::AnswerReport), report).await {
            Ok((notice, seat)) => {
                caller.session.expect(Expected::WhatIsMissing(report), caller.now);
                let message = Message::text(caller.text.return_ask(seat.title, notice.id.to_string()));
                reply(message.choice(caller.text.choice_never_mind(), Action::NeverMind))
            }
            Err(error) => refused_directive(error, caller),
        }
    }

    pub(in crate::bot) async fn return_report(
        &self,
        caller: &mut Caller<'_>,
        report: ReportId,
        word: &str,
    ) -> Result<Reply, BotError> {
        caller.session.expect_nothing();
        self.answer_report(caller, report, ReportAnswer::Return(word.to_owned())).await
    }

    async fn answer_report(
        &self,
        caller: &Caller<'_>,
        report: ReportId,
        answer: ReportAnswer,
    ) -> Result<Reply, BotError> {
        let accepts = matches!(answer, ReportAnswer::Accept(_));
        match self.desk.answer_report(&caller.actor_for(Act::AnswerReport), report, answer).await {
            Ok(answered) => {
                let (seat, number) = (answered.seat.title, answered.notice.id.to_string());
                let word = match accepts {
                    true => caller.text.report_accepted(seat, number.clone()),
                    false => caller.text.report_returned(seat, number.clone()),
                };
                let label = caller.text.choice_board(number);
                reply(Message::text(word).choice(label, Action::Board(answered.notice.id)))
            }
            Err(error @ DirectiveError::TooLong { .. }) => {
                // What is missing can be said again, shorter.
                refused_directive(error, caller)
            }
            Err(error) => refused_directive(error, caller),
        }
    }
}
