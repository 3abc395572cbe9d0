//! The document's text: head, body and foot, then a section an annex.

use super::paragraph::paragraph;
use super::table::{frame, table};
use super::{twips, twips_of_points};
use crate::domain::message::Picture;
use crate::letter::writing::faces::Face;
use crate::letter::writing::form::{self, Part, Sheet, form};
use crate::letter::writing::paper::{Annex, AnnexContent, Foot, Head, Line, Paper, Piece};
use crate::letter::writing::pictures;
use quick_xml::escape::escape;
use std::fmt::Write;

/// The text and the pictures it shows.
pub struct Document {
    pub xml: String,
    pub pictures: Vec<Vec<u8>>,
}

const OPEN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>"#;

pub fn document(paper: &Paper) -> Document {
    let mut document = Document { xml: OPEN.to_owned(), pictures: Vec::new() };
    document.xml.push_str(&head(&paper.head));
    document.xml.push_str(&addressees(paper));
    for ground in &paper.grounds {
        document.xml.push_str(&paragraph(Part::Ground, ground, ""));
    }
    for (at, text) in paper.body.iter().enumerate() {
        // The last sentence stands on the page of the signature.
        let keep = if at + 1 == paper.body.len() { "<w:keepNext/>" } else { "" };
        document.xml.push_str(&paragraph(Part::Body, text, keep));
    }
    document.xml.push_str(&foot(&paper.foot));
    let mut sheet = Sheet::Upright;
    for annex in &paper.annexes {
        let section = section(sheet);
        let _ =
            write!(document.xml, "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>{section}</w:pPr></w:p>");
        document.annex(annex);
        sheet = annex.content.sheet();
    }
    document.xml.push_str(&section(sheet));
    document.xml.push_str("</w:body></w:document>");
    document
}

fn paragraphs(part: Part, lines: &[Line]) -> String {
    lines.iter().map(|line| paragraph(part, line, "")).collect()
}

fn head(head: &Head) -> String {
    let issuer = paragraphs(Part::Superior, &head.superior) + &paragraphs(Part::Issuer, &head.issuer);
    let longest = head.issuer.iter().map(|line| width(line, Part::Issuer)).fold(0.0, f32::max);
    let issuer = issuer + &rule(form::HEAD_COLUMNS.0, longest * 0.45);
    let nation = paragraph(Part::Nation, &head.nation, "") + &paragraph(Part::Motto, &head.motto, "");
    let nation = nation + &rule(form::HEAD_COLUMNS.1, width(&head.motto, Part::Motto));
    let number = paragraph(Part::Number, &head.number, "") + &paragraph(Part::Subject, &head.subject, "");
    let dated = paragraph(Part::PlaceAndDate, &head.place_and_date, "");
    frame(form::HEAD_COLUMNS, &[(issuer, nation), (number, dated)])
}

/// Millimetres that the line takes.
fn width(line: &Line, part: Part) -> f32 {
    let form = form(part);
    Face::of(form.bold, form.italic).width(&line.plain_text(), form.size) * 25.4 / 72.0
}

/// A thin line of `length` in the middle of a column: the border of an empty paragraph.
fn rule(column: f32, length: f32) -> String {
    let side = twips(((column - length) / 2.0).max(0.0));
    format!(
        r#"<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="60" w:line="40" w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>"#
    )
}

/// One beside "Kính gửi:", in the middle; several below it, under the colon.
fn addressees(paper: &Paper) -> String {
    match paper.addressees.as_slice() {
        [one] => {
            let both = paper.addressed.clone().and(Line(vec![Piece::plain(" ")]));
            let after = twips_of_points(12.0);
            let middle = format!(r#"<w:spacing w:before="360" w:after="{after}"/><w:jc w:val="center"/>"#);
            paragraph(Part::Addressed, &both.and(one.clone()), &middle)
        }
        several => {
            let colon = form::ADDRESSED + width(&paper.addressed, Part::Addressed);
            let title = paragraph(
                Part::Addressed,
                &paper.addressed,
                &format!(r#"<w:ind w:left="{}"/>"#, twips(form::ADDRESSED)),
            );
            let last = several.len().saturating_sub(1);
            let list: String = several
                .iter()
                .enumerate()
                .map(|(at, line)| {
                    let space = if at == last { r#"<w:spacing w:after="240"/>"# } else { "" };
                    let indent = format!(r#"{space}<w:ind w:left="{}" w:hanging="142"/>"#, twips(colon) + 142);
                    paragraph(Part::Addressee, line, &indent)
                })
                .collect();
            title + &list
        }
    }
}

fn foot(foot: &Foot) -> String {
    let copies = paragraph(Part::CopiesTitle, &foot.title, "") + &paragraphs(Part::Copy, &foot.copies);
    let room = format!(r#"<w:spacing w:before="{}"/>"#, twips(form::SIGNATURE_ROOM));
    let signature = paragraphs(Part::Authority, &foot.authority) + &paragraph(Part::Signer, &foot.signer, &room);
    let space = format!(r#"<w:p><w:pPr><w:keepNext/><w:spacing w:line="{}" w:lineRule="exact"/></w:pPr></w:p>"#, 120);
    space + &frame(form::FOOT_COLUMNS, &[(copies, signature)])
}

/// A section's page: A4, the decree's margins, numbers from its second page, counted from 1 again.
fn section(sheet: Sheet) -> String {
    let orientation = if sheet == Sheet::Lying { r#" w:orient="landscape""# } else { "" };
    format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/><w:type w:val="nextPage"/><w:pgSz w:w="{}" w:h="{}"{orientation}/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{}" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>"#,
        twips(sheet.size().0),
        twips(sheet.size().1),
        twips(form::TOP),
        twips(form::RIGHT),
        twips(form::BOTTOM),
        twips(form::LEFT),
        twips(form::NUMBER_FROM_TOP),
    )
}

impl Document {
    fn annex(&mut self, annex: &Annex) {
        self.xml.push_str(&paragraph(Part::AnnexLabel, &annex.label, ""));
        self.xml.push_str(&paragraph(Part::AnnexTitle, &annex.title, ""));
        self.xml.push_str(&paragraph(Part::AnnexReference, &annex.reference, ""));
        match &annex.content {
            AnnexContent::Table(content) => {
                self.xml.push_str(&table(content));
                self.xml.push_str(&paragraphs(Part::TableNote, &content.notes));
            }
            AnnexContent::Picture(picture) => self.picture(picture),
        }
    }

    fn picture(&mut self, picture: &Picture) {
        let at = self.pictures.len();
        let (width, height) = pictures::fitted(&picture.png);
        let (cx, cy) = ((width * 36_000.0) as i64, (height * 36_000.0) as i64);
        let alt = escape(picture.alt.as_str());
        let _ = write!(
            self.xml,
            r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{id}" name="picture{at}" descr="{alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name="picture{at}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture{at}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#,
            id = at + 1
        );
        self.pictures.push(picture.png.clone());
    }
}
