//! Units of one period from the highest to the lowest, the asker's marked.

use super::drawing::{Align, Drawing, Ink, LABEL, MARGIN, Mark, STRONG, Style, VALUE, WIDTH};
use super::frame::Frame;
use super::{Chart, RankedUnit, RankingData, alt, rows};
use crate::text::{Text, capital, numbers};
use tiny_skia::Rect;

/// Room for the pointer and the place.
const PLACE: f32 = 108.0;

/// The widest that names may be.
const NAMES: f32 = 500.0;

/// The ranking, with its caption; `None` when it has no rows.
pub fn ranking(data: &RankingData, text: Text<'_>) -> Option<Chart> {
    let own = data.rows.iter().position(|row| row.own);
    let shown = rows::shown(data.rows.len(), own);
    let visible: Vec<&RankedUnit> = shown.iter().filter_map(|at| data.rows.get(*at)).collect();
    visible.first()?;
    let title = text.chart_ranking_title(data.units.as_str(), text.indicator(data.indicator));
    let scores = visible.iter().map(|row| row.score);
    let mut frame = Frame::open(&title, &alt::scaled(text, text.period(data.period), scores));
    frame.y += 14.0;
    let columns = Columns::of(&visible, text);
    for (at, gap) in rows::with_gaps(&shown) {
        let Some(row) = data.rows.get(at) else { continue };
        if gap {
            rows::dots(&mut frame.drawing, MARGIN + PLACE, frame.y);
            frame.y += rows::GAP;
        }
        columns.draw(&mut frame.drawing, row, frame.y, text);
        frame.y += columns.row;
    }
    let mut notes = Vec::new();
    if shown.len() < data.rows.len() {
        notes.push(alt::left_out(text, shown.len(), data.rows.len(), own.and_then(|own| data.rows.get(own))));
    }
    if visible.iter().any(|row| row.score.doubtful) {
        notes.push(text.chart_doubtful_note());
    }
    Some(Chart { drawing: frame.close(&notes, &data.source), alt: alt::ranking(data, shown.len(), text) })
}

/// Where the columns stand.
struct Columns {
    names: f32,
    bars: f32,
    /// Length of a full bar.
    length: f32,
    /// Height of a row.
    row: f32,
}

impl Columns {
    fn of(rows: &[&RankedUnit], text: Text<'_>) -> Columns {
        let units: Vec<String> = rows.iter().map(|row| capital(&row.unit)).collect();
        let names = units.iter().map(|name| STRONG.width(name)).fold(0.0, f32::max).min(NAMES);
        let values = rows.iter().map(|row| VALUE.width(&value(row, text))).fold(0.0, f32::max);
        let bars = MARGIN + PLACE + names + 20.0;
        Columns { names, bars, length: WIDTH - MARGIN - values - 16.0 - bars, row: rows::height(&units, names) }
    }

    fn draw(&self, drawing: &mut Drawing, row: &RankedUnit, top: f32, text: Text<'_>) {
        let (middle, base) = (top + self.row / 2.0, top + self.row / 2.0 + LABEL.size * 0.36);
        let (style, ink): (Style, Ink) = if row.own { (STRONG, Ink::Own) } else { (LABEL, Ink::Others) };
        if row.own {
            let behind = Rect::from_xywh(MARGIN * 0.4, top + 1.0, WIDTH - MARGIN * 0.8, self.row - 2.0);
            drawing.fill(behind, Ink::Pale);
            drawing.border(behind, Ink::Own, 3.0);
            drawing.mark(Mark::Pointer, (MARGIN + 10.0, middle), 24.0, Ink::Own);
        }
        drawing.text(row.place.to_string(), MARGIN + PLACE - 18.0, base, style, Align::Right);
        drawing.name(&capital(&row.unit), (MARGIN + PLACE, middle), style, self.names);
        let share = row.score.points.as_hundredths() as f32 / row.score.max.as_hundredths().max(1) as f32;
        let bar = Rect::from_xywh(self.bars, top + 12.0, self.length * share.clamp(0.005, 1.0), self.row - 24.0);
        if row.score.doubtful {
            drawing.hatch(bar, ink);
            drawing.border(bar, ink, 3.0);
        } else {
            drawing.fill(bar, ink);
        }
        drawing.text(value(row, text), WIDTH - MARGIN, base, VALUE, Align::Right);
    }
}

fn value(row: &RankedUnit, text: Text<'_>) -> String {
    let doubt = if row.score.doubtful { "*" } else { "" };
    format!("{}{doubt}", numbers::points(row.score.points, text.lang()))
}
