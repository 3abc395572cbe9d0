//! Messages of `locales/*/reforms.ftl`.

use super::messages;
use crate::domain::unit::UnitEventKind;
use crate::text::Text;

messages! {
    reform_title(date) => "reform-title";
    reform_events(counts) => "reform-events";
    reform_event_count(kind, count) => "reform-event-count";
    reform_event(kind, from, to, basis) => "reform-event";
    reform_no_successor() => "reform-no-successor";
    unit_event_merge() => "unit-event-merge";
    unit_event_split() => "unit-event-split";
    unit_event_rename() => "unit-event-rename";
    unit_event_upgrade() => "unit-event-upgrade";
    unit_event_abolish() => "unit-event-abolish";
    reform_seats(count, undecided, moved) => "reform-seats";
    reform_moves(seat, title, unit) => "reform-moves";
    reform_moves_renamed(seat, title, unit, new) => "reform-moves-renamed";
    reform_ends(seat, title) => "reform-ends";
    reform_split(seat, title, choices) => "reform-split";
    reform_orphaned(seat, title) => "reform-orphaned";
    reform_same_title(seat, title, others) => "reform-same-title";
    reform_not_valid(seat, title, unit) => "reform-not-valid";
    reform_merges(seat, title, into, keep, leave) => "reform-merges";
    reform_no_such_seat(seat, title, into) => "reform-no-such-seat";
    reform_not_merged(seat, title, why) => "reform-not-merged";
    reform_done_merged(count) => "reform-done-merged";
    reform_holders(count) => "reform-holders";
    reform_unsubscribed(count) => "reform-unsubscribed";
    reform_invitations(count) => "reform-invitations";
    reform_open(count, numbers) => "reform-open";
    reform_reminded(count) => "reform-reminded";
    reform_waiting(count) => "reform-waiting";
    reform_drafts(numbers) => "reform-drafts";
    reform_home() => "reform-home";
    reform_is_plan() => "reform-is-plan";
    reform_is_prepared() => "reform-is-prepared";
    reform_is_approved(time, date) => "reform-is-approved";
    reform_is_carried_out(time) => "reform-is-carried-out";
    reform_is_withdrawn(time) => "reform-is-withdrawn";
    reform_none(date) => "reform-none";
    reform_not_concerned(seat) => "reform-not-concerned";
    reform_undecided(seats) => "reform-undecided";
    reform_not_prepared(date) => "reform-not-prepared";
    reform_carried_out_before(date) => "reform-carried-out-before";
    reform_changed_meanwhile(date) => "reform-changed-meanwhile";
    reform_own_plan() => "reform-own-plan";
    reform_changed() => "reform-changed";
    reform_list_line(date, standing, seats, moved) => "reform-list-line";
    reform_list_empty() => "reform-list-empty";
    reform_pair_needed(typed) => "reform-pair-needed";
    reform_day_needed(command) => "reform-day-needed";
    reform_choose_title() => "reform-choose-title";
    reform_more(count) => "reform-more";
    reform_choice_approve() => "reform-choice-approve";
    reform_choice_withdraw() => "reform-choice-withdraw";
    command_reform() => "command-reform";
    reform_told_title() => "reform-told-title";
    reform_told(old, new, unit, date) => "reform-told";
    reform_told_same(title, unit, date) => "reform-told-same";
    reform_told_note() => "reform-told-note";
    reform_done_title(date) => "reform-done-title";
    reform_done(moved, ended) => "reform-done";
    reform_done_left(count) => "reform-done-left";
    reform_done_above(seats) => "reform-done-above";
}

impl Text<'_> {
    /// What happened to units, as one word.
    pub fn unit_event(self, kind: UnitEventKind) -> String {
        match kind {
            UnitEventKind::Merge => self.unit_event_merge(),
            UnitEventKind::Split => self.unit_event_split(),
            UnitEventKind::Rename => self.unit_event_rename(),
            UnitEventKind::Upgrade => self.unit_event_upgrade(),
            UnitEventKind::Abolish => self.unit_event_abolish(),
        }
    }
}
