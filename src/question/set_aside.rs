//! What somebody says only to set it aside: "ngoài điểm ra thì …", "không cần xếp hạng, chỉ cần …". It is no part of what
//! is asked, and is taken out before anything is read.

use super::fold::{Marks, Token, TokenKind, words};
use std::sync::LazyLock;

/// Words between "ngoài" and "ra".
const LONGEST: usize = 9;

/// Words that have to be left for a question.
const LEAST: usize = 2;

/// A text without what it sets aside.
pub struct Apart {
    pub tokens: Vec<Token>,
    pub aside: Vec<Token>,
    /// What is set aside is taken out of something: "ngoài Song Mai ra", and not "không cần xếp hạng".
    pub taken_out: bool,
}

impl Apart {
    /// The bytes where stood what is set aside.
    pub fn stretch(&self) -> Option<(usize, usize)> {
        self.aside.first().zip(self.aside.last()).map(|(first, last)| (first.start, last.end))
    }
}

pub fn apart(tokens: Vec<Token>) -> Apart {
    let besides = besides(&tokens);
    let whole = |tokens| Apart { tokens, aside: Vec::new(), taken_out: false };
    let Some((from, to)) = besides.or_else(|| unwanted(&tokens)) else { return whole(tokens) };
    let asked = tokens.iter().enumerate().filter(|(at, token)| !(from..to).contains(at) && token.folded.len() > 1);
    if asked.count() < LEAST {
        return whole(tokens);
    }
    let mut tokens = tokens;
    let aside = tokens.drain(from..to).collect();
    Apart { tokens, aside, taken_out: besides.is_some() }
}

/// "…, xin trân trọng cảm ơn anh": the thanks that end a request are no part of it.
pub fn without_thanks(mut tokens: Vec<Token>) -> Vec<Token> {
    const BEHIND: usize = 6;
    const REQUEST: usize = 6;
    let thanks = tokens.windows(2).rposition(|pair| pair[0].folded == "cam" && pair[1].folded == "on");
    let Some(thanks) = thanks.filter(|at| tokens.len() - at <= BEHIND) else { return tokens };
    let folded = |at: usize| tokens.get(at).map_or("", |token| token.folded.as_str());
    let mut from = thanks;
    // A name may end in one half of such a pair: "xã Đồng Thanh, cảm ơn em".
    while let Some(last) = from.checked_sub(1) {
        let pair = last.checked_sub(1).map(|first| (folded(first), folded(last)));
        from = match pair {
            Some(("tran", "trong") | ("chan", "thanh")) => last - 1,
            _ if tokens[last].kind == TokenKind::Sign || matches!(folded(last), "xin" | "rat") => last,
            _ => break,
        };
    }
    let words = tokens[..from].iter().filter(|token| token.kind != TokenKind::Sign).count();
    if words >= REQUEST {
        tokens.truncate(from);
    }
    tokens
}

static DENIALS: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("không khong ko hổng hông khỏi chưa chẳng"));

static WANTS: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("cần hỏi"));

/// With its marks: "Hồng hồi" is no "hổng hỏi".
fn says(listed: &[(String, Marks)], token: &Token) -> bool {
    listed.iter().any(|(folded, marks)| *folded == token.folded && *marks == token.marks())
}

static BESIDES: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("ngoài"));

static EXCEPT: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("trừ"));

static ONLY: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("chỉ"));

static BUT: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("mà"));

/// Words that "chỉ" and "chi" are the first half of another word with: "chỉ tiêu", "chi tiết".
const BEHIND_CHI: [&str; 15] =
    ["tiet", "so", "bo", "nhanh", "phi", "tieu", "dao", "thi", "dinh", "huy", "dan", "cuc", "tra", "doan", "hoi"];

/// "ngoài chuyện tạm dừng tiêu chí ra".
fn besides(tokens: &[Token]) -> Option<(usize, usize)> {
    let from = (0..tokens.len()).find(|at| says_besides(tokens, *at))?;
    if let Some(comma) = goes_on_behind(tokens, from) {
        return Some((from, comma + 1));
    }
    let after = tokens.get(from + 2..)?;
    let ends = (0..after.len().min(LONGEST)).find(|at| ends_besides(after, *at))?;
    // "trừ mấy xã được 80 trở lên ra" cuts the list.
    let cuts = tokens[from].folded == "tru" && after.get(..ends)?.iter().any(Token::is_number);
    let parted = cuts || after.get(..ends)?.iter().any(|token| token.is_sign(","));
    // "ngoài ra" goes on to the next thing.
    (!parted && tokens[from + 1].folded != "ra").then_some((from, from + ends + 3))
}

