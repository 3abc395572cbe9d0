//! Addresses of ours for what a platform cannot take as an upload: unguessable, expiring, each for one thing.
//!
//! A link is signed and carries its own end, so that it needs no row and outlives a restart. A document comes from the
//! store; a picture that was made in process waits in memory for the platform, which fetches it within seconds.

use super::FileSource;
use crate::clock::SharedClock;
use crate::domain::message::FileRef;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Below the public address.
pub const PATH: &str = "/tep";
/// A platform fetches a picture while it takes the message.
const PICTURE_LIFE: TimeDelta = TimeDelta::minutes(10);
/// Pictures kept at once; a broadcast sends one picture to all.
const PICTURE_BYTES: usize = 64 << 20;
/// Characters of the signature: 128 bits.
const SIGNATURE: usize = 32;

/// Clones share the pictures.
#[derive(Clone)]
pub struct Links(Arc<Inner>);

struct Inner {
    public_url: String,
    key: [u8; 32],
    document_life: TimeDelta,
    files: Arc<dyn FileSource>,
    clock: SharedClock,
    pictures: Mutex<HashMap<String, Waiting>>,
}

struct Waiting {
    png: Vec<u8>,
    until: DateTime<Utc>,
}

/// What stands behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    pub bytes: Vec<u8>,
    pub name: String,
}

/// Why a link gives nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoLink {
    /// Not one of ours, or changed.
    Unknown,
    Expired,
    /// The store could not be read.
    Unavailable(String),
}

impl Links {
    /// `public_url` is where the router's routes are reached from outside; `key` is kept by the installation.
    pub fn new(
        public_url: &str,
        key: [u8; 32],
        document_life: TimeDelta,
        files: Arc<dyn FileSource>,
        clock: SharedClock,
    ) -> Links {
        let public_url = public_url.trim_end_matches('/').to_owned();
        Links(Arc::new(Inner { public_url, key, document_life, files, clock, pictures: Mutex::default() }))
    }

    /// An address from which the platform can fetch the picture for the next minutes.
    pub fn to_picture(&self, png: &[u8]) -> String {
        let now = self.0.clock.now();
        let until = now + PICTURE_LIFE;
        let hash = hex(&Sha256::digest(png));
        let mut pictures = self.pictures();
        pictures.retain(|_, waiting| waiting.until > now);
        let kept: usize = pictures.values().map(|waiting| waiting.png.len()).sum();
        if kept + png.len() > PICTURE_BYTES
            && let Some(oldest) = pictures.iter().min_by_key(|(_, waiting)| waiting.until).map(|(hash, _)| hash.clone())
        {
            pictures.remove(&oldest);
        }
        pictures
            .entry(hash.clone())
            .and_modify(|waiting| waiting.until = until)
            .or_insert_with(|| Waiting { png: png.to_vec(), until });
        drop(pictures);
        self.address("anh", &hash, until, "anh.png")
    }

    /// An address under which a person can open the document for some days.
    pub fn to_document(&self, sha256: &str, name: &str) -> String {
        let until = self.0.clock.now() + self.0.document_life;
        self.address("vb", sha256, until, &plain_name(name))
    }

