//! Web pages, and the tables that many programs export as such under the name of an Excel file.

use super::super::ReadError;
use super::blocks::{self, Block, Down, TableCell};
use super::document::{Builder, Document};
use super::raised::is_note_mark;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Token, Tokenizer};
use std::collections::BTreeMap;

const FORMAT: &str = "HTML";

/// The deepest nesting of tables that is followed.
const TABLES: usize = 16;

/// Whether text is a web page or a piece of one.
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start().get(..64).unwrap_or(text.trim_start()).to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return true;
    }
    let lower = text.to_ascii_lowercase();
    const ELEMENTS: &[&str] = &["table", "tr", "p", "div", "body", "span", "li", "ul"];
    let closed = |name: &&&str| lower.contains(&format!("</{name}>")) && lower.contains(&format!("<{name}"));
    start.starts_with('<') && ELEMENTS.iter().filter(closed).count() > 0
}

pub fn read(text: &str) -> Result<Document, ReadError> {
    let mut emitter = DefaultEmitter::<()>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reading = Reading::default();
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.into_iter().map(|(name, value)| (name, value.value)).collect();
                reading.begin(&String::from_utf8_lossy(&tag.name), &attributes, tag.self_closing);
            }
            Token::EndTag(tag) => reading.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reading.text(&String::from_utf8_lossy(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reading.flush();
    // A page that ends inside a table is cut off: nobody knows how its last cell would have gone on.
    if let Some(table) = reading.tables.last_mut() {
        table.cell = None;
    }
    while !reading.tables.is_empty() {
        reading.end("table");
    }
    let mut builder = Builder::default();
    blocks::put(reading.blocks, &mut builder, FORMAT)?;
    Ok(builder.finish())
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Block>,
    tables: Vec<OpenTable>,
    line: String,
    /// Where raised text begins in the line.
    raised: Option<usize>,
    /// Depth inside elements that hold no text of the page.
    aside: usize,
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<TableCell>>,
    cell: Option<TableCell>,
}

type Attributes = BTreeMap<HtmlString, HtmlString>;

impl Reading {
    fn begin(&mut self, name: &str, attributes: &Attributes, closed: bool) {
        if is_aside(name) {
            self.aside += usize::from(!closed);
            return;
        }
        if self.aside > 0 {
            return;
        }
        if is_block(name) {
            self.flush();
        }
        match name {
            "li" => self.line.push_str("- "),
            "sup" => self.raised = Some(self.line.len()),
            "table" if self.tables.len() < TABLES => self.tables.push(OpenTable::default()),
            "tr" => {
                self.end_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "td" | "th" => {
                self.end_cell();
                let span = |name: &str| {
                    let value =
                        attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned());
                    value.and_then(|value| value.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, 1000)
                };
                if let Some(table) = self.tables.last_mut() {
                    if table.rows.is_empty() {
                        table.rows.push(Vec::new());
                    }
                    let (across, down) = (span("colspan"), Down::Rows(span("rowspan")));
                    table.cell = Some(TableCell { blocks: Vec::new(), across, down });
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if is_aside(name) {
            self.aside = self.aside.saturating_sub(1);
            return;
        }
        if self.aside > 0 {
            return;
        }
        if is_block(name) {
            self.flush();
        }
        match name {
            "sup" => self.end_raised(),
            "td" | "th" | "tr" => self.end_cell(),
            "table" => {
                self.end_cell();
                if let Some(table) = self.tables.pop() {
                    self.put(Block::Table(table.rows));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.aside > 0 {
            return;
        }
        for word in text.split_inclusive(char::is_whitespace) {
            let blank = word.ends_with(|c: char| c.is_whitespace() && c != '\u{a0}');
            let word = if blank { word.trim_end_matches(char::is_whitespace) } else { word };
            self.line.push_str(word);
            if blank && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
    }

    fn end_raised(&mut self) {
        if let Some(from) = self.raised.take()
            && let Some((before, raised)) = self.line.split_at_checked(from)
            && is_note_mark(before, raised)
        {
            self.line.truncate(from);
        }
    }

    fn flush(&mut self) {
        self.raised = None;
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.put(Block::Paragraph(line.trim().to_owned()));
        }
    }

    fn end_cell(&mut self) {
        self.flush();
        if let Some(table) = self.tables.last_mut()
            && let Some(cell) = table.cell.take()
            && let Some(row) = table.rows.last_mut()
        {
            row.push(cell);
        }
    }

    fn put(&mut self, block: Block) {
        match self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            Some(cell) => cell.blocks.push(block),
            None => self.blocks.push(block),
        }
    }
}

fn is_aside(name: &str) -> bool {
    matches!(name, "script" | "style" | "head" | "noscript" | "template" | "select" | "nav" | "button" | "svg")
}

fn is_block(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "a", "b", "strong", "i", "em", "u", "span", "font", "sup", "sub", "small", "big", "label", "abbr", "mark", "s",
        "del", "ins", "img", "code", "wbr", "time", "q", "cite", "o:p",
    ];
    !INLINE.contains(&name)
}
