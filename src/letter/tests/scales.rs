//! Letters of a province that has approved a set of its own: publicity is worth 22 points and digitisation 18, the other way
//! round than nationally, and the online services are one group. It holds from 1/7/2025.

use super::fixtures::{hints, units};
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureStatus};
use crate::domain::index_set::IndexSets;
use crate::domain::indicator::Indicator;
use crate::domain::letter::LetterContent;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::scale::ScalesInForce;
use crate::domain::scale::fixture::national_and_own;
use crate::domain::unit::UnitId;
use crate::letter::correction::{self, CorrectionFault};
use crate::letter::typed::TypedValue;
use crate::letter::{ImportHints, read};
use chrono::{DateTime, NaiveDate};

fn sets() -> IndexSets {
    national_and_own("hung-yen-2025")
}

fn read_as(text: &str, sets: &IndexSets) -> LetterContent {
    let today = NaiveDate::from_ymd_opt(2025, 10, 20).expect("a day");
    let hints = ImportHints { unit: UnitId::new("hung-yen-2025"), today, ..hints() };
    read(text.as_bytes(), &hints, &units(), sets).expect("a letter")
}

fn figure(content: &LetterContent, unit: &str, period: Period, indicator: Indicator) -> Figure {
    let of = content.figure_sets.iter().filter(|set| set.unit == UnitId::new(unit) && set.period == period);
    let mut figures = of.flat_map(|set| &set.figures).filter(|figure| figure.indicator == indicator);
    figures.next().unwrap_or_else(|| panic!("{unit} {period} {indicator:?}: {content:?}")).clone()
}

const SEPTEMBER: Period = Period::Month { year: 2025, month: 9 };
const JUNE: Period = Period::Month { year: 2025, month: 6 };

