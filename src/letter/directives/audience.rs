//! Which units the printed addressees mean.

use super::Asking;
use crate::domain::letter::Audience;
use crate::domain::unit::{UnitId, UnitLevel};
use crate::letter::paragraph::paragraphs;
use crate::letter::unit_names::Mention;
use chrono::NaiveDate;

/// Whom the printed addressees mean among the units.
pub(super) fn audience(addressees: &[String], asking: &Asking<'_>) -> Audience {
    let day = asking.letter_day.unwrap_or(asking.today);
    let mut audience = Audience { departments: false, communes: false, units: Vec::new() };
    for addressee in addressees {
        let text = addressee.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let everyone = has(&["các cơ quan, đơn vị", "các đơn vị", "các địa phương", "như trên", "như kính gửi"]);
        let mut named = named_units(addressee, asking, day);
        // "UBND các xã Đức Hợp, Hùng An" means these alone.
        let all_below = named.is_empty();
        audience.departments |= everyone
            || has(&["các phòng", "các sở", "các ban", "các ngành", "các cơ quan", "phòng, ban", "phòng, ngành"]);
        audience.communes |= everyone
            || all_below && has(&["các xã", "các phường", "cấp xã", "các thị trấn", "xã, phường", "xã, thị trấn"]);
        if all_below && has(&["các huyện"]) {
            let below = asking.names.registry().children_on(asking.home, day);
            named.extend(below.filter(|unit| unit.level() == UnitLevel::District).map(|unit| unit.id.clone()));
        }
        for unit in named {
            if !audience.units.contains(&unit) {
                audience.units.push(unit);
            }
        }
    }
    audience
}

/// Whether a letter goes to those above the home unit alone: a report, in which it tells of tasks of its own.
pub fn is_told_above(addressees: &[String], asking: &Asking<'_>) -> bool {
    let home = asking.names.registry().get(asking.home).map(|unit| unit.level());
    let above = |addressee: &String| {
        let first = paragraphs(std::iter::once((1, addressee.as_str()))).into_iter().find_map(|paragraph| {
            (0..paragraph.tokens.len()).find_map(|at| asking.names.mention_at(&paragraph, at, asking.home))
        });
        match first {
            Some((Mention::Named { candidates, .. }, _)) => {
                candidates.iter().any(|id| asking.names.is_above(id, asking.home))
            }
            Some((Mention::Level(level), _)) => home.is_some_and(|home| level < home),
            _ => false,
        }
    };
    !addressees.is_empty() && addressees.iter().all(above)
}

/// The units that an addressee names; the issuer and those above it are named only to say whose offices are meant.
fn named_units(addressee: &str, asking: &Asking<'_>, day: NaiveDate) -> Vec<UnitId> {
    let mut units = Vec::new();
    for paragraph in &paragraphs(std::iter::once((1, addressee))) {
        let mut at = 0;
        while at < paragraph.tokens.len() {
            let mention = asking.names.mention_at(paragraph, at, asking.home);
            at += mention.as_ref().map_or(1, |(_, length)| *length);
            if let Some((Mention::Named { candidates, .. }, _)) = mention
                && let Some(unit) = asking.names.resolve(&candidates, asking.home, day)
                && unit != *asking.home
                && !asking.names.is_above(&unit, asking.home)
            {
                units.push(unit);
            }
        }
    }
    units
}
