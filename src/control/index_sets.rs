//! Requests about index sets.

use super::call::Call;
use super::{Answer, Failure, LetterName};
use crate::domain::calendar::office_day;
use crate::domain::index_set::{Criterion, IndexSet, Layout};
use crate::domain::points::Points;
use crate::domain::suspension::{Suspension, SuspensionEnd};
use crate::domain::unit::UnitId;
use crate::text::numbers;
use chrono::NaiveDate;
use serde_json::{Value, json};

pub(super) fn list(call: &Call<'_>) -> Answer {
    let sets = call.desk.store.index_sets();
    let lines: Vec<String> = sets.all().iter().map(|set| heading(call, set)).collect();
    let text = if lines.is_empty() { call.text.index_none() } else { lines.join("\n") };
    Answer { text, json: sets.all().iter().map(set_json).collect() }
}

/// The set that holds on a day for a unit, the home unit by default, with what is suspended.
pub(super) async fn show(call: &Call<'_>, at: Option<NaiveDate>, unit: Option<&str>) -> Result<Answer, Failure> {
    let day = at.unwrap_or_else(|| office_day(call.desk.clock.now()));
    let unit = match unit {
        Some(name) => Some(super::unit_names::named_on(call, name, day)?),
        None => call.desk.config.office.home_unit.clone(),
    };
    let (sets, units) = (call.desk.store.index_sets(), call.desk.store.units());
    let above = unit.iter().flat_map(|unit| units.ancestors(unit)).map(|above| &above.id);
    let set = sets.on(day, unit.iter().chain(above));
    let set = set.ok_or_else(|| Failure::refused(call.text.index_none_on(numbers::date(day))))?;
    let suspensions = call.desk.suspensions(day).await.map_err(|error| call.desk_failure(error))?;
    let mut lines = vec![heading(call, set), set.name.clone()];
    for layout in set.layouts.iter().filter(|_| set.layouts.len() > 1) {
        let groups: Vec<&str> = set.groups(*layout).into_iter().map(|group| group.code.as_str()).collect();
        lines.push(call.text.index_layout(groups.len(), groups.join(", ")));
    }
    for group in set.parts(None) {
        lines.extend(criterion_lines(call, set, group, 0));
    }
    lines.extend(suspensions.iter().map(|suspension| suspended(call, suspension)));
    let mut shape = set_json(set);
    shape["day"] = json!(day);
    shape["suspensions"] = suspensions.iter().map(suspension_json).collect();
    Ok(Answer { text: lines.join("\n"), json: shape })
}

/// A person lets the publication go on that the letter suspends; with `undo` it is suspended again.
pub(super) async fn resume(
    call: &Call<'_>,
    letter: &LetterName,
    why: Option<&str>,
    undo: bool,
) -> Result<Answer, Failure> {
    let letter = super::letters::find(call, letter).await?;
    let changed = match undo {
        true => call.desk.restore_suspension(&call.actor, &letter).await,
        false => call.desk.lift_suspension(&call.actor, &letter, why).await,
    };
    let suspension = changed.map_err(|error| call.desk_failure(error))?;
    let id = suspension.by.id.to_string();
    let text = match &suspension.ended {
        None => suspended(call, &suspension),
        Some(SuspensionEnd::Person(lift)) => call.text.index_resumed(id, numbers::time(lift.at)),
        Some(SuspensionEnd::Letter { by, .. }) => call.text.index_resumed_by(id, by.id.to_string()),
    };
    let mut shape = suspension_json(&suspension);
    shape["ended"] = match &suspension.ended {
        None => Value::Null,
        Some(SuspensionEnd::Person(lift)) => json!({ "by": lift.by, "at": lift.at, "why": lift.why }),
        Some(SuspensionEnd::Letter { by, from }) => json!({ "letter": by.id.to_string(), "from": from }),
    };
    Ok(Answer { text, json: shape })
}

