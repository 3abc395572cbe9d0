//! The deadline of a directive as the office sets it before the issue: where the letter's own words name no certain day, or
//! others.

use super::editing::{add_paragraphs, one_line};
use super::{Desk, DeskError, NoticeProblem};
use crate::domain::message::{Block, Line, Message};
use crate::domain::notice::{Notice, NoticeKind};
use crate::letter;
use crate::store::NoticeEdit;

const NONE: [&str; 5] = ["không", "khong", "không có", "none", "no"];

impl Desk {
    /// Sets the deadline that `words` state, and says it in the message in the place of the former one.
    pub(super) async fn set_deadline(
        &self,
        notice: &Notice,
        edit: &mut NoticeEdit,
        words: &str,
    ) -> Result<(), DeskError> {
        let NoticeKind::Directive { ordinal, .. } = &notice.kind else {
            return Err(NoticeProblem::NoDirective(notice.id).into());
        };
        let letter = self.letter(&notice.letter).await?;
        let is_none = NONE.contains(&words.trim().to_lowercase().as_str());
        let read = letter::typed_deadline(words, letter.content.date);
        if read.is_none() && !is_none {
            return Err(NoticeProblem::Deadline(one_line(words)).into());
        }
        let text = self.office_text();
        let directive = letter.content.directives.iter().find(|directive| directive.ordinal == *ordinal);
        let drafted = directive.map(|directive| text.letter_deadline(directive));
        let former: Vec<String> = drafted.into_iter().chain([text.deadline(edit.deadline.as_ref())]).collect();
        let line = text.deadline(read.as_ref());
        if !replace_line(&mut edit.message, &former, &line) {
            add_paragraphs(&mut edit.message, &line);
        }
        edit.deadline = read;
        Ok(())
    }
}

/// Puts `line` in the place of the first that reads like one of `former`; false when there is none.
fn replace_line(message: &mut Message, former: &[String], line: &str) -> bool {
    let lines = message.blocks.iter_mut().flat_map(|block| match block {
        Block::Text(line) => std::slice::from_mut(line),
        Block::Lines(lines) => lines.as_mut_slice(),
        Block::Title(_) | Block::Note(_) => &mut [],
    });
    for found in lines {
        if former.contains(&found.plain_text()) {
            *found = Line::from(line);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_deadline_is_replaced_where_it_stands() {
        let drafted = || {
            Message::new().title("Chỉ đạo").line("Rà soát hồ sơ.").lines(vec!["Nơi nhận".into(), "Thời hạn: cũ".into()])
        };
        let former = ["Không ấn định thời hạn".to_owned(), "Thời hạn: cũ".to_owned()];
        let mut message = drafted();
        assert!(replace_line(&mut message, &former, "Thời hạn: mới"));
        assert_eq!(message.plain_text(), "Chỉ đạo\n\nRà soát hồ sơ.\n\nNơi nhận\nThời hạn: mới");
        assert!(!replace_line(&mut message, &former, "Thời hạn: khác"), "edited by hand before");
    }
}
