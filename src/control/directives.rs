//! Requests about directives: how they stand, what a seat reports, what the office answers.

use super::call::Call;
use super::unit_names::named;
use super::{Answer, Failure};
use crate::desk::{Answered, DirectiveError, ReportAnswer, Times, progress_json};
use crate::domain::directive_progress::{Progress, ReportId};
use crate::domain::message::FileRef;
use crate::domain::notice::NoticeId;
use crate::domain::rights::Act;
use crate::domain::seat::SeatId;
use crate::text::numbers;
use serde_json::Value;

pub(super) async fn list(call: &Call<'_>) -> Result<Answer, Failure> {
    call.require(Act::SeeResults)?;
    let (mut lines, mut shapes) = (Vec::new(), Vec::new());
    for notice in call.desk.live_directives().await.map_err(|error| call.desk_failure(error))? {
        let board = call.desk.board(&call.actor, notice.id).await.map_err(|error| call.directive_failure(error))?;
        let facts = board.overview_lines(call.text).iter().map(|line| line.plain_text()).collect::<Vec<_>>();
        lines.push(facts.join("\n    "));
        shapes.push(board.head_json());
    }
    let text = if lines.is_empty() { call.text.boards_none() } else { lines.join("\n") };
    Ok(Answer { text, json: Value::Array(shapes) })
}

pub(super) async fn board(call: &Call<'_>, notice: NoticeId) -> Result<Answer, Failure> {
    let board = call.desk.board(&call.actor, notice).await.map_err(|error| call.directive_failure(error))?;
    Ok(Answer { text: board.message(call.text).plain_text(), json: board.to_json() })
}

pub(super) async fn unit(call: &Call<'_>, unit: &str) -> Result<Answer, Failure> {
    let unit = &named(call, unit)?;
    let board = call.desk.unit_board(&call.actor, unit).await.map_err(|error| call.directive_failure(error))?;
    let name = call.desk.store.units().name(unit);
    Ok(Answer { text: board.board_message(name, call.text).plain_text(), json: board.to_json() })
}

/// What the holder of the seat that the caller names has to do.
pub(super) async fn tasks(call: &Call<'_>) -> Result<Answer, Failure> {
    call.require(Act::ReceiveNotices)?;
    let seats: Vec<_> = call.caller.seat(call.desk).await?.into_iter().collect();
    let own = call.desk.directives_of(&seats).await.map_err(|error| call.desk_failure(error))?;
    Ok(Answer { text: own.tasks_message(call.text).plain_text(), json: own.to_json() })
}

pub(super) async fn history(call: &Call<'_>, notice: NoticeId, seat: &SeatId) -> Result<Answer, Failure> {
    let found = call.desk.directive_history(&call.actor, notice, seat).await;
    let history = found.map_err(|error| call.directive_failure(error))?;
    Ok(Answer { text: history.message(call.text).plain_text(), json: history.to_json() })
}

pub(super) async fn begin(call: &Call<'_>, notice: NoticeId) -> Result<Answer, Failure> {
    let begun = call.desk.begin_directive(&call.actor, notice).await;
    Ok(stands(call, &begun.map_err(|error| call.directive_failure(error))?).await)
}

/// The file, if any, is kept and belongs to the report.
pub(super) async fn report(
    call: &Call<'_>,
    notice: NoticeId,
    words: &str,
    file: Option<(String, Vec<u8>)>,
) -> Result<Answer, Failure> {
    call.desk.may_report(&call.actor, notice).await.map_err(|error| call.directive_failure(error))?;
    let mut files = Vec::new();
    if let Some((name, bytes)) = file {
        let document = call.desk.store.keep_document(bytes).await.map_err(|error| call.store_failure(error))?;
        files.push(FileRef { document, name });
    }
    let reported = call.desk.report_progress(&call.actor, notice, words, files).await;
    Ok(stands(call, &reported.map_err(|error| call.directive_failure(error))?).await)
}

pub(super) async fn answer(call: &Call<'_>, report: ReportId, answer: ReportAnswer) -> Result<Answer, Failure> {
    let answered = call.desk.answer_report(&call.actor, report, answer).await;
    let Answered { progress, .. } = answered.map_err(|error| call.directive_failure(error))?;
    Ok(stands(call, &progress).await)
}

/// What was done is done, whether or not its times can be read afterwards.
async fn stands(call: &Call<'_>, progress: &Progress) -> Answer {
    let stage = call.text.stage(progress.stage());
    let mut text = call.text.cli_progress(progress.notice.to_string(), progress.seat.as_str(), stage);
    let mut json = progress_json(progress);
    let times = call.desk.times_of(progress).await.unwrap_or_else(|error| {
        tracing::error!(%error, notice = progress.notice.0, "the times of a directive cannot be read");
        None
    });
    if let Some(Times { last_day, next }) = times {
        text = call.text.occurrence_of_event(text, numbers::date(last_day));
        json["last_day"] = serde_json::json!(last_day);
        json["next_last_day"] = serde_json::json!(next);
    }
    Answer { text, json }
}

impl Call<'_> {
    fn directive_failure(&self, error: DirectiveError) -> Failure {
        match error {
            DirectiveError::Desk(error) => self.desk_failure(error),
            error => Failure::refused(error.explain(self.text)),
        }
    }
}
