//! Requests that keep an installation in order.

use super::call::Call;
use super::{Answer, Failure};
use crate::domain::audit::AuditAct;
use crate::domain::rights::Act;
use crate::store::Hold;
use crate::text::numbers;
use serde_json::json;
use std::io::Write;

/// What stands in order and what does not, each finding with what to do.
pub(super) async fn doctor(call: &Call<'_>) -> Result<Answer, Failure> {
    call.require(Act::RunInstallation)?;
    let store = &call.desk.store;
    let findings = store.check().await.map_err(|error| call.store_failure(error))?;
    let hold = store.hold().await.map_err(|error| call.store_failure(error))?;
    let units = store.units();
    let home = call.desk.config.office.home_unit.as_ref();
    let mut problems: Vec<String> =
        findings.iter().map(|finding| call.text.cli_doctor_store(finding.as_str())).collect();
    if units.units().is_empty() {
        problems.push(call.text.cli_doctor_no_units());
    }
    match home {
        None => problems.push(call.text.cli_doctor_no_home()),
        Some(home) if units.get(home).is_none() => problems.push(call.text.cli_doctor_unknown_home(home.as_str())),
        Some(_) => {}
    }
    if nobody_approves(call).await? {
        problems.push(call.text.seats_no_approver());
    }
    if call.desk.config.channels().is_empty() {
        problems.push(call.text.channels_none());
    }
    problems.extend(hold.as_ref().map(|hold| held(call, hold)));
    let channels = call.desk.channels(&call.actor).await.map_err(|error| call.desk_failure(error))?;
    problems.extend(channels.iter().filter(|channel| channel.pause.is_some()).map(|channel| channel.line(call.text)));
    let text = if problems.is_empty() { call.text.cli_doctor_well() } else { problems.join("\n") };
    let json = json!({
        "well": problems.is_empty(),
        "problems": problems,
        "on_hold": hold.map(|hold| json!({ "reason": hold.reason, "since": hold.since, "detail": hold.detail })),
        "units": units.units().len(),
    });
    Ok(Answer { text, json })
}

/// Somebody is to receive notices, and nobody can approve one.
async fn nobody_approves(call: &Call<'_>) -> Result<bool, Failure> {
    let seats = call.desk.store.seats().await.map_err(|error| call.store_failure(error))?;
    let held = |act| seats.iter().any(|seat| seat.role.permits(act) && seat.holders().next().is_some());
    Ok(held(Act::ReceiveNotices) && !held(Act::ApproveNotice))
}

/// Why nothing is sent, and what to do.
fn held(call: &Call<'_>, hold: &Hold) -> String {
    match hold.reason.as_str() {
        Hold::RESTORED => call.text.cli_doctor_on_hold(call.text.cli_hold_restored()),
        Hold::OTHER_MACHINE => call.text.cli_doctor_on_hold(call.text.cli_hold_other_machine()),
        Hold::ROLLED_BACK => call.text.cli_doctor_on_hold(call.text.hold_rolled_back()),
        Hold::BREACH => {
            let reason = call.text.hold_breach(hold.detail.clone().unwrap_or_default());
            call.text.doctor_breach(numbers::time(hold.since), reason)
        }
        other => call.text.cli_doctor_on_hold(other),
    }
}

pub(super) async fn backup(call: &Call<'_>, out: &mut (dyn Write + Send)) -> Result<Answer, Failure> {
    call.require(Act::RunInstallation)?;
    let rows = call.desk.store.dump(out).await.map_err(|error| call.store_failure(error))?;
    Ok(Answer { text: call.text.cli_backup_written(rows), json: json!({ "rows": rows }) })
}

pub(super) async fn release_hold(call: &Call<'_>) -> Result<Answer, Failure> {
    call.require(Act::RunInstallation)?;
    call.desk
        .recorded(&call.actor, AuditAct::HoldReleased, "")
        .release_hold()
        .await
        .map_err(|error| call.store_failure(error))?;
    call.desk.wake.wake();
    Ok(Answer { text: call.text.cli_hold_released(), json: json!({ "on_hold": false }) })
}
