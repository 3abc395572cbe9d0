//! Words → lines of a given width.

use crate::letter::writing::faces::Face;
use crate::letter::writing::form::Form;
use crate::letter::writing::paper::Line;

/// Words of one look in a line, with the space behind each.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    pub text: String,
    pub face: Face,
    pub marked: bool,
}

/// A line of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct SetLine {
    pub runs: Vec<Run>,
    /// Its natural width in points.
    pub width: f32,
    /// Moved in from the left, in points.
    pub indent: f32,
    /// The paragraph ends with it.
    pub last: bool,
}

#[derive(Default)]
struct Word {
    runs: Vec<Run>,
    width: f32,
}

/// Breaks a paragraph at its spaces; a word wider than the line stands alone and is broken where it must be.
pub fn broken(line: &Line, form: &Form, width: f32, first_line: f32) -> Vec<SetLine> {
    let space = Face::of(form.bold, form.italic).width(" ", form.size);
    let mut lines: Vec<SetLine> = Vec::new();
    let mut open = SetLine { runs: Vec::new(), width: 0.0, indent: first_line, last: false };
    for word in words(line, form, width) {
        let needed = if open.runs.is_empty() { word.width } else { open.width + space + word.width };
        if !open.runs.is_empty() && open.indent + needed > width {
            lines
                .push(std::mem::replace(&mut open, SetLine { runs: Vec::new(), width: 0.0, indent: 0.0, last: false }));
        }
        if !open.runs.is_empty() {
            let before = open_look(&open);
            // A mark ends with its last word.
            let marked = before.marked && word.runs.first().is_some_and(|next| next.marked);
            push(&mut open.runs, Run { text: " ".to_owned(), marked, ..before });
            open.width += space;
        }
        open.width += word.width;
        for run in word.runs {
            push(&mut open.runs, run);
        }
    }
    open.last = true;
    lines.push(open);
    lines
}

/// The look of the line's last run.
fn open_look(open: &SetLine) -> Run {
    open.runs.last().cloned().unwrap_or(Run { text: String::new(), face: Face::Regular, marked: false })
}

fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut().filter(|last| last.face == run.face && last.marked == run.marked) {
        Some(last) => last.text.push_str(&run.text),
        None => runs.push(run),
    }
}

fn words(line: &Line, form: &Form, width: f32) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for piece in &line.0 {
        let face = Face::of(form.bold || piece.strong, form.italic);
        for letter in piece.text.chars() {
            if letter == ' ' {
                if words.last().is_some_and(|word| !word.runs.is_empty()) {
                    words.push(Word::default());
                }
                continue;
            }
            let advance = face.width(letter.encode_utf8(&mut [0; 4]), form.size);
            if words.last().is_some_and(|word| word.width + advance > width) {
                words.push(Word::default());
            }
            if let Some(word) = words.last_mut() {
                push(&mut word.runs, Run { text: letter.to_string(), face, marked: piece.marked });
                word.width += advance;
            }
        }
    }
    words.retain(|word| !word.runs.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::writing::form::{Part, form};
    use crate::letter::writing::paper::Piece;

    #[test]
    fn lines_keep_every_word_and_never_pass_the_margin() {
        let text = "Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ ".repeat(6);
        let line = Line(vec![Piece::plain(text.trim())]);
        let set = broken(&line, &form(Part::Body), 300.0, 28.0);
        let joined: Vec<String> =
            set.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect();
        assert_eq!(joined.join(" "), text.trim());
        assert!(set.iter().all(|line| line.indent + line.width <= 300.0));
        assert_eq!(set.iter().filter(|line| line.last).count(), 1);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let line = Line(vec![Piece::plain("a".repeat(400))]);
        let set = broken(&line, &form(Part::TableCell), 50.0, 0.0);
        assert!(set.len() > 10 && set.iter().all(|line| line.width <= 50.0));
    }
}
