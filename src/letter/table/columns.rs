//! What the columns of a table hold, told by their headings and by the maximum printed in them.

use super::Cell;
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::letter::fold;
use crate::letter::lexicon::{self, Term};
use crate::letter::periods;
use crate::letter::printed_period::PrintedPeriod;
use crate::letter::token::{self, Token};

/// A column and its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub kind: Kind,
    pub heading: String,
    /// The heading names a period.
    pub period: Option<PrintedPeriod>,
    /// The maximum printed in the heading or below it.
    pub maximum: Option<Points>,
    /// Of a column of ranks: among how many, where the heading says so.
    pub among: Option<u32>,
    /// The level of the heading that is a unit's name.
    pub(super) unit: Option<String>,
    pub(super) from: usize,
    pub(super) to: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Row numbers.
    Ordinal,
    /// Names of units.
    Unit,
    /// Names of the districts that the units of the rows lie in.
    Area,
    /// Names of indicators.
    IndicatorName,
    /// Periods.
    PeriodName,
    /// What is measured, and of which indicator. Without one the row names it; in a table of units it is the total.
    Value(Measure, Option<Indicator>),
    /// Scores of the unit that the heading names; the row names the indicator.
    OfUnit,
    /// Changes, remarks, ratings, criteria below the groups: no scores of ours.
    Aside,
    Unknown,
}

/// What the numbers of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Points,
    Maximum,
    Average(FigureRole),
    Rank,
    Rate,
}

impl Kind {
    pub fn is_points(self) -> bool {
        matches!(self, Kind::Value(Measure::Points, _) | Kind::OfUnit)
    }

    pub fn is_name(self) -> bool {
        matches!(self, Kind::Unit | Kind::IndicatorName)
    }
}

/// The columns of a header of one line or several.
pub(super) fn of_header(header: &[Vec<Cell>], by_place: bool) -> Vec<Column> {
    let Some(widest) = header.iter().max_by_key(|row| row.len()) else { return Vec::new() };
    let places = if by_place { with_loose_headings(header, widest) } else { widest.clone() };
    let mut columns: Vec<Column> = places
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            let parts = header.iter().filter_map(|row| {
                if std::ptr::eq(row, widest) && !by_place {
                    return Some(cell.text.as_str());
                }
                if by_place || row.len() != widest.len() {
                    return row.iter().find(|other| by_place && overlap(other, cell)).map(|other| other.text.as_str());
                }
                row.get(index).map(|other| other.text.as_str())
            });
            let heading = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            Column::of(&heading, cell)
        })
        .collect();
    // Headings set so close that no run of spaces parts them.
    if by_place && let Some(close) = close_headings(widest) {
        columns = close;
    }
    name_the_names(&mut columns);
    name_the_units(&mut columns);
    columns
}

/// The places of the widest line, and those of headings in other lines that stand over none of them: "Tổng điểm" set between
/// the lines of its neighbours.
fn with_loose_headings(header: &[Vec<Cell>], widest: &[Cell]) -> Vec<Cell> {
    let mut places = widest.to_vec();
    for cell in header.iter().flatten() {
        if !places.iter().any(|place| overlap(place, cell)) {
            places.push(cell.clone());
        }
    }
    places.sort_by_key(|place| place.from);
    places
}

pub(super) fn overlap(one: &Cell, other: &Cell) -> bool {
    one.from < other.to && other.from < one.to
}

/// Whether it is told where the names stand and where at least one score stands.
pub(super) fn are_told(columns: &[Column]) -> bool {
    let has = |wanted: &dyn Fn(Kind) -> bool| columns.iter().any(|column| wanted(column.kind));
    columns.len() > 1 && has(&Kind::is_points) && has(&Kind::is_name)
}

