//! A paper → a PDF file that carries its font: pages are laid out as plain items (`flow`), then drawn (`draw`).

mod draw;
mod flow;
mod lines;

use super::WriteError;
use super::paper::Paper;

/// Writes the file. The same paper gives the same bytes.
pub fn write(paper: &Paper) -> Result<Vec<u8>, WriteError> {
    draw::pages(&flow::pages(paper), paper).map_err(|reason| WriteError { format: "PDF", reason })
}

/// Points of so many millimetres.
fn points(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}
