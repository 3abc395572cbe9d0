//! The day of a letter, as its head prints it.

use crate::letter::lexicon::{is, is_one_of};
use crate::letter::token::{Token, TokenKind};
use crate::letter::{date, token};
use chrono::NaiveDate;

/// "Đã gửi: Thứ Ba, 04/11/2025 16:42", "Ngày đăng: 17/10/2024 | Lượt xem: 1.206", "07/11/2025 09:15": when a mail or a news
/// item went out.
pub(super) fn day_of_sending(line: &str) -> Option<NaiveDate> {
    const LABELS: &[&str] = &[
        "đã gửi",
        "ngày gửi",
        "ngày đăng",
        "ngày đăng tin",
        "thời gian đăng",
        "đăng lúc",
        "ngày cập nhật",
        "sent",
        "date",
        "ngày",
    ];
    let tokens = token::tokens(line);
    let label = line.split_once(':').map(|(label, _)| label.trim().to_lowercase());
    let labelled = label.is_some_and(|label| LABELS.contains(&label.as_str()));
    let first = if labelled { 0..tokens.len() } else { 0..1 };
    let (day, length) =
        first.clone().find_map(|at| date::day_at(&tokens, at, false).map(|(day, length)| (day, at + length)))?;
    // Alone on its line, a time of day beside it.
    let timed = tokens[length.min(tokens.len())..].iter().all(|token| token.number().is_some() || token.is_mark(':'));
    day.date().filter(|_| labelled || timed && tokens.len() > length)
}

/// "Kim Động, ngày 20 tháng 01 năm 2025": a place before it, nothing behind it.
pub(super) fn dated(cell: &str) -> Option<NaiveDate> {
    let tokens = token::tokens(cell);
    let at = tokens.iter().rposition(|token| token.word() == Some("ngày"))?;
    let place = at > 1 && tokens[at - 1].is_mark(',') && tokens[at - 2].capital;
    let (day, length) = date::day_at(&tokens, at, false)?;
    // A title may have run into its line: "… năm 2025 CHỈ THỊ".
    let behind = tokens.get(at + length).map_or("", |next| &cell[next.start..]);
    day.date().filter(|_| place && (tokens.len() - at - length <= 1 || !behind.chars().any(char::is_lowercase)))
}

/// "Ngày 09/3/2026" on a line of its own, as it may close a letter.
pub fn is_a_day_alone(tokens: &[Token]) -> bool {
    let at = if is(tokens, 0, "ngày") {
        Some(0)
    } else {
        tokens.iter().position(|token| token.is_mark(',')).map(|at| at + 1)
    };
    let place = at.is_some_and(|at| at < 8 && tokens[..at].iter().all(|token| token.capital || token.is_mark(',')));
    let day =
        at.filter(|at| place && is(tokens, *at, "ngày")).and_then(|at| Some((at, date::day_at(tokens, at, false)?)));
    day.is_some_and(|(at, (_, length))| at + length >= tokens.len())
}

/// The day in the last lines of a letter whose head has none.
pub(super) fn day_of_closing(line: &str) -> Option<NaiveDate> {
    let tokens = token::tokens(line);
    if !is_a_day_alone(&tokens) {
        return None;
    }
    (0..tokens.len()).find_map(|at| full_day(&tokens, at).filter(|_| is(&tokens, at, "ngày")))
}

/// The day of a letter, a table or a record whose head has no line "…, ngày … tháng … năm …": beside its number, where it
/// says when it was made, or where the minutes begin.
pub(super) fn day_of_issue(line: &str) -> Option<NaiveDate> {
    dated(line).or_else(|| {
        let tokens = token::tokens(line);
        beside_the_number(&tokens)
            .or_else(|| behind_its_words(&tokens))
            .or_else(|| with_a_time(&tokens))
            .or_else(|| in_front_bracket(&tokens))
            .or_else(|| of_minutes(&tokens))
    })
}

/// "Số 31/UBND-VP, ngày 15 tháng 6 năm 2025", "THÔNG BÁO SỐ 9/TB-UBND NGÀY 16/5/2025". The letter that an annex
/// comes with is another document.
fn beside_the_number(tokens: &[Token]) -> Option<NaiveDate> {
    const KINDS: &[&str] = &["thông", "công", "báo", "quyết", "văn", "kế", "tờ"];
    let at = tokens.iter().position(|token| matches!(token.kind, TokenKind::Document(_)))?;
    let number = |at: usize| is(tokens, at, "số");
    let own = number(0) && at <= 2 || is_one_of(tokens, 0, KINDS) && at == 3 && number(2);
    let next = (at + 1..tokens.len().min(at + 3)).find(|at| is(tokens, *at, "ngày")).filter(|_| own)?;
    full_day(tokens, next)
}