/// "STT Đơn vị CKMB TDGQ DVCTT": one cell with several abbreviations.
fn close_headings(row: &[Cell]) -> Option<Vec<Column>> {
    let mut columns = Vec::new();
    let mut split = false;
    for cell in row {
        let tokens = token::tokens(&cell.text);
        let places: Vec<(usize, usize)> = (0..tokens.len())
            .filter_map(|at| match lexicon::term_at(&tokens, at) {
                Some((Term::Indicator(_), length)) => Some((at, at + length)),
                _ => None,
            })
            .collect();
        let inside = |other: &(usize, usize)| places.iter().any(|p| p != other && p.0 <= other.0 && other.1 <= p.1);
        let places: Vec<(usize, usize)> = places.iter().filter(|place| !inside(place)).copied().collect();
        if places.len() < 2 {
            columns.push(Column::of(&cell.text, cell));
            continue;
        }
        split = true;
        let text = |from: usize, to: usize| -> &str {
            match (tokens.get(from), to.checked_sub(1).and_then(|last| tokens.get(last))) {
                (Some(first), Some(last)) if from < to => cell.text.get(first.start..last.end).unwrap_or(""),
                _ => "",
            }
        };
        let mut done = 0;
        for (from, to) in places {
            columns.extend(plain_words(text(done, from)).iter().map(|word| Column::of(word, cell)));
            columns.push(Column::of(text(from, to), cell));
            done = to;
        }
        columns.extend(plain_words(text(done, tokens.len())).iter().map(|word| Column::of(word, cell)));
    }
    let plain = |column: &Column| column.kind != Kind::Unknown && column.heading.split(' ').count() <= 5;
    (split && columns.len() > 3 && columns.iter().all(plain)).then_some(columns)
}

/// "STT Đơn vị": the row numbers' heading apart.
fn plain_words(text: &str) -> Vec<&str> {
    match text.split_once(' ') {
        _ if text.is_empty() => Vec::new(),
        Some((first, rest)) if is_ordinal(first) => vec![first, rest],
        _ => vec![text],
    }
}

/// Without a heading that says so, the names stand in the first column of words.
pub(super) fn name_the_names(columns: &mut [Column]) {
    if columns.iter().any(|column| column.kind.is_name()) {
        return;
    }
    let several =
        columns.iter().filter(|column| matches!(column.kind, Kind::Value(Measure::Points, Some(_)))).count() > 1;
    if let Some(first) = columns.iter_mut().find(|column| column.kind != Kind::Ordinal)
        && first.kind == Kind::Unknown
        && several
    {
        first.kind = Kind::Unit;
    }
}

/// "Xã Hiệp Cường" as a heading beside a column of indicators, alone or below a period: the scores of that unit.
pub(super) fn name_the_units(columns: &mut [Column]) {
    let Some(names) = columns.iter().position(|column| column.kind == Kind::IndicatorName) else { return };
    for column in &mut columns[names + 1..] {
        // "Nhóm chỉ số | Điểm tối đa | Huyện | TB tỉnh": the scores of the unit whose letter it is.
        if column.kind == Kind::Unit && is_a_level(&column.heading) {
            column.kind = Kind::Value(Measure::Points, None);
        }
    }
    for column in columns.iter_mut().filter(|column| matches!(column.kind, Kind::Unknown | Kind::Unit)) {
        if let Some(unit) = column.unit.take() {
            column.kind = Kind::OfUnit;
            column.heading = unit;
        }
    }
}

fn is_a_level(heading: &str) -> bool {
    const LEVELS: &[&str] = &[
        "huyện",
        "xã",
        "phường",
        "thị trấn",
        "thị xã",
        "thành phố",
        "tỉnh",
        "đặc khu",
        "sở",
        "quận",
        "điểm huyện",
        "điểm xã",
    ];
    LEVELS.contains(&heading.to_lowercase().as_str())
}

/// Whether a heading begins with a kind of unit and goes on with a proper name.
pub(super) fn names_a_unit(heading: &str) -> bool {
    const KINDS: &[&str] = &[
        "xã ",
        "phường ",
        "thị trấn ",
        "đặc khu ",
        "huyện ",
        "thị xã ",
        "thành phố ",
        "sở ",
        "ubnd ",
        "tp. ",
        "tt. ",
        "x. ",
        "p. ",
    ];
    let name = heading.to_lowercase();
    let proper = heading.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase));
    KINDS.iter().any(|kind| name.starts_with(kind)) && proper
}

impl Column {
    /// A column without a heading.
    pub(super) fn unnamed() -> Column {
        Column {
            kind: Kind::Unknown,
            heading: String::new(),
            period: None,
            maximum: None,
            among: None,
            unit: None,
            from: 0,
            to: 0,
        }
    }

