//! Text with emphasis that can be cut anywhere between characters: markup is written only after the cut, so that no
//! tag and no escape is ever broken.

use crate::channel::Markup;
use crate::text::{escape, split};
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Strong,
    Light,
}

/// The words of a message in one string, and where each emphasis ends.
#[derive(Debug, Default)]
pub(super) struct Styled {
    words: String,
    /// Ends of the runs, ascending; a run begins where the one before ends.
    runs: Vec<(usize, Style)>,
}

/// Below this not even one escaped character with its tags fits.
const LEAST_LIMIT: usize = 32;

impl Styled {
    pub(super) fn push(&mut self, words: &str, style: Style) {
        if words.is_empty() {
            return;
        }
        self.words.push_str(words);
        match self.runs.last_mut() {
            Some((end, last)) if *last == style => *end = self.words.len(),
            _ => self.runs.push((self.words.len(), style)),
        }
    }

    /// Begins a new paragraph unless nothing stands before it.
    pub(super) fn paragraph(&mut self) {
        if !self.words.is_empty() {
            self.push("\n\n", Style::Plain);
        }
    }

    /// The text in the channel's markup, cut at the best places into parts of at most `limit` UTF-16 units, markup
    /// included.
    pub(super) fn render(&self, markup: Markup, limit: usize) -> Vec<String> {
        let limit = limit.max(LEAST_LIMIT);
        let mut parts = Vec::new();
        let mut at = skip_space(&self.words, 0);
        while at < self.words.len() {
            let (end, part) = self.next_part(at, markup, limit);
            parts.push(part);
            at = skip_space(&self.words, end);
        }
        parts
    }

    /// The longest part from `at` that fits when rendered, and where it ends.
    fn next_part(&self, at: usize, markup: Markup, limit: usize) -> (usize, String) {
        let mut room = limit;
        loop {
            let rest = &self.words[at..];
            let end = at + rest[..split::first_part(rest, room)].trim_end().len();
            let part = self.marked_up(at..end, markup);
            let length = split::utf16_len(&part);
            if length <= limit || room <= 2 {
                return (end.max(at + 1), part);
            }
            room = (room * limit / length).min(room - 1).max(2);
        }
    }

    fn marked_up(&self, range: Range<usize>, markup: Markup) -> String {
        if markup == Markup::Plain {
            return self.words[range].to_owned();
        }
        let mut out = String::with_capacity(range.len() + 64);
        let mut start = 0;
        for (end, style) in &self.runs {
            let (from, to) = (start.max(range.start), (*end).min(range.end));
            start = *end;
            if from >= to {
                continue;
            }
            let (open, close) = match style {
                Style::Plain => ("", ""),
                Style::Strong => ("<b>", "</b>"),
                Style::Light => ("<i>", "</i>"),
            };
            out.push_str(open);
            out.push_str(&escape::html(&self.words[from..to]));
            out.push_str(close);
        }
        out
    }
}

fn skip_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}
