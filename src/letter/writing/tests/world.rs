//! An invented letter, and letters of random figures.

use crate::domain::figure::{Figure, FigureRole, FigureSet, FigureStatus, PrintedRate, Rank, RateKind};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{Audience, Deadline, Directive, LetterId, LetterRef};
use crate::domain::period::Period;
use crate::domain::points::{Points, Rate};
use crate::domain::unit::UnitId;
use crate::letter::tests::fixtures::units;
use crate::letter::writing::{AnnexTable, LetterDraft};
use chrono::NaiveDate;
use proptest::prelude::*;

pub const JANUARY: Period = Period::Month { year: 2025, month: 1 };

fn source() -> LetterRef {
    LetterRef { letter: LetterId::from_text("nguon"), version: 1 }
}

pub fn figure(role: FigureRole, indicator: Indicator, hundredths: i32) -> Figure {
    Figure {
        role,
        indicator,
        points: Points::hundredths(hundredths),
        max: indicator.national_max(),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: String::new(),
        line: 1,
    }
}

pub fn set(unit: &str, period: Period, figures: Vec<Figure>) -> FigureSet {
    FigureSet { unit: UnitId::new(unit), period, source: source(), figures }
}

/// The figures of the December 2024 letter, under another period.
pub fn results(unit: &str, period: Period) -> FigureSet {
    let rows = [
        (Indicator::Ckmb, 1800, 1250, Some(10_000)),
        (Indicator::Tdgq, 1980, 1930, Some(9916)),
        (Indicator::Dvctt, 720, 800, None),
        (Indicator::Tttt, 810, 620, Some(7020)),
        (Indicator::Mdhl, 1800, 1790, Some(10_000)),
        (Indicator::Shhs, 1690, 1690, None),
    ];
    let mut total = figure(FigureRole::Own, Indicator::Total, 8800);
    total.rank = Some(Rank { place: 3, of: Some(10) });
    let mut figures = vec![total];
    for (indicator, own, average, rate) in rows {
        let mut own = figure(FigureRole::Own, indicator, own);
        own.rate = rate.map(|rate| PrintedRate { rate: Rate::hundredths(rate), kind: kind(&own, rate), label: None });
        figures.extend([own, figure(FigureRole::ProvinceAverage, indicator, average)]);
    }
    set(unit, period, figures)
}

/// As the reader tells a rate: equal to points / maximum within rounding, or unknown.
fn kind(figure: &Figure, rate: i32) -> RateKind {
    let share = figure.share().map_or(0, Rate::as_hundredths);
    if (share - rate).abs() <= 50 { RateKind::ShareOfMaximum } else { RateKind::Unknown }
}

pub fn directive(ordinal: u32, text: &str, deadline: Option<Deadline>) -> Directive {
    Directive {
        ordinal,
        text: text.to_owned(),
        addressees: vec![
            "Thủ trưởng các phòng, ngành thuộc UBND huyện".into(),
            "Chủ tịch UBND các xã, thị trấn".into(),
        ],
        audience: Audience::everyone(),
        deadline,
        cited: None,
        asks_for_report: text.contains("báo cáo"),
        suspends_components: false,
        undated: None,
        resumes_components: None,
        chosen: None,
        only_urges: false,
        line: 1,
    }
}

