//! Letters as PDFs give them: lines broken at any space, blank lines and page breaks between, gaps within words. They may
//! say less than the whole letter, or doubt more, and never anything else.

use super::fixtures::{REAL, cases, hints, units};
use super::*;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::letter::formats::pdf_text;
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

static UNITS: LazyLock<UnitRegistry> = LazyLock::new(units);

/// Unit, period, what it is and of which indicator, and the number.
type Said = (String, String, String, &'static str, i32);

/// The certain figures and ranks; the doubtful ones as well when `all`.
fn said(text: &str, hints: &ImportHints, all: bool) -> Vec<Said> {
    let Ok(content) = read(pdf_text(text).as_bytes(), hints, &UNITS, &IndexSets::default()) else { return Vec::new() };
    let mut said = Vec::new();
    for set in &content.figure_sets {
        for figure in set.figures.iter().filter(|figure| all || figure.status == FigureStatus::Certain) {
            // An average is one number, beside whichever unit's score it is printed.
            let unit = if figure.role == FigureRole::Own { set.unit.to_string() } else { String::new() };
            let code = figure.indicator.code();
            let role = format!("{:?}", figure.role);
            said.push((unit.clone(), set.period.to_string(), role, code, figure.points.as_hundredths()));
            let place = figure.rank.and_then(|rank| i32::try_from(rank.place).ok());
            said.extend(place.map(|place| (unit, set.period.to_string(), "rank".to_owned(), code, place)));
        }
    }
    said
}

fn nothing_else(whole: &str, torn: &str, hints: &ImportHints) -> Result<(), TestCaseError> {
    let whole = said(whole, hints, true);
    for said in said(torn, hints, false) {
        prop_assert!(whole.contains(&said), "{said:?} is not in the letter; read from:\n{torn}");
    }
    Ok(())
}

struct Letter {
    text: String,
    hints: ImportHints,
}

/// The letters of the corpus, and those that guard it.
static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let mut letters = vec![Letter { text: REAL.to_owned(), hints: hints() }];
    for folder in ["corpus", "guard"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/letters").join(folder);
        let files = std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
        files.sort();
        letters.extend(files.iter().map(|path| {
            let golden = std::fs::read_to_string(path.with_extension("json")).expect("its reading");
            let golden: Value = serde_json::from_str(&golden).expect("JSON");
            let stated = |name: &str| golden["hints"][name].as_str().expect("a hint");
            let today = stated("today").parse().expect("a day");
            let hints = ImportHints { unit: UnitId::new(stated("unit")), today, ..hints() };
            Letter { text: std::fs::read_to_string(path).expect("a letter"), hints }
        }));
    }
    letters
});

/// What stands at a place of the torn text: a place by its share of the whole, and what happens there.
fn tears() -> impl Strategy<Value = Vec<(f64, &'static str)>> {
    let tear =
        prop_oneof![4 => Just("\n"), 2 => Just("\n\n"), 1 => Just("   "), 1 => Just("\n\n\u{c}\n"), 1 => Just("")];
    prop::collection::vec((0.0..1.0_f64, tear), 1..30)
}

/// Spaces become the tears; `""` is a gap in the word at that place, before a letter that fonts may lack.
fn torn(text: &str, tears: &[(f64, &str)]) -> String {
    const RARE: &str = "ơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";
    let mut pieces: Vec<String> = text.chars().map(String::from).collect();
    let spaces: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at] == " ").collect();
    let within = |at: &usize| pieces[*at - 1].chars().all(char::is_alphabetic) && RARE.contains(pieces[*at].as_str());
    let rare: Vec<usize> = (1..pieces.len()).filter(within).collect();
    for (share, tear) in tears {
        let places = if tear.is_empty() { &rare } else { &spaces };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = (share * places.len() as f64) as usize;
        let Some(piece) = places.get(at).and_then(|at| pieces.get_mut(*at)) else { continue };
        if tear.is_empty() {
            piece.insert(0, ' ');
        } else {
            *piece = (*tear).to_owned();
        }
    }
    pieces.concat()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_torn_letter_says_nothing_else(letter in 0..LETTERS.len(), tears in tears()) {
        let Letter { text, hints } = &LETTERS[letter];
        nothing_else(text, &torn(text, &tears), hints)?;
    }
}

/// A letter of the corpus whose pieces are replaced by torn ones.
fn assert_nothing_else(name: &str, tears: &[(&str, &str)]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/letters");
    let path = folder.join(name).with_extension("txt");
    let whole = std::fs::read_to_string(&path).expect("a letter");
    let golden = std::fs::read_to_string(path.with_extension("json")).ok();
    let golden: Option<Value> = golden.map(|golden| serde_json::from_str(&golden).expect("JSON"));
    let stated = |name: &str| golden.as_ref().and_then(|golden| golden["hints"][name].as_str());
    let today = stated("today").map_or(hints().today, |day| day.parse().expect("a day"));
    let unit = stated("unit").map_or(hints().unit, UnitId::new);
    let hints = ImportHints { unit, today, ..hints() };
    let torn = tears.iter().fold(whole.clone(), |text, (piece, torn)| {
        assert!(text.contains(piece), "{piece:?} does not stand in {name}");
        text.replacen(piece, torn, 1)
    });
    if let Err(error) = nothing_else(&whole, &torn, &hints) {
        panic!("{error}");
    }
}

