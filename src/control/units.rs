//! Requests about units.

use super::call::Call;
use super::unit_names::{named, named_on};
use super::{Answer, Failure};
use crate::domain::calendar::office_day;
use crate::domain::unit::{Unit, UnitEvent, UnitId};
use crate::domain::unit_registry::UnitRegistry;
use crate::text::{Text, numbers};
use chrono::NaiveDate;
use serde_json::{Value, json};

pub(super) fn list(call: &Call<'_>, on: Option<NaiveDate>, below: Option<&str>) -> Result<Answer, Failure> {
    let units = call.desk.store.units();
    let day = on.unwrap_or_else(|| office_day(call.desk.clock.now()));
    let below = below.map(|name| named_on(call, name, day)).transpose()?;
    let listed: Vec<&Unit> = match &below {
        Some(parent) => units.children_on(parent, day).collect(),
        None => units.units().iter().filter(|unit| unit.is_valid_on(day)).collect(),
    };
    let lines: Vec<String> =
        listed.iter().map(|unit| call.text.cli_unit_line(unit.full_name(), unit.id.as_str())).collect();
    let heading = call.text.cli_units_on(listed.len(), numbers::date(day));
    let text = std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("\n");
    Ok(Answer { text, json: listed.into_iter().map(unit_json).collect() })
}

/// By identifier or name.
pub(super) fn show(call: &Call<'_>, name: &str) -> Result<Answer, Failure> {
    let units = call.desk.store.units();
    let id = &named(call, name)?;
    let unit = units.get(id).ok_or_else(|| Failure::refused(call.text.cli_unknown_unit(name)))?;
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

/// Of a table with a fault nothing is stored: the answer says so, and its `faults` are not empty.
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
        let told = load.faults.iter().take(FAULTS).map(|fault| fault.explain(call.text));
        let more = load.faults.len().saturating_sub(FAULTS);
        let faults: Vec<String> = told.chain((more > 0).then(|| call.text.units_more_faults(more))).collect();
        let mut json = load.to_json(call.text);
        json["stored"] = json!(false);
        return Ok(Answer { text: call.text.cli_units_faulty(faults.join("\n")), json });
    }
    let counts = (load.added.len(), load.changed.len(), load.removed.len());
    let mut lines: Vec<String> = load.changes.iter().take(SHOWN).map(ToString::to_string).collect();
    if load.changes.len() > SHOWN {
        lines.push(call.text.units_more(load.changes.len() - SHOWN));
    }
    if load.events != (0, 0) {
        lines.push(call.text.units_events_changed(load.events.0, load.events.1));
    }
    lines.push(if dry_run {
        call.text.cli_units_dry_run(counts.0, counts.1, counts.2)
    } else {
        call.text.cli_units_loaded(counts.0, counts.1, counts.2)
    });
    let text = lines.join("\n");
    let mut json = load.to_json(call.text);
    json["stored"] = json!(!dry_run);
    Ok(Answer { text, json })
}

/// Where a unit came from and what became of it, over every reform.
pub(super) fn history(call: &Call<'_>, name: &str) -> Result<Answer, Failure> {
    let units = call.desk.store.units();
    let unit = named(call, name)?;
    let mut events = units.history_of(&unit);
    events.sort_by_key(|event| event.date);
    let heading = call.text.units_history(units.name(&unit), unit.as_str());
    let mut lines = vec![heading];
    lines.extend(events.iter().map(|event| event_line(call.text, &units, event)));
    if events.is_empty() {
        lines.push(call.text.units_no_history());
    }
    let day = office_day(call.desk.clock.now());
    let now: Vec<&Unit> = units.successors_on(&unit, day);
    let names: Vec<String> = now.iter().map(|unit| unit.full_name()).collect();
    lines.push(match names.as_slice() {
        [] => call.text.units_today_none(numbers::date(day)),
        names => call.text.units_today(numbers::date(day), names.join(", ")),
    });
    let events: Vec<Value> = events.into_iter().map(event_json).collect();
    let now: Vec<&UnitId> = now.into_iter().map(|unit| &unit.id).collect();
    Ok(Answer { text: lines.join("\n"), json: json!({ "unit": unit, "events": events, "today": now }) })
}

/// Faults told one by one; the JSON has all.
const FAULTS: usize = 20;

/// Changed units told one by one; the JSON has all.
const SHOWN: usize = 60;

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
