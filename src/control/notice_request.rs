//! What can be asked about one notice, beyond the steps from draft to issue.

use crate::desk::{Change, ExportFormat, Resend};
use crate::domain::seat::{ChannelKind, SeatId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeRequest {
    /// As the channels show it; those of the installation when none is named.
    Preview {
        channels: Vec<ChannelKind>,
        seat: Option<SeatId>,
    },
    /// To the holders of the acting seat.
    Test,
    Edit {
        changes: Vec<Change>,
        /// Units of the audience as a person names them.
        with_units: Vec<String>,
        without_units: Vec<String>,
    },
    Audience,
    Schedule(DateTime<Utc>),
    Unschedule,
    Pause,
    Resume,
    Cancel,
    Progress,
    /// The table is the answer's file.
    Export(ExportFormat),
    Resend(Resend),
    Correct {
        text: Option<String>,
    },
}
