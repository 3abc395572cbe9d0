//! Two confirmed letters that print different figures for one unit and period: which one counts, and what the other says.

use crate::domain::figure::{Figure, FigureSet};
use crate::domain::letter::LetterHeading;
use crate::text::{Text, numbers};
use serde_json::{Value, json};
use std::sync::Arc;

/// Values told of another letter; it may differ in all of them.
const VALUES: usize = 3;

/// Another letter in force, and its figures that differ from those that count.
pub struct Rival {
    pub letter: Option<Arc<LetterHeading>>,
    pub figures: Vec<Figure>,
}

/// The figures of `other` that `counted` prints with another value.
pub fn differing(counted: &FigureSet, other: &FigureSet) -> Vec<Figure> {
    let differs = |figure: &&Figure| {
        let same_kind = |own: &&Figure| own.role == figure.role && own.indicator == figure.indicator;
        counted.figures.iter().find(same_kind).is_some_and(|own| own.points != figure.points)
    };
    other.figures.iter().filter(differs).cloned().collect()
}

/// "Văn bản số 12 ngày 1/1/2025 lại ghi: …", for every letter that says otherwise; `None` when there is none.
pub fn told(text: Text<'_>, rivals: &[Rival]) -> Option<String> {
    let said: Vec<String> = rivals.iter().map(|rival| one(text, rival)).collect();
    (!said.is_empty()).then(|| format!("{} {}", said.join(" "), text.rival_counts()))
}

/// What other letters in force print for this figure.
pub fn of_figure(rivals: &[Rival], figure: &Figure) -> Vec<Value> {
    let same = |other: &&Figure| other.role == figure.role && other.indicator == figure.indicator;
    let found = rivals.iter().filter_map(|rival| Some((rival.letter.as_deref(), rival.figures.iter().find(same)?)));
    let stated = found.map(|(letter, other)| {
        json!({
            "points": f64::from(other.points.as_hundredths()) / 100.0,
            "issuer": letter.and_then(|letter| letter.issuer.clone()),
            "number": letter.and_then(|letter| letter.number.clone()),
            "date": letter.and_then(|letter| letter.date),
            "line": other.line,
        })
    });
    stated.collect()
}

fn one(text: Text<'_>, rival: &Rival) -> String {
    let letter = match rival.letter.as_deref() {
        Some(LetterHeading { number: Some(number), date: Some(date), .. }) => {
            text.rival_letter(number.clone(), numbers::date(*date))
        }
        Some(LetterHeading { number: Some(number), .. }) => text.rival_letter_undated(number.clone()),
        Some(LetterHeading { date: Some(date), .. }) => text.rival_letter_unnumbered(numbers::date(*date)),
        _ => text.rival_letter_blank(),
    };
    let value = |figure: &Figure| {
        let name = text.indicator(figure.indicator);
        let points = numbers::points(figure.points, text.lang());
        match text.average_of(figure.role) {
            Some(average) => text.rival_average(name, average, points),
            None => text.rival_value(name, points),
        }
    };
    let mut values: Vec<String> = rival.figures.iter().take(VALUES).map(value).collect();
    if rival.figures.len() > VALUES {
        values.push(text.rival_more(rival.figures.len() - VALUES));
    }
    text.rival_says(letter, values.join("; "))
}
