//! Messages of `locales/*/issuing.ftl`.

use super::messages;

messages! {
    announcement_change(period, points, difference) => "announcement-change";
    personal_total(unit, period, points, max) => "personal-total";
    personal_no_total(unit, period) => "personal-no-total";
    personal_doubtful(points) => "personal-doubtful";
    personal_group(indicator, points, max) => "personal-group";
    personal_groups(groups) => "personal-groups";
    personal_issuer(unit, points, difference) => "personal-issuer";
    personal_common(unit) => "personal-common";
    schedule_title(number, time) => "schedule-title";
    schedule_unapproved() => "schedule-unapproved";
    schedule_too_late(hours) => "schedule-too-late";
    choice_unschedule() => "choice-unschedule";
    problem_edited_meanwhile(number) => "problem-edited-meanwhile";
    problem_no_text() => "problem-no-text";
    problem_too_long(characters, limit) => "problem-too-long";
    problem_no_paragraph(place, count) => "problem-no-paragraph";
    problem_nobody_addressed(number) => "problem-nobody-addressed";
    problem_not_issued(number) => "problem-not-issued";
    problem_not_paused(number) => "problem-not-paused";
    problem_not_scheduled(number) => "problem-not-scheduled";
    problem_time_past() => "problem-time-past";
    results_heading_reason(heading, reason) => "results-heading-reason";
    results_advice(advice) => "results-advice";
    results_corrected(number) => "results-corrected";
    reason_expired() => "reason-expired";
    reason_cancelled() => "reason-cancelled";
    advice_unsubscribed() => "advice-unsubscribed";
    advice_invite() => "advice-invite";
    advice_invite_again() => "advice-invite-again";
    advice_blocked() => "advice-blocked";
    advice_window_closed() => "advice-window-closed";
    advice_rejected() => "advice-rejected";
    advice_expired() => "advice-expired";
    advice_undecided() => "advice-undecided";
    advice_without_holder() => "advice-without-holder";
    choice_export() => "choice-export";
    choice_resend() => "choice-resend";
    problem_lateness() => "problem-lateness";
}
