//! Known formats that are not read yet, by their first bytes.

/// The name of the format when `bytes` are of one that is recognised but not read.
pub fn unsupported(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"\xd0\xcf\x11\xe0", "DOC/XLS"),
        (b"{\\rtf", "RTF"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7Z"),
        (b"\x1f\x8b", "GZIP"),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip_member(bytes));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("WEBP");
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

/// Office files are zip archives; the names of their members stand uncompressed in the bytes.
fn zip_member(bytes: &[u8]) -> &'static str {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if has(b"word/") {
        "DOCX"
    } else if has(b"xl/") {
        "XLSX"
    } else if has(b"opendocument.spreadsheet") {
        "ODS"
    } else if has(b"opendocument.text") {
        "ODT"
    } else {
        "ZIP"
    }
}
