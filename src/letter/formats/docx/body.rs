//! The body of a Word document → blocks.

use super::super::super::ReadError;
use super::super::blocks::{Block, Down, TableCell};
use super::super::markup::{Element, Markup, walk};
use super::super::plain::legacy;
use super::super::raised::is_note_mark;
use super::FORMAT;
use super::numbering::Lists;
use super::styles::Styles;

pub fn blocks(xml: &str, styles: &Styles, lists: Lists) -> Result<Vec<Block>, ReadError> {
    let mut reading = Reading { styles, lists, ..Reading::new(styles) };
    walk(xml, FORMAT, |markup| {
        match markup {
            Markup::Start(element) => reading.begin(&element),
            Markup::End(name) => reading.end(name),
            Markup::Text(text) => reading.text(&text),
        }
        Ok(())
    })?;
    Ok(reading.blocks)
}

struct Reading<'a> {
    styles: &'a Styles,
    lists: Lists,
    blocks: Vec<Block>,
    tables: Vec<OpenTable>,
    /// Text boxes stand inside paragraphs: the innermost is last.
    paragraphs: Vec<OpenParagraph>,
    /// Depth inside parts that are shown elsewhere or not at all: fallbacks, moved and deleted text.
    aside: usize,
    in_text: bool,
    in_run: bool,
    run: Run,
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<TableCell>>,
    cell: Option<TableCell>,
}

#[derive(Default)]
struct OpenParagraph {
    text: String,
    style: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    /// Properties of the paragraph's mark say nothing of its text.
    in_properties: bool,
}

#[derive(Default)]
struct Run {
    font: Option<String>,
    hidden: bool,
    raised: bool,
}

impl<'a> Reading<'a> {
    fn new(styles: &'a Styles) -> Reading<'a> {
        Reading {
            styles,
            lists: Lists::default(),
            blocks: Vec::new(),
            tables: Vec::new(),
            paragraphs: Vec::new(),
            aside: 0,
            in_text: false,
            in_run: false,
            run: Run::default(),
        }
    }

    fn begin(&mut self, element: &Element<'_>) {
        let name = element.name();
        if is_aside(name) {
            self.aside += 1;
        }
        if self.aside > 0 {
            return;
        }
        match name {
            "p" => self.paragraphs.push(OpenParagraph::default()),
            "pPr" => self.property(|paragraph| paragraph.in_properties = true),
            "pStyle" => self.property(|paragraph| paragraph.style = element.attribute("val")),
            "numId" => {
                self.property(|paragraph| paragraph.list = element.attribute("val").and_then(|id| id.parse().ok()))
            }
            "ilvl" => {
                self.property(|paragraph| paragraph.level = element.attribute("val").and_then(|at| at.parse().ok()))
            }
            "r" => {
                self.in_run = true;
                self.run = Run::default();
            }
            "rFonts" if self.in_run => {
                self.run.font = element.attribute("ascii").or_else(|| element.attribute("hAnsi"))
            }
            "vanish" if self.in_run => self.run.hidden = element.is_on("val"),
            "vertAlign" if self.in_run => self.run.raised = element.attribute("val").as_deref() == Some("superscript"),
            "t" => self.in_text = true,
            "tab" if self.in_run => self.push("\t"),
            "br" | "cr" if self.in_run => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.push(" "),
            "tbl" => self.tables.push(OpenTable::default()),
            "tr" => self.table(|table| table.rows.push(Vec::new())),
            "tc" => self.table(|table| {
                table.cell = Some(TableCell { blocks: Vec::new(), across: 1, down: Down::Rows(1) });
            }),
            "gridSpan" => self.cell(|cell| {
                cell.across = element.attribute("val").and_then(|span| span.parse().ok()).unwrap_or(1);
            }),
            "vMerge" => self.cell(|cell| {
                if element.attribute("val").as_deref() != Some("restart") {
                    cell.down = Down::Continued;
                }
            }),
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
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "pPr" => self.property(|paragraph| paragraph.in_properties = false),
            "p" => self.end_paragraph(),
            "tc" => self.table(|table| {
                let cell = table.cell.take();
                if let (Some(row), Some(cell)) = (table.rows.last_mut(), cell) {
                    row.push(cell);
                }
            }),
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.put(Block::Table(table.rows));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.aside == 0 && !self.run.hidden {
            let style = self.paragraphs.last().and_then(|paragraph| paragraph.style.as_deref());
            let font = self.run.font.as_deref().or_else(|| self.styles.font(style));
            match font.and_then(|font| legacy::of_font(font, text)) {
                Some(unicode) => self.push(&unicode),
                None => self.push(text),
            }
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut()
            && !self.run.hidden
            && !(self.run.raised && is_note_mark(&paragraph.text, text))
        {
            paragraph.text.push_str(text);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let styled = self.styles.list(paragraph.style.as_deref());
        let list = paragraph.list.or(styled.map(|(list, _)| list));
        let level = paragraph.level.or(styled.map(|(_, level)| level)).unwrap_or(0);
        let shown = !paragraph.text.trim().is_empty();
        let number = list.filter(|_| shown).and_then(|list| self.lists.next(list, level));
        let text = match number {
            Some(number) => format!("{number} {}", paragraph.text.trim_start()),
            None => paragraph.text,
        };
        self.put(Block::Paragraph(text));
    }

    fn put(&mut self, block: Block) {
        match self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            Some(cell) => cell.blocks.push(block),
            None => self.blocks.push(block),
        }
    }

    fn property(&mut self, set: impl FnOnce(&mut OpenParagraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            set(paragraph);
        }
    }

    fn table(&mut self, change: impl FnOnce(&mut OpenTable)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn cell(&mut self, change: impl FnOnce(&mut TableCell)) {
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            change(cell);
        }
    }
}

/// "Fallback" repeats a text box for older programs; the others hold text that is no longer there.
fn is_aside(name: &str) -> bool {
    matches!(
        name,
        "Fallback" | "del" | "moveFrom" | "instrText" | "delText" | "pPrChange" | "rPrChange" | "tblPrChange"
    )
}
