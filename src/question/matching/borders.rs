//! Where a phrase may not begin or end: terms that would be torn, and numbers that belong to the word before or behind.

use crate::question::fold::Token;
use crate::question::numerals;

/// "tien | do voi", "thanh | toan nam", "đứng | đầu năm 2024", "quý 2 | so với": the end of such a term begins no other phrase.
pub(super) fn tears_term(tokens: &[Token], start: usize) -> bool {
    let pair = tokens.get(start - 1).zip(tokens.get(start));
    let again = tokens.get(start + 1).is_some_and(|next| next.folded == "thang");
    pair.is_some_and(|(before, token)| match (before.folded.as_str(), token.folded.as_str()) {
        // With their marks these two are read as they are typed.
        ("tien" | "muc" | "toc", "do") | ("thanh", "toan") => before.is_bare() && token.is_bare(),
        ("top" | "dung" | "dan", "dau") => true,
        // "quý | 2 | so với": the number is the quarter's.
        ("thang" | "quy" | "tuan", _) => token.is_number() && !again,
        _ => false,
    })
}

/// "tháng hai", "quý tư": a number in words right behind the word of a period.
pub(super) fn numbers_a_period(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(|token| token.folded.as_str());
    matches!(before, Some("thang" | "quy" | "tuan" | "nam")) && tokens.get(at).is_some_and(numerals::is_digit)
}

/// "riêng tháng | 12": a phrase that would take the word of a period away from its number.
pub(super) fn parts_a_period(tokens: &[Token], end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|last| tokens.get(last));
    let of_period = last.is_some_and(|last| matches!(last.folded.as_str(), "thang" | "t" | "quy" | "q" | "tuan"));
    let month = |token: &Token| token.is_number() && token.folded.parse::<u32>().is_ok_and(|number| number <= 12);
    // "xã Toàn Thắng 9 tháng": the number has its own word.
    let again = tokens.get(end + 1).is_some_and(|token| token.folded == "thang");
    of_period && tokens.get(end).is_some_and(month) && !again
}

/// "nhóm 3 | xã đứng đầu": so many units at an end of a list, and no group by its number.
pub(super) fn counts_units(tokens: &[Token], end: usize) -> bool {
    const UNITS: [&str; 9] = ["xa", "phuong", "don", "phong", "dia", "huyen", "noi", "co", "thi"];
    const ENDS: [&str; 12] = ["dau", "cuoi", "bet", "cao", "thap", "tot", "yeu", "kem", "nhat", "top", "doi", "manh"];
    let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
    let number = end.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(Token::is_number);
    let of_group = end.checked_sub(2).and_then(word) == Some("nhom");
    let unit = word(end).is_some_and(|word| UNITS.contains(&word));
    // "đơn vị", "thị trấn", "địa phương" have two.
    let two = matches!(word(end + 1), Some("vi" | "phuong" | "quan" | "tran" | "ban"));
    let behind = end + 1 + usize::from(two);
    let stands =
        usize::from(matches!(word(behind), Some("dung" | "dan" | "co" | "diem" | "xep" | "o" | "top" | "doi")));
    let at_end = [behind, behind + stands].iter().any(|at| word(*at).is_some_and(|word| ENDS.contains(&word)));
    number && of_group && unit && at_end
}
