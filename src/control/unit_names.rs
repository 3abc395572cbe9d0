//! Units as a person at a shell names them.

use super::Failure;
use super::call::Call;
use crate::desk::UnitNames;
use crate::domain::calendar::office_day;
use crate::domain::unit::{Unit, UnitId};
use crate::domain::unit_registry::UnitRegistry;
use crate::letter::typed;
use crate::text::{Text, numbers};
use chrono::NaiveDate;

/// Candidates told at once.
const SHOWN: usize = 20;

/// A unit by its identifier or its name, those of the past included: of several the one that is valid today goes first.
pub(super) fn named(call: &Call<'_>, name: &str) -> Result<UnitId, Failure> {
    let units = call.desk.store.units();
    let eve_of_reforms = units.events().iter().filter_map(|event| event.date.pred_opt());
    let days: Vec<NaiveDate> = std::iter::once(office_day(call.desk.clock.now())).chain(eve_of_reforms).collect();
    on_days(call, name, &units, &days)
}

/// A unit by its identifier or its name among those of `day`; an identifier of another day is left as it is.
pub(super) fn named_on(call: &Call<'_>, name: &str, day: NaiveDate) -> Result<UnitId, Failure> {
    on_days(call, name, &call.desk.store.units(), &[day])
}

fn on_days(call: &Call<'_>, name: &str, units: &UnitRegistry, days: &[NaiveDate]) -> Result<UnitId, Failure> {
    let home = call.desk.config.office.home_unit.as_ref();
    let id = UnitId::new(name.trim());
    if units.get(&id).is_some() {
        return Ok(id);
    }
    let names = UnitNames::new(units, home, Some(office_day(call.desk.clock.now())));
    // "xã X, huyện Y" says which of several; the reader of letters looks at one name alone.
    if !name.contains(',') {
        // A day on which several are called so decides nothing; an earlier one would, but of other units.
        let known = days.iter().map(|day| typed::units_named(name, units, home, *day)).find(|known| !known.is_empty());
        match known.as_deref() {
            Some([unit]) => return Ok(unit.clone()),
            Some(several) => {
                let candidates: Vec<&Unit> = several.iter().filter_map(|id| units.get(id)).collect();
                return Err(Failure::refused(not_one(name, &candidates, units, call.text)));
            }
            None => {}
        }
    }
    match names.find(name) {
        Ok(unit) => Ok(unit.id.clone()),
        Err(candidates) => Err(Failure::refused(not_one(name, &candidates, units, call.text))),
    }
}

/// Nothing is called so, or several are: they are named, with what tells them apart.
pub fn not_one(name: &str, candidates: &[&Unit], units: &UnitRegistry, text: Text<'_>) -> String {
    if candidates.is_empty() {
        return text.cli_unknown_unit(name);
    }
    let line = |unit: &&Unit| {
        let above = unit.parent.as_ref().map(|parent| text.unit_below(units.name(parent)));
        let until = unit.valid_to.map(|day| text.unit_until(numbers::date(day)));
        let name = text.cli_unit_line(unit.full_name(), unit.id.as_str());
        std::iter::once(name).chain(above).chain(until).collect::<Vec<_>>().join(", ")
    };
    let lines: Vec<String> = candidates.iter().take(SHOWN).map(line).collect();
    text.cli_init_which_unit(lines.join("\n"))
}
