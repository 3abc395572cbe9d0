//! Headings of several levels: what stands below a group's heading says what is measured of it.

mod names;

use super::columns::{self, Column, Kind, Measure};
use super::plain_headings;
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::scale::Scales;
use crate::letter::fold;
use crate::letter::lexicon;
use crate::letter::periods;
use crate::letter::printed_period::PrintedPeriod;
use crate::letter::token::{self, Token};
use names::plain_name;

/// A column by the texts of its heading, outermost first.
pub fn column(levels: &[&str], scales: &Scales) -> Column {
    let levels: Vec<String> =
        levels.iter().map(|level| plain_headings::accented(&plain_headings::unparted(level))).collect();
    let levels: &[&str] = &levels.iter().map(String::as_str).collect::<Vec<_>>();
    let heading = levels.join(" ");
    let parsed: Vec<Vec<Token>> = levels.iter().map(|level| token::tokens(level)).collect();
    let period = levels.iter().zip(&parsed).rev().find_map(|(level, tokens)| period_of(level, tokens));
    let maximum =
        parsed.iter().rev().find_map(|tokens| columns::printed_maximum(tokens).or_else(|| bare_number(tokens)));
    let kind = kind(levels, &parsed, maximum, scales);
    let among = parsed.iter().rev().find_map(|tokens| columns::ranked_among(tokens));
    let unit = levels.iter().rev().find(|level| columns::names_a_unit(level)).map(|level| (*level).to_owned());
    Column { kind, heading, period, maximum, among, unit, from: 0, to: 0 }
}

/// The period that a level names, in full or short: "Tháng 12/2024", "T12".
fn period_of(level: &str, tokens: &[Token]) -> Option<PrintedPeriod> {
    periods::first_period(tokens).or_else(|| if tokens.len() <= 4 { periods::named_period(level) } else { None })
}

/// A level that is nothing but a number: the maximum of the column.
fn bare_number(tokens: &[Token]) -> Option<Points> {
    let plain: Vec<&Token> = tokens.iter().filter(|token| !token.is_mark('(') && !token.is_mark(')')).collect();
    match plain[..] {
        [only] => only.number().and_then(Points::parse).filter(|points| *points >= Points::whole(2)),
        _ => None,
    }
}

fn kind(levels: &[&str], parsed: &[Vec<Token>], maximum: Option<Points>, scales: &Scales) -> Kind {
    if parsed.iter().any(|tokens| is_earlier(&said(tokens))) && !parsed.iter().any(|tokens| is_change(&said(tokens))) {
        return Kind::Unknown;
    }
    let named: Vec<(usize, Indicator)> = parsed
        .iter()
        .enumerate()
        .filter_map(|(at, tokens)| match columns::indicators(tokens)[..] {
            [only] => Some((at, only)),
            _ => {
                let own = columns::printed_maximum(tokens)
                    .or_else(|| maximum.filter(|_| maximum_stands_below(&parsed[at + 1..])));
                abbreviated(tokens, own?, scales).map(|indicator| (at, indicator))
            }
        })
        .collect();
    // "Tổng hợp các nhóm chỉ số" above the groups is a heading of all, not the total.
    let of_groups: Vec<_> = named.iter().copied().filter(|(_, indicator)| *indicator != Indicator::Total).collect();
    let groups = if of_groups.is_empty() { named } else { of_groups };
    let Some((at, indicator)) = groups.last().copied() else {
        return without_indicator(levels, parsed, maximum, scales);
    };
    let above = groups.len().checked_sub(2).and_then(|before| groups.get(before)).map(|(_, above)| *above);
    let own_scale = maximum.is_some_and(|maximum| scales.may_be(indicator, maximum));
    let online = indicator == Indicator::Dvctt && maximum.is_some_and(|maximum| scales.is_of_online(maximum));
    let indicator = if online { Indicator::Online } else { indicator };
    match above {
        // "Dịch vụ trực tuyến (22)" over "DVCTT (12)" and "TTTT (10)".
        Some(Indicator::Online | Indicator::Dvctt) if matches!(indicator, Indicator::Dvctt | Indicator::Tttt) => {}
        // What repeats its group's name below it may be a criterion of it.
        Some(_) if !own_scale => return Kind::Aside,
        _ => {}
    }
    let own = columns::kind(levels[at], &parsed[at], None, scales);
    let short = columns::indicators(&parsed[at]).is_empty();
    let mut measure = match own {
        Kind::Value(measure, _) => Some(measure),
        _ if short => Some(Measure::Points),
        _ => measure_of(&parsed[at], levels[at]),
    };
    for (level, tokens) in levels.iter().zip(parsed).skip(at + 1) {
        match below(level, tokens) {
            Below::Measure(found) => measure = Some(found),
            Below::Nothing => {}
            Below::Aside => return Kind::Aside,
        }
    }
    for (level, tokens) in levels.iter().zip(parsed).take(at) {
        // "Điểm các nhóm (điểm tối đa)" above "CKMB (18)" says what the brackets hold.
        let of_brackets = |found: Measure| found == Measure::Maximum && maximum.is_some();
        if let Some(found) = measure_of(tokens, level).filter(|found| *found != Measure::Points && !of_brackets(*found))
        {
            measure = Some(found);
        }
        if is_change(&said(tokens)) {
            return Kind::Aside;
        }
    }
    if own == Kind::Unknown && is_change(&said(&parsed[at])) {
        return Kind::Aside;
    }
    match measure {
        Some(measure) => Kind::Value(measure, Some(indicator)),
        None => Kind::Unknown,
    }
}

