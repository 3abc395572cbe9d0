//! `loa notice edit` and `loa notice audience`: changes of a notice before it is issued.

use crate::cli::connect::Installation;
use crate::cli::output::Failed;
use crate::control::{NoticeRequest, Request};
use crate::desk::Change;
use crate::domain::notice::{NoticeId, UnknownPolicy};
use crate::domain::seat::SeatId;
use crate::domain::unit::UnitKind;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct EditArgs {
    notice: u32,
    #[arg(long, conflicts_with = "file")]
    text: Option<String>,
    #[arg(long)]
    file: Option<PathBuf>,
    #[arg(long)]
    title: Option<String>,
    /// The number of the paragraph, then its words.
    #[arg(long, num_args = 2)]
    replace: Vec<String>,
    #[arg(long)]
    add: Vec<String>,
    #[arg(long)]
    remove: Option<usize>,
    #[arg(long, value_enum)]
    urgent: Option<YesNo>,
    #[arg(long)]
    max_lateness_hours: Option<i64>,
    #[arg(long)]
    deadline: Option<String>,
    #[arg(long, value_enum)]
    unknown: Option<Unknown>,
    #[arg(long, value_enum)]
    personal: Option<YesNo>,
}

#[derive(Debug, Args)]
pub struct AudienceArgs {
    notice: u32,
    #[arg(long, value_enum)]
    communes: Option<YesNo>,
    #[arg(long, value_enum)]
    departments: Option<YesNo>,
    #[arg(long, value_parser = kind)]
    with_kind: Vec<UnitKind>,
    #[arg(long, value_parser = kind)]
    without_kind: Vec<UnitKind>,
    #[arg(long)]
    with_unit: Vec<String>,
    #[arg(long)]
    without_unit: Vec<String>,
    #[arg(long)]
    with_seat: Vec<String>,
    #[arg(long)]
    without_seat: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum YesNo {
    Yes,
    No,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Unknown {
    Hold,
    Repeat,
}

impl YesNo {
    fn is_yes(self) -> bool {
        matches!(self, YesNo::Yes)
    }
}

pub(super) fn edit(args: EditArgs, installation: &Installation) -> Result<Request, Failed> {
    let mut changes = Vec::new();
    changes.extend(args.title.map(Change::Title));
    changes.extend(args.text.map(Change::Text));
    if let Some(file) = &args.file {
        let bytes = installation.read_file(file)?;
        let text = String::from_utf8(bytes);
        changes.push(Change::Text(text.map_err(|_| Failed::usage(installation.text().desk_file_binary()))?));
    }
    if let [number, words] = args.replace.as_slice() {
        let place = number.parse().map_err(|_| Failed::usage(installation.text().edit_bad_number(number.as_str())))?;
        changes.push(Change::ReplaceParagraph(place, words.clone()));
    }
    changes.extend(args.remove.map(Change::RemoveParagraph));
    changes.extend(args.add.into_iter().map(Change::AddParagraph));
    changes.extend(args.urgent.map(|urgent| Change::Urgent(urgent.is_yes())));
    changes.extend(args.max_lateness_hours.map(Change::MaxLateness));
    changes.extend(args.deadline.map(Change::Deadline));
    changes.extend(args.unknown.map(|policy| {
        Change::UnknownPolicy(match policy {
            Unknown::Hold => UnknownPolicy::Hold,
            Unknown::Repeat => UnknownPolicy::RepeatMarked,
        })
    }));
    changes.extend(args.personal.map(|personal| Change::Personal(personal.is_yes())));
    if changes.is_empty() {
        return Err(Failed::usage(installation.text().edit_nothing()));
    }
    let what = NoticeRequest::Edit { changes, with_units: Vec::new(), without_units: Vec::new() };
    Ok(Request::Notice { notice: NoticeId(args.notice), what })
}

/// Without a change the audience is shown.
pub(super) fn audience(args: AudienceArgs) -> Request {
    let mut changes = Vec::new();
    changes.extend(args.communes.map(|all| Change::Communes(all.is_yes())));
    changes.extend(args.departments.map(|all| Change::Departments(all.is_yes())));
    changes.extend(args.with_kind.into_iter().map(Change::AddKind));
    changes.extend(args.without_kind.into_iter().map(Change::RemoveKind));
    changes.extend(args.with_seat.into_iter().map(|seat| Change::AddSeat(SeatId::new(seat))));
    changes.extend(args.without_seat.into_iter().map(|seat| Change::LeaveOutSeat(SeatId::new(seat))));
    let (with_units, without_units) = (args.with_unit, args.without_unit);
    let what = match changes.is_empty() && with_units.is_empty() && without_units.is_empty() {
        true => NoticeRequest::Audience,
        false => NoticeRequest::Edit { changes, with_units, without_units },
    };
    Request::Notice { notice: NoticeId(args.notice), what }
}

fn kind(code: &str) -> Result<UnitKind, String> {
    let codes = || UnitKind::ALL.map(UnitKind::code).join(", ");
    UnitKind::from_code(code).ok_or_else(codes)
}