    fn of(heading: &str, cell: &Cell) -> Column {
        let tokens = token::tokens(heading);
        let period = periods::first_period(&tokens);
        Column {
            kind: kind(heading, &tokens, period),
            heading: heading.to_owned(),
            period,
            maximum: printed_maximum(&tokens),
            among: ranked_among(&tokens),
            unit: Some(heading).filter(|heading| names_a_unit(heading)).map(str::to_owned),
            from: cell.from,
            to: cell.to,
        }
    }
}

pub(super) fn is_ordinal(text: &str) -> bool {
    matches!(text.to_lowercase().trim_matches(['.', ':', ' ']), "stt" | "tt" | "số tt" | "số thứ tự" | "#")
}

pub(super) fn kind(heading: &str, tokens: &[Token], period: Option<PrintedPeriod>) -> Kind {
    const ASIDE: &[&str] = &[
        "so với",
        "tăng",
        "giảm",
        "chênh",
        "ghi chú",
        "xếp loại",
        "trước",
        "cùng kì",
        "hồ sơ",
        "số lượng",
        "mục tiêu",
        "kế hoạch",
        "phân loại",
    ];
    const UNITS: &[&str] =
        &["đơn vị", "địa phương", "cơ quan", "xã", "phường", "huyện", "thị trấn", "sở", "phòng", "ubnd", "tên"];
    let said: String = tokens.iter().filter_map(Token::word).collect::<Vec<_>>().join(" ");
    let has = |words: &[&str]| {
        let padded = format!(" {said} ");
        words.iter().any(|word| {
            let word: Vec<String> = word.split(' ').map(fold::key).collect();
            padded.contains(&format!(" {} ", word.join(" ")))
        })
    };
    if is_ordinal(heading) {
        return Kind::Ordinal;
    }
    let maximum = printed_maximum(tokens);
    let national = has(&["cả nước", "toàn quốc"]);
    let average = has(&["trung bình", "bình quân", "tb", "bq"]);
    let indicators = indicators(tokens);
    if let [indicator] = indicators[..] {
        let asked = has(&["so với", "tăng", "giảm", "chênh lệch", "trước", "xếp hạng", "hạng", "tỉ lệ"])
            || has(&["tối đa"]) && maximum.is_none();
        if asked || average || national || heading.contains('%') {
            return Kind::Unknown;
        }
        return match maximum {
            Some(max) if indicator == Indicator::Dvctt && max == Points::whole(22) => points(Indicator::Online),
            Some(max) if max != indicator.national_max() => Kind::Unknown,
            _ => points(indicator),
        };
    }
    if !indicators.is_empty() {
        return Kind::Unknown;
    }
    if has(&["tối đa", "điểm chuẩn", "thang điểm"]) {
        return Kind::Value(Measure::Maximum, None);
    }
    if has(ASIDE) {
        return Kind::Aside;
    }
    if has(&["xếp hạng", "thứ hạng", "hạng", "xếp thứ", "vị trí", "vị thứ"]) {
        return Kind::Value(Measure::Rank, None);
    }
    if has(&["tỉ lệ"]) || heading.contains('%') {
        return Kind::Value(Measure::Rate, None);
    }
    if let Some(role) = block_average(tokens) {
        return Kind::Value(Measure::Average(role), None);
    }
    if average || national {
        return match (national, has(&["tỉnh", "toàn tỉnh"])) {
            (true, false) => Kind::Value(Measure::Average(FigureRole::NationalAverage), None),
            (false, true) => Kind::Value(Measure::Average(FigureRole::ProvinceAverage), None),
            _ => Kind::Unknown,
        };
    }
    if has(&["chỉ số", "nhóm chỉ số", "nhóm", "tiêu chí", "nội dung", "lĩnh vực"]) && !has(&["điểm", "đơn vị", "tổng"])
    {
        return Kind::IndicatorName;
    }
    if has(&["điểm", "kết quả", "đạt", "đạt được"]) {
        return Kind::Value(Measure::Points, None);
    }
    if has(UNITS) && !has(&["tính"]) {
        return Kind::Unit;
    }
    if has(&["tổng", "tổng số"]) || said == "cộng" {
        return points(Indicator::Total);
    }
    match maximum {
        Some(max) => by_maximum(max),
        None if period.is_some() => Kind::Value(Measure::Points, None),
        None => Kind::Unknown,
    }
}

