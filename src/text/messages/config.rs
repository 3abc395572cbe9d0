//! Messages of `locales/*/config.ftl`.

use super::messages;

messages! {
    config_at(what, place) => "config-at";
    config_unknown_key(key, known) => "config-unknown-key";
    config_wrong_value(key, expected) => "config-wrong-value";
    config_faulty(detail) => "config-faulty";
    config_faulty_key(key, detail) => "config-faulty-key";
    config_table(file, detail) => "config-table";
    config_table_line(file, line) => "config-table-line";
    config_one_of(words) => "config-one-of";
    config_at_least(least) => "config-at-least";
    config_off_or_up_to(most) => "config-off-or-up-to";
    config_below(key) => "config-below";
    config_not_above(key) => "config-not-above";
    config_before(key) => "config-before";
    config_set_with(key) => "config-set-with";
    config_token(least, most, key) => "config-token";
    config_length(least, most, key) => "config-length";
    config_starting_with(start) => "config-starting-with";
}
