//! Invitation codes: short enough to type, long enough not to be guessed, kept as a hash only.

use super::intake::hex;
use crate::clock::Clock;
use sha2::{Digest, Sha256};

/// Crockford's base 32: no I, L, O or U, so that nothing is misread; a power of two, so that every code is equally
/// likely.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const LENGTH: usize = 10;

/// Ten characters, 50 random bits. Letters and digits both occur, which tells a code from a word.
pub(super) fn new_code(clock: &dyn Clock) -> String {
    loop {
        let mut bytes = [0_u8; LENGTH];
        clock.random(&mut bytes);
        let code: String = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect();
        if is_mixed(&code) {
            return code;
        }
    }
}

/// A typed code in its one form: upper case, without hyphens, O read as 0 and I and L as 1. `None` when the text has
/// not the form of a code.
pub fn normalise_code(typed: &str) -> Option<String> {
    let code: String = typed
        .trim()
        .chars()
        .filter(|character| *character != '-')
        .map(|character| match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let formed = code.len() == LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte));
    (formed && is_mixed(&code)).then_some(code)
}

/// The stored form of a code in its one form.
pub fn hash_code(code: &str) -> String {
    hex(&Sha256::digest(code.as_bytes()))
}

fn is_mixed(code: &str) -> bool {
    code.bytes().any(|byte| byte.is_ascii_digit()) && code.bytes().any(|byte| byte.is_ascii_alphabetic())
}
