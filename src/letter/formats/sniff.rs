//! What a file is, told by its bytes and not by its name.

/// A format that is told by its first bytes; everything else is looked at as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Docx,
    Xlsx,
    Ods,
    Xls,
    Pdf,
    /// A picture of a page.
    Picture,
    /// A Word document from before 2007.
    Doc,
    /// An office file locked with a password.
    Locked,
    Text,
    /// Known, and not read.
    Other(&'static str),
}

pub fn format(bytes: &[u8]) -> Format {
    const MAGIC: &[(&[u8], Format)] = &[
        (b"\x89PNG", Format::Picture),
        (b"\xff\xd8\xff", Format::Picture),
        (b"II*\0", Format::Picture),
        (b"MM\0*", Format::Picture),
        (b"GIF8", Format::Other("GIF")),
        (b"{\\rtf", Format::Other("RTF")),
        (b"Rar!", Format::Other("RAR")),
        (b"7z\xbc\xaf", Format::Other("7Z")),
        (b"\x1f\x8b", Format::Other("GZIP")),
    ];
    // Some programs write a few bytes before the mark.
    if bytes.get(..1024).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-") && !bytes.starts_with(b"PK") {
        return Format::Pdf;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return compound(bytes);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Format::Other("WEBP");
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or(Format::Text, |(_, format)| *format)
}

/// Office files are zip archives; the names of their members stand uncompressed in the bytes.
fn zipped(bytes: &[u8]) -> Format {
    let has = |name: &[u8]| holds(bytes, name);
    if has(b"word/document.xml") {
        Format::Docx
    } else if has(b"xl/workbook.xml") {
        Format::Xlsx
    } else if has(b"opendocument.spreadsheet") {
        Format::Ods
    } else if has(b"xl/workbook.bin") {
        Format::Other("XLSB")
    } else if has(b"opendocument.text") {
        Format::Other("ODT")
    } else {
        Format::Other("ZIP")
    }
}

/// Files of one format for several programs: the names of their streams tell which.
fn compound(bytes: &[u8]) -> Format {
    let has = |name: &str| holds(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    if has("EncryptedPackage") {
        Format::Locked
    } else if has("WordDocument") {
        Format::Doc
    } else if has("Workbook") || has("Book") {
        Format::Xls
    } else {
        Format::Other("OLE")
    }
}

fn holds(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}
