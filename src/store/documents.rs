//! The original files, beside the rows: each under the SHA-256 of its content, written once and never changed.

use super::StoreError;
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The folder of the originals inside the store's own.
pub(super) const DOCUMENTS: &str = "documents";

pub(super) struct Documents {
    folder: PathBuf,
    /// Makes the temporary names of concurrent writers differ.
    next: AtomicU64,
}

impl Documents {
    /// Uses `folder`, creating it when missing, and removes what an interrupted write has left.
    pub fn open(folder: PathBuf) -> Result<Documents, StoreError> {
        private_folder(&folder)?;
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().ends_with(PARTIAL) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(Documents { folder, next: AtomicU64::new(0) })
    }

    /// Keeps `content` durably and returns its hash.
    pub fn keep(&self, content: &[u8]) -> Result<String, StoreError> {
        let hash = hex(&Sha256::digest(content));
        let path = self.folder.join(&hash);
        if path.is_file() && fs::read(&path)? == content {
            return Ok(hash);
        }
        let partial = self.folder.join(format!("{hash}.{}{PARTIAL}", self.next.fetch_add(1, Ordering::Relaxed)));
        let written = write_synced(&partial, content).and_then(|()| Ok(fs::rename(&partial, &path)?));
        if let Err(error) = written {
            // The first error is the one to tell; what stays is removed at the next opening.
            let _ = fs::remove_file(&partial);
            return Err(error);
        }
        sync_folder(&self.folder)?;
        Ok(hash)
    }

    pub fn read(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        if !is_hash(hash) {
            return Ok(None);
        }
        match fs::read(self.folder.join(hash)) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The hashes of all kept documents, sorted.
    pub fn list(&self) -> Result<Vec<String>, StoreError> {
        let mut hashes = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if is_hash(&name) {
                hashes.push(name);
            }
        }
        hashes.sort_unstable();
        Ok(hashes)
    }
}

const PARTIAL: &str = ".partial";

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Creates a folder that only its owner may enter.
pub(super) fn private_folder(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if fs::metadata(folder)?.permissions().mode() & 0o777 != 0o700 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        }
    }
    Ok(())
}

/// Makes new names in `folder` survive a power cut.
pub(super) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    Ok(File::open(folder)?.sync_all()?)
}

fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

pub(super) fn write_synced(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
    file.write_all(content)?;
    Ok(file.sync_all()?)
}
