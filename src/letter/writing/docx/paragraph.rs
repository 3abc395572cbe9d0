//! One paragraph of the document.

use super::styles;
use crate::letter::writing::form::Part;
use crate::letter::writing::paper::Line;
use quick_xml::escape::escape;
use std::fmt::Write;

/// A paragraph in the style of its part; `properties` are what it has beyond the style.
pub fn paragraph(part: Part, line: &Line, properties: &str) -> String {
    let mut xml = format!(r#"<w:p><w:pPr><w:pStyle w:val="{}"/>{properties}</w:pPr>"#, styles::id(part));
    for piece in &line.0 {
        let bold = if piece.strong { "<w:b/><w:bCs/>" } else { "" };
        let ground = if piece.marked { r#"<w:highlight w:val="yellow"/>"# } else { "" };
        let _ = write!(
            xml,
            r#"<w:r><w:rPr>{bold}{ground}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#,
            escape(piece.text.as_str())
        );
    }
    xml.push_str("</w:p>");
    xml
}
