//! `loa ask`: a question as the holder of a seat would type it, and what was made of it.

use super::call::Call;
use super::{Answer, Failure};
use crate::answer::{self, Ask, Response};
use crate::question::{Context, Lexicon};
use chrono::{DateTime, Utc};
use serde_json::json;

/// Answers `question`, as if `after` had been asked just before, as if it were `at`.
pub(super) async fn ask(
    call: &Call<'_>,
    question: &str,
    after: Option<&str>,
    at: Option<DateTime<Utc>>,
) -> Result<Answer, Failure> {
    let seat = call.caller.seat(call.desk).await?;
    let units = call.desk.store.units();
    let lexicon = Lexicon::build(&units);
    let now = at.unwrap_or_else(|| call.desk.clock.now());
    let respond = async |text: &str, context: Option<&Context>| -> Result<Response, Failure> {
        let ask = Ask {
            text,
            own_unit: seat.as_ref().map(|seat| &seat.unit),
            home_unit: call.desk.config.office.home_unit.as_ref(),
            context,
            now,
        };
        answer::respond(&call.desk.store, &lexicon, call.text, ask).await.map_err(|error| call.store_failure(error))
    };
    let context = match after {
        Some(before) => respond(before, None).await?.context,
        None => None,
    };
    let response = respond(question, context.as_ref()).await?;
    let text = response.message.plain_text();
    let json = json!({
        "question": question,
        "at": now.to_rfc3339(),
        "understood": response.understood,
        "answer": response.answer,
        "text": text,
    });
    Ok(Answer { text, json })
}
