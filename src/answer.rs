//! A question and the store → an answer: figures as data, and the message that says them.
//!
//! understand → gather what is stored ([`facts`]) → one file per kind of answer decides and phrases. A kind receives
//! figures with their unit, period and letter, so it cannot say one under another's name.

mod bands;
mod checks;
mod clarify;
mod comparing;
mod courtesy;
mod facts;
mod letters;
mod listing;
mod months;
mod overlooked;
mod phrase;
mod pictures;
mod place;
mod recall;
mod remembered;
mod rivals;
mod scores;
mod series;
mod several;
mod standing;

#[cfg(test)]
mod tests;

use crate::domain::message::{Action, Message};
use crate::domain::period::Period;
use crate::domain::seat::FormerUnit;
use crate::domain::unit::UnitId;
use crate::question::{
    self, Context, Intent, Lexicon, PeriodAsked, PictureAsked, Question, Scene, Understood, UnitAsked,
};
use crate::store::{Store, StoreError};
use crate::text::Text;
use chrono::{DateTime, Utc};
use facts::Facts;
use serde_json::{Value, json};

/// Somebody asks something.
pub struct Ask<'a> {
    pub text: &'a str,
    /// The unit of the asker's seat; `None` for a stranger, whose "we" is the home unit.
    pub own_unit: Option<&'a UnitId>,
    /// The units that the seat was at before reforms moved it, oldest first.
    pub came_from: &'a [FormerUnit],
    /// The unit whose letters this installation publishes.
    pub home_unit: Option<&'a UnitId>,
    pub context: Option<&'a Context>,
    pub now: DateTime<Utc>,
}

/// What was understood, the figures, and the words.
pub struct Response {
    /// `{intent, indicator, period, unit, comparison, …}` in the words of `docs/json.md`.
    pub understood: Value,
    /// The answer as data.
    pub answer: Value,
    pub message: Message,
    /// To be kept for the chat's next question.
    pub context: Option<Context>,
}

/// An answer before it leaves: data, words, and the period it turned out to be about.
struct Reply {
    kind: &'static str,
    figures: Vec<Value>,
    more: Vec<(&'static str, Value)>,
    message: Message,
    period: Option<Period>,
}

/// Understands and answers. Every figure in the message is one of the store, under its own unit and period.
pub async fn respond(store: &Store, lexicon: &Lexicon, text: Text<'_>, ask: Ask<'_>) -> Result<Response, StoreError> {
    run(store, lexicon, text, ask, true).await
}

/// The same for a reader of the message alone: of the figures as data only their number is told, each a null.
pub async fn respond_in_words(
    store: &Store,
    lexicon: &Lexicon,
    text: Text<'_>,
    ask: Ask<'_>,
) -> Result<Response, StoreError> {
    run(store, lexicon, text, ask, false).await
}

async fn run(
    store: &Store,
    lexicon: &Lexicon,
    text: Text<'_>,
    ask: Ask<'_>,
    with_data: bool,
) -> Result<Response, StoreError> {
    let newest = match ask.home_unit {
        Some(home) => facts::newest_month(&store.periods_of(home).await?),
        None => None,
    };
    let sets = store.index_sets();
    let scene = Scene {
        context: ask.context,
        newest,
        sets: Some(&sets),
        explain: with_data,
        ..Scene::new(ask.own_unit, ask.home_unit, ask.now)
    };
    let mut understood = question::understand(lexicon, ask.text, &scene);
    let scene = Scene { own_unit: unit_then(&ask, &understood.question), ..scene };
    let facts = Facts { with_data, ..Facts::new(store, lexicon, &scene) };
    recall::complete(&facts, &mut understood.question).await?;
    recall::sum_up(&facts, &mut understood).await?;
    let mut reply = overlooked::told(text, &understood, several::periods(&facts, text, &understood).await?);
    if let (Some(then), Some(period)) = (scene.own_unit.filter(|then| Some(*then) != ask.own_unit), reply.period) {
        reply.message = reply.message.line(text.answer_own_then(text.period(period), facts.name(then)));
    }
    let first = response(understood, reply, lexicon, &scene);
    let Some(second) = first.also else { return Ok(first.response) };
    // The second question of the message leans on the first, as one asked after it would.
    let mut both = first.response;
    let context = both.context.take();
    let scene = Scene { context: context.as_ref(), own_unit: ask.own_unit, ..scene };
    let mut understood = question::understand(lexicon, &second, &scene);
    let scene = Scene { own_unit: unit_then(&ask, &understood.question), ..scene };
    let facts = Facts { with_data, ..Facts::new(store, lexicon, &scene) };
    recall::complete(&facts, &mut understood.question).await?;
    recall::sum_up(&facts, &mut understood).await?;
    let reply = overlooked::told(text, &understood, several::periods(&facts, text, &understood).await?);
    let second = response(understood, reply, lexicon, &scene).response;
    several::append(&mut both, second, first.left_out, text);
    Ok(both)
}

/// "Ours" in the period asked about: a seat that a reform has moved was at another unit before.
fn unit_then<'a>(ask: &Ask<'a>, question: &Question) -> Option<&'a UnitId> {
    let ours = matches!(question.unit.meant(), UnitAsked::Own | UnitAsked::None);
    let day = question.period.resolved().filter(|_| ours).map(Period::end);
    let former = day.and_then(|day| ask.came_from.iter().find(|former| former.reform > day));
    former.map(|former| &former.unit).or(ask.own_unit)
}