/// Without its marks "ngoai" may be "năm ngoái" or "ngoại vụ": it is "ngoài" where a part of the text or what it is
/// taken from ends before it, and no such word goes on behind it. "Trừ … ra" likewise is no "bị trừ".
fn says_besides(tokens: &[Token], at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.folded.as_str());
    if says(&BESIDES, &tokens[at]) {
        return true;
    }
    let begins = matches!(word(at.checked_sub(1)), None | Some("," | "." | "?" | "\n" | "nao" | "ai" | "thi"));
    if EXCEPT.iter().any(|(word, marks)| tokens[at].is_word(word, *marks)) {
        return begins;
    }
    let other =
        matches!(word(Some(at + 1)), Some("vu" | "giao" | "ngu" | "thanh" | "thi" | "o" | "tinh" | "te" | "khoa"));
    tokens[at].folded == "ngoai" && tokens[at].is_bare() && begins && !other
}

/// "ngoài chuyện tạm dừng, công văn còn yêu cầu gì nữa": what else there is is asked behind the comma.
fn goes_on_behind(tokens: &[Token], from: usize) -> Option<usize> {
    let comma = (from + 2..tokens.len().min(from + LONGEST + 3)).find(|at| tokens[*at].is_sign(","))?;
    let ended = tokens[from + 1..comma].iter().any(|token| token.folded == "ra" && token.is_bare());
    let rest = tokens.get(comma + 1..)?;
    let more = rest.iter().position(|token| token.folded == "con")?;
    let asks = rest[more..].iter().any(|token| matches!(token.folded.as_str(), "gi" | "nao" | "nua"));
    (!ended && asks).then_some(comma)
}

/// "ra", and neither "ra sao", "ra mấy" nor "ra quyết định".
fn ends_besides(after: &[Token], at: usize) -> bool {
    let next = after.get(at + 1).map(|token| token.folded.as_str());
    let goes_on = matches!(next, Some("sao" | "may" | "bao" | "quyet" | "van" | "doi" | "ngoai" | "mat"));
    after[at].folded == "ra" && after[at].is_bare() && !goes_on
}

/// "hổng cần xếp hạng,", "tôi không hỏi điểm huyện", "không cần chi tiết từng nhóm": up to a comma, "chỉ" or the end;
/// "xếp hạng thì không cần, chỉ …": what stands before.
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
    let behind = from + 2;
    if declines_news(&tokens[behind..]) {
        return None;
    }
    if tokens[behind].is_sign(",") || tokens[behind].is_sign(".") || says_only(tokens, behind) {
        return named_before(tokens, from);
    }
    let ends = |at: &usize| {
        let token = &tokens[*at];
        let but = BUT.iter().any(|(word, marks)| token.is_word(word, *marks));
        token.is_sign(",") || token.is_sign(".") || but || says_only(tokens, *at)
    };
    // What is set aside has at least one word.
    Some((from, (behind + 1..tokens.len()).find(ends).unwrap_or(tokens.len())))
}

/// "không cần gửi thông báo điểm nữa": to be sent no more is what is asked, and nothing is set aside.
fn declines_news(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
    let sends = matches!(word(0), Some("gui" | "nhan" | "bao" | "thong" | "nhac"));
    let ends = tokens.iter().position(|token| token.is_sign(",") || token.is_sign(".")).unwrap_or(tokens.len());
    sends && tokens[..ends].iter().any(|token| token.folded == "nua")
}

/// "chỉ" by itself: "chỉ cần tổng", "chỉ số hóa thôi", and no "chỉ số" or "chi tiết".
fn says_only(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
    let only = ONLY.iter().any(|(word, marks)| tokens[at].is_word(word, *marks));
    let digitised = word(at + 1) == Some("so") && word(at + 2) == Some("hoa");
    only && (digitised || !word(at + 1).is_some_and(|next| BEHIND_CHI.contains(&next)))
}

/// Words that name what is set aside before "không cần".
const NAMED: usize = 5;

/// "chi tiết thì không cần, chỉ cần tổng": the few words before are set aside where "chỉ" says what is wanted instead and
/// neither a period nor a unit stands among them.
fn named_before(tokens: &[Token], denial: usize) -> Option<(usize, usize)> {
    let wanted = if tokens[denial + 2].kind == TokenKind::Sign { denial + 3 } else { denial + 2 };
    if wanted >= tokens.len() || !says_only(tokens, wanted) {
        return None;
    }
    let before = tokens.get(..denial)?;
    let from = before.iter().rposition(|token| token.kind == TokenKind::Sign).map_or(0, |sign| sign + 1);
    let needed = |token: &Token| {
        let told =
            ["thang", "quy", "nam", "ky", "dot", "xa", "tran", "huyen", "tinh", "phong", "phuong", "toi", "minh"];
        token.is_number() || told.contains(&token.folded.as_str())
    };
    let aside = before.get(from..)?;
    (aside.len() <= NAMED && !aside.iter().any(needed)).then_some((from, wanted))
}
