//! The number of a report on a directive.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Number of a report in this installation, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReportId(pub u32);

impl ReportId {
    /// Stands in a step until the store gives the report its number.
    pub const UNNUMBERED: ReportId = ReportId(0);
}

impl fmt::Display for ReportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for ReportId {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(ReportId)
    }
}
