//! What a layout prints on every page: running heads, page numbers, the stamp of an electronic signature. None of it is text.

use crate::letter::paragraph::cells;
use crate::letter::token::{self, TokenKind};

/// Blanks the lines that belong to pages and not to the text.
pub fn without_heads(lines: &mut [(u32, &str)]) {
    let heads: Vec<bool> = (0..lines.len()).map(|at| is_stamp(lines[at].1) || is_running_head(lines, at)).collect();
    for at in 0..lines.len() {
        let next_is_head = heads.get(at + 1).copied().unwrap_or(false);
        if heads[at] || (next_is_head && is_page_number(lines[at].1)) {
            lines[at].1 = "";
        }
    }
}

/// "Ký bởi: Văn phòng - 08/12/2025 15:20:11 +07:00".
fn is_stamp(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    ["ký bởi:", "người ký:", "signed by:"].iter().any(|begin| line.starts_with(begin))
        && line.contains(|c: char| c.is_ascii_digit())
}

/// The name of an office or the number of a document, alone on lines that stand apart, more than once.
fn is_running_head(lines: &[(u32, &str)], at: usize) -> bool {
    let line = lines[at].1.trim();
    let words = line.split_whitespace().count();
    if !(3..=15).contains(&words) || line.ends_with([';', '.', ':', ',']) || cells(line).count() != 1 {
        return false;
    }
    let numbered = || token::tokens(line).iter().any(|token| matches!(token.kind, TokenKind::Document(_)));
    let bulleted = line.starts_with(['-', '+', '•', '*', '–']) || line.starts_with("Số");
    let apart = |at: usize| {
        at == 0 || lines[at - 1].1.trim().is_empty() || is_page_number(lines[at - 1].1) || is_stamp(lines[at - 1].1)
    };
    let same = |(other, (_, text)): (usize, &(u32, &str))| text.trim() == line && apart(other);
    !bulleted && numbered() && lines.iter().enumerate().filter(|line| same(*line)).count() > 1
}

fn is_page_number(line: &str) -> bool {
    let digits = line.trim().trim_matches('-').trim();
    (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}