/// "HL (18)", "SH" over "22 điểm": letters that with their maximum can only be one group.
fn abbreviated(tokens: &[Token], maximum: Points, scales: &Scales) -> Option<Indicator> {
    const SHORT: &[(&str, Indicator)] = &[
        ("ck", Indicator::Ckmb),
        ("ck mb", Indicator::Ckmb),
        ("mb", Indicator::Ckmb),
        ("tđ", Indicator::Tdgq),
        ("tđ gq", Indicator::Tdgq),
        ("tt", Indicator::Tttt),
        ("hl", Indicator::Mdhl),
        ("sh", Indicator::Shhs),
    ];
    let words: Vec<&str> =
        tokens.iter().filter_map(Token::word).filter(|word| !matches!(*word, "điểm" | "đ")).collect();
    let said = words.join(" ");
    let (_, indicator) = SHORT.iter().find(|(short, _)| *short == said)?;
    scales.may_be(*indicator, maximum).then_some(*indicator)
}

/// The level below says nothing but the maximum.
fn maximum_stands_below(below: &[Vec<Token>]) -> bool {
    let [only] = below else { return false };
    let points = |word: &str| matches!(word, "điểm" | "đ" | "tối" | "đa");
    !only.is_empty() && only.iter().filter_map(Token::word).all(points)
}

/// No level names one indicator: row numbers, names, measures.
fn without_indicator(levels: &[&str], parsed: &[Vec<Token>], maximum: Option<Points>, scales: &Scales) -> Kind {
    let heading = levels.join(" ");
    let tokens = token::tokens(&heading);
    if columns::indicators(&tokens).len() > 1 {
        return Kind::Unknown;
    }
    let last = levels.last().copied().unwrap_or("");
    let deepest = parsed.last().map_or(&[][..], Vec::as_slice);
    if columns::is_ordinal(last) || columns::is_ordinal(&heading) {
        return Kind::Ordinal;
    }
    if let Some(kind) = plain_name(&heading) {
        return kind;
    }
    if is_change(&said(&tokens)) {
        return Kind::Aside;
    }
    if levels.iter().any(|level| level.contains('%')) || columns_say(&tokens, "tỉ lệ") {
        // Dossiers handled in time are what the group of progress is computed from.
        let in_time = columns_say(&tokens, "đúng hạn").then_some(Indicator::Tdgq);
        return Kind::Value(Measure::Rate, in_time);
    }
    if let Some(measure) = measure_of(deepest, last).or_else(|| measure_of(&tokens, &heading)) {
        return Kind::Value(measure, None);
    }
    let kind = columns::kind(&heading, &tokens, periods::first_period(&tokens), scales);
    match (kind, maximum) {
        (Kind::Unknown, Some(max)) => columns::by_maximum(max, scales),
        (kind, _) => kind,
    }
}

fn columns_say(tokens: &[Token], phrase: &str) -> bool {
    format!(" {} ", said(tokens)).contains(&format!(" {} ", keyed(phrase)))
}

