//! Requests about letters.

use super::call::Call;
use super::{Answer, Failure, LetterName};
use crate::desk::{ImportRequest, OtherVersions, VersionChanges};
use crate::domain::calendar::office_day;
use crate::domain::letter::{Letter, LetterRef, LetterState};
use crate::domain::period::Period;
use crate::letter::{choices, json, preview, typed};
use crate::text::{Text, numbers};
use serde_json::{Value, json};

pub(super) async fn import(call: &Call<'_>, import: ImportRequest, confirm: bool) -> Result<Answer, Failure> {
    let desk = call.desk;
    let dry_run = import.dry_run;
    let imported = desk.import(&call.actor, import).await.map_err(|error| call.desk_failure(error))?;
    let mut letter = imported.letter;
    if confirm && !dry_run && letter.state == LetterState::Unreviewed {
        letter = desk.confirm(&call.actor, &letter.id).await.map_err(|error| call.desk_failure(error))?;
    }
    let closing = match (dry_run, imported.known, letter.state) {
        (true, ..) => call.text.cli_import_dry_run(),
        (false, true, _) => call.text.cli_import_known(letter.id.to_string(), state(call.text, letter.state)),
        (false, false, LetterState::Confirmed) => call.text.cli_import_confirmed(letter.id.to_string()),
        (false, false, _) => call.text.cli_import_unreviewed(letter.id.to_string()),
    };
    let units = desk.store.units();
    let table = preview::preview_table(&letter.content, &units, call.text);
    let mut shape = json::import_json(&letter, &units, call.text);
    if let Value::Object(shape) = &mut shape {
        shape.insert("stored".into(), (!dry_run).into());
        shape.insert("known".into(), imported.known.into());
        let (others, refs) = (&imported.others, |letters: &[Letter]| letters.iter().map(named).collect::<Value>());
        shape.insert("replaces".into(), others.replaces.as_ref().map(named).into());
        shape.insert("gave_way".into(), refs(&others.gave_way));
        shape.insert("beside".into(), refs(&others.beside));
        shape.insert("ref".into(), letter.id.to_string().into());
    }
    let chosen = desk.chosen_deadlines(&letter.content, call.text).await.map_err(|error| call.desk_failure(error))?;
    let choices = open_choices(call, &letter, &mut shape);
    let others = match letter.state {
        LetterState::Confirmed => imported.others.lines_confirmed(call.text, named),
        _ => imported.others.lines(call.text, named),
    };
    let lines: Vec<String> = [table].into_iter().chain(chosen).chain(others).chain(choices).chain([closing]).collect();
    Ok(Answer { text: lines.join("\n"), json: shape })
}

/// What the doubts of a letter under review leave open: numbered for a terminal, and in the answer for scripts.
fn open_choices(call: &Call<'_>, letter: &Letter, shape: &mut Value) -> Vec<String> {
    let open = match letter.state {
        LetterState::Unreviewed => choices::choices(&letter.content, &call.desk.config.office_hours(), call.text),
        _ => Vec::new(),
    };
    if let Value::Object(shape) = shape {
        shape.insert("choices".into(), choices::choices_json(&open));
    }
    let numbered = open.iter().zip(1..).map(|(choice, number)| format!("[{number}] {}", choice.label));
    let head = (!open.is_empty()).then(|| call.text.cli_import_choices());
    head.into_iter().chain(numbered).collect()
}

/// As commands take it.
fn named(letter: &Letter) -> String {
    letter.id.to_string()
}

/// The letter version that a person named; the newest one when they named none.
pub(super) async fn find(call: &Call<'_>, name: &LetterName) -> Result<LetterRef, Failure> {
    let letters = call.desk.store.letters().await.map_err(|error| call.store_failure(error))?;
    letters
        .into_iter()
        .map(|letter| letter.id)
        .filter(|id| id.letter == name.letter && name.version.is_none_or(|version| version == id.version))
        .max()
        .ok_or_else(|| Failure::refused(call.text.cli_unknown_letter(name.letter.as_str())))
}

pub(super) async fn confirm(call: &Call<'_>, letter: &LetterRef) -> Result<Answer, Failure> {
    let before = call.desk.store.letter(letter).await.map_err(|error| call.store_failure(error))?;
    let others = match &before {
        Some(before) => call.desk.other_versions(before).await.map_err(|error| call.desk_failure(error))?,
        None => OtherVersions::default(),
    };
    let letter = call.desk.confirm(&call.actor, letter).await.map_err(|error| call.desk_failure(error))?;
    let mut lines = vec![call.text.cli_import_confirmed(letter.id.to_string())];
    lines.extend(others.lines_confirmed(call.text, named));
    Ok(Answer { text: lines.join("\n"), json: summary(&letter) })
}

