#![no_main]
//! One sheet of a workbook, and its styles when the input has two halves.
const RELS: &[u8] = br#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<workbook><sheets><sheet name="T12-2024" r:id="r1"/></sheets></workbook>"#;
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (sheet, styles) = bytes.split_at(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
    loa_fuzz::read(&loa_fuzz::archive(&[
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELS),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/styles.xml", styles),
    ]));
});
