//! Messages of `locales/*/review.ftl`.

use super::messages;

messages! {
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
}