/// Corrects or completes what was read; tells what changed and what is still doubtful.
pub(super) async fn revise(call: &Call<'_>, letter: &LetterRef, words: &str) -> Result<Answer, Failure> {
    let (desk, text) = (call.desk, call.text);
    let before = desk.store.letter(letter).await.map_err(|error| call.store_failure(error))?;
    let after = desk.revise(&call.actor, letter, words).await.map_err(|error| call.desk_failure(error))?;
    let units = desk.store.units();
    let mut lines = vec![text.review_revised()];
    if let Some(before) = before {
        lines.extend(preview::change_lines(&before.content, &after.content, &units, text));
    }
    lines.extend(preview::doubt_lines(&after.content, text));
    lines.extend(desk.chosen_deadlines(&after.content, text).await.map_err(|error| call.desk_failure(error))?);
    let mut shape = json::import_json(&after, &units, text);
    lines.extend(open_choices(call, &after, &mut shape));
    lines.push(text.cli_import_unreviewed(after.id.to_string()));
    if let Value::Object(shape) = &mut shape {
        shape.insert("ref".into(), after.id.to_string().into());
        shape.insert("corrections".into(), json!(after.content.corrections));
    }
    Ok(Answer { text: lines.join("\n"), json: shape })
}

/// What the letter version changes against the one before it.
pub(super) async fn changes(call: &Call<'_>, letter: &LetterRef) -> Result<Answer, Failure> {
    let changes = call.desk.changes_of(&call.actor, letter).await.map_err(|error| call.desk_failure(error))?;
    match changes {
        Some(changes) => Ok(told(call, &changes)),
        None => Ok(Answer { text: call.text.letter_changes_first(letter.to_string()), json: Value::Null }),
    }
}

/// What changed in the figures of a period, the home unit's when none is named.
pub(super) async fn figure_changes(call: &Call<'_>, unit: Option<&str>, words: &str) -> Result<Answer, Failure> {
    let period = period(call, Some(words))?;
    let period = period.ok_or_else(|| Failure::refused(call.text.figure_bad_period(words.to_owned())))?;
    let unit = match unit {
        Some(name) => super::unit_names::named_on(call, name, period.end())?,
        None => {
            let home = call.desk.config.office.home_unit.clone();
            home.ok_or_else(|| Failure::refused(call.text.desk_no_unit()))?
        }
    };
    let changes = call.desk.figure_changes(&call.actor, &unit, period).await;
    match changes.map_err(|error| call.desk_failure(error))? {
        Some(changes) => Ok(told(call, &changes)),
        None => {
            let name = call.desk.store.units().name(&unit);
            let text = call.text.letter_changes_one_version(name, call.text.period(period));
            Ok(Answer { text, json: Value::Null })
        }
    }
}

fn told(call: &Call<'_>, changes: &VersionChanges) -> Answer {
    let units = call.desk.store.units();
    Answer { text: changes.lines(&units, call.text).join("\n"), json: changes.to_json() }
}

/// A period as typed.
pub(super) fn period(call: &Call<'_>, words: Option<&str>) -> Result<Option<Period>, Failure> {
    let Some(words) = words else { return Ok(None) };
    let period = typed::period_of(words, office_day(call.desk.clock.now()));
    period.map(Some).ok_or_else(|| Failure::refused(call.text.figure_bad_period(words.to_owned())))
}

pub(super) async fn discard(call: &Call<'_>, letter: &LetterRef) -> Result<Answer, Failure> {
    call.desk.discard(&call.actor, letter).await.map_err(|error| call.desk_failure(error))?;
    Ok(Answer {
        text: call.text.cli_letter_discarded(letter.to_string()),
        json: json!({ "letter": letter.to_string(), "state": LetterState::Discarded }),
    })
}

pub(super) async fn list(call: &Call<'_>) -> Result<Answer, Failure> {
    let letters = call.desk.store.letters().await.map_err(|error| call.store_failure(error))?;
    let lines: Vec<String> = letters
        .iter()
        .map(|letter| {
            let periods: Vec<String> =
                letter.content.periods().iter().map(|period| call.text.period(*period)).collect();
            call.text.cli_letter_line(
                letter.id.to_string(),
                state(call.text, letter.state),
                periods.join(", "),
                numbers::time(letter.imported_at),
                letter.imported_by.as_str(),
            )
        })
        .collect();
    let text = if lines.is_empty() { call.text.cli_no_letters() } else { lines.join("\n") };
    Ok(Answer { text, json: letters.iter().map(summary).collect() })
}

fn summary(letter: &Letter) -> Value {
    json!({
        "letter": letter.id.to_string(),
        "state": letter.state,
        "unit": letter.content.unit,
        "number": letter.content.number,
        "date": letter.content.date,
        "periods": letter.content.periods(),
        "imported_at": letter.imported_at,
        "imported_by": letter.imported_by,
        "confirmed": letter.confirmed,
    })
}

pub(super) fn state(text: Text<'_>, state: LetterState) -> String {
    match state {
        LetterState::Unreviewed => text.cli_letter_unreviewed(),
        LetterState::Confirmed => text.cli_letter_confirmed(),
        LetterState::Superseded => text.cli_letter_superseded(),
        LetterState::Discarded => text.cli_letter_state_discarded(),
    }
}
