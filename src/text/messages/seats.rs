//! Messages of `locales/*/seats.ftl`.

use super::messages;

messages! {
    seats_empty_title() => "seats-empty-title";
    seats_above(seat, role) => "seats-above";
    seats_role_above(role) => "seats-role-above";
    seats_person_above(name, role) => "seats-person-above";
    seats_line_above(seat, role) => "seats-line-above";
    seats_line_person_above(name, role) => "seats-line-person-above";
    seats_bad_address(address, channel) => "seats-bad-address";
    seats_role_changed(seat, from, to) => "seats-role-changed";
    seats_role_set(seat, to) => "seats-role-set";
    seats_more(count) => "seats-more";
    seats_approver_lost() => "seats-approver-lost";
    desk_shell_does_not(act) => "desk-shell-does-not";
    seats_no_approver() => "seats-no-approver";
}
