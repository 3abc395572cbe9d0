//! The JSON shapes of directives (`docs/json.md`); stable.

use super::{Answered, Board, BoardRow, History, SeatDirective, SeatDirectives};
use crate::domain::directive_progress::{Progress, ProgressStep, Stage};
use serde_json::{Value, json};

impl Board {
    /// The directive with its counts.
    pub fn head_json(&self) -> Value {
        let stages: serde_json::Map<String, Value> =
            Stage::ALL.into_iter().map(|stage| (stage.code().to_owned(), json!(self.count(stage)))).collect();
        json!({
            "notice": self.notice.id,
            "title": self.notice.message.headline(),
            "last_day": self.last_day,
            "asks_for_report": self.asks_for_report,
            "counts": {
                "seats": self.rows.len(),
                "open": self.open(),
                "overdue": self.overdue(),
                "stages": stages,
            },
        })
    }

    pub fn to_json(&self) -> Value {
        let mut value = self.head_json();
        value["rows"] = self.rows.iter().map(BoardRow::to_json).collect();
        value
    }
}

impl BoardRow {
    fn to_json(&self) -> Value {
        json!({
            "seat": self.seat,
            "title": self.title,
            "unit": self.unit,
            "unit_name": self.unit_name,
            "stage": self.stage.code(),
            "overdue": self.overdue,
            "acknowledged_at": self.acknowledged_at,
            "report": self.report,
            "reported_at": self.reported_at,
            "late": self.late,
            "last_day": self.last_day,
            "earlier_reports": self.earlier.iter().map(|one| json!({ "report": one.report, "last_day": one.last_day })).collect::<Value>(),
        })
    }
}

impl SeatDirectives {
    pub fn to_json(&self) -> Value {
        self.0.iter().map(SeatDirective::to_json).collect()
    }
}

impl SeatDirective {
    fn to_json(&self) -> Value {
        let mut value = self.row.to_json();
        value["notice"] = json!(self.notice.id);
        value["directive"] = json!(self.notice.message.headline());
        value["returned"] = json!(self.returned.as_ref().and_then(|returned| returned.word.as_ref()));
        value["returned_for"] = json!(self.returned.as_ref().and_then(|returned| returned.beside));
        value
    }
}

impl Answered {
    pub fn to_json(&self) -> Value {
        progress_json(&self.progress)
    }
}

impl History {
    pub fn to_json(&self) -> Value {
        let mut value = progress_json(&self.progress);
        value["title"] = json!(self.seat.title);
        value["directive"] = json!(self.notice.message.headline());
        value["overdue"] = json!(self.overdue);
        value["last_day"] = json!(self.last_day);
        value["acknowledged_by"] = json!(self.acknowledged_by);
        let lines = self.lines.iter().map(|line| {
            let mut event = step_json(&line.step);
            event["at"] = json!(line.at);
            event["by"] = json!(line.by);
            event["last_day"] = json!(line.last_day);
            event
        });
        value["events"] = lines.collect();
        value["merged_into"] = json!(self.seat.merged_into.as_ref().map(|into| &into.seat));
        value["merged"] = self.merged.iter().map(History::to_json).collect();
        value
    }
}

/// How a directive stands at a seat.
pub fn progress_json(progress: &Progress) -> Value {
    json!({
        "notice": progress.notice,
        "seat": progress.seat,
        "stage": progress.stage().code(),
        "acknowledged_at": progress.acknowledged_at,
        "report": progress.last_report().map(|(report, _)| report),
    })
}

fn step_json(step: &ProgressStep) -> Value {
    match step {
        ProgressStep::Started => json!({ "step": "started" }),
        ProgressStep::Reported { report, text, files } => {
            json!({ "step": "reported", "report": report, "text": text, "files": files })
        }
        ProgressStep::Accepted { report, word } => json!({ "step": "accepted", "report": report, "word": word }),
        ProgressStep::Merged { from, stage, report } => json!({
            "step": "merged",
            "from": from,
            "stage": stage.code(),
            "report": report.as_ref().map(|carried| carried.report),
        }),
        ProgressStep::Returned { report, word } => json!({ "step": "returned", "report": report, "word": word }),
    }
}
