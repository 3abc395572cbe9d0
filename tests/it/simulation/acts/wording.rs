//! What the notices of a simulation say, so that a part of one is recognised on a phone.

use loa::domain::message::Message;

/// Two of them fit into one message of the one platform, and one into a message of the other.
const PARAGRAPH: usize = 1_500;
const WHOLE: &str = "toàn văn";

/// The approved words of a notice: a title, and so many long paragraphs.
#[derive(Clone)]
pub struct Words {
    pub tag: String,
    pub paragraphs: usize,
}

impl Words {
    pub fn message(&self) -> Message {
        let title = Message::new().title(format!("{}, {WHOLE}", self.tag));
        (1..=self.paragraphs).fold(title, |message, number| {
            let begin = format!("{}, đoạn {number}:", self.tag);
            message.line(format!("{begin}{}", " chữ".repeat((PARAGRAPH - begin.chars().count()) / 4)))
        })
    }

    /// Whether the words come from this notice, and which of its paragraphs they have; 0 is the title.
    pub fn found_in(&self, words: &str) -> Vec<usize> {
        let begin = |number: usize| match number {
            0 => format!("{}, {WHOLE}", self.tag),
            _ => format!("{}, đoạn {number}:", self.tag),
        };
        (0..=self.paragraphs).filter(|number| words.contains(&begin(*number))).collect()
    }
}
