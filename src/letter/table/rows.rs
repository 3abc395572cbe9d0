//! The rows of a table: which cell stands in which column.

use super::{Cell, Column, Kind};

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: u32,
    /// The row as printed, with single spaces.
    pub printed: String,
    /// The text of each column; `None` when the cells cannot be told apart.
    pub cells: Option<Vec<String>>,
    /// What stands in the column of names.
    pub name: String,
    /// What stands in the column of districts.
    pub area: String,
    /// The file hides the row.
    pub hidden: bool,
    /// Words that belong to the name of the row before or behind.
    pub(super) fragment: bool,
}

/// Whether a number with decimals stands in a cell of its own.
pub(super) fn holds_scores(row: &[Cell]) -> bool {
    row.iter().any(|cell| {
        let number = cell.text.split('/').next().unwrap_or("");
        is_number(number) && number.contains([',', '.'])
    })
}

/// "Tiến độ giải quyết: 19,8/20", "tổng điểm 91,2": words with a score among them, as no heading has.
pub(super) fn states_scores(cell: &str) -> bool {
    let decimal = |word: &str| {
        let number = word.trim_matches(['(', ')', ',', ';', '.']).split('/').next().unwrap_or("");
        is_number(number) && number.contains([',', '.'])
    };
    let words: Vec<&str> = cell.split(' ').collect();
    words.len() > 2 && words.iter().any(|word| decimal(word))
}

/// "1. Xã Lương", "- Chỉ số": an item of a list.
pub(super) fn begins_an_item(line: &str) -> bool {
    let line = line.trim_start();
    let mut words = line.split(' ');
    let first = words.next().unwrap_or("");
    let numbered = first.ends_with(['.', ')']) && is_ordinal(first);
    let bullet = matches!(first, "-" | "+" | "*" | "•" | "–");
    (numbered || bullet) && words.next().is_some_and(|word| word.starts_with(char::is_alphabetic))
}

/// "1.   Kết quả chung": the heading of a part of the text, set with a gap.
pub(super) fn heads_a_part(row: &[Cell]) -> bool {
    let [number, name] = row else { return false };
    is_ordinal(&number.text) && number.text.ends_with(['.', ')']) && name.text.starts_with(char::is_alphabetic)
}

/// Scores and no name: the rest of a line that was broken.
pub(super) fn lacks_a_name(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.clone().any(|word| is_number(word) && word.contains([',', '.'])) && words.all(is_value)
}

/// Whether a cell is a number that no maximum and no year is.
pub(super) fn holds_numbers(row: &[Cell]) -> bool {
    let plain = |text: &str| matches!(text, "10" | "12" | "18" | "20" | "22" | "100") || text.len() == 4;
    row.iter().any(|cell| is_number(&cell.text) && !plain(&cell.text))
}

/// A line that begins with the decimals of a number, or holds nothing but a number or two directly below a row.
pub(super) fn is_rest_of_a_number(line: &str, directly_below: bool) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == '|');
    let decimals = is_rest_of_decimals(line);
    let mut words = line.split_whitespace();
    let number = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && !word.contains(char::is_alphabetic);
    let alone = words.clone().count() <= 2 && words.all(number);
    decimals || directly_below && alone
}

