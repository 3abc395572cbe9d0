//! What is held against each other where one side is a stretch of which no figure is published: each side by what is
//! stored, a stretch by its months. Nothing is summed or averaged.

use crate::answer::Reply;
use crate::answer::facts::{Facts, Located};
use crate::answer::phrase::{self, capital, figure_json, plain};
use crate::domain::indicator::Indicator;
use crate::domain::message::{Line, Message};
use crate::domain::period::Period;
use crate::domain::unit::UnitId;
use crate::question::{Comparison, Intent, PeriodAsked, Question, UnitAsked};
use crate::store::StoreError;
use crate::text::{Text, numbers};

/// Months that a side shows at most.
const MONTHS: usize = 12;

/// One side of the comparison.
struct Side {
    unit: UnitId,
    span: Span,
    found: Vec<Located>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Span {
    from: Period,
    to: Period,
}

/// The answer where a side is a stretch; `None` where both have a figure of their own.
pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Option<Reply>, StoreError> {
    let Some([one, other]) = asked(facts, question) else { return Ok(None) };
    let sides = [side(facts, one).await?, side(facts, other).await?];
    if sides.iter().all(|side| side.found.is_empty()) {
        return Ok(None);
    }
    if let [Some(one), Some(other)] = [sides[0].whole(), sides[1].whole()] {
        // Printed as one figure each after all.
        let period = PeriodAsked::In { period: one, year_said: true };
        let held = matches!(question.comparison, Comparison::Unit(_));
        let comparison = if held { question.comparison.clone() } else { Comparison::Period(other) };
        let question = Question { period, comparison, ..question.clone() };
        return Ok(Some(Box::pin(super::answer(facts, text, &question)).await?));
    }
    let indicator = question.indicators.single();
    let mut message = Message::new().title(title(facts, text, &sides));
    let (mut figures, mut sources) = (Vec::new(), Vec::new());
    for side in &sides {
        let head =
            text.answer_stretch_side(capital(&facts.name(&side.unit)), side.name(text), text.indicator(indicator));
        message = message.line(Line::strong(head));
        let lines: Vec<String> = side.found.iter().filter_map(|located| line(text, located, indicator)).collect();
        message = if lines.is_empty() { message.line(text.answer_no_side()) } else { message.lines(plain(lines)) };
        for located in &side.found {
            figures.extend(located.set.own(indicator).map(|figure| figure_json(facts, located, figure)));
            let source = phrase::source(facts, text, located);
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    let message = sources.into_iter().take(2).fold(message, Message::note);
    Ok(Some(Reply { kind: "compare", figures, more: Vec::new(), message, period: Some(sides[0].span.to) }))
}

/// The two sides of a question of which one at least is a stretch.
fn asked(facts: &Facts<'_>, question: &Question) -> Option<[(UnitId, Span); 2]> {
    if question.intent != Intent::Compare {
        return None;
    }
    let span = |asked: &PeriodAsked| match asked.meant() {
        PeriodAsked::Range { from, to } => Some(Span { from: *from, to: *to }),
        other => other.resolved().map(|period| Span { from: period, to: period }),
    };
    let own = span(&question.period)?;
    let unit = |asked: &UnitAsked, span: Span| facts.unit(asked, span.to.end());
    let (other_unit, other) = match &question.comparison {
        Comparison::Unit(other) => (unit(other, own)?, own),
        Comparison::Period(period) => (unit(&question.unit, own)?, Span { from: *period, to: *period }),
        Comparison::Stretch { from, to } => (unit(&question.unit, own)?, Span { from: *from, to: *to }),
        _ => return None,
    };
    let stretch = own.from != own.to || other.from != other.to;
    stretch.then_some([(unit(&question.unit, own)?, own), (other_unit, other)])
}

async fn side(facts: &Facts<'_>, (unit, span): (UnitId, Span)) -> Result<Side, StoreError> {
    let mut found = Vec::new();
    if let Some(whole) = span.whole() {
        found.extend(facts.exact(&unit, whole).await?);
    }
    if found.is_empty() {
        for period in span.months() {
            found.extend(facts.exact(&unit, period).await?);
        }
    }
    Ok(Side { unit, span, found })
}

fn title(facts: &Facts<'_>, text: Text<'_>, sides: &[Side; 2]) -> String {
    let [one, other] = sides;
    // The side that has no figure of its own is the one to tell of.
    let (lacking, held) = if one.whole().is_some() { (other, one) } else { (one, other) };
    let against = if one.unit == other.unit { held.name(text) } else { facts.name(&held.unit) };
    text.answer_stretch_not_compared(capital(&facts.name(&lacking.unit)), lacking.name(text), against)
}

fn line(text: Text<'_>, located: &Located, indicator: Indicator) -> Option<String> {
    let figure = located.set.own(indicator)?;
    let points = |points| numbers::points(points, text.lang());
    let period = capital(&text.period(located.set.period));
    Some(text.answer_series_line(period, points(figure.points), points(figure.max)))
}

impl Side {
    /// The period of the one figure that stands for all of it.
    fn whole(&self) -> Option<Period> {
        self.found.iter().map(|located| located.set.period).find(|period| Some(*period) == self.span.whole())
    }

    fn name(&self, text: Text<'_>) -> String {
        let Span { from, to } = self.span;
        if from == to { text.period(from) } else { text.stretch_span(text.period(from), text.period(to)) }
    }
}

impl Span {
    /// The period that one figure of all of it would be printed under.
    fn whole(self) -> Option<Period> {
        match (self.from, self.to) {
            (from, to) if from == to => Some(from),
            (Period::Month { year, month: 1 }, Period::Month { year: last, month }) if year == last => {
                Period::first_months(year, month)
            }
            _ => None,
        }
    }

    /// Its parts, oldest first: the months, or whatever it is said in.
    fn months(self) -> Vec<Period> {
        let mut months = Vec::new();
        let (first, last) = match (self.from, self.to) {
            (from, to) if from == to => (Period::month_of(from.start()), Period::month_of(to.end())),
            stretch => stretch,
        };
        let mut at = Some(last);
        while let Some(period) = at.filter(|period| period.start() >= first.start() && months.len() < MONTHS) {
            months.push(period);
            at = period.previous();
        }
        months.reverse();
        months
    }
}
