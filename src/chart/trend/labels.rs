//! Values beside their points: near, off the lines, never over one another.

use crate::chart::drawing::{Align, Style, Words};
use tiny_skia::Rect;

/// A value to be written beside a point.
pub(super) struct Wish {
    pub at: (f32, f32),
    pub words: String,
    pub style: Style,
    pub above: bool,
    /// The value of the newest period stands to its right.
    pub newest: bool,
}

/// Free pixels around a value.
const AIR: f32 = 7.0;

/// From a point to the value above or below it, nearest first.
const DISTANCES: [f32; 5] = [24.0, 46.0, 68.0, 96.0, 124.0];

/// Places the values within `area`, the first with the most freedom; one without room is left out (the caption has it).
/// `lines` are drawn there, with a mark at every corner.
pub(super) fn place(wishes: Vec<Wish>, area: Rect, lines: &[Vec<(f32, f32)>]) -> Vec<Words> {
    let mut placed: Vec<(Words, Rect)> = Vec::new();
    for wish in wishes {
        let free = candidates(&wish, area)
            .filter(|(_, bounds, _)| placed.iter().all(|(_, taken)| !overlap(bounds, taken)))
            .min_by(|a, b| (a.2 + trouble(&a.1, lines)).total_cmp(&(b.2 + trouble(&b.1, lines))));
        placed.extend(free.map(|(words, bounds, _)| (words, bounds)));
    }
    placed.into_iter().map(|(words, _)| words).collect()
}

/// Places for a value, each with the box it takes and what it costs to stand there.
fn candidates(wish: &Wish, area: Rect) -> impl Iterator<Item = (Words, Rect, f32)> {
    let places = if wish.newest { beside(wish) } else { around(wish, area) };
    places.into_iter().filter_map(move |(middle, base, cost)| {
        let words = Words::new(wish.words.clone(), middle, base, wish.style, Align::Middle);
        let ink = words.bounds()?;
        let bounds = Rect::from_ltrb(ink.left() - AIR, ink.top() - AIR, ink.right() + AIR, ink.bottom() + AIR)?;
        let inside = ink.left() >= area.left() - 1.0
            && ink.right() <= area.right() + 1.0
            && bounds.top() >= area.top()
            && bounds.bottom() <= area.bottom();
        inside.then_some((words, bounds, cost))
    })
}

/// Middle, base line and cost of the places to the right of the newest point.
fn beside(wish: &Wish) -> Vec<(f32, f32, f32)> {
    let (x, y) = wish.at;
    let middle = x + wish.style.width(&wish.words) / 2.0 + 20.0;
    let shifts = (-10..=10).map(|step| step as f32 * 9.0);
    shifts.map(|shift| (middle, y + wish.style.size * 0.36 + shift, shift.abs())).collect()
}

/// Middle, base line and cost of the places above and below a point.
fn around(wish: &Wish, area: Rect) -> Vec<(f32, f32, f32)> {
    let (x, y) = wish.at;
    let (width, height) = (wish.style.width(&wish.words), wish.style.size * 0.74);
    let mut places = Vec::new();
    for distance in DISTANCES {
        for above in [true, false] {
            for aside in [0.0, -0.5, 0.5, -1.0, 1.0] {
                let (left, right) = (area.left() + width / 2.0, area.right() - width / 2.0);
                let middle = (x + aside * (width + 30.0) * 0.5).clamp(left, right.max(left));
                let base = if above { y - distance } else { y + distance + height };
                let turned = if above == wish.above { 0.0 } else { 25.0 };
                places.push((middle, base, distance * 0.8 + (middle - x).abs() * 0.5 + turned));
            }
        }
    }
    places
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}

/// How much of the lines and their marks a value would cover.
fn trouble(bounds: &Rect, lines: &[Vec<(f32, f32)>]) -> f32 {
    let within = |x: f32, y: f32, air: f32| {
        x > bounds.left() - air && x < bounds.right() + air && y > bounds.top() - air && y < bounds.bottom() + air
    };
    let corners = lines.iter().flatten().filter(|(x, y)| within(*x, *y, 6.0)).count();
    let crossed = lines.iter().flat_map(|line| line.iter().zip(line.iter().skip(1)));
    let crossed = crossed.filter(|((x1, y1), (x2, y2))| {
        (1..16).any(|step| {
            let part = step as f32 / 16.0;
            within(x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, 0.0)
        })
    });
    corners as f32 * 90.0 + crossed.count() as f32 * 60.0
}
