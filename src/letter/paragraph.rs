//! Lines → paragraphs: broken lines joined, bullets taken off, and for every byte the line it came from.

mod marker;

pub use marker::Marker;

use super::table::Table;
use super::token::{self, Token};
use marker::{is_picture, split_marker};

/// A paragraph as it was meant, however many lines it was broken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub marker: Option<Marker>,
    /// Without the marker; single spaces.
    pub text: String,
    pub tokens: Vec<Token>,
    /// Where each line's part begins in `text`.
    parts: Vec<(usize, u32)>,
    /// A table stands here instead of text.
    pub table: Option<Table>,
    /// A sheet begins here: nothing said before holds any more.
    pub begins_sheet: bool,
}

/// What ends a paragraph beside the sense of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breaks {
    Sense,
    BlankLines,
    /// The format tells paragraphs apart, each a line.
    EveryLine,
}

impl Paragraph {
    /// The line (from 1) that the byte at `offset` stands in.
    pub fn line_at(&self, offset: usize) -> u32 {
        self.parts.iter().take_while(|(start, _)| *start <= offset).last().map_or(1, |(_, line)| *line)
    }

    /// The line that the token stands in.
    pub fn line_of(&self, token: usize) -> u32 {
        self.tokens.get(token).map_or_else(|| self.line_at(self.text.len()), |token| self.line_at(token.start))
    }

    /// The text of the tokens from `from` until `to`, exclusive.
    pub fn slice(&self, from: usize, to: usize) -> &str {
        let start = self.tokens.get(from).map_or(self.text.len(), |token| token.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.end);
        self.text.get(start..end).unwrap_or("")
    }

    fn new(marker: Option<Marker>, text: String, parts: Vec<(usize, u32)>) -> Paragraph {
        let tokens = token::tokens(&text);
        Paragraph { marker, text, tokens, parts, table: None, begins_sheet: false }
    }

    /// A table among the paragraphs.
    pub fn of_table(table: Table) -> Paragraph {
        Paragraph { table: Some(table), ..Paragraph::new(None, String::new(), Vec::new()) }
    }

    pub fn new_sheet() -> Paragraph {
        Paragraph { begins_sheet: true, ..Paragraph::new(None, String::new(), Vec::new()) }
    }
}

/// Cuts numbered lines into paragraphs.
pub fn paragraphs<'a>(lines: impl Iterator<Item = (u32, &'a str)>) -> Vec<Paragraph> {
    let lines: Vec<(u32, &str)> = lines.collect();
    parted(&lines, if blank_lines_part(&lines) { Breaks::BlankLines } else { Breaks::Sense })
}

/// Cuts lines into paragraphs.
pub fn parted(lines: &[(u32, &str)], breaks: Breaks) -> Vec<Paragraph> {
    let blank_parts = breaks != Breaks::Sense;
    let mut paragraphs = Vec::new();
    let mut open: Option<Open> = None;
    let mut after_blank = true;
    let mut bullet = String::new();
    for (number, raw) in lines.iter().copied() {
        let line = tidy_line(raw);
        if line.is_empty() {
            after_blank = true;
            continue;
        }
        if matches!(line.as_str(), "-" | "+" | "•" | "*" | "–") {
            // What it stands before begins on the next line.
            bullet = line + " ";
            continue;
        }
        let line = std::mem::take(&mut bullet) + &line;
        let (marker, rest) =
            split_marker(&line, open.as_ref().is_none_or(|open| open.ended() || !open.ends_in_a_symbol()));
        let begins = match &open {
            None => true,
            // The list of those addressed goes on to its colon.
            Some(open) if marker.is_none() && open.asks_of_a_list() && rest.ends_with(':') => false,
            Some(open) => {
                marker.is_some()
                    || (begins_with_a_word(rest) && open.heads_results())
                    || is_row(raw)
                    || starts_a_paragraph(rest)
                    || (begins_with_a_word(rest) && open.states_all())
                    || (rest.starts_with(char::is_uppercase) && open.names_whole_addressees())
                    || open.is_followed_by(rest)
                    || (after_blank && begins_with_a_word(rest) && open.greets())
                    || (after_blank
                        && blank_parts
                        && !open.is_completed_by(rest)
                        && !rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
                        && (!rest.starts_with('(') || is_counted(rest)))
                    || (is_heading(&open.text)
                        && !is_heading(rest)
                        && open.parts.len() == 1
                        && !rest.starts_with(char::is_lowercase))
            }
        };
        if begins && let Some(done) = open.take() {
            paragraphs.push(done.close());
        }
        open.get_or_insert_with(|| Open { marker, text: String::new(), parts: Vec::new() }).push(number, rest);
        after_blank = breaks == Breaks::EveryLine;
    }
    paragraphs.extend(open.map(Open::close));
    paragraphs
}

