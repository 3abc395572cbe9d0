//! Paragraphs and tables of a document, before they become lines. Offices set letterheads and signatures in tables
//! without borders: those are laid out cell after cell; tables of figures or tasks stay tables.

use super::super::ReadError;
use super::bounds::Meter;
use super::document::Builder;
use crate::letter::table::grid::{Grid, GridCell, GridRow};
use crate::letter::table::is_value;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(String),
    Table(Vec<Vec<TableCell>>),
}

/// A cell as the document writes it: merged ones once, with their reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    pub blocks: Vec<Block>,
    pub across: usize,
    pub down: Down,
}

/// How a cell reaches down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Down {
    /// Over so many rows, its own included.
    Rows(usize),
    /// It belongs to the cell above.
    Continued,
}

const WIDEST: usize = 256;

/// Puts the blocks into the document, in their order.
pub fn put(blocks: Vec<Block>, builder: &mut Builder, format: &'static str) -> Result<(), ReadError> {
    put_within(blocks, builder, &mut Meter::default(), format)
}

fn put_within(
    blocks: Vec<Block>,
    builder: &mut Builder,
    meter: &mut Meter,
    format: &'static str,
) -> Result<(), ReadError> {
    for block in blocks {
        match block {
            Block::Paragraph(text) => builder.paragraph(&text),
            Block::Table(rows) if is_layout(&rows) => {
                for cell in rows.into_iter().flatten() {
                    put_within(cell.blocks, builder, meter, format)?;
                }
            }
            Block::Table(rows) => builder.grid(grid(&rows, meter, format)?),
        }
    }
    Ok(())
}

/// The text of blocks as one.
pub fn text(blocks: &[Block]) -> String {
    let mut texts: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) => texts.push(text.clone()),
            Block::Table(rows) => texts.extend(rows.iter().flatten().map(|cell| self::text(&cell.blocks))),
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts.join(" ")
}

/// A frame around text, not a table of figures or tasks.
fn is_layout(rows: &[Vec<TableCell>]) -> bool {
    const FRAME: &[&str] = &["nơi nhận", "cộng hòa", "cộng hoà", "độc lập", "kính gửi", "số:"];
    let texts: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| text(&cell.blocks).trim().to_lowercase()).collect()).collect();
    let wide = texts.iter().filter(|row| row.iter().filter(|text| !text.is_empty()).count() >= 2).count();
    let nested = rows.iter().flatten().any(|cell| cell.blocks.iter().any(|block| matches!(block, Block::Table(_))));
    let values =
        texts.iter().flatten().filter(|text| is_value(text) && text.contains(|c: char| c.is_ascii_digit())).count();
    let framed = texts.iter().flatten().any(|text| FRAME.iter().any(|word| text.starts_with(word)));
    nested || wide < 2 || framed || values < 2
}

fn grid(rows: &[Vec<TableCell>], meter: &mut Meter, format: &'static str) -> Result<Grid, ReadError> {
    let mut grid = Grid::default();
    let mut merges: Vec<(usize, usize, usize, usize)> = Vec::new();
    // For each column, how many rows below a cell above still takes, where it began and how wide it is.
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut cells: Vec<GridCell> = Vec::new();
        let hang = |cells: &mut Vec<GridCell>, taken: &mut Vec<(usize, usize)>| {
            while let Some((left, _)) = taken.get_mut(cells.len()).filter(|(left, _)| *left > 0) {
                *left -= 1;
                cells.push(GridCell::default());
            }
        };
        for cell in row {
            hang(&mut cells, &mut taken);
            if cells.len() >= WIDEST {
                break;
            }
            let column = cells.len();
            let across = cell.across.clamp(1, WIDEST - column);
            cells.push(GridCell::of(text(&cell.blocks)));
            cells.resize_with(column + across, GridCell::default);
            match cell.down {
                Down::Rows(down) => {
                    if down > 1 {
                        taken.resize(taken.len().max(column + across), (0, 0));
                        for place in &mut taken[column..column + across] {
                            *place = (down - 1, at);
                        }
                    }
                    if down > 1 || across > 1 {
                        merges.push((at, column, down, across));
                    }
                }
                Down::Continued => {
                    // The cell above in the same column goes on.
                    if let Some(open) =
                        merges.iter_mut().rev().find(|(top, left, down, _)| *left == column && top + down == at)
                    {
                        open.2 += 1;
                    } else {
                        merges.push((at.saturating_sub(1), column, 2, across));
                    }
                    if let Some(own) = cells.get_mut(column) {
                        own.text.clear();
                    }
                }
            }
        }
        hang(&mut cells, &mut taken);
        meter.take(cells.len(), cells.iter().map(|cell| cell.text.len()).sum(), format)?;
        grid.rows.push(GridRow::of(cells));
    }
    let mut covered = Meter::default();
    for (top, left, down, across) in merges {
        let down = down.min(grid.rows.len() - top.min(grid.rows.len()));
        covered.take(down * across, 0, format)?;
        grid.merge(top, left, down, across);
    }
    Ok(grid)
}
