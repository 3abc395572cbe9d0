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
