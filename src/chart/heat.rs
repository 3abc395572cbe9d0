//! Units by periods: darker is more, and every value is printed.

use super::drawing::{Align, Drawing, Ink, LABEL, MARGIN, Mark, SMALL, STRONG, Style, WIDTH, size};
use super::font::Weight;
use super::frame::Frame;
use super::{Chart, HeatData, HeatRow, Score, alt, rows};
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::text::{Text, capital, numbers};
use tiny_skia::Rect;

/// As many columns as have room for readable values.
const PERIODS: usize = 6;

/// The widest that names may be, in pixels.
const NAMES: f32 = 312.0;

/// Shades, so that two of them can be told apart.
const STEPS: f32 = 5.0;

const CELL: Style = Style { size: size::SMALL, weight: Weight::SemiBold, ink: Ink::Black };

/// The heat map of the newest periods, with its caption; `None` when it has no figures.
pub fn heat(data: &HeatData, text: Text<'_>) -> Option<Chart> {
    let from = data.periods.len().saturating_sub(PERIODS);
    let periods = data.periods.get(from..)?;
    let own = data.rows.iter().position(|row| row.own);
    let shown = rows::shown(data.rows.len(), own);
    let visible: Vec<&HeatRow> = shown.iter().filter_map(|at| data.rows.get(*at)).collect();
    let scores: Vec<Score> = visible.iter().flat_map(|row| row.cells.iter().skip(from).copied().flatten()).collect();
    let low = scores.iter().map(|score| score.points).min()?;
    let high = scores.iter().map(|score| score.points).max()?;
    let title = text.chart_heat_title(data.units.as_str(), text.indicator(data.indicator));
    let when = match periods {
        [one] => text.period(*one),
        [first, .., last] => text.chart_span(text.period(*first), text.period(*last)),
        [] => return None,
    };
    let mut frame = Frame::open(&title, &alt::scaled(text, when, scores.iter().copied()));
    let grid = Grid::of(&visible, periods.len(), (low, high));
    grid.key(&mut frame, text);
    grid.heading(&mut frame, periods, text);
    for (at, gap) in rows::with_gaps(&shown) {
        let Some(row) = data.rows.get(at) else { continue };
        if gap {
            rows::dots(&mut frame.drawing, MARGIN + 30.0, frame.y);
            frame.y += rows::GAP;
        }
        grid.draw(&mut frame.drawing, row, from, frame.y, text);
        frame.y += grid.row;
    }
    let mut notes = Vec::new();
    if from > 0 {
        notes.push(text.chart_newest(periods.len(), data.periods.len()));
    }
    if shown.len() < data.rows.len() {
        let own = own.and_then(|own| data.rows.get(own)).map(|row| row.unit.clone());
        notes.push(alt::ends(text, shown.len(), data.rows.len(), own));
    }
    let alt = alt::heat(data, from, &notes, text);
    if scores.iter().any(|score| score.doubtful) {
        notes.push(text.chart_doubtful_note());
    }
    Some(Chart { drawing: frame.close(&notes, &data.source), alt })
}

/// Where the cells stand, and what their shades run between.
struct Grid {
    cells: f32,
    cell: f32,
    /// Height of a row.
    row: f32,
    low: Points,
    high: Points,
}

impl Grid {
    fn of(rows: &[&HeatRow], periods: usize, (low, high): (Points, Points)) -> Grid {
        let units: Vec<String> = rows.iter().map(|row| capital(&row.unit)).collect();
        let names = units.iter().map(|name| STRONG.width(name)).fold(0.0, f32::max).min(NAMES);
        let cells = MARGIN + 30.0 + names + 14.0;
        let cell = (WIDTH - MARGIN - cells) / periods.max(1) as f32;
        Grid { cells, cell, row: rows::height(&units, names), low, high }
    }

    /// One of [`STEPS`] shades.
    fn shade(&self, points: Points) -> f32 {
        let range = (self.high - self.low).as_hundredths().max(1) as f32;
        let share = (points - self.low).as_hundredths() as f32 / range;
        (share * STEPS).floor().min(STEPS - 1.0) / (STEPS - 1.0)
    }

    /// From the lowest figure shown to the highest.
    fn key(&self, frame: &mut Frame, text: Text<'_>) {
        let (top, width) = (frame.y + 16.0, 54.0);
        let low = capital(&text.chart_lowest(numbers::points(self.low, text.lang())));
        let mut x = MARGIN + SMALL.width(&low) + 16.0;
        frame.drawing.text(low, MARGIN, top + 26.0, SMALL.ink(Ink::Black), Align::Left);
        for step in 0..STEPS as u8 {
            let area = Rect::from_xywh(x, top, width, 34.0);
            frame.drawing.fill(area, Ink::Heat(f32::from(step) / (STEPS - 1.0)));
            frame.drawing.border(area, Ink::Line, 2.0);
            x += width;
        }
        let high = text.chart_highest(numbers::points(self.high, text.lang()));
        frame.drawing.text(high, x + 16.0, top + 26.0, SMALL.ink(Ink::Black), Align::Left);
        frame.y = top + 42.0;
    }

    fn heading(&self, frame: &mut Frame, periods: &[Period], text: Text<'_>) {
        let (first, second) = (frame.y + 40.0, frame.y + 74.0);
        let mut year = None;
        for (at, period) in periods.iter().enumerate() {
            let middle = self.cells + (at as f32 + 0.5) * self.cell;
            frame.drawing.text(text.chart_period(*period), middle, first, STRONG, Align::Middle);
            if year != Some(period.year()) {
                year = Some(period.year());
                frame.drawing.text(period.year().to_string(), middle, second, SMALL, Align::Middle);
            }
        }
        frame.y += 88.0;
    }

    fn draw(&self, drawing: &mut Drawing, row: &HeatRow, from: usize, top: f32, text: Text<'_>) {
        let middle = top + self.row / 2.0;
        let style = if row.own { STRONG } else { LABEL };
        if row.own {
            drawing.mark(Mark::Pointer, (MARGIN + 8.0, middle), 24.0, Ink::Own);
        }
        drawing.name(&capital(&row.unit), (MARGIN + 30.0, middle), style, self.cells - MARGIN - 44.0);
        for (at, score) in row.cells.iter().skip(from).enumerate() {
            let left = self.cells + at as f32 * self.cell;
            self.cell(drawing, *score, left, top, text);
        }
        if row.own {
            let width = WIDTH - MARGIN - self.cells;
            drawing.border(Rect::from_xywh(self.cells, top, width, self.row), Ink::Black, 5.0);
        }
    }

    fn cell(&self, drawing: &mut Drawing, score: Option<Score>, left: f32, top: f32, text: Text<'_>) {
        let area = Rect::from_xywh(left + 1.5, top + 1.5, self.cell - 3.0, self.row - 3.0);
        let (middle, base) = (left + self.cell / 2.0, top + self.row / 2.0 + CELL.size * 0.36);
        let Some(score) = score else {
            drawing.hatch(area, Ink::Line);
            return;
        };
        let shade = self.shade(score.points);
        drawing.fill(area, Ink::Heat(shade));
        let ink = if shade > 0.6 { Ink::White } else { Ink::Black };
        let doubt = if score.doubtful { "*" } else { "" };
        let words = format!("{}{doubt}", numbers::points(score.points, text.lang()));
        let fits = CELL.width(&words) <= self.cell - 8.0;
        let style = if fits { CELL } else { Style { size: size::TINY, ..CELL } };
        drawing.text(words, middle, base, style.ink(ink), Align::Middle);
    }
}