#[test]
fn a_name_broken_from_its_kind_stays_whole() {
    assert_nothing_else("communes-2025-09", &[("3. X. Hiệp", "3. X.\nHiệp")]);
    assert_nothing_else("communes-2025-09", &[("2. UBND xã Nghĩa", "2. UBND\nxã Nghĩa")]);
    let list = "corpus/29-nhieu-xa-gach-dau-dong-viet-tat";
    assert_nothing_else(list, &[("TT. Lương", "TT.\nLương")]);
    assert_nothing_else(list, &[("UBND Xã Đức", "UBND Xã\n\nĐức")]);
    assert_nothing_else(list, &[("Đức Hợp", "Đức\n\nHợp")]);
    assert_nothing_else("corpus/50-so-tuan-va-tuan-truoc", &[("Sở Nội vụ", "Sở\n\nNội vụ")]);
}

#[test]
fn a_score_broken_from_its_name_is_not_taken_for_the_letters_own_unit() {
    let list = "corpus/29-nhieu-xa-gach-dau-dong-viet-tat";
    assert_nothing_else(list, &[("Hợp: 83,25", "Hợp:\n83,25")]);
    assert_nothing_else(list, &[("8/15; TTTT", "8/15;\nTTTT")]);
    assert_nothing_else(list, &[("17/18, TDGQ", "17/18,\n\nTDGQ")]);
    let places = "corpus/03-thanh-pho-6-thang-dau-nam-cac-phuong";
    assert_nothing_else(places, &[("Bảo Khê: 79.6", "Bảo Khê:\n79.6")]);
    let wards = "corpus/47-thanh-pho-cac-phuong-giua-nhom";
    assert_nothing_else(wards, &[("phường An Tảo (90,7", "phường An Tảo\n\n(90,7")]);
    assert_nothing_else("corpus/05-vpub-bang-xep-hang-10-huyen", &[("của tỉnh: 85,55", "của tỉnh:\n85,55")]);
    assert_nothing_else("corpus/33-lan-voi-chi-so-khac", &[("DDCI của", "DDCI\ncủa")]);
}

#[test]
fn a_period_broken_over_lines_is_the_same_period() {
    assert_nothing_else("several-periods", &[("2. Quý III", "2. Quý\n\nIII")]);
    assert_nothing_else("several-periods", &[("điểm; 9 tháng", "điểm;\n9 tháng")]);
    assert_nothing_else("before-and-after", &[("15,2 điểm (tháng", "15,2 điểm\n\n(tháng")]);
    assert_nothing_else("corpus/08-phuong-quy-3-2025-truoc-gia-tri", &[("\nQuý III năm", "\nQuý\n\nIII năm")]);
    let week = "corpus/26-tuan-03";
    assert_nothing_else(week, &[("766 Tuần 03 năm", "766 Tuần\n03\n\nnăm")]);
    assert_nothing_else(week, &[("với Tuần 02", "với\n\nTuần 02")]);
    assert_nothing_else(week, &[("766 Tuần 03", "766 Tuần  03"), ("\nTuần 03 năm", "\nTuần 03\nnăm")]);
    let gap = [("6 tháng đầu năm 2024 là", "6 tháng đầ u năm 2024 là")];
    assert_nothing_else("corpus/03-thanh-pho-6-thang-dau-nam-cac-phuong", &gap);
}

#[test]
fn an_issuer_and_a_day_broken_over_lines_are_read_whole() {
    assert_nothing_else("five-groups-half-year", &[("UBND TỈNH HƯNG YÊN", "UBND TỈNH\nHƯNG YÊN")]);
    assert_nothing_else("corpus/26-tuan-03", &[("UBND HUYỆN VĂN GIANG", "UBND HUYỆN\nVĂN GIANG")]);
    let one_line = [("HƯNG YÊN\nVĂN PHÒNG\n", "HƯNG YÊN VĂN PHÒNG ")];
    assert_nothing_else("five-groups-half-year", &one_line);
    assert_nothing_else("commune-after-reform", &[("VIỆT NAM\nXÃ", "VIỆT NAM XÃ")]);
    assert_nothing_else("suspension-province", &[("năm 2025\nCHỈ THỊ", "năm 2025 CHỈ THỊ")]);
    for torn in ["ngày\n15 tháng 9 năm 2025", "ngày 15\ntháng 9 năm 2025", "ngày 15 tháng 9\nnăm\n2025"] {
        assert_nothing_else("suspension-province", &[("ngày 15 tháng 9 năm 2025", torn)]);
    }
}

