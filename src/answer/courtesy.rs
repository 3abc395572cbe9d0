//! Answers that need no figures: greetings, help, explanations, acts that belong elsewhere, refusals.

use super::Reply;
use super::bands;
use super::clarify::latest;
use super::facts::Facts;
use super::phrase::plain;
use crate::domain::calendar::office_day;
use crate::domain::indicator::Indicator;
use crate::domain::message::{Action, Message};
use crate::domain::scale::ScalesInForce;
use crate::question::{IndicatorAsked, Intent, Question};
use crate::text::{Text, numbers};

pub fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Reply {
    let kind = question.intent.word();
    let words = |title: String| Reply::words(kind, latest(facts, text, Message::new().title(title)));
    match question.intent {
        Intent::Greeting => words(text.answer_greeting()),
        Intent::Thanks => Reply::words(kind, Message::text(text.answer_thanks())),
        Intent::Help => help(facts, text),
        Intent::Explain => explain(facts, text, question),
        Intent::MaxPoints => maxima(facts, text, question),
        Intent::Refuse => words(text.answer_refuse()),
        Intent::OutOfScope => words(text.answer_out_of_scope()),
        Intent::Subscribe => command(text, kind, text.answer_subscribe(), "dangky"),
        Intent::Unsubscribe => command(text, kind, text.answer_unsubscribe(), "huydangky"),
        Intent::Acknowledge => Reply::words(kind, Message::text(text.answer_acknowledge())),
        Intent::ReportProgress => Reply::words(kind, Message::text(text.answer_report_progress())),
        Intent::ReportError => Reply::words(kind, Message::text(text.answer_report_error())),
        _ => words(text.answer_not_read()),
    }
}

fn help(facts: &Facts<'_>, text: Text<'_>) -> Reply {
    let lines = vec![
        text.answer_help_scores(),
        text.answer_help_group(),
        text.answer_help_rank(),
        text.answer_help_compare(),
        text.answer_help_directives(),
    ];
    let message = Message::new().title(text.answer_help_title()).lines(plain(lines));
    Reply::words("help", latest(facts, text, message))
}

fn command(text: Text<'_>, kind: &'static str, title: String, command: &str) -> Reply {
    let message = Message::new().title(title);
    Reply::words(kind, message.choice(text.answer_choice_do_it(), Action::Command(command.to_owned())))
}

fn explain(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Reply {
    let mut message = Message::new();
    let groups: Vec<Indicator> = match &question.indicators {
        IndicatorAsked::These(list) if *list != [Indicator::Total] => list.clone(),
        _ => Vec::new(),
    };
    if groups.is_empty() {
        message = message.title(text.answer_explain_set());
        let rows = Indicator::GROUPS.iter().map(|group| max_line(facts, text, *group)).collect();
        message = message.lines(plain(rows));
    }
    if question.indicators == IndicatorAsked::total() {
        message = message.line(text.answer_bands_title()).lines(plain(bands::limits(text)));
    }
    for group in groups {
        let said = match group {
            Indicator::Ckmb => text.answer_explain_ckmb(),
            Indicator::Tdgq => text.answer_explain_tdgq(),
            Indicator::Dvctt => text.answer_explain_dvctt(),
            Indicator::Tttt => text.answer_explain_tttt(),
            Indicator::Mdhl => text.answer_explain_mdhl(),
            Indicator::Shhs => text.answer_explain_shhs(),
            Indicator::Online => text.answer_explain_online(),
            Indicator::Total => text.answer_explain_set(),
        };
        message = message.title(text.answer_explained(text.indicator(group), said)).line(max_line(facts, text, group));
    }
    Reply::words("explain", message.note(text.answer_explain_source()))
}

fn maxima(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Reply {
    let groups = match &question.indicators {
        IndicatorAsked::These(list) => list.clone(),
        _ => std::iter::once(Indicator::Total).chain(Indicator::GROUPS).collect(),
    };
    let rows: Vec<String> = groups.into_iter().map(|group| max_line(facts, text, group)).collect();
    let message = match rows.as_slice() {
        [one] => Message::new().title(one.clone()),
        _ => Message::new().title(text.answer_maxima_title()).lines(plain(rows)),
    };
    Reply::words("max_points", message.note(text.answer_explain_source()))
}

/// By the index set that holds today for the asker's unit; the national maximum where no set is stored.
fn max_line(facts: &Facts<'_>, text: Text<'_>, group: Indicator) -> String {
    let unit = facts.scene.own_unit.or(facts.scene.home_unit);
    let (sets, units) = (facts.store.index_sets(), facts.units());
    let max = ScalesInForce { sets: &sets, units }.on(office_day(facts.scene.now), unit).max(group);
    text.answer_max_line(text.indicator(group), numbers::points(max, text.lang()))
}
