//! Files that are no letters, or not whole ones.

use crate::installation::{Installation, letter_path};

fn import(office: &Installation, name: &str, words: &[u8], further: &[&str]) -> std::process::Output {
    let file = office.path(name);
    std::fs::write(&file, words).expect("written");
    office.run(&[&["import", &file.display().to_string()], further].concat())
}

/// A sentence for a person: no type names, no debug output.
pub fn is_a_sentence(told: &str) -> bool {
    let foreign = ["Error", "Err(", "Some(", "panicked", "::", "{", "os error"];
    told.chars().count() > 20 && told.ends_with(['.', '”', ')']) && !foreign.iter().any(|word| told.contains(word))
}

#[test]
fn files_that_are_no_letters_are_refused_in_both_languages() {
    let cases: [(&str, &[u8]); 8] = [
        ("menu.txt", "Thực đơn hôm nay: phở bò, bún chả.".as_bytes()),
        ("empty.txt", b""),
        ("blank.txt", b" \n\t \n"),
        ("scan.pdf", b"%PDF-1.7 x"),
        ("letter.docx", b"PK\x03\x04 word/document.xml"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
        ("old.txt", b"C\xf4ng ho\xe0 x\xe3 h\xf4i \xff\xfe\x80 766"),
        ("page.html", b"<!doctype html><html><body>502 Bad Gateway</body></html>"),
    ];
    let office = Installation::new();
    let mut told = String::new();
    for (name, bytes) in cases {
        for language in ["vi", "en"] {
            let output = import(&office, name, bytes, &["--yes", "--lang", language]);
            let sentence = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            assert_eq!(output.status.code(), Some(1), "{name}: {sentence}");
            assert!(is_a_sentence(&sentence), "{name}: {sentence}");
            told.push_str(&format!("{name}: {sentence}\n"));
        }
    }
    assert_eq!(office.json(&["letter", "list"]), serde_json::json!([]));
    insta::assert_snapshot!(told);
}

/// Cut anywhere, a letter is refused, or each figure that it gives for certain is one that the whole letter gives too; and
/// of a text that stops before the letter does, the importer is told.
#[test]
fn a_letter_cut_short_never_gives_other_figures() {
    let office = Installation::new();
    let whole = std::fs::read_to_string(letter_path()).expect("the letter");
    let figures = |letter: &serde_json::Value| -> Vec<(String, String, String, String, bool)> {
        let figures = letter["figures"].as_array().expect("figures").iter();
        let part = |figure: &serde_json::Value, name: &str| figure[name].to_string();
        figures
            .map(|figure| {
                let is_sure = figure["status"] == "certain";
                (
                    part(figure, "period"),
                    part(figure, "indicator"),
                    part(figure, "role"),
                    part(figure, "points"),
                    is_sure,
                )
            })
            .collect()
    };
    let true_figures = figures(&office.json(&["import", &letter_path(), "--dry-run"]));
    assert!(true_figures.iter().any(|figure| figure.4), "{true_figures:?}");
    let length = whole.chars().count();
    let mut read = 0;
    for share in [5, 15, 25, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90] {
        let cut: String = whole.chars().take(length * share / 100).collect();
        let output = import(&office, "cut.txt", cut.as_bytes(), &["--dry-run", "--json"]);
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            assert!(is_a_sentence(&told), "{share} %: {told}");
            continue;
        }
        let letter: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let kinds: Vec<_> = letter["doubts"].as_array().into_iter().flatten().map(|doubt| &doubt["kind"]).collect();
        let told = kinds.contains(&&serde_json::json!("cut_off"));
        assert_eq!(told, !cut.contains("Trên đây"), "{share} %: {kinds:?}");
        for figure in figures(&letter) {
            read += usize::from(figure.4);
            let same = |whole: &(String, String, String, String, bool)| {
                (&whole.0, &whole.1, &whole.2, &whole.3) == (&figure.0, &figure.1, &figure.2, &figure.3)
            };
            assert!(!figure.4 || true_figures.iter().any(same), "{share} %: {figure:?} is not in the whole letter");
        }
    }
    assert!(read > 20, "{read} certain figures in all the cut letters");
}

#[test]
fn a_score_above_its_maximum_is_kept_flagged_and_told() {
    let office = Installation::new();
    let letter = std::fs::read_to_string(letter_path()).expect("the letter");
    let letter = letter.replacen("19,8/20 điểm (trung bình", "29,8/20 điểm (trung bình", 1);
    let output = import(&office, "above.txt", letter.as_bytes(), &["--yes", "--json"]);
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let figures = read["figures"].as_array().expect("figures").iter();
    let above: Vec<_> = figures.filter(|figure| figure["points"] == 29.8).collect();
    assert_eq!(above.len(), 1, "{read:#}");
    assert_eq!(above[0]["status"], "doubtful");
    for (language, question) in [("vi", "tiến độ tháng 12 huyện"), ("en", "tiến độ tháng 12 huyện")] {
        let told = office.done(&["ask", question, "--at", "2025-01-20", "--lang", language]);
        assert!(told.contains(if language == "vi" { "Lưu ý" } else { "Note" }), "{told}");
    }
}

#[test]
fn unknown_units_seats_notices_and_times_are_named_in_both_languages() {
    let office = Installation::new();
    office.import_letter();
    let cases: [&[&str]; 10] = [
        &["import", &letter_path(), "--unit", "atlantis", "--dry-run"],
        &["unit", "show", "atlantis"],
        &["seat", "invite", "--unit", "atlantis", "--title", "Chủ tịch"],
        &["seat", "revoke", "s999999"],
        &["notice", "show", "99"],
        &["notice", "draft", "atlantis"],
        &["notice", "draft", "atlantis#1"],
        &["ask", "chỉ số", "--at", "hôm qua"],
        &["ask", "chỉ số", "--as", "s999999"],
        &["import", "no-such-file.txt"],
    ];
    let mut told = String::new();
    for arguments in cases {
        for language in ["vi", "en"] {
            let (sentence, status) = office.refused(&[arguments, &["--lang", language]].concat());
            assert!((1..=2).contains(&status), "{sentence}");
            told.push_str(&format!("{}: {sentence}\n", arguments[..2].join(" ")));
        }
    }
    insta::assert_snapshot!(told.replace(env!("CARGO_MANIFEST_DIR"), "…"));
}
