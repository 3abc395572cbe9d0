//! Letters recognised in pictures of pages, by tesseract with Vietnamese. Whatever comes of it is marked for review.

use super::super::ReadError;
use super::document::Document;
use super::process::{Bounds, Program};
use std::time::{Duration, Instant};

/// Longer scans take minutes to recognise.
const PAGES: usize = 10;

/// For all pages together.
const TIME: Duration = Duration::from_secs(120);

const MEMORY: u64 = 1024 * 1024;

/// The pages of a PDF without text.
pub fn scanned(bytes: &[u8], pages: usize) -> Result<Document, ReadError> {
    const FORMAT: &str = "PDF";
    if pages > PAGES {
        return Err(ReadError::Excessive(FORMAT));
    }
    let begun = Instant::now();
    let program = Program { name: "pdftoppm", package: "poppler-utils", format: FORMAT };
    let mut text = String::new();
    for page in 1..=pages {
        let number = page.to_string();
        let bounds =
            Bounds { time: TIME.saturating_sub(begun.elapsed()), memory: 400 * 1024, output: 64 * 1024 * 1024 };
        // At 300 dots an inch every word of a printed page was recognised; the size of a page is bounded as well.
        let arguments = ["-r", "300", "-gray", "-scale-to", "4000", "-f", &number, "-l", &number, "-"];
        let picture = program.run(&arguments, Some(bytes), &bounds)?;
        if !picture.success {
            return Err(ReadError::Damaged(FORMAT));
        }
        text.push_str(&recognised(&picture.output, FORMAT, TIME.saturating_sub(begun.elapsed()))?);
        text.push('\n');
    }
    document(&text, FORMAT)
}

/// A photograph or a scan of one page.
pub fn picture(bytes: &[u8]) -> Result<Document, ReadError> {
    const FORMAT: &str = "PNG/JPEG";
    document(&recognised(bytes, FORMAT, TIME)?, FORMAT)
}

fn recognised(picture: &[u8], format: &'static str, time: Duration) -> Result<String, ReadError> {
    const PACKAGE: &str = "tesseract-ocr, tesseract-ocr-vie";
    let program = Program { name: "tesseract", package: PACKAGE, format };
    let bounds = Bounds { time, memory: MEMORY, output: 1024 * 1024 };
    let arguments = ["-", "-", "-l", "vie", "--psm", "6", "-c", "preserve_interword_spaces=1"];
    let ended = program.run(&arguments, Some(picture), &bounds)?;
    if ended.complaint.contains("Failed loading language") {
        return Err(ReadError::ProgramMissing { format, package: PACKAGE });
    }
    if !ended.success {
        return Err(ReadError::Damaged(format));
    }
    Ok(String::from_utf8_lossy(&ended.output).into_owned())
}

fn document(text: &str, format: &'static str) -> Result<Document, ReadError> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 20 {
        return Err(ReadError::NothingRecognised(format));
    }
    Ok(Document { recognised: true, ..Document::of_text(text) })
}
