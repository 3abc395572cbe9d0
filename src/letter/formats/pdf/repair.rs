//! Text of a PDF made whole again: where a font lacks Vietnamese letters another one sets them, and the text comes out
//! with gaps inside its words ("s ố hóa h ồ sơ"); page numbers stand alone between the pages.

use super::super::plain::syllable::{is_onset, is_syllable};
use unicode_normalization::UnicodeNormalization;

/// Words that begin with a letter which fonts may lack; what else begins so is the rest of a broken word.
const WORDS: &[&str] = &[
    "ạ", "ảnh", "ảo", "ải", "ấn", "ẩn", "ấp", "ấm", "ẩm", "ấy", "ầm", "ắt", "ẻo", "ế", "ếch", "ỉu", "ốc", "ối", "ổi",
    "ống", "ốm", "ồn", "ổn", "ồ", "ổ", "ố", "ộ", "ở", "ớt", "ờ", "ỡ", "ơ", "ơn", "ơi", "ủy", "uỷ", "ủng", "ủ", "ụ",
    "ừ", "ức", "ứ", "ứng", "ửng", "ước", "ướt", "ưu", "ưa", "ương", "ưng", "ươm", "ỷ", "ăn", "âm", "ân", "ẩu", "ấu",
];

pub fn repaired(text: &str) -> String {
    let text: String = text.nfc().collect();
    let mut repaired = String::with_capacity(text.len());
    for (number, page) in text.split('\u{c}').enumerate() {
        if number > 0 {
            repaired.push('\n');
        }
        let first = page.lines().position(|line| !line.trim().is_empty());
        let last = page.lines().collect::<Vec<_>>().iter().rposition(|line| !line.trim().is_empty());
        for (at, line) in page.lines().enumerate() {
            let number = line.trim().trim_matches(['-', ' ']);
            let page_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
            if page_number && (Some(at) == first || Some(at) == last) {
                repaired.push('\n');
                continue;
            }
            repaired.push_str(&whole_words(line));
            repaired.push('\n');
        }
    }
    repaired
}

/// Joins the pieces of words in a line. Wider gaps part columns and stay.
fn whole_words(line: &str) -> String {
    let pieces: Vec<&str> = line.split(' ').collect();
    let mut whole = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        if at > 0 {
            whole.push(' ');
        }
        let mut word = (*piece).to_owned();
        at += 1;
        while let Some(next) = pieces.get(at).filter(|next| goes_on(&word, next)) {
            // "thủ t ục": the consonant belongs to what follows it.
            let of_the_next = is_onset(next) && pieces.get(at + 1).is_some_and(|behind| goes_on(next, behind));
            if of_the_next {
                break;
            }
            word.push_str(next);
            at += 1;
        }
        // "đi ể m": only the three pieces together are a word.
        if let (Some(middle), Some(end)) = (pieces.get(at), pieces.get(at + 1))
            && middle.starts_with(is_rare)
            && is_coda(end)
            && goes_on(&word, &format!("{middle}{end}"))
        {
            word.push_str(middle);
            word.push_str(end);
            at += 2;
        }
        whole.push_str(&word);
    }
    whole
}

/// Whether `next` is the rest of `word`.
fn goes_on(word: &str, next: &str) -> bool {
    let head = word.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let tail: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    if head.is_empty() || tail.is_empty() || !tail.starts_with(|c: char| c.is_lowercase()) {
        // In capitals: "S Ố HÓA".
        let capitals =
            !head.is_empty() && !tail.is_empty() && !head.chars().chain(tail.chars()).any(char::is_lowercase);
        if !capitals || !tail.starts_with(is_rare) {
            return false;
        }
    }
    let joined = format!("{head}{tail}").to_lowercase();
    if !is_syllable(&joined) {
        return false;
    }
    let head = head.to_lowercase();
    let tail = tail.to_lowercase();
    if is_coda(&tail) {
        return head.ends_with(is_rare);
    }
    // "đầ u", "gử i": no word is written so.
    if matches!(tail.as_str(), "i" | "u" | "o" | "y") && !next.ends_with(['.', ')']) {
        return head.ends_with(is_rare);
    }
    let broken = tail.starts_with(is_rare);
    broken && (is_onset(&head) || !WORDS.contains(&tail.as_str()))
}

/// A consonant that ends syllables.
fn is_coda(piece: &str) -> bool {
    matches!(piece, "c" | "ch" | "m" | "n" | "ng" | "nh" | "p" | "t")
}

/// Letters that fonts of western languages lack.
fn is_rare(c: char) -> bool {
    matches!(c, 'ă' | 'ơ' | 'ư' | 'Ă' | 'Ơ' | 'Ư' | 'ĩ' | 'ũ' | 'Ĩ' | 'Ũ' | '\u{1ea0}'..='\u{1ef9}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_gaps_are_whole_again() {
        for (broken, whole) in [
            ("s ố hóa toàn b ộ h ồ sơ", "số hóa toàn bộ hồ sơ"),
            ("91,60 đi ểm. Huy ện Văn Lâm", "91,60 điểm. Huyện Văn Lâm"),
            ("báo cáo k ết qu ả v ới Ch ủ t ịch", "báo cáo kết quả với Chủ tịch"),
            ("đi ể m s ố hóa, ti ế n đ ộ", "điểm số hóa, tiến độ"),
            ("S Ố HÓA H Ồ SƠ", "SỐ HÓA HỒ SƠ"),
            ("đột xu ất", "đột xuất"),
            ("6 tháng đầ u năm, Kính gử i:", "6 tháng đầu năm, Kính gửi:"),
            ("đầy đ ủ th ủ t ục, b ị t ừ ch ối", "đầy đủ thủ tục, bị từ chối"),
        ] {
            assert_eq!(whole_words(broken), whole);
        }
    }

    #[test]
    fn whole_words_stay_apart() {
        for line in [
            "hồ sơ ở xã ấn định cho ủy ban",
            "dự án  17,5   ổn định",
            "Yêu cầu ưu tiên, ứng dụng công nghệ",
            "a ) đ ể",
            "Xã A ở huyện B",
            "tỷ lệ 99,16 % ước đạt",
        ] {
            assert_eq!(whole_words(line), if line == "a ) đ ể" { "a ) để" } else { line });
        }
    }

    #[test]
    fn page_numbers_are_left_out() {
        assert_eq!(repaired("a\n\n2\u{c}\n3\nb 18\n"), "a\n\n\n\n\n\nb 18\n");
    }
}
