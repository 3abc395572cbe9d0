//! The picture of an annex: how large it stands on the page.

use super::form;

/// The highest that a picture may stand, with the annex's heading above it, in millimetres.
const HIGHEST: f32 = 205.0;

/// Width and height of the picture on the page, in millimetres: as wide as the text if it is not too high then.
pub fn fitted(png: &[u8]) -> (f32, f32) {
    let (width, height) = size(png).unwrap_or((1, 1));
    let ratio = height as f32 / width.max(1) as f32;
    if form::TEXT_WIDTH * ratio <= HIGHEST {
        (form::TEXT_WIDTH, form::TEXT_WIDTH * ratio)
    } else {
        (HIGHEST / ratio, HIGHEST)
    }
}

/// Width and height in pixels, from the head of a PNG file.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}
