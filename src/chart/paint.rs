//! Shapes → pixels → PNG.

use super::drawing::{Drawing, Ink, Mark, Shape, WIDTH};
use super::font;
use std::collections::HashMap;
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, PixmapMut, PremultipliedColorU8, Rect,
    Stroke, StrokeDash, Transform,
};

/// Between two lines of a hatch, in pixels.
const HATCH_GAP: f32 = 13.0;

/// The drawing as a PNG; `None` when it has no extent.
pub(super) fn png(drawing: &Drawing) -> Option<Vec<u8>> {
    let mut pixels = Pixmap::new(WIDTH as u32, drawing.height.ceil() as u32)?;
    pixels.fill(Color::WHITE);
    let mut canvas = pixels.as_mut();
    for shape in &drawing.shapes {
        draw(&mut canvas, shape);
    }
    encode(&pixels)
}

fn draw(canvas: &mut PixmapMut<'_>, shape: &Shape) {
    match shape {
        Shape::Fill { area, ink } => canvas.fill_rect(*area, &paint(*ink), Transform::identity(), None),
        Shape::Border { area, ink, width } => stroke(canvas, &PathBuilder::from_rect(*area), *ink, *width, None),
        Shape::Hatch { area, ink } => {
            if let Some(path) = hatch(*area) {
                stroke(canvas, &path, *ink, 3.0, None);
            }
        }
        Shape::Line { points, ink, width, dashed } => {
            let dash = if *dashed { StrokeDash::new(vec![18.0, 12.0], 0.0) } else { None };
            if let Some(path) = polyline(points) {
                stroke(canvas, &path, *ink, *width, dash);
            }
        }
        Shape::Mark { mark, at, size, ink } => draw_mark(canvas, *mark, *at, *size, *ink),
        Shape::Text(words) => {
            if let Some(path) = font::outline(&words.words, words.weight, words.size, words.x, words.y) {
                fill(canvas, &path, words.ink);
            }
        }
    }
}

fn draw_mark(canvas: &mut PixmapMut<'_>, mark: Mark, (x, y): (f32, f32), size: f32, ink: Ink) {
    let half = size / 2.0;
    match mark {
        Mark::Disc | Mark::Ring => {
            if let Some(disc) = PathBuilder::from_circle(x, y, half) {
                fill(canvas, &disc, ink);
            }
            if mark == Mark::Ring
                && let Some(middle) = PathBuilder::from_circle(x, y, half * 0.55)
            {
                fill(canvas, &middle, Ink::White);
            }
        }
        Mark::Diamond => {
            let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
            if let Some(path) = closed(&corners) {
                fill(canvas, &path, Ink::White);
                stroke(canvas, &path, ink, 4.0, None);
            }
        }
        Mark::Pointer => {
            if let Some(path) = closed(&[(x - half, y - half), (x + half, y), (x - half, y + half)]) {
                fill(canvas, &path, ink);
            }
        }
    }
}

fn fill(canvas: &mut PixmapMut<'_>, path: &Path, ink: Ink) {
    canvas.fill_path(path, &paint(ink), FillRule::Winding, Transform::identity(), None);
}

fn stroke(canvas: &mut PixmapMut<'_>, path: &Path, ink: Ink, width: f32, dash: Option<StrokeDash>) {
    let line_cap = if dash.is_some() { LineCap::Butt } else { LineCap::Round };
    let stroke = Stroke { width, dash, line_cap, line_join: LineJoin::Round, ..Stroke::default() };
    canvas.stroke_path(path, &paint(ink), &stroke, Transform::identity(), None);
}

fn polyline(points: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let ((x, y), rest) = points.split_first()?;
    path.move_to(*x, *y);
    rest.iter().for_each(|(x, y)| path.line_to(*x, *y));
    path.finish()
}

fn closed(corners: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let ((x, y), rest) = corners.split_first()?;
    path.move_to(*x, *y);
    rest.iter().for_each(|(x, y)| path.line_to(*x, *y));
    path.close();
    path.finish()
}

/// Lines at 45° that end at the edges of `area`.
fn hatch(area: Rect) -> Option<Path> {
    let mut path = PathBuilder::new();
    let mut offset = HATCH_GAP;
    while offset < area.width() + area.height() {
        let down = (offset - area.width()).max(0.0);
        let across = (offset - area.height()).max(0.0);
        path.move_to(area.left() + offset - down, area.top() + down);
        path.line_to(area.left() + across, area.top() + offset - across);
        offset += HATCH_GAP;
    }
    path.finish()
}

fn paint(ink: Ink) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    let [red, green, blue] = rgb(ink);
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

/// From dark to light: black, own, average, grey, others; the heat steps run from nearly white to dark blue.
pub(super) fn rgb(ink: Ink) -> [u8; 3] {
    const LOW: [f32; 3] = [236.0, 242.0, 248.0];
    const HIGH: [f32; 3] = [8.0, 64.0, 129.0];
    match ink {
        Ink::Black => [28, 28, 30],
        Ink::Grey => [84, 88, 94],
        Ink::Line => [205, 209, 214],
        Ink::Pale => [238, 240, 243],
        Ink::White => [255, 255, 255],
        Ink::Own => [11, 79, 138],
        Ink::Others => [156, 176, 196],
        Ink::Average => [176, 84, 0],
        Ink::Heat(step) => {
            let mut mixed = LOW;
            for (low, high) in mixed.iter_mut().zip(HIGH) {
                *low += (high - *low) * step.clamp(0.0, 1.0);
            }
            mixed.map(|channel| channel.round() as u8)
        }
    }
}

/// One byte a pixel: a picture has few colours, and a third of the bytes is a third of the work.
fn encode(pixels: &Pixmap) -> Option<Vec<u8>> {
    let (palette, indices) = indexed(pixels.pixels());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    // Beyond the third level the time doubles for a tenth of the size.
    encoder.set_deflate_compression(png::DeflateCompression::Level(3));
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&indices).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// The colours in the order in which they appear, and each pixel's. What a full palette has no place for, some shade at
/// the edge of a letter, takes the nearest.
fn indexed(pixels: &[PremultipliedColorU8]) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut palette: Vec<[u8; 3]> = Vec::new();
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let mut indices = Vec::with_capacity(pixels.len());
    let mut last = None;
    for pixel in pixels {
        let index = match last {
            // Most pixels are as the one before.
            Some((before, index)) if before == *pixel => index,
            _ => {
                let colour = [pixel.red(), pixel.green(), pixel.blue()];
                *known.entry(colour).or_insert_with(|| place(&mut palette, colour))
            }
        };
        last = Some((*pixel, index));
        indices.push(index);
    }
    (palette, indices)
}

fn place(palette: &mut Vec<[u8; 3]>, colour: [u8; 3]) -> u8 {
    if let Ok(free) = u8::try_from(palette.len()) {
        palette.push(colour);
        return free;
    }
    let distance =
        |other: &[u8; 3]| -> u32 { other.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
    let nearest = palette.iter().enumerate().min_by_key(|(_, other)| distance(other)).map(|(at, _)| at);
    nearest.and_then(|at| u8::try_from(at).ok()).unwrap_or_default()
}
