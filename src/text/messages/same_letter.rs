//! Messages of `locales/*/same-letter.ftl`.

use super::messages;

messages! {
    letter_replaces(letter) => "letter-replaces";
    issued_before(notice) => "issued-before";
}
