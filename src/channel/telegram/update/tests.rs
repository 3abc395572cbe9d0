use super::*;

const CHAT: &str = r#""message_id":5,"date":1737000000,"chat":{"id":7,"type":"private","first_name":"An"},"from":{"id":7,"is_bot":false,"first_name":"An","last_name":"Nguyễn","language_code":"vi"}"#;
const GROUP: &str = r#""message_id":5,"date":1737000000,"chat":{"id":-9,"type":"group","title":"Tổ 766"},"from":{"id":7,"is_bot":false,"first_name":"An"}"#;

fn message(head: &str, rest: &str) -> Inbound {
    read(&format!(r#"{{"update_id":1,"message":{{{head},{rest}}}}}"#))
}

#[test]
fn a_typed_message_names_who_and_where() {
    let inbound = message(CHAT, r#""text":"chỉ số tháng 12""#);
    assert_eq!(inbound.event, Event::Text("chỉ số tháng 12".into()));
    assert_eq!((inbound.chat.chat.as_str(), inbound.sender.as_str(), inbound.in_group), ("7", "7", false));
    assert_eq!((inbound.sender_name.as_str(), inbound.language.as_deref()), ("An Nguyễn", Some("vi")));
}

#[test]
fn a_command_keeps_its_slash_and_loses_the_bot_s_name() {
    assert_eq!(message(CHAT, r#""text":"/start Ab12""#).event, Event::Text("/start Ab12".into()));
    let inbound = message(GROUP, r#""text":"/chiso@loa_bot tháng 12 a@b""#);
    assert_eq!((inbound.event, inbound.in_group), (Event::Text("/chiso tháng 12 a@b".into()), true));
    assert_eq!(message(CHAT, r#""text":"thư của a@b""#).event, Event::Text("thư của a@b".into()));
}

#[test]
fn documents_and_photos_are_files() {
    let file = |event| match event {
        Event::File(attachment) => attachment,
        other => panic!("{other:?}"),
    };
    let document = r#""caption":"công văn","reply_to_message":{"message_id":3,"chat":{"id":7},"date":1},"document":{"file_id":"D","file_name":"cv.txt","file_size":12,"mime_type":"text/plain"}"#;
    let expected = Attachment {
        file: "D".into(),
        name: "cv.txt".into(),
        size: Some(12),
        media_type: Some("text/plain".into()),
        caption: Some("công văn".into()),
    };
    let read = message(CHAT, document);
    assert_eq!(read.replies_to.as_deref(), Some("3"));
    assert_eq!(file(read.event), expected);
    let photo = r#""photo":[{"file_id":"S","file_size":1},{"file_id":"L","file_size":9}]"#;
    let expected = Attachment {
        file: "L".into(),
        name: "photo.jpg".into(),
        size: Some(9),
        media_type: Some("image/jpeg".into()),
        ..Attachment::default()
    };
    assert_eq!(file(message(CHAT, photo).event), expected);
    let nameless = file(message(CHAT, r#""document":{"file_id":"D"}"#).event);
    assert_eq!((nameless.name.as_str(), nameless.size, nameless.media_type), ("document", None, None));
}

#[test]
fn a_press_carries_its_data_and_message() {
    let raw = format!(
        r#"{{"update_id":2,"callback_query":{{"id":"77","from":{{"id":8,"is_bot":false,"first_name":"Bình"}},"chat_instance":"1","data":"ack:3","message":{{{GROUP}}}}}}}"#
    );
    let inbound = read(&raw);
    let expected = Event::Press { press: "77".into(), data: "ack:3".into(), message: Some("5".into()) };
    assert_eq!((inbound.event, inbound.chat.chat.as_str(), inbound.sender.as_str()), (expected, "-9", "8"));
    assert!(inbound.in_group);
}

#[test]
fn blocking_leaving_and_moving_are_noticed() {
    let member = |status: &str| {
        read(&format!(
            r#"{{"update_id":3,"my_chat_member":{{"chat":{{"id":7,"type":"private"}},"from":{{"id":7,"first_name":"An"}},"date":1,"old_chat_member":{{"status":"member"}},"new_chat_member":{{"status":"{status}","until_date":0}}}}}}"#
        ))
        .event
    };
    assert_eq!(member("kicked"), Event::Left);
    assert_eq!(member("left"), Event::Left);
    assert_eq!(member("member"), Event::Other { answerable: false });
    assert_eq!(message(GROUP, r#""migrate_to_chat_id":-100777"#).event, Event::MovedTo("-100777".into()));
}

#[test]
fn an_entity_of_tomorrow_does_not_hide_the_words() {
    let rest = r#""text":"chỉ số","entities":[{"type":"hologram","offset":0,"length":3}],"novelty":{"a":[1]}"#;
    assert_eq!(message(CHAT, rest).event, Event::Text("chỉ số".into()));
}

#[test]
fn what_is_of_no_use_is_other() {
    assert_eq!(message(CHAT, r#""sticker":{"file_id":"S"}"#).event, Event::Other { answerable: true });
    assert_eq!(message(GROUP, r#""new_chat_title":"Tổ""#).event, Event::Other { answerable: false });
    let edited = read(&format!(r#"{{"update_id":4,"edited_message":{{{CHAT},"text":"khác"}}}}"#));
    assert_eq!((edited.event, edited.chat.chat.as_str()), (Event::Other { answerable: false }, "7"));
    for raw in [r#"{"update_id":5,"novelty":{}}"#, r#"{"update_id":6,"message":{"text":7}}"#, "<html>", "[]", ""] {
        assert_eq!(read(raw).event, Event::Other { answerable: false }, "{raw}");
    }
    let raw = r#"{"update_id":1,"message":{"message_id":1,"chat":{"id":7,"type":"private"},"from":{"id":9,"is_bot":true,"first_name":"b"},"text":"vòng"}}"#;
    assert_eq!(read(raw).event, Event::Other { answerable: false });
}

/// What teloxide reads of an ordinary update is what we read of it.
#[test]
fn teloxide_reads_the_same() {
    let raw = format!(r#"{{"update_id":9,"message":{{{CHAT},"text":"chỉ số"}}}}"#);
    let update: teloxide::types::Update = serde_json::from_str(&raw).expect("an update");
    let ours = read(&raw);
    assert_eq!(id_of(&raw), Some(i64::from(update.id.0)));
    assert_eq!(update.chat().map(|chat| chat.id.0.to_string()), Some(ours.chat.chat));
    assert_eq!(update.from().map(|user| user.full_name()), Some(ours.sender_name));
}