pub(super) async fn load(call: &Call<'_>, table: &[u8], dry_run: bool) -> Result<Answer, Failure> {
    let load = call.desk.load_index_sets(&call.actor, table, dry_run).await;
    let load = load.map_err(|error| call.desk_failure(error))?;
    let faults: Vec<String> = load.faults.iter().map(|fault| fault.explain(call.text)).collect();
    let counts = (load.added.len(), load.changed.len(), load.removed.len());
    let text = match dry_run {
        _ if !faults.is_empty() => call.text.index_faulty(faults.join("\n")),
        true => call.text.index_dry_run(counts.0, counts.1, counts.2),
        false => call.text.index_loaded(counts.0, counts.1, counts.2),
    };
    let lines = load.faults.iter().map(|fault| fault.line);
    let fault_shapes: Vec<Value> =
        lines.zip(&faults).map(|(line, what)| json!({ "line": line, "what": what })).collect();
    let json = json!({
        "added": load.added,
        "changed": load.changed,
        "removed": load.removed,
        "faults": fault_shapes,
        "stored": faults.is_empty() && !dry_run,
    });
    Ok(Answer { text, json })
}

fn heading(call: &Call<'_>, set: &IndexSet) -> String {
    let day = |day: Option<NaiveDate>| day.map_or_else(|| call.text.cli_open_end(), numbers::date);
    let units = call.desk.store.units();
    let owner = set.owner.as_ref().map_or_else(|| call.text.index_national(), |owner: &UnitId| units.name(owner));
    call.text.index_heading(set.id.clone(), owner, set.legal_basis.clone(), day(set.valid_from), day(set.valid_to))
}

/// A group, and below it what it consists of.
fn criterion_lines(call: &Call<'_>, set: &IndexSet, criterion: &Criterion, depth: usize) -> Vec<String> {
    let max = |points| numbers::points(points, call.text.lang());
    let max = criterion.max.map_or_else(|| call.text.index_unknown_max(), max);
    let line = call.text.index_criterion(criterion.name.clone(), criterion.code.clone(), max);
    let mut lines = vec![format!("{}{line}", "  ".repeat(depth))];
    for part in set.parts(Some(&criterion.code)).filter(|_| depth < 3) {
        lines.extend(criterion_lines(call, set, part, depth + 1));
    }
    lines
}

fn suspended(call: &Call<'_>, suspension: &Suspension) -> String {
    let cited = suspension.directive.cited.as_ref().map_or_else(|| "–".to_owned(), |cited| cited.number.clone());
    call.text.index_suspended(suspension.by.id.to_string(), cited, suspension.directive.text.clone())
}

fn suspension_json(suspension: &Suspension) -> Value {
    json!({
        "letter": suspension.by.id.to_string(),
        "number": suspension.by.heading.number,
        "date": suspension.by.heading.date,
        "cited": suspension.directive.cited,
        "text": suspension.directive.text,
    })
}

fn set_json(set: &IndexSet) -> Value {
    let number = |points: Points| f64::from(points.as_hundredths()) / 100.0;
    let criterion = |criterion: &Criterion| {
        json!({
            "code": criterion.code,
            "group": criterion.group,
            "name": criterion.name,
            "max": criterion.max.map(number),
        })
    };
    let layouts: Vec<Value> = set
        .layouts
        .iter()
        .map(|layout: &Layout| {
            let groups: Vec<&str> = set.groups(*layout).into_iter().map(|group| group.code.as_str()).collect();
            json!({ "layout": layout, "groups": groups })
        })
        .collect();
    json!({
        "set": set.id,
        "owner": set.owner,
        "valid_from": set.valid_from,
        "valid_to": set.valid_to,
        "legal_basis": set.legal_basis,
        "name": set.name,
        "total": number(set.total),
        "layouts": layouts,
        "criteria": set.criteria.iter().map(criterion).collect::<Vec<_>>(),
    })
}
