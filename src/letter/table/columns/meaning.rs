//! What a heading says: which score, average, rank or name stands below it, and out of how many points.

use super::{Kind, Measure};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::scale::Scales;
use crate::letter::fold;
use crate::letter::lexicon::{self, Term};
use crate::letter::printed_period::PrintedPeriod;
use crate::letter::token::Token;

pub(in crate::letter::table) fn is_ordinal(text: &str) -> bool {
    matches!(text.to_lowercase().trim_matches(['.', ':', ' ']), "stt" | "tt" | "số tt" | "số thứ tự" | "#")
}

pub(in crate::letter::table) fn kind(
    heading: &str,
    tokens: &[Token],
    period: Option<PrintedPeriod>,
    scales: &Scales,
) -> Kind {
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
            Some(max) if indicator == Indicator::Dvctt && scales.is_of_online(max) => points(Indicator::Online),
            Some(max) if !scales.may_be(indicator, max) => Kind::Unknown,
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
    if let Some(role) = lexicon::block_average(tokens) {
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
        Some(max) => by_maximum(max, scales),
        None if period.is_some() => Kind::Value(Measure::Points, None),
        None => Kind::Unknown,
    }
}

/// The indicators that a heading or a row's name names, short names included.
pub(in crate::letter::table) fn indicators(tokens: &[Token]) -> Vec<Indicator> {
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

/// "CKMB (18)", "TDGQ/20", "SHHS (tối đa 22 điểm)".
pub(in crate::letter::table) fn printed_maximum(tokens: &[Token]) -> Option<Points> {
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

/// The one group with this maximum; of the national set two share 18, and 22 may be either of two.
pub(in crate::letter::table) fn by_maximum(max: Points, scales: &Scales) -> Kind {
    scales.only_with(max).map_or(Kind::Unknown, points)
}
