//! XML as a stream of elements and text. Document types are refused: entities of their own can grow without end.

use super::super::ReadError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The deepest nesting that is followed.
const DEPTH: usize = 256;

/// A piece of XML.
pub enum Markup<'a> {
    /// An element begins. An empty one ends by an `End` of its own.
    Start(Element<'a>),
    /// The local name of the element that ends.
    End(&'a str),
    Text(String),
}

/// An element and its attributes.
pub struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute with this local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)
            .map(|attribute| match quick_xml::escape::unescape(&attribute.value) {
                Ok(value) => value.into_owned(),
                Err(_) => attribute.value.into_owned(),
            })
    }

    /// A switch of office formats: present without a value, or "1", "true", "on".
    pub fn is_on(&self, name: &str) -> bool {
        self.attribute(name).is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// Walks through XML; `visit` may end with an error.
pub fn walk(
    xml: &str,
    format: &'static str,
    mut visit: impl FnMut(Markup<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged(format))? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(ReadError::Excessive(format));
                }
                visit(Markup::Start(Element(element)))?;
            }
            Event::Empty(element) => {
                visit(Markup::Start(Element(element.borrow())))?;
                visit(Markup::End(element.local_name().into_inner()))?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                visit(Markup::End(element.local_name().into_inner()))?;
            }
            Event::Text(text) => visit(Markup::Text(text.xml10_content().into_owned()))?,
            Event::CData(text) => visit(Markup::Text(text.xml10_content().into_owned()))?,
            Event::GeneralRef(reference) => {
                let known = reference.resolve_char_ref().ok().flatten().or(match reference.xml10_content().as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                });
                visit(Markup::Text(known.ok_or(ReadError::Damaged(format))?.to_string()))?;
            }
            Event::DocType(_) => return Err(ReadError::Excessive(format)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if depth > 0 => return Err(ReadError::Damaged(format)),
            Event::Eof => return Ok(()),
        }
    }
}
