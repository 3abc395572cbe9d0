//! What holds at one place of a sentence: the names said, and the words that change what the next number means.

use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::letter::outline::Scope;
use crate::letter::reading::{Place, Subject, When};

/// Whose score the next number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Own,
    Reference(FigureRole),
    /// An average the index has no place for.
    Unclear,
}

#[derive(Debug, Clone)]
pub struct Clause {
    pub unit: Subject,
    /// Units listed before the one named last: "xã A, xã B".
    pub units_before: Vec<Subject>,
    pub period: When,
    /// The names the next value belongs to; several when they are listed.
    pub indicators: Vec<Indicator>,
    pub standing: Standing,
    /// The block of units that heads what follows.
    pub block: Option<FigureRole>,
    /// "trung bình khối: …; …": whose the values of the whole list are.
    pub of_list: Standing,
    /// The reference has its value already.
    pub reference_used: bool,
    pub difference: bool,
    /// The word of difference stands before the bracket that is open.
    pub difference_outside: bool,
    pub comparison: bool,
    pub earlier: bool,
    pub other_unit: bool,
    pub from: bool,
    /// The value before a change was passed over.
    pub from_before: bool,
    /// A full stop stands behind the name.
    pub sentence_over: bool,
    pub bound: bool,
    pub maximum: bool,
    pub foreign: bool,
    pub component: bool,
    pub respectively: bool,
    pub alike: bool,
    /// "lần lượt": the places of the values to come, one for each.
    pub turns: Vec<Place>,
    pub taking_turns: bool,
    /// How many of the listed names have their value.
    pub turn: usize,
    /// Values seen since the name.
    pub values: usize,
    /// The indicator that was scored last.
    pub scored: Option<Indicator>,
    /// The name is one that a scan has spoilt.
    pub misread: bool,
    /// Items at which the name and the reference begin.
    pub name_from: Option<usize>,
    pub reference_from: Option<usize>,
}

impl Clause {
    pub fn of(scope: &Scope) -> Clause {
        Clause {
            unit: scope.unit.clone(),
            units_before: Vec::new(),
            period: scope.period,
            indicators: Vec::new(),
            standing: Standing::Own,
            block: scope.block,
            of_list: Standing::Own,
            reference_used: false,
            difference: false,
            difference_outside: false,
            comparison: false,
            earlier: false,
            other_unit: false,
            from: false,
            from_before: false,
            sentence_over: false,
            bound: false,
            maximum: false,
            foreign: false,
            component: false,
            respectively: false,
            alike: false,
            turns: Vec::new(),
            taking_turns: false,
            turn: 0,
            values: 0,
            scored: None,
            misread: false,
            name_from: None,
            reference_from: None,
        }
    }

    /// An indicator is named.
    pub fn name(&mut self, indicator: Indicator, listed: bool) {
        if !listed {
            self.indicators.clear();
            self.turn = 0;
            self.respectively = false;
        }
        if !self.indicators.contains(&indicator) {
            self.indicators.push(indicator);
        }
        if self.reference_used {
            self.standing = self.of_list;
            self.reference_used = false;
        }
        self.values = 0;
        self.from_before = false;
        self.sentence_over = false;
        self.foreign = false;
        self.component = false;
        self.misread = false;
    }

    /// An average is named.
    pub fn refer(&mut self, standing: Standing, at: usize) {
        self.standing = standing;
        self.reference_used = false;
        self.reference_from = Some(at);
    }

    pub fn enter_bracket(&mut self) {
        // "cao hơn trung bình của tỉnh (12,5/18 điểm)": the bracket goes on with what stands before it.
        self.difference_outside = self.difference;
        self.bound = false;
        self.maximum = false;
    }

    /// "so với tháng 2/2025 (tháng 2/2025 đạt 89,12 điểm …)": the bracket states what it is, and no difference.
    pub fn begins_anew(&mut self) {
        self.difference = false;
        self.difference_outside = false;
        self.comparison = false;
        self.earlier = false;
        self.from = false;
    }

    /// Back to what held before the bracket; the value in it answered what was open.
    pub fn leave_bracket(&mut self, outer: Clause) {
        let (foreign, values) = (self.foreign, self.values);
        *self = outer;
        self.foreign |= foreign;
        self.values = self.values.max(values);
        self.difference = false;
        self.comparison = false;
        self.earlier = false;
        self.other_unit = false;
        if self.standing != Standing::Own {
            self.standing = self.of_list;
            self.reference_used = false;
        }
    }

    pub fn comma(&mut self, in_bracket: bool) {
        self.difference = false;
        self.from = false;
        self.bound = false;
        self.maximum = false;
        if !in_bracket {
            self.comparison = false;
            self.earlier = false;
            self.other_unit = false;
            // "Bình quân các huyện, thành phố là 73,08 điểm": the comma stands within the name.
            if self.standing != Standing::Unclear || self.reference_used {
                self.standing = self.of_list;
                self.reference_used = false;
            }
        }
    }

    pub fn stop(&mut self, sentence: bool) {
        if sentence {
            self.of_list = Standing::Own;
        }
        self.comma(false);
        self.standing = self.of_list;
        self.reference_used = false;
        self.units_before.clear();
        self.turns.clear();
        self.sentence_over |= sentence;
        self.foreign = false;
        self.component = false;
        self.alike = false;
    }
}
