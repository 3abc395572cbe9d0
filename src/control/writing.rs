//! The request for a letter of the office's own.

use super::call::Call;
use super::unit_names::named_on;
use super::{Answer, Failure, WriteLetter, letters};
use crate::desk::WriteRequest;
use crate::domain::calendar::office_day;
use crate::domain::period::Period;
use crate::letter::typed;
use std::io::Write;

/// Writes the letter to `out`.
pub(super) async fn write(
    call: &Call<'_>,
    wanted: WriteLetter,
    out: &mut (dyn Write + Send),
) -> Result<Answer, Failure> {
    let (desk, text) = (call.desk, call.text);
    let day = office_day(desk.clock.now());
    let mut periods: Vec<Period> = Vec::new();
    for period in &wanted.periods {
        let read = typed::period_of(period, day);
        periods.push(read.ok_or_else(|| Failure::refused(text.figure_bad_period(period.clone())))?);
    }
    let known_on = periods.iter().map(|period| period.end()).max().map_or(day, |end| end.min(day));
    let unit = match &wanted.unit {
        None => None,
        Some(name) => Some(named_on(call, name, known_on)?),
    };
    let directives_of = match &wanted.directives_of {
        None => None,
        Some(name) => Some(letters::find(call, name).await?),
    };
    let request = WriteRequest { unit, periods, directives_of, paper: wanted.paper };
    let letter = desk.write_letter(&call.actor, &request).await.map_err(|error| call.desk_failure(error))?;
    out.write_all(&letter.bytes).map_err(|error| call.store_failure(error.into()))?;
    Ok(Answer { text: letter.lines(text).join("\n"), json: letter.to_json() })
}
