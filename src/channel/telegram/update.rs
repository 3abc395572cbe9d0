//! An update as it came → what a person did. Only the fields of interest are read, each optional: a kind of message
//! or entity that is new to the platform must not hide the words beside it.

use crate::channel::inbound::{Attachment, Event, Inbound};
use crate::domain::seat::{ChannelKind, ChatAddress};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Update {
    message: Option<Message>,
    callback_query: Option<CallbackQuery>,
    my_chat_member: Option<ChatMemberUpdated>,
    edited_message: Option<Message>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    message_id: i64,
    chat: Chat,
    from: Option<User>,
    text: Option<String>,
    caption: Option<String>,
    document: Option<File>,
    photo: Option<Vec<File>>,
    migrate_to_chat_id: Option<i64>,
    reply_to_message: Option<Answered>,
}

/// The message that another one answers.
#[derive(Deserialize)]
struct Answered {
    message_id: i64,
}

#[derive(Deserialize)]
struct Chat {
    id: i64,
    #[serde(rename = "type", default)]
    kind: String,
}

#[derive(Deserialize)]
struct User {
    id: i64,
    #[serde(default)]
    is_bot: bool,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    last_name: String,
    language_code: Option<String>,
}

#[derive(Deserialize)]
struct File {
    file_id: String,
    file_name: Option<String>,
    file_size: Option<u64>,
    mime_type: Option<String>,
}

#[derive(Deserialize)]
struct CallbackQuery {
    id: String,
    from: User,
    message: Option<Message>,
    #[serde(default)]
    data: String,
}

#[derive(Deserialize)]
struct ChatMemberUpdated {
    chat: Chat,
    from: User,
    new_chat_member: ChatMember,
}

#[derive(Deserialize)]
struct ChatMember {
    status: String,
}

/// Reads one update. What cannot be read or is of no use becomes [`Event::Other`]; nothing fails.
pub fn read(raw: &str) -> Inbound {
    let update: Update = serde_json::from_str(raw).unwrap_or_default();
    if let Some(query) = update.callback_query {
        return press(query);
    }
    if let Some(message) = update.message {
        let event = event_of(&message);
        let replies_to = message.reply_to_message.as_ref().map(|answered| answered.message_id.to_string());
        return Inbound { replies_to, ..inbound(&message.chat, message.from.as_ref(), event) };
    }
    if let Some(member) = update.my_chat_member {
        let left = matches!(member.new_chat_member.status.as_str(), "kicked" | "left");
        let event = if left { Event::Left } else { Event::Other { answerable: false } };
        return inbound(&member.chat, Some(&member.from), event);
    }
    match update.edited_message {
        Some(message) => inbound(&message.chat, message.from.as_ref(), Event::Other { answerable: false }),
        None => inbound(&Chat { id: 0, kind: String::new() }, None, Event::Other { answerable: false }),
    }
}

/// The number that orders updates and recognises a redelivery.
pub(super) fn id_of(raw: &str) -> Option<i64> {
    #[derive(Deserialize)]
    struct Id {
        update_id: i64,
    }
    serde_json::from_str::<Id>(raw).ok().map(|id| id.update_id)
}

fn press(query: CallbackQuery) -> Inbound {
    let message = query.message.as_ref().map(|message| message.message_id.to_string());
    let private = Chat { id: query.from.id, kind: "private".to_owned() };
    let chat = query.message.map_or(private, |message| message.chat);
    inbound(&chat, Some(&query.from), Event::Press { press: query.id, data: query.data, message })
}

fn event_of(message: &Message) -> Event {
    if let Some(chat) = message.migrate_to_chat_id {
        return Event::MovedTo(chat.to_string());
    }
    if message.from.as_ref().is_some_and(|user| user.is_bot) {
        return Event::Other { answerable: false };
    }
    if let Some(text) = &message.text {
        return Event::Text(without_bot_name(text));
    }
    match attachment(message) {
        Some(attachment) => Event::File(attachment),
        None => Event::Other { answerable: message.chat.kind == "private" },
    }
}

fn attachment(message: &Message) -> Option<Attachment> {
    // The platform offers a photo in several sizes, the largest last; always as JPEG and without a name.
    let photo =
        || message.photo.as_ref().and_then(|sizes| sizes.last()).map(|photo| (photo, "photo.jpg", "image/jpeg"));
    let document = message.document.as_ref().map(|document| (document, "document", ""));
    let (file, name, media_type) = document.or_else(photo)?;
    let media_type = file.mime_type.as_deref().unwrap_or(media_type);
    Some(Attachment {
        file: file.file_id.clone(),
        name: file.file_name.clone().unwrap_or_else(|| name.to_owned()),
        size: file.file_size,
        media_type: (!media_type.is_empty()).then(|| media_type.to_owned()),
        caption: message.caption.clone(),
    })
}

/// In groups a command names its bot: "/chiso@loa_bot tháng 12".
fn without_bot_name(text: &str) -> String {
    let (command, rest) = text.find(char::is_whitespace).map_or((text, ""), |end| text.split_at(end));
    match command.split_once('@') {
        Some((name, _)) if name.starts_with('/') => format!("{name}{rest}"),
        _ => text.to_owned(),
    }
}

fn inbound(chat: &Chat, from: Option<&User>, event: Event) -> Inbound {
    Inbound {
        chat: ChatAddress { channel: ChannelKind::Telegram, chat: chat.id.to_string() },
        in_group: matches!(chat.kind.as_str(), "group" | "supergroup" | "channel"),
        sender: from.map(|user| user.id.to_string()).unwrap_or_default(),
        sender_name: from
            .map(|user| format!("{} {}", user.first_name, user.last_name).trim().to_owned())
            .unwrap_or_default(),
        language: from.and_then(|user| user.language_code.clone()),
        replies_to: None,
        event,
    }
}

#[cfg(test)]
mod tests;
