//! `loa ask`: a question as the holder of a seat would type it, and what was made of it.

use super::call::Call;
use super::{Answer, Failure};
use crate::answer::{self, Ask, Response};
use crate::domain::message::Picture;
use crate::question::{Context, Lexicon};
use crate::store::StoreError;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::Write;

/// Answers `question`, as if `after` had been asked just before, as if it were `at`; a picture is written to `file`.
pub(super) async fn ask(
    call: &Call<'_>,
    question: &str,
    after: Option<&str>,
    at: Option<DateTime<Utc>>,
    file: Option<&mut (dyn Write + Send)>,
) -> Result<Answer, Failure> {
    let seat = call.caller.seat(call.desk).await?;
    let units = call.desk.store.units();
    let lexicon = Lexicon::build(&units);
    let now = at.unwrap_or_else(|| call.desk.clock.now());
    let respond = async |text: &str, context: Option<&Context>| -> Result<Response, Failure> {
        let ask = Ask {
            text,
            own_unit: seat.as_ref().map(|seat| &seat.unit),
            came_from: seat.as_ref().map(|seat| seat.came_from.as_slice()).unwrap_or_default(),
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
    let said = response.message.plain_text();
    let mut text = said.clone();
    if let Some(picture) = &response.message.picture {
        text = format!("{text}\n\n[▤] {}", picture.alt);
        if let Some(file) = file {
            file.write_all(&picture.png).map_err(|error| call.store_failure(StoreError::Io(error.to_string())))?;
        }
    }
    let json = json!({
        "question": question,
        "at": now.to_rfc3339(),
        "understood": response.understood,
        "answer": response.answer,
        "text": said,
        "picture": response.message.picture.as_ref().map(picture),
    });
    Ok(Answer { text, json })
}

/// A picture as a script is told of it: its caption, and what its file will be.
fn picture(picture: &Picture) -> Value {
    json!({
        "alt": picture.alt,
        "media_type": "image/png",
        "bytes": picture.png.len(),
        "sha256": format!("{:x}", Sha256::digest(&picture.png)),
    })
}
