//! Excel workbooks (XLSX, XLSM): every sheet that is shown becomes a table, its cells as Excel shows them. Macros are
//! never looked at.

pub mod numbers;
mod sheet;

use super::super::ReadError;
use super::archive::Archive;
use super::bounds;
use super::document::{Builder, Document};
use super::markup::{Markup, walk};
use super::raised::is_note_mark;
use numbers::NumberFormat;
use std::collections::HashMap;

const FORMAT: &str = "XLSX";

/// What the cells of every sheet refer to.
struct Workbook {
    strings: Vec<String>,
    /// By the number of the cell's style.
    formats: Vec<NumberFormat>,
}

struct SheetEntry {
    name: String,
    part: String,
}

pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, FORMAT)?;
    let sheets = sheets(&mut archive)?;
    let strings = match archive.text("xl/sharedStrings.xml")? {
        Some(xml) => strings(&xml)?,
        None => Vec::new(),
    };
    let formats = match archive.text("xl/styles.xml")? {
        Some(xml) => numbers::formats(&xml)?,
        None => Vec::new(),
    };
    let workbook = Workbook { strings, formats };
    let mut builder = Builder::default();
    for entry in sheets {
        let Some(xml) = archive.text(&entry.part)? else { continue };
        let mut grid = sheet::grid(&xml, &workbook)?;
        grid.name = Some(entry.name);
        builder.grid(grid);
    }
    Ok(builder.finish())
}

/// The sheets that are shown, in their order.
fn sheets(archive: &mut Archive<'_>) -> Result<Vec<SheetEntry>, ReadError> {
    let mut targets: HashMap<String, String> = HashMap::new();
    walk(&archive.required("xl/_rels/workbook.xml.rels")?, FORMAT, |markup| {
        if let Markup::Start(element) = markup
            && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
        {
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.insert(id, part);
        }
        Ok(())
    })?;
    let mut sheets = Vec::new();
    walk(&archive.required("xl/workbook.xml")?, FORMAT, |markup| {
        if let Markup::Start(element) = markup
            && element.name() == "sheet"
            && element.attribute("state").is_none_or(|state| state == "visible")
            && let (Some(name), Some(id)) = (element.attribute("name"), element.attribute("id"))
            && let Some(part) = targets.get(&id)
        {
            sheets.push(SheetEntry { name, part: part.clone() });
        }
        Ok(())
    })?;
    Ok(sheets)
}

/// The shared strings; spelling aids for East Asian scripts left out.
fn strings(xml: &str) -> Result<Vec<String>, ReadError> {
    let mut strings: Vec<String> = Vec::new();
    let mut in_text = false;
    let mut aside = false;
    let mut raised = false;
    walk(xml, FORMAT, |markup| {
        match markup {
            Markup::Start(element) => match element.name() {
                "si" => strings.push(String::new()),
                "t" => in_text = true,
                "rPh" => aside = true,
                "r" => raised = false,
                "vertAlign" => raised = element.attribute("val").as_deref() == Some("superscript"),
                _ => {}
            },
            Markup::End("t") => in_text = false,
            Markup::End("rPh") => aside = false,
            Markup::Text(text) if in_text && !aside => {
                if let Some(last) = strings.last_mut()
                    && !(raised && is_note_mark(last, &text))
                {
                    last.push_str(&text);
                    // One string may stand in a million cells.
                    bounds::cell(last, FORMAT)?;
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}
