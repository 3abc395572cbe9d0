//! Headings that say by their whole text what stands below them: names, periods, keys, tasks and their time.

use super::{keyed, said};
use crate::domain::indicator::Indicator;
use crate::letter::table::columns::{Kind, Measure};
use crate::letter::token;

/// Headings of names and keys, those of other programs' exports included.
pub(super) fn plain_name(heading: &str) -> Option<Kind> {
    const UNITS: &[&str] = &[
        "đơn vị",
        "tên đơn vị",
        "name",
        "unit",
        "ten",
        "tên",
        "xã",
        "phường",
        "xã phường",
        "xã phường thị trấn",
        "xã phường đặc khu",
        "đơn vị hành chính",
        "địa phương",
        "tên đơn vị hành chính",
        "department",
        "department name",
        "cơ quan",
        "tên cơ quan",
        "đơn vị địa phương",
        "cơ quan đơn vị",
        "sở ban ngành",
        "các đơn vị",
        "đơn vị đánh giá",
        "đv",
        "tên đv",
    ];
    const INDICATORS: &[&str] = &[
        "chỉ số",
        "nhóm chỉ số",
        "các nhóm chỉ số",
        "chỉ tiêu",
        "tên chỉ số",
        "tên nhóm chỉ số",
        "tiêu chí",
        "nội dung",
        "nhóm",
        "nhóm tiêu chí",
        "chỉ số thành phần",
        "tên chỉ tiêu",
        "nội dung đánh giá",
        "tên tiêu chí",
        "các chỉ số",
        "indicator",
    ];
    const AREAS: &[&str] = &["huyện", "thuộc huyện", "huyện thị xã thành phố", "địa bàn", "quận huyện", "cụm"];
    const PERIODS: &[&str] =
        &["kì", "kì đánh giá", "kì báo cáo", "kì công bố", "tháng", "thời gian", "period", "tháng năm"];
    const ASIDE: &[&str] =
        &["code", "mã", "mã đơn vị", "mã định danh", "mã số", "id", "department code", "mã đvhc", "mã xã"];
    const CODES: &[(&str, Kind)] = &[
        ("total", Kind::Value(Measure::Points, Some(Indicator::Total))),
        ("total score", Kind::Value(Measure::Points, Some(Indicator::Total))),
        ("rank", Kind::Value(Measure::Rank, None)),
        ("xh", Kind::Value(Measure::Rank, None)),
    ];
    const TASKS: &[&str] = &[
        "nhiệm vụ",
        "nhiệm vụ giao",
        "nhiệm vụ được giao",
        "nội dung nhiệm vụ",
        "nội dung công việc",
        "công việc",
        "việc cần làm",
        "việc phải làm",
        "giải pháp khắc phục",
        "nhiệm vụ khắc phục",
    ];
    const DUE: &[&str] = &[
        "thời hạn",
        "thời hạn hoàn thành",
        "thời gian hoàn thành",
        "hạn hoàn thành",
        "hạn",
        "thời hạn thực hiện",
        "thời hạn báo cáo",
    ];
    let tokens = token::tokens(&words_of(heading));
    let said = said(&tokens);
    if is_one(TASKS, &said) {
        return Some(Kind::Task);
    }
    if is_one(DUE, &said) {
        return Some(Kind::Due);
    }
    // "Thời điểm kết xuất" ends in no points.
    if ["thời điểm", "thời gian", "ngày"].iter().any(|time| said.starts_with(&keyed(time))) && !is_one(PERIODS, &said)
    {
        return Some(Kind::Aside);
    }
    // "9 tháng năm 2025" names a period; "Tháng, năm" is the heading of a column of them.
    let numbered = tokens.iter().any(|token| token.number().is_some());
    let is = |names: &[&str]| is_one(names, &said);
    if is(UNITS) || names_levels(&said) && !is(AREAS) {
        Some(Kind::Unit)
    } else if is(INDICATORS) {
        Some(Kind::IndicatorName)
    } else if is(AREAS) {
        Some(Kind::Area)
    } else if is(PERIODS) && !numbered {
        Some(Kind::PeriodName)
    } else if is(ASIDE) {
        Some(Kind::Aside)
    } else {
        CODES.iter().find(|(name, _)| *name == said).map(|(_, kind)| *kind)
    }
}

/// "department_code", "departmentName": as words.
fn words_of(heading: &str) -> String {
    let mut words = String::with_capacity(heading.len() + 4);
    for letter in heading.chars() {
        let joined = letter.is_ascii_uppercase() && words.ends_with(|last: char| last.is_ascii_lowercase());
        if joined || letter == '_' {
            words.push(' ');
        }
        words.extend(Some(letter).filter(|letter| *letter != '_'));
    }
    words
}

/// "Sở/ngành", "Phòng, ban chuyên môn": nothing but the kinds of those who are scored.
fn names_levels(said: &str) -> bool {
    const LEVELS: &[&str] = &[
        "tên",
        "các",
        "khối",
        "xã",
        "phường",
        "thị",
        "trấn",
        "đặc",
        "khu",
        "huyện",
        "quận",
        "thành",
        "phố",
        "sở",
        "ban",
        "ngành",
        "phòng",
        "chuyên",
        "môn",
        "chi",
        "nhánh",
        "đơn",
        "vị",
        "cơ",
        "quan",
        "ubnd",
    ];
    const KINDS: &[&str] = &["xã", "phường", "huyện", "quận", "sở", "phòng", "nhánh", "ngành"];
    let words: Vec<&str> = said.split(' ').collect();
    words.iter().all(|word| LEVELS.contains(word)) && words.iter().any(|word| KINDS.contains(word))
}

fn is_one(names: &[&str], said: &str) -> bool {
    names.iter().any(|name| keyed(name) == said)
}
