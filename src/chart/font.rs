//! The font that pictures are written in: Be Vietnam Pro, compiled in, so that every machine draws the same picture.

use std::sync::OnceLock;
use tiny_skia::{Path, PathBuilder, Rect};
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag};
use unicode_normalization::UnicodeNormalization;

static REGULAR: &[u8] = include_bytes!("../../data/fonts/BeVietnamPro-Regular.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../data/fonts/BeVietnamPro-SemiBold.ttf");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// Glyphs of a text with the place of each on the base line, in font units.
type Glyphs = Vec<(GlyphId, f32)>;

/// The width of `words` at `size`, in pixels.
pub(super) fn width(words: &str, weight: Weight, size: f32) -> f32 {
    set(words, weight).map_or(0.0, |(face, _, advance)| advance * scale(face, size))
}

/// The box that the ink of `words` fills when they stand at the origin; `None` when they leave none.
pub(super) fn ink(words: &str, weight: Weight, size: f32) -> Option<Rect> {
    let (face, glyphs, _) = set(words, weight)?;
    let scale = scale(face, size);
    let boxes = glyphs.iter().filter_map(|(glyph, x)| {
        let bounds = face.glyph_bounding_box(*glyph)?;
        Rect::from_ltrb(
            (x + f32::from(bounds.x_min)) * scale,
            f32::from(bounds.y_max) * -scale,
            (x + f32::from(bounds.x_max)) * scale,
            f32::from(bounds.y_min) * -scale,
        )
    });
    boxes.reduce(|a, b| a.join(&b).unwrap_or(a))
}

/// The outlines of `words` from (`x`, `y`) on the base line; `None` when they leave no ink.
pub(super) fn outline(words: &str, weight: Weight, size: f32, x: f32, y: f32) -> Option<Path> {
    let (face, glyphs, _) = set(words, weight)?;
    let scale = scale(face, size);
    let mut pen = Pen { path: PathBuilder::new(), x, y, scale };
    for (glyph, advance) in glyphs {
        pen.x = x + advance * scale;
        face.outline_glyph(glyph, &mut pen);
    }
    pen.path.finish()
}

/// Whether the font has a glyph for every letter of `words`.
#[cfg(test)]
pub(super) fn covers(words: &str) -> bool {
    [Weight::Regular, Weight::SemiBold]
        .into_iter()
        .all(|weight| face(weight).is_some_and(|face| words.nfc().all(|letter| face.glyph_index(letter).is_some())))
}

/// Parsed at the first picture: a start does not pay for it.
fn face(weight: Weight) -> Option<&'static Face<'static>> {
    static FACES: OnceLock<[Option<Face<'static>>; 2]> = OnceLock::new();
    let faces = FACES.get_or_init(|| [REGULAR, SEMI_BOLD].map(|bytes| Face::parse(bytes, 0).ok()));
    let [regular, semi_bold] = faces;
    match weight {
        Weight::Regular => regular.as_ref(),
        Weight::SemiBold => semi_bold.as_ref(),
    }
}

fn scale(face: &Face<'_>, size: f32) -> f32 {
    size / f32::from(face.units_per_em().max(1))
}

/// Glyph for glyph with pair kerning; composed letters, so that no mark has to be placed.
fn set(words: &str, weight: Weight) -> Option<(&'static Face<'static>, Glyphs, f32)> {
    let face = face(weight)?;
    let (mut glyphs, mut x) = (Glyphs::new(), 0.0);
    let mut before = None;
    for letter in words.nfc() {
        let glyph = face.glyph_index(letter).unwrap_or_default();
        x += before.map_or(0.0, |before| kerning(face, before, glyph));
        glyphs.push((glyph, x));
        x += f32::from(face.glyph_hor_advance(glyph).unwrap_or_default());
        before = Some(glyph);
    }
    Some((face, glyphs, x))
}

/// How far the second of two glyphs moves towards the first.
fn kerning(face: &Face<'_>, first: GlyphId, second: GlyphId) -> f32 {
    let Some(table) = face.tables().gpos else { return 0.0 };
    let kern = Tag::from_bytes(b"kern");
    let lookups = table.features.into_iter().find(|feature| feature.tag == kern).map(|feature| feature.lookup_indices);
    for lookup in lookups.into_iter().flatten().filter_map(|index| table.lookups.get(index)) {
        for pair in lookup.subtables.into_iter::<PositioningSubtable>() {
            let PositioningSubtable::Pair(pair) = pair else { continue };
            let found = match pair {
                PairAdjustment::Format1 { coverage, sets } => {
                    coverage.get(first).and_then(|index| sets.get(index)).and_then(|set| set.get(second))
                }
                PairAdjustment::Format2 { coverage, classes, matrix } => {
                    coverage.get(first).and_then(|_| matrix.get((classes.0.get(first), classes.1.get(second))))
                }
            };
            if let Some((value, _)) = found {
                return f32::from(value.x_advance);
            }
        }
    }
    0.0
}

/// Draws glyphs into a path: font units to pixels, upside down.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
