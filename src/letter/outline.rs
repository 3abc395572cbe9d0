//! The outline of the results: what an item inherits from the headings and bullets it stands under.

use super::paragraph::Marker;
use super::reading::{Subject, When};
use crate::domain::indicator::Indicator;

/// What an item hands down to those under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    pub unit: Subject,
    pub period: When,
    pub indicators: Vec<Indicator>,
}

/// The items that are open at a place of the text, outermost first.
#[derive(Debug)]
pub struct Outline {
    root: Scope,
    open: Vec<(Marker, Scope)>,
    /// The item opened last ends with a colon.
    announces: bool,
}

impl Outline {
    pub fn new() -> Outline {
        Outline {
            root: Scope { unit: Subject::Home, period: When::Unsaid, indicators: Vec::new() },
            open: Vec::new(),
            announces: false,
        }
    }

    /// What a paragraph with this marker stands under; closes what it ends.
    pub fn enter(&mut self, marker: Option<Marker>) -> Scope {
        let keep = match marker {
            // "- Chỉ số A:" and its score on a line of its own.
            None if self.announces => self.open.len(),
            None => self.open.iter().position(|(open, _)| !is_heading(*open)).unwrap_or(self.open.len()),
            Some(marker) => self.open.iter().position(|(open, _)| ends(marker, *open)).unwrap_or(self.open.len()),
        };
        self.open.truncate(keep);
        let mut scope = self.open.last().map_or(&self.root, |(_, scope)| scope).clone();
        if marker.is_none() && !self.announces {
            scope.indicators.clear();
        }
        scope
    }

    /// Opens the item, with what it says itself. A paragraph without a marker that names its own period begins anew.
    pub fn open(&mut self, marker: Option<Marker>, scope: Scope, names_period: bool, announces: bool) {
        self.announces = announces && marker.is_some();
        match marker {
            Some(marker) => self.open.push((marker, scope)),
            None if names_period || self.open.is_empty() => {
                self.open.clear();
                self.root = Scope { indicators: Vec::new(), ..scope };
            }
            None => {}
        }
    }
}

fn is_heading(marker: Marker) -> bool {
    matches!(marker, Marker::Numbered { .. } | Marker::Roman | Marker::Article)
}

/// Whether an item with `marker` ends an open item: the same kind of list, or one further out.
fn ends(marker: Marker, open: Marker) -> bool {
    match (marker, open) {
        (Marker::Roman | Marker::Article, _) => true,
        // "2." is a heading and stands above bullets; "2)" may stand under one.
        (Marker::Numbered { closed: false, .. }, Marker::Bullet(_) | Marker::Letter) => true,
        (Marker::Numbered { depth, closed }, Marker::Numbered { depth: other, closed: other_closed }) => {
            depth <= other && closed == other_closed
        }
        (marker, open) => marker == open,
    }
}
