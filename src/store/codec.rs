//! Values of the rows. The first byte names the encoding and its version.
//!
//! JSON tolerates new optional fields and is used where rows are few. The compact encoding is used where they are many;
//! it knows no field names, so a change of a compactly stored type needs a new codec byte and a migration.

use super::StoreError;
use serde::Serialize;
use serde::de::DeserializeOwned;

const JSON_1: u8 = 0x11;
const COMPACT_1: u8 = 0x21;

pub(super) fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    let mut bytes = vec![JSON_1];
    serde_json::to_writer(&mut bytes, value).map_err(|error| StoreError::Io(error.to_string()))?;
    Ok(bytes)
}

pub(super) fn compact<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    postcard::to_extend(value, vec![COMPACT_1]).map_err(|error| StoreError::Io(error.to_string()))
}

/// Reads a value in whichever encoding it was written.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, StoreError> {
    match bytes.split_first() {
        Some((&JSON_1, rest)) => serde_json::from_slice(rest).map_err(|error| StoreError::Corrupt(error.to_string())),
        Some((&COMPACT_1, rest)) => postcard::from_bytes(rest).map_err(|error| StoreError::Corrupt(error.to_string())),
        Some((codec, _)) => Err(StoreError::Corrupt(format!("unknown codec {codec:#04x}"))),
        None => Err(StoreError::Corrupt("an empty value".to_owned())),
    }
}

/// Values stay below this size: the store keeps up to sixteen neighbours together and puts what exceeds its limit into
/// files of their own.
const PIECE_BYTES: usize = 6 * 1024;

/// A large value in pieces that fit rows; joined again by concatenation.
pub(super) fn pieces(bytes: &[u8]) -> impl Iterator<Item = (u32, Vec<u8>)> {
    (0u32..).zip(bytes.chunks(PIECE_BYTES).map(<[u8]>::to_vec))
}
