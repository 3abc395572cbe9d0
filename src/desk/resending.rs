//! Sending again to those alone who have not received a notice, by a person's choice and marked as a repeat.

mod lacking;

use lacking::Lacking;

use super::{Desk, DeskError, NoticeProblem};
use crate::domain::audit::AuditAct;
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryStatus, Repeat, RepeatReason};
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat_outcome::{OutcomeGroup, Standing};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Rows planned at once.
const CHUNK: usize = 1024;

/// To whom it is sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resend {
    Failed,
    Undecided,
    Both,
    /// What was not sent in time, because nothing ran.
    Late,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resent {
    pub notice: NoticeId,
    pub planned: usize,
    /// Persons who cannot be reached now either.
    pub unreachable: usize,
}

impl Desk {
    /// Plans one more row for every person whose last sending failed or is undecided, unless the seat has acknowledged.
    /// The rows name who decided. Doing it again adds nothing while those are open.
    pub async fn resend(&self, actor: &Actor, notice: NoticeId, which: Resend) -> Result<Resent, DeskError> {
        self.permit(actor, Act::IssueNotice)?;
        let found = self.notice(notice).await?;
        match found.state {
            NoticeState::Issued => {}
            NoticeState::Cancelled | NoticeState::Issuing => {
                return Err(DeskError::NoticeState { notice, state: found.state });
            }
            NoticeState::Draft | NoticeState::Approved => return Err(NoticeProblem::NotIssued(notice).into()),
        }
        let mut resent = Resent { notice, planned: 0, unreachable: 0 };
        let store = self.recorded(actor, AuditAct::NoticeResent, notice);
        let mut rows = Vec::new();
        let mut seats = Lacking::of(self, notice, which).await?;
        while let Some(outcome) = seats.next().await? {
            for row in outcome.rows.iter().filter(|row| which.wants(row.status())) {
                match self.repeat_of(row, actor).await? {
                    Some(repeat) => rows.push(repeat),
                    None => resent.unreachable += 1,
                }
            }
            if rows.len() >= CHUNK {
                resent.planned += store.plan_deliveries(std::mem::take(&mut rows)).await?;
            }
        }
        resent.planned += store.plan_deliveries(rows).await?;
        self.wake.wake();
        tracing::info!(notice = notice.0, planned = resent.planned, by = %actor, "sent again");
        Ok(resent)
    }

    /// `None` when the person has left the seat or cannot be reached.
    async fn repeat_of(&self, row: &Delivery, actor: &Actor) -> Result<Option<Delivery>, DeskError> {
        let seat = self.store.current_seat(&row.key.seat).await?;
        if !seat.is_some_and(|seat| seat.is_held_by(&row.key.person)) {
            return Ok(None);
        }
        let person = self.store.person(&row.key.person).await?;
        let Some(chat) = person.as_ref().and_then(|person| person.reachable_at()) else { return Ok(None) };
        let key = DeliveryKey { n: row.key.n + 1, ..row.key.clone() };
        let repeat = Repeat { reason: RepeatReason::AskedFor, decided_by: actor.to_string() };
        Ok(Some(Delivery { repeat: Some(repeat), ..Delivery::planned(key, Some(chat.clone())) }))
    }
}

impl Resend {
    fn wants(self, status: DeliveryStatus) -> bool {
        let (failed, undecided) = (status.is_failed(), status == DeliveryStatus::Unknown);
        match self {
            Resend::Failed => failed,
            Resend::Undecided => undecided,
            Resend::Both => failed || undecided,
            Resend::Late => status == DeliveryStatus::Expired,
        }
    }

    /// Whether the seats of the group are such that it is sent to them again.
    fn concerns(self, group: &OutcomeGroup) -> bool {
        match self {
            _ if group.acknowledged => false,
            Resend::Failed | Resend::Late => group.standing == Standing::Failed,
            Resend::Undecided => group.standing == Standing::Undecided,
            Resend::Both => matches!(group.standing, Standing::Failed | Standing::Undecided),
        }
    }

    pub fn from_word(word: &str) -> Option<Resend> {
        match word {
            "failed" | "loi" => Some(Resend::Failed),
            "undecided" | "chuaro" => Some(Resend::Undecided),
            "both" | "cahai" => Some(Resend::Both),
            "late" | "tre" => Some(Resend::Late),
            _ => None,
        }
    }
}

impl Resent {
    pub fn explain(&self, text: Text<'_>) -> String {
        let number = self.notice.to_string();
        let mut sentence = match self.planned {
            0 => text.resend_nobody(number),
            planned => text.resend_done(number, planned.to_string()),
        };
        if self.unreachable > 0 {
            sentence.push(' ');
            sentence.push_str(&text.resend_unreachable(self.unreachable.to_string()));
        }
        sentence
    }

    pub fn to_json(&self) -> Value {
        json!({ "notice": self.notice, "planned": self.planned, "unreachable": self.unreachable })
    }
}
