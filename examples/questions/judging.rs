//! Judged lists put to the reader: what was misread, and how often.

use loa::question::{Context, Intent, Lexicon, Scene, understand};
use std::collections::BTreeMap;

const COLUMNS: [&str; 5] = ["intent", "indicator", "period", "unit", "comparison"];

/// What was counted over lists.
#[derive(Default)]
pub struct Judged {
    asked: u32,
    right: u32,
    /// Figures would be shown that differ from what was meant in kind, group, period, unit or comparison.
    other_figures: u32,
    /// Of those, where it is said what of the question was passed over.
    said_so: u32,
    /// As meant, and something is said to be passed over all the same.
    said_without_need: u32,
    /// It was asked back, and the label does not want it.
    asked_back: u32,
    wrong_by_column: BTreeMap<&'static str, u32>,
    confusion: BTreeMap<(String, String), u32>,
}

impl Judged {
    /// Reads the lines of a list that `wanted` names by their number, and prints those misread.
    pub fn list(&mut self, lexicon: &Lexicon, scene: &Scene<'_>, file: &str, wanted: &dyn Fn(usize) -> bool) {
        let Ok(list) = std::fs::read_to_string(file) else { return };
        let head: Vec<&str> = list.lines().next().unwrap_or_default().split('\t').collect();
        let after_column = head.iter().position(|column| *column == "after");
        let lines = list.lines().enumerate().filter(|(at, _)| wanted(*at)).map(|(_, line)| line);
        for line in lines.filter(|line| !line.starts_with('#') && !line.starts_with("question\t")) {
            let columns: Vec<&str> = line.split('\t').collect();
            let Some(meant) = columns.get(1..6) else { continue };
            let after = after_column.and_then(|at| columns.get(at)).filter(|after| !after.is_empty());
            let context = after.map(|after| Context {
                asked: understand(lexicon, after, scene).question,
                offered: Vec::new(),
                at: scene.now,
            });
            self.one(lexicon, &Scene { context: context.as_ref(), ..*scene }, columns[0], meant);
        }
    }

    fn one(&mut self, lexicon: &Lexicon, scene: &Scene<'_>, text: &str, meant: &[&str]) {
        let understood = understand(lexicon, text, scene);
        let (question, overlooked) = (understood.question, understood.overlooked);
        let read = [
            question.intent.word().to_owned(),
            question.indicators.to_string(),
            question.period.to_string(),
            question.unit.word(lexicon.units()),
            question.comparison.word(lexicon.units()),
        ];
        self.asked += 1;
        let differs: Vec<usize> = (0..5).filter(|at| !fits(meant[*at], &read[*at])).collect();
        if differs.is_empty() {
            self.right += 1;
            self.said_without_need += u32::from(!overlooked.is_empty());
            return;
        }
        if question.intent == Intent::Ambiguous || question.unclear.is_some() {
            self.asked_back += u32::from(!meant[0].contains("ambiguous"));
        } else if question.intent.shows_figures() {
            self.other_figures += 1;
            self.said_so += u32::from(!overlooked.is_empty());
        }
        let mut said = Vec::new();
        for at in differs {
            *self.wrong_by_column.entry(COLUMNS[at]).or_default() += 1;
            said.push(format!("{} → {}", meant[at], read[at]));
            if at == 0 {
                *self.confusion.entry((meant[0].to_owned(), read[0].clone())).or_default() += 1;
            }
        }
        let passed_over = if overlooked.is_empty() { String::new() } else { format!("   [{}]", overlooked.join(", ")) };
        println!("{text}\n    {}{passed_over}", said.join("   "));
    }

    pub fn print(&self) {
        let Judged { asked, right, other_figures, said_so, said_without_need, asked_back, wrong_by_column, confusion } =
            self;
        println!("\n{right} of {asked} understood as meant; wrong by column: {wrong_by_column:?}");
        println!("{other_figures} would show other figures than were meant; {asked_back} asked back without need");
        println!("{said_so} of the others say what they pass over; so do {said_without_need} of those as meant");
        println!("\nmeant → read");
        for ((meant, read), count) in confusion {
            println!("{count:4}  {meant} → {read}");
        }
    }
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
