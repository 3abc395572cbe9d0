//! An understood question in the words of the JSON shapes (`docs/json.md`).

use super::asked::{Comparison, Limit, PeriodAsked, UnitAsked};
use super::{Question, Understood};
use crate::domain::unit::{Unit, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use crate::text::Lang;
use crate::text::numbers;
use serde_json::{Value, json};

impl UnitAsked {
    /// `self`, `huyen`, … or the official name, with the district or province where another bears the same.
    pub fn word(&self, units: &UnitRegistry) -> String {
        match self {
            UnitAsked::None => "none".to_owned(),
            UnitAsked::Own => "self".to_owned(),
            UnitAsked::District => "huyen".to_owned(),
            UnitAsked::Province => "tinh".to_owned(),
            UnitAsked::AllCommunes => "all_communes".to_owned(),
            UnitAsked::AllDepartments => "all_departments".to_owned(),
            UnitAsked::AllUnits => "all_units".to_owned(),
            UnitAsked::Context(_) => "context".to_owned(),
            UnitAsked::Named { unit, said } => match units.get(unit) {
                Some(unit) => {
                    let said = said.filter(|said| {
                        *said != unit.kind
                            && said.level() == unit.level()
                            && units.units().iter().any(|other| other.kind == *said && other.name == unit.name)
                    });
                    let kind = said.unwrap_or(unit.kind);
                    let above = distinguishing(unit, units).map(|above| format!(" ({above})")).unwrap_or_default();
                    format!("{} {}{above}", kind.word(), unit.name)
                }
                None => unit.to_string(),
            },
            // The likeliest; the others are in `candidates`.
            UnitAsked::Ambiguous(ids) => ids.first().map(|id| distinct_name(id, units)).unwrap_or_default(),
            UnitAsked::Several(several) => several.iter().map(|one| one.word(units)).collect::<Vec<_>>().join(" + "),
            // What was typed is in `unknown_unit`.
            UnitAsked::Unknown(_) => "none".to_owned(),
        }
    }
}

/// The official name, with the unit above where another unit bears the same name.
pub fn distinct_name(id: &crate::domain::unit::UnitId, units: &UnitRegistry) -> String {
    match units.get(id) {
        Some(unit) => match distinguishing(unit, units) {
            Some(above) => format!("{} ({above})", unit.full_name()),
            None => unit.full_name(),
        },
        None => id.to_string(),
    }
}

/// The unit above, when a unit of the same name and level exists elsewhere that this one did not become or come from.
fn distinguishing(unit: &Unit, units: &UnitRegistry) -> Option<String> {
    if unit.level() != UnitLevel::Commune {
        return None;
    }
    let related = |other: &Unit| {
        units.events_of(&unit.id).any(|event| event.from.contains(&other.id) || event.to.contains(&other.id))
    };
    let namesake = units.units().iter().any(|other| {
        other.id != unit.id && other.name == unit.name && other.level() == unit.level() && !related(other)
    });
    if !namesake {
        return None;
    }
    unit.parent.as_ref().map(|parent| units.name(parent))
}

impl Comparison {
    pub fn word(&self, units: &UnitRegistry) -> String {
        let points = |points| numbers::points(points, Lang::En);
        match self {
            Comparison::None => "none".to_owned(),
            Comparison::PrevPeriod => "prev_period".to_owned(),
            Comparison::SamePeriodLastYear => "same_period_last_year".to_owned(),
            Comparison::ProvinceAverage => "province_avg".to_owned(),
            Comparison::NationalAverage => "national_avg".to_owned(),
            Comparison::Period(period) => format!("period:{period}"),
            Comparison::Stretch { from, to } => format!("period:{from}..{to}"),
            Comparison::Unit(unit) => format!("unit:{}", unit.word(units)),
            Comparison::Target(target) => format!("target:{}", points(*target)),
            Comparison::Place(place) => format!("place:{place}"),
            Comparison::Max => "max".to_owned(),
            Comparison::Top(count) => format!("top:{count}"),
            Comparison::Bottom(count) => format!("bottom:{count}"),
            Comparison::Full => "full".to_owned(),
            Comparison::LessThan(limit) => format!("lt:{}", points(*limit)),
            Comparison::AtMost(limit) => format!("lte:{}", points(*limit)),
            Comparison::AtLeast(limit) => format!("gte:{}", points(*limit)),
            Comparison::MoreThan(limit) => format!("gt:{}", points(*limit)),
            Comparison::Between { from, to } => {
                let side = |limit: &Limit, with, without| if limit.included { with } else { without };
                let (from_word, to_word) = (side(from, "gte", "gt"), side(to, "lte", "lt"));
                format!("{from_word}:{} {to_word}:{}", points(from.at), points(to.at))
            }
        }
    }
}

impl Understood {
    /// The `understood` object.
    pub fn json(&self, units: &UnitRegistry) -> Value {
        let mut value = self.question.json(units);
        if let Some(object) = value.as_object_mut() {
            object.insert("words".to_owned(), json!(self.words));
            object.insert("decided".to_owned(), self.decided.json());
            if !self.overlooked.is_empty() {
                object.insert("overlooked".to_owned(), json!(self.overlooked));
            }
            if let Some(picture) = self.picture {
                object.insert("picture".to_owned(), json!(picture));
            }
            if let Some(also) = &self.also {
                object.insert("also".to_owned(), json!(also.trim()));
                object.insert("left_out".to_owned(), json!(self.left_out));
            }
        }
        value
    }
}

impl Question {
    /// `{intent, indicator, period, unit, comparison}` and, where they say more, `resolved`, `unit_id`, `values`.
    pub fn json(&self, units: &UnitRegistry) -> Value {
        let mut value = json!({
            "intent": self.intent.word(),
            "indicator": self.indicators.to_string(),
            "period": self.period.to_string(),
            "unit": self.unit.word(units),
            "comparison": self.comparison.word(units),
        });
        if let Some(object) = value.as_object_mut() {
            if matches!(self.period, PeriodAsked::Relative { .. } | PeriodAsked::Context(_)) {
                let resolved = self.period.resolved().map(|period| period.to_string());
                object.insert("resolved".to_owned(), json!(resolved));
            }
            if let UnitAsked::Named { unit, .. } = self.unit.meant() {
                object.insert("unit_id".to_owned(), json!(unit));
                object.insert("unit_official".to_owned(), json!(units.name(unit)));
            }
            if let UnitAsked::Ambiguous(ids) = self.unit.meant() {
                let names: Vec<String> = ids.iter().map(|id| distinct_name(id, units)).collect();
                object.insert("candidates".to_owned(), json!(names));
            }
            if let Some(super::Unclear::UnknownUnit(name)) = &self.unclear {
                object.insert("unknown_unit".to_owned(), json!(name));
            }
            if let UnitAsked::Context(inner) = &self.unit {
                object.insert("unit_meant".to_owned(), json!(inner.word(units)));
            }
            if !self.more_periods.is_empty() {
                let periods: Vec<String> = self.more_periods.iter().map(ToString::to_string).collect();
                object.insert("more_periods".to_owned(), json!(periods));
            }
            if !self.except.is_empty() {
                let except: Vec<String> = self.except.iter().map(|unit| unit.word(units)).collect();
                object.insert("except".to_owned(), json!(except));
            }
            if let Some(direction) = self.direction {
                object.insert("direction".to_owned(), json!(direction));
            }
            if !self.values.is_empty() {
                let values: Vec<String> = self.values.iter().map(|value| numbers::points(*value, Lang::En)).collect();
                object.insert("values".to_owned(), json!(values));
            }
        }
        value
    }
}
