//! What one cell prints.

use crate::domain::figure::Rank;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::scale::Scales;
use crate::letter::table::indicators_of;

/// A printed score.
pub struct Printed {
    pub points: Points,
    pub decimals: usize,
    pub max: Option<Points>,
}

/// "92,15", "17,5/18", "88 điểm".
pub fn printed(cell: &str) -> Option<Printed> {
    let cell = cell.strip_suffix("điểm").or_else(|| cell.strip_suffix('đ')).unwrap_or(cell).trim();
    let (digits, max) = match cell.split_once('/') {
        Some((digits, max)) => (digits.trim(), Some(Points::parse(max.trim())?)),
        None => (cell, None),
    };
    let decimals = digits.split_once([',', '.']).map_or(0, |(_, decimals)| decimals.len());
    Some(Printed { points: Points::parse(digits)?, decimals, max })
}

/// "3", "03/10".
pub fn rank(cell: &str) -> Option<Rank> {
    // "1 (▲2)": how far it has moved stands behind.
    let moved =
        |behind: &str| behind.trim_end().ends_with(')') && behind.contains(['▲', '▼', '▬', '↑', '↓', '+', '-', '=']);
    let cell = cell.split_once('(').filter(|(_, behind)| moved(behind)).map_or(cell, |(place, _)| place.trim());
    let (number, of) = cell.split_once('/').map_or((cell, None), |(place, of)| (place, Some(of)));
    let place = number.trim().parse::<u32>().ok().filter(|place| *place > 0)?;
    match of.map(|of| of.trim().parse::<u32>()) {
        None => Some(Rank { place, of: None }),
        Some(Ok(of)) if place <= of => Some(Rank { place, of: Some(of) }),
        Some(_) => None,
    }
}

/// The indicator that a row of a table of indicators is about.
pub fn indicator_of(name: &str, maximum: Option<Points>, scales: &Scales) -> Option<Indicator> {
    let said = name.to_lowercase();
    match indicators_of(name)[..] {
        [Indicator::Dvctt] if maximum.is_some_and(|maximum| scales.is_of_online(maximum)) => Some(Indicator::Online),
        [only] => Some(only),
        [] if said.starts_with("tổng") || matches!(said.as_str(), "cộng" | "tong" | "tong_diem" | "total") => {
            Some(Indicator::Total)
        }
        _ => None,
    }
}

/// "Xếp hạng", "Thứ hạng toàn tỉnh": a row of ranks among indicators.
pub fn is_rank_row(name: &str) -> bool {
    let said = name.to_lowercase();
    ["xếp hạng", "thứ hạng", "hạng", "vị trí", "xếp thứ"].iter().any(|word| said.starts_with(word))
}

/// "Số hồ sơ quá hạn", "Xếp loại": a row that states no score.
pub fn is_count_row(name: &str) -> bool {
    let said = name.to_lowercase();
    let begins = [
        "số hồ sơ",
        "số lượng",
        "số tthc",
        "số thủ tục",
        "tỷ lệ",
        "tỉ lệ",
        "xếp loại",
        "tổng số hồ sơ",
        "tăng",
        "giảm",
        "ghi chú",
    ];
    begins.iter().any(|word| said.starts_with(word))
}
