use super::*;
use crate::domain::deadline::Deadline;
use crate::domain::index_set::IndexSets;
use crate::letter::correction::deadline::DeadlineChoice;
use crate::letter::tests::fixtures::{hints, units};

const LETTER: &[u8] = include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt");

fn read(line: &str) -> Option<Typed> {
    let units = units();
    let content = crate::letter::read(LETTER, &hints(), &units, &IndexSets::default()).expect("a letter");
    typed(line, &content, &units, hints().today)
}

/// Role, indicator, period, hundredths, reason.
type Said = (FigureRole, Indicator, Option<String>, i32, Option<String>);

fn value(line: &str) -> Option<Said> {
    match read(line)? {
        Typed::Value(value) => Some((
            value.role,
            value.indicator,
            value.period.map(|period| period.to_string()),
            value.points.as_hundredths(),
            value.why,
        )),
        _ => None,
    }
}

#[test]
fn a_value_is_read_with_its_place() {
    let own = FigureRole::Own;
    let year = || Some("2024".to_owned());
    let december = || Some("2024-12".to_owned());
    assert_eq!(value("TTTT năm 9,6"), Some((own, Indicator::Tttt, year(), 960, None)));
    assert_eq!(value("số hóa tháng 12 16,9"), Some((own, Indicator::Shhs, december(), 1690, None)));
    assert_eq!(value("tổng điểm năm 2024 89,39 điểm"), Some((own, Indicator::Total, year(), 8939, None)));
    assert_eq!(value("mdhl 18"), Some((own, Indicator::Mdhl, None, 1800, None)));
    let why = Some("bản in sai".to_owned());
    assert_eq!(value("thanh toán tháng 12 8,1 vì bản in sai"), Some((own, Indicator::Tttt, december(), 810, why)));
    let average = FigureRole::ProvinceAverage;
    assert_eq!(value("trung bình tỉnh CKMB năm 14"), Some((average, Indicator::Ckmb, year(), 1400, None)));
}

#[test]
fn a_question_is_no_correction() {
    for line in ["số hóa tháng 12", "TTTT năm 2024", "chỉ số tháng 12", "xếp hạng thứ 3", "TTTT quý 4", "cảm ơn", "9,6"]
    {
        assert_eq!(read(line), None, "{line}");
    }
}

#[test]
fn what_the_letter_does_not_print_can_be_given() {
    assert_eq!(read("số 15/UBND-VP"), Some(Typed::Number("15/UBND-VP".into())));
    assert_eq!(read("ngày 20/01/2025"), NaiveDate::from_ymd_opt(2025, 1, 20).map(Typed::Date));
    assert_eq!(read("ngày 2025-01-20"), NaiveDate::from_ymd_opt(2025, 1, 20).map(Typed::Date));
    assert_eq!(read("người ký Nguyễn Văn A"), Some(Typed::Signer("Nguyễn Văn A".into())));
    assert_eq!(read("kỳ tháng 12/2024"), Period::month(2024, 12).map(Typed::Period));
    assert_eq!(read("đơn vị kim-dong"), Some(Typed::Unit(UnitId::new("kim-dong"))));
    assert_eq!(read("đơn vị huyện Ân Thi"), Some(Typed::Unit(UnitId::new("an-thi"))));
    assert_eq!(read("đơn vị Atlantis"), None);
}

#[test]
fn a_deadline_is_read_with_the_number_of_its_task() {
    let at = |code: &str| Ok(DeadlineChoice::At(Deadline::from_code(code).expect("a deadline")));
    let expected = [
        ("hạn việc 3: 25/4/2025", 3, at("2025-04-25")),
        ("Hạn của việc 3 là ngày 25/4/2025.", 3, at("2025-04-25")),
        ("thời hạn chỉ đạo số 2: thứ Sáu hằng tuần", 2, at("w5")),
        ("việc 12 hạn trước 16 giờ thứ sáu hằng tuần", 12, at("w5@16:00")),
        ("nhiệm vụ 1: thời hạn ngày 15 hằng tháng", 1, at("m15")),
        ("hạn việc 3: 2025-04-25", 3, at("2025-04-25")),
        ("deadline of task 3: 25/4/2025", 3, at("2025-04-25")),
        ("việc 3 không có hạn", 3, Ok(DeadlineChoice::None)),
        ("hạn việc 3: không", 3, Ok(DeadlineChoice::None)),
        ("task 3 has no deadline", 3, Ok(DeadlineChoice::None)),
        ("việc 3 theo văn bản", 3, Ok(DeadlineChoice::AsRead)),
        ("hạn việc 3: 31/4/2025", 3, Err("31/4/2025".to_owned())),
        ("han 3 w5@16:00", 3, at("w5@16:00")),
        ("han 3 0", 3, Ok(DeadlineChoice::None)),
    ];
    for (line, ordinal, choice) in expected {
        assert_eq!(read(line), Some(Typed::Deadline(TypedDeadline { ordinal, choice })), "{line}");
    }
    for line in
        ["việc 3 hạn khi nào?", "việc 3 đến đâu rồi", "hạn việc 3", "việc của tôi", "hạn báo cáo là bao giờ", "han 3 x"]
    {
        assert_eq!(read(line), None, "{line}");
    }
}