fn letter(month: u32, ckmb: &str, shhs: &str, total: &str) -> String {
    format!(
        "UBND TỈNH HƯNG YÊN\nVĂN PHÒNG\n\nKính gửi: UBND các xã, phường.\n\nKết quả Bộ chỉ số 766 tháng {month}/2025 của tỉnh \
         Hưng Yên đạt {total}/100 điểm, trong đó:\n- Công khai, minh bạch: {ckmb};\n- Tiến độ giải quyết: 18,5/20 điểm;\n- Dịch vụ \
         trực tuyến: 17,1/22 điểm;\n- Mức độ hài lòng: 17,2/18 điểm;\n- Số hóa hồ sơ: {shhs}.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
}

#[test]
fn what_is_right_by_the_province_s_set_is_not_doubted_and_what_is_wrong_by_it_is() {
    let sound = letter(9, "20,4/22 điểm", "15,1/18 điểm", "88,3");
    let content = read_as(&sound, &sets());
    assert_eq!(content.doubts, []);
    let publicity = figure(&content, "hung-yen-2025", SEPTEMBER, Indicator::Ckmb);
    assert_eq!((publicity.points.as_hundredths(), publicity.max), (2040, Points::whole(22)));
    assert_eq!(publicity.status, FigureStatus::Certain);

    let content = read_as(&letter(9, "20,4 điểm", "19,1 điểm", "92,3"), &sets());
    let publicity = figure(&content, "hung-yen-2025", SEPTEMBER, Indicator::Ckmb);
    assert_eq!((publicity.status, publicity.max), (FigureStatus::Certain, Points::whole(22)), "no maximum is printed");
    let digitised = figure(&content, "hung-yen-2025", SEPTEMBER, Indicator::Shhs);
    let above = FigureStatus::Doubtful(Doubt::AboveMaximum { max: Points::whole(18) });
    assert_eq!(digitised.status, above, "22 is the national maximum");

    let content = read_as(&letter(9, "20,4 điểm", "15,1 điểm", "85,3"), &sets());
    let total = figure(&content, "hung-yen-2025", SEPTEMBER, Indicator::Total);
    assert!(matches!(total.status, FigureStatus::Doubtful(Doubt::SumDiffers { .. })), "{total:?}");
}

#[test]
fn before_the_set_is_valid_and_without_it_the_national_maxima_hold() {
    let text = letter(6, "20,4 điểm", "19,1 điểm", "92,3");
    for sets in [sets(), IndexSets::default()] {
        let content = read_as(&text, &sets);
        let publicity = figure(&content, "hung-yen-2025", JUNE, Indicator::Ckmb);
        assert_eq!(publicity.status, FigureStatus::Doubtful(Doubt::AboveMaximum { max: Points::whole(18) }));
        let digitised = figure(&content, "hung-yen-2025", JUNE, Indicator::Shhs);
        assert_eq!((digitised.status, digitised.max), (FigureStatus::Certain, Points::whole(22)));
    }
    let printed = letter(6, "17,4/22 điểm", "19,1/22 điểm", "89,3");
    let publicity = figure(&read_as(&printed, &sets()), "hung-yen-2025", JUNE, Indicator::Ckmb);
    assert!(matches!(publicity.status, FigureStatus::Doubtful(_)), "a maximum of another time: {publicity:?}");
}

#[test]
fn a_letter_about_two_times_is_judged_by_the_set_of_each() {
    let text = "Kết quả Bộ chỉ số 766 của tỉnh Hưng Yên.\n\nTháng 6/2025: Công khai, minh bạch đạt 17,5 điểm; Số hóa hồ sơ \
                đạt 19,1 điểm.\n\nTháng 9/2025: Công khai, minh bạch đạt 20,4 điểm; Số hóa hồ sơ đạt 19,1 điểm.\n";
    let content = read_as(text, &sets());
    let judged = |period, indicator| {
        let figure = figure(&content, "hung-yen-2025", period, indicator);
        (figure.max.as_hundredths() / 100, figure.is_doubtful())
    };
    assert_eq!([judged(JUNE, Indicator::Ckmb), judged(JUNE, Indicator::Shhs)], [(18, false), (22, false)]);
    assert_eq!([judged(SEPTEMBER, Indicator::Ckmb), judged(SEPTEMBER, Indicator::Shhs)], [(22, false), (18, true)]);
}

#[test]
fn tables_are_recognised_and_judged_by_the_set_in_every_form() {
    let csv = "Kết quả tháng 9/2025;;;;;;\nĐơn vị;CKMB (22);TDGQ (20);Trực tuyến (22);MDHL (18);SHHS (18);Tổng (100)\n\
               Xã Hiệp Cường;20,4;18,5;17,1;17,2;15,1;88,3\nXã Lương Bằng;21,0;19,0;16,5;17,0;18,9;92,4\n";
    let bars = "Kết quả Bộ chỉ số 766 tháng 9/2025:\n| Đơn vị | CKMB (22) | TDGQ (20) | Trực tuyến (22) | MDHL (18) | SHHS (18) \
                | Tổng (100) |\n| Xã Hiệp Cường | 20,4 | 18,5 | 17,1 | 17,2 | 15,1 | 88,3 |\n| Xã Lương Bằng | 21,0 | 19,0 | \
                16,5 | 17,0 | 18,9 | 92,4 |\n";
    for text in [csv, bars] {
        let content = read_as(text, &sets());
        let sound = "hung-yen-2025.hiep-cuong";
        for (indicator, points) in [(Indicator::Ckmb, 2040), (Indicator::Online, 1710), (Indicator::Shhs, 1510)] {
            let figure = figure(&content, sound, SEPTEMBER, indicator);
            assert_eq!(
                (figure.points.as_hundredths(), figure.status),
                (points, FigureStatus::Certain),
                "{indicator:?}\n{text}"
            );
        }
        let wrong = figure(&content, "hung-yen-2025.luong-bang", SEPTEMBER, Indicator::Shhs);
        assert!(matches!(wrong.status, FigureStatus::Doubtful(Doubt::AboveMaximum { .. })), "{wrong:?}");
        // By the national set the same columns are on no scale of theirs: nothing of them passes for certain.
        let content = read_as(text, &IndexSets::default());
        let certain = |figure: &&Figure| figure.indicator == Indicator::Ckmb && !figure.is_doubtful();
        assert_eq!(content.figure_sets.iter().flat_map(|set| &set.figures).filter(certain).count(), 0, "{text}");
    }
}

#[test]
fn a_correction_stays_within_the_maximum_of_its_period() {
    let (sets, units) = (sets(), units());
    let in_force = ScalesInForce { sets: &sets, units: &units };
    let content = read_as(&letter(9, "20,4 điểm", "19,1 điểm", "92,3"), &sets);
    let with = |indicator, hundredths, content: &LetterContent| {
        let value = TypedValue {
            unit: None,
            period: Some(SEPTEMBER),
            role: FigureRole::Own,
            indicator,
            points: Points::hundredths(hundredths),
            why: None,
        };
        correction::corrected(content, &value, ("seat:clerk", DateTime::UNIX_EPOCH), in_force)
    };
    assert!(with(Indicator::Ckmb, 2150, &content).is_ok(), "above the national maximum, within one's own");
    let refused = with(Indicator::Shhs, 1910, &content);
    assert_eq!(refused, Err(CorrectionFault::AboveMaximum(Points::whole(18))));
    let settled = with(Indicator::Shhs, 1510, &content).expect("a correction");
    let total = figure(&settled, "hung-yen-2025", SEPTEMBER, Indicator::Total);
    assert!(matches!(total.status, FigureStatus::Doubtful(Doubt::SumDiffers { .. })), "the five groups make 88,3");
}
