//! The styles: one a part, made from its form.

use super::twips;
use super::twips_of_points;
use crate::letter::writing::form::{Align, Part, form};
use std::fmt::Write;

const FONT: &str = "Times New Roman";

pub const PARTS: [Part; 22] = [
    Part::Superior,
    Part::Issuer,
    Part::Nation,
    Part::Motto,
    Part::Number,
    Part::PlaceAndDate,
    Part::Subject,
    Part::Addressed,
    Part::Addressee,
    Part::Ground,
    Part::Body,
    Part::CopiesTitle,
    Part::Copy,
    Part::Authority,
    Part::Signer,
    Part::AnnexLabel,
    Part::AnnexTitle,
    Part::AnnexReference,
    Part::TableHeading,
    Part::TableCell,
    Part::TableNote,
    Part::PageNumber,
];

/// The style of a part.
pub fn id(part: Part) -> String {
    format!("{part:?}")
}

pub fn styles() -> String {
    let mut xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#
    );
    for part in PARTS {
        style(&mut xml, part);
    }
    xml.push_str("</w:styles>");
    xml
}

fn style(xml: &mut String, part: Part) {
    let (form, id) = (form(part), id(part));
    let align = match form.align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Both => "both",
    };
    let half_points = (form.size * 2.0).round() as i32;
    let bold = if form.bold { "<w:b/><w:bCs/>" } else { "" };
    let italic = if form.italic { "<w:i/><w:iCs/>" } else { "" };
    let indent = match form.first_line {
        0.0 => String::new(),
        first => format!(r#"<w:ind w:firstLine="{}"/>"#, twips(first)),
    };
    // Writing into a string does not fail.
    let _ = write!(
        xml,
        r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="Letter {id}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="{}" w:after="{}"/>{indent}<w:jc w:val="{align}"/></w:pPr><w:rPr>{bold}{italic}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>"#,
        twips_of_points(form.before),
        twips_of_points(form.after),
    );
}
