//! Word documents (DOCX): paragraphs with their numbers and bullets, tables, text boxes. Deleted and hidden text is left
//! out; page headers and footers are looked at for a mark of secrecy only.

mod body;
mod numbering;
mod styles;

use super::super::ReadError;
use super::archive::Archive;
use super::blocks;
use super::document::{Builder, Document};
use super::markup::{Markup, walk};

const FORMAT: &str = "DOCX";

pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, FORMAT)?;
    let styles = match archive.text("word/styles.xml")? {
        Some(xml) => styles::styles(&xml)?,
        None => styles::Styles::default(),
    };
    let lists = match archive.text("word/numbering.xml")? {
        Some(xml) => numbering::lists(&xml)?,
        None => numbering::Lists::default(),
    };
    let body = body::blocks(&archive.required("word/document.xml")?, &styles, lists)?;
    let mut builder = Builder::default();
    blocks::put(body, &mut builder, FORMAT)?;
    for name in margins(&archive) {
        if let Some(xml) = archive.text(&name)? {
            for line in texts(&xml)? {
                builder.margin(&line);
            }
        }
    }
    let document = builder.finish();
    let pictured = document.is_blank() && archive.names().any(|name| name.starts_with("word/media/"));
    if pictured { Err(ReadError::OnlyPictures(FORMAT)) } else { Ok(document) }
}

fn margins(archive: &Archive<'_>) -> Vec<String> {
    let margin = |name: &String| {
        let part = name.strip_prefix("word/").unwrap_or("");
        (part.starts_with("header") || part.starts_with("footer")) && part.ends_with(".xml")
    };
    archive.names().filter(margin).take(32).collect()
}

/// The text of each paragraph.
fn texts(xml: &str) -> Result<Vec<String>, ReadError> {
    let mut texts = vec![String::new()];
    let mut in_text = false;
    walk(xml, FORMAT, |markup| {
        match markup {
            Markup::Start(element) if element.name() == "t" => in_text = true,
            Markup::End("t") => in_text = false,
            Markup::End("p") => texts.push(String::new()),
            Markup::Text(text) if in_text => {
                if let Some(last) = texts.last_mut() {
                    last.push_str(&text);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(texts)
}
