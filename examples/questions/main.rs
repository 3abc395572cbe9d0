//! Puts the question lists of `tests/data/` to the reader and prints what was misread: one line a question, then the
//! confusion table of intents. `cargo run --example questions [FILE…]`; with `--ask TEXT…` it shows how single texts are
//! read, word by word; with `--learn` it writes the weights of words and concepts anew from the judged questions.

use chrono::DateTime;
use loa::domain::unit::UnitId;
use loa::question::{Context, Lexicon, Scene, understand};
use std::collections::BTreeMap;
use std::sync::Arc;

const COLUMNS: [&str; 5] = ["intent", "indicator", "period", "unit", "comparison"];

mod learning;
mod units;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        files = learning::JUDGED.map(str::to_owned).to_vec();
    }
    let registry = Arc::new(units::registry()?);
    let lexicon = Lexicon::build(&registry);
    let (own, home) = (UnitId::new("kim-dong.hiep-cuong"), UnitId::new("kim-dong"));
    let now = DateTime::parse_from_rfc3339("2025-01-20T09:00:00+07:00")?.to_utc();
    let scene = Scene { own_unit: Some(&own), home_unit: Some(&home), context: None, now, newest: None, explain: true };
    if files.first().is_some_and(|first| first == "--learn") {
        let table = learning::table(&lexicon, &scene)?;
        return Ok(std::fs::write("data/lexicon/weights.tsv", table)?);
    }
    if files.first().is_some_and(|first| first == "--ask") {
        for text in &files[1..] {
            let understood = understand(&lexicon, text, &scene);
            println!("{text}\n    {}", understood.question.json(&registry));
            let decided = understood.decided;
            println!("    ruled {} by weight {} {:?}", decided.ruled.word(), decided.by_weight, decided.reasons);
            for word in understood.words {
                println!("    {:24} {}{}", word.text, word.taken_for, if word.repaired { " (repaired)" } else { "" });
            }
        }
        return Ok(());
    }
    let (mut asked, mut right) = (0_u32, 0_u32);
    let mut wrong_by_column: BTreeMap<&str, u32> = BTreeMap::new();
    let mut confusion: BTreeMap<(String, String), u32> = BTreeMap::new();
    for file in &files {
        let Ok(list) = std::fs::read_to_string(file) else { continue };
        let head: Vec<&str> = list.lines().next().unwrap_or_default().split('\t').collect();
        let after_column = head.iter().position(|column| *column == "after");
        for line in list.lines().filter(|line| !line.starts_with('#') && !line.starts_with("question\t")) {
            let columns: Vec<&str> = line.split('\t').collect();
            let Some(meant) = columns.get(1..6) else { continue };
            let after = after_column.and_then(|at| columns.get(at)).filter(|after| !after.is_empty());
            let context = after.map(|after| Context {
                asked: understand(&lexicon, after, &scene).question,
                offered: Vec::new(),
                at: now,
            });
            let question = understand(&lexicon, columns[0], &Scene { context: context.as_ref(), ..scene }).question;
            let read = [
                question.intent.word().to_owned(),
                question.indicators.to_string(),
                question.period.to_string(),
                question.unit.word(&registry),
                question.comparison.word(&registry),
            ];
            asked += 1;
            let differs: Vec<usize> = (0..5).filter(|at| !fits(meant[*at], &read[*at])).collect();
            if differs.is_empty() {
                right += 1;
                continue;
            }
            let mut said = Vec::new();
            for at in differs {
                *wrong_by_column.entry(COLUMNS[at]).or_default() += 1;
                said.push(format!("{} → {}", meant[at], read[at]));
                if at == 0 {
                    *confusion.entry((meant[0].to_owned(), read[0].clone())).or_default() += 1;
                }
            }
            println!("{}\n    {}", columns[0], said.join("   "));
        }
    }
    println!("\n{right} of {asked} understood as meant; wrong by column: {wrong_by_column:?}\n\nmeant → read");
    for ((meant, read), count) in confusion {
        println!("{count:4}  {meant} → {read}");
    }
    Ok(())
}

/// Whether a reading is one of those meant, which `|` or ` || ` separates; nothing before or after it is `none`.
fn fits(meant: &str, read: &str) -> bool {
    let same = |one: &str| one == read || one.is_empty() && read == "none" || unordered(one) == unordered(read);
    meant.replace("||", "|").split('|').any(|one| same(one.trim()))
}

/// Groups joined by `+`, in any order.
fn unordered(joined: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = joined.split('+').map(str::trim).collect();
    parts.sort_unstable();
    parts
}
