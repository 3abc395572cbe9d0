//! A QR code as a PNG file: a phone's camera opens the chat.

use qrcode::{Color, EcLevel, QrCode};
use std::io::Write;

/// Pixels per module, and the quiet zone in modules.
const SCALE: usize = 8;
const QUIET: usize = 4;

/// The picture of a QR code; `None` for a text that is too long for one.
pub fn png(text: &str) -> Option<Vec<u8>> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let modules = code.width();
    let side = (modules + 2 * QUIET) * SCALE;
    let colors = code.to_colors();
    let dark = |x: usize, y: usize| {
        let module = |at: usize| (at / SCALE).checked_sub(QUIET).filter(|at| *at < modules);
        let at = module(x).zip(module(y)).map(|(x, y)| y * modules + x);
        at.and_then(|at| colors.get(at)) == Some(&Color::Dark)
    };
    let pixels: Vec<u8> = (0..side * side).map(|at| if dark(at % side, at / side) { 0 } else { 255 }).collect();
    let mut bytes = Vec::new();
    let side = u32::try_from(side).ok()?;
    let mut encoder = png::Encoder::new(&mut bytes as &mut dyn Write, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels)).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_a_square_with_a_quiet_zone_and_three_corner_marks() {
        let bytes = png("https://t.me/loa_bot?start=AB12CD34EF").expect("a picture");
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("a frame");
        let side = info.width as usize;
        assert_eq!(info.width, info.height);
        let at = |x: usize, y: usize| pixels[y * side + x];
        let (first, last) = (QUIET * SCALE, side - QUIET * SCALE - 1);
        assert_eq!((at(first, first), at(last, first), at(first, last)), (0, 0, 0), "corner marks");
        assert_eq!((at(0, 0), at(side - 1, side - 1), at(first - 1, first)), (255, 255, 255), "quiet zone");
        assert!(png(&"x".repeat(5000)).is_none());
    }
}
