//! Messages of `locales/*/directives.ftl`.

use super::messages;
use crate::domain::directive_progress::Stage;
use crate::domain::letter::{Deadline, Directive};
use crate::text::Text;

messages! {
    stage_issued() => "stage-issued";
    stage_acknowledged() => "stage-acknowledged";
    stage_in_progress() => "stage-in-progress";
    stage_reported() => "stage-reported";
    stage_completed() => "stage-completed";
    stage_is(stage) => "stage-is";
    stage_is_overdue(stage) => "stage-is-overdue";
    act_report_progress() => "act-report-progress";
    act_answer_report() => "act-answer-report";
    directive_is_none(number) => "directive-is-none";
    directive_not_issued(number) => "directive-not-issued";
    directive_cancelled(number) => "directive-cancelled";
    directive_superseded(number) => "directive-superseded";
    directive_not_for_seat(number) => "directive-not-for-seat";
    report_empty() => "report-empty";
    report_too_long(limit) => "report-too-long";
    report_unknown(report) => "report-unknown";
    step_completed(number, time, by) => "step-completed";
    step_started(number, time) => "step-started";
    step_reported(number, time) => "step-reported";
    step_returned(number, time, by) => "step-returned";
    step_newer(report) => "step-newer";
    step_no_report(number) => "step-no-report";
    memo_accepted_title(number) => "memo-accepted-title";
    memo_accepted() => "memo-accepted";
    memo_returned_title(number) => "memo-returned-title";
    memo_returned() => "memo-returned";
    memo_word(word) => "memo-word";
    name_with_seat(name, seat) => "name-with-seat";
    reports_title(count) => "reports-title";
    reports_one(seat, number) => "reports-one";
    reports_more(count) => "reports-more";
    report_title(report, number) => "report-title";
    report_words(words) => "report-words";
    report_file(name) => "report-file";
    report_time(time) => "report-time";
    report_late() => "report-late";
    choice_accept_report() => "choice-accept-report";
    choice_return_report() => "choice-return-report";
    choice_show_report(seat) => "choice-show-report";
    choice_board(number) => "choice-board";
    choice_begin_one(number) => "choice-begin-one";
    choice_report_one(number) => "choice-report-one";
    choice_contents_one(number) => "choice-contents-one";
    choice_never_mind() => "choice-never-mind";
    history_title(number, seat) => "history-title";
    history_empty() => "history-empty";
    history_acknowledged(time, by) => "history-acknowledged";
    history_started(time, by) => "history-started";
    history_reported(time, by, report) => "history-reported";
    history_reported_words(time, by, report, words) => "history-reported-words";
    history_accepted(time, by) => "history-accepted";
    history_accepted_with(time, by, word) => "history-accepted-with";
    history_returned(time, by, word) => "history-returned";
    board_title(number) => "board-title";
    board_counts(seats, completed, reported, in_progress, acknowledged, issued) => "board-counts";
    board_overdue_count(count) => "board-overdue-count";
    board_overdue() => "board-overdue";
    board_reported(seat, time) => "board-reported";
    board_reported_late(seat, time) => "board-reported-late";
    board_name_stage(seat, stage) => "board-name-stage";
    boards_title() => "boards-title";
    boards_none() => "boards-none";
    boards_note(command) => "boards-note";
    unit_board_title(unit) => "unit-board-title";
    unit_board_counts(count, open, overdue) => "unit-board-counts";
    unit_board_none(unit) => "unit-board-none";
    unit_board_which() => "unit-board-which";
    unit_board_unknown(name) => "unit-board-unknown";
    tasks_title(count) => "tasks-title";
    tasks_done() => "tasks-done";
    tasks_none() => "tasks-none";
    tasks_more(count) => "tasks-more";
    report_ask(number) => "report-ask";
    report_which() => "report-which";
    report_nothing_open() => "report-nothing-open";
    report_recorded(number, time) => "report-recorded";
    report_recorded_seat(seat) => "report-recorded-seat";
    report_sent_on() => "report-sent-on";
    report_question_instead(number) => "report-question-instead";
    report_word() => "report-word";
    begun(number) => "begun";
    return_ask(seat, number) => "return-ask";
    report_accepted(seat, number) => "report-accepted";
    report_returned(seat, number) => "report-returned";
    never_mind() => "never-mind";
    deadline_passed(date) => "deadline-passed";
    command_tasks() => "command-tasks";
    command_report() => "command-report";
    command_board() => "command-board";
    cli_progress(number, seat, stage) => "cli-progress";
}

impl Text<'_> {
    /// "Thời hạn: 20/01/2025", or that the office has set none.
    pub fn deadline(self, deadline: Option<&Deadline>) -> String {
        match deadline {
            Some(deadline) => self.directive_deadline(self.when_due(deadline)),
            None => self.directive_deadline_none(),
        }
    }

    /// What the letter says, as it was read or as a reviewer has decided: the deadline, words that name no certain day, or that
    /// it states none.
    pub fn letter_deadline(self, directive: &Directive) -> String {
        match (&directive.deadline, &directive.undated, &directive.chosen) {
            (Some(deadline), ..) => self.directive_deadline(self.when_due(deadline)),
            (None, Some(words), _) => self.directive_deadline_undated(words.as_str()),
            (None, None, Some(_)) => self.directive_deadline_none(),
            (None, None, None) => self.directive_no_deadline(),
        }
    }

    /// "Đang thực hiện".
    pub fn stage(self, stage: Stage) -> String {
        match stage {
            Stage::Issued => self.stage_issued(),
            Stage::Acknowledged => self.stage_acknowledged(),
            Stage::InProgress => self.stage_in_progress(),
            Stage::Reported => self.stage_reported(),
            Stage::Completed => self.stage_completed(),
        }
    }

    /// "Tình trạng: Đang thực hiện – quá hạn".
    pub fn stage_line(self, stage: Stage, overdue: bool) -> String {
        let stage = self.stage(stage);
        if overdue { self.stage_is_overdue(stage) } else { self.stage_is(stage) }
    }
}
