//! Over many questions: what an answer states is stored, under the unit and period that it names.

use super::world::HIEP_CUONG;
use super::{Response, year};
use crate::domain::period::Period;
use crate::text::Lang;
use serde_json::Value;

/// Every so many questions of the corpus are asked.
const STEP: usize = 5;

fn corpus() -> impl Iterator<Item = &'static str> {
    include_str!("../../../tests/data/questions-people.tsv")
        .lines()
        .skip(1)
        .filter(|line| line.split('\t').nth(7).is_none_or(str::is_empty))
        .filter_map(|line| line.split('\t').next())
        .step_by(STEP)
}

#[tokio::test]
async fn an_answer_states_stored_figures_and_names_their_unit_and_period() {
    let world = year::world().await;
    let mut wrong = Vec::new();
    let mut answered = 0;
    for question in corpus() {
        let response = world.ask(question, Some(HIEP_CUONG), None).await;
        let text = response.message.plain_text();
        let lower = text.to_lowercase();
        for figure in response.answer["figures"].as_array().expect("figures") {
            answered += 1;
            if !world.has(figure) {
                wrong.push(format!("{question}: not stored: {figure}"));
            }
            let named = |key: &str| figure[key].as_str().is_some_and(|name| lower.contains(&name.to_lowercase()));
            // A long list names the units of its first rows.
            if figure["role"] == "own" && !named("unit_name") && !text.contains("đơn vị nữa") {
                wrong.push(format!("{question}: does not name {}: {text}", figure["unit_name"]));
            }
            let period = serde_json::from_value::<Period>(figure["period"].clone()).expect("a period");
            let said = super::CATALOGUE.in_lang(Lang::Vi).period(period);
            if !lower.contains(&said.to_lowercase()) {
                wrong.push(format!("{question}: does not name {said}: {text}"));
            }
        }
        wrong.extend(
            strange_numbers(&response, &text).into_iter().map(|number| format!("{question}: {number} in {text}")),
        );
    }
    assert!(answered > 500, "{answered} figures");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Decimal numbers of the text that are no figure of the answer, nor follow from two of them.
fn strange_numbers(response: &Response, text: &str) -> Vec<String> {
    let hundredths = |value: &Value| value.as_f64().map(|value| (value * 100.0).round() as i64);
    let mut known: Vec<i64> = vec![5000, 7000, 8000, 9000, 10000, 2200];
    for figure in response.answer["figures"].as_array().into_iter().flatten() {
        known.extend(["points", "max", "rate", "change"].iter().filter_map(|key| hundredths(&figure[key])));
    }
    known.iter_mut().for_each(|value| *value = value.abs());
    known.extend(["sum", "computed_total"].iter().filter_map(|key| hundredths(&response.answer[*key])));
    let typed = [&response.understood["values"], &response.answer["also"]["understood"]["values"]];
    let typed = typed.into_iter().filter_map(Value::as_array).flatten();
    known.extend(typed.filter_map(|value| Some((value.as_str()?.parse::<f64>().ok()?.abs() * 100.0).round() as i64)));
    let shares: Vec<i64> = response.answer["figures"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|figure| Some((figure["points"].as_f64()? / figure["max"].as_f64()? * 10_000.0).round() as i64))
        .collect();
    let follows = |number: i64| {
        known.contains(&number)
            || shares.iter().any(|share| (share - number).abs() <= 1)
            || known.iter().any(|a| known.iter().any(|b| (a - b).abs() == number || a + b == number))
    };
    decimals(text).into_iter().filter(|(_, number)| !follows(*number)).map(|(written, _)| written).collect()
}

/// "87,96" → 8796.
fn decimals(text: &str) -> Vec<(String, i64)> {
    let mut found = Vec::new();
    let mut digits = String::new();
    for character in text.chars().chain([' ']) {
        if character.is_ascii_digit() || character == ',' && !digits.is_empty() && !digits.contains(',') {
            digits.push(character);
            continue;
        }
        if let Some((whole, part)) = digits.trim_end_matches(',').split_once(',')
            && let (Ok(whole), Ok(part)) = (whole.parse::<i64>(), format!("{part:0<2}").parse::<i64>())
        {
            found.push((digits.clone(), whole * 100 + part));
        }
        digits.clear();
    }
    found
}
