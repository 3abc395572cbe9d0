//! The section `[letter]`: what the office's own letters print that no stored figure says.

use serde::Deserialize;

/// Everything is optional: what is not set is taken from the office's last letter or from the table of units, else it stays
/// a marked blank.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LetterConfig {
    /// The body above the issuing one, line by line; a people's committee prints none.
    pub superior: Vec<String>,
    /// The issuing body in the head, line by line.
    pub issuer: Vec<String>,
    /// The issuing body in a sentence: "Văn phòng HĐND và UBND huyện Kim Động".
    pub issuer_name: Option<String>,
    /// Behind the number: "UBND-VP".
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub addressees: Vec<String>,
    /// Grounds of every letter, before those that come from the figures.
    pub grounds: Vec<String>,
    pub copies: Vec<String>,
    /// "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG".
    pub authority: Vec<String>,
    pub signer: Option<String>,
}
