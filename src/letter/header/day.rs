//! The day of a letter, as its head prints it.

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