/// Cells of a line that a page layout set side by side.
pub fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split('\t').flat_map(|part| part.split("   ")).map(str::trim).filter(|cell| !cell.is_empty())
}

/// "(1) Sở Nội vụ …", and not "(tháng 10: 79,2 điểm)".
fn is_counted(line: &str) -> bool {
    let inner = line.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(inner, _)| inner);
    inner.is_some_and(|inner| (1..=3).contains(&inner.len()) && inner.chars().all(|c| c.is_ascii_alphanumeric()))
}

struct Open {
    marker: Option<Marker>,
    text: String,
    parts: Vec<(usize, u32)>,
}

impl Open {
    fn ended(&self) -> bool {
        self.text.ends_with(['.', ';', ':']) && !self.stops_within_a_name() || self.text.ends_with(is_picture)
    }

    /// What begins so behind the mark that ends the text is a paragraph of its own; behind a semicolon a number goes on
    /// with what is listed, and behind a colon a score is that of the name before it.
    fn is_followed_by(&self, line: &str) -> bool {
        let line = line.trim_start_matches(['"', '“']);
        let number = line.starts_with(|c: char| c.is_ascii_digit());
        let goes_on = number && (self.text.ends_with(';') || self.text.ends_with(':') && begins_with_a_score(line));
        self.ended() && !goes_on && (number || begins_with_a_word(line))
    }

    /// "Kính gửi: Thường trực UBND xã" is whole before "Tổng điểm …", and not before "Hiệp Cường".
    fn is_completed_by(&self, line: &str) -> bool {
        let mut words = line.split(' ');
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let name = words.next().is_some_and(capital)
            && words.next().is_none_or(|second| !second.starts_with(char::is_lowercase));
        self.stops_within_a_name() && (name || !self.text.starts_with("Kính gửi"))
    }

    /// "…; huyện", "2. X.", "tháng", "CKMB 17/18,": what the last word belongs to stands on the next line.
    fn stops_within_a_name(&self) -> bool {
        const OPEN: &[&str] = &[
            "xã",
            "phường",
            "trấn",
            "huyện",
            "quận",
            "tỉnh",
            "phố",
            "khu",
            "sở",
            "phòng",
            "nhánh",
            "ban",
            "tháng",
            "quý",
            "năm",
            "tuần",
            "ngày",
            "thứ",
            "hạng",
            "đạt",
            "là",
            "của",
            "và",
            "các",
            "x.",
            "p.",
            "h.",
            "q.",
            "tt.",
            "tx.",
            "tp.",
            "với",
            "bằng",
            "hơn",
            "từ",
            "lên",
            "đến",
            "cho",
            "trong",
            "tại",
            "theo",
            "để",
        ];
        let last = self.text.rsplit(' ').next().unwrap_or("");
        // In capitals they end the heading of an office.
        let heading = is_heading(&self.text);
        last.ends_with(',') || !heading && OPEN.contains(&last.to_lowercase().as_str())
    }

