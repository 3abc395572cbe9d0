//! Files made to harm: each is refused with its own reason, soon.

mod torn;

use chrono::NaiveDate;
use loa::domain::index_set::IndexSets;
use loa::domain::unit::UnitId;
use loa::letter::{ImportHints, ReadError, read};
use rustix::time::{ClockId, clock_gettime};
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::time::Duration;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SOON: Duration = Duration::from_secs(5);

fn hints() -> ImportHints {
    let today = NaiveDate::from_ymd_opt(2025, 2, 20).expect("a day");
    ImportHints { unit: UnitId::new("kim-dong"), number: None, date: None, today, unit_settled: false, period: None }
}

fn refused(bytes: &[u8]) -> ReadError {
    let units = crate::units::hung_yen();
    let begun = worked();
    let error = read(bytes, &hints(), &units, &IndexSets::default()).expect_err("a refusal");
    let took = worked() - begun;
    assert!(took < SOON, "{error} came after {took:?}");
    error
}

/// The processor time of this thread: what else the machine is busy with does not count. (The programs that read PDF
/// files have a limit of their own, kept by who starts them.)
fn worked() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().expect("a duration")
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("a part");
    }
    zip.finish().expect("an archive").into_inner()
}

fn workbook(sheet: &str) -> Vec<u8> {
    let rels = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let book = r#"<workbook><sheets><sheet name="T12" r:id="r1"/></sheets></workbook>"#;
    archive(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn a_small_archive_that_grows_without_measure_is_refused() {
    let mut large = b"<w:document><w:body><w:p><w:r><w:t>".to_vec();
    large.resize(70 << 20, b'9');
    let bomb = archive(&[("word/document.xml", &large)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused(&bomb), ReadError::Excessive("DOCX"));
}

#[test]
fn entities_of_their_own_and_deep_nesting_are_refused() {
    let laughs =
        r#"<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body>&b;</w:body></w:document>"#;
    assert_eq!(refused(&archive(&[("word/document.xml", laughs.as_bytes())])), ReadError::Excessive("DOCX"));
    let deep = "<w:p>".repeat(100_000);
    assert_eq!(refused(&archive(&[("word/document.xml", deep.as_bytes())])), ReadError::Excessive("DOCX"));
}

#[test]
fn sheets_beyond_all_measure_are_refused() {
    for cell in ["A1048576", "XFD1"] {
        let sheet = format!(r#"<worksheet><sheetData><row><c r="{cell}"><v>1</v></c></row></sheetData></worksheet>"#);
        assert_eq!(refused(&workbook(&sheet)), ReadError::Excessive("XLSX"), "{cell}");
    }
    let mut merges = String::from(
        r#"<worksheet><sheetData><row r="50000"><c r="A50000"><v>1</v></c></row></sheetData><mergeCells>"#,
    );
    for _ in 0..2_000 {
        merges.push_str(r#"<mergeCell ref="A1:SR50000"/>"#);
    }
    merges.push_str("</mergeCells></worksheet>");
    assert_eq!(refused(&workbook(&merges)), ReadError::Excessive("XLSX"));
}

#[test]
fn what_grows_only_when_it_is_laid_out_is_refused() {
    let text = "9".repeat(100_000);
    let cells: String = (1..=2_000).map(|row| format!(r#"<row r="{row}"><c t="s"><v>0</v></c></row>"#)).collect();
    let rels = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let one_string = archive(&[
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="T12" r:id="r1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/sharedStrings.xml", format!("<sst><si><t>{text}</t></si></sst>").as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{cells}</sheetData></worksheet>").as_bytes()),
    ]);
    assert_eq!(refused(&one_string), ReadError::Excessive("XLSX"));
    let far: String = (1..=20_000).map(|row| format!(r#"<row><c r="SR{row}"><v>1</v></c></row>"#)).collect();
    let far = workbook(&format!("<worksheet><sheetData>{far}</sheetData></worksheet>"));
    assert_eq!(refused(&far), ReadError::Excessive("XLSX"));
    let wide = "<tr><td colspan=120>7,1<td colspan=120>8,2</tr>".repeat(20_000);
    assert_eq!(refused(format!("<html><table>{wide}</table></html>").as_bytes()), ReadError::Excessive("HTML"));
    let fields = format!("{}\n", ";".repeat(900_000)).repeat(2);
    assert_eq!(refused(fields.as_bytes()), ReadError::Excessive("CSV"));
    let values = format!("[{}1]", "1,".repeat(3 << 20));
    assert_eq!(refused(values.as_bytes()), ReadError::Excessive("JSON"));
    let prose = "Xã Song Mai đạt 83,7 điểm. ".repeat(20_000);
    assert_eq!(refused(prose.as_bytes()), ReadError::Excessive("TXT"));
}

#[test]
fn macros_passwords_old_word_and_damage_each_have_their_word() {
    let macros = archive(&[("word/document.xml", b"<w:document/>"), ("word/vbaProject.bin", b"x")]);
    assert_eq!(refused(&macros), ReadError::Macros("DOCX"));
    let compound = |stream: &str| -> Vec<u8> {
        let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 504]).chain(name).collect()
    };
    assert_eq!(refused(&compound("EncryptedPackage")), ReadError::Protected("Office"));
    assert_eq!(refused(&compound("WordDocument")), ReadError::OldWord);
    assert_eq!(refused(&compound("Workbook")), ReadError::Damaged("XLS"));
    let whole = workbook("<worksheet/>");
    assert_eq!(refused(&whole[..whole.len() / 2]), ReadError::Damaged("XLSX"));
    assert_eq!(refused(&archive(&[("word/document.xml", b"<w:document><w:p>")])), ReadError::Damaged("DOCX"));
}

/// Needs poppler's programs.
#[test]
fn a_pdf_of_ten_thousand_pages_is_refused() {
    const PAGES: usize = 10_000;
    let mut pdf = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    let kids: Vec<String> = (0..PAGES).map(|page| format!("{} 0 R", page + 3)).collect();
    let tree = format!("<< /Type /Pages /Count {PAGES} /Kids [{}] >>", kids.join(" "));
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned();
    let objects =
        ["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), tree].into_iter().chain(std::iter::repeat_n(page, PAGES));
    for (number, object) in (1..).zip(objects) {
        offsets.push(pdf.len());
        let _ = write!(pdf, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = pdf.len();
    let _ = write!(pdf, "xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1);
    for offset in &offsets {
        let _ = writeln!(pdf, "{offset:010} 00000 n ");
    }
    let _ = write!(pdf, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", offsets.len() + 1);
    assert_eq!(refused(pdf.as_bytes()), ReadError::Excessive("PDF"));
}
