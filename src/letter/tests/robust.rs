use super::fixtures::{REAL, cases, hints, units};
use super::*;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use proptest::prelude::*;
use std::sync::LazyLock;

type Said = (Period, FigureRole, Indicator, Points);

static UNITS: LazyLock<UnitRegistry> = LazyLock::new(units);

/// What the whole letter says, the two values of the doubtful score included.
static WHOLE: LazyLock<Vec<Said>> = LazyLock::new(|| {
    let mut whole = certain(REAL);
    let year = Period::Year { year: 2024 };
    whole.extend([920, 960].map(|points| (year, FigureRole::Own, Indicator::Tttt, Points::hundredths(points))));
    whole
});

fn certain(text: &str) -> Vec<Said> {
    let Ok(content) = read(text.as_bytes(), &hints(), &UNITS, &IndexSets::default()) else { return Vec::new() };
    content
        .figure_sets
        .iter()
        .flat_map(|set| set.figures.iter().map(move |figure| (set.period, figure)))
        .filter(|(_, figure)| figure.status == FigureStatus::Certain)
        .map(|(period, figure)| (period, figure.role, figure.indicator, figure.points))
        .collect()
}

fn nothing_wrong(text: &str) -> Result<(), TestCaseError> {
    for said in certain(text) {
        prop_assert!(WHOLE.contains(&said), "{said:?} is not in the letter; read from:\n{text}");
    }
    Ok(())
}

fn position() -> impl Strategy<Value = usize> {
    0..=REAL.chars().count()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_cut_letter_says_nothing_else(from in position(), to in position()) {
        let (from, to) = (from.min(to), from.max(to));
        nothing_wrong(&REAL.chars().skip(from).take(to - from).collect::<String>())?;
    }

    #[test]
    fn spaces_and_line_breaks_in_wrong_places_say_nothing_else(
        noise in prop::collection::vec((position(), prop_oneof![Just(" "), Just("\n"), Just("\n\n"), Just("\t"), Just("   ")]), 1..12),
    ) {
        let mut text: Vec<String> = REAL.chars().map(String::from).collect();
        for (at, blank) in noise {
            if let Some(place) = text.get_mut(at) {
                place.push_str(blank);
            }
        }
        nothing_wrong(&text.concat())?;
    }

    #[test]
    fn lines_run_together_say_nothing_else(kept in prop::collection::vec(any::<bool>(), 170)) {
        let mut text = String::new();
        for (at, line) in REAL.lines().enumerate() {
            text.push_str(line);
            text.push(if kept.get(at).copied().unwrap_or(true) { '\n' } else { ' ' });
        }
        nothing_wrong(&text)?;
    }

    #[test]
    fn letters_and_marks_between_say_nothing_else(noise in prop::collection::vec((position(), "[a-zđ,.;:()/-]{1,3}"), 1..6)) {
        let mut text: Vec<String> = REAL.chars().map(String::from).collect();
        for (at, mark) in noise {
            // Marks among digits make another number, which nobody can tell from a printed one.
            let digit = |at: usize| text.get(at).is_some_and(|c| c.chars().any(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '/' | ' ')));
            if !digit(at) && !digit(at + 1) && let Some(place) = text.get_mut(at) {
                place.push_str(&mark);
            }
        }
        nothing_wrong(&text.concat())?;
    }

    #[test]
    fn no_bytes_are_fatal(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes, &hints(), &UNITS, &IndexSets::default());
    }

    #[test]
    fn no_words_are_fatal(
        words in prop::collection::vec(
            prop_oneof![
                Just("Chỉ số"), Just("điểm"), Just("18/18"), Just("("), Just(")"), Just("tháng"), Just("12"), Just("/"), Just("năm 2024"), Just("\n-"),
                Just("xã Toàn Thắng"), Just("trung bình của tỉnh"), Just("%"), Just("từ"), Just("lên"), Just("xếp hạng thứ"), Just("yêu cầu"), Just(":"),
                Just("trước ngày"), Just("Kính gửi"), Just("Nơi nhận"), Just("766/QĐ-TTg"), Just("19,8"), Just("\n1."), Just("số hóa"), Just(","), Just("."),
                Just("đến"), Just("ngày"), Just("tuần"), Just("quý"), Just("TT."), Just("99999999999999"), Just("đề nghị"), Just("hằng tháng"), Just("trên"),
            ],
            0..60,
        ),
    ) {
        let _ = read(words.join(" ").as_bytes(), &hints(), &UNITS, &IndexSets::default());
    }
}

/// Every place at which the letter can be cut off, not only some.
#[test]
fn a_letter_cut_off_inside_a_number_keeps_it_out_of_the_certain_figures() {
    let ends: Vec<usize> = REAL
        .char_indices()
        .filter(|(at, c)| *at > 1_500 && (c.is_ascii_digit() || matches!(c, ',' | '/')))
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    assert!(ends.len() > 200);
    for end in ends.into_iter().step_by(4) {
        let text = &REAL[..end];
        for said in certain(text) {
            assert!(WHOLE.contains(&said), "{said:?} is not in the letter; cut at {:?}", text.lines().last());
        }
    }
}

const TABLE: &str = include_str!("../../../tests/data/letters/guard/06-bang-cot-toi-da-ten-hai-dong.txt");

type Row = (String, FigureRole, Indicator, Points);

fn certain_rows(text: &str) -> Vec<Row> {
    let hints = ImportHints { unit: UnitId::new("hung-yen"), ..hints() };
    let Ok(content) = read(text.as_bytes(), &hints, &UNITS, &IndexSets::default()) else { return Vec::new() };
    let figures = content.figure_sets.iter().flat_map(|set| set.figures.iter().map(move |figure| (&set.unit, figure)));
    figures
        .filter(|(_, figure)| figure.status == FigureStatus::Certain)
        .map(|(unit, figure)| (unit.to_string(), figure.role, figure.indicator, figure.points))
        .collect()
}

static TABLE_ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| certain_rows(TABLE));

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_table_with_spaces_and_breaks_in_wrong_places_says_nothing_else(
        noise in prop::collection::vec(
            (0..TABLE.chars().count(), prop_oneof![Just(" "), Just("\n"), Just("\t"), Just("   "), Just("|")]),
            1..6,
        ),
    ) {
        let mut text: Vec<String> = TABLE.chars().map(String::from).collect();
        for (at, blank) in noise {
            if let Some(place) = text.get_mut(at) {
                place.push_str(blank);
            }
        }
        let text = text.concat();
        prop_assert!(TABLE_ROWS.len() == 28);
        for row in certain_rows(&text) {
            prop_assert!(TABLE_ROWS.contains(&row), "{row:?} is not in the table; read from:\n{text}");
        }
    }

    #[test]
    fn a_table_without_some_of_its_numbers_says_nothing_else(
        dropped in prop::collection::vec(0..TABLE.split_inclusive(char::is_whitespace).count(), 1..4),
    ) {
        let words = TABLE.split_inclusive(char::is_whitespace).enumerate();
        let kept = words.filter(|(at, word)| {
            let number = word.trim().contains(',') && word.trim().starts_with(|c: char| c.is_ascii_digit());
            !(number && dropped.contains(at) && word.ends_with(' '))
        });
        let text: String = kept.map(|(_, word)| word).collect();
        for row in certain_rows(&text) {
            prop_assert!(TABLE_ROWS.contains(&row), "{row:?} is not in the table; read from:\n{text}");
        }
    }
}
