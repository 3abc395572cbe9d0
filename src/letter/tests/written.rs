//! Letters written from random figures, in the wordings of several offices, read back exactly.

use super::fixtures::{cases, hints, units};
use super::*;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::text::{Lang, numbers};
use proptest::prelude::*;
use std::sync::LazyLock;

static UNITS: LazyLock<UnitRegistry> = LazyLock::new(units);

#[derive(Debug, Clone)]
struct Written {
    /// Score in tenths and the province's average in tenths, by group.
    groups: Vec<(Indicator, i32, i32)>,
    style: usize,
    dots: bool,
    rank: (u32, u32),
}

fn written() -> impl Strategy<Value = Written> {
    let groups = Indicator::GROUPS.map(|group| {
        let most = group.national_max().as_hundredths() / 10;
        (Just(group), most / 3..=most, 0..=most)
    });
    let shuffled = groups.to_vec().prop_shuffle();
    (shuffled, 0..4_usize, any::<bool>(), 1..=10_u32).prop_map(|(groups, style, dots, place)| Written {
        groups,
        style,
        dots,
        rank: (place, 10),
    })
}

fn name(group: Indicator, style: usize) -> &'static str {
    let names = match group {
        Indicator::Ckmb => [
            "Chỉ số Công khai minh bạch",
            "nhóm công khai, minh bạch",
            "CKMB",
            "Công khai, minh bạch trong giải quyết TTHC",
        ],
        Indicator::Tdgq => {
            ["Chỉ số Tiến độ giải quyết", "tiến độ, kết quả giải quyết", "TDGQ", "Tiến độ giải quyết hồ sơ"]
        }
        Indicator::Dvctt => {
            ["Dịch vụ công trực tuyến", "cung cấp dịch vụ công trực tuyến", "DVCTT", "Cung cấp DVC trực tuyến"]
        }
        Indicator::Tttt => ["Thanh toán trực tuyến", "thanh toán trực tuyến", "TTTT", "Thanh toán trực tuyến"],
        Indicator::Mdhl => ["Chỉ số Mức độ hài lòng", "mức độ hài lòng của người dân", "MDHL", "Mức độ hài lòng"],
        _ => ["Chỉ số về số hóa hồ sơ", "số hoá hồ sơ", "SHHS", "Mức độ số hóa hồ sơ"],
    };
    names[style]
}

fn letter(written: &Written) -> String {
    let lang = if written.dots { Lang::En } else { Lang::Vi };
    let tenths = |value: i32| numbers::points(Points::hundredths(value * 10), lang);
    let total = tenths(written.groups.iter().map(|(_, own, _)| own).sum());
    let (place, of) = written.rank;
    let mut text = match written.style {
        0 => format!(
            "Kính gửi: UBND các xã, thị trấn.\n\n1. Kết quả tháng 01/2025: Tổng hợp các nhóm chỉ số đạt {total} điểm; xếp hạng thứ {place:02}/{of} huyện, trong đó:\n"
        ),
        1 => format!("Tháng 01/2025, huyện Kim Động đạt {total} điểm, đứng vị trí {place}/{of}; trong đó "),
        2 => format!("Kết quả Bộ chỉ số 766 tháng 01 năm 2025: Tổng điểm: {total}/100; hạng {place}/{of}.\n"),
        _ => format!(
            "Kính gửi: UBND các xã.\nUBND huyện thông báo kết quả tháng 01/2025 như sau:\n+ Tổng số điểm của huyện: {total} điểm/100 điểm, xếp thứ {place} trong tổng số {of} đơn vị.\n"
        ),
    };
    for (group, own, province) in &written.groups {
        let (own, province) = (tenths(*own), tenths(*province));
        let max = numbers::points(group.national_max(), lang);
        let name = name(*group, written.style);
        let _ = match written.style {
            0 => writeln!(text, "\n- {name}: {own}/{max} điểm (trung bình của tỉnh\n\nlà {province}/{max} điểm).\n"),
            1 => write!(text, "{name} đạt {own}/{max} điểm (bình quân toàn tỉnh {province}/{max} điểm); "),
            2 => writeln!(text, "{name}: {own}/{max}, trung bình tỉnh {province}/{max};"),
            _ => writeln!(text, "+ {name}: {own} điểm/{max} điểm, trung bình chung của tỉnh {province} điểm"),
        };
    }
    text + "\nNơi nhận:\n- Như trên.\n"
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_written_letter_reads_back(written in written()) {
        let text = letter(&written);
        let content = read(text.as_bytes(), &hints(), &UNITS, &IndexSets::default()).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(&content.doubts, &Vec::new(), "{}", text);
        prop_assert_eq!(content.figure_sets.len(), 1, "{}", text);
        let set = &content.figure_sets[0];
        for (group, own, province) in &written.groups {
            for (role, points) in [(FigureRole::Own, own), (FigureRole::ProvinceAverage, province)] {
                let read = set.find(role, *group).map(|figure| figure.points);
                prop_assert_eq!(read, Some(Points::hundredths(points * 10)), "{:?} {:?}\n{}", role, group, text);
            }
        }
        let rank = set.own(Indicator::Total).and_then(|total| total.rank).map(|rank| (rank.place, rank.of));
        prop_assert_eq!(rank, Some((written.rank.0, Some(written.rank.1))), "{}", text);
        prop_assert_eq!(set.figures.len(), 13);
    }
}
