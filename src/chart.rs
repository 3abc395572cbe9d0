//! Figures → a picture for a phone: trend, groups, ranking, heat map.
//!
//! data → plain shapes with measured text ([`drawing`]) → pixels ([`paint`]). A picture says nothing by colour alone, and
//! its caption says the same in words. Nothing is read from the machine: the font is compiled in and parsed at the first
//! picture.

mod alt;
mod data;
mod drawing;
mod font;
mod frame;
mod groups;
mod heat;
mod paint;
mod ranking;
mod rows;
mod trend;

#[cfg(test)]
mod tests;

pub use data::{GroupScore, GroupsData, HeatData, HeatRow, RankedUnit, RankingData, Score, TrendData, TrendPoint};
pub use groups::groups;
pub use heat::heat;
pub use ranking::ranking;
pub use rows::shown;
pub use trend::trend;

use crate::domain::message::Picture;
use drawing::Drawing;

/// A picture that is laid out and not yet painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    drawing: Drawing,
    /// What it shows, in words: its caption.
    pub alt: String,
}

impl Chart {
    /// Paints it: some milliseconds of computing, so not on a thread that others wait for.
    pub fn picture(&self) -> Option<Picture> {
        let png = paint::png(&self.drawing);
        if png.is_none() {
            tracing::error!(height = self.drawing.height, "a picture could not be painted");
        }
        Some(Picture { png: png?, alt: self.alt.clone() })
    }
}
