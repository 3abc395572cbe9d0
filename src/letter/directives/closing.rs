//! The sentences that end a letter: they ask for no more than what stands above them.

use super::addressees::addressees;
use super::demands::demand;
use crate::letter::lexicon::is_one_of;
use crate::letter::paragraph::Paragraph;

/// "Trên đây là kết quả …": the sentence that ends a letter.
pub fn is_closing(paragraph: &Paragraph) -> bool {
    const ENDS: &[&str] =
        &["Trên đây", "Nhận được", "Cuộc họp kết thúc", "Vậy", "Nơi nhận", "Trân trọng", "Văn bản này thay"];
    const INFORMS: &[&str] = &["để biết", "được biết", "biết, thực hiện", "trân trọng thông báo", "có hiệu lực kể từ"];
    ENDS.iter().any(|end| paragraph.text.starts_with(end)) || INFORMS.iter().any(|words| paragraph.text.contains(words))
}

/// "…, yêu cầu các đơn vị nghiêm túc thực hiện./.": urges to do what is asked above, and names nothing to be done.
pub(super) fn only_urges(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    const URGING: &[&str] = &[
        "nghiêm", "túc", "khẩn", "trương", "tổ", "chức", "triển", "khai", "thực", "hiện", "quán", "triệt", "phối",
        "hợp", "biết", "và", "để", "được", "theo", "qui", "định", "chỉ", "đạo", "nội", "dung", "trên", "nêu", "các",
        "này", "đúng", "đầy", "đủ", "kịp", "thời", "hiệu", "quả", "văn", "bản", "quan", "tâm",
    ];
    let ends = is_closing(paragraph) || paragraph.marker.is_none() && paragraph.text.trim_end().ends_with("./.");
    let Some(behind) = demand(paragraph, from, to).filter(|_| ends && to == paragraph.tokens.len()) else {
        return false;
    };
    let (_, rest) = addressees(paragraph, behind, to);
    let words =
        (rest..to).filter(|at| paragraph.tokens[*at].word().is_some() || paragraph.tokens[*at].number().is_some());
    let mut words = words.peekable();
    words.peek().is_some() && words.all(|at| is_one_of(&paragraph.tokens, at, URGING))
}
