//! Messages of `locales/*/merging.ftl`.

use super::messages;

messages! {
    merge_itself() => "merge-itself";
    merge_before(title, into) => "merge-before";
    merge_no_receiver(title) => "merge-no-receiver";
    merge_undecided(persons) => "merge-undecided";
    merge_not_holders(persons) => "merge-not-holders";
    merge_seat_is_gone(into) => "merge-seat-is-gone";
    merge_planned(from, into) => "merge-planned";
    merge_done(from, into) => "merge-done";
    merge_done_before(from, into) => "merge-done-before";
    merge_keeps(person, name) => "merge-keeps";
    merge_leaves(person, name) => "merge-leaves";
    merge_along(what) => "merge-along";
    merge_told_title() => "merge-told-title";
    merge_told(old, new, time) => "merge-told";
    merge_told_note() => "merge-told-note";
    merge_left(old, new, time) => "merge-left";
    history_merged(time, by, seat, stage) => "history-merged";
    history_merged_seat(title) => "history-merged-seat";
    history_merged_into(time, seat) => "history-merged-into";
}
