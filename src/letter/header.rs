//! The frame of a letter: issuer, number, date, addressees above; copies and signature block below.

mod broken;
mod day;
mod foot;
mod issuer;
mod pages;

pub use foot::foot;

use super::date;
use super::formats::document::Document;
use super::paragraph::{self, Breaks, Marker, Paragraph, cells};
use super::periods;
use super::table::{self, Piece, Table};
use super::token::{self, TokenKind};
use crate::domain::letter::CitedDocument;
use crate::domain::scale::Scales;
use broken::{apart, whole_cells};
use chrono::NaiveDate;
pub use day::is_a_day_alone;
use day::{dated, day_of_closing, day_of_issue, day_of_sending};
use foot::opens_signature;
use issuer::{ends_in_a_kind, is_office, is_place};

/// The lines of a letter by the part they belong to.
pub struct Layout<'a> {
    /// The text has a line "Kính gửi".
    pub addressed: bool,
    /// Above "Kính gửi".
    pub head: Vec<(u32, &'a str)>,
    /// From "Kính gửi" to the last line of what the letter says, annexes included.
    pub body: Vec<(u32, &'a str)>,
    /// From "Nơi nhận".
    pub tail: Vec<(u32, &'a str)>,
    /// Page headers and footers.
    margins: &'a [String],
    /// Tables whose cells the file sets apart.
    tables: Vec<Table>,
    /// The first line of every sheet.
    sheets: Vec<u32>,
    whole_paragraphs: bool,
    /// The text may have been cut off at its end.
    pub may_be_cut: bool,
}

/// What the head of the letter prints.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub issuer: Option<String>,
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
    /// "V/v …"
    pub subject: Option<String>,
}

/// What stands before the subject of a letter or a mail.
const SUBJECTS: &[&str] = &["V/v", "Về việc", "Chủ đề:", "Tiêu đề:", "Subject:"];

/// How many lines of a text without "Kính gửi" may hold its head.
const HEAD_LINES: usize = 25;

/// How many of the last lines may hold the day, where the head has none.
const FOOT_LINES: usize = 8;

pub fn layout<'a>(document: &'a Document, scales: &Scales) -> Layout<'a> {
    let mut lines: Vec<(u32, &str)> = (1..).zip(document.text.lines()).collect();
    pages::without_heads(&mut lines);
    let starts =
        |line: &str, words: &str| cells(line).next().is_some_and(|cell| cell.to_lowercase().starts_with(words));
    let tail = lines
        .iter()
        .position(|(_, line)| starts(line, "nơi nhận"))
        .or_else(|| {
            let last_figure = lines.iter().rposition(|(_, line)| line.contains("điểm")).unwrap_or(0);
            lines
                .iter()
                .enumerate()
                .skip(last_figure + 1)
                .find(|(_, (_, line))| cells(line).any(opens_signature))
                .map(|(at, _)| at)
        })
        .unwrap_or(lines.len());
    let annex = lines
        .iter()
        .enumerate()
        .skip(tail)
        .find(|(_, (_, line))| starts(line, "phụ lục"))
        .map_or(lines.len(), |(at, _)| at);
    let addressed =
        lines[..tail].iter().position(|(_, line)| cells(line).any(|cell| cell.to_lowercase().starts_with("kính gửi")));
    let head_end = addressed.unwrap_or(0);
    let mut body = lines[head_end..tail].to_vec();
    body.extend(&lines[annex..]);
    Layout {
        addressed: addressed.is_some(),
        head: lines[..head_end].to_vec(),
        body,
        tail: lines[tail..annex].to_vec(),
        margins: &document.margins,
        tables: document.grids.iter().flat_map(|grid| table::tables_of(grid, scales)).collect(),
        sheets: document.grids.iter().filter(|grid| grid.name.is_some()).map(|grid| grid.first_line).collect(),
        whole_paragraphs: document.whole_paragraphs,
        may_be_cut: document.may_be_cut,
    }
}

/// Whether a mark of secrecy stands alone in the head.
pub fn is_classified(layout: &Layout<'_>) -> bool {
    let in_body = layout.body.iter().take(if layout.addressed { 0 } else { HEAD_LINES });
    let margins = layout.margins.iter().flat_map(|line| cells(line));
    layout.head.iter().chain(in_body).flat_map(|(_, line)| cells(line)).chain(margins).any(|cell| {
        let cell = cell.trim_matches(|c: char| !c.is_alphabetic()).to_uppercase();
        let mark = cell.strip_prefix("ĐỘ MẬT").map_or(cell.as_str(), |rest| rest.trim_start_matches([':', ' ']));
        matches!(mark, "MẬT" | "TỐI MẬT" | "TUYỆT MẬT")
    })
}

