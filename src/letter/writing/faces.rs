//! The letter's font: Tinos, whose letters are as wide as those of Times New Roman, compiled in. PDF files carry it; a Word
//! file names Times New Roman and needs it for measuring only.

use std::sync::OnceLock;
use ttf_parser::{Face as Parsed, GlyphId};

/// One cut of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

static REGULAR: &[u8] = include_bytes!("../../../data/fonts/Tinos-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../data/fonts/Tinos-Bold.ttf");
static ITALIC: &[u8] = include_bytes!("../../../data/fonts/Tinos-Italic.ttf");
static BOLD_ITALIC: &[u8] = include_bytes!("../../../data/fonts/Tinos-BoldItalic.ttf");

impl Face {
    pub const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    pub fn of(bold: bool, italic: bool) -> Face {
        match (bold, italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        }
    }

    pub fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => REGULAR,
            Face::Bold => BOLD,
            Face::Italic => ITALIC,
            Face::BoldItalic => BOLD_ITALIC,
        }
    }

    /// The glyph of `letter` and its width as a share of the size; a letter that the font lacks shows its empty box.
    pub fn glyph(self, letter: char) -> (GlyphId, f32) {
        let Some(parsed) = self.parsed() else { return (GlyphId(0), 0.0) };
        let glyph = parsed.glyph_index(letter).unwrap_or(GlyphId(0));
        let advance = f32::from(parsed.glyph_hor_advance(glyph).unwrap_or(0));
        (glyph, advance / f32::from(parsed.units_per_em().max(1)))
    }

    /// The width of `text` at `size`, in the unit of the size.
    pub fn width(self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.glyph(letter).1).sum::<f32>() * size
    }

    /// Parsed at the first letter.
    fn parsed(self) -> Option<&'static Parsed<'static>> {
        static PARSED: OnceLock<[Option<Parsed<'static>>; 4]> = OnceLock::new();
        PARSED.get_or_init(|| Face::ALL.map(|face| Parsed::parse(face.bytes(), 0).ok()))[self as usize].as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_has_every_letter_of_vietnamese() {
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ0123456789.,;:/()[]…–-%&";
        for face in Face::ALL {
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                assert_ne!(face.glyph(letter).0, GlyphId(0), "{face:?} {letter}");
            }
        }
        // Times New Roman's widths.
        assert!((Face::Regular.width("n", 1.0) - 0.5).abs() < 0.001);
    }
}
