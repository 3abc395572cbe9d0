//! The results of a notice as a table for an office: CSV or XLSX, a row a seat and person, written as they are read.

use super::results::{ResultRow, ResultWalk};
use super::{Desk, DeskError};
use crate::domain::notice::NoticeId;
use crate::domain::rights::{Act, Actor};
use crate::text::{Text, numbers};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    Csv,
    Xlsx,
}

/// Widths of the columns, in characters.
const WIDTHS: [f64; 11] = [6.0, 40.0, 30.0, 24.0, 12.0, 18.0, 36.0, 18.0, 24.0, 10.0, 40.0];

impl ExportFormat {
    /// By the ending of a file's name.
    pub fn of_file(name: &str) -> Option<ExportFormat> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "csv" => Some(ExportFormat::Csv),
            "xlsx" => Some(ExportFormat::Xlsx),
            _ => None,
        }
    }

    pub fn ending(self) -> &'static str {
        match self {
            ExportFormat::Csv => "csv",
            ExportFormat::Xlsx => "xlsx",
        }
    }
}

impl Desk {
    /// Writes the table; the number of its rows. Rows are not held in memory.
    pub async fn export(
        &self,
        actor: &Actor,
        notice: NoticeId,
        format: ExportFormat,
        text: Text<'_>,
        out: &mut (dyn Write + Send),
    ) -> Result<usize, DeskError> {
        self.permit(actor, Act::SeeResults)?;
        self.notice(notice).await?;
        match format {
            ExportFormat::Csv => self.export_csv(notice, text, out).await,
            ExportFormat::Xlsx => self.export_xlsx(notice, text, out).await,
        }
    }

    /// UTF-8 with the mark that spreadsheet programs know it by.
    async fn export_csv(
        &self,
        notice: NoticeId,
        text: Text<'_>,
        out: &mut (dyn Write + Send),
    ) -> Result<usize, DeskError> {
        out.write_all("\u{feff}".as_bytes()).map_err(unwritable)?;
        let mut table = csv::Writer::from_writer(out);
        table.write_record(headings(text)).map_err(|error| unwritable(error.into()))?;
        let (mut walk, mut rows) = (ResultWalk::of(self, notice), 0);
        while let Some(outcome) = walk.next().await? {
            for row in self.result_rows(notice, &outcome).await? {
                rows += 1;
                let cells = cells(rows, &row, text).map(harmless);
                table.write_record(cells).map_err(|error| unwritable(error.into()))?;
            }
        }
        table.flush().map_err(unwritable)?;
        Ok(rows)
    }

    async fn export_xlsx(
        &self,
        notice: NoticeId,
        text: Text<'_>,
        out: &mut (dyn Write + Send),
    ) -> Result<usize, DeskError> {
        let mut book = Workbook::new();
        let failed = |error: XlsxError| unwritable(io::Error::other(error));
        let sheet = book.add_worksheet_with_constant_memory().map_err(failed)?;
        prepare(sheet, text).map_err(failed)?;
        let (mut walk, mut rows) = (ResultWalk::of(self, notice), 0);
        while let Some(outcome) = walk.next().await? {
            for row in self.result_rows(notice, &outcome).await? {
                rows += 1;
                write_row(sheet, rows, cells(rows, &row, text)).map_err(failed)?;
            }
        }
        let bytes = book.save_to_buffer().map_err(failed)?;
        out.write_all(&bytes).map_err(unwritable)?;
        Ok(rows)
    }
}

fn prepare(sheet: &mut Worksheet, text: Text<'_>) -> Result<(), XlsxError> {
    let strong = Format::new().set_bold();
    for (column, (heading, width)) in (0u16..).zip(headings(text).into_iter().zip(WIDTHS)) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, heading, &strong)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn write_row(sheet: &mut Worksheet, row: usize, cells: [String; 11]) -> Result<(), XlsxError> {
    let row = u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)?;
    for (column, cell) in (0u16..).zip(cells) {
        if column == 0 {
            sheet.write_number(row, column, f64::from(row))?;
        } else {
            sheet.write_string(row, column, cell)?;
        }
    }
    Ok(())
}

fn headings(text: Text<'_>) -> [String; 11] {
    [
        text.export_place(),
        text.export_title(),
        text.export_unit(),
        text.export_person(),
        text.export_channel(),
        text.export_status(),
        text.export_reason(),
        text.export_acknowledged(),
        text.export_by(),
        text.export_repeats(),
        text.export_seat(),
    ]
}

fn cells(place: usize, row: &ResultRow, text: Text<'_>) -> [String; 11] {
    [
        place.to_string(),
        row.title.clone(),
        row.unit_name.clone(),
        row.person.clone().unwrap_or_default(),
        row.channel.map(|channel| text.channel(channel)).unwrap_or_default(),
        row.status.map_or_else(|| text.results_without_holder(), |status| text.delivery_status(status)),
        row.reason.as_ref().map(|reason| reason.explain(text)).unwrap_or_default(),
        row.acknowledged_at.map(numbers::time).unwrap_or_default(),
        row.by.clone().unwrap_or_default(),
        row.repeats.to_string(),
        row.seat.to_string(),
    ]
}

/// A cell that a spreadsheet program would take for a formula gets a sign before it that it takes for text.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

fn unwritable(error: io::Error) -> DeskError {
    DeskError::Store(error.into())
}
