//! /noinhan: whom a notice goes to, page by page, and one change of it.

use super::command_name;
use super::edit::done;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{Change, DeskError, Member, slug};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::rights::Act;
use crate::domain::seat::SeatId;
use crate::domain::unit::{Unit, UnitId, UnitKind};
use crate::text::Text;

/// Seats on one page.
const PAGE: usize = 30;
/// Units named at once.
const NAMES: usize = 40;

/// `/noinhan 3`, `/noinhan 3 trang 2`, `/noinhan 3 bỏ xã Song Mai`, `/noinhan 3 thêm chu-tich.…`.
pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    let (number, words) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
    let Ok(id) = number.parse::<NoticeId>() else {
        return reply(Message::text(text.chat_number_needed(command_name("noinhan", caller))));
    };
    if !caller.may(Act::SeeResults) {
        return refused(DeskError::NotPermitted(Act::SeeResults), caller);
    }
    let Some(notice) = bot.store().notice(id).await? else {
        return refused(DeskError::NotFound { what: "notice", id: id.to_string() }, caller);
    };
    let words = words.trim();
    let (verb, name) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    match slug(verb).as_str() {
        "" => page(bot, caller, &notice, 1).await,
        "trang" | "page" => page(bot, caller, &notice, name.trim().parse().unwrap_or(1).max(1)).await,
        "bo" | "without" => change(bot, caller, &notice, name.trim(), false).await,
        "them" | "with" => change(bot, caller, &notice, name.trim(), true).await,
        _ => reply(Message::text(text.audience_usage(id.to_string()))),
    }
}

async fn page(bot: &Bot, caller: &Caller<'_>, notice: &Notice, page: usize) -> Result<Reply, BotError> {
    let text = caller.text;
    let reach = bot.desk.reach(notice).await?;
    let pages = reach.seats.div_ceil(PAGE).max(1);
    let page = page.min(pages);
    let number = notice.id.to_string();
    let mut message = Message::new().title(text.audience_title(number.clone()));
    if !reach.uncovered.is_empty() {
        let units = bot.store().units();
        let mut names: Vec<Line> =
            reach.uncovered.iter().take(NAMES).map(|unit| Line::from(units.name(unit))).collect();
        if reach.uncovered.len() > NAMES {
            names.push(text.audience_more_units((reach.uncovered.len() - NAMES).to_string()).into());
        }
        message = message.line(Line::strong(text.approve_uncovered(reach.uncovered.len().to_string()))).lines(names);
    }
    message = message.line(text.approve_reach(reach.reachable().to_string(), reach.seats.to_string()));
    let members = bot.desk.audience_page(notice, (page - 1) * PAGE, PAGE).await?;
    message = message.lines(members.iter().map(|member| member_line(member, text)).collect());
    if pages > 1 {
        message = message.line(text.audience_page(page.to_string(), pages.to_string()));
        if page < pages {
            let next = Action::Command(format!("noinhan {number} trang {}", page + 1));
            message = message.choice(text.choice_next_page(), next);
        }
    }
    if notice.is_editable() {
        message = message.note(text.audience_usage(number));
    }
    reply(message)
}

fn member_line(member: &Member, text: Text<'_>) -> Line {
    let title = member.seat.title.clone();
    if member.holders.is_empty() {
        text.audience_seat_empty(title).into()
    } else if member.is_reachable() {
        text.audience_seat(title).into()
    } else {
        text.audience_seat_unreachable(title).into()
    }
}

async fn change(bot: &Bot, caller: &Caller<'_>, notice: &Notice, name: &str, with: bool) -> Result<Reply, BotError> {
    let (text, id) = (caller.text, notice.id);
    let units = bot.store().units();
    let wanted = slug(name);
    let kinds = ["xa", "phuong", "thi-tran", "phong", "so", "communes", "departments"];
    let change = if kinds.contains(&wanted.as_str()) {
        match wanted.as_str() {
            "communes" | "xa" => Change::Communes(with),
            "departments" | "phong" => Change::Departments(with),
            other => {
                let kind = UnitKind::ALL.into_iter().find(|kind| slug(kind.word()) == other);
                match kind {
                    Some(kind) if with => Change::AddKind(kind),
                    Some(kind) => Change::RemoveKind(kind),
                    None => return reply(Message::text(text.audience_usage(id.to_string()))),
                }
            }
        }
    } else if bot.store().seat(&SeatId::new(name)).await?.is_some() {
        let seat = SeatId::new(name);
        if with { Change::AddSeat(seat) } else { Change::LeaveOutSeat(seat) }
    } else {
        let named = |unit: &&Unit| unit.id.as_str() == name || slug(&unit.full_name()) == wanted;
        let mut found: Vec<&UnitId> = units.units().iter().filter(named).map(|unit| &unit.id).collect();
        if found.len() > 1 {
            // Names repeat over the country and over time: the issuer's own come first.
            let day = bot.desk.day_of(notice).await?;
            found.retain(|id| units.get(id).is_some_and(|unit| unit.is_valid_on(day)));
            found.retain(|id| units.ancestors(id).any(|above| above.id == notice.issuer));
        }
        let [unit] = found.as_slice() else {
            return reply(Message::text(match found.is_empty() {
                true => text.audience_unknown(name.to_owned()),
                false => text.desk_seat_ambiguous_unit(name.to_owned()),
            }));
        };
        let unit = (*unit).clone();
        if with { Change::AddUnit(unit) } else { Change::LeaveOutUnit(unit) }
    };
    match bot.desk.edit(&caller.actor_for(Act::DraftNotice), id, vec![change]).await {
        Ok(edited) => reply(done(&edited, text)),
        Err(error) => refused(error, caller),
    }
}
