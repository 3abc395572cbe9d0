//! `loa import`: read a letter, review it on the terminal, confirm it.

use super::connect::Installation;
use super::output::{self, Failed};
use super::printed::PrintedArgs;
use crate::control::{LetterName, Request};
use clap::Args;
use serde_json::Value;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

#[derive(Debug, Args)]
pub struct ImportArgs {
    file: PathBuf,
    #[command(flatten)]
    printed: PrintedArgs,
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, conflicts_with = "dry_run")]
    yes: bool,
}

pub async fn run(args: ImportArgs, installation: &Installation) -> Result<(), Failed> {
    let file = installation.read_file(&args.file)?;
    let file_name = args.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let request = Request::ImportLetter {
        file_name,
        unit: args.printed.unit,
        number: args.printed.number,
        date: args.printed.date,
        signer: args.printed.signer,
        period: args.period,
        dry_run: args.dry_run,
        confirm: args.yes,
    };
    let mut silent = std::io::sink();
    let answer = with_progress(installation.ask(request, Some(file), &mut silent), installation).await?;
    output::print(&answer, installation.json);
    match unreviewed(&answer.json) {
        Some(letter) if std::io::stdin().is_terminal() && !installation.json => {
            review(letter, choices(&answer.json), installation).await
        }
        _ => Ok(()),
    }
}

/// Awaits the import; after a second a person at a terminal sees that it goes on, and for how long.
async fn with_progress<T>(import: impl Future<Output = T>, installation: &Installation) -> T {
    let mut import = std::pin::pin!(import);
    let shown = std::io::stderr().is_terminal() && !installation.json;
    for seconds in 1_u64.. {
        match tokio::time::timeout(Duration::from_secs(1), import.as_mut()).await {
            Ok(done) => {
                if shown && seconds > 1 {
                    eprint!("\r\u{1b}[K");
                }
                return done;
            }
            Err(_) if shown => eprint!("\r{}", installation.text().format_reading(seconds)),
            Err(_) => {}
        }
    }
    import.await
}

/// The letter version that waits for a review, if the answer tells of one.
fn unreviewed(json: &Value) -> Option<LetterName> {
    let waits = json["stored"] == true && json["letter"]["state"] == "unreviewed";
    if waits { LetterName::parse(json["ref"].as_str()?) } else { None }
}

/// What is typed for each numbered choice.
fn choices(json: &Value) -> Vec<String> {
    let offered = json["choices"].as_array().map(Vec::as_slice).unwrap_or_default();
    offered.iter().filter_map(|choice| choice["words"].as_str().map(str::to_owned)).collect()
}

/// A number stands for the choice that was shown under it.
fn chosen(words: &str, choices: &[String]) -> String {
    let number = words.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    number.and_then(|at| choices.get(at)).map_or_else(|| words.to_owned(), Clone::clone)
}

/// Asks until the reviewer confirms, discards or leaves; everything else that is typed corrects what was read.
async fn review(letter: LetterName, offered: Vec<String>, installation: &Installation) -> Result<(), Failed> {
    let text = installation.text();
    let (mut letter, mut offered) = (letter, offered);
    loop {
        let mut out = std::io::stdout();
        let asked = write!(out, "{} ", text.cli_import_review()).and_then(|()| out.flush());
        let mut reply = String::new();
        let read = asked.and_then(|()| std::io::stdin().read_line(&mut reply));
        let words = reply.trim();
        match (read, words.to_lowercase().as_str()) {
            (Ok(_), "c" | "y" | "có" | "co" | "yes") => {
                return installation.request(Request::ConfirmLetter(letter), None).await;
            }
            (Ok(_), "b" | "d" | "bỏ" | "bo" | "discard") => {
                return installation.request(Request::DiscardLetter(letter), None).await;
            }
            (Ok(1..), other) if !other.is_empty() => {
                let revise = Request::ReviseLetter { letter: letter.clone(), words: chosen(words, &offered) };
                match installation.ask(revise, None, &mut std::io::sink()).await {
                    Ok(answer) => {
                        output::print(&answer, false);
                        offered = choices(&answer.json);
                        letter = answer.json["ref"].as_str().and_then(LetterName::parse).unwrap_or(letter);
                    }
                    Err(refused) => output::line(&refused.sentence),
                }
            }
            _ => {
                output::line(&text.cli_import_left());
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_number_stands_for_the_choice_shown_under_it_and_other_words_for_themselves() {
        let offered = choices(&json!({ "choices": [{ "words": "chon 0 1" }, { "words": "han 2 w5" }] }));
        for (typed, meant) in
            [("1", "chon 0 1"), ("2", "han 2 w5"), ("3", "3"), ("0", "0"), ("TTTT năm 9,6", "TTTT năm 9,6")]
        {
            assert_eq!(chosen(typed, &offered), meant);
        }
        assert_eq!(choices(&json!({})), Vec::<String>::new());
    }
}