/// Reads the head; without "Kính gửi" from the first lines of the text.
pub fn head(layout: &Layout<'_>) -> Head {
    let lines: Vec<&str> = if layout.addressed {
        layout.head.iter().map(|(_, line)| *line).collect()
    } else {
        let head = layout
            .body
            .iter()
            .take(HEAD_LINES)
            .take_while(|(number, line)| !is_prose(line) && !layout.in_table(*number));
        head.map(|(_, line)| *line).collect()
    };
    let mut head = Head::default();
    let mut issuer: Vec<String> = Vec::new();
    let mut issuer_ended = false;
    for cell in whole_cells(lines.iter().flat_map(|line| cells(line)).flat_map(apart)).iter().map(String::as_str) {
        if let Some(number) = number_of(cell) {
            head.number = head.number.or(number);
            issuer_ended = true;
        } else if let Some(date) = dated(cell) {
            head.date = head.date.or(Some(date));
        } else if head.subject.is_none()
            && (SUBJECTS.iter().any(|begin| cell.starts_with(begin)) || layout.addressed && is_title_of_results(cell))
        {
            head.subject = Some(cell.to_owned());
            issuer_ended = true;
        } else if let Some(kind) =
            issuer.last_mut().filter(|name| !issuer_ended && ends_in_a_kind(name) && is_place(cell))
        {
            // "UBND TỈNH" and below it "HƯNG YÊN".
            kind.push(' ');
            kind.push_str(cell);
        } else if !issuer_ended && is_office(cell) {
            issuer.push(cell.to_owned());
        }
        // "Số: 15/UBND-VP Kim Động, ngày 20 tháng 01 năm 2025" on one line.
        if head.date.is_none() {
            head.date = dated(cell);
        }
    }
    head.date = head.date.or_else(|| lines.iter().find_map(|line| day_of_sending(line)));
    head.date = head.date.or_else(|| {
        let body = layout.body.iter().take(if layout.addressed { 0 } else { HEAD_LINES });
        let first: Vec<&str> = layout.head.iter().chain(body).map(|(_, line)| line.trim()).collect();
        first.iter().find_map(|line| day_of_issue(line))
    });
    head.date = head.date.or_else(|| {
        let lines = layout.body.iter().chain(&layout.tail).filter(|(_, line)| !line.trim().is_empty());
        lines.rev().take(FOOT_LINES).flat_map(|(_, line)| cells(line)).find_map(day_of_closing)
    });
    head.issuer = (!issuer.is_empty()).then(|| issuer::name(&issuer));
    head
}

/// "THÔNG BÁO KẾT QUẢ BỘ CHỈ SỐ 766 THÁNG 5/2025": above the salutation it says what "V/v" says elsewhere.
fn is_title_of_results(cell: &str) -> bool {
    const BEGINS: &[&str] = &["thông báo", "kết quả", "báo cáo", "về việc", "công bố", "bảng", "tổng hợp"];
    let said = cell.to_lowercase();
    BEGINS.iter().any(|begin| said.starts_with(begin))
        && (said.contains("bộ chỉ số") || said.contains("766"))
        && !is_prose(cell)
        && periods::first_period(&token::tokens(cell)).is_some()
}

/// Takes the addressees off the front of the body's paragraphs.
pub fn addressees(paragraphs: &[Paragraph]) -> (Vec<String>, usize) {
    let Some(first) = paragraphs.first().filter(|first| first.text.to_lowercase().starts_with("kính gửi")) else {
        return (Vec::new(), 0);
    };
    let inline = first.text.chars().skip("kính gửi".chars().count()).collect::<String>();
    let mut addressees = listed(inline.trim_start_matches([':', ' ', '-']));
    let mut taken = 1;
    if first.text.ends_with('.') {
        return (addressees, taken);
    }
    for paragraph in &paragraphs[1..] {
        let numbers = paragraph.tokens.iter().any(|token| token.number().is_some());
        let goes_on = taken == 1 && first.text.ends_with(';') && paragraph.tokens.len() <= 40;
        if !(matches!(paragraph.marker, Some(Marker::Bullet(_))) || goes_on) || numbers {
            break;
        }
        addressees.extend(listed(&paragraph.text));
        taken += 1;
        if paragraph.text.ends_with('.') {
            break;
        }
    }
    (addressees, taken)
}

