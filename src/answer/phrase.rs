//! Pieces that many answers share: names, differences in words, source lines, figures as data, questions to ask next.

use super::Reply;
use super::facts::{Facts, Located, Missing};
use super::rivals;
use crate::domain::figure::{Doubt, Figure, FigureStatus};
use crate::domain::letter::LetterHeading;
use crate::domain::message::{Action, Line, Message};
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use crate::question::{Limit, folded};
use crate::text::Text;
use crate::text::numbers;
use serde_json::{Value, json};

pub use crate::text::capital;

/// The longest question that fits into a button.
const ASK_BYTES: usize = 60;

/// "cao hơn 0,5 điểm", "thấp hơn 0,8 điểm", "bằng".
pub fn difference(text: Text<'_>, difference: Points) -> String {
    let amount = numbers::points(difference.abs(), text.lang());
    if difference > Points::ZERO {
        text.answer_higher(amount)
    } else if difference < Points::ZERO {
        text.answer_lower(amount)
    } else {
        text.answer_equal()
    }
}

/// "từ 70 đến dưới 80 điểm".
pub fn limits(text: Text<'_>, from: Limit, to: Limit) -> String {
    let points = |limit: Limit| numbers::points(limit.at, text.lang());
    let low = if from.included { text.answer_limit_from(points(from)) } else { text.answer_limit_above(points(from)) };
    let high = if to.included { text.answer_limit_to(points(to)) } else { text.answer_limit_below(points(to)) };
    text.answer_limits(low, high)
}

/// The first line when figures stand in for missing ones, and when an older period stands in.
pub fn preface(facts: &Facts<'_>, text: Text<'_>, located: &Located, message: Message) -> Message {
    let mut message = message;
    let period = located.set.period;
    if located.is_stand_in() {
        message = message.title(text.answer_own_missing(
            capital(&facts.name(&located.wanted)),
            text.period(period),
            facts.name(located.unit()),
        ));
    }
    if let Some(meant) = located.instead_of {
        message = message.line(text.answer_older(text.period(meant), text.period(period)));
    }
    message
}

/// Where the figures come from, and which other letter says otherwise.
pub fn source(facts: &Facts<'_>, text: Text<'_>, located: &Located) -> String {
    let source = letter_name(facts, text, located.letter.as_deref(), located.set.period);
    match rivals::told(text, &located.rivals) {
        Some(otherwise) => format!("{source} {otherwise}"),
        None => source,
    }
}

pub fn letter_name(facts: &Facts<'_>, text: Text<'_>, letter: Option<&LetterHeading>, period: Period) -> String {
    let Some(letter) = letter else { return text.answer_source_unknown(text.period(period)) };
    let issuer = issuer(facts, text, letter);
    match (&letter.number, letter.date) {
        (Some(number), Some(date)) => text.answer_source(issuer, number.clone(), numbers::date(date)),
        (Some(number), None) => text.answer_source_undated(issuer, number.clone(), text.period(period)),
        (None, Some(date)) => text.answer_source_unnumbered(issuer, numbers::date(date)),
        (None, None) => text.answer_source_blank(issuer, text.period(period)),
    }
}

pub fn issuer(facts: &Facts<'_>, text: Text<'_>, letter: &LetterHeading) -> String {
    letter.issuer.clone().unwrap_or_else(|| text.answer_committee(facts.name(&letter.unit)))
}

