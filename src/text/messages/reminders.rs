//! Messages of `locales/*/reminders.ftl`.

use super::messages;

messages! {
    reminder_acknowledge_title(number) => "reminder-acknowledge-title";
    reminder_acknowledge() => "reminder-acknowledge";
    reminder_deadline_title(number) => "reminder-deadline-title";
    reminder_deadline() => "reminder-deadline";
    reminder_report() => "reminder-report";
    reminder_overdue_title(number) => "reminder-overdue-title";
    reminder_late_report() => "reminder-late-report";
    choice_report() => "choice-report";
    choice_contents() => "choice-contents";
    escalation_title(number) => "escalation-title";
    escalation_unacknowledged(seat, time) => "escalation-unacknowledged";
    escalation_unreported(seat) => "escalation-unreported";
    escalation_unit_request() => "escalation-unit-request";
    escalation_office_unacknowledged() => "escalation-office-unacknowledged";
    escalation_office_unreported() => "escalation-office-unreported";
    escalation_office_request() => "escalation-office-request";
    digest_title(count) => "digest-title";
    letter_missing_title(month) => "letter-missing-title";
    letter_missing(month, unit, date) => "letter-missing";
    letter_missing_note() => "letter-missing-note";
    late_title(number) => "late-title";
    late_rows(count, hours) => "late-rows";
    late_announcement(date) => "late-announcement";
    choice_send_now() => "choice-send-now";
    choice_do_not_send() => "choice-do-not-send";
    late_sent(count, number) => "late-sent";
    late_nothing(number) => "late-nothing";
}
