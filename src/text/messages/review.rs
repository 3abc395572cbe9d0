//! Messages of `locales/*/review.ftl`.

use super::messages;

messages! {
    figure_before(indicator, value, time) => "figure-before";
    figure_by_operator(user) => "figure-by-operator";
    provenance_how() => "provenance-how";
    provenance_words() => "provenance-words";
    command_provenance() => "command-provenance";
    review_changed(count) => "review-changed";
    review_correct(number) => "review-correct";
    review_pasted_name() => "review-pasted-name";
    command_review() => "command-review";
    review_waits() => "review-waits";
    review_is_confirmed() => "review-is-confirmed";
    review_is_superseded() => "review-is-superseded";
    review_is_discarded() => "review-is-discarded";
    review_confirm() => "review-confirm";
    review_discard() => "review-discard";
    review_confirmed() => "review-confirmed";
    review_discarded() => "review-discarded";
    review_unknown() => "review-unknown";
    review_none() => "review-none";
    review_waiting() => "review-waiting";
    review_letter(file, periods) => "review-letter";
    review_open(file) => "review-open";
    review_how() => "review-how";
    review_take(indicator, period, value) => "review-take";
    review_take_deadline(ordinal, deadline) => "review-take-deadline";
    review_take_no_deadline(ordinal) => "review-take-no-deadline";
    review_chosen_deadline(ordinal, deadline, by, time, read) => "review-chosen-deadline";
    review_deadline_change(ordinal, before, after) => "review-deadline-change";
    review_no_directive(ordinal) => "review-no-directive";
    review_no_deadline(words) => "review-no-deadline";
    review_show() => "review-show";
    review_revised() => "review-revised";
    review_change(place, indicator, before, after) => "review-change";
    review_not_understood() => "review-not-understood";
    review_past() => "review-past";
    review_which_period(periods) => "review-which-period";
    review_not_printed(value) => "review-not-printed";
    review_above_maximum(max) => "review-above-maximum";
    review_unchanged() => "review-unchanged";
    figure_heading(unit, period) => "figure-heading";
    figure_none() => "figure-none";
    figure_bad_period(period) => "figure-bad-period";
    figure_bad_indicator(name) => "figure-bad-indicator";
    figure_version(letter, state) => "figure-version";
    figure_imported(file, time, by) => "figure-imported";
    figure_confirmed(time, by) => "figure-confirmed";
    figure_document(hash) => "figure-document";
    figure_line(indicator, points, max, line, printed) => "figure-line";
    figure_average(indicator, average) => "figure-average";
    figure_correction(indicator, before, after, by, time, why) => "figure-correction";
}
