//! Paragraph styles, as far as they decide what a paragraph says: the list it belongs to, and a font of an old encoding.

use super::super::super::ReadError;
use super::super::markup::{Markup, walk};
use super::FORMAT;
use std::collections::HashMap;

#[derive(Debug, Default)]
pub struct Styles {
    default_font: Option<String>,
    default_style: Option<String>,
    by_id: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    font: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    parent: Option<String>,
}

/// How far a style's parents are followed.
const PARENTS: usize = 12;

pub fn styles(xml: &str) -> Result<Styles, ReadError> {
    let mut styles = Styles::default();
    let mut open: Option<(String, Style)> = None;
    walk(xml, FORMAT, |markup| {
        match markup {
            Markup::Start(element) => match element.name() {
                "style" => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    if element.attribute("default").is_some_and(|value| value == "1")
                        && element.attribute("type").is_some_and(|kind| kind == "paragraph")
                    {
                        styles.default_style = Some(id.clone());
                    }
                    open = Some((id, Style::default()));
                }
                "rFonts" => {
                    let font = element.attribute("ascii");
                    match &mut open {
                        Some((_, style)) => style.font = font,
                        None => styles.default_font = styles.default_font.take().or(font),
                    }
                }
                "numId" => {
                    if let Some((_, style)) = &mut open {
                        style.list = element.attribute("val").and_then(|id| id.parse().ok());
                    }
                }
                "ilvl" => {
                    if let Some((_, style)) = &mut open {
                        style.level = element.attribute("val").and_then(|level| level.parse().ok());
                    }
                }
                "basedOn" => {
                    if let Some((_, style)) = &mut open {
                        style.parent = element.attribute("val");
                    }
                }
                _ => {}
            },
            Markup::End("style") => styles.by_id.extend(open.take()),
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

impl Styles {
    /// The font of a paragraph of this style.
    pub fn font<'a>(&'a self, style: Option<&'a str>) -> Option<&'a str> {
        self.line(style).find_map(|style| style.font.as_deref()).or(self.default_font.as_deref())
    }

    /// The list, and the level in it, that paragraphs of this style belong to.
    pub fn list(&self, style: Option<&str>) -> Option<(u32, usize)> {
        let list = self.line(style).find_map(|style| style.list)?;
        Some((list, self.line(style).find_map(|style| style.level).unwrap_or(0)))
    }

    /// The style and those it is based on.
    fn line<'a>(&'a self, style: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = style.or(self.default_style.as_deref()).and_then(|id| self.by_id.get(id));
        std::iter::successors(first, |style| self.by_id.get(style.parent.as_ref()?)).take(PARENTS)
    }
}
