//! PDF through poppler's programs, each a process of its own within limits. Pages without text are scans: their letters
//! are recognised by tesseract, and nothing of them is certain.

mod repair;

#[cfg(test)]
pub use repair::repaired;

use super::super::ReadError;
use super::document::Document;
use super::ocr;
use super::plain;
use super::process::{Bounds, Program};
use std::time::Duration;

const FORMAT: &str = "PDF";
const POPPLER: &str = "poppler-utils";

/// An annex of all communes has some hundred pages; a letter has not.
const PAGES: usize = 300;

/// Fewer letters than this on a page are a stamp or a page number, not its text.
const LETTERS_A_PAGE: usize = 20;

const BOUNDS: Bounds = Bounds { time: Duration::from_millis(2_400), memory: 180 * 1024, output: 8 * 1024 * 1024 };

pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let pages = pages(bytes)?;
    let program = Program { name: "pdftotext", package: POPPLER, format: FORMAT };
    let ended = program.run(&["-q", "-layout", "-enc", "UTF-8", "-eol", "unix", "-", "-"], Some(bytes), &BOUNDS)?;
    let text = String::from_utf8_lossy(&ended.output);
    if !ended.success && text.trim().is_empty() {
        return Err(ReadError::Damaged(FORMAT));
    }
    if text.chars().filter(|c| c.is_alphabetic()).count() < LETTERS_A_PAGE * pages.clamp(1, 3) {
        return ocr::scanned(bytes, pages);
    }
    let text = plain::decode(text.as_bytes()).ok_or(ReadError::Damaged(FORMAT))?;
    Ok(Document::of_text(&repair::repaired(&text)))
}

/// How many pages there are; refuses what is locked, damaged or far too long.
fn pages(bytes: &[u8]) -> Result<usize, ReadError> {
    let program = Program { name: "pdfinfo", package: POPPLER, format: FORMAT };
    let ended = program.run(&["-"], Some(bytes), &BOUNDS)?;
    if ended.complaint.contains("ncorrect password") {
        return Err(ReadError::Protected(FORMAT));
    }
    let said = String::from_utf8_lossy(&ended.output);
    let pages = said.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok());
    match pages {
        Some(pages) if pages > PAGES => Err(ReadError::Excessive(FORMAT)),
        Some(pages) => Ok(pages),
        None => Err(ReadError::Damaged(FORMAT)),
    }
}
