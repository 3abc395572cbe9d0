//! The JSON shapes of `docs/json.md`.

use super::reasons;
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureSet, FigureStatus, RateAlone, RateKind};
use crate::domain::letter::{CitedDocument, Directive, Letter, LetterContent, LetterDoubt, LetterRef};
use crate::domain::points::{Points, Rate};
use crate::domain::unit_registry::UnitRegistry;
use crate::text::Text;
use serde_json::{Value, json};

/// Everything that was read from a letter: `letter`, `figures`, `rates_alone`, `directives`, `doubts`.
pub fn import_json(letter: &Letter, units: &UnitRegistry, text: Text<'_>) -> Value {
    let content = &letter.content;
    let figures: Vec<Value> = content
        .figure_sets
        .iter()
        .flat_map(|set| set.figures.iter().map(move |figure| figure_json(set, figure, &letter.id, content, units)))
        .collect();
    json!({
        "letter": letter_json(letter, units),
        "figures": figures,
        "rates_alone": content.rates_alone.iter().map(|rate| rate_alone_json(rate, units)).collect::<Vec<_>>(),
        "directives": content.directives.iter().map(directive_json).collect::<Vec<_>>(),
        "doubts": content.doubts.iter().map(|doubt| doubt_json(content, doubt, text)).collect::<Vec<_>>(),
    })
}

/// One figure with its source. `letter` and `content` are the letter version it was read from.
pub fn figure_json(
    set: &FigureSet,
    figure: &Figure,
    letter: &LetterRef,
    content: &LetterContent,
    units: &UnitRegistry,
) -> Value {
    let (role, reference) = match figure.role {
        FigureRole::Own => ("own", Value::Null),
        FigureRole::ProvinceAverage => ("reference", json!("province")),
        FigureRole::NationalAverage => ("reference", json!("national")),
        FigureRole::CommunesAverage => ("reference", json!("communes")),
        FigureRole::DistrictsAverage => ("reference", json!("districts")),
        FigureRole::DepartmentsAverage => ("reference", json!("departments")),
    };
    let rate = figure.rate.as_ref().map(|rate| {
        let kind = match rate.kind {
            RateKind::ShareOfMaximum => "share_of_maximum",
            RateKind::Unknown => "unknown",
        };
        json!({ "value": rate_number(rate.rate), "kind": kind, "label": rate.label })
    });
    json!({
        "unit": set.unit,
        "unit_name": units.name(&set.unit),
        "period": set.period.to_string(),
        "indicator": figure.indicator.code(),
        "points": points_number(figure.points),
        "max": points_number(figure.max),
        "role": role,
        "reference": reference,
        "rank": figure.rank.map(|rank| json!({ "place": rank.place, "of": rank.of })),
        "rate": rate,
        "status": if figure.status == FigureStatus::Certain { "certain" } else { "doubtful" },
        "source": {
            "letter": letter.letter,
            "version": letter.version,
            "issuer": content.issuer.clone().unwrap_or_else(|| units.name(&content.unit)),
            "number": content.number,
            "date": content.date,
            "line": figure.line,
        },
        "printed": figure.printed,
        "line": figure.line,
    })
}

/// A rate of a group without its score.
pub fn rate_alone_json(rate: &RateAlone, units: &UnitRegistry) -> Value {
    json!({
        "unit": rate.unit,
        "unit_name": units.name(&rate.unit),
        "period": rate.period.to_string(),
        "indicator": rate.indicator.code(),
        "value": rate_number(rate.rate),
        "label": rate.label,
        "printed": rate.printed,
        "line": rate.line,
    })
}

fn letter_json(letter: &Letter, units: &UnitRegistry) -> Value {
    let content = &letter.content;
    let grounds: Vec<Value> = content
        .grounds
        .iter()
        .map(|ground| json!({ "text": ground.text, "cited": ground.cited.as_ref().map(cited_json) }))
        .collect();
    json!({
        "id": letter.id.letter,
        "version": letter.id.version,
        "state": letter.state,
        "unit": content.unit,
        "unit_name": units.name(&content.unit),
        "issuer": content.issuer,
        "number": content.number,
        "date": content.date,
        "signer": content.signer,
        "signature_block": content.signature_block,
        "addressees": content.addressees,
        "copies": content.copies,
        "grounds": grounds,
        "periods": content.periods().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "file_name": letter.file_name,
        "document": letter.document,
    })
}

fn directive_json(directive: &Directive) -> Value {
    json!({
        "ordinal": directive.ordinal,
        "text": directive.text,
        "addressees": directive.addressees,
        "deadline": directive.deadline,
        "undated": directive.undated,
        "chosen": directive.chosen,
        "cited": directive.cited.as_ref().map(cited_json),
        "asks_for_report": directive.asks_for_report,
        "suspends_components": directive.suspends_components,
        "resumes_components": directive.resumes_components.map(|resumption| json!({ "from": resumption.from })),
        "only_urges": directive.only_urges,
        "line": directive.line,
    })
}

fn cited_json(cited: &CitedDocument) -> Value {
    json!({ "number": cited.number, "date": cited.date })
}

fn doubt_json(content: &LetterContent, doubt: &LetterDoubt, text: Text<'_>) -> Value {
    let mut value = json!({
        "period": doubt.period.map(|period| period.to_string()),
        "indicator": doubt.indicator.map(|indicator| indicator.code()),
        "line": doubt.line,
        "printed": doubt.printed,
        "reason": reasons::reason(content, doubt, text),
    });
    let list = |points: &[Points]| points.iter().copied().map(points_number).collect::<Vec<_>>();
    let more = match &doubt.doubt {
        Doubt::TwoValues { printed, sums, total, equals_average } => json!({
            "kind": "two_values",
            "values": list(printed),
            "sums": list(sums),
            "total": total.map(points_number),
            "equals_average": equals_average.map(points_number),
        }),
        Doubt::SumDiffers { sum, total } => {
            json!({ "kind": "sum_differs", "sum": points_number(*sum), "total": points_number(*total) })
        }
        Doubt::AboveMaximum { max } => json!({ "kind": "above_maximum", "max": points_number(*max) }),
        Doubt::Unclear => json!({ "kind": "unclear" }),
        Doubt::Quoted => json!({ "kind": "quoted" }),
        Doubt::CutOff => json!({ "kind": "cut_off" }),
    };
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}

/// Points as a decimal number: 87.96. The nearest double prints back as the two decimals it came from.
pub fn points_number(points: Points) -> Value {
    json!(f64::from(points.as_hundredths()) / 100.0)
}

/// A percentage as a decimal number: 99.16.
pub fn rate_number(rate: Rate) -> Value {
    json!(f64::from(rate.as_hundredths()) / 100.0)
}
