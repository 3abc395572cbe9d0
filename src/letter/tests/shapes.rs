use super::fixtures::{REAL, hints, units};
use super::*;
use crate::domain::letter::{Letter, LetterId, LetterRef, LetterState};
use crate::text::{Catalogue, Lang};
use serde_json::{Value, json};

fn letter() -> Letter {
    let content = read(REAL.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a letter");
    Letter {
        id: LetterRef { letter: LetterId::from_text("kim-dong_0123456789ab"), version: 1 },
        state: LetterState::Unreviewed,
        document: "0123456789abcdef".to_owned(),
        file_name: "2024-12.txt".to_owned(),
        imported_at: chrono::DateTime::UNIX_EPOCH,
        imported_by: "operator:clerk".to_owned(),
        confirmed: None,
        content,
    }
}

fn imported() -> Value {
    json::import_json(&letter(), &units(), Catalogue::embedded().in_lang(Lang::Vi))
}

fn figure(imported: &Value, period: &str, indicator: &str, role: &str) -> Value {
    let figures = imported["figures"].as_array().expect("figures");
    let mut found = figures
        .iter()
        .filter(|figure| figure["period"] == period && figure["indicator"] == indicator && figure["role"] == role);
    let only = found.next().cloned().unwrap_or(Value::Null);
    assert_eq!(found.next(), None);
    only
}

/// The table of the letter: unit and province by period and indicator; rates where printed.
#[test]
fn the_real_letter_gives_exactly_its_table() {
    let imported = imported();
    const INDICATORS: [&str; 7] = ["TOTAL", "CKMB", "TDGQ", "DVCTT", "TTTT", "MDHL", "SHHS"];
    let table: [(&str, &str, [Option<f64>; 7]); 4] = [
        ("2024-12", "own", [87.96, 18.0, 19.8, 7.2, 8.1, 18.0, 16.9].map(Some)),
        ("2024-12", "reference", [None, Some(12.5), Some(19.3), Some(8.0), Some(6.2), Some(17.9), Some(16.9)]),
        ("2024", "own", [89.39, 18.0, 19.9, 7.4, 9.2, 18.0, 17.0].map(Some)),
        ("2024", "reference", [87.73, 14.0, 19.8, 8.0, 9.6, 17.7, 18.7].map(Some)),
    ];
    for (period, role, row) in table {
        for (indicator, points) in INDICATORS.iter().zip(row) {
            assert_eq!(
                figure(&imported, period, indicator, role)["points"].as_f64(),
                points,
                "{period} {role} {indicator}"
            );
        }
    }
    assert_eq!(imported["figures"].as_array().map(Vec::len), Some(27));
    let rates = [
        ("2024-12", [None, Some(100.0), Some(99.16), None, Some(70.2), Some(100.0), None]),
        ("2024", [None, Some(100.0), Some(99.33), Some(92.2), Some(67.94), Some(100.0), None]),
    ];
    for (period, row) in rates {
        for (indicator, rate) in INDICATORS.iter().zip(row) {
            assert_eq!(
                figure(&imported, period, indicator, "own")["rate"]["value"].as_f64(),
                rate,
                "{period} {indicator}"
            );
        }
    }
    assert_eq!(figure(&imported, "2024-12", "TOTAL", "own")["rank"], json!({ "place": 3, "of": 10 }));
    assert_eq!(figure(&imported, "2024", "TOTAL", "own")["rank"], json!({ "place": 5, "of": 10 }));
    let doubtful: Vec<_> =
        imported["figures"].as_array().expect("figures").iter().filter(|f| f["status"] == "doubtful").collect();
    assert_eq!(doubtful.len(), 1);
    assert_eq!((&doubtful[0]["period"], &doubtful[0]["indicator"]), (&json!("2024"), &json!("TTTT")));
}

#[test]
fn nothing_is_invented() {
    let imported = imported();
    for blank in ["issuer", "number", "date", "signer"] {
        assert_eq!(imported["letter"][blank], Value::Null, "{blank}");
    }
    for directive in imported["directives"].as_array().expect("directives") {
        assert_eq!(directive["deadline"], Value::Null);
        assert_eq!(directive["asks_for_report"], false);
    }
}

#[test]
fn what_the_importer_states_fills_the_blanks() {
    let stated =
        ImportHints { number: Some("15/UBND-VP".to_owned()), date: NaiveDate::from_ymd_opt(2025, 1, 20), ..hints() };
    let content = read(REAL.as_bytes(), &stated, &units(), &IndexSets::default()).expect("a letter");
    assert_eq!(content.number.as_deref(), Some("15/UBND-VP"));
    assert_eq!(content.date, NaiveDate::from_ymd_opt(2025, 1, 20));
}

#[test]
fn every_encoding_reads_the_same_figures() {
    use unicode_normalization::UnicodeNormalization;
    let plain = read(REAL.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a letter");
    let decomposed: String = REAL.nfd().collect();
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(REAL.replace('\n', "\r\n").encode_utf16().flat_map(u16::to_le_bytes));
    for bytes in [decomposed.as_bytes(), utf16.as_slice()] {
        let other = read(bytes, &hints(), &units(), &IndexSets::default()).expect("a letter");
        assert_eq!(other.figure_sets, plain.figure_sets);
        assert_eq!(other.directives, plain.directives);
    }
}

#[test]
fn the_import_json_is_stable() {
    insta::with_settings!({snapshot_path => "../../../tests/data/letters", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_json_snapshot!("2024-12-ubnd-huyen.import", imported());
    });
}

#[test]
fn the_preview_tells_doubts_first_and_blanks_last() {
    let content = letter().content;
    let catalogue = Catalogue::embedded();
    let mut shown = String::new();
    for lang in Lang::ALL {
        let message = preview::preview(&content, &units(), catalogue.in_lang(lang));
        shown.push_str(&message.plain_text());
        shown.push_str("\n\n=====\n\n");
        shown.push_str(&preview::preview_table(&content, &units(), catalogue.in_lang(lang)));
        shown.push_str("\n=====\n\n");
    }
    insta::with_settings!({snapshot_path => "../../../tests/data/letters", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("2024-12-ubnd-huyen.preview", shown);
    });
}

#[test]
fn a_text_without_a_result_is_no_letter() {
    for text in
        ["Kính gửi: UBND các xã. Mời họp lúc 8 giờ ngày 20/01/2025.", "Xin chào", "Đội nhà thắng 3/2, được 9,5 điểm."]
    {
        assert_eq!(
            read(text.as_bytes(), &hints(), &units(), &IndexSets::default()),
            Err(ReadError::NotALetter),
            "{text}"
        );
    }
}

#[test]
fn a_mark_of_secrecy_alone_in_the_head_refuses_the_letter() {
    for mark in ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: MẬT", "UBND HUYỆN KIM ĐỘNG        MẬT"]
    {
        assert_eq!(
            read(format!("{mark}\n{REAL}").as_bytes(), &hints(), &units(), &IndexSets::default()),
            Err(ReadError::Classified),
            "{mark}"
        );
    }
    let in_a_sentence = format!("{REAL}\nThực hiện bảo vệ bí mật nhà nước, tài liệu MẬT theo quy định.");
    assert!(read(in_a_sentence.as_bytes(), &hints(), &units(), &IndexSets::default()).is_ok());
}
