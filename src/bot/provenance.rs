//! "Số này ở đâu ra?": where the figures of the last answer, or those that are named, come from.

use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError, refused};
use crate::answer::{self, Ask};
use crate::desk::slug;
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::domain::unit::UnitId;
use crate::question::Context;
use crate::text::Text;
use serde_json::Value;

/// Own figures of one unit and period that an answer states.
struct Stated {
    unit: UnitId,
    period: Period,
    indicators: Vec<Indicator>,
}

/// Questions are asked in Vietnamese, whatever the answer's language.
const OF: &str = "chỉ số";

impl Bot {
    /// The figures that the words name; without words, those of the last answer.
    pub(super) async fn provenance(&self, caller: &Caller<'_>, words: &str) -> Result<Reply, BotError> {
        let stated = match (words, caller.session.last_question(caller.now)) {
            ("", None) => None,
            // Asked again, it means the same: what it leant on is still the context.
            ("", Some(asked)) => self.stated_by(caller, asked, caller.session.context(caller.now)).await?,
            (words, _) => self.stated_by(caller, &format!("{OF} {words}"), None).await?,
        };
        let Some(Stated { unit, period, indicators }) = stated else {
            return reply(Message::text(caller.text.provenance_how()));
        };
        match self.desk.provenance(&unit, period, &indicators, caller.text).await {
            Ok(message) => reply(message),
            Err(error) => refused(error, caller),
        }
    }

    /// Words that ask about the source of what was just said.
    pub(super) async fn asks_for_provenance(
        &self,
        caller: &Caller<'_>,
        typed: &str,
    ) -> Result<Option<Reply>, BotError> {
        if caller.in_group || !caller.receives_notices() {
            return Ok(None);
        }
        let asked = words_of(caller.text, self.desk.office_text()).contains(&slug(typed));
        if asked { self.provenance(caller, "").await.map(Some) } else { Ok(None) }
    }

    async fn stated_by(
        &self,
        caller: &Caller<'_>,
        text: &str,
        context: Option<&Context>,
    ) -> Result<Option<Stated>, BotError> {
        let ask = Ask {
            text,
            own_unit: caller.unit(),
            came_from: caller.came_from(),
            home_unit: self.desk.config.office.home_unit.as_ref(),
            context,
            now: caller.now,
        };
        let response = answer::respond(self.store(), &self.lexicon(), caller.text, ask).await?;
        Ok(stated(&response.answer))
    }
}

/// The first unit and period of an answer, with all indicators that it states of them.
fn stated(answer: &Value) -> Option<Stated> {
    let figures: Vec<(UnitId, Period, Indicator)> = answer.get("figures")?.as_array()?.iter().filter_map(own).collect();
    let (unit, period, _) = figures.first()?.clone();
    let of_first = figures.iter().filter(|(of, at, _)| *of == unit && *at == period);
    let mut indicators: Vec<Indicator> = Vec::new();
    for (.., indicator) in of_first {
        if !indicators.contains(indicator) {
            indicators.push(*indicator);
        }
    }
    Some(Stated { unit, period, indicators })
}

fn own(figure: &Value) -> Option<(UnitId, Period, Indicator)> {
    let field = |name: &str| figure.get(name).and_then(Value::as_str);
    let is_own = field("role") == Some("own");
    let (unit, period) = (UnitId::new(field("unit")?), Period::from_code(field("period")?)?);
    Indicator::from_code(field("indicator")?).filter(|_| is_own).map(|indicator| (unit, period, indicator))
}

/// The words in the person's language and the office's, folded.
fn words_of(own: Text<'_>, office: Text<'_>) -> Vec<String> {
    let words = |text: Text<'_>| text.provenance_words().split('|').map(slug).collect::<Vec<_>>();
    [words(own), words(office)].concat()
}
