//! Grounds (căn cứ): the documents and data that a letter rests on.

use super::directives::states_a_score;
use super::header;
use super::lexicon::is;
use super::paragraph::Paragraph;
use super::periods;
use super::token::TokenKind;
use crate::domain::letter::Ground;

/// The ground in the sentence, if it is one, and the token where the sentence goes on to something else: "Thực hiện
/// Công văn số …, UBND huyện thông báo …".
pub fn ground(paragraph: &Paragraph, from: usize, to: usize) -> Option<(Ground, usize)> {
    let text = paragraph.slice(from, to);
    let rests = ["Căn cứ", "Thực hiện", "Theo", "Trên cơ sở"].iter().any(|begin| text.starts_with(begin));
    let named = [
        "Công văn",
        "Quyết định",
        "Văn bản",
        "Thông báo",
        "Nghị quyết",
        "Kế hoạch",
        "Chỉ thị",
        "Thông tư",
        "Nghị định",
    ];
    let cited = header::cited(paragraph, from, to);
    let document = named.iter().any(|name| text.starts_with(name)) && cited.is_some();
    if !(rests || document) {
        return None;
    }
    let mut end = turn(paragraph, from, to).or_else(|| announced(paragraph, from, to)).unwrap_or(to);
    if states_a_score(paragraph, from, end) {
        // "Theo Công văn số …, tháng 02/2025 huyện đạt 81,37 điểm": what the document says is a result.
        end = (from..end).find(|at| paragraph.tokens[*at].is_mark(','))? + 1;
    }
    let cited = header::cited(paragraph, from, end);
    if !text.starts_with("Căn cứ") && cited.is_none() {
        return None;
    }
    let text = paragraph.slice(from, end).trim_end_matches([';', ',', ':', ' ']);
    let text = text.strip_suffix('.').unwrap_or(text).to_owned();
    Some((Ground { text, cited }, end))
}

/// "Theo … Quyết định số 766/QĐ-TTg, tháng 4/2026, kết quả của các đơn vị như sau:": behind the document the period of what
/// is told next.
fn announced(paragraph: &Paragraph, from: usize, to: usize) -> Option<usize> {
    let tokens = &paragraph.tokens;
    let announces = to > from && tokens[to - 1].is_mark(':') && to == tokens.len();
    let cited = (from..to).rfind(|at| matches!(tokens[*at].kind, TokenKind::Document(_)))?;
    let comma = |at: &usize| tokens[*at].is_mark(',') && periods::period_at(tokens, at + 1).is_some();
    (cited..to).find(comma).filter(|_| announces).map(|at| at + 1)
}

/// Where the issuer begins to speak: "…, UBND huyện công bố", "…, Văn phòng thông báo".
fn turn(paragraph: &Paragraph, from: usize, to: usize) -> Option<usize> {
    let tokens = &paragraph.tokens;
    let speaks = |at: usize| {
        [["công", "bố"], ["thông", "báo"], ["thông", "tin"], ["báo", "cáo"], ["đề", "nghị"], ["yêu", "cầu"]]
            .iter()
            .any(|verb| is(tokens, at, verb[0]) && is(tokens, at + 1, verb[1]))
    };
    (from..to)
        .rev()
        .find(|at| {
            let subject = tokens[*at].is_mark(',') && tokens.get(at + 1).is_some_and(|next| next.capital);
            subject && (at + 2..to.min(at + 14)).any(speaks)
        })
        .map(|at| at + 1)
}
