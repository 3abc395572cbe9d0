//! Messages of `locales/*/pasting.ftl`.

use super::messages;

messages! {
    pasted_waits(count) => "pasted-waits";
    pasted_all() => "pasted-all";
    pasted_joined(count, seams) => "pasted-joined";
    pasted_seam(before, after) => "pasted-seam";
    pasted_may_go_on() => "pasted-may-go-on";
    pasted_none() => "pasted-none";
    pasted_no_letter() => "pasted-no-letter";
    review_words_confirm() => "review-words-confirm";
    review_words_discard() => "review-words-discard";
    review_words_yes() => "review-words-yes";
    review_words_no() => "review-words-no";
    review_confirm_which() => "review-confirm-which";
    review_discard_which() => "review-discard-which";
    review_confirm_this(file) => "review-confirm-this";
    review_discard_this(file) => "review-discard-this";
}
