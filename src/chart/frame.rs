//! What every picture has around its figures: heading, when and in what unit, key, notes, source.

use super::drawing::{Align, Drawing, Ink, MARGIN, Mark, SMALL, Style, TITLE, WIDTH, balanced, size, wrap};
use crate::text::capital;
use tiny_skia::Rect;

/// When, and the unit of measure.
const WHEN: Style = Style { size: size::LABEL, ..SMALL };

/// Width of a sample in the key.
const SAMPLE: f32 = 54.0;

/// What a sample in the key looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    OwnLine,
    AverageLine,
    DoubtfulPoint,
    OwnBar,
    WholeBar,
    AverageMark,
    DoubtfulBar,
    Missing,
}

/// A picture being filled from top to bottom.
pub(super) struct Frame {
    pub drawing: Drawing,
    /// Down to where it is filled.
    pub y: f32,
}

impl Frame {
    pub fn open(title: &str, when: &str) -> Frame {
        let mut frame = Frame { drawing: Drawing::new(), y: MARGIN };
        let room = WIDTH - 2.0 * MARGIN;
        for line in balanced(&capital(title), TITLE, room, 3) {
            frame.line(line, TITLE);
        }
        frame.y += 6.0;
        frame.paragraph(&capital(when), WHEN, 2);
        frame
    }

    /// Samples with their meaning, as many beside one another as fit.
    pub fn key(&mut self, entries: &[(Key, String)]) {
        let (mut x, row) = (MARGIN, size::SMALL * 1.5);
        self.y += 8.0;
        let mut y = self.y + row;
        for (key, words) in entries {
            let width = SAMPLE + 14.0 + SMALL.width(&capital(words));
            if x > MARGIN && x + width > WIDTH - MARGIN {
                (x, y) = (MARGIN, y + row);
            }
            sample(&mut self.drawing, *key, x, y - size::SMALL * 0.35);
            let room = WIDTH - MARGIN - x - SAMPLE - 14.0;
            for line in wrap(&capital(words), SMALL, room, 1) {
                self.drawing.text(line, x + SAMPLE + 14.0, y, SMALL.ink(Ink::Black), Align::Left);
            }
            x += width + 36.0;
        }
        if !entries.is_empty() {
            self.y = y + 10.0;
        }
    }

    pub fn close(mut self, notes: &[String], source: &str) -> Drawing {
        self.y += 16.0;
        self.drawing.line(vec![(MARGIN, self.y), (WIDTH - MARGIN, self.y)], Ink::Line, 2.0);
        self.y += 8.0;
        for note in notes {
            self.paragraph(note, SMALL.ink(Ink::Black), 2);
        }
        self.paragraph(source, SMALL, 3);
        self.drawing.height = (self.y + MARGIN * 0.7).ceil();
        self.drawing
    }

    fn paragraph(&mut self, words: &str, style: Style, lines: usize) {
        for line in wrap(words, style, WIDTH - 2.0 * MARGIN, lines) {
            self.line(line, style);
        }
    }

    fn line(&mut self, line: String, style: Style) {
        self.y += style.size * 1.28;
        self.drawing.text(line, MARGIN, self.y - style.size * 0.22, style, Align::Left);
    }
}

fn sample(drawing: &mut Drawing, key: Key, x: f32, y: f32) {
    let across = vec![(x, y), (x + SAMPLE, y)];
    let middle = (x + SAMPLE / 2.0, y);
    let bar = Rect::from_xywh(x, y - 13.0, SAMPLE, 26.0);
    match key {
        Key::OwnLine => {
            drawing.line(across, Ink::Own, 6.0);
            drawing.mark(Mark::Disc, middle, 22.0, Ink::Own);
        }
        Key::AverageLine => {
            drawing.dashes(across, Ink::Average, 5.0);
            drawing.mark(Mark::Diamond, middle, 22.0, Ink::Average);
        }
        Key::DoubtfulPoint => drawing.mark(Mark::Ring, middle, 26.0, Ink::Own),
        Key::OwnBar => drawing.fill(bar, Ink::Own),
        Key::WholeBar => {
            drawing.fill(bar, Ink::Pale);
            drawing.border(bar, Ink::Grey, 2.0);
        }
        Key::AverageMark => {
            drawing.line(vec![(middle.0, y - 19.0), (middle.0, y + 19.0)], Ink::Average, 5.0);
            drawing.mark(Mark::Diamond, middle, 24.0, Ink::Average);
        }
        Key::DoubtfulBar => {
            drawing.hatch(bar, Ink::Own);
            drawing.border(bar, Ink::Own, 3.0);
        }
        Key::Missing => {
            drawing.hatch(bar, Ink::Line);
            drawing.border(bar, Ink::Line, 2.0);
        }
    }
}
