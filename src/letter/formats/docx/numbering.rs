//! Numbers and bullets that Word computes: they stand in no text, and yet tell one item from the next.

use super::super::super::ReadError;
use super::super::markup::{Markup, walk};
use super::FORMAT;
use std::collections::HashMap;

const LEVELS: usize = 9;

#[derive(Debug, Default)]
pub struct Lists {
    /// Levels by abstract list.
    abstracts: HashMap<u32, Vec<Level>>,
    /// List → abstract list.
    lists: HashMap<u32, u32>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// "%1.%2."
    text: String,
}

pub fn lists(xml: &str) -> Result<Lists, ReadError> {
    let mut lists = Lists::default();
    let mut in_abstract: Option<u32> = None;
    let mut in_list: Option<u32> = None;
    let number = |value: Option<String>| value.and_then(|value| value.parse::<u32>().ok());
    walk(xml, FORMAT, |markup| {
        match markup {
            Markup::Start(element) => {
                let value = || element.attribute("val");
                let level =
                    in_abstract.and_then(|id| lists.abstracts.get_mut(&id)).and_then(|levels| levels.last_mut());
                match element.name() {
                    "abstractNum" => {
                        in_abstract = number(element.attribute("abstractNumId"));
                        if let Some(id) = in_abstract {
                            lists.abstracts.insert(id, Vec::new());
                        }
                    }
                    "num" => in_list = number(element.attribute("numId")),
                    "abstractNumId" => {
                        if let (Some(list), Some(of)) = (in_list, number(value())) {
                            lists.lists.insert(list, of);
                        }
                    }
                    "lvl" => {
                        if let Some(levels) = in_abstract.and_then(|id| lists.abstracts.get_mut(&id))
                            && levels.len() < LEVELS
                        {
                            levels.push(Level { start: 1, ..Level::default() });
                        }
                    }
                    "start" => {
                        if let (Some(level), Some(start)) = (level, number(value())) {
                            level.start = start;
                        }
                    }
                    "numFmt" => {
                        if let (Some(level), Some(format)) = (level, value()) {
                            level.format = format;
                        }
                    }
                    "lvlText" => {
                        if let (Some(level), Some(text)) = (level, value()) {
                            level.text = text;
                        }
                    }
                    _ => {}
                }
            }
            Markup::End("abstractNum") => in_abstract = None,
            Markup::End("num") => in_list = None,
            _ => {}
        }
        Ok(())
    })?;
    Ok(lists)
}

impl Lists {
    /// The number or bullet of the next item on this level of the list; `None` for a list without.
    pub fn next(&mut self, list: u32, level: usize) -> Option<String> {
        let of = *self.lists.get(&list)?;
        let levels = self.abstracts.get(&of)?;
        let own = levels.get(level)?;
        if own.format == "bullet" {
            return Some(bullet(&own.text, level).to_string());
        }
        let counters = self.counters.entry(of).or_default();
        let counter = counters.get_mut(level)?;
        *counter = Some(counter.map_or(own.start, |count| count.saturating_add(1)));
        for deeper in counters.iter_mut().skip(level + 1) {
            *deeper = None;
        }
        let mut text = own.text.clone();
        for (at, level) in levels.iter().enumerate() {
            let count = counters.get(at).copied().flatten().unwrap_or(level.start);
            text = text.replace(&format!("%{}", at + 1), &numeral(count, &level.format));
        }
        (!text.trim().is_empty()).then_some(text)
    }
}

/// Bullets of symbol fonts have codes of their own.
fn bullet(text: &str, level: usize) -> char {
    match text.chars().next() {
        Some(c) if matches!(c, '-' | '+' | '•' | '*' | '–' | '▪' | '●') => c,
        _ => ['-', '+', '•'][level.min(2)],
    }
}

fn numeral(count: u32, format: &str) -> String {
    let letter = |first: u8| char::from(first + (count.saturating_sub(1) % 26) as u8).to_string();
    match format {
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "decimalZero" => format!("{count:02}"),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

fn roman(count: u32) -> String {
    const SIGNS: &[(u32, &str)] =
        &[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = count.min(399);
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        while left >= *value {
            numeral.push_str(sign);
            left -= value;
        }
    }
    numeral
}