/// ",4", ", 4".
fn is_rest_of_decimals(text: &str) -> bool {
    text.strip_prefix([',', '.']).is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// "7,": the decimals stand somewhere else.
fn lacks_decimals(text: &str) -> bool {
    text.strip_suffix([',', '.']).is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a row begins with its number and goes on with a name.
pub(super) fn is_numbered(row: &[Cell]) -> bool {
    row.first().is_some_and(|first| is_ordinal(&first.text))
        && row.get(1).is_some_and(|name| name.text.starts_with(char::is_uppercase))
        && row.iter().skip(2).any(|cell| is_number(&cell.text))
}

pub(super) fn is_ordinal(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']);
    (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && !text.ends_with([',', '.', '/'])
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '/' | '%'))
}

/// A number, or a mark that stands for none.
pub fn is_value(text: &str) -> bool {
    is_number(text) || is_blank(text)
}

pub fn is_blank(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—" | "x" | "X" | "…" | "...") || text.eq_ignore_ascii_case("n/a")
}

impl Row {
    /// A line behind the header; `None` when it is no row any more. `ruled` means that bars or tabs part the cells.
    pub(super) fn of(line: u32, text: &str, cells: Vec<Cell>, columns: &[Column], ruled: bool) -> Option<Row> {
        let printed = text.replace('|', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        let row = |cells: Option<Vec<String>>, name: String, fragment: bool| {
            Some(Row { line, printed: printed.clone(), cells, name, area: String::new(), hidden: false, fragment })
        };
        let numbers = printed.split(' ').filter(|word| is_number(word)).count();
        if columns.is_empty() {
            return (cells.len() > 2 && holds_scores(&cells)).then(|| row(None, String::new(), false)).flatten();
        }
        if ruled && cells.len() < 2 {
            return None;
        }
        let names = columns.iter().position(|column| matches!(column.kind, Kind::Unit | Kind::IndicatorName))?;
        let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.text.is_empty()).collect();
        let ordinal = usize::from(filled.first().is_some_and(|first| is_ordinal(&first.text)));
        if numbers == ordinal && filled.len() <= 1 + ordinal {
            let only = filled.get(ordinal)?;
            let words = only.text.split(' ').count();
            let sentence = only.text.ends_with(['.', ';', ':']) || words > 7;
            let stands_there = columns.get(names).is_some_and(|column| only.from < column.to.max(column.from + 30));
            return (!sentence && (ruled || stands_there)).then(|| row(None, only.text.clone(), true)).flatten();
        }
        let scores = filled.iter().skip(ordinal).any(|cell| cell.text.split(' ').any(is_number));
        let few = filled.len() < 2 && !printed.split(' ').next_back().is_some_and(is_number);
        let sentence = |cell: &&Cell| cell.text.contains("đạt ") && states_scores(&cell.text);
        if !scores || few || (!ruled && (printed.ends_with(';') || filled.iter().any(sentence))) {
            return None;
        }
        let texts = || cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
        let mut placed = (cells.len() == columns.len()).then(texts);
        // Empty cells at the end of a line may be left out.
        if ruled && cells.len() < columns.len() && cells.len() > names {
            let mut padded = texts();
            padded.resize(columns.len(), String::new());
            placed = Some(padded);
        }
        if !ruled && placed.as_ref().is_none_or(|placed| !fits(placed, columns)) {
            let fitting = |placed: &Vec<String>| fits(placed, columns);
            placed = by_words(&printed, columns, names).or_else(|| by_beginnings(&cells, columns)).filter(fitting);
            let many_words = printed.split(' ').filter(|word| !is_value(word)).count() > 12;
            if placed.is_none() && (many_words || filled.len() < 3) {
                return None;
            }
        }
        // "17   ,4": a number in two pieces moves all that stand behind it.
        let torn = |cell: &&Cell| is_rest_of_decimals(&cell.text) || lacks_decimals(&cell.text);
        let torn = filled.iter().skip(ordinal).any(torn);
        let placed = placed.filter(|placed| !torn && fits(placed, columns));
        let name = placed.as_ref().and_then(|placed| placed.get(names)).cloned().unwrap_or_default();
        row(placed, name, false)
    }

    /// Bare digits without decimals, with no more than a name's end beside them.
    pub(super) fn is_rest_of_numbers(&self) -> bool {
        let words = || self.printed.split(' ');
        let digits = |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        words().filter(|word| digits(word)).count() > 1 && !words().any(|word| word.contains([',', '.', '/']))
    }

    pub(super) fn holds_figures(&self) -> bool {
        !self.fragment
    }

    /// Whether the words may be the rest of the name above.
    pub(super) fn continues(&self) -> bool {
        self.fragment && self.name.split(' ').count() <= 3 && !self.name.contains(':') && !is_marked(&self.name)
    }
}

/// "III. NHIỆM VỤ", "2) Hạn chế": the heading of what follows the table.
fn is_marked(text: &str) -> bool {
    let mark = text.split(' ').next().and_then(|first| first.strip_suffix(['.', ')']));
    mark.is_some_and(|mark| !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit() || "IVX".contains(c)))
}

