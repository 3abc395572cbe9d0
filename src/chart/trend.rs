//! One unit over periods, against the average. A period without a figure is a gap, never a zero.

mod labels;
mod scale;

use super::drawing::{Align, Drawing, Ink, LABEL, MARGIN, Mark, SMALL, STRONG, Style, VALUE, WIDTH};
use super::font::Weight;
use super::frame::{Frame, Key};
use super::{Chart, TrendData, TrendPoint, alt};
use crate::domain::points::Points;
use crate::text::{Text, numbers};
use labels::Wish;
use scale::Scale;
use tiny_skia::Rect;

/// The most periods that a phone can show.
const PERIODS: usize = 24;

/// Up to here every value is written; beyond, the first, last, highest and lowest.
const ALL_VALUES: usize = 8;

const HEIGHT: f32 = 640.0;

/// Within the plot, above its highest line and below its lowest: room for values.
const INSET: f32 = 84.0;

/// At the right, for the newest values.
const GUTTER: f32 = 138.0;

const AVERAGE_VALUE: Style = Style { weight: Weight::Regular, ink: Ink::Average, ..VALUE };

/// The trend, with its caption; `None` when no period has a figure.
pub fn trend(data: &TrendData, text: Text<'_>) -> Option<Chart> {
    let from = data.points.len().saturating_sub(PERIODS);
    let points = data.points.get(from..)?;
    let (first, last) = (points.first()?, points.last()?);
    points.iter().find_map(|point| point.own)?;
    let title = text.chart_title(data.unit.as_str(), text.indicator(data.indicator));
    let when = text.chart_span(text.period(first.period), text.period(last.period));
    let when = if points.len() == 1 { text.period(first.period) } else { when };
    let mut frame = Frame::open(&title, &alt::scaled(text, when, points.iter().filter_map(|point| point.own)));
    frame.key(&key(data, points, text));
    frame.y += 12.0;
    let plot = Plot::new(points, text, frame.y);
    plot.draw(&mut frame.drawing);
    frame.y += HEIGHT + 104.0;
    Some(Chart { drawing: frame.close(&[], &data.source), alt: alt::trend(data, points, text) })
}

fn key(data: &TrendData, points: &[TrendPoint], text: Text<'_>) -> Vec<(Key, String)> {
    let mut key = vec![(Key::OwnLine, data.unit.clone())];
    if points.iter().any(|point| point.average.is_some()) {
        key.push((Key::AverageLine, alt::average_name(text, data.average)));
    }
    if points.iter().any(|point| point.own.is_none()) {
        key.push((Key::Missing, text.chart_missing()));
    }
    if points.iter().filter_map(|point| point.own).any(|score| score.doubtful) {
        key.push((Key::DoubtfulPoint, text.chart_doubtful()));
    }
    key
}

/// The field of the lines.
struct Plot<'a> {
    points: &'a [TrendPoint],
    text: Text<'a>,
    scale: Scale,
    top: f32,
    left: f32,
    right: f32,
    /// Width of one period.
    slot: f32,
}

