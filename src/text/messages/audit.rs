//! Messages of `locales/*/audit.ftl`.

use super::messages;
use crate::domain::audit::AuditAct;
use crate::text::Text;

messages! {
    audit_entry(number, time, by, act, subject) => "audit-entry";
    audit_empty() => "audit-empty";
    audit_whole(entries, head) => "audit-whole";
    audit_changed(number) => "audit-changed";
    audit_missing(from, to) => "audit-missing";
    audit_unknown_head() => "audit-unknown-head";
    audit_broken() => "audit-broken";
    audit_act_notice_edited() => "audit-act-notice-edited";
    audit_act_notice_approved() => "audit-act-notice-approved";
    audit_act_notice_scheduled() => "audit-act-notice-scheduled";
    audit_act_notice_unscheduled() => "audit-act-notice-unscheduled";
    audit_act_notice_issued() => "audit-act-notice-issued";
    audit_act_notice_paused() => "audit-act-notice-paused";
    audit_act_notice_resumed() => "audit-act-notice-resumed";
    audit_act_notice_cancelled() => "audit-act-notice-cancelled";
    audit_act_letter_confirmed() => "audit-act-letter-confirmed";
    audit_act_letter_discarded() => "audit-act-letter-discarded";
    audit_act_seat_invited() => "audit-act-seat-invited";
    audit_act_seat_taken() => "audit-act-seat-taken";
    audit_act_seat_revoked() => "audit-act-seat-revoked";
    audit_act_seat_role_changed() => "audit-act-seat-role-changed";
    audit_act_seats_loaded() => "audit-act-seats-loaded";
    audit_act_seat_moved() => "audit-act-seat-moved";
    audit_act_seats_merged() => "audit-act-seats-merged";
    audit_act_reform_prepared() => "audit-act-reform-prepared";
    audit_act_reform_approved() => "audit-act-reform-approved";
    audit_act_reform_withdrawn() => "audit-act-reform-withdrawn";
    audit_act_index_sets_loaded() => "audit-act-index-sets-loaded";
    audit_act_suspension_lifted() => "audit-act-suspension-lifted";
    audit_act_suspension_restored() => "audit-act-suspension-restored";
    audit_act_reform_carried_out() => "audit-act-reform-carried-out";
    audit_act_channel_paused() => "audit-act-channel-paused";
    audit_act_channel_resumed() => "audit-act-channel-resumed";
    audit_act_address_moved() => "audit-act-address-moved";
    audit_act_delivery_diverted() => "audit-act-delivery-diverted";
    audit_act_notice_drafted() => "audit-act-notice-drafted";
    audit_act_notice_resent() => "audit-act-notice-resent";
    audit_act_notice_acknowledged() => "audit-act-notice-acknowledged";
    audit_act_directive_started() => "audit-act-directive-started";
    audit_act_report_made() => "audit-act-report-made";
    audit_act_report_accepted() => "audit-act-report-accepted";
    audit_act_report_returned() => "audit-act-report-returned";
    audit_act_letter_stored() => "audit-act-letter-stored";
    audit_act_figure_corrected() => "audit-act-figure-corrected";
    audit_act_deadline_chosen() => "audit-act-deadline-chosen";
    audit_act_letter_completed() => "audit-act-letter-completed";
    audit_act_units_loaded() => "audit-act-units-loaded";
    audit_act_person_unsubscribed() => "audit-act-person-unsubscribed";
    audit_act_person_subscribed() => "audit-act-person-subscribed";
    audit_act_channel_preferred() => "audit-act-channel-preferred";
    audit_act_language_chosen() => "audit-act-language-chosen";
    audit_act_consent_given() => "audit-act-consent-given";
    audit_act_hold_released() => "audit-act-hold-released";
    audit_act_restored() => "audit-act-restored";
}

impl Text<'_> {
    /// What was done, before what it was done to.
    pub fn audit_act(self, act: AuditAct) -> String {
        match act {
            AuditAct::NoticeEdited => self.audit_act_notice_edited(),
            AuditAct::NoticeApproved => self.audit_act_notice_approved(),
            AuditAct::NoticeScheduled => self.audit_act_notice_scheduled(),
            AuditAct::NoticeUnscheduled => self.audit_act_notice_unscheduled(),
            AuditAct::NoticeIssued => self.audit_act_notice_issued(),
            AuditAct::NoticePaused => self.audit_act_notice_paused(),
            AuditAct::NoticeResumed => self.audit_act_notice_resumed(),
            AuditAct::NoticeCancelled => self.audit_act_notice_cancelled(),
            AuditAct::LetterConfirmed => self.audit_act_letter_confirmed(),
            AuditAct::LetterDiscarded => self.audit_act_letter_discarded(),
            AuditAct::SeatInvited => self.audit_act_seat_invited(),
            AuditAct::SeatTaken => self.audit_act_seat_taken(),
            AuditAct::SeatRevoked => self.audit_act_seat_revoked(),
            AuditAct::SeatRoleChanged => self.audit_act_seat_role_changed(),
            AuditAct::SeatsLoaded => self.audit_act_seats_loaded(),
            AuditAct::SeatMoved => self.audit_act_seat_moved(),
            AuditAct::SeatsMerged => self.audit_act_seats_merged(),
            AuditAct::ReformPrepared => self.audit_act_reform_prepared(),
            AuditAct::ReformApproved => self.audit_act_reform_approved(),
            AuditAct::ReformWithdrawn => self.audit_act_reform_withdrawn(),
            AuditAct::IndexSetsLoaded => self.audit_act_index_sets_loaded(),
            AuditAct::SuspensionLifted => self.audit_act_suspension_lifted(),
            AuditAct::SuspensionRestored => self.audit_act_suspension_restored(),
            AuditAct::ReformCarriedOut => self.audit_act_reform_carried_out(),
            AuditAct::ChannelPaused => self.audit_act_channel_paused(),
            AuditAct::ChannelResumed => self.audit_act_channel_resumed(),
            AuditAct::AddressMoved => self.audit_act_address_moved(),
            AuditAct::DeliveryDiverted => self.audit_act_delivery_diverted(),
            AuditAct::NoticeDrafted => self.audit_act_notice_drafted(),
            AuditAct::NoticeResent => self.audit_act_notice_resent(),
            AuditAct::NoticeAcknowledged => self.audit_act_notice_acknowledged(),
            AuditAct::DirectiveStarted => self.audit_act_directive_started(),
            AuditAct::ReportMade => self.audit_act_report_made(),
            AuditAct::ReportAccepted => self.audit_act_report_accepted(),
            AuditAct::ReportReturned => self.audit_act_report_returned(),
            AuditAct::LetterStored => self.audit_act_letter_stored(),
            AuditAct::FigureCorrected => self.audit_act_figure_corrected(),
            AuditAct::DeadlineChosen => self.audit_act_deadline_chosen(),
            AuditAct::LetterCompleted => self.audit_act_letter_completed(),
            AuditAct::UnitsLoaded => self.audit_act_units_loaded(),
            AuditAct::PersonUnsubscribed => self.audit_act_person_unsubscribed(),
            AuditAct::PersonSubscribed => self.audit_act_person_subscribed(),
            AuditAct::ChannelPreferred => self.audit_act_channel_preferred(),
            AuditAct::LanguageChosen => self.audit_act_language_chosen(),
            AuditAct::ConsentGiven => self.audit_act_consent_given(),
            AuditAct::HoldReleased => self.audit_act_hold_released(),
            AuditAct::Restored => self.audit_act_restored(),
        }
    }
}
