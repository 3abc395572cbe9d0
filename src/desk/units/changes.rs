//! What a load does to one unit, by the columns of its table.

use crate::domain::unit::Unit;
use crate::text::numbers;
use std::fmt;

/// A unit before and after a load; `None` where it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    pub before: Option<Unit>,
    pub after: Option<Unit>,
}

impl fmt::Display for UnitChange {
    /// "+ xã X (x)", "- xã X (x)", "~ xã X (x): code 1 → 2; …".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |unit: &Unit| format!("{} ({})", unit.full_name(), unit.id);
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => {
                let pairs = columns(before).into_iter().zip(columns(after));
                let fields: Vec<String> = pairs
                    .filter(|((_, before), (_, after))| before != after)
                    .map(|((column, before), (_, after))| format!("{column} {} → {}", shown(&before), shown(&after)))
                    .collect();
                write!(f, "~ {}: {}", named(after), fields.join("; "))
            }
            (Some(before), None) => write!(f, "- {}", named(before)),
            (None, Some(after)) => write!(f, "+ {}", named(after)),
            (None, None) => Ok(()),
        }
    }
}

fn shown(value: &str) -> &str {
    if value.is_empty() { "–" } else { value }
}

/// The columns that a load may change, by the names they have in the table.
fn columns(unit: &Unit) -> [(&'static str, String); 7] {
    let day = |day: Option<chrono::NaiveDate>| day.map(numbers::date).unwrap_or_default();
    [
        ("kind", unit.kind.code().to_owned()),
        ("name", unit.name.clone()),
        ("parent", unit.parent.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("code", unit.code.clone().unwrap_or_default()),
        ("valid_from", day(unit.valid_from)),
        ("valid_to", day(unit.valid_to)),
        ("aliases", unit.aliases.join("|")),
    ]
}