/// What a level below a group's name says.
enum Below {
    Measure(Measure),
    /// A period, a maximum: nothing about what is measured.
    Nothing,
    /// A change, a rating, or a criterion of the group.
    Aside,
}

fn below(level: &str, tokens: &[Token]) -> Below {
    if is_change(&said(tokens)) {
        return Below::Aside;
    }
    if let Some(measure) = measure_of(tokens, level) {
        return Below::Measure(measure);
    }
    let words = tokens.iter().filter(|token| token.word().is_some()).count();
    if words == 0 || period_of(level, tokens).is_some() { Below::Nothing } else { Below::Aside }
}

/// The measure that a level names, when it says nothing else.
fn measure_of(tokens: &[Token], level: &str) -> Option<Measure> {
    const POINTS: &[&str] = &[
        "điểm", "số", "đạt", "được", "kết", "quả", "tổng", "cộng", "điểm", "thực", "tế", "chấm", "đánh", "giá",
        "score", "tháng", "năm", "quí", "kì", "này", "báo", "cáo", "của", "nhóm", "chỉ", "đơn", "vị", "tối", "đa",
        "tự", "theo",
    ];
    let words: Vec<&str> = tokens.iter().filter_map(Token::word).collect();
    let said = said(tokens);
    let has =
        |phrases: &[&str]| phrases.iter().any(|phrase| format!(" {said} ").contains(&format!(" {} ", keyed(phrase))));
    if has(&["xếp loại", "phân loại", "mức"]) {
        return None;
    }
    if let Some(role) = lexicon::block_average(tokens) {
        return Some(Measure::Average(role));
    }
    if has(&["trung bình", "bình quân", "tb", "bq"]) {
        return match (has(&["cả nước", "toàn quốc"]), has(&["tỉnh", "toàn tỉnh"])) {
            (true, false) => Some(Measure::Average(FigureRole::NationalAverage)),
            (false, true) => Some(Measure::Average(FigureRole::ProvinceAverage)),
            _ => None,
        };
    }
    if has(&["xếp hạng", "thứ hạng", "hạng", "xếp thứ", "vị trí", "vị thứ"]) {
        return Some(Measure::Rank);
    }
    if has(&["tỉ lệ"]) || level.contains('%') {
        return Some(Measure::Rate);
    }
    let maximum = has(&["tối đa", "thang điểm", "điểm chuẩn"]);
    if maximum && columns::printed_maximum(tokens).is_none() && !has(&["đạt", "thực tế"]) {
        return Some(Measure::Maximum);
    }
    let points = has(&["điểm", "kết quả", "đạt", "score", "tổng", "tổng cộng"]);
    (points && !words.is_empty() && words.iter().all(|word| POINTS.iter().any(|known| fold::key(known) == *word)))
        .then_some(Measure::Points)
}

/// Changes, comparisons, earlier periods without a name, ratings, remarks.
fn is_change(said: &str) -> bool {
    const CHANGES: &[&str] = &[
        "so với",
        "tăng",
        "giảm",
        "chênh",
        "chênh lệch",
        "ghi chú",
        "xếp loại",
        "phân loại",
        "biến động",
        "mục tiêu",
        "kế hoạch",
        "chỉ tiêu",
        "còn thiếu",
        "đánh giá xếp loại",
        "điểm trừ",
        "bị trừ",
        "điểm mất",
        "số hồ sơ",
        "số lượng",
    ];
    let padded = format!(" {said} ");
    CHANGES.iter().any(|change| padded.contains(&format!(" {} ", keyed(change))))
}

/// A period that only its distance names: nobody can say for certain which.
fn is_earlier(said: &str) -> bool {
    const EARLIER: &[&str] =
        &["cùng kì", "kì trước", "tháng trước", "năm trước", "quí trước", "lần trước", "tuần trước"];
    let padded = format!(" {said} ");
    EARLIER.iter().any(|earlier| padded.contains(&format!(" {} ", keyed(earlier))))
}

fn said(tokens: &[Token]) -> String {
    tokens.iter().filter_map(Token::word).collect::<Vec<_>>().join(" ")
}

fn keyed(phrase: &str) -> String {
    phrase.split(' ').map(fold::key).collect::<Vec<_>>().join(" ")
}
