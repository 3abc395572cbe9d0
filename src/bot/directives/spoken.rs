//! Words that are about a directive: an answer to what was asked for, a reply to the directive's message, or "báo cáo 3:
//! …" where there are no buttons.

use crate::bot::caller::Caller;
use crate::bot::reply::Reply;
use crate::bot::session::Expected;
use crate::bot::{Bot, BotError};
use crate::desk::slug;
use crate::domain::message::{Action, Message};
use crate::domain::notice::NoticeId;

impl Bot {
    /// What typed words mean for a directive; `None` when they are about something else.
    pub(in crate::bot) async fn about_directive(
        &self,
        caller: &mut Caller<'_>,
        typed: &str,
        replies_to: Option<&str>,
    ) -> Result<Option<Reply>, BotError> {
        if caller.in_group {
            return Ok(None);
        }
        match numbered_report(typed) {
            Some((notice, words)) if !words.is_empty() => {
                return self.report(caller, notice, words, Vec::new()).await.map(Some);
            }
            Some((notice, _)) if self.awaiting_report(caller).await?.iter().any(|one| one.notice.id == notice) => {
                return self.ask_for_report(caller, notice).await.map(Some);
            }
            _ => {}
        }
        if !caller.is_seated() || self.is_acknowledgement(typed) {
            return Ok(None);
        }
        if slug(typed) == slug(&caller.text.command_tasks()) {
            return self.tasks(caller).await.map(Some);
        }
        if slug(typed) == slug(&caller.text.report_word()) {
            return self.report_by_word(caller).await.map(Some);
        }
        if let Some(message) = replies_to
            && let Some(notice) = self.directive_of_message(caller, message).await?
            && !self.reads_as_figure_question(caller, typed)
        {
            return self.report(caller, notice, typed, Vec::new()).await.map(Some);
        }
        match caller.session.expected(caller.now) {
            Some(Expected::Report(notice)) => self.expected_report(caller, notice, typed).await.map(Some),
            Some(Expected::WhatIsMissing(report)) => self.return_report(caller, report, typed).await.map(Some),
            None => Ok(None),
        }
    }

    /// A question in between is answered, and the report stays awaited.
    async fn expected_report(&self, caller: &mut Caller<'_>, notice: NoticeId, typed: &str) -> Result<Reply, BotError> {
        if !self.reads_as_figure_question(caller, typed) {
            return self.report(caller, notice, typed, Vec::new()).await;
        }
        let mut answers = self.ask(caller, typed).await?;
        let word = Message::text(caller.text.report_question_instead(notice.to_string()));
        answers.push(word.choice(caller.text.choice_never_mind(), Action::NeverMind));
        Ok(answers)
    }
}

/// "báo cáo 3", "bao cao so 3: da xong", "report 3: done". Words follow a colon only, so that "báo cáo 6 tháng đầu năm" is
/// none.
fn numbered_report(typed: &str) -> Option<(NoticeId, &str)> {
    let (head, words) = typed.split_once(':').unwrap_or((typed, ""));
    let head = slug(head);
    let rest = ["bao-cao-", "report-"].iter().find_map(|word| head.strip_prefix(word))?;
    let rest = ["chi-dao-so-", "thong-bao-so-", "chi-dao-", "thong-bao-", "so-", "on-", "notice-"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    Some((rest.parse().ok()?, words.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_its_notice_and_its_words_follow_a_colon() {
        assert_eq!(numbered_report("Báo cáo 3: đã xong: 12/12"), Some((NoticeId(3), "đã xong: 12/12")));
        assert_eq!(numbered_report("bao cao chi dao so 3"), Some((NoticeId(3), "")));
        assert_eq!(numbered_report("report 3: done"), Some((NoticeId(3), "done")));
        for none in ["báo cáo", "báo cáo 6 tháng đầu năm", "báo cáo tháng 12: 87", "chỉ số 3: 5", ""] {
            assert_eq!(numbered_report(none), None, "{none}");
        }
    }
}
