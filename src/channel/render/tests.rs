use super::*;
use crate::channel::Markup;
use crate::domain::message::Action;
use crate::domain::notice::NoticeId;
use crate::text::split::utf16_len;
use proptest::prelude::*;

const HTML: Capabilities = Capabilities {
    buttons: true,
    edit: true,
    picture: Attaching::Upload,
    file: Attaching::Upload,
    markup: Markup::Html,
    text_limit: 4096,
    caption_limit: 1024,
    file_caption: true,
    window: None,
    receipts: false,
    groups: true,
    fetch_limit: None,
};

const TYPED: Capabilities =
    Capabilities { buttons: false, picture: Attaching::No, file: Attaching::No, markup: Markup::Plain, ..HTML };

fn notice() -> Message {
    Message::new()
        .title("Kết quả <766>")
        .lines(vec![Line::from("Tổng điểm: ").and("87,96"), Line::strong("Hạng 3/10")])
        .note("Nguồn: A & B")
        .choice("Đã tiếp nhận", Action::Acknowledge(NoticeId(7)))
        .choice("Chi tiết", Action::Details(NoticeId(7)))
}

#[test]
fn emphasis_becomes_markup_and_choices_become_buttons() {
    let parts = render(&notice(), HTML);
    assert_eq!(parts.len(), 1);
    assert_eq!(
        parts[0].text,
        "<b>Kết quả &lt;766&gt;</b>\n\nTổng điểm: 87,96\n<b>Hạng 3/10</b>\n\n<i>Nguồn: A &amp; B</i>"
    );
    let buttons: Vec<_> = parts[0].buttons.iter().map(|button| (button.label.as_str(), button.data.as_str())).collect();
    assert_eq!(buttons, [("Đã tiếp nhận", "ack:7"), ("Chi tiết", "det:7")]);
}

#[test]
fn without_markup_and_buttons_the_same_words_and_numbered_choices_remain() {
    let parts = render(&notice(), TYPED);
    assert_eq!(
        parts[0].text,
        "Kết quả <766>\n\nTổng điểm: 87,96\nHạng 3/10\n\nNguồn: A & B\n\n1. Đã tiếp nhận\n2. Chi tiết"
    );
    assert!(parts[0].buttons.is_empty());
}

#[test]
fn a_choice_too_long_for_a_button_keeps_its_number_as_a_typed_one() {
    let long = "so sánh chỉ số thanh toán trực tuyến của các xã trong năm 2024";
    let message = notice().choice("So sánh các xã", Action::Ask(long.to_owned()));
    let parts = render(&message, HTML);
    assert_eq!(parts[0].buttons.len(), 2);
    assert!(parts[0].text.ends_with("\n\n3. So sánh các xã"), "{}", parts[0].text);
}

#[test]
fn a_picture_and_a_file_come_before_the_text_that_carries_the_choices() {
    let mut message = notice();
    message.picture = Some(Picture { png: vec![1], alt: "Biểu đồ <12>".into() });
    message.file = Some(FileRef { document: "ab".into(), name: "cong-van.txt".into() });
    let parts = render(&message, HTML);
    assert_eq!(parts.len(), 3);
    assert_eq!((parts[0].text.as_str(), parts[0].picture.is_some()), ("Biểu đồ &lt;12&gt;", true));
    assert!(parts[1].file.is_some());
    assert_eq!(parts[2].buttons.len(), 2);

    let parts = render(&message, TYPED);
    assert_eq!(parts.len(), 1);
    assert!(parts[0].text.contains("Biểu đồ <12>\n\ncong-van.txt\n\n1. "), "{}", parts[0].text);
}

#[test]
fn what_a_caption_cannot_hold_follows_the_picture_as_a_message() {
    let alt = "Xã Hiệp Cường đạt 87,96 điểm. ".repeat(60);
    let message = Message { picture: Some(Picture { png: vec![1], alt: alt.clone() }), ..notice() };
    let parts = render(&message, HTML);
    let (caption, rest) = (&parts[0], &parts[1]);
    assert!(caption.picture.is_some() && rest.picture.is_none());
    assert!(caption.text.encode_utf16().count() <= HTML.caption_limit);
    assert_eq!(format!("{} {}", caption.text.trim(), rest.text.trim()), alt.trim());
    assert_eq!(parts.last().map(|part| part.buttons.len()), Some(2));
}

#[test]
fn an_empty_message_has_no_part() {
    assert!(render(&Message::new(), HTML).is_empty());
    assert!(render(&Message::text(" \n "), HTML).is_empty());
}

#[test]
fn a_paragraph_is_not_torn_where_the_room_ends_with_one_of_its_words() {
    let message = Message::new().line("một hai ba bốn năm sáu bảy").line("tám chín mười mười một");
    for limit in 32..48 {
        let parts = render(&message, Capabilities { text_limit: limit, ..TYPED });
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(texts, ["một hai ba bốn năm sáu bảy", "tám chín mười mười một"], "{limit}");
    }
}

#[test]
fn choices_stand_on_the_last_of_many_parts() {
    let message = notice().line("Một câu dài. ".repeat(800));
    let parts = render(&message, HTML);
    assert!(parts.len() > 2);
    let (last, others) = parts.split_last().expect("parts");
    assert_eq!(last.buttons.len(), 2);
    assert!(others.iter().all(|part| part.buttons.is_empty() && part.text.ends_with('.')));
}

/// The words of one rendered part; fails on anything that is not `<b>`, `<i>`, their ends in order, or an escape.
fn words_of(html: &str) -> Result<String, String> {
    let (mut words, mut open, mut rest) = (String::new(), None, html);
    while let Some(character) = rest.chars().next() {
        let step = match character {
            '<' => {
                let end = rest.find('>').ok_or("a tag without an end")?;
                match (&rest[1..end], open) {
                    (tag @ ("b" | "i"), None) => open = Some(tag.to_owned()),
                    (tag, Some(ref name)) if tag.strip_prefix('/') == Some(name) => open = None,
                    (tag, _) => return Err(format!("tag {tag}")),
                }
                end + 1
            }
            '&' => {
                let (escape, meaning) = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')]
                    .into_iter()
                    .find(|(escape, _)| rest.starts_with(escape))
                    .ok_or("a broken escape")?;
                words.push(meaning);
                escape.len()
            }
            '>' => return Err("a bare >".into()),
            other => {
                words.push(other);
                other.len_utf8()
            }
        };
        rest = &rest[step..];
    }
    if open.is_some() { Err("a tag left open".into()) } else { Ok(words) }
}

proptest! {
    #[test]
    fn every_part_fits_is_well_formed_and_nothing_is_lost(
        title in "[a<&>ấ😀 .]{0,80}",
        lines in prop::collection::vec("[a<&>ấ😀 .\\n]{0,120}", 0..6),
        note in "[<&>]{0,200}",
        limit in 40_usize..300,
    ) {
        let message = Message::new()
            .title(title)
            .lines(lines.iter().map(|line| Line::strong(line.clone()).and("&")).collect())
            .note(note);
        let parts = render(&message, Capabilities { text_limit: limit, ..HTML });
        let mut words = String::new();
        for part in &parts {
            prop_assert!(utf16_len(&part.text) <= limit, "{} > {limit}", utf16_len(&part.text));
            prop_assert!(!part.text.trim().is_empty());
            words.push_str(&words_of(&part.text).map_err(|fault| TestCaseError::fail(format!("{fault}: {}", part.text)))?);
        }
        let strip = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(strip(&words), strip(&message.plain_text()));
    }
}
