//! Zip archives of office files, read within limits: a small file may hold gigabytes.

use super::super::ReadError;
use super::bounds::{ENTRIES, PART, PARTS};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An office file, opened.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    /// Bytes that may still be read.
    left: u64,
}

impl<'a> Archive<'a> {
    pub fn open(bytes: &'a [u8], format: &'static str) -> Result<Archive<'a>, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged(format))?;
        if zip.len() > ENTRIES {
            return Err(ReadError::Excessive(format));
        }
        let archive = Archive { zip, format, left: PARTS };
        if archive.names().any(|name| name.ends_with("vbaProject.bin")) {
            return Err(ReadError::Macros(format));
        }
        Ok(archive)
    }

    /// The names of the parts.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().flatten().map(std::borrow::Cow::into_owned)
    }

    /// The text of a part; `None` when the file has none of that name.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let format = self.format;
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ReadError::Protected(format)),
            Err(_) => return Err(ReadError::Damaged(format)),
        };
        let limit = PART.min(self.left);
        let mut bytes = Vec::new();
        // The size that the archive states may lie; what is counted is what comes out.
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| ReadError::Damaged(format))?;
        let length = bytes.len() as u64;
        if length > limit {
            return Err(ReadError::Excessive(format));
        }
        self.left -= length;
        super::plain::unicode(&bytes).map(Some).ok_or(ReadError::Damaged(format))
    }

    /// The text of a part that the format needs.
    pub fn required(&mut self, name: &str) -> Result<String, ReadError> {
        self.text(name)?.ok_or(ReadError::Damaged(self.format))
    }
}
