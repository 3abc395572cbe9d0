//! What has to be asked back: too little said, a name with two bearers, a name with none, words not understood.

use super::Reply;
use super::facts::Facts;
use super::phrase::{ask, capital, period_words};
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::domain::unit::UnitId;
use crate::question::{Intent, Question, Unclear, distinct_name, folded};
use crate::text::Text;

/// Names offered at once.
const OFFERED: usize = 4;

/// The answer when the question cannot be answered as it stands.
pub fn asked_back(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Option<Reply> {
    if question.intent == Intent::Invalid {
        let message = Message::new().title(text.answer_impossible_period());
        return Some(Reply::words("invalid", latest(facts, text, message)));
    }
    let unclear = question.unclear.as_ref()?;
    let message = match unclear {
        Unclear::Period | Unclear::PeriodOfTotal => {
            latest(facts, text, Message::new().title(text.answer_which_period()))
        }
        Unclear::Unit(ids) => which_unit(facts, text, question, ids),
        Unclear::UnknownUnit(name) => {
            Message::new().title(text.answer_unknown_unit(name.clone())).line(text.answer_unknown_unit_hint())
        }
        Unclear::Indicator(list) => {
            let mut message = Message::new().title(text.answer_which_group());
            for indicator in list {
                message = ask(message, text.indicator(*indicator), &about(facts, indicator.code()));
            }
            message
        }
        Unclear::Whom => whom(facts, text),
        Unclear::UnpublishedPeriod => latest(facts, text, Message::new().title(text.answer_unpublished_period())),
        Unclear::OtherIndex => latest(facts, text, Message::new().title(text.answer_other_index())),
        Unclear::Words(_) if question.intent == Intent::OutOfScope => return None,
        Unclear::Words(words) if words.is_empty() => latest(facts, text, Message::new().title(text.answer_not_read())),
        Unclear::Words(words) => latest(facts, text, Message::new().title(text.answer_not_understood(words.clone()))),
    };
    let kind = if question.intent == Intent::OutOfScope { "out_of_scope" } else { "clarification" };
    Some(Reply::words(kind, message))
}

/// Whom with: the average of the province is always there to hold oneself against.
fn whom(facts: &Facts<'_>, text: Text<'_>) -> Message {
    let period = facts.scene.newest.map(period_words).unwrap_or_default();
    let message = Message::new().title(text.asking_whom());
    let against = format!("so voi trung binh tinh {period}");
    let message = ask(message, text.answer_choice_average(), against.trim());
    ask(message, text.asking_whom_month(), "so voi thang truoc")
}

/// Offers what is asked most about the newest period.
pub fn latest(facts: &Facts<'_>, text: Text<'_>, message: Message) -> Message {
    let Some(period) = facts.scene.newest else { return ask(message, text.answer_choice_newest(), "chi so moi nhat") };
    let words = period_words(period);
    let message = ask(message, text.answer_choice_scores(text.period(period)), &format!("chi so {words}"));
    ask(message, text.answer_choice_directives(), &format!("chi dao {words}"))
}

fn which_unit(facts: &Facts<'_>, text: Text<'_>, question: &Question, ids: &[UnitId]) -> Message {
    let mut message = Message::new().title(text.answer_which_unit());
    let period = question.period.resolved().or(facts.scene.newest).map(period_words).unwrap_or_default();
    for id in ids.iter().take(OFFERED) {
        let name = distinct_name(id, facts.units());
        let question = format!("{} {} {period}", wanted(question), folded(&name));
        message = ask(message, capital(&name), question.trim());
    }
    if ids.len() > OFFERED { message.line(text.answer_more_units(ids.len() - OFFERED)) } else { message }
}

fn wanted(question: &Question) -> String {
    match question.intent {
        Intent::Rank => "xep hang".to_owned(),
        Intent::ScoreTotal => "tong diem".to_owned(),
        Intent::LowestIndicator => "nhom yeu nhat".to_owned(),
        Intent::ScoreIndicator => question.indicators.single().code().to_lowercase(),
        _ if question.indicators.list() == [Indicator::Total] => "tong diem".to_owned(),
        _ => "chi so".to_owned(),
    }
}

fn about(facts: &Facts<'_>, code: &str) -> String {
    let period = facts.scene.newest.map(period_words).unwrap_or_default();
    format!("{} {period}", code.to_lowercase()).trim().to_owned()
}

/// A reply of words alone with the usual things to ask.
pub fn polite(facts: &Facts<'_>, text: Text<'_>, kind: &'static str, title: String) -> Reply {
    Reply::words(kind, latest(facts, text, Message::new().title(title)))
}
