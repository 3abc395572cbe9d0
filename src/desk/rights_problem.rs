//! Why somebody's rights do not suffice for an act.

use crate::domain::rights::{Act, RightsExceeded};
use crate::text::Text;

pub(super) fn explain_exceeded(exceeded: &RightsExceeded, text: Text<'_>) -> String {
    match exceeded.clone() {
        RightsExceeded::Seat { title, role } => text.seats_above(title, text.role(role)),
        RightsExceeded::Role(role) => text.seats_role_above(text.role(role)),
        RightsExceeded::Person { name, role } => text.seats_person_above(name, text.role(role)),
    }
}

pub(super) fn explain_act(act: Act, text: Text<'_>) -> String {
    match act {
        Act::AskPublished => text.act_ask_published(),
        Act::ReceiveNotices => text.act_receive_notices(),
        Act::Acknowledge => text.act_acknowledge(),
        Act::ReportProgress => text.act_report_progress(),
        Act::AnswerReport => text.act_answer_report(),
        Act::ImportLetter => text.act_import_letter(),
        Act::ManageSeats => text.act_manage_seats(),
        Act::ManageUnits => text.act_manage_units(),
        Act::ApproveReform => text.act_approve_reform(),
        Act::DraftNotice => text.act_draft_notice(),
        Act::ApproveNotice => text.act_approve_notice(),
        Act::IssueNotice => text.act_issue_notice(),
        Act::SeeResults => text.act_see_results(),
        Act::RunInstallation => text.act_run_installation(),
    }
}