/// What a reader must know about a doubtful figure.
pub fn doubt(text: Text<'_>, figure: &Figure) -> Option<String> {
    let name = text.indicator(figure.indicator);
    let points = |points: Points| numbers::points(points, text.lang());
    Some(match &figure.status {
        FigureStatus::Certain | FigureStatus::Doubtful(Doubt::Quoted | Doubt::CutOff) => return None,
        FigureStatus::Doubtful(Doubt::TwoValues { printed, sums, total, equals_average }) => {
            let values = printed.iter().map(|value| points(*value)).collect::<Vec<_>>().join(&text.answer_and());
            let mut said = text.answer_doubt_two_values(name, values, points(figure.points));
            let chosen = printed.iter().position(|value| *value == figure.points);
            if let (Some(sum), Some(total)) = (chosen.and_then(|at| sums.get(at)), total) {
                said = format!("{said} {}", text.answer_doubt_sum(points(*sum), points(*total)));
            }
            if let Some(average) = equals_average {
                said = format!("{said} {}", text.answer_doubt_average(points(*average)));
            }
            said
        }
        FigureStatus::Doubtful(Doubt::SumDiffers { sum, total }) => {
            text.answer_doubt_sum_differs(points(*sum), points(*total))
        }
        FigureStatus::Doubtful(Doubt::AboveMaximum { max }) => text.answer_doubt_above_maximum(name, points(*max)),
        FigureStatus::Doubtful(Doubt::Unclear) => text.answer_doubt_unclear(name),
    })
}

/// Adds the doubts of these figures to a message.
pub fn with_doubts<'f>(text: Text<'_>, message: Message, figures: impl Iterator<Item = &'f Figure>) -> Message {
    figures.filter_map(|figure| doubt(text, figure)).fold(message, |message, doubt| message.line(doubt))
}

/// A figure as data; null where only the words are wanted.
pub fn figure_json(facts: &Facts<'_>, located: &Located, figure: &Figure) -> Value {
    if !facts.with_data {
        return Value::Null;
    }
    let letter = located.letter.as_deref();
    let number = |points: Points| f64::from(points.as_hundredths()) / 100.0;
    let role = figure.role.code();
    let mut value = json!({
        "unit": located.unit(),
        "unit_name": facts.name(located.unit()),
        "period": located.set.period,
        "indicator": figure.indicator.code(),
        "role": role,
        "points": number(figure.points),
        "max": number(figure.max),
        "status": if figure.is_doubtful() { "doubtful" } else { "certain" },
        "source": {
            "letter": located.set.source.to_string(),
            "issuer": letter.and_then(|letter| letter.issuer.clone()),
            "number": letter.and_then(|letter| letter.number.clone()),
            "date": letter.and_then(|letter| letter.date),
            "line": figure.line,
        },
    });
    if let Some(object) = value.as_object_mut() {
        if let Some(rank) = figure.rank {
            object.insert("rank".to_owned(), json!({ "place": rank.place, "of": rank.of }));
        }
        if let Some(rate) = &figure.rate {
            object.insert("rate".to_owned(), json!(f64::from(rate.rate.as_hundredths()) / 100.0));
        }
        if let FigureStatus::Doubtful(Doubt::TwoValues { printed, .. }) = &figure.status {
            object.insert("printed".to_owned(), json!(printed.iter().map(|p| number(*p)).collect::<Vec<_>>()));
        }
        let rivals = rivals::of_figure(&located.rivals, figure);
        if !rivals.is_empty() {
            object.insert("rivals".to_owned(), json!(rivals));
        }
    }
    value
}

/// "There is nothing stored about this", with what there is.
pub fn missing(facts: &Facts<'_>, text: Text<'_>, missing: &Missing, kind: &'static str) -> Reply {
    let name = missing.wanted.as_ref().map_or_else(|| text.answer_this_unit(), |unit| facts.name(unit));
    let title = match missing.period {
        Some(period) => text.answer_no_figures(capital(&name), text.period(period)),
        None => text.answer_no_figures_at_all(capital(&name)),
    };
    let mut message = Message::new().title(title);
    if let Some(sentence) = missing.wanted.as_ref().and_then(|unit| reform(facts, text, unit, missing.period)) {
        message = message.line(sentence);
    }
    let of_months = |period: &Period| {
        matches!(
            period,
            Period::Quarter { .. } | Period::HalfYear { .. } | Period::NineMonths { .. } | Period::FirstMonths { .. }
        )
    };
    if missing.period.as_ref().is_some_and(of_months) {
        message = message.line(text.answer_never_averaged());
    }
    let mut near: Vec<Period> = missing.available.clone();
    if let Some(period) = missing.period {
        near.sort_by_key(|other| ((other.end() - period.end()).num_days().abs(), other.start()));
    }
    near.truncate(3);
    if !near.is_empty() {
        let list = near.iter().map(|period| text.period(*period)).collect::<Vec<_>>().join(", ");
        message = message.line(match &missing.whose {
            Some(whose) => text.answer_available_of(facts.name(whose), list),
            None => text.answer_available(list),
        });
        for period in near {
            message = ask(message, capital(&text.period(period)), &format!("chi so {}", period_words(period)));
        }
    }
    let available: Vec<Value> = missing.available.iter().map(|period| json!(period)).collect();
    Reply { kind, figures: Vec::new(), more: vec![("available", json!(available))], message, period: missing.period }
}

