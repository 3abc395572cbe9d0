//! Invented figures for pictures.

use crate::chart::{
    Chart, GroupScore, GroupsData, HeatData, HeatRow, RankedUnit, RankingData, Score, TrendData, TrendPoint, groups,
    heat, ranking, trend,
};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::text::Text;

/// The longest caption that a channel takes, in UTF-16 code units.
pub const CAPTION_LIMIT: usize = 1_024;

/// Short, long and very long names.
const NAMES: [&str; 6] = [
    "xã Hiệp Cường",
    "thị trấn Lương Bằng",
    "phòng Tài nguyên và Môi trường",
    "xã Vũ Xá",
    "phòng Lao động – Thương binh và Xã hội",
    "văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
];

const SOURCE: &str = "Nguồn: UBND huyện Kim Động, văn bản số 12/TB-UBND ngày 14/01/2025.";

fn score(points: i32, max: i32) -> Score {
    Score { points: Points::hundredths(points), max: Points::whole(max), doubtful: false }
}

fn month(at: usize) -> Period {
    Period::Month { year: 2024 + (at / 12) as i32, month: (at % 12 + 1) as u32 }
}

pub fn trend_of(own: Vec<Option<i32>>, average: i32) -> TrendData {
    let points = own.into_iter().enumerate().map(|(at, own)| TrendPoint {
        period: month(at),
        own: own.map(|points| score(points, 100)),
        average: (at % 5 != 3).then(|| Points::hundredths((average + at as i32 * 11).min(9_999))),
    });
    TrendData {
        unit: "xã Hiệp Cường".into(),
        indicator: Indicator::Total,
        points: points.collect(),
        average: FigureRole::ProvinceAverage,
        source: SOURCE.into(),
    }
}

pub fn groups_of(own: &[i32], average: &[i32]) -> GroupsData {
    let groups = Indicator::GROUPS.into_iter().zip(own).zip(average).map(|((indicator, own), average)| GroupScore {
        indicator,
        own: Score { doubtful: *own % 7 == 1, ..score(*own, indicator.national_max().as_hundredths() / 100) },
        average: (*average % 5 != 1).then(|| Points::hundredths(*average)),
    });
    GroupsData {
        unit: "huyện Kim Động".into(),
        period: month(11),
        groups: groups.collect(),
        average: FigureRole::ProvinceAverage,
        source: SOURCE.into(),
    }
}

pub fn ranking_of(points: &[i32], own: usize) -> RankingData {
    let rows = points.iter().enumerate().map(|(at, value)| RankedUnit {
        place: at + 1,
        unit: NAMES[at % NAMES.len()].to_owned(),
        score: Score { doubtful: at == 1, ..score(*value, 100) },
        own: at == own,
    });
    RankingData {
        units: "các đơn vị".into(),
        indicator: Indicator::Total,
        period: month(11),
        rows: rows.collect(),
        source: SOURCE.into(),
    }
}

/// Rows of `periods` cells each.
pub fn heat_of(cells: &[Option<i32>], periods: usize, own: usize) -> HeatData {
    let rows = cells.chunks_exact(periods).enumerate().map(|(at, cells)| HeatRow {
        unit: NAMES[at % NAMES.len()].to_owned(),
        own: at == own,
        cells: cells.iter().map(|cell| cell.map(|points| Score { doubtful: at == 1, ..score(points, 100) })).collect(),
    });
    HeatData {
        units: "các đơn vị".into(),
        indicator: Indicator::Total,
        periods: (0..periods).map(month).collect(),
        rows: rows.collect(),
        source: SOURCE.into(),
    }
}

/// One picture of each kind.
pub fn every_kind(text: Text<'_>) -> Vec<(&'static str, Chart)> {
    let mut year = trend_of((0..12).map(|at| (at != 4).then_some(8_011 + (at * 397) % 911)).collect(), 8_204);
    if let Some(own) = year.points.get_mut(6).and_then(|point| point.own.as_mut()) {
        own.doubtful = true;
    }
    let six = groups_of(&[1_800, 1_990, 740, 920, 1_800, 1_700], &[1_400, 1_980, 800, 960, 1_770, 1_870]);
    let many: Vec<i32> = (0..40).map(|at| 9_411 - at * 37).collect();
    let cells: Vec<Option<i32>> = (0..40).map(|at| (at % 11 != 5).then_some(7_512 + (at * 431) % 1_800)).collect();
    [
        ("trend", trend(&year, text)),
        ("groups", groups(&six, text)),
        ("ranking", ranking(&ranking_of(&many, 21), text)),
        ("heat", heat(&heat_of(&cells, 8, 2), text)),
    ]
    .into_iter()
    .filter_map(|(name, chart)| Some((name, chart?)))
    .collect()
}
