//! Messages of `locales/*/hand-over.ftl`.

use super::messages;

messages! {
    replaced_title() => "replaced-title";
    replaced(seat, name, time) => "replaced";
    replaced_note() => "replaced-note";
    revoked_title() => "revoked-title";
    revoked(seat, time) => "revoked";
    taken_over(count) => "taken-over";
    choice_tasks() => "choice-tasks";
    hand_over_how(command) => "hand-over-how";
    hand_over_unknown(name) => "hand-over-unknown";
    hand_over_which() => "hand-over-which";
    hand_over_confirm(seat, count) => "hand-over-confirm";
    hand_over_code(seat, code, time) => "hand-over-code";
    choice_hand_over() => "choice-hand-over";
    command_hand_over() => "command-hand-over";
}
