//! Whom a list leaves out, and the sentence that says so.

use crate::answer::facts::Facts;
use crate::answer::phrase::capital;
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::domain::unit::{Unit, UnitId, UnitLevel};
use crate::question::{Question, UnitAsked};
use crate::text::Text;

/// The units that are no part of a list in its period.
pub struct LeftOut {
    units: Vec<UnitId>,
    levels: Vec<UnitLevel>,
}

impl LeftOut {
    pub fn of(facts: &Facts<'_>, question: &Question, period: Period) -> LeftOut {
        let mut left_out = LeftOut { units: Vec::new(), levels: Vec::new() };
        for asked in &question.except {
            match asked.meant() {
                UnitAsked::AllCommunes => left_out.levels.push(UnitLevel::Commune),
                UnitAsked::AllDepartments => left_out.levels.push(UnitLevel::Department),
                // Whichever of them the list has.
                UnitAsked::Ambiguous(units) => left_out.units.extend(units.iter().cloned()),
                one => left_out.units.extend(facts.unit(one, period.end())),
            }
        }
        left_out
    }

    pub fn contains(&self, unit: &Unit) -> bool {
        self.units.contains(&unit.id) || self.levels.contains(&unit.level())
    }
}

/// Their names; none where a list leaves out nobody.
pub fn names(facts: &Facts<'_>, text: Text<'_>, question: &Question, period: Period) -> Option<String> {
    let name = |asked: &UnitAsked| match asked.meant() {
        UnitAsked::AllCommunes => Some(text.answer_communes()),
        UnitAsked::AllDepartments => Some(text.answer_departments()),
        UnitAsked::Ambiguous(units) => units.first().map(|unit| facts.name(unit)),
        one => facts.unit(one, period.end()).map(|unit| facts.name(&unit)),
    };
    let names: Vec<String> = question.except.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Says whom the list leaves out, below its rows.
pub fn told(facts: &Facts<'_>, text: Text<'_>, question: &Question, period: Period, message: Message) -> Message {
    match names(facts, text, question, period) {
        Some(names) => message.line(capital(&text.answer_left_out(names))),
        None => message,
    }
}
