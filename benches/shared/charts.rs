//! One picture of each kind from invented figures.

use loa::chart::{self, Chart, GroupScore, GroupsData, HeatData, HeatRow, RankedUnit, RankingData, Score};
use loa::chart::{TrendData, TrendPoint};
use loa::domain::figure::FigureRole;
use loa::domain::indicator::Indicator;
use loa::domain::period::Period;
use loa::domain::points::Points;
use loa::text::Text;

const COMMUNES: [&str; 17] = [
    "xã Hiệp Cường",
    "xã Nghĩa Dân",
    "xã Toàn Thắng",
    "xã Vĩnh Xá",
    "thị trấn Lương Bằng",
    "xã Phạm Ngũ Lão",
    "xã Chính Nghĩa",
    "xã Song Mai",
    "xã Đồng Thanh",
    "xã Thọ Vinh",
    "xã Phú Thọ",
    "xã Mai Động",
    "xã Đức Hợp",
    "xã Hùng An",
    "xã Ngọc Thanh",
    "xã Vũ Xá",
    "xã Nhân La",
];

const SOURCE: &str = "Nguồn: UBND huyện Kim Động, văn bản số 12/TB-UBND ngày 14/01/2025.";

type Draw = fn(Text<'_>) -> Option<Chart>;

const KINDS: [(&str, Draw); 10] = [
    ("trend-12", |text| chart::trend(&months(12, 2024, 1), text)),
    ("trend-24", |text| chart::trend(&months(24, 2023, 3), text)),
    ("trend-5", |text| chart::trend(&months(5, 2024, 10), text)),
    ("trend-1", |text| chart::trend(&months(1, 2024, 12), text)),
    ("groups", |text| chart::groups(&six(), text)),
    ("ranking-17", |text| chart::ranking(&ranked(17), text)),
    ("ranking-10", |text| chart::ranking(&ranked(10), text)),
    ("ranking-129", |text| chart::ranking(&ranked(129), text)),
    ("heat-17", |text| chart::heat(&heat(17, 12), text)),
    ("heat-10", |text| chart::heat(&heat(10, 4), text)),
];

pub fn charts(text: Text<'_>) -> Vec<(&'static str, Option<Chart>)> {
    KINDS.iter().map(|(name, draw)| (*name, draw(text))).collect()
}

/// The picture at a place of [`charts`].
#[allow(dead_code, reason = "the example draws all of them")]
pub fn chart(at: usize, text: Text<'_>) -> Option<Chart> {
    KINDS.get(at).and_then(|(_, draw)| draw(text))
}

fn score(points: i32, max: i32) -> Score {
    Score { points: Points::hundredths(points), max: Points::whole(max), doubtful: false }
}

/// A number that looks like a figure, the same at every run.
fn invented(seed: i32) -> i32 {
    7_600 + (seed * 7_919 + 1_301).rem_euclid(1_733)
}

fn months(count: i32, year: i32, first: i32) -> TrendData {
    let points = (0..count).map(|at| {
        let month = first + at - 1;
        let period = Period::Month { year: year + month / 12, month: (month % 12 + 1) as u32 };
        let own = (at % 9 != 4).then(|| Score { doubtful: at == 6, ..score(invented(at) / 2 + 4_300 + at * 20, 100) });
        TrendPoint { period, own, average: Some(Points::hundredths(8_200 + at * 17 + (at * 37) % 90)) }
    });
    TrendData {
        unit: "xã Hiệp Cường".into(),
        indicator: Indicator::Total,
        points: points.collect(),
        average: FigureRole::ProvinceAverage,
        source: SOURCE.into(),
    }
}

/// The year 2024 of the letter in `data/letters`.
fn six() -> GroupsData {
    let figures = [(1800, 1400), (1990, 1980), (740, 800), (920, 960), (1800, 1770), (1700, 1870)];
    let groups = Indicator::GROUPS.into_iter().zip(figures).map(|(indicator, (own, average))| GroupScore {
        indicator,
        own: Score {
            points: Points::hundredths(own),
            max: indicator.national_max(),
            doubtful: indicator == Indicator::Tttt,
        },
        average: Some(Points::hundredths(average)),
    });
    GroupsData {
        unit: "huyện Kim Động".into(),
        period: Period::Year { year: 2024 },
        groups: groups.collect(),
        average: FigureRole::ProvinceAverage,
        source: "Nguồn: UBND huyện Kim Động, văn bản tháng 12/2024 (không ghi số, ngày).".into(),
    }
}

fn ranked(count: usize) -> RankingData {
    let mut points: Vec<i32> = (0..count).map(|at| invented(at as i32)).collect();
    points.sort_unstable_by(|a, b| b.cmp(a));
    let rows = points.into_iter().enumerate().map(|(at, points)| RankedUnit {
        place: at + 1,
        unit: COMMUNES[at % COMMUNES.len()].to_owned(),
        score: Score { doubtful: at == 1, ..score(points, 100) },
        own: at == count / 2,
    });
    RankingData {
        units: "các xã, phường, thị trấn".into(),
        indicator: Indicator::Total,
        period: Period::Month { year: 2024, month: 12 },
        rows: rows.collect(),
        source: SOURCE.into(),
    }
}

fn heat(count: usize, months: usize) -> HeatData {
    let rows = (0..count).map(|row| HeatRow {
        unit: COMMUNES[row % COMMUNES.len()].to_owned(),
        own: row == 3,
        cells: (0..months)
            .map(|month| {
                let known = (row * 5 + month * 3) % 23 != 7;
                let doubtful = (row, month) == (2, months - 2);
                known.then(|| Score { doubtful, ..score(invented((row * 31 + month) as i32), 100) })
            })
            .collect(),
    });
    HeatData {
        units: "các xã, phường, thị trấn".into(),
        indicator: Indicator::Total,
        periods: (1..=months as u32).map(|month| Period::Month { year: 2024, month }).collect(),
        rows: rows.collect(),
        source: SOURCE.into(),
    }
}
