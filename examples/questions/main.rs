//! Puts the question lists of `tests/data/` to the reader and prints what was misread: one line a question, then the
//! confusion table of intents. `cargo run --example questions [FILE…]`; with `--ask TEXT…` it shows how single texts are
//! read, word by word; with `--learn` it writes the weights of words and concepts anew from the judged questions; with
//! `--cross [LEAD]` it reads every unseen question with weights that have not seen it, the rules trusted by LEAD.

use chrono::DateTime;
use loa::domain::unit::UnitId;
use loa::question::{Lexicon, Scene, Weights, understand};
use std::sync::Arc;

mod judging;
mod learning;
mod units;

/// Parts that the unseen lists are cut into for `--cross`.
const PARTS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        files = learning::JUDGED.map(str::to_owned).to_vec();
    }
    let registry = Arc::new(units::registry()?);
    let lexicon = Lexicon::build(&registry);
    let (own, home) = (UnitId::new("kim-dong.hiep-cuong"), UnitId::new("kim-dong"));
    let now = DateTime::parse_from_rfc3339("2025-01-20T09:00:00+07:00")?.to_utc();
    let scene = Scene { explain: true, ..Scene::new(Some(&own), Some(&home), now) };
    let mut judged = judging::Judged::default();
    match files.first().map(String::as_str) {
        Some("--learn") => {
            let table = learning::table(&lexicon, &scene)?;
            return Ok(std::fs::write("data/lexicon/weights.tsv", table)?);
        }
        Some("--ask") => {
            ask(&lexicon, &scene, &files[1..]);
            return Ok(());
        }
        Some("--cross") => {
            let lead = files.get(1).map(|lead| lead.parse()).transpose()?;
            for part in 0..PARTS {
                let in_part = |file: &str, at: usize| learning::UNSEEN.contains(&file) && at % PARTS == part;
                let learnt = Weights::of(&learning::table_without(&lexicon, &scene, &in_part)?);
                let weights = match lead {
                    Some(lead) => learnt.trusting(lead),
                    None => learnt,
                };
                let lexicon = Lexicon::build(&registry).weighing(weights);
                for file in learning::UNSEEN {
                    judged.list(&lexicon, &scene, file, &|at| in_part(file, at));
                }
            }
        }
        _ => {
            for file in &files {
                judged.list(&lexicon, &scene, file, &|_| true);
            }
        }
    }
    judged.print();
    Ok(())
}

fn ask(lexicon: &Lexicon, scene: &Scene<'_>, texts: &[String]) {
    for text in texts {
        let understood = understand(lexicon, text, scene);
        println!("{text}\n    {}", understood.question.json(lexicon.units()));
        if let Some(unclear) = &understood.question.unclear {
            println!("    unclear {unclear:?}");
        }
        let decided = understood.decided;
        println!("    ruled {} by weight {} {:?}", decided.ruled.word(), decided.by_weight, decided.reasons);
        for word in understood.words {
            println!("    {:24} {}{}", word.text, word.taken_for, if word.repaired { " (repaired)" } else { "" });
        }
    }
}
