//! Requests about units.

use super::execute::Call;
use super::{Answer, Failure};
use crate::domain::calendar::office_day;
use crate::domain::unit::{Unit, UnitEvent, UnitId};
use crate::domain::unit_registry::UnitRegistry;
use crate::text::{Text, numbers};
use chrono::NaiveDate;
use serde_json::{Value, json};

pub(super) fn list(call: &Call<'_>, on: Option<NaiveDate>, below: Option<&UnitId>) -> Result<Answer, Failure> {
    let units = call.desk.store.units();
    let day = on.unwrap_or_else(|| office_day(call.desk.clock.now()));
    let listed: Vec<&Unit> = match below {
        Some(parent) if units.get(parent).is_none() => return Err(unknown(call.text, parent)),
        Some(parent) => units.children_on(parent, day).collect(),
        None => units.units().iter().filter(|unit| unit.is_valid_on(day)).collect(),
    };
    let lines: Vec<String> =
        listed.iter().map(|unit| call.text.cli_unit_line(unit.full_name(), unit.id.as_str())).collect();
    let heading = call.text.cli_units_on(listed.len(), numbers::date(day));
    let text = std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("\n");
    Ok(Answer { text, json: listed.into_iter().map(unit_json).collect() })
}

pub(super) fn show(call: &Call<'_>, id: &UnitId) -> Result<Answer, Failure> {
    let units = call.desk.store.units();
    let unit = units.get(id).ok_or_else(|| unknown(call.text, id))?;
    let open = || call.text.cli_open_end();
    let mut lines = vec![
        call.text.cli_unit_line(unit.full_name(), unit.id.as_str()),
        call.text.cli_unit_validity(
            unit.valid_from.map_or_else(open, numbers::date),
            unit.valid_to.map_or_else(open, numbers::date),
        ),
    ];
    lines.extend(unit.parent.iter().map(|parent| call.text.cli_unit_parent(units.name(parent))));
    lines.extend(units.events_of(id).map(|event| event_line(call.text, &units, event)));
    let mut shape = unit_json(unit);
    if let Value::Object(shape) = &mut shape {
        shape.insert("events".into(), units.events_of(id).map(event_json).collect());
    }
    Ok(Answer { text: lines.join("\n"), json: shape })
}

pub(super) async fn load(
    call: &Call<'_>,
    table: &[u8],
    events: Option<&str>,
    dry_run: bool,
) -> Result<Answer, Failure> {
    let events = events.map(str::as_bytes);
    let load =
        call.desk.load_units(&call.actor, table, events, dry_run).await.map_err(|error| call.desk_failure(error))?;
    if !load.faults.is_empty() {
        let faults: Vec<String> = load.faults.iter().map(|fault| fault.explain(call.text)).collect();
        return Err(Failure::refused(call.text.cli_units_faulty(faults.join("\n"))));
    }
    let counts = (load.added.len(), load.changed.len(), load.removed.len());
    let text = if dry_run {
        call.text.cli_units_dry_run(counts.0, counts.1, counts.2)
    } else {
        call.text.cli_units_loaded(counts.0, counts.1, counts.2)
    };
    let mut json = load.to_json(call.text);
    json["stored"] = json!(!dry_run);
    Ok(Answer { text, json })
}

fn unknown(text: Text<'_>, id: &UnitId) -> Failure {
    Failure::refused(text.cli_unknown_unit(id.as_str()))
}

fn event_line(text: Text<'_>, units: &UnitRegistry, event: &UnitEvent) -> String {
    let names = |ids: &[UnitId]| ids.iter().map(|id| units.name(id)).collect::<Vec<_>>().join(", ");
    text.cli_unit_event(numbers::date(event.date), names(&event.from), names(&event.to), event.legal_basis.as_str())
}

fn unit_json(unit: &Unit) -> Value {
    json!({
        "id": unit.id,
        "name": unit.full_name(),
        "kind": unit.kind,
        "parent": unit.parent,
        "code": unit.code,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "aliases": unit.aliases,
    })
}

fn event_json(event: &UnitEvent) -> Value {
    json!({
        "date": event.date,
        "kind": event.kind,
        "from": event.from,
        "to": event.to,
        "legal_basis": event.legal_basis,
    })
}
