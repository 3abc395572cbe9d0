//! Escalation in two steps: the others of the unit are told, then the office. Each is told once of each seat.

use super::directives::stated_deadline;
use super::reminding::Silent;
use super::{Desk, DeskError};
use crate::domain::directive_progress::Stage;
use crate::domain::memo::{Lapse, MemoRecipient, NewMemo, Occasion};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::Notice;
use crate::domain::reminding::{Escalation, Neglect};
use crate::domain::rights::Act;
use crate::domain::seat::{Seat, SeatId};
use crate::text::{Text, numbers};
use chrono::{DateTime, Utc};
use std::slice;

const TO_UNIT: &str = "escalated-to-unit";
const TO_OFFICE: &str = "escalated-to-office";

/// Seats named in one message; the board and the results show the others.
const NAMED: usize = 30;

impl Desk {
    pub(super) async fn escalate(
        &self,
        notice: &Notice,
        silent: Vec<Silent>,
        now: DateTime<Utc>,
    ) -> Result<(), DeskError> {
        let mut for_office: Vec<Silent> = Vec::new();
        for one in silent {
            let for_unit = one.step == Escalation::Unit;
            if for_unit && self.has_told(TO_UNIT, notice, &one).await? {
                continue;
            }
            let others = if for_unit { self.others_of_unit(&one.seat).await? } else { Vec::new() };
            if others.is_empty() {
                // Nobody else is there: the office is the next who can help.
                if !self.has_told(TO_OFFICE, notice, &one).await? {
                    for_office.push(one);
                }
                continue;
            }
            self.tell_unit(notice, &one, others, now).await?;
        }
        for neglect in [Neglect::Acknowledgement, Neglect::Report] {
            let seats: Vec<&Silent> = for_office.iter().filter(|one| one.neglect == neglect).collect();
            self.tell_office_of(notice, neglect, &seats, now).await?;
        }
        Ok(())
    }

    /// Of the seat, or of one that was merged into it since.
    async fn has_told(&self, job: &'static str, notice: &Notice, one: &Silent) -> Result<bool, DeskError> {
        for seat in one.seat.ids() {
            if self.store.has_run(&occasion_of(job, notice, seat, one)).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The holders of the unit's other seats, without those who hold this one too.
    async fn others_of_unit(&self, seat: &Seat) -> Result<Vec<MemoRecipient>, DeskError> {
        let mut others = Vec::new();
        for other in self.store.seats_of(slice::from_ref(&seat.unit)).await? {
            if other.id == seat.id || !other.role.permits(Act::ReceiveNotices) {
                continue;
            }
            for person in self.holders(&other).await? {
                let is_new = !others.iter().any(|told: &MemoRecipient| told.person == person.id);
                if !seat.is_held_by(&person.id) && is_new {
                    others.extend(MemoRecipient::reachable(&other, &person));
                }
            }
        }
        Ok(others)
    }

    async fn tell_unit(
        &self,
        notice: &Notice,
        one: &Silent,
        others: Vec<MemoRecipient>,
        now: DateTime<Utc>,
    ) -> Result<(), DeskError> {
        let mut memo = NewMemo::new(unit_message(notice, one, self.office_text()), others, now);
        memo.occasions.push(occasion(TO_UNIT, notice, one));
        let at = match one.neglect {
            Neglect::Acknowledgement => Stage::Acknowledged,
            Neglect::Report => Stage::Reported,
        };
        memo.lapses = Some(Lapse { notice: notice.id, seat: one.seat.id.clone(), at, occurrence: one.occurrence });
        self.store.write_memo(memo).await?;
        self.wake.wake();
        Ok(())
    }

    async fn tell_office_of(
        &self,
        notice: &Notice,
        neglect: Neglect,
        seats: &[&Silent],
        now: DateTime<Utc>,
    ) -> Result<(), DeskError> {
        if seats.is_empty() {
            return Ok(());
        }
        let message = office_message(notice, neglect, seats, self.office_text());
        let mut memo = NewMemo::new(message, self.office_to_tell().await?, now);
        memo.occasions = seats.iter().map(|one| occasion(TO_OFFICE, notice, one)).collect();
        self.store.write_memo(memo).await?;
        self.wake.wake();
        Ok(())
    }
}

fn occasion(job: &'static str, notice: &Notice, one: &Silent) -> Occasion {
    occasion_of(job, notice, &one.seat.id, one)
}

fn occasion_of(job: &'static str, notice: &Notice, seat: &SeatId, one: &Silent) -> Occasion {
    let neglect = match one.neglect {
        Neglect::Acknowledgement => "acknowledgement",
        Neglect::Report => "report",
    };
    // Each time of what comes again is told of once.
    let time = one.occurrence.mark().filter(|_| one.neglect == Neglect::Report);
    let time = time.map_or_else(String::new, |last_day| format!("/{last_day}"));
    Occasion { job, name: format!("{}/{seat}/{neglect}{time}", notice.id) }
}

fn unit_message(notice: &Notice, one: &Silent, text: Text<'_>) -> Message {
    let seat = one.seat.title.clone();
    let issued = notice.issued.as_ref().map_or_else(String::new, |stamp| numbers::time(stamp.at));
    let what = match one.neglect {
        Neglect::Acknowledgement => text.escalation_unacknowledged(seat, issued),
        Neglect::Report => text.escalation_unreported(seat),
    };
    let mut message = Message::new()
        .title(text.escalation_title(notice.id.to_string()))
        .line(Line::strong(notice.message.headline()));
    if notice.kind.is_directive() {
        message = message.line(text.deadline(stated_deadline(notice)));
    }
    message.line(what).line(text.escalation_unit_request()).choice(text.choice_contents(), Action::Details(notice.id))
}

fn office_message(notice: &Notice, neglect: Neglect, seats: &[&Silent], text: Text<'_>) -> Message {
    let number = notice.id.to_string();
    let heading = match neglect {
        Neglect::Acknowledgement => text.escalation_office_unacknowledged(),
        Neglect::Report => text.escalation_office_unreported(),
    };
    let mut lines = vec![Line::strong(text.results_heading(heading, seats.len().to_string()))];
    lines.extend(seats.iter().take(NAMED).map(|one| Line::from(text.results_name(one.seat.title.clone()))));
    if seats.len() > NAMED {
        lines.push(text.results_more((seats.len() - NAMED).to_string()).into());
    }
    let mut message =
        Message::new().title(text.escalation_title(number.clone())).line(Line::strong(notice.message.headline()));
    if notice.kind.is_directive() {
        message = message.line(text.deadline(stated_deadline(notice)));
    }
    message = message.lines(lines).line(text.escalation_office_request());
    match notice.kind.is_directive() {
        true => message.choice(text.choice_board(number), Action::Board(notice.id)),
        false => {
            let results = Action::Command(format!("ketqua {number}"));
            message.choice(text.results_open_one(number), results)
        }
    }
}
