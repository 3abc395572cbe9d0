//! The groups of one unit as bars: each of its maximum, with the average marked.

use super::drawing::{Align, Drawing, Ink, LABEL, MARGIN, Mark, SMALL, STRONG, VALUE, WIDTH, wrap};
use super::frame::{Frame, Key};
use super::{Chart, GroupScore, GroupsData, alt};
use crate::domain::points::Points;
use crate::text::{Text, numbers};
use tiny_skia::Rect;

const LEFT: f32 = MARGIN;
const BAR: f32 = WIDTH - 2.0 * MARGIN;
const THICK: f32 = 34.0;
const ROW: f32 = 140.0;

/// The groups, with the caption; `None` when none is printed.
pub fn groups(data: &GroupsData, text: Text<'_>) -> Option<Chart> {
    data.groups.first()?;
    let title = text.chart_groups_title(data.unit.as_str());
    let mut frame = Frame::open(&title, &text.chart_scale_open(text.period(data.period)));
    let mut key = vec![(Key::OwnBar, data.unit.clone()), (Key::WholeBar, text.chart_maximum())];
    if data.groups.iter().any(|group| group.average.is_some()) {
        key.push((Key::AverageMark, alt::average_name(text, data.average)));
    }
    if data.groups.iter().any(|group| group.own.doubtful) {
        key.push((Key::DoubtfulBar, text.chart_doubtful()));
    }
    frame.key(&key);
    frame.y += 8.0;
    for group in &data.groups {
        row(&mut frame.drawing, group, frame.y, text);
        frame.y += ROW;
    }
    Some(Chart { drawing: frame.close(&[], &data.source), alt: alt::groups(data, text) })
}

fn row(drawing: &mut Drawing, group: &GroupScore, top: f32, text: Text<'_>) {
    let own = group.own;
    let doubt = if own.doubtful { "*" } else { "" };
    let points = format!("{}{doubt}", numbers::points(own.points, text.lang()));
    let of = format!("/{}", numbers::points(own.max, text.lang()));
    let base = top + 42.0;
    let right = WIDTH - MARGIN - LABEL.width(&of);
    drawing.text(of, right, base, LABEL.ink(Ink::Grey), Align::Left);
    let room = right - VALUE.width(&points) - LEFT - 20.0;
    drawing.text(points, right, base, VALUE, Align::Right);
    let name = wrap(&text.indicator(group.indicator), STRONG, room, 1);
    drawing.text(name.concat(), LEFT, base, STRONG, Align::Left);

    let y = top + 60.0;
    let whole = Rect::from_xywh(LEFT, y, BAR, THICK);
    let filled = Rect::from_xywh(LEFT, y, BAR * share(own.points, own.max), THICK);
    drawing.fill(whole, Ink::Pale);
    if own.doubtful {
        drawing.hatch(filled, Ink::Own);
        drawing.border(filled, Ink::Own, 3.0);
    } else {
        drawing.fill(filled, Ink::Own);
    }
    drawing.border(whole, Ink::Grey, 2.0);
    if let Some(average) = group.average {
        let x = LEFT + BAR * share(average, own.max);
        drawing.line(vec![(x, y - 7.0), (x, y + THICK + 7.0)], Ink::White, 11.0);
        drawing.line(vec![(x, y - 8.0), (x, y + THICK + 8.0)], Ink::Average, 5.0);
        drawing.mark(Mark::Diamond, (x, y + THICK / 2.0), 26.0, Ink::Average);
        let words = numbers::points(average, text.lang());
        let half = SMALL.width(&words) / 2.0;
        let x = x.clamp(LEFT + half, LEFT + BAR - half);
        drawing.text(words, x, y + THICK + 35.0, SMALL.ink(Ink::Average), Align::Middle);
    }
}

/// A figure above its maximum fills the bar and no more.
fn share(points: Points, max: Points) -> f32 {
    (points.as_hundredths() as f32 / max.as_hundredths().max(1) as f32).clamp(0.0, 1.0)
}
