//! Units as people write them in a list or at a shell: by identity, or by name, with the unit above them where the name alone
//! is that of several.

use super::seat_name::slug;
use crate::domain::unit::{Unit, UnitId};
use crate::domain::unit_registry::UnitRegistry;
use chrono::NaiveDate;
use std::collections::HashMap;

pub struct UnitNames<'a> {
    units: &'a UnitRegistry,
    by_name: HashMap<String, Vec<&'a Unit>>,
    home: Option<&'a UnitId>,
    today: Option<NaiveDate>,
}

impl<'a> UnitNames<'a> {
    pub fn new(units: &'a UnitRegistry, home: Option<&'a UnitId>, today: Option<NaiveDate>) -> UnitNames<'a> {
        let mut by_name: HashMap<String, Vec<&Unit>> = HashMap::new();
        for unit in units.units() {
            let mut names = vec![slug(&unit.full_name()), slug(&unit.name)];
            names.dedup();
            for name in names {
                by_name.entry(name).or_default().push(unit);
            }
        }
        UnitNames { units, by_name, home, today }
    }

    /// The unit of this identity, or the one of this name; several names of one are told apart by "xã X, huyện Y". Among
    /// several official names those below the home unit come first, then those that exist today, as far as both are given;
    /// what is left is not one, or none.
    pub fn find(&self, text: &str) -> Result<&'a Unit, Vec<&'a Unit>> {
        let text = text.trim();
        if let Some(unit) = self.units.get(&UnitId::new(text)) {
            return Ok(unit);
        }
        let (name, mut found) = self.called(text);
        let below_home = |unit: &Unit| {
            let is_above = |home: &UnitId| self.units.ancestors(&unit.id).any(|above| above.id == *home);
            self.home.is_some_and(|home| unit.id == *home || is_above(home))
        };
        let exists = |unit: &Unit| self.today.is_some_and(|today| unit.is_valid_on(today));
        let is_official = found.iter().any(|unit| slug(&unit.full_name()) == slug(name));
        for preferred in [&below_home as &dyn Fn(&Unit) -> bool, &exists] {
            if is_official && found.len() > 1 && found.iter().any(|unit| preferred(unit)) {
                found.retain(|unit| preferred(unit));
            }
        }
        match found.as_slice() {
            [unit] => Ok(unit),
            _ => Err(found),
        }
    }

    /// The name, and the units that bear it. A comma may be part of a name ("Sở Văn hóa, Thể thao và Du lịch"): the units
    /// above are what is behind the first one that leaves a name.
    fn called<'t>(&self, text: &'t str) -> (&'t str, Vec<&'a Unit>) {
        let commas = text.match_indices(',').map(|(at, _)| (&text[..at], &text[at + 1..]));
        let readings = std::iter::once((text, "")).chain(commas);
        let mut found = readings.map(|(name, above)| (name, self.below(name, above)));
        found.find(|(_, found)| !found.is_empty()).unwrap_or((text, Vec::new()))
    }

    /// By the official name first: "xã Kim Động" is not the district. Every unit in `above` has to be above it.
    fn below(&self, name: &str, above: &str) -> Vec<&'a Unit> {
        let name = slug(name);
        let mut found = self.by_name.get(&name).cloned().unwrap_or_default();
        if found.iter().any(|unit| slug(&unit.full_name()) == name) {
            found.retain(|unit| slug(&unit.full_name()) == name);
        }
        let above: Vec<String> = above.split(',').map(slug).filter(|above| !above.is_empty()).collect();
        let is_called = |unit: &Unit, above: &String| slug(&unit.full_name()) == *above || slug(&unit.name) == *above;
        let lies_in = |unit: &Unit, area| self.units.ancestors(&unit.id).any(|above| is_called(above, area));
        found.retain(|unit| above.iter().all(|area| lies_in(unit, area)));
        found
    }
}
