use super::fixtures::{REAL, hints, shown, units};
use super::*;

fn golden(name: &str, text: &str) {
    let read = match read(text.as_bytes(), &hints(), &units(), &IndexSets::default()) {
        Ok(content) => shown(&content),
        Err(error) => error.to_string(),
    };
    insta::with_settings!({snapshot_path => "../../../tests/data/letters", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, read);
    });
}

macro_rules! letters {
    ($($name:ident: $file:literal,)*) => {
        $(#[test] fn $name() { golden($file, include_str!(concat!("../../../tests/data/letters/", $file, ".txt"))); })*
    };
}

#[test]
fn the_real_letter() {
    golden("2024-12-ubnd-huyen", REAL);
}

letters! {
    second_letter_of_the_same_office: "2025-01-kim-dong",
    running_text: "running-text-quarter",
    five_groups: "five-groups-half-year",
    communes_after_the_reform: "communes-2025-09",
    total_that_does_not_add_up: "total-does-not-add-up",
    values_before_and_after: "before-and-after",
    snapshot_and_week: "as-of-week",
    doubtful_scores: "doubtful-scores",
    several_periods: "several-periods",
    year_from_the_date: "year-from-date",
    directive_of_the_province: "suspension-province",
    communes_before_the_reform: "communes-2024-list",
    nine_months_of_a_province: "province-nine-months",
    table_in_plain_text: "table-in-text",
    changes_and_brackets: "changes-and-brackets",
    commune_after_the_reform: "commune-after-reform",
    items_without_bullets: "no-bullets",
    names_cut_short: "short-names-week",
    marks_and_short_words: "short-marks",
    two_periods_in_one_sentence: "two-periods-in-one-sentence",
}
