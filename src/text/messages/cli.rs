//! Messages of `locales/*/cli.ftl`: what the command line says.

use super::messages;
use crate::text::Text;

messages! {
    cli_config_missing(file) => "cli-config-missing";
    cli_config_unreadable(detail) => "cli-config-unreadable";
    cli_config_invalid(key, problem) => "cli-config-invalid";
    cli_override_syntax(file, line, reason) => "cli-override-syntax";
    cli_override_unreadable(file, reason) => "cli-override-unreadable";
    cli_file_unreadable(file, reason) => "cli-file-unreadable";
    cli_file_unwritable(file, reason) => "cli-file-unwritable";
    cli_file_missing() => "cli-file-missing";
    cli_file_forbidden() => "cli-file-forbidden";
    cli_file_folder() => "cli-file-folder";
    cli_file_disk_full() => "cli-file-disk-full";
    cli_other_version(theirs, ours) => "cli-other-version";
    cli_socket_failed(reason) => "cli-socket-failed";
    cli_unknown_seat(seat) => "cli-unknown-seat";
    cli_unknown_unit(unit) => "cli-unknown-unit";
    cli_unknown_notice(notice) => "cli-unknown-notice";
    cli_unknown_letter(letter) => "cli-unknown-letter";
    cli_bad_letter(letter) => "cli-bad-letter";
    cli_bad_time(time) => "cli-bad-time";
    cli_import_dry_run() => "cli-import-dry-run";
    cli_import_known(letter, state) => "cli-import-known";
    cli_import_confirmed(letter) => "cli-import-confirmed";
    cli_import_unreviewed(letter) => "cli-import-unreviewed";
    cli_import_choices() => "cli-import-choices";
    cli_import_review() => "cli-import-review";
    cli_import_left() => "cli-import-left";
    cli_letter_discarded(letter) => "cli-letter-discarded";
    cli_letter_line(letter, state, periods, imported_at, imported_by) => "cli-letter-line";
    cli_letter_unreviewed() => "cli-letter-unreviewed";
    cli_letter_confirmed() => "cli-letter-confirmed";
    cli_letter_superseded() => "cli-letter-superseded";
    cli_letter_state_discarded() => "cli-letter-state-discarded";
    cli_no_letters() => "cli-no-letters";
    cli_units_on(count, day) => "cli-units-on";
    cli_unit_line(name, id) => "cli-unit-line";
    cli_unit_validity(from, to) => "cli-unit-validity";
    cli_unit_parent(parent) => "cli-unit-parent";
    cli_unit_event(date, from, to, legal_basis) => "cli-unit-event";
    cli_open_end() => "cli-open-end";
    cli_units_faulty(faults) => "cli-units-faulty";
    cli_units_dry_run(added, changed, removed) => "cli-units-dry-run";
    cli_units_loaded(added, changed, removed) => "cli-units-loaded";
    cli_seat_line(seat, title, unit, role, holders) => "cli-seat-line";
    cli_no_seats() => "cli-no-seats";
    cli_seat_revoked(seat, persons) => "cli-seat-revoked";
    cli_seats_loaded(rows, skipped) => "cli-seats-loaded";
    cli_seat_skipped(line, why) => "cli-seat-skipped";
    cli_seat_unreachable(title) => "cli-seat-unreachable";
    cli_invitation_link(title, link, code, expires) => "cli-invitation-link";
    cli_invitation_code(title, code, expires) => "cli-invitation-code";
    cli_notice_line(notice, kind, state, sent, total, acknowledged) => "cli-notice-line";
    cli_notice_reach(seats, unreachable) => "cli-notice-reach";
    cli_notice_uncovered(units) => "cli-notice-uncovered";
    cli_notice_announcement(periods) => "cli-notice-announcement";
    cli_notice_directive(ordinal) => "cli-notice-directive";
    cli_notice_draft() => "cli-notice-draft";
    cli_notice_state_approved() => "cli-notice-state-approved";
    cli_notice_issuing() => "cli-notice-issuing";
    cli_notice_state_issued(at) => "cli-notice-state-issued";
    cli_notice_cancelled() => "cli-notice-cancelled";
    cli_notice_approved(notice) => "cli-notice-approved";
    cli_notice_issued(notice, planned) => "cli-notice-issued";
    cli_no_notices() => "cli-no-notices";
    cli_doctor_well() => "cli-doctor-well";
    cli_doctor_problems() => "cli-doctor-problems";
    cli_doctor_store(finding) => "cli-doctor-store";
    cli_doctor_no_units() => "cli-doctor-no-units";
    cli_doctor_no_home() => "cli-doctor-no-home";
    cli_doctor_unknown_home(unit) => "cli-doctor-unknown-home";
    cli_doctor_on_hold(reason) => "cli-doctor-on-hold";
    cli_hold_restored() => "cli-hold-restored";
    cli_hold_other_machine() => "cli-hold-other-machine";
    cli_hold_released() => "cli-hold-released";
    cli_backup_written(rows) => "cli-backup-written";
    cli_restored(rows, folder) => "cli-restored";
    cli_restore_while_serving() => "cli-restore-while-serving";
    cli_serve_listen(address, reason) => "cli-serve-listen";
    cli_init_exists(file) => "cli-init-exists";
    cli_init_written(file, unit) => "cli-init-written";
    cli_init_ask_unit() => "cli-init-ask-unit";
    cli_init_which_unit(candidates) => "cli-init-which-unit";
    cli_init_no_unit() => "cli-init-no-unit";
    cli_init_ask_title() => "cli-init-ask-title";
    cli_init_default_title() => "cli-init-default-title";
    demo_welcome(folder, day, units, unit) => "demo-welcome";
    demo_step_letter(file) => "demo-step-letter";
    demo_step_seats(people) => "demo-step-seats";
    demo_step_issue() => "demo-step-issue";
    demo_step_ask() => "demo-step-ask";
    demo_as_above() => "demo-as-above";
    demo_you_are(title) => "demo-you-are";
    demo_which_role(count) => "demo-which-role";
}

impl Text<'_> {
    /// The help of a command or an argument, by its key.
    pub fn help(self, key: &str) -> String {
        self.format(key, &[])
    }
}
