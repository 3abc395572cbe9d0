//! Tables: the frames of head and foot, which show no lines, and the tables of annexes.

use super::paragraph::paragraph;
use super::twips;
use crate::letter::writing::form::{Part, Sheet};
use crate::letter::writing::paper::{Line, Table};
use std::fmt::Write;

/// A row of two cells side by side, without borders. A frame does not break over pages.
pub fn frame(widths: (f32, f32), rows: &[(String, String)]) -> String {
    let (left, right) = (twips(widths.0), twips(widths.1));
    let mut xml = format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>"#,
        left + right
    );
    for (first, second) in rows {
        let _ = write!(
            xml,
            r#"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{left}" w:type="dxa"/></w:tcPr>{first}</w:tc><w:tc><w:tcPr><w:tcW w:w="{right}" w:type="dxa"/></w:tcPr>{second}</w:tc></w:tr>"#
        );
    }
    xml.push_str("</w:tbl>");
    xml
}

/// A table with borders, whose heading stands again on every page.
pub fn table(table: &Table) -> String {
    let mut xml = format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
        twips(Sheet::Lying.text_width()),
        ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#))
            .concat()
    );
    for column in &table.columns {
        let _ = write!(xml, r#"<w:gridCol w:w="{}"/>"#, twips(column.width));
    }
    xml.push_str("</w:tblGrid>");
    let headings: Vec<&Line> = table.columns.iter().map(|column| &column.heading).collect();
    row(&mut xml, table, &headings, true);
    for cells in &table.rows {
        row(&mut xml, table, &cells.iter().collect::<Vec<_>>(), false);
    }
    xml.push_str("</w:tbl>");
    xml
}

fn row(xml: &mut String, table: &Table, cells: &[&Line], heading: bool) {
    xml.push_str("<w:tr><w:trPr><w:cantSplit/>");
    if heading {
        xml.push_str("<w:tblHeader/>");
    }
    xml.push_str("</w:trPr>");
    for (column, cell) in table.columns.iter().zip(cells) {
        let part = if heading { Part::TableHeading } else { Part::TableCell };
        let middle = if heading { "top" } else { "center" };
        let centre = if column.centred && !heading { r#"<w:jc w:val="center"/>"# } else { "" };
        let _ = write!(
            xml,
            r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/><w:vAlign w:val="{middle}"/></w:tcPr>{}</w:tc>"#,
            twips(column.width),
            paragraph(part, cell, centre)
        );
    }
    xml.push_str("</w:tr>");
}