/// An answered question, and what else its message asks.
struct First {
    response: Response,
    also: Option<String>,
    left_out: usize,
}

async fn answer(facts: &Facts<'_>, text: Text<'_>, understood: &Understood) -> Result<Reply, StoreError> {
    let question = &understood.question;
    let mut reply = in_words(facts, text, understood).await?;
    if let Some(asked) = understood.picture.filter(|_| !reply.figures.is_empty()) {
        pictures::add(facts, text, question, asked, &mut reply).await?;
    } else if question.intent == Intent::Ranking && !reply.figures.is_empty() {
        reply = pictures::offer(text, question, reply);
    }
    Ok(reply)
}

async fn in_words(facts: &Facts<'_>, text: Text<'_>, understood: &Understood) -> Result<Reply, StoreError> {
    let question = &understood.question;
    if let Some(reply) = clarify::asked_back(facts, text, question) {
        return Ok(reply);
    }
    let listed = matches!(question.intent, Intent::Ranking | Intent::ThresholdList | Intent::Count | Intent::Movers);
    if let UnitAsked::Several(units) = question.unit.meant()
        && !listed
    {
        return several::answer(facts, text, understood, units).await;
    }
    if series::stands_for(question) {
        return series::instead(facts, text, question).await;
    }
    match question.intent {
        Intent::ScoreAll | Intent::ScoreTotal | Intent::ScoreIndicator | Intent::Rate | Intent::NoData => {
            scores::answer(facts, text, question).await
        }
        Intent::Rank | Intent::GapToRank => place::answer(facts, text, question).await,
        Intent::Rating if question.is_of_the_bands() => Ok(bands::answer(text, question)),
        Intent::Rating
        | Intent::LowestIndicator
        | Intent::HighestIndicator
        | Intent::LostPoints
        | Intent::GapToBand
        | Intent::Advice => standing::answer(facts, text, question).await,
        Intent::Compare | Intent::CompareRank | Intent::ReferenceValue => {
            comparing::answer(facts, text, question).await
        }
        Intent::Count | Intent::ThresholdList if months::counts(question) => {
            months::answer(facts, text, question).await
        }
        Intent::Ranking | Intent::ThresholdList | Intent::Count | Intent::Movers => {
            listing::answer(facts, text, question).await
        }
        Intent::Trend if understood.picture == Some(PictureAsked::HeatMap) => {
            pictures::heat_map(facts, text, question).await
        }
        Intent::Trend => series::answer(facts, text, question, understood.picture.is_some()).await,
        Intent::VerifySum | Intent::Conflict | Intent::ClarifyFact | Intent::ClarifyPeriod | Intent::WhatIf => {
            checks::answer(facts, text, question).await
        }
        Intent::DirectiveList
        | Intent::DirectiveDeadline
        | Intent::Document
        | Intent::Availability
        | Intent::ExplainMissing => letters::answer(facts, text, question).await,
        _ => Ok(courtesy::answer(facts, text, question)),
    }
}

fn response(understood: Understood, reply: Reply, lexicon: &Lexicon, scene: &Scene<'_>) -> First {
    let mut answer = json!({ "kind": reply.kind, "figures": reply.figures });
    if let Some(object) = answer.as_object_mut() {
        for (key, value) in reply.more {
            object.insert(key.to_owned(), value);
        }
    }
    let offered: Vec<String> = reply
        .message
        .choices
        .iter()
        .filter_map(|choice| match &choice.action {
            Action::Ask(question) => Some(question.clone()),
            _ => None,
        })
        .collect();
    let context = Context { asked: remembered(&understood.question, reply.period), offered, at: scene.now };
    let stated = understood.json(lexicon.units());
    let response = Response { understood: stated, answer, message: reply.message, context: Some(context) };
    First { response, also: understood.also, left_out: understood.left_out }
}

/// The question as the next one may lean on it: with the period that was answered.
fn remembered(question: &Question, period: Option<Period>) -> Question {
    let mut asked = question.clone();
    if let Some(period) = period
        && matches!(asked.period.meant(), PeriodAsked::Latest | PeriodAsked::In { .. } | PeriodAsked::Relative { .. })
    {
        asked.period = PeriodAsked::In { period, year_said: true };
    }
    asked.unit = asked.unit.meant().clone();
    asked
}
