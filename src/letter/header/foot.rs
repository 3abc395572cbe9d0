//! The foot of a letter: who signs, in whose name, and who gets copies.

use super::issuer::is_capitals;
use super::{Layout, listed, trimmed};
use crate::letter::paragraph::cells;

/// What the foot of the letter prints.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Foot {
    pub copies: Vec<String>,
    pub signature_block: Vec<String>,
    pub signer: Option<String>,
}

pub fn foot(layout: &Layout<'_>) -> Foot {
    let mut foot = Foot::default();
    let mut copies: Vec<String> = Vec::new();
    for cell in layout.tail.iter().flat_map(|(_, line)| cells(line)) {
        if cell.to_lowercase().starts_with("nơi nhận") {
            let inline: String = cell.chars().skip("nơi nhận".chars().count()).collect();
            copies.extend(listed(inline.trim_start_matches([':', ' ', '-'])));
        } else if let Some(copy) = cell.strip_prefix(['-', '–', '+', '•']) {
            copies.push(copy.trim().to_owned());
        } else if opens_signature(cell) || (!foot.signature_block.is_empty() && is_capitals(cell)) {
            foot.signature_block.push(cell.to_owned());
        } else if is_person(cell) && !foot.signature_block.is_empty() {
            foot.signer = foot.signer.or(Some(cell.to_owned()));
        } else if let Some(last) = copies.last_mut().filter(|last| !last.ends_with([';', '.']))
            && foot.signature_block.is_empty()
        {
            last.push(' ');
            last.push_str(cell);
        }
    }
    foot.copies = copies.iter().map(|copy| trimmed(copy)).filter(|copy| !copy.is_empty()).collect();
    foot
}

pub(super) fn opens_signature(cell: &str) -> bool {
    const BEGINS: &[&str] = &[
        "TL.",
        "KT.",
        "TM.",
        "TUQ.",
        "Q.",
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH",
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "TRƯỞNG PHÒNG",
    ];
    is_capitals(cell) && BEGINS.iter().any(|begin| cell.starts_with(begin))
}

/// Two to six words, each with a capital: a person's name.
fn is_person(cell: &str) -> bool {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let word = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
            && word.chars().any(char::is_lowercase)
    };
    (2..=6).contains(&words.len()) && words.iter().all(word)
}
