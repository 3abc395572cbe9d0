//! How far a notice has come, from its counters: no row is read.

use super::{Desk, DeskError, NoticeProblem};
use crate::domain::delivery::DeliveryStatus;
use crate::domain::notice::{Notice, NoticeId, NoticeState};
use crate::domain::rights::{Act, Actor};
use crate::store::NoticeCounts;
use crate::text::Text;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub notice: NoticeId,
    pub state: NoticeState,
    pub paused: bool,
    pub sent: u64,
    pub waiting: u64,
    pub failed: u64,
    pub undecided: u64,
    pub cancelled: u64,
    pub acknowledged: u64,
    pub at: DateTime<Utc>,
}

/// How fast rows settle, and how long the rest will take at that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Speed {
    pub per_second: f64,
    pub left: Option<TimeDelta>,
}

impl Desk {
    pub async fn progress(&self, actor: &Actor, notice: NoticeId) -> Result<Progress, DeskError> {
        self.permit(actor, Act::SeeResults)?;
        let found = self.notice(notice).await?;
        if found.is_editable() {
            return Err(NoticeProblem::NotIssued(notice).into());
        }
        Ok(Progress::of(&found, &self.store.notice_counts(notice).await?, self.clock.now()))
    }
}

impl Progress {
    pub fn of(notice: &Notice, counts: &NoticeCounts, at: DateTime<Utc>) -> Progress {
        let sum = |statuses: &[DeliveryStatus]| statuses.iter().map(|status| counts.of(*status)).sum();
        Progress {
            notice: notice.id,
            state: notice.state,
            paused: notice.paused.is_some(),
            sent: counts.of(DeliveryStatus::Accepted),
            waiting: sum(&DeliveryStatus::OPEN),
            failed: sum(&DeliveryStatus::FAILED),
            undecided: counts.of(DeliveryStatus::Unknown),
            cancelled: counts.of(DeliveryStatus::Cancelled),
            acknowledged: counts.acknowledged,
            at,
        }
    }

    pub fn total(&self) -> u64 {
        self.settled() + self.waiting
    }

    fn settled(&self) -> u64 {
        self.sent + self.failed + self.undecided + self.cancelled
    }

    /// Nothing more will happen by itself.
    pub fn is_finished(&self) -> bool {
        self.state == NoticeState::Cancelled || (self.state == NoticeState::Issued && self.waiting == 0)
    }

    /// From an earlier look at the same notice; `None` while nothing has settled in between.
    pub fn speed_since(&self, earlier: &Progress) -> Option<Speed> {
        let seconds = (self.at - earlier.at).num_milliseconds() as f64 / 1000.0;
        let settled = self.settled().saturating_sub(earlier.settled()) as f64;
        if seconds <= 0.0 || settled <= 0.0 {
            return None;
        }
        let per_second = settled / seconds;
        let left = (!self.paused).then(|| TimeDelta::milliseconds((self.waiting as f64 / per_second * 1000.0) as i64));
        Some(Speed { per_second, left })
    }

    /// "Đã gửi 1.200/5.000; chờ 3.790; …".
    pub fn line(&self, text: Text<'_>, speed: Option<Speed>) -> String {
        let mut line = text.progress_line(
            self.sent.to_string(),
            self.total().to_string(),
            self.waiting.to_string(),
            self.failed.to_string(),
            self.undecided.to_string(),
        );
        if self.cancelled > 0 {
            line.push_str(&text.progress_cancelled(self.cancelled.to_string()));
        }
        if let Some(speed) = speed.filter(|_| !self.is_finished()) {
            line.push_str(&text.progress_rate(format!("{:.0}", speed.per_second.ceil())));
            if let Some(left) = speed.left {
                line.push_str(&text.progress_left(duration(left, text)));
            }
        }
        line
    }

    /// What the notice is doing, in a word.
    pub fn state_word(&self, text: Text<'_>) -> String {
        match self.state {
            NoticeState::Cancelled => text.progress_state_cancelled(),
            _ if self.is_finished() => text.progress_state_finished(),
            _ if self.paused => text.progress_state_paused(),
            _ => text.progress_state_running(),
        }
    }

    /// The shape of `docs/json.md`.
    pub fn to_json(&self, speed: Option<Speed>) -> Value {
        json!({
            "notice": self.notice,
            "state": self.state,
            "paused": self.paused,
            "finished": self.is_finished(),
            "total": self.total(),
            "sent": self.sent,
            "waiting": self.waiting,
            "failed": self.failed,
            "undecided": self.undecided,
            "cancelled": self.cancelled,
            "acknowledged": self.acknowledged,
            "per_second": speed.map(|speed| (speed.per_second * 10.0).round() / 10.0),
            "seconds_left": speed.and_then(|speed| speed.left).map(|left| left.num_seconds()),
            "at": self.at,
        })
    }

    /// Reads what [`Progress::to_json`] wrote: a command looks again and again.
    pub fn from_json(json: &Value) -> Option<Progress> {
        let number = |name: &str| json.get(name)?.as_u64();
        Some(Progress {
            notice: NoticeId(u32::try_from(number("notice")?).ok()?),
            state: serde_json::from_value(json.get("state")?.clone()).ok()?,
            paused: json.get("paused")?.as_bool()?,
            sent: number("sent")?,
            waiting: number("waiting")?,
            failed: number("failed")?,
            undecided: number("undecided")?,
            cancelled: number("cancelled")?,
            acknowledged: number("acknowledged")?,
            at: serde_json::from_value(json.get("at")?.clone()).ok()?,
        })
    }
}

fn duration(left: TimeDelta, text: Text<'_>) -> String {
    let seconds = left.num_seconds();
    match seconds {
        ..60 => text.duration_seconds(seconds.max(1).to_string()),
        60..3600 => text.duration_minutes(((seconds + 59) / 60).to_string()),
        _ => text.duration_hours((seconds / 3600).to_string(), (seconds % 3600 / 60).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(sent: u64, waiting: u64, second: i64) -> Progress {
        Progress {
            notice: NoticeId(1),
            state: NoticeState::Issued,
            paused: false,
            sent,
            waiting,
            failed: 0,
            undecided: 0,
            cancelled: 0,
            acknowledged: 0,
            at: DateTime::UNIX_EPOCH + TimeDelta::seconds(second),
        }
    }

    #[test]
    fn the_speed_and_the_rest_follow_from_two_looks() {
        let (earlier, now) = (progress(100, 900, 0), progress(300, 700, 10));
        let speed = now.speed_since(&earlier).expect("a speed");
        assert_eq!(speed, Speed { per_second: 20.0, left: Some(TimeDelta::seconds(35)) });
        assert_eq!(now.speed_since(&now), None);
        assert_eq!(earlier.speed_since(&now), None, "a clock set back says nothing");
        let paused = Progress { paused: true, ..now.clone() };
        assert_eq!(paused.speed_since(&earlier).expect("a speed").left, None);
        assert!(!now.is_finished() && progress(1000, 0, 20).is_finished());
    }

    #[test]
    fn what_is_written_reads_back() {
        let progress = progress(3, 4, 5);
        assert_eq!(Progress::from_json(&progress.to_json(None)), Some(progress));
        assert_eq!(Progress::from_json(&json!({ "notice": "x" })), None);
    }
}
