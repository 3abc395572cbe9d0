use super::*;
use crate::domain::scale::Scales;
use unicode_normalization::UnicodeNormalization;

fn text(bytes: &[u8]) -> Result<String, ReadError> {
    open(bytes, &Scales::national()).map(|document| document.text)
}

const LINE: &str = "Số hóa hồ sơ: 16,9/22 điểm";

#[test]
fn every_encoding_of_one_line_reads_alike() {
    let nfd: String = LINE.nfd().collect();
    let mut utf16_le = vec![0xff, 0xfe];
    utf16_le.extend(LINE.encode_utf16().flat_map(u16::to_le_bytes));
    let mut utf16_be = vec![0xfe, 0xff];
    utf16_be.extend(LINE.encode_utf16().flat_map(u16::to_be_bytes));
    let windows_1258 = b"S\xf4\xec ho\xeca h\xf4\xcc s\xf5: 16,9/22 \xf0i\xea\xd2m";
    for bytes in
        [LINE.as_bytes(), nfd.as_bytes(), &utf16_le, &utf16_be, windows_1258, format!("\u{feff}{LINE}").as_bytes()]
    {
        let read = text(bytes).expect("text").replace("hoá", "hóa");
        assert_eq!(read, LINE);
    }
}

#[test]
fn lines_end_alike() {
    assert_eq!(text(b"a\r\nb\rc\n").as_deref(), Ok("a\nb\nc\n"));
}

#[test]
fn formats_that_are_not_read_are_named() {
    let named = |bytes: &[u8]| match text(bytes) {
        Err(ReadError::UnsupportedFormat(name)) => name,
        other => format!("{other:?}"),
    };
    assert_eq!(named(b"PK\x03\x04....other"), "ZIP");
    assert_eq!(named(b"{\\rtf1\\ansi"), "RTF");
    assert_eq!(named(b"Rar!...."), "RAR");
    assert_eq!(text(b"PK\x03\x04....word/document.xml"), Err(ReadError::Damaged("DOCX")));
    assert_eq!(text(b"PK\x03\x04....xl/workbook.xml"), Err(ReadError::Damaged("XLSX")));
    assert_eq!(text(b"\x01\x02\x00\x03"), Err(ReadError::NotText));
}

#[test]
fn nothing_is_empty() {
    assert_eq!(text(b""), Err(ReadError::Empty));
    assert_eq!(text(b" \n\t "), Err(ReadError::Empty));
    assert_eq!(text(&vec![b'a'; LIMIT + 1]), Err(ReadError::TooLarge { limit: LIMIT }));
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("a part");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn the_raised_mark_of_a_note_is_no_digit_of_what_it_stands_at() {
    let raised = "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>";
    let run = |properties: &str, text: &str| format!("<w:r>{properties}<w:t>{text}</w:t></w:r>");
    let word = format!(
        "<w:document><w:body><w:p>{}{}{}</w:p><w:p>{}{}</w:p></w:body></w:document>",
        run("", "Tổng điểm: 19,6"),
        run(raised, "1"),
        run("", " điểm"),
        run(raised, "1"),
        run("", "Đã tính lại")
    );
    let word = archive(&[("word/document.xml", &word)]);
    assert_eq!(text(&word).as_deref(), Ok("Tổng điểm: 19,6 điểm\n1Đã tính lại"));

    let page =
        "<html><p>Tổng điểm: 19,6<sup>(1)</sup> điểm, Sở Y tế<sup>*</sup></p><p><sup>1</sup> Đã tính lại</p></html>";
    assert_eq!(text(page.as_bytes()).as_deref(), Ok("Tổng điểm: 19,6 điểm, Sở Y tế\n1 Đã tính lại"));

    let string = "<sst><si><r><t>19,6</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si></sst>";
    let rels = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>"#;
    let book = archive(&[
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="T12" r:id="r1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", rels),
        ("xl/sharedStrings.xml", string),
        ("xl/worksheets/sheet1.xml", sheet),
    ]);
    let read = text(&book).expect("a workbook");
    assert!(read.contains("19,6") && !read.contains("19,61"), "{read}");
}