    /// A whole score ends the line: what begins with a capital behind it is a sentence of its own.
    fn states_all(&self) -> bool {
        let last = self.text.rsplit(' ').next().unwrap_or("");
        let score = last.split_once('/').is_some_and(|(points, max)| {
            let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && !text.ends_with([',', '.']);
            digits(points) && max.len() > 1 && max.bytes().all(|b| b.is_ascii_digit())
        });
        let short = last.strip_suffix('đ').is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()));
        (score || short || last == "điểm") && self.text.contains(|c: char| c.is_ascii_digit())
    }

    /// "1. Kết quả của tỉnh", "2. Kết quả quý III/2025 của các sở, ban, ngành": a heading by itself, whatever its last word would be within a sentence.
    fn heads_results(&self) -> bool {
        const LONGEST: usize = 60;
        let text = self.text.to_lowercase();
        let numbered = matches!(self.marker, Some(Marker::Numbered { .. } | Marker::Roman | Marker::Part { .. }));
        let results = text.starts_with("kết quả ");
        let whose = [" của ", " đối với "].iter().filter_map(|of| text.rsplit_once(of)).map(|(_, whose)| whose).next();
        let whole = whose.is_some_and(|whose| !whose.contains(|c: char| c.is_ascii_digit())) && !text.contains("điểm");
        let closed = self.text.ends_with(|last: char| last.is_alphanumeric());
        numbered && results && whole && closed && self.parts.len() == 1 && text.chars().count() <= LONGEST
    }

    /// "… yêu cầu Thủ trưởng các phòng, ngành;": whom else it asks stands on the next line.
    fn asks_of_a_list(&self) -> bool {
        let text = self.text.to_lowercase();
        let asked =
            ["yêu cầu", "đề nghị"].iter().filter_map(|verb| text.rsplit_once(verb)).map(|(_, asked)| asked).next();
        let whom = ["thủ trưởng", "chủ tịch", "giám đốc", "trưởng", "các", "ubnd"];
        self.text.ends_with(';')
            && asked.is_some_and(|asked| {
                whom.iter().any(|whom| asked.trim_start().starts_with(whom)) && asked.split(' ').count() <= 16
            })
    }

    /// Addressees that no mark and no small word leaves open.
    fn names_whole_addressees(&self) -> bool {
        const OPEN: &[&str] = &["và", "các", "nhân", "dân", "HĐND", "UBND", "của", "thành", "thị"];
        self.text.to_lowercase().starts_with("kính gửi:")
            && self.text.chars().count() > 10
            && !self.text.ends_with([',', ';', ':', '-'])
            && !self.text.rsplit(' ').next().is_some_and(|last| OPEN.contains(&last))
    }

    /// "Kính gửi các anh, chị," of a mail.
    fn greets(&self) -> bool {
        self.parts.len() == 1 && self.text.to_lowercase().starts_with("kính gửi ") && self.text.ends_with([',', '!'])
    }

    /// "766/QĐ": a hyphen at the beginning of the next line belongs to it.
    fn ends_in_a_symbol(&self) -> bool {
        let symbol = |last: &str| {
            last.rsplit_once('/').is_some_and(|(_, end)| !(end.len() == 4 && end.bytes().all(|b| b.is_ascii_digit())))
        };
        !self.states_all() && self.text.rsplit(' ').next().is_some_and(symbol)
    }

    fn push(&mut self, line: u32, text: &str) {
        if !self.text.is_empty() && !hyphenated_symbol(&self.text) {
            self.text.push(' ');
        }
        self.parts.push((self.text.len(), line));
        self.text.push_str(text);
    }

    fn close(self) -> Paragraph {
        Paragraph::new(self.marker, self.text, self.parts)
    }
}

/// A document's symbol broken after its hyphen: "727/TTg-".
fn hyphenated_symbol(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("");
    last.ends_with('-') && last.contains('/') && last.starts_with(|c: char| c.is_ascii_digit())
}

/// Some layouts put a blank line after every line; only in others does it part paragraphs.
pub fn blank_lines_part(lines: &[(u32, &str)]) -> bool {
    let written = lines.iter().filter(|(_, line)| !line.trim().is_empty()).count();
    let adjacent = lines.windows(2).filter(|pair| pair.iter().all(|(_, line)| !line.trim().is_empty())).count();
    adjacent * 3 > written
}

/// Single spaces; addresses without the spaces that a broken layout put into them.
fn tidy_line(line: &str) -> String {
    let mut tidy = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        let in_address = tidy.rsplit(' ').next().is_some_and(|last| last.contains("://"));
        let address_goes_on =
            in_address && tidy.ends_with(['.', '/']) && word.starts_with(|c: char| c.is_ascii_lowercase());
        let address_begins = word.starts_with("//") && tidy.ends_with(':');
        if !tidy.is_empty() && !address_goes_on && !address_begins {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// Words that begin a paragraph wherever a line begins with them: inside a sentence they would be written small.
fn starts_a_paragraph(line: &str) -> bool {
    const STARTERS: &[&str] = &[
        "Kính gửi",
        "Căn cứ",
        "Thực hiện",
        "Nơi nhận",
        "Trên đây",
        "Yêu cầu",
        "Đề nghị",
        "Số:",
        "V/v",
        "Theo ",
        "A/c ",
        "Anh/chị ",
        "Đ/n ",
        "Y/c ",
    ];
    STARTERS.iter().any(|starter| line.starts_with(starter)) || line.to_uppercase().starts_with("KÍNH GỬI")
}

/// "79,6 điểm, xếp thứ 10/15", "17/18": behind a colon, what the name before it has.
fn begins_with_a_score(line: &str) -> bool {
    let mut words = line.split(' ');
    let first = words.next().unwrap_or("").trim_end_matches([';', ',', '.']);
    let number = |part: &str| {
        (1..=5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
    };
    let (points, max) = first.split_once('/').map_or((first, None), |(points, max)| (points, Some(max)));
    let told = max.is_some_and(number)
        || points.contains([',', '.'])
        || words.next().is_some_and(|word| word.starts_with("điểm"));
    number(points) && told
}

/// A row of a table that has lost its heading: cells between bars.
fn is_row(line: &str) -> bool {
    line.matches('|').count() >= 2
}

fn begins_with_a_word(line: &str) -> bool {
    line.starts_with(char::is_uppercase)
}

/// A line all in capitals: a heading, a name of an office.
fn is_heading(line: &str) -> bool {
    line.chars().filter(|c| c.is_uppercase()).count() > 3 && !line.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests;