/// The indicators that a heading or a row's name names, short names included.
pub(super) fn indicators(tokens: &[Token]) -> Vec<Indicator> {
    const SHORT: &[(&str, Indicator)] = &[
        ("công khai", Indicator::Ckmb),
        ("minh bạch", Indicator::Ckmb),
        ("tiến độ", Indicator::Tdgq),
        ("thanh toán", Indicator::Tttt),
        ("hài lòng", Indicator::Mdhl),
        ("dịch vụ công", Indicator::Dvctt),
        ("dvc", Indicator::Dvctt),
    ];
    // "Hồ sơ trực tuyến" counts dossiers; only the bare name is the group's.
    const BARE: (&str, Indicator) = ("trực tuyến", Indicator::Dvctt);
    let mut found: Vec<Indicator> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match lexicon::term_at(tokens, at) {
            Some((Term::Indicator(indicator), length)) => {
                if !found.contains(&indicator) {
                    found.push(indicator);
                }
                at += length;
            }
            _ => at += 1,
        }
    }
    if found.is_empty() {
        let said: String = tokens.iter().filter_map(Token::word).collect::<Vec<_>>().join(" ");
        let short = SHORT.iter().find(|(short, _)| said.contains(short));
        let bare = Some(&BARE).filter(|(bare, _)| said.starts_with(bare));
        found.extend(short.or(bare).map(|(_, indicator)| *indicator));
    }
    found
}

/// "Trung bình các xã, phường": the block of units that the whole heading names the average of.
pub(super) fn block_average(tokens: &[Token]) -> Option<FigureRole> {
    match lexicon::term_at(tokens, 0)? {
        (Term::BlockAverage(role), length) if length == tokens.len() => Some(role),
        _ => None,
    }
}

/// "CKMB (18)", "TDGQ/20", "SHHS (tối đa 22 điểm)".
pub(super) fn printed_maximum(tokens: &[Token]) -> Option<Points> {
    let mut numbers = tokens.iter().enumerate().filter_map(|(at, token)| Some((at, token.number()?)));
    let (at, number) = numbers.next()?;
    let before = |mark: char| at > 0 && tokens[at - 1].is_mark(mark);
    let closes = tokens.get(at + 1).is_none_or(|next| next.is_mark(')') || next.is_mark('/'));
    let points = lexicon::points_word(tokens, at + 1);
    let marked =
        before('(') && (closes || points) || before('/') || at > 0 && lexicon::is(tokens, at - 1, "đa") || points;
    // "Quý I/2025" names no maximum.
    Points::parse(number).filter(|points| marked && *points <= Points::whole(100) && numbers.next().is_none())
}

/// "Hạng/13", "Hạng (14 sở, ngành)", "Xếp hạng trong tổng số 124 xã, phường": among how many.
pub fn ranked_among(tokens: &[Token]) -> Option<u32> {
    let rank = (0..tokens.len()).find(|at| lexicon::is(tokens, *at, "hạng") || lexicon::is(tokens, *at, "thứ"))?;
    let among = |at: &usize| {
        let number = tokens[*at].number().filter(|number| number.len() <= 4)?.parse::<u32>().ok()?;
        let over = *at == rank + 2 && tokens[rank + 1].is_mark('/');
        let of_all = lexicon::is_one_of(tokens, at - 1, &["trong", "số"]);
        let counted = lexicon::counts(tokens, at + 1) && !lexicon::is_one_of(tokens, at + 1, &["tháng", "năm", "quí"]);
        let stands = over || counted && (of_all || tokens[at - 1].is_mark('('));
        (stands && number > 1).then_some(number)
    };
    (rank + 1..tokens.len()).find_map(|at| among(&at))
}

fn points(indicator: Indicator) -> Kind {
    Kind::Value(Measure::Points, Some(indicator))
}

/// The one group with this maximum; two groups share 18, and 22 may be either of two.
pub(super) fn by_maximum(max: Points) -> Kind {
    match max.as_hundredths() {
        10_000 => points(Indicator::Total),
        2_000 => points(Indicator::Tdgq),
        1_200 => points(Indicator::Dvctt),
        1_000 => points(Indicator::Tttt),
        _ => Kind::Unknown,
    }
}
