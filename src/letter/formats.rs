//! Bytes → text and tables. The format is told by content, not by name; each format has its own file under `formats/`.

mod archive;
mod blocks;
mod bounds;
mod delimited;
pub mod document;
mod docx;
mod html;
mod markup;
mod ocr;
mod ods;
mod pdf;
mod plain;
mod portal;
mod portal_time;
mod process;
mod raised;
mod records;
mod sniff;
mod xls;
mod xlsx;

use super::ReadError;
use crate::domain::scale::Scales;
use document::Document;
use sniff::Format;

pub use bounds::{FILE as LIMIT, PARAGRAPH};
#[cfg(test)]
pub use pdf::repaired as pdf_text;

/// What a file says.
pub fn open(bytes: &[u8], scales: &Scales) -> Result<Document, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge { limit: LIMIT });
    }
    let document = match sniff::format(bytes) {
        Format::Docx => docx::read(bytes)?,
        Format::Xlsx => xlsx::read(bytes)?,
        Format::Ods => ods::read(bytes)?,
        Format::Xls => xls::read(bytes)?,
        Format::Pdf => pdf::read(bytes)?,
        Format::Picture => ocr::picture(bytes)?,
        Format::Doc => return Err(ReadError::OldWord),
        Format::Locked => return Err(ReadError::Protected("Office")),
        Format::Text => text(&plain::decode(bytes).ok_or(ReadError::NotText)?, scales)?,
        Format::Other(name) => return Err(ReadError::UnsupportedFormat(name.to_owned())),
    };
    if document.is_blank() {
        return Err(ReadError::Empty);
    }
    bounds::prose(&document)?;
    Ok(document)
}

/// Text may be a web page, the portal's JSON, a table with delimiters, or a letter.
fn text(text: &str, scales: &Scales) -> Result<Document, ReadError> {
    if text.len() > bounds::TEXT {
        return Err(ReadError::Excessive("TXT"));
    }
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.starts_with(['{', '[']) {
        if start.len() > bounds::JSON {
            return Err(ReadError::Excessive("JSON"));
        }
        if let Some(document) = portal::read(start).or_else(|| records::read(start)) {
            return Ok(document);
        }
    }
    if start.starts_with('<') && html::is_html(start) {
        return html::read(start);
    }
    Ok(delimited::read(text, scales)?.unwrap_or_else(|| Document::of_text(text)))
}

#[cfg(test)]
mod tests;