/// "lập ngày 09/4/2026", "ngày lập: 10/6/2026", "Lập biểu: 09/3/2026", "ban hành ngày 14/4/2025", "Ngày xuất: 02/4/2026".
fn behind_its_words(tokens: &[Token]) -> Option<NaiveDate> {
    let made = |at: usize| {
        let before = at > 0 && is(tokens, at - 1, "ngày");
        if is(tokens, at, "lập") {
            let table = usize::from(is_one_of(tokens, at + 1, &["biểu", "bảng"]));
            let told = before || table == 1 || is(tokens, at + 1, "ngày");
            return told.then_some(at + 1 + table);
        }
        if is(tokens, at, "đăng") && is(tokens, at + 1, "ngày") {
            return Some(at + 1);
        }
        if is(tokens, at, "ban") && is(tokens, at + 1, "hành") && (before || is(tokens, at + 2, "ngày")) {
            return Some(at + 2);
        }
        (before && is_one_of(tokens, at, &["xuất", "gửi"])).then_some(at + 1)
    };
    // "Quyết định … ban hành ngày …" speaks of another document.
    if tokens.iter().any(|token| matches!(token.kind, TokenKind::Document(_))) {
        return None;
    }
    let behind = (0..tokens.len()).find_map(made)?;
    let colon = usize::from(tokens.get(behind).is_some_and(|token| token.is_mark(':')));
    full_day(tokens, behind + colon)
}

/// "Thứ tư, 07/01/2026 - 09:15", "13/10/2025 15:42 | Chuyên mục: …": the line begins with the day, and a time of day follows.
fn with_a_time(tokens: &[Token]) -> Option<NaiveDate> {
    let first = (0..tokens.len().min(4)).find(|at| tokens[*at].number().is_some_and(|number| number.len() > 1))?;
    let weekday = first == 0 || is_one_of(tokens, 0, &["thứ", "chủ"]);
    let (day, length) = date::day_at(tokens, first, false)?;
    let behind = first + length;
    let mark =
        |at: usize| tokens.get(at).is_some_and(|token| token.is_mark('-') || token.is_mark(',') || token.is_mark('|'));
    let time = behind + usize::from(mark(behind));
    let timed =
        date::small_number(tokens, time, 2).is_some() && tokens.get(time + 1).is_some_and(|token| token.is_mark(':'));
    day.date().filter(|_| weekday && timed)
}

/// "(17/10/2025) Văn phòng UBND tỉnh vừa công bố …": the day of a news item.
fn in_front_bracket(tokens: &[Token]) -> Option<NaiveDate> {
    let (day, length) = date::day_at(tokens, 1, false).filter(|_| tokens[0].is_mark('('))?;
    let closed = tokens.get(1 + length).is_some_and(|token| token.is_mark(')'));
    day.date().filter(|_| closed && tokens.len() > length + 2)
}

/// "Hôm nay, hồi 14 giờ 00 phút ngày 09/4/2026, tại …".
fn of_minutes(tokens: &[Token]) -> Option<NaiveDate> {
    let begins = is(tokens, 0, "hôm") && is(tokens, 1, "nay") || is(tokens, 0, "hồi");
    let at = (0..tokens.len().min(14)).find(|at| is(tokens, *at, "ngày")).filter(|_| begins)?;
    full_day(tokens, at)
}

fn full_day(tokens: &[Token], at: usize) -> Option<NaiveDate> {
    date::day_at(tokens, at, false).and_then(|(day, _)| day.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_text_without_the_usual_head_is_read_where_it_says_so() {
        let day = |line: &str| day_of_issue(line).map(|day| day.to_string());
        let ninth = Some("2025-01-09".to_owned());
        for line in [
            "Số 31/UBND-VP, ngày 09 tháng 01 năm 2025",
            "Số: 31/TB-VP                         ngày 9 tháng 1 năm 2025",
            "THÔNG BÁO SỐ 9/TB-UBND NGÀY 09/01/2025",
            "(ngày lập: 09/01/2025)",
            "Biểu 01 (lập ngày 09/01/2025)",
            "(Lập biểu: 09/01/2025)",
            "(ban hành ngày 09/01/2025)",
            "Thứ năm, 09/01/2025 - 09:15",
            "09/01/2025 15:42 | Lượt xem: 1.284",
            "Hôm nay, hồi 14 giờ 00 phút ngày 09/01/2025, tại Hội trường.",
        ] {
            assert_eq!(day(line), ninth, "{line}");
        }
        for line in [
            "Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ",
            "(Kèm theo Công văn số 140/VP-KSTT ngày 09/01/2025)",
            "Số liệu chốt ngày 09/01/2025",
            "tính đến ngày 12/10/2025 10:00",
        ] {
            assert_eq!(day(line), None, "{line}");
        }
    }
}
