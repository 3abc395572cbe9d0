//! A message rendered within a channel's capabilities.

mod styled;

use super::{Attaching, Capabilities};
use crate::domain::message::{Block, FileRef, Line, Message, Picture, Span};
use styled::{Style, Styled};

/// One platform message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Text in the channel's markup, within its limit; the caption where there is a picture or a file.
    pub text: String,
    pub buttons: Vec<Button>,
    pub picture: Option<Picture>,
    pub file: Option<FileRef>,
    /// What a template message can tell of the notice that this is a part of.
    pub about: Option<About>,
}

/// A notice in three words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    pub number: String,
    pub title: String,
    /// The publishing unit.
    pub office: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    pub data: String,
}

/// Renders `message` into its parts, every part within the limit; none for an empty message. A picture and a file go
/// first (a short text beside a file), so that the choices stand on the last part: as buttons where the channel has them and the action fits into
/// one, else as numbered lines that can be typed. The number is the choice's place among all choices of the message,
/// from 1, on every channel: whoever reads a typed number needs the message alone.
pub fn render(message: &Message, capabilities: Capabilities) -> Vec<Part> {
    let mut text = Styled::default();
    for block in &message.blocks {
        text.paragraph();
        match block {
            Block::Title(title) => text.push(title, Style::Strong),
            Block::Note(note) => text.push(note, Style::Light),
            Block::Text(line) => push_line(&mut text, line),
            Block::Lines(lines) => {
                for (index, line) in lines.iter().enumerate() {
                    if index > 0 {
                        text.push("\n", Style::Plain);
                    }
                    push_line(&mut text, line);
                }
            }
        }
    }

    let mut parts = Vec::new();
    if let Some(picture) = &message.picture {
        if capabilities.picture != Attaching::No {
            let mut alt = Styled::default();
            alt.push(&picture.alt, Style::Plain);
            let mut captions = alt.render(capabilities.markup, capabilities.caption_limit).into_iter();
            let caption = captions.next().unwrap_or_default();
            parts.push(Part { text: caption, picture: Some(picture.clone()), ..Part::default() });
            // What a caption cannot hold follows it.
            parts.extend(captions.map(|text| Part { text, ..Part::default() }));
        } else {
            text.paragraph();
            text.push(&picture.alt, Style::Plain);
        }
    }
    if let Some(file) = &message.file {
        if capabilities.file != Attaching::No {
            parts.push(Part { file: Some(file.clone()), ..Part::default() });
        } else {
            text.paragraph();
            text.push(&file.name, Style::Light);
        }
    }

    let mut buttons = Vec::new();
    let mut first_typed = true;
    for (index, choice) in message.choices.iter().enumerate() {
        match choice.action.encode().filter(|_| capabilities.buttons) {
            Some(data) => buttons.push(Button { label: choice.label.clone(), data }),
            None => {
                if std::mem::take(&mut first_typed) {
                    text.paragraph();
                } else {
                    text.push("\n", Style::Plain);
                }
                text.push(&format!("{}. {}", index + 1, choice.label), Style::Plain);
            }
        }
    }

    let mut texts = text.render(capabilities.markup, capabilities.text_limit);
    let fits = |text: &String| text.encode_utf16().count() <= capabilities.caption_limit;
    if let ([part], [text]) = (parts.as_mut_slice(), texts.as_slice())
        && part.file.is_some()
        && capabilities.file_caption
        && fits(text)
    {
        part.text = texts.remove(0);
    }
    parts.extend(texts.into_iter().map(|text| Part { text, ..Part::default() }));
    if let Some(last) = parts.last_mut() {
        last.buttons = buttons;
    }
    parts
}

fn push_line(text: &mut Styled, line: &Line) {
    for span in &line.0 {
        match span {
            Span::Plain(words) => text.push(words, Style::Plain),
            Span::Strong(words) => text.push(words, Style::Strong),
        }
    }
}

#[cfg(test)]
mod tests;
