//! A paper → a Word document (ECMA-376), with a style for every part.

mod body;
mod package;
mod paragraph;
mod styles;
mod table;

use super::WriteError;
use super::paper::Paper;

/// Writes the document. The same paper gives the same bytes.
pub fn write(paper: &Paper) -> Result<Vec<u8>, WriteError> {
    let body = body::document(paper);
    package::pack(&body, styles::styles()).map_err(|error| WriteError { format: "DOCX", reason: error.to_string() })
}

/// Twentieths of a point.
fn twips(millimetres: f32) -> i32 {
    (millimetres * 1440.0 / 25.4).round() as i32
}

fn twips_of_points(points: f32) -> i32 {
    (points * 20.0).round() as i32
}