    /// The text of a message that stands for a file: the words beside it, its name, its address.
    pub fn beside(&self, text: &str, file: &FileRef) -> String {
        let address = self.to_document(&file.document, &file.name);
        let lines = [text, file.name.as_str(), address.as_str()];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// What the parts of a path below [`PATH`] lead to.
    pub async fn open(
        &self,
        kind: &str,
        hash: &str,
        until: &str,
        signature: &str,
        name: &str,
    ) -> Result<Linked, NoLink> {
        self.verify(kind, hash, until, signature, name)?;
        let until = until.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        if until.is_none_or(|until: DateTime<Utc>| until <= self.0.clock.now()) {
            return Err(NoLink::Expired);
        }
        let bytes = match kind {
            "anh" => self.pictures().get(hash).map(|waiting| waiting.png.clone()),
            _ => {
                let kept = self.0.files.document(hash).await;
                kept.map_err(|error| NoLink::Unavailable(error.to_string()))?
            }
        };
        let bytes = bytes.ok_or(NoLink::Expired)?;
        Ok(Linked { bytes, name: name.to_owned() })
    }

    fn address(&self, kind: &str, hash: &str, until: DateTime<Utc>, name: &str) -> String {
        let until = until.timestamp().to_string();
        let signature = hex(&self.mac(kind, hash, &until, name).finalize().into_bytes());
        let signature = &signature[..SIGNATURE];
        format!("{}{PATH}/{kind}/{hash}/{until}/{signature}/{name}", self.0.public_url)
    }

    fn verify(&self, kind: &str, hash: &str, until: &str, signature: &str, name: &str) -> Result<(), NoLink> {
        let given = unhex(signature).filter(|_| signature.len() == SIGNATURE).ok_or(NoLink::Unknown)?;
        self.mac(kind, hash, until, name).verify_truncated_left(&given).map_err(|_| NoLink::Unknown)
    }

    fn mac(&self, kind: &str, hash: &str, until: &str, name: &str) -> Hmac<Sha256> {
        // HMAC fills a shorter key up with zeros.
        let mut block = [0; 64];
        block[..self.0.key.len()].copy_from_slice(&self.0.key);
        let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
        // No part holds a slash: they were parts of a path.
        mac.update(format!("{kind}/{hash}/{until}/{name}").as_bytes());
        mac
    }

    fn pictures(&self) -> MutexGuard<'_, HashMap<String, Waiting>> {
        self.0.pictures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A name that needs no escaping in an address: letters without marks, digits, "-", "_", ".".
fn plain_name(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = name
        .nfd()
        .filter_map(|character| match character {
            'đ' => Some('d'),
            'Đ' => Some('D'),
            character if character.is_ascii_alphanumeric() || "-_.".contains(character) => Some(character),
            character if character.is_ascii() => Some('-'),
            _ => None,
        })
        .collect();
    if plain.chars().any(|character| character.is_ascii_alphanumeric()) { plain } else { "tep".to_owned() }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
    digits.len().is_multiple_of(2).then(|| digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::Sending;
    use crate::clock::FixedClock;
    use crate::store::StoreError;

    struct OneFile;

    impl FileSource for OneFile {
        fn document<'a>(&'a self, sha256: &'a str) -> Sending<'a, Result<Option<Vec<u8>>, StoreError>> {
            Box::pin(async move { Ok((sha256 == "ab").then(|| b"kinh gui".to_vec())) })
        }
    }

    fn links(clock: &Arc<FixedClock>) -> Links {
        Links::new("https://loa.example/", [7; 32], TimeDelta::days(7), Arc::new(OneFile), clock.clone())
    }

    async fn open(links: &Links, address: &str) -> Result<Linked, NoLink> {
        let path = address.strip_prefix("https://loa.example/tep/").expect("the public address");
        let parts: Vec<&str> = path.split('/').collect();
        let [kind, hash, until, signature, name] = parts[..] else { panic!("{path}") };
        links.open(kind, hash, until, signature, name).await
    }

    #[tokio::test]
    async fn a_link_opens_one_thing_until_its_end_and_cannot_be_changed_into_another() {
        let clock = Arc::new(FixedClock::at(DateTime::UNIX_EPOCH));
        let links = links(&clock);
        let document = links.to_document("ab", "Thông báo số 12.pdf");
        assert!(document.ends_with("/Thong-bao-so-12.pdf"), "{document}");
        let opened = open(&links, &document).await.expect("a document");
        assert_eq!((opened.bytes.as_slice(), opened.name.as_str()), (&b"kinh gui"[..], "Thong-bao-so-12.pdf"));
        let until = (7 * 24 * 3600).to_string();
        let later = (8 * 24 * 3600).to_string();
        for (from, to) in [("/ab/", "/cd/"), ("/vb/", "/anh/"), (until.as_str(), later.as_str()), ("Thong", "Khac")] {
            assert_eq!(open(&links, &document.replace(from, to)).await, Err(NoLink::Unknown), "{to}");
        }
        let other_key =
            Links::new("https://loa.example", [8; 32], TimeDelta::days(7), Arc::new(OneFile), clock.clone());
        assert_eq!(open(&other_key, &document).await, Err(NoLink::Unknown));
        clock.advance(TimeDelta::days(7));
        assert_eq!(open(&links, &document).await, Err(NoLink::Expired));
    }

    #[tokio::test]
    async fn a_picture_waits_for_some_minutes() {
        let clock = Arc::new(FixedClock::at(DateTime::UNIX_EPOCH));
        let links = links(&clock);
        let picture = links.to_picture(b"png");
        assert_eq!(picture, links.to_picture(b"png"), "a broadcast needs one");
        assert_eq!(open(&links, &picture).await.map(|linked| linked.bytes), Ok(b"png".to_vec()));
        clock.advance(TimeDelta::minutes(10));
        assert_eq!(open(&links, &picture).await, Err(NoLink::Expired));
    }

    #[test]
    fn names_are_plain() {
        assert_eq!(plain_name("Đề án/..\\x.pdf"), "De-an-..-x.pdf");
        assert_eq!(plain_name("文書"), "tep");
    }
}
