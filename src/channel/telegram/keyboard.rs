//! Buttons under a message.

use crate::channel::render::Button;
use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

/// What fits side by side on a narrow phone without being cut, in characters.
const ROW_CHARACTERS: usize = 30;
const ROW_BUTTONS: usize = 3;

/// The buttons in rows; `None` when there are none.
pub(super) fn of(buttons: &[Button]) -> Option<InlineKeyboardMarkup> {
    if buttons.is_empty() {
        return None;
    }
    let mut rows: Vec<Vec<InlineKeyboardButton>> = Vec::new();
    let mut room = 0;
    for button in buttons {
        let length = button.label.chars().count();
        let made = InlineKeyboardButton::callback(button.label.clone(), button.data.clone());
        match rows.last_mut() {
            Some(row) if length <= room && row.len() < ROW_BUTTONS => row.push(made),
            _ => {
                rows.push(vec![made]);
                room = ROW_CHARACTERS;
            }
        }
        room = room.saturating_sub(length);
    }
    Some(InlineKeyboardMarkup::new(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(labels: &[&str]) -> Vec<usize> {
        let buttons: Vec<Button> =
            labels.iter().map(|label| Button { label: label.to_string(), data: "x".into() }).collect();
        of(&buttons).map(|markup| markup.inline_keyboard.iter().map(Vec::len).collect()).unwrap_or_default()
    }

    #[test]
    fn short_buttons_share_a_row_and_long_ones_do_not() {
        assert_eq!(rows(&["Đã tiếp nhận", "Chi tiết"]), [2]);
        assert_eq!(rows(&["a", "b", "c", "d"]), [3, 1]);
        assert_eq!(rows(&["So sánh với trung bình của tỉnh", "Chi tiết", "Xếp hạng"]), [1, 2]);
        assert!(rows(&[]).is_empty());
    }
}
