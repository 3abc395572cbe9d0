//! Requests that keep an installation: its backup, and the end of a hold.

use super::call::Call;
use super::{Answer, Failure};
use crate::domain::audit::AuditAct;
use crate::domain::rights::Act;
use serde_json::json;
use std::io::Write;

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
