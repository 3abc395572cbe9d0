//! The office's work: take in a letter, review it, draft its notices, approve, issue, follow up. Every act checks the
//! actor's right where it happens.

mod approval;
mod audience;
mod audit;
mod carried_corrections;
mod changes;
mod channel_codes;
mod channels;
mod consent;
mod correcting;
mod details;
mod digest;
mod directives;
mod drafting;
mod editing;
mod errors;
mod escalation;
mod export;
mod hand_over;
mod index_sets;
mod intake;
mod invitation_code;
mod invitation_links;
mod issuing;
mod json;
mod lateness;
mod memo_recipients;
mod merge_problem;
mod merging;
mod monthly;
mod notice_problem;
mod other_maxima;
mod other_versions;
mod personal;
mod platforms;
mod preview;
mod progress;
mod provenance;
mod receipts;
mod reforms;
mod registers;
mod reminding;
mod resending;
mod results;
mod review;
mod rights_problem;
mod running;
mod same_letter;
mod schedule;
mod searching;
mod seat_lists;
mod seat_name;
mod seat_problem;
mod seat_table;
mod seats;
mod setting_deadline;
mod stops;
mod store_problem;
mod suspensions;
mod table_fault;
mod times;
mod unit_names;
mod units;
mod writing;
mod zalo;

pub use audience::{Member, Reach};
pub use changes::VersionChanges;
pub use channel_codes::LinkCode;
pub use channels::{ChannelAlert, ChannelStanding};
pub use directives::{
    Answered, Board, BoardRow, DirectiveError, History, HistoryLine, ReportAnswer, SeatDirective, SeatDirectives,
    Times, asks_for_report, passed_deadline, progress_json,
};
pub use editing::{Change, Edited, deadline_hours, paragraphs};
pub use errors::DeskError;
pub use export::ExportFormat;
pub use index_sets::IndexLoad;
pub use intake::{ImportRequest, Imported};
pub use invitation_code::{hash_code, normalise_code};
pub use invitation_links::{InvitationLink, TELEGRAM_NAME, ZALO_BOT_LINK};
pub use issuing::Issued;
pub use json::notice_json;
pub use merging::{MergeRequest, MergeStanding, SeatsMerged};
pub use monthly::MonthlyAct;
pub use notice_problem::NoticeProblem;
pub use other_versions::OtherVersions;
pub use platforms::{PATIENCE, PlatformAnswer, PlatformStanding};
pub use preview::{ChannelPreview, Preview};
pub use progress::{Progress, Speed};
pub use reforms::{ReformPlan, ReformProblem, SeatEffect};
pub use resending::{Resend, Resent};
pub use results::{NAMES, NoticeResults, ResultCounts, ResultRow, counts_line, notice_title};
pub use review::ReviewProblem;
pub use same_letter::IssuedBefore;
pub use seat_lists::SeatLoad;
pub use seat_name::slug;
pub use seat_problem::SeatProblem;
pub use seat_table::SkippedLine;
pub use seats::{NewInvitation, Revoked, SeatLine, SeatRequest};
pub use stops::StopAlert;
pub use store_problem::explain_store;
pub use table_fault::{TableFault, TableFaultKind, UnitTable};
pub use times::parse_time;
pub use unit_names::UnitNames;
pub use units::{UnitChange, UnitLoad};
pub use writing::{DoubtfulFigure, PaperOptions, WriteRequest, WritingProblem, WrittenLetter};

use crate::clock::SharedClock;
use crate::config::Config;
use crate::delivery::{Post, Waker};
use crate::domain::notice::Stamp;
use crate::domain::rights::{Act, Actor};
use crate::store::Store;
use crate::text::{Catalogue, Lang, Text};
use std::sync::Arc;

/// What the office's work needs; clones share it.
#[derive(Clone)]
pub struct Desk {
    pub store: Store,
    pub catalogue: Arc<Catalogue>,
    pub config: Arc<Config>,
    pub clock: SharedClock,
    /// Wakes the sender when something has been issued.
    pub wake: Waker,
    /// The way out for tests of a notice, once the channels are connected.
    pub post: Post,
}

impl Desk {
    /// The sentences of the office's own language, in which notices are written.
    pub fn office_text(&self) -> Text<'_> {
        self.catalogue.in_lang(Lang::from_tag(&self.config.office.language))
    }

    pub(crate) fn permit(&self, actor: &Actor, act: Act) -> Result<(), DeskError> {
        match actor {
            _ if actor.may(act) => Ok(()),
            Actor::Shell { .. } => Err(DeskError::ShellDoesNot(act)),
            _ => Err(DeskError::NotPermitted(act)),
        }
    }

    fn stamp(&self, actor: &Actor) -> Stamp {
        Stamp { by: actor.clone(), at: self.clock.now() }
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