/// What became of a unit that did not exist in the period asked about.
pub fn reform(facts: &Facts<'_>, text: Text<'_>, unit: &UnitId, period: Option<Period>) -> Option<String> {
    let day = period.map_or(facts.today(), Period::end);
    let known = facts.units().get(unit)?;
    if known.is_valid_on(day) {
        return None;
    }
    let names = |ids: Vec<&UnitId>| ids.into_iter().map(|id| facts.name(id)).collect::<Vec<_>>().join(", ");
    if known.valid_to.is_some_and(|to| to < day) {
        let successors = facts.units().successors_on(unit, day);
        let ids: Vec<&UnitId> = successors.iter().map(|unit| &unit.id).collect();
        let date = known.valid_to.and_then(|to| to.succ_opt())?;
        if ids.is_empty() {
            return Some(text.answer_unit_ended(capital(&facts.name(unit)), numbers::date(date)));
        }
        return Some(text.answer_unit_went_into(capital(&facts.name(unit)), numbers::date(date), names(ids)));
    }
    let event = facts.units().events_of(unit).find(|event| event.to.contains(unit))?;
    let before = names(event.from.iter().collect());
    Some(text.answer_unit_came_from(capital(&facts.name(unit)), numbers::date(event.date), before))
}

/// Adds a question to ask next, when it fits into a button.
pub fn ask(message: Message, label: String, question: &str) -> Message {
    if question.len() <= ASK_BYTES { message.choice(label, Action::Ask(question.to_owned())) } else { message }
}

/// A question in plain letters about the unit and period of `located`.
pub fn ask_about(facts: &Facts<'_>, message: Message, label: String, located: &Located, question: &str) -> Message {
    let unit = if facts.scene.own_unit == Some(located.unit()) {
        String::new()
    } else {
        format!(" {}", folded(&facts.name(located.unit())))
    };
    ask(message, label, &format!("{question}{unit} {}", period_words(located.set.period)))
}

/// A period as one would type it without diacritics.
pub fn period_words(period: Period) -> String {
    match period {
        Period::Month { year, month } => format!("thang {month}/{year}"),
        Period::Quarter { year, quarter } => format!("quy {quarter}/{year}"),
        Period::HalfYear { year } => format!("6 thang dau nam {year}"),
        Period::NineMonths { year } => format!("9 thang dau nam {year}"),
        Period::FirstMonths { year, months } => format!("luy ke {months} thang nam {year}"),
        Period::Year { year } => format!("nam {year}"),
        Period::Week { year, week } => format!("tuan {week}/{year}"),
        Period::AsOf { date } => format!("ngay {}", date.format("%d/%m/%Y")),
    }
}

/// Lines of plain text.
pub fn plain(lines: Vec<String>) -> Vec<Line> {
    lines.into_iter().map(Line::from).collect()
}

impl Reply {
    pub fn of(kind: &'static str, located: &Located, figures: Vec<Value>, message: Message) -> Reply {
        Reply { kind, figures, more: Vec::new(), message, period: Some(located.set.period) }
    }

    pub fn words(kind: &'static str, message: Message) -> Reply {
        Reply { kind, figures: Vec::new(), more: Vec::new(), message, period: None }
    }
}
