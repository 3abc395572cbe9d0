//! A picture as plain shapes with measured text: what the tests look at, and what is painted.

use super::font::{self, Weight};
use tiny_skia::Rect;

/// Every picture is this wide: a phone of 7 cm shows three of its pixels for one of a web page.
pub(super) const WIDTH: f32 = 1080.0;

/// The free edge around a picture.
pub(super) const MARGIN: f32 = 44.0;

/// Sizes of text, in pixels; the smallest is about 10 pixels of a web page on a phone.
pub(super) mod size {
    pub const TITLE: f32 = 50.0;
    pub const VALUE: f32 = 38.0;
    pub const LABEL: f32 = 36.0;
    pub const SMALL: f32 = 31.0;
    pub const TINY: f32 = 26.0;
}

/// Colours that stay apart in grey and for colour-blind eyes; none of them carries a meaning alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Ink {
    Black,
    Grey,
    Line,
    Pale,
    White,
    /// The unit that the picture is about.
    Own,
    /// Other units beside it.
    Others,
    Average,
    /// A step of the heat map, from 0.0 (lowest) to 1.0 (highest).
    Heat(f32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Disc,
    /// A disc with a white middle: a doubtful figure.
    Ring,
    Diamond,
    Pointer,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Fill {
        area: Rect,
        ink: Ink,
    },
    Border {
        area: Rect,
        ink: Ink,
        width: f32,
    },
    /// Slanting lines within an area: nothing known there, or known with a doubt.
    Hatch {
        area: Rect,
        ink: Ink,
    },
    Line {
        points: Vec<(f32, f32)>,
        ink: Ink,
        width: f32,
        dashed: bool,
    },
    Mark {
        mark: Mark,
        at: (f32, f32),
        size: f32,
        ink: Ink,
    },
    Text(Words),
}

/// Words on a base line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    pub words: String,
    pub x: f32,
    pub y: f32,
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
}

pub(super) const TITLE: Style = Style { size: size::TITLE, weight: Weight::SemiBold, ink: Ink::Black };
pub(super) const LABEL: Style = Style { size: size::LABEL, weight: Weight::Regular, ink: Ink::Black };
pub(super) const STRONG: Style = Style { size: size::LABEL, weight: Weight::SemiBold, ink: Ink::Black };
pub(super) const VALUE: Style = Style { size: size::VALUE, weight: Weight::SemiBold, ink: Ink::Black };
pub(super) const SMALL: Style = Style { size: size::SMALL, weight: Weight::Regular, ink: Ink::Grey };

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drawing {
    pub height: f32,
    pub shapes: Vec<Shape>,
}

impl Style {
    pub fn width(self, words: &str) -> f32 {
        font::width(words, self.weight, self.size)
    }

    pub fn ink(self, ink: Ink) -> Style {
        Style { ink, ..self }
    }
}

impl Words {
    pub fn new(words: impl Into<String>, x: f32, y: f32, style: Style, align: Align) -> Words {
        let words = words.into();
        let x = match align {
            Align::Left => x,
            Align::Middle => x - style.width(&words) / 2.0,
            Align::Right => x - style.width(&words),
        };
        Words { words, x, y, size: style.size, weight: style.weight, ink: style.ink }
    }

    /// Where the words leave ink.
    pub fn bounds(&self) -> Option<Rect> {
        let ink = font::ink(&self.words, self.weight, self.size)?;
        Rect::from_ltrb(self.x + ink.left(), self.y + ink.top(), self.x + ink.right(), self.y + ink.bottom())
    }
}

impl Drawing {
    pub fn new() -> Drawing {
        Drawing { height: 0.0, shapes: Vec::new() }
    }

    pub fn text(&mut self, words: impl Into<String>, x: f32, y: f32, style: Style, align: Align) {
        self.shapes.push(Shape::Text(Words::new(words, x, y, style, align)));
    }

    pub fn fill(&mut self, area: Option<Rect>, ink: Ink) {
        self.shapes.extend(area.map(|area| Shape::Fill { area, ink }));
    }

    pub fn border(&mut self, area: Option<Rect>, ink: Ink, width: f32) {
        self.shapes.extend(area.map(|area| Shape::Border { area, ink, width }));
    }

    pub fn hatch(&mut self, area: Option<Rect>, ink: Ink) {
        self.shapes.extend(area.map(|area| Shape::Hatch { area, ink }));
    }

    pub fn line(&mut self, points: Vec<(f32, f32)>, ink: Ink, width: f32) {
        self.shapes.push(Shape::Line { points, ink, width, dashed: false });
    }

    pub fn dashes(&mut self, points: Vec<(f32, f32)>, ink: Ink, width: f32) {
        self.shapes.push(Shape::Line { points, ink, width, dashed: true });
    }

    /// A name beside the middle of its row: smaller, then in two lines, where it is long.
    pub fn name(&mut self, name: &str, (x, middle): (f32, f32), style: Style, width: f32) {
        let small = Style { size: size::SMALL, ..style };
        let one_line = [style, small].into_iter().find(|style| style.width(name) <= width);
        if let Some(style) = one_line {
            return self.text(name, x, middle + style.size * 0.36, style, Align::Left);
        }
        let tiny = Style { size: size::TINY, ..style };
        let lines = wrap(name, tiny, width, 2);
        let first = middle + tiny.size * if lines.len() > 1 { -0.28 } else { 0.36 };
        for (at, line) in lines.into_iter().enumerate() {
            self.text(line, x, first + at as f32 * tiny.size * 1.28, tiny, Align::Left);
        }
    }

    pub fn mark(&mut self, mark: Mark, at: (f32, f32), size: f32, ink: Ink) {
        self.shapes.push(Shape::Mark { mark, at, size, ink });
    }

    #[cfg(test)]
    pub fn texts(&self) -> impl Iterator<Item = &Words> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(words) => Some(words),
            _ => None,
        })
    }
}

/// Breaks `words` into at most `lines` lines of `width` pixels; what does not fit ends in "…".
pub(super) fn wrap(words: &str, style: Style, width: f32, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut rest = words.split_whitespace().peekable();
    while rest.peek().is_some() && wrapped.len() < lines {
        let mut line = String::new();
        while let Some(word) = rest.peek() {
            let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
            if style.width(&longer) > width && !line.is_empty() {
                break;
            }
            line = longer;
            rest.next();
        }
        wrapped.push(cut(line, style, width, false));
    }
    if rest.peek().is_some()
        && let Some(last) = wrapped.pop()
    {
        wrapped.push(cut(last, style, width, true));
    }
    wrapped
}

/// As [`wrap`], the lines of about one length.
pub(super) fn balanced(words: &str, style: Style, width: f32, lines: usize) -> Vec<String> {
    let mut best = wrap(words, style, width, lines);
    for narrower in (1..20).map(|step| width * (1.0 - 0.03 * step as f32)) {
        let next = wrap(words, style, narrower, lines);
        if next.len() > best.len() || next.last().is_some_and(|line| line.ends_with('…')) {
            break;
        }
        best = next;
    }
    best
}

/// `line` within `width`, shortened letter by letter where it is too long or where `more` follows.
fn cut(line: String, style: Style, width: f32, more: bool) -> String {
    if !more && style.width(&line) <= width {
        return line;
    }
    let mut kept = line;
    loop {
        let shortened = format!("{}…", kept.trim_end());
        if style.width(&shortened) <= width || kept.is_empty() {
            return shortened;
        }
        kept.pop();
    }
}
