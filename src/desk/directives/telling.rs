//! The office is told of reports: at once of the first, together of those that follow close behind, so that a hundred
//! communes do not ring a hundred times.

use super::DirectiveError;
use super::report_message::{Waiting, report_message};
use crate::desk::{Desk, DeskError};
use crate::domain::directive_progress::{ProgressStep, ReportId, Stage};
use crate::domain::memo::NewMemo;
use crate::domain::message::{Action, Line, Message};
use crate::domain::rights::Actor;
use crate::text::Text;
use chrono::{DateTime, TimeDelta, Utc};

const TOLD: &str = "reports.told";
const TOLD_AT: &str = "reports.told-at";
/// Reports that come within this time after a telling are told together.
const GATHER: TimeDelta = TimeDelta::minutes(10);
/// Reports named in one message, each with its button; the board shows the others.
const NAMED: usize = 8;

impl Desk {
    /// Tells the office of the reports that it has not been told of. To be called after a report and every minute or so.
    pub async fn tell_of_reports(&self, now: DateTime<Utc>) -> Result<(), DirectiveError> {
        let told = self.store.setting(TOLD).await?.and_then(|told| told.parse().ok()).unwrap_or(ReportId::UNNUMBERED);
        let new = self.store.reports_after(told).await?;
        let Some(last) = new.last().map(|(report, _)| *report) else { return Ok(()) };
        let told_at = self.store.setting(TOLD_AT).await?.and_then(|at| at.parse::<DateTime<Utc>>().ok());
        // A clock set back must not silence the office.
        if told_at.is_some_and(|at| at <= now && now - at < GATHER) {
            return Ok(());
        }
        let mut waiting = Vec::new();
        for (report, _) in new {
            waiting.extend(self.waiting_report(report).await?);
        }
        if !waiting.is_empty() {
            let message = reports_message(&waiting, self.office_text());
            let memo = NewMemo::new(message, self.office_to_tell().await?, now).on("reports-told", last.to_string());
            self.store.write_memo(memo).await?;
            self.wake.wake();
        }
        self.store.set_setting(TOLD, &last.to_string()).await?;
        Ok(self.store.set_setting(TOLD_AT, &now.to_rfc3339()).await?)
    }

    /// The report with what belongs to it, while it is the seat's last and nobody has answered it.
    async fn waiting_report(&self, report: ReportId) -> Result<Option<Waiting>, DirectiveError> {
        let Some(place) = self.store.report_place(report).await? else { return Ok(None) };
        let progress = self.store.progress(place.notice, &place.seat).await?;
        let Some(occurrence) = progress.occurrence_of(report) else { return Ok(None) };
        let progress = progress.of(occurrence);
        let last = progress.events.last().cloned().filter(|_| progress.stage() == Stage::Reported);
        let (Some(event), Some(seat)) = (last, self.store.seat(&place.seat).await?) else { return Ok(None) };
        let is_last = matches!(event.step, ProgressStep::Reported { report: last, .. } if last == report);
        let notice = self.notice(place.notice).await?;
        Ok(is_last.then_some(Waiting { report, notice, seat, event }))
    }

    /// A person by name, a seat by title, a shell by its user.
    pub(super) async fn name_of(&self, actor: &Actor) -> Result<String, DeskError> {
        Ok(match actor {
            Actor::Seat { seat, person, .. } => {
                let person = match person {
                    Some(person) => self.store.person(person).await?,
                    None => None,
                };
                let seat = self.store.seat(seat).await?.map_or_else(|| seat.to_string(), |seat| seat.title);
                match person {
                    Some(person) => self.office_text().name_with_seat(person.name, seat),
                    None => seat,
                }
            }
            other => other.to_string(),
        })
    }
}

fn reports_message(waiting: &[Waiting], text: Text<'_>) -> Message {
    if let [one] = waiting {
        return report_message(one, text);
    }
    let line = |one: &Waiting| Line::from(text.reports_one(one.seat.title.clone(), one.notice.id.to_string()));
    let mut lines: Vec<Line> = waiting.iter().take(NAMED).map(line).collect();
    if waiting.len() > NAMED {
        lines.push(text.reports_more((waiting.len() - NAMED).to_string()).into());
    }
    let message = Message::new().title(text.reports_title(waiting.len().to_string())).lines(lines);
    let message = waiting.iter().take(NAMED).fold(message, |message, one| {
        message.choice(text.choice_show_report(one.seat.title.clone()), Action::ShowReport(one.report))
    });
    waiting.first().map_or(message.clone(), |first| {
        message.choice(text.choice_board(first.notice.id.to_string()), Action::Board(first.notice.id))
    })
}
