//! Letters on the command line: written, compared, imported with what they do not say.

use crate::installation::{Installation, letter_path};

#[test]
fn a_letter_is_written_as_a_file_that_reads_back() {
    let office = Installation::new();
    office.import_letter();
    for name in ["thu.docx", "thu.pdf"] {
        let out = office.path(name).display().to_string();
        let arguments = ["letter", "write", "--period", "2024-12,2024", "--out", &out, "--number", "15/UBND-VP"];
        let written = office.json(&arguments);
        assert_eq!((written["file"].as_str(), written["unit"].as_str()), (Some(out.as_str()), Some("huyện Kim Động")));
        assert_eq!(written["periods"], serde_json::json!(["2024-12", "2024"]));
        let bytes = std::fs::read(&out).expect("the file");
        assert_eq!(written["bytes"].as_u64(), Some(bytes.len() as u64));
        let blanks = written["blanks"].as_array().expect("blanks");
        assert!(!blanks.contains(&"number".into()) && blanks.contains(&"signer".into()), "{blanks:?}");
    }
    let docx = office.path("thu.docx").display().to_string();
    let read = office.json(&["import", &docx, "--dry-run"]);
    assert_eq!(read["letter"]["number"], "15/UBND-VP");
    let total = read["figures"]
        .as_array()
        .expect("figures")
        .iter()
        .find(|figure| figure["indicator"] == "TOTAL" && figure["period"] == "2024-12" && figure["role"] == "own");
    assert_eq!(total.expect("the total")["points"].as_f64(), Some(87.96));
}

#[test]
fn what_cannot_be_written_is_refused_in_words() {
    let office = Installation::new();
    office.import_letter();
    let (told, status) = office.refused(&["letter", "write", "--period", "2024-12", "--out", "thu.odt"]);
    assert!(status == 2 && told.contains("thu.odt"), "{told}");
    let (told, status) = office.refused(&["letter", "write", "--period", "tháng 13"]);
    assert!(status == 1 && told.contains("tháng 13"), "{told}");
    let out = office.path("thu.docx").display().to_string();
    let (told, status) = office.refused(&["letter", "write", "--period", "2020-01", "--out", &out]);
    assert!(status == 1 && told.contains("tháng 1/2020"), "{told}");
    assert!(!office.path("thu.docx").exists(), "no file without a letter");
    let (told, status) = office.refused(&["letter", "write", "--unit", "xã Không Có", "--period", "2024-12"]);
    assert!(status == 1 && told.contains("xã Không Có"), "{told}");
}

#[test]
fn what_changed_between_versions_is_listed_with_the_notices_to_correct() {
    let office = Installation::new();
    let letter = office.import_letter();
    assert_eq!(office.json(&["letter", "changes", &letter]), serde_json::Value::Null);
    let (approver, _) = office.seat(1);
    office.done(&["notice", "draft", &letter]);
    office.done(&["notice", "approve", "1", "--as", &approver]);
    office.done(&["notice", "issue", "1", "--as", &approver]);
    let revised =
        office.json(&["letter", "correct", &letter, "TTTT năm 9,6"])["ref"].as_str().expect("a version").to_owned();
    let changes = office.json(&["letter", "changes", &revised]);
    assert_eq!(
        (changes["before"].as_str(), changes["after"].as_str()),
        (Some(letter.as_str()), Some(revised.as_str()))
    );
    let figure = &changes["figures"][0];
    assert_eq!((figure["indicator"].as_str(), figure["before"]["points"].as_f64()), (Some("TTTT"), Some(9.2)));
    assert_eq!(figure["after"]["points"].as_f64(), Some(9.6));
    office.done(&["letter", "confirm", &revised]);
    let of_year = office.json(&["letter", "changes", "--period", "năm 2024"]);
    assert_eq!(of_year["figures"].as_array().map(Vec::len), Some(1));
    assert_eq!(office.json(&["letter", "changes", "--period", "2024-11"]), serde_json::Value::Null);
    let (_, status) = office.refused(&["letter", "changes"]);
    assert_eq!(status, 2);
}

#[test]
fn a_letter_without_a_period_is_given_one_at_import() {
    let office = Installation::new();
    let text =
        "KẾT QUẢ BỘ CHỈ SỐ 766 CỦA HUYỆN KIM ĐỘNG\n- Tổng điểm: 88,20/100 điểm\n- Công khai, minh bạch: 18/18 điểm\n";
    let file = office.path("khong-ky.txt").display().to_string();
    std::fs::write(&file, text).expect("written");
    let without = office.json(&["import", &file, "--dry-run"]);
    assert_eq!(without["figures"], serde_json::json!([]), "{without}");
    let given = office.json(&["import", &file, "--period", "tháng 01/2025", "--yes"]);
    let figures = given["figures"].as_array().expect("figures");
    assert!(!figures.is_empty() && figures.iter().all(|figure| figure["period"] == "2025-01"), "{given}");
    let (told, status) = office.refused(&["import", &file, "--period", "hôm nọ"]);
    assert!(status == 1 && told.contains("hôm nọ"), "{told}");
    // A period that the letter prints goes before the one that is stated.
    let printed = office.json(&["import", &letter_path(), "--period", "2023-05", "--dry-run"]);
    let periods = printed["letter"]["periods"].clone();
    assert_eq!(periods, serde_json::json!(["2024-12", "2024"]));
}

#[test]
fn a_person_lets_the_publication_go_on_that_a_letter_suspends_and_takes_that_back() {
    let office = Installation::new();
    let letter = office.import_letter();
    let suspended = || office.json(&["index", "show"])["suspensions"].as_array().map(Vec::len);
    let answer = || office.done(&["ask", "vì sao không có điểm tiêu chí thành phần?"]);
    assert_eq!(suspended(), Some(1));
    assert!(answer().contains("đang tạm dừng"));
    let (approver, _) = office.seat(1);
    let resume = |further: &[&str]| {
        office.json(&[&["index", "resume", &letter, "--as", &approver, "--why", "có hướng dẫn mới"], further].concat())
    };
    assert_eq!(resume(&[])["ended"]["why"], "có hướng dẫn mới");
    assert_eq!(suspended(), Some(0));
    assert!(!answer().contains("tạm dừng") && answer().contains("khôi phục"));
    assert!(resume(&["--undo"])["ended"].is_null());
    assert_eq!(suspended(), Some(1));
    let audit = office.done(&["audit", "list"]);
    assert!(audit.contains("cho công bố trở lại") && audit.contains("tạm dừng lại việc công bố"), "{audit}");
}