/// The first document that the tokens cite, with its date.
pub fn cited(paragraph: &Paragraph, from: usize, to: usize) -> Option<CitedDocument> {
    let tokens = &paragraph.tokens;
    let at = (from..to.min(tokens.len())).find(|at| matches!(tokens[*at].kind, TokenKind::Document(_)))?;
    let TokenKind::Document(number) = &tokens[at].kind else { return None };
    let date = (at + 1..to.min(at + 4)).find_map(|at| date::day_at(tokens, at, false)).and_then(|(day, _)| day.date());
    Some(CitedDocument { number: number.clone(), date })
}

/// A list in running text: "A; B." Trailing marks belong to no name.
fn listed(text: &str) -> Vec<String> {
    text.split(';').map(trimmed).filter(|item| !item.is_empty()).collect()
}

fn trimmed(text: &str) -> String {
    text.trim().trim_start_matches(['-', '+', '•', ' ']).trim_end_matches(['.', ';', ',', '/', ' ']).to_owned()
}

fn is_prose(line: &str) -> bool {
    line.trim().chars().count() > 70 && cells(line).count() == 1
}

/// "Số: 15/UBND-VP". `Some(None)` for a number left blank.
fn number_of(cell: &str) -> Option<Option<String>> {
    let rest = cell.strip_prefix("Số").or_else(|| cell.strip_prefix("SỐ"))?.trim_start();
    let marked = rest.strip_prefix(':');
    let number = token::tokens(marked.unwrap_or(rest)).into_iter().next().and_then(|token| match token.kind {
        TokenKind::Document(number) => Some(number),
        _ => None,
    });
    // Without a colon only a whole number and symbol tells it from other words.
    (marked.is_some() || number.is_some()).then_some(number)
}

/// A text without "Kính gửi" less the lines of its head: offices, motto, number, place and date say nothing of results.
fn without_head<'a>(layout: &Layout<'a>) -> Vec<(u32, &'a str)> {
    let outside = |(number, line): &&(u32, &str)| !is_prose(line) && !layout.in_table(*number);
    let head = layout.body.iter().take(HEAD_LINES).take_while(outside).count();
    let framed = |line: &str| {
        let motto = |cell: &str| cell.contains("CỘNG H") || cell.to_lowercase().starts_with("độc lập");
        cells(line).all(|cell| motto(cell) || is_office(cell) || number_of(cell).is_some() || dated(cell).is_some())
    };
    let (head, rest) = layout.body.split_at(head);
    head.iter().filter(|(_, line)| line.trim().is_empty() || !framed(line)).chain(rest).copied().collect()
}

impl Layout<'_> {
    fn in_table(&self, line: u32) -> bool {
        self.tables.iter().any(|table| (table.lines.0..=table.lines.1).contains(&line))
    }
}

/// The paragraphs of the body.
pub fn body(layout: &Layout<'_>, scales: &Scales) -> Vec<Paragraph> {
    let lines = if layout.addressed { layout.body.clone() } else { without_head(layout) };
    let breaks = if layout.whole_paragraphs {
        Breaks::EveryLine
    } else if paragraph::blank_lines_part(&lines) {
        Breaks::BlankLines
    } else {
        Breaks::Sense
    };
    let mut body = Vec::new();
    let mut text: Vec<(u32, &str)> = Vec::new();
    let mut tables = layout.tables.iter().peekable();
    let mut sheets = layout.sheets.iter().peekable();
    for (number, line) in lines {
        while sheets.next_if(|sheet| **sheet <= number).is_some() {
            put_text(&mut text, breaks, scales, &mut body);
            body.push(Paragraph::new_sheet());
        }
        while tables.next_if(|table| table.lines.1 < number).is_some() {}
        match tables.peek() {
            Some(table) if table.lines.0 == number => {
                put_text(&mut text, breaks, scales, &mut body);
                body.push(Paragraph::of_table((*table).clone()));
            }
            Some(table) if table.lines.0 < number => {}
            _ => text.push((number, line)),
        }
    }
    put_text(&mut text, breaks, scales, &mut body);
    body
}

/// Running text between tables, in which there may be tables set with bars and spaces.
fn put_text(text: &mut Vec<(u32, &str)>, breaks: Breaks, scales: &Scales, body: &mut Vec<Paragraph>) {
    for piece in table::pieces(&std::mem::take(text), scales) {
        match piece {
            Piece::Lines(lines) => body.extend(paragraph::parted(&lines, breaks)),
            Piece::Table(table) => body.push(Paragraph::of_table(table)),
        }
    }
}
