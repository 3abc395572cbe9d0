//! Messages of `locales/*/same-letter.ftl`.

use super::messages;

messages! {
    letter_replaces_same(letter) => "letter-replaces-same";
    letter_replaces_other(letter) => "letter-replaces-other";
    letter_replaced(letter) => "letter-replaced";
    letter_gave_way(letters) => "letter-gave-way";
    letter_beside(letters) => "letter-beside";
    letter_version(file, time) => "letter-version";
    issued_before(notice, seats, of) => "issued-before";
    issued_before_to_all(notice, of) => "issued-before-to-all";
}
