//! The outline of the results: what an item inherits from the headings and bullets it stands under.

use super::paragraph::Marker;
use super::reading::{Subject, When};
use super::unit_names::Mention;
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;

/// What an item hands down to those under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    pub unit: Subject,
    pub period: When,
    pub indicators: Vec<Indicator>,
    /// "3. Khối xã, phường": the block of units of which a bare average below is.
    pub block: Option<FigureRole>,
}

impl Scope {
    /// A paragraph may go on with an item above it or stand for itself ("- Xã A: 83,2 điểm;" and below it "TTTT 6,1/10"):
    /// where both differ, nobody can tell.
    fn doubt_against(&mut self, item: &Scope) {
        if self.unit != item.unit {
            self.unit = Subject::Named(Mention::Unknown { printed: String::new(), level: None });
        }
        if self.period != item.period {
            self.period = When::Several;
        }
    }
}

/// The items that are open at a place of the text, outermost first.
#[derive(Debug)]
pub struct Outline {
    root: Scope,
    open: Vec<(Marker, Scope)>,
    /// How the item ends that was opened last.
    end: End,
}

/// How a paragraph ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With a colon: what it names is told next.
    Announces,
    /// With a semicolon, or with no mark at all: the list or the item itself may go on.
    GoesOn,
    Closed,
}

impl End {
    pub fn of(text: &str) -> End {
        match text.trim_end().chars().next_back() {
            Some(':') => End::Announces,
            Some('.' | '…' | '!' | '?') | None => End::Closed,
            Some(_) => End::GoesOn,
        }
    }
}

impl Outline {
    pub fn new() -> Outline {
        Outline {
            root: Scope { unit: Subject::Home, period: When::Unsaid, indicators: Vec::new(), block: None },
            open: Vec::new(),
            end: End::Closed,
        }
    }

    /// What a paragraph with this marker stands under; closes what it ends.
    pub fn enter(&mut self, marker: Option<Marker>) -> Scope {
        let keep = match marker {
            // "- Chỉ số A:" and its score on a line of its own.
            None if self.end == End::Announces => self.open.len(),
            None => self.open.iter().position(|(open, _)| !is_heading(*open)).unwrap_or(self.open.len()),
            Some(marker) => self.open.iter().position(|(open, _)| ends(marker, *open)).unwrap_or(self.open.len()),
        };
        let ended = self.open.split_off(keep);
        let mut scope = self.open.last().map_or(&self.root, |(_, scope)| scope).clone();
        if marker.is_none() && self.end != End::Announces {
            scope.indicators.clear();
        }
        if let Some((_, item)) = ended.last().filter(|_| marker.is_none() && self.end == End::GoesOn) {
            scope.doubt_against(item);
        }
        scope
    }

    /// Of which period the next items of the list are that was entered last, nobody can tell.
    pub fn doubt_siblings(&mut self) {
        self.open.last_mut().map_or(&mut self.root, |(_, scope)| scope).period = When::Several;
    }

    /// Opens the item, with what it says itself. A paragraph without a marker that names its own period begins anew.
    pub fn open(&mut self, marker: Option<Marker>, scope: Scope, names_period: bool, end: End) {
        self.end = if marker.is_some() { end } else { End::Closed };
        match marker {
            Some(marker) => self.open.push((marker, scope)),
            None if names_period || self.open.is_empty() => {
                self.open.clear();
                self.root = Scope { indicators: Vec::new(), block: None, ..scope };
            }
            None => {}
        }
    }
}

fn is_heading(marker: Marker) -> bool {
    matches!(marker, Marker::Numbered { .. } | Marker::Roman | Marker::Part { .. } | Marker::Article)
}

/// Whether an item with `marker` ends an open item: the same kind of list, or one further out.
fn ends(marker: Marker, open: Marker) -> bool {
    match (marker, open) {
        // Of "A." and "I." the one that came first is the outer one.
        (Marker::Roman, Marker::Part { .. }) | (Marker::Part { .. }, Marker::Roman) => false,
        (Marker::Part { depth }, Marker::Part { depth: other }) => depth <= other,
        (Marker::Part { .. }, Marker::Article) => false,
        (Marker::Roman | Marker::Part { .. } | Marker::Article, _) => true,
        // "2." is a heading and stands above bullets; "2)" may stand under one.
        (Marker::Numbered { closed: false, .. }, Marker::Bullet(_) | Marker::Letter) => true,
        (Marker::Numbered { depth, closed }, Marker::Numbered { depth: other, closed: other_closed }) => {
            depth <= other && closed == other_closed
        }
        (marker, open) => marker == open,
    }
}
