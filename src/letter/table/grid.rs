//! A table whose cells the file's format sets apart: rows of cells, merged ones told.

/// A table of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The line of the text that the first row stands on; every row has a line of its own.
    pub first_line: u32,
    /// The name of the sheet it stands on.
    pub name: Option<String>,
    pub rows: Vec<GridRow>,
    /// Headings of columns that the file hides.
    pub hidden_columns: Vec<usize>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GridRow {
    pub cells: Vec<GridCell>,
    /// The file hides the row from its readers.
    pub hidden: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GridCell {
    pub text: String,
    pub merged: Merged,
}

/// Whether a cell belongs to a merged one that begins elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Merged {
    #[default]
    No,
    /// With the cell to the left.
    Left,
    /// With the cell above.
    Above,
}

impl GridCell {
    pub fn of(text: impl Into<String>) -> GridCell {
        GridCell { text: text.into(), merged: Merged::No }
    }
}

impl GridRow {
    pub fn of(cells: Vec<GridCell>) -> GridRow {
        GridRow { cells, hidden: false }
    }

    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

impl Grid {
    pub fn line(&self, row: usize) -> u32 {
        self.first_line + row as u32
    }

    /// The text of the cell, or of the merged cell that it belongs to.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let (mut row, mut column) = (row, column);
        loop {
            let Some(cell) = self.rows.get(row).and_then(|row| row.cells.get(column)) else { return "" };
            match cell.merged {
                Merged::Left if column > 0 => column -= 1,
                Merged::Above if row > 0 => row -= 1,
                _ => return &cell.text,
            }
        }
    }

    /// The cell's own text: empty where a merged cell goes on.
    pub fn own_text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.cells.get(column)).map_or("", |cell| &cell.text)
    }

    /// Marks the cells that a merged cell at (`row`, `column`) covers.
    pub fn merge(&mut self, row: usize, column: usize, down: usize, across: usize) {
        for (at, covered) in self.rows.iter_mut().enumerate().skip(row).take(down) {
            for (place, cell) in covered.cells.iter_mut().enumerate().skip(column).take(across) {
                if (at, place) != (row, column) {
                    cell.text.clear();
                    cell.merged = if place > column { Merged::Left } else { Merged::Above };
                }
            }
        }
    }
}