impl<'a> Plot<'a> {
    fn new(points: &'a [TrendPoint], text: Text<'a>, top: f32) -> Plot<'a> {
        let figures =
            points.iter().flat_map(|point| point.own.map(|score| score.points).into_iter().chain(point.average));
        let scale = Scale::around(figures);
        let widest = scale.lines().map(|line| SMALL.width(&numbers::points(line, text.lang()))).fold(0.0, f32::max);
        let left = MARGIN + widest + 16.0;
        let right = WIDTH - GUTTER;
        Plot { points, text, scale, top, left, right, slot: (right - left) / points.len().max(1) as f32 }
    }

    fn x(&self, at: usize) -> f32 {
        self.left + (at as f32 + 0.5) * self.slot
    }

    fn y(&self, points: Points) -> f32 {
        self.top + HEIGHT - INSET - self.scale.share(points) * (HEIGHT - 2.0 * INSET)
    }

    fn draw(&self, drawing: &mut Drawing) {
        self.gaps(drawing);
        self.lines_of_scale(drawing);
        let own = self.runs(|point| point.own.map(|score| score.points));
        let average = self.runs(|point| point.average);
        for run in &average {
            drawing.dashes(run.clone(), Ink::Average, 5.0);
        }
        for run in &own {
            drawing.line(run.clone(), Ink::Own, 6.0);
        }
        self.marks(drawing);
        let area = Rect::from_ltrb(self.left - 10.0, self.top, WIDTH - MARGIN * 0.4, self.top + HEIGHT);
        let lines: Vec<_> = own.into_iter().chain(average).collect();
        if let Some(area) = area {
            let values = labels::place(self.wishes(), area, &lines);
            drawing.shapes.extend(values.into_iter().map(super::drawing::Shape::Text));
        }
        self.periods(drawing);
    }

    fn gaps(&self, drawing: &mut Drawing) {
        for (at, point) in self.points.iter().enumerate() {
            if point.own.is_none() {
                let area = Rect::from_xywh(self.left + at as f32 * self.slot, self.top, self.slot, HEIGHT);
                drawing.hatch(area, Ink::Line);
            }
        }
    }

    fn lines_of_scale(&self, drawing: &mut Drawing) {
        for line in self.scale.lines() {
            let y = self.y(line);
            drawing.line(vec![(self.left, y), (self.right, y)], Ink::Line, 2.0);
            drawing.text(numbers::points(line, self.text.lang()), self.left - 12.0, y + 11.0, SMALL, Align::Right);
        }
        let bottom = self.top + HEIGHT;
        drawing.line(vec![(self.left, bottom), (self.right, bottom)], Ink::Grey, 3.0);
    }

    /// Stretches of neighbouring periods that have a value.
    fn runs(&self, value: impl Fn(&TrendPoint) -> Option<Points>) -> Vec<Vec<(f32, f32)>> {
        let mut runs: Vec<Vec<(f32, f32)>> = vec![Vec::new()];
        for (at, point) in self.points.iter().enumerate() {
            match (value(point), runs.last_mut()) {
                (Some(points), Some(run)) => run.push((self.x(at), self.y(points))),
                _ => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    fn marks(&self, drawing: &mut Drawing) {
        let size = if self.points.len() > 12 { 18.0 } else { 24.0 };
        for (at, point) in self.points.iter().enumerate() {
            if let Some(average) = point.average {
                drawing.mark(Mark::Diamond, (self.x(at), self.y(average)), size, Ink::Average);
            }
        }
        for (at, point) in self.points.iter().enumerate() {
            if let Some(own) = point.own {
                let mark = if own.doubtful { Mark::Ring } else { Mark::Disc };
                drawing.mark(mark, (self.x(at), self.y(own.points)), size, Ink::Own);
            }
        }
    }

    /// The values to write, the most important first.
    fn wishes(&self) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for at in alt::telling(self.points, ALL_VALUES) {
            let Some(TrendPoint { own: Some(own), average, .. }) = self.points.get(at) else { continue };
            let doubt = if own.doubtful { "*" } else { "" };
            wishes.push(Wish {
                at: (self.x(at), self.y(own.points)),
                words: format!("{}{doubt}", numbers::points(own.points, self.text.lang())),
                style: VALUE.ink(Ink::Own),
                above: average.is_none_or(|average| own.points >= average),
                newest: at + 1 == self.points.len(),
            });
        }
        let averages = self.points.iter().enumerate().rev().filter_map(|(at, point)| Some((at, point, point.average?)));
        let count = if self.points.len() <= ALL_VALUES { ALL_VALUES } else { 1 };
        wishes.extend(averages.take(count).map(|(at, point, average)| Wish {
            at: (self.x(at), self.y(average)),
            words: numbers::points(average, self.text.lang()),
            style: AVERAGE_VALUE,
            above: point.own.is_some_and(|own| average > own.points),
            newest: at + 1 == self.points.len(),
        }));
        wishes
    }

    /// The periods under the plot, as many as do not run into one another; the year under its first.
    fn periods(&self, drawing: &mut Drawing) {
        let (base, bottom) = (self.top + HEIGHT + 46.0, self.top + HEIGHT + 88.0);
        let names: Vec<String> = self.points.iter().map(|point| self.text.chart_period(point.period)).collect();
        let widest = names.iter().map(|name| LABEL.width(name)).fold(0.0, f32::max);
        let every = ((widest + 8.0) / self.slot).ceil().max(1.0) as usize;
        let mut year = None;
        let last = self.points.len().saturating_sub(1);
        for (at, (name, point)) in names.into_iter().zip(self.points).enumerate() {
            // Counted from the newest, which is always named.
            if (last - at).is_multiple_of(every) {
                drawing.text(name, self.x(at), base, LABEL, Align::Middle);
            }
            if year != Some(point.period.year()) {
                let first = year.is_none();
                year = Some(point.period.year());
                self.year(drawing, at, point.period.year(), bottom, first);
            }
        }
    }

    fn year(&self, drawing: &mut Drawing, at: usize, year: i32, y: f32, first: bool) {
        let edge = self.left + at as f32 * self.slot;
        let years_left = self.points.iter().skip(at).filter(|point| point.period.year() == year).count();
        let (name, room) = (year.to_string(), years_left as f32 * self.slot);
        if !first {
            drawing.line(vec![(edge, y - 26.0), (edge, y)], Ink::Grey, 3.0);
        }
        if STRONG.width(&name) * 0.75 <= room {
            drawing.text(name, edge + room / 2.0, y, STRONG, Align::Middle);
        }
    }
}
