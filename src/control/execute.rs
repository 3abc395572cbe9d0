//! Carries out one request.

use super::call::Call;
use super::{
    Answer, Caller, Failure, Request, ask, audit, channels, directives, doctor, letters, maintenance, notice_work,
    notices, seats, unit_names, units, zalo,
};
use crate::desk::{Desk, ReportAnswer};
use std::io::Write;

/// Executes `request` with the file that came with it; a file in the answer is written to `out`.
pub async fn execute(
    desk: &Desk,
    caller: &Caller,
    request: Request,
    file: Option<Vec<u8>>,
    out: &mut (dyn Write + Send),
) -> Result<Answer, Failure> {
    let text = desk.catalogue.in_lang(caller.lang(desk));
    let call = Call { desk, actor: caller.actor(desk).await?, caller, text };
    let file = file.unwrap_or_default();
    match request {
        Request::ImportLetter { file_name, unit, number, date, signer, period, dry_run, confirm } => {
            let period = letters::period(&call, period.as_deref())?;
            let unit = unit.map(|unit| unit_names::named(&call, &unit)).transpose()?;
            let import =
                crate::desk::ImportRequest { file_name, bytes: file, unit, number, date, signer, period, dry_run };
            letters::import(&call, import, confirm).await
        }
        Request::LetterChanges(letter) => letters::changes(&call, &letters::find(&call, &letter).await?).await,
        Request::FigureChanges { unit, period } => letters::figure_changes(&call, unit.as_deref(), &period).await,
        Request::ConfirmLetter(letter) => letters::confirm(&call, &letters::find(&call, &letter).await?).await,
        Request::DiscardLetter(letter) => letters::discard(&call, &letters::find(&call, &letter).await?).await,
        Request::ReviseLetter { letter, words } => {
            letters::revise(&call, &letters::find(&call, &letter).await?, &words).await
        }
        Request::FigureHistory { unit, period, indicator } => {
            super::figures::show(
                &call,
                &super::figures::Wanted { unit: &unit, period: &period, indicator: indicator.as_deref() },
            )
            .await
        }
        Request::WriteLetter(letter) => super::writing::write(&call, *letter, out).await,
        Request::ListLetters => letters::list(&call).await,
        Request::ListUnits { on, below } => units::list(&call, on, below.as_deref()),
        Request::UnitHistory(unit) => units::history(&call, &unit),
        Request::ShowUnit(unit) => units::show(&call, &unit),
        Request::LoadUnits { events, dry_run } => units::load(&call, &file, events.as_deref(), dry_run).await,
        Request::Reform { date, what } => super::reforms::run(&call, date, what).await,
        Request::ResumeComponents { letter, why, undo } => {
            super::index_sets::resume(&call, &letter, why.as_deref(), undo).await
        }
        Request::ListIndexSets => Ok(super::index_sets::list(&call)),
        Request::ShowIndexSet { at, unit } => super::index_sets::show(&call, at, unit.as_deref()).await,
        Request::LoadIndexSets { dry_run } => super::index_sets::load(&call, &file, dry_run).await,
        Request::ListReforms => super::reforms::list(&call).await,
        Request::Invite { unit, title, role } => seats::invite(&call, &unit, title, role).await,
        Request::InviteAgain(seat) => seats::invite_again(&call, &seat).await,
        Request::LinkChannel { seat, person } => seats::link_channel(&call, &seat, person.as_ref()).await,
        Request::HandOver(seat) => seats::hand_over(&call, &seat).await,
        Request::ListSeats { unit } => seats::list(&call, unit.as_deref()).await,
        Request::RevokeSeat(seat) => seats::revoke(&call, &seat).await,
        Request::MergeSeats(merge) => seats::merge(&call, &merge).await,
        Request::LoadSeats => seats::load(&call, &file).await,
        Request::ListNotices => notices::list(&call).await,
        Request::ShowNotice(notice) => notices::show(&call, notice).await,
        Request::DraftNotices(letter) => notices::draft(&call, &letters::find(&call, &letter).await?).await,
        Request::ApproveNotice(notice) => notices::approve(&call, notice).await,
        Request::IssueNotice(notice) => notices::issue(&call, notice).await,
        Request::NoticeResults(notice) => notices::results(&call, notice).await,
        Request::ListDirectives => directives::list(&call).await,
        Request::DirectiveBoard(notice) => directives::board(&call, notice).await,
        Request::UnitDirectives(unit) => directives::unit(&call, &unit).await,
        Request::SeatTasks => directives::tasks(&call).await,
        Request::DirectiveHistory { notice, seat } => directives::history(&call, notice, &seat).await,
        Request::BeginDirective(notice) => directives::begin(&call, notice).await,
        Request::ReportDirective { notice, text, file_name } => {
            directives::report(&call, notice, &text, file_name.map(|name| (name, file))).await
        }
        Request::AcceptReport { report, word } => directives::answer(&call, report, ReportAnswer::Accept(word)).await,
        Request::ReturnReport { report, word } => directives::answer(&call, report, ReportAnswer::Return(word)).await,
        Request::Notice { notice, what } => notice_work::run(&call, notice, what, out).await,
        Request::SearchNotices(words) => notices::search(&call, &words).await,
        Request::ListChannels => channels::list(&call).await,
        Request::PauseChannel(channel) => channels::pause(&call, channel).await,
        Request::ResumeChannel(channel) => channels::resume(&call, channel).await,
        Request::ZaloLogin { code } => zalo::login(&call, code.as_deref()).await,
        Request::ZaloStatus => zalo::status(&call).await,
        Request::ZaloTemplates => zalo::templates(&call).await,
        Request::ZaloDoctor => zalo::doctor(&call).await,
        Request::Ask { text, after, at, picture } => {
            let file = picture.then_some(out);
            ask::ask(&call, &text, after.as_deref(), at, file).await
        }
        Request::Doctor => doctor::examine(&call).await,
        Request::Backup => maintenance::backup(&call, out).await,
        Request::ReleaseHold => maintenance::release_hold(&call).await,
        Request::AuditLog { last } => audit::list(&call, last).await,
        Request::VerifyAudit { noted } => audit::verify(&call, noted.as_deref()).await,
    }
}
