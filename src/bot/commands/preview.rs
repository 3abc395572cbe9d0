//! /xem: a notice as it will be sent, then whom it reaches; units that nobody can be reached in are named first.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{Preview, deadline_hours, passed_deadline};
use crate::domain::calendar::office_day;
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeId, NoticeState};
use crate::domain::rights::Act;
use crate::domain::seat::{ChannelKind, SeatId};
use crate::text::{Text, numbers};

/// Units named at once.
const NAMES: usize = 40;

/// `/xem 3`, `/xem 3 zalo_bot`, `/xem 3 chu-tich-ubnd.kim-dong.hiep-cuong`.
pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let mut words = arguments.split_whitespace();
    let Some(notice) = words.next().and_then(|word| word.parse::<NoticeId>().ok()) else {
        return reply(Message::text(caller.text.chat_number_needed(command_name("xem", caller))));
    };
    let (mut channel, mut seat) = (None, None);
    for word in words {
        match ChannelKind::from_code(word) {
            Some(kind) => channel = Some(kind),
            None => seat = Some(SeatId::new(word)),
        }
    }
    show(bot, caller, notice, channel, seat.as_ref()).await
}

/// In the chat's own channel the notice is the message itself; another channel's parts are shown as its words.
pub(super) async fn show(
    bot: &Bot,
    caller: &Caller<'_>,
    notice: NoticeId,
    channel: Option<ChannelKind>,
    seat: Option<&SeatId>,
) -> Result<Reply, BotError> {
    let text = caller.text;
    let actor = caller.actor_for(Act::SeeResults);
    let here = caller.chat.channel;
    let mut kinds = bot.desk.configured_channels();
    if !kinds.contains(&here) {
        kinds.push(here);
    }
    kinds.extend(channel.filter(|channel| !kinds.contains(channel)));
    let preview = match bot.desk.preview(&actor, notice, seat, &kinds).await {
        Ok(preview) => preview,
        Err(error) => return refused(error, caller),
    };
    let mut messages = match channel.filter(|channel| *channel != here) {
        Some(other) => elsewhere(&preview, other, text),
        None => {
            let mut shown = preview.message.clone();
            // A draft's buttons would acknowledge what was never issued.
            shown.choices.clear();
            vec![shown]
        }
    };
    messages.push(about(bot, caller, &preview).await?);
    Ok(messages)
}

fn elsewhere(preview: &Preview, channel: ChannelKind, text: Text<'_>) -> Reply {
    let Some(shown) = preview.channels.iter().find(|shown| shown.channel == channel) else { return Vec::new() };
    let parts = shown.parts.iter().enumerate().map(|(index, part)| {
        let words = shown.words(part);
        let heading = text.preview_part(
            text.channel(channel),
            (index + 1).to_string(),
            shown.parts.len().to_string(),
            words.chars().count().to_string(),
        );
        let lines = words.lines().map(Line::from).collect();
        Message::new().title(heading).lines(lines)
    });
    parts.collect()
}

async fn about(bot: &Bot, caller: &Caller<'_>, preview: &Preview) -> Result<Message, BotError> {
    let text = caller.text;
    let notice = &preview.notice;
    let reach = bot.desk.reach(notice).await?;
    let units = bot.store().units();
    let mut about = Message::new();
    for before in bot.desk.issued_before(notice).await? {
        about = about.line(Line::strong(before.line(text)));
    }
    if let Some(date) = passed_deadline(notice, office_day(caller.now)) {
        about = about.line(Line::strong(text.deadline_passed(numbers::date(date))));
    }
    if !reach.uncovered.is_empty() {
        let named = reach.uncovered.iter().take(NAMES);
        let mut names: Vec<Line> = named.map(|unit| Line::from(units.name(unit))).collect();
        if reach.uncovered.len() > NAMES {
            names.push(text.audience_more_units((reach.uncovered.len() - NAMES).to_string()).into());
        }
        about = about.line(Line::strong(text.approve_uncovered(reach.uncovered.len().to_string()))).lines(names);
    }
    about = about.line(text.approve_reach(reach.reachable().to_string(), reach.seats.to_string()));
    about = about.lines(facts(bot, notice, preview, text).await?);
    let number = notice.id.to_string();
    if notice.state == NoticeState::Draft && caller.may(Act::ApproveNotice) {
        let approve = Action::Command(format!("duyet {number} {}", notice.revision));
        about = about.choice(text.choice_approve(), approve);
    }
    if notice.is_editable() {
        about = about
            .choice(text.choice_test(), Action::Command(format!("thu {number}")))
            .choice(text.choice_audience(), Action::Command(format!("noinhan {number}")))
            .choice(text.choice_edit(), Action::Command(format!("sua {number}")));
    }
    for other in preview.channels.iter().filter(|shown| shown.channel != caller.chat.channel) {
        let code = other.channel.code();
        let label = text.choice_preview_on(text.channel(other.channel));
        about = about.choice(label, Action::Command(format!("xem {number} {code}")));
    }
    Ok(about)
}

/// What else binds the office with the text: channels and parts, urgency, lateness, a set time, personal beginnings.
async fn facts(bot: &Bot, notice: &Notice, preview: &Preview, text: Text<'_>) -> Result<Vec<Line>, BotError> {
    let mut facts: Vec<Line> = preview
        .channels
        .iter()
        .map(|shown| text.preview_channel(text.channel(shown.channel), shown.parts.len().to_string()).into())
        .collect();
    if !preview.message.choices.is_empty() {
        let labels: Vec<&str> = preview.message.choices.iter().map(|choice| choice.label.as_str()).collect();
        facts.push(text.preview_buttons(labels.join("; ")).into());
    }
    if notice.urgent {
        facts.push(text.notice_urgent().into());
    }
    facts.push(text.notice_lateness(deadline_hours(notice)).into());
    if let Some(schedule) = &notice.schedule {
        facts.push(text.notice_scheduled(numbers::time(schedule.at)).into());
    }
    let personal = bot.desk.units_with_own_figures(notice).await?;
    if personal > 0 && preview.seat.is_none() {
        facts.push(text.notice_personal(personal.to_string(), notice.id.to_string()).into());
    }
    Ok(facts)
}
