//! What somebody says only to set it aside: "ngoài điểm ra thì …", "không cần xếp hạng, chỉ cần …". It is no part of what
//! is asked, and is taken out before anything is read.

use super::fold::{Marks, Token, words};
use std::sync::LazyLock;

/// Words between "ngoài" and "ra".
const LONGEST: usize = 9;

/// Words that have to be left for a question.
const LEAST: usize = 2;

/// A text without what it sets aside, and the bytes where that stood.
pub fn apart(tokens: Vec<Token>) -> (Vec<Token>, Vec<(usize, usize)>) {
    let Some((from, to)) = besides(&tokens).or_else(|| unwanted(&tokens)) else { return (tokens, Vec::new()) };
    let asked = tokens.iter().enumerate().filter(|(at, token)| !(from..to).contains(at) && token.folded.len() > 1);
    if asked.count() < LEAST {
        return (tokens, Vec::new());
    }
    let mut tokens = tokens;
    let aside: Vec<Token> = tokens.drain(from..to).collect();
    let stretch = aside.first().zip(aside.last()).map(|(first, last)| (first.start, last.end));
    (tokens, stretch.into_iter().collect())
}

static DENIALS: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("không khong ko hổng hông khỏi chưa chẳng"));

static WANTS: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("cần hỏi"));

/// With its marks: "Hồng hồi" is no "hổng hỏi".
fn says(listed: &[(String, Marks)], token: &Token) -> bool {
    listed.iter().any(|(folded, marks)| *folded == token.folded && *marks == token.marks())
}

/// "ngoài chuyện tạm dừng tiêu chí ra".
fn besides(tokens: &[Token]) -> Option<(usize, usize)> {
    let from = tokens.iter().position(|token| token.folded == "ngoai" && !token.is_sign(","))?;
    // "năm ngoái", and "ngoài ra" that goes on to the next thing.
    let year = from.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.folded == "nam");
    let after = tokens.get(from + 2..)?;
    let ends = after.iter().take(LONGEST).position(|token| token.folded == "ra")?;
    let parted = after.get(..ends)?.iter().any(|token| token.is_sign(","));
    (!year && !parted && tokens[from + 1].folded != "ra").then_some((from, from + ends + 3))
}

/// "hổng cần xếp hạng,", "tôi không hỏi điểm huyện", "không cần chi tiết từng nhóm": up to a comma, "chỉ" or the end.
fn unwanted(tokens: &[Token]) -> Option<(usize, usize)> {
    let from = tokens.windows(3).position(|three| {
        let denies = says(&DENIALS, &three[0]);
        let wants = says(&WANTS, &three[1]) || three[1].folded == "can" && three[1].is_bare();
        // "không cần lên xã", "không cần tiền mặt" are names of groups; "có cần không".
        let names = matches!(
            three[2].folded.as_str(),
            "len" | "ra" | "toi" | "den" | "giay" | "tien" | "dung" | "phai" | "cam"
        );
        denies && wants && !names && !three[2].is_sign("?")
    })?;
    let rest = tokens.get(from + 2..)?;
    let ends =
        |token: &Token| token.is_sign(",") || token.is_sign(".") || matches!(token.folded.as_str(), "chi" | "ma");
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    Some((from, from + 2 + length))
}
