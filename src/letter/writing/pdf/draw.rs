//! Placed items → a PDF file. The four cuts of the font go into it as far as they are used.

use super::flow::{Item, Page};
use super::points;
use crate::letter::writing::faces::Face;
use crate::letter::writing::paper::{AnnexContent, Paper};
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::collections::HashMap;

/// The ground of a mark: the yellow of a text marker.
const MARK: (u8, u8, u8) = (255, 240, 90);

struct Artist<'a> {
    fonts: HashMap<Face, Font>,
    paper: &'a Paper,
}

pub fn pages(pages: &[Page], paper: &Paper) -> Result<Vec<u8>, String> {
    let artist = Artist { fonts: fonts()?, paper };
    let mut document = Document::new();
    let title = paper.head.subject.plain_text();
    document.set_metadata(Metadata::new().title(title).language("vi".to_owned()));
    for page in pages {
        let (width, height) = page.sheet.size();
        let settings = PageSettings::from_wh(points(width), points(height)).ok_or("the page has no size")?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for item in &page.items {
            artist.draw(&mut surface, item).ok_or("an item has no place")?;
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|error| format!("{error:?}"))
}

fn fonts() -> Result<HashMap<Face, Font>, String> {
    let font = |face: Face| Font::new(face.bytes().into(), 0).map(|font| (face, font));
    Face::ALL.into_iter().map(|face| font(face).ok_or_else(|| format!("the font {face:?} cannot be read"))).collect()
}

fn ink(red: u8, green: u8, blue: u8) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

impl Artist<'_> {
    fn draw(&self, surface: &mut Surface<'_>, item: &Item) -> Option<()> {
        match item {
            Item::Text { x, base, run, size, stretch } => {
                let mut glyphs = Vec::with_capacity(run.text.len());
                for (at, letter) in run.text.char_indices() {
                    let (glyph, advance) = run.face.glyph(letter);
                    let advance = if letter == ' ' { advance + stretch / size } else { advance };
                    let range = at..at + letter.len_utf8();
                    let id = GlyphId::new(u32::from(glyph.0));
                    glyphs.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range, None));
                }
                surface.set_stroke(None);
                surface.set_fill(Some(ink(0, 0, 0)));
                let font = self.fonts.get(&run.face)?.clone();
                surface.draw_glyphs(Point::from_xy(*x, *base), &glyphs, font, &run.text, *size, false);
            }
            Item::Ground { x, y, width, height } => {
                let mut path = PathBuilder::new();
                path.push_rect(Rect::from_xywh(*x, *y, *width, *height)?);
                surface.set_stroke(None);
                surface.set_fill(Some(ink(MARK.0, MARK.1, MARK.2)));
                surface.draw_path(&path.finish()?);
            }
            Item::Rule { from, to } => {
                let mut path = PathBuilder::new();
                path.move_to(from.0, from.1);
                path.line_to(to.0, to.1);
                surface.set_fill(None);
                surface.set_stroke(Some(Stroke { width: 0.6, ..Stroke::default() }));
                surface.draw_path(&path.finish()?);
            }
            Item::Picture { annex, x, y, width, height } => {
                let AnnexContent::Picture(picture) = &self.paper.annexes.get(*annex)?.content else { return None };
                let image = Image::from_png(picture.png.clone().into(), true).ok()?;
                surface.push_transform(&Transform::from_translate(*x, *y));
                surface.draw_image(image, Size::from_wh(*width, *height)?);
                surface.pop();
            }
        }
        Some(())
    }
}