#[test]
fn a_broken_row_of_a_table_is_not_read_as_another() {
    let maxima = "guard/06-bang-cot-toi-da-ten-hai-dong";
    assert_nothing_else(
        maxima,
        &[("MDHL (18)", "MDHL\n(18)"), ("Huyện Ân Thi      16,2   ", "Huyện Ân Thi      16,2\n")],
    );
    assert_nothing_else(maxima, &[("CKMB (18)", "CKMB    (18)"), ("SHHS", "S\nHHS")]);
    assert_nothing_else(maxima, &[("CKMB", "CKM   B"), ("17,4       15,1", "17   ,4       15,1")]);
    assert_nothing_else(maxima, &[("CKMB (18)", "CKMB (1\n\n8)"), ("DVCTT (12)", "DVCTT (   12)")]);
    assert_nothing_else(maxima, &[("\nCác huyện,", "\nCác huyện\n,")]);
    let names = "guard/01-bang-theo-chi-so";
    let row = "Tiến độ giải quyết            20    ";
    assert_nothing_else(names, &[("Tên chỉ số  ", "Tên chỉ số\n"), (row, "Tiến độ giải quyết            20\n\n")]);
    let bars = "corpus/44-vpub-bang-xa-phuong-hai-ky";
    assert_nothing_else(bars, &[("Xếp hạng\n1 | Phường Phố", "Xếp\nhạng\n1 | Phường\nPhố")]);
    assert_nothing_else(
        "communes-2025-09",
        &[("1. Xã Lương Bằng: tổng điểm 91,2 điểm", "1. Xã Lương      Bằng: tổng điểm 91,2\nđiểm")],
    );
}

#[test]
fn lines_that_ran_together_do_not_give_a_place_to_another_indicator() {
    let towns = "corpus/04-thi-xa-nam-nhom-truc-tuyen-22";
    assert_nothing_else(towns, &[("17,7/18 điểm\nThị xã", "17,7/18 điểm Thị xã")]);
    let others = "corpus/33-lan-voi-chi-so-khac";
    assert_nothing_else(others, &[("3/10.\n3. DDCI", "3/10. 3. DDCI"), ("điểm.\n4. Bộ", "điểm. 4. Bộ")]);
}

#[test]
fn a_heading_that_ran_into_the_item_above_does_not_leave_its_items_to_the_period_before() {
    let items = |heading: &str| {
        format!(
            "1. Kết quả tháng 12/2024: huyện đạt 87,96 điểm, trong đó:\n- Tiến độ giải quyết: 18/20 điểm.\n\
             - Số hóa hồ sơ: 16,9/22 điểm.{heading}2. Kết quả cả năm 2024: huyện đạt 89,39 điểm, trong đó:\n\
             - Số hóa hồ sơ: 17/22 điểm.\n- Tiến độ giải quyết: 19,9/20 điểm.\n"
        )
    };
    assert!(nothing_else(&items("\n"), &items(" "), &hints()).is_ok());
    // With the wide gap of two lines that ran together it is no heading of a table either.
    assert!(nothing_else(&items("\n"), &items("   "), &hints()).is_ok());
}

#[test]
fn a_sentence_that_begins_with_a_level_is_not_fatal() {
    let text = "Nội dung: đạt 87,3, trong đó tháng 12/2024.\n\nđạt 87,3 và các xã thực hiện Bộ chỉ số 766.";
    let _ = read(text.as_bytes(), &hints(), &UNITS, &IndexSets::default());
}

#[test]
fn a_week_broken_from_its_number_below_two_lines_with_gaps_is_that_week() {
    let broken = ("Tuần 03 năm 2025, huyện", "Tuần\n03 năm 2025, huyện");
    assert_nothing_else("corpus/26-tuan-03", &[broken, ("đến ngày", "đến   ngày"), ("1. Kết", "1.   Kết")]);
}

#[test]
fn a_week_whose_number_went_with_the_pages_is_no_year() {
    assert_nothing_else(
        "corpus/53-bao-cao-tuan-trong-ngoac-tuan-truoc",
        &[("Tuần 41 năm 2024", "Tuần\n\n\u{c}\n41\nnăm 2024")],
    );
}

#[test]
fn a_letter_torn_off_a_heading_leaves_no_value_certain() {
    let table = "Điểm các nhóm tháng 7/2024:\n\n\
                 Đơn vị        CKMB (18)  T   DGQ (20)  DVCTT (12)  TTTT (10)  MDHL (18)  S\nHHS (22)  Tổng (100)\n\
                 Huyện Ân Thi      16,2       18,9        7,4        6,1       17,1       14,3       80,0\n";
    let read = super::wordings::letter(table);
    let shifted = |figure: &Figure| {
        figure.points == Points::hundredths(740) && figure.indicator == Indicator::Tdgq && !figure.is_doubtful()
    };
    assert!(!read.figure_sets.iter().flat_map(|set| &set.figures).any(shifted), "{:?}", read.figure_sets);
    assert!(read.doubts.iter().any(|doubt| doubt.printed.contains("7,4")), "{:?}", read.doubts);
}