/// A letter with everything in it.
pub fn draft() -> LetterDraft {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    LetterDraft {
        superior: Vec::new(),
        issuer_lines: owned(&["Ủy ban nhân dân", "Huyện Kim Động"]),
        issuer: Some("UBND huyện Kim Động".into()),
        number: Some("15/UBND-VP".into()),
        symbol: None,
        place: Some("Kim Động".into()),
        date: NaiveDate::from_ymd_opt(2025, 2, 5),
        addressees: owned(&["Các phòng, ngành thuộc UBND huyện", "UBND các xã, thị trấn"]),
        grounds: owned(&[
            "Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ phê duyệt Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, dịch vụ công theo thời gian thực trên môi trường điện tử",
            "Căn cứ Công văn số 07/VPUB-PVHCC&KSTT ngày 03/02/2025 của Văn phòng UBND tỉnh Hưng Yên",
        ]),
        unit: "huyện Kim Động".into(),
        periods: vec![JANUARY],
        results: vec![results("kim-dong", JANUARY)],
        directives: vec![
            directive(
                1,
                "Rà soát, khắc phục các nhóm chỉ số có điểm thấp, báo cáo kết quả về UBND huyện trước ngày 15 hằng tháng.",
                Deadline::monthly(15),
            ),
            directive(2, "Tăng cường hướng dẫn người dân nộp hồ sơ trực tuyến, thanh toán không dùng tiền mặt.", None),
        ],
        copies: owned(&["Như trên", "CT, PCT UBND huyện", "Cổng thông tin điện tử huyện", "Lưu: VT"]),
        authority: owned(&["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]),
        signer: Some("Nguyễn Văn Mẫu".into()),
        annexes: Vec::new(),
        chart: None,
    }
}

/// Every commune of the district, with figures that fall from row to row.
pub fn annex(period: Period) -> AnnexTable {
    let (registry, district) = (units(), UnitId::new("kim-dong"));
    let day = period.end();
    let communes =
        registry.children_on(&district, day).filter(|unit| unit.level() == crate::domain::unit::UnitLevel::Commune);
    let rows = (0..).zip(communes).map(|(at, unit)| {
        let mut figures: Vec<Figure> = Indicator::GROUPS
            .into_iter()
            .map(|group| figure(FigureRole::Own, group, group.national_max().as_hundredths() - 20 * at - 35))
            .collect();
        let total: i32 = figures.iter().map(|figure| figure.points.as_hundredths()).sum();
        figures.push(figure(FigureRole::Own, Indicator::Total, total));
        (unit.full_name(), set(unit.id.as_str(), period, figures))
    });
    AnnexTable { period, rows: rows.collect() }
}

/// Random figures in the six- or the five-group layout, with averages and rates here and there.
pub fn random_results(unit: &'static str, period: Period) -> impl Strategy<Value = FigureSet> {
    let five = any::<bool>();
    let decimals = prop_oneof![Just(10), Just(1)];
    let values = prop::collection::vec((200..=1000_i32, 0..=1000_i32, any::<bool>(), any::<bool>(), 0..=10_000_i32), 6);
    let total = (any::<bool>(), any::<bool>(), 1..=63_u32, prop_oneof![Just(None), (63..=135_u32).prop_map(Some)]);
    (five, decimals, values, total).prop_map(move |(five, step, values, (nation, average, place, of))| {
        let groups: Vec<Indicator> = if five {
            vec![Indicator::Ckmb, Indicator::Tdgq, Indicator::Online, Indicator::Mdhl, Indicator::Shhs]
        } else {
            Indicator::GROUPS.to_vec()
        };
        let mut figures = Vec::new();
        let mut sum = 0;
        for (group, (own, province, has_average, has_rate, rate)) in groups.into_iter().zip(values) {
            let max = group.national_max().as_hundredths();
            let rounded = |share: i32| (max * share / 1000) / step * step;
            let mut own = figure(FigureRole::Own, group, rounded(own));
            sum += own.points.as_hundredths();
            if has_rate {
                own.rate = Some(PrintedRate { rate: Rate::hundredths(rate), kind: kind(&own, rate), label: None });
            }
            figures.push(own);
            if has_average {
                figures.push(figure(FigureRole::ProvinceAverage, group, rounded(province)));
            }
        }
        let mut total = figure(FigureRole::Own, Indicator::Total, sum);
        total.rank = Some(Rank { place, of });
        let mut all = vec![total];
        let averages = || figures.iter().filter(|figure| figure.role == FigureRole::ProvinceAverage);
        if average && nation {
            all.push(figure(FigureRole::NationalAverage, Indicator::Total, 7525));
        } else if average && averages().count() * 2 == figures.len() {
            // A total of averages that are all there must be their sum.
            let sum = averages().map(|figure| figure.points.as_hundredths()).sum();
            all.push(figure(FigureRole::ProvinceAverage, Indicator::Total, sum));
        }
        all.extend(figures);
        set(unit, period, all)
    })
}
