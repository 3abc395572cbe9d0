//! The operator and the office at the command line.

use super::telling::Story;
use crate::installation::{Installation, letter_path};

#[tokio::test(flavor = "multi_thread")]
async fn the_menus_of_commands_are_in_both_languages() {
    let story = Story::begin(Installation::new()).await;
    let menus = story.server.look(|world| {
        let menus = world.commands.iter().map(|(language, menu)| {
            let lines = menu.as_array().expect("a menu").iter().map(|entry| {
                let part = |name: &str| entry[name].as_str().expect("words").to_owned();
                format!("/{} – {}\n", part("command"), part("description"))
            });
            format!("[{language}]\n{}", lines.collect::<String>())
        });
        menus.collect::<Vec<_>>().join("\n")
    });
    insta::assert_snapshot!(menus);
    story.end();
}

/// From an empty folder to issued notices, every command's words.
fn a_day_at_the_desk(language: &'static str) -> String {
    let office = Installation::new().set(&[("LOA_OFFICE__LANGUAGE", language)]);
    let mut told = String::new();
    let mut run = |arguments: &[&str]| {
        let output = office.run(&[arguments, &["--lang", language]].concat());
        told.push_str(&format!("$ loa {}\n", arguments.join(" ")));
        told.push_str(&String::from_utf8_lossy(&output.stdout));
        told.push_str(&String::from_utf8_lossy(&output.stderr));
        told.push('\n');
    };
    let config = office.path("loa.toml").display().to_string();
    run(&["init", "--config", &config, "--home-unit", "huyện Kim Động", "--title", "Chánh Văn phòng"]);
    run(&["seat", "invite", "--unit", "kim-dong.song-mai", "--title", "Chủ tịch UBND xã Song Mai"]);
    run(&["import", &letter_path(), "--yes"]);
    run(&["import", &letter_path(), "--yes"]);
    run(&["letter", "list"]);
    let (approver, _) = office.seat(2);
    run(&["seat", "list"]);
    let letter = office.json(&["letter", "list"])[0]["letter"].as_str().expect("an id").to_owned();
    run(&["notice", "draft", &letter]);
    run(&["notice", "list"]);
    run(&["notice", "approve", "1", "--as", &approver]);
    run(&["notice", "issue", "1"]);
    run(&["notice", "issue", "1"]);
    run(&["notice", "results", "1"]);
    run(&["ask", "tháng 12 huyện được bao nhiêu điểm", "--at", "2025-01-20"]);
    run(&["doctor"]);
    let folder = office.path("").display().to_string();
    let told = without_codes(&told).replace(&folder, "…/").replace(env!("CARGO_MANIFEST_DIR"), "…");
    super::telling::steady_words(&told)
}

/// Words of ten capitals and digits are invitation codes.
fn without_codes(told: &str) -> String {
    let is_code =
        |word: &str| word.len() == 10 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let words = told.split_inclusive(|character: char| !character.is_ascii_alphanumeric());
    words
        .map(|word| {
            let code = word.trim_end_matches(|character: char| !character.is_ascii_alphanumeric());
            if is_code(code) { word.replace(code, "[CODE]") } else { word.to_owned() }
        })
        .collect()
}

#[test]
fn a_day_at_the_desk_in_vietnamese() {
    insta::assert_snapshot!(a_day_at_the_desk("vi"));
}

#[test]
fn a_day_at_the_desk_in_english() {
    insta::assert_snapshot!(a_day_at_the_desk("en"));
}