/// Row numbers in their column, words in the column of names, no words where scores stand.
fn fits(cells: &[String], columns: &[Column]) -> bool {
    cells.iter().zip(columns).all(|(cell, column)| match column.kind {
        Kind::Ordinal => cell.is_empty() || is_ordinal(cell) || !cell.contains(|c: char| c.is_ascii_digit()),
        Kind::Unit | Kind::IndicatorName => !is_number(cell),
        _ => true,
    })
}

/// A row whose cells only single spaces part: a number, a name, and a value for every column behind.
fn by_words(printed: &str, columns: &[Column], names: usize) -> Option<Vec<String>> {
    let words: Vec<&str> = printed.split(' ').collect();
    let numbered = columns.first().is_some_and(|column| column.kind == Kind::Ordinal);
    let first = usize::from(numbered && words.first().is_some_and(|word| is_ordinal(word)));
    let behind = columns.len() - names - 1;
    let name_end = words.len().checked_sub(behind)?;
    if name_end <= first || names != usize::from(numbered) {
        return None;
    }
    let values = words.get(name_end..)?;
    let name = words.get(first..name_end)?;
    let change = |word: &str| word.strip_prefix(['+', '-', '−', '–']).is_some_and(is_number);
    let behind = columns.get(names + 1..)?;
    let fit = |(word, column): (&&str, &Column)| is_value(word) || column.kind == Kind::Aside && change(word);
    if !values.iter().zip(behind).all(fit) || name.iter().any(|word| is_number(word)) {
        return None;
    }
    let ordinal = numbered.then(|| if first == 1 { words[0].to_owned() } else { String::new() });
    let values = values.iter().map(|value| (*value).to_owned());
    Some(ordinal.into_iter().chain(std::iter::once(name.join(" "))).chain(values).collect())
}

/// A row with gaps, in a table whose cells begin where their headings do.
fn by_beginnings(cells: &[Cell], columns: &[Column]) -> Option<Vec<String>> {
    let mut placed = vec![String::new(); columns.len()];
    for cell in cells {
        let mut there = columns.iter().enumerate().filter(|(_, column)| column.from.abs_diff(cell.from) < 2);
        let (at, column) = there.next().filter(|_| there.next().is_none())?;
        let value = matches!(column.kind, Kind::Value(..) | Kind::OfUnit);
        if value && !is_value(&cell.text) || !placed[at].is_empty() {
            return None;
        }
        placed[at].clone_from(&cell.text);
    }
    Some(placed)
}

/// Joins names that were broken over two lines: the rest of a name stands beside empty cells.
pub(super) fn with_whole_names(rows: Vec<Row>) -> Vec<Row> {
    let mut whole: Vec<Row> = Vec::new();
    let mut waiting: Option<String> = None;
    for row in rows {
        if row.fragment {
            match whole.last_mut().filter(|last| waiting.is_none() && goes_on(&last.name, &row.name)) {
                Some(last) => last.name = format!("{} {}", last.name, row.name),
                None => waiting = Some(row.name),
            }
            continue;
        }
        let before = waiting.take().filter(|before| goes_on(before, &row.name));
        let name = before.map_or_else(|| row.name.clone(), |before| format!("{before} {}", row.name));
        whole.push(Row { name, ..row });
    }
    whole
}

/// Whether `rest` cannot begin a name of its own, so that it ends the one before.
fn goes_on(name: &str, rest: &str) -> bool {
    const KINDS: &[&str] = &[
        "xã",
        "phường",
        "thị xã",
        "thị trấn",
        "thành phố",
        "huyện",
        "quận",
        "đặc khu",
        "sở",
        "phòng",
        "ubnd",
        "x.",
        "p.",
        "h.",
        "tt.",
        "tp.",
    ];
    // "Thành" may be the rest of "xã Long Thành"; "Thị" alone is cut in two.
    let begins = |text: &str| {
        let said = format!("{} ", text.to_lowercase());
        said == "thị " || KINDS.iter().any(|kind| said.strip_prefix(kind).is_some_and(|rest| rest.starts_with(' ')))
    };
    let group = rest.chars().filter(|c| c.is_lowercase()).count() == 0 || rest.contains(['.', ':']);
    !name.is_empty() && !rest.is_empty() && !begins(rest) && !group
}
