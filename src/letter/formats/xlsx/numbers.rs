//! How Excel shows a number. Stored are binary fractions: 16,9 is 16.899999999999999. What is read is the decimal that
//! was meant: the stored value when it has two decimals at most, else what the cell's format shows of it.

use super::super::super::ReadError;
use super::super::markup::{Markup, walk};
use chrono::{Days, NaiveDate};
use std::collections::HashMap;

/// What a cell's style says of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFormat {
    General,
    Decimals(usize),
    Percent(usize),
    Date,
}

/// The formats of the styles, by number.
pub fn formats(xml: &str) -> Result<Vec<NumberFormat>, ReadError> {
    let mut codes: HashMap<u32, NumberFormat> = HashMap::new();
    let mut formats = Vec::new();
    let mut in_cells = false;
    walk(xml, super::FORMAT, |markup| {
        match markup {
            Markup::Start(element) => match element.name() {
                "numFmt" => {
                    let id = element.attribute("numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, element.attribute("formatCode")) {
                        codes.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id: u32 = element.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    formats.push(codes.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Markup::End("cellXfs") => in_cells = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(formats)
}

fn built_in(id: u32) -> NumberFormat {
    match id {
        1 | 3 | 37 | 38 => NumberFormat::Decimals(0),
        2 | 4 | 39 | 40 => NumberFormat::Decimals(2),
        9 => NumberFormat::Percent(0),
        10 => NumberFormat::Percent(2),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => NumberFormat::Date,
        _ => NumberFormat::General,
    }
}

/// "0.00", "#,##0.0", "0.00%", "dd/mm/yyyy", "@": the first section, its literals left out.
fn of_code(code: &str) -> NumberFormat {
    let mut plain = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '[' => while chars.next().is_some_and(|c| c != ']') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            ';' => break,
            c => plain.push(c.to_ascii_lowercase()),
        }
    }
    if plain.contains("general") || plain.contains('@') || plain.is_empty() {
        return NumberFormat::General;
    }
    if plain.contains(['y', 'd', 'm', 'h', 's']) {
        return NumberFormat::Date;
    }
    let decimals =
        plain.split_once('.').map_or(0, |(_, rest)| rest.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count());
    if plain.contains('%') { NumberFormat::Percent(decimals) } else { NumberFormat::Decimals(decimals) }
}

/// The number as text, with a decimal comma.
pub fn shown(value: f64, format: NumberFormat) -> String {
    let text = match format {
        NumberFormat::Date => date(value).unwrap_or_else(|| decimal(value, None)),
        NumberFormat::Percent(decimals) => format!("{}%", decimal(value * 100.0, Some(decimals))),
        NumberFormat::Decimals(decimals) => {
            decimal(value, Some(decimals).filter(|decimals| (1..=2).contains(decimals)))
        }
        NumberFormat::General => decimal(value, None),
    };
    text.replace('.', ",")
}

fn decimal(value: f64, shown: Option<usize>) -> String {
    if !value.is_finite() || value.abs() >= 1e12 {
        return value.to_string();
    }
    // Fifteen significant digits are what Excel keeps; scores have three before the mark at most.
    let long = format!("{value:.10}");
    let trimmed = long.trim_end_matches('0').trim_end_matches('.');
    let decimals = trimmed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    match shown {
        Some(shown) if decimals > 2.max(shown) || decimals > shown && decimals > 2 => rounded(&long, shown),
        _ => trimmed.to_owned(),
    }
}

/// Rounds decimal digits half up, as they are shown.
fn rounded(digits: &str, decimals: usize) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let kept: String = format!("{whole}{}", fraction.get(..decimals).unwrap_or(fraction));
    let up = fraction.as_bytes().get(decimals).is_some_and(|next| *next >= b'5');
    let negative = kept.starts_with('-');
    let number = kept.trim_start_matches('-').parse::<u64>().unwrap_or(0) + u64::from(up);
    let padded = format!("{number:0width$}", width = decimals + 1);
    let (whole, fraction) = padded.split_at(padded.len() - decimals);
    let sign = if negative { "-" } else { "" };
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// Days since 30/12/1899.
fn date(value: f64) -> Option<String> {
    if !(1.0..2_958_466.0).contains(&value) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(value as u64))?;
    Some(day.format("%d/%m/%Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_fractions_become_the_decimals_that_were_meant() {
        let general = |value| shown(value, NumberFormat::General);
        assert_eq!(general(16.9), "16,9");
        assert_eq!(general(16.900_000_000_000_002), "16,9");
        assert_eq!(general(0.1 + 0.2), "0,3");
        assert_eq!(general(87.96), "87,96");
        assert_eq!(general(18.0), "18");
        assert_eq!(general(52.0 / 3.0), "17,3333333333");
        assert_eq!(shown(52.0 / 3.0, NumberFormat::Decimals(2)), "17,33");
        assert_eq!(shown(87.955, NumberFormat::Decimals(2)), "87,96");
        assert_eq!(shown(99.999, NumberFormat::Decimals(1)), "100,0");
    }

    #[test]
    fn a_format_that_hides_decimals_of_the_score_does_not_lose_them() {
        assert_eq!(shown(16.9, NumberFormat::Decimals(0)), "16,9");
        assert_eq!(shown(87.96, NumberFormat::Decimals(1)), "87,96");
        assert_eq!(shown(17.333, NumberFormat::Decimals(0)), "17,333");
    }

    #[test]
    fn per_cent_and_dates_are_told_from_points() {
        assert_eq!(shown(0.9916, of_code("0.00%")), "99,16%");
        assert_eq!(shown(0.702, of_code("0.0%")), "70,2%");
        assert_eq!(shown(1.0, of_code("0%")), "100%");
        assert_eq!(shown(45_628.0, of_code("dd/mm/yyyy")), "02/12/2024");
        assert_eq!(of_code("#,##0.0\" điểm\""), NumberFormat::Decimals(1));
        assert_eq!(of_code("[Red]0.00;-0.00"), NumberFormat::Decimals(2));
        assert_eq!(of_code("@"), NumberFormat::General);
    }
}
