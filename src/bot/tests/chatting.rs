use super::phone::{World, in_group, inbound};
use crate::bot::commands;
use crate::channel::inbound::Event;
use crate::desk::fixture::{CHAIR, Office, at, clerk, console};
use crate::domain::seat::{Address, AddressState, ChannelKind, ChatAddress, PersonId, SeatId};
use crate::text::Lang;

#[tokio::test]
async fn the_greeting_of_a_stranger_and_of_the_office_in_both_languages() {
    let world = World::new(Office::seated().await);
    let mut all = Vec::new();
    for chat in ["stranger", "chief"] {
        all.push(world.says(chat, "/start").await);
        world.says(chat, "/ngonngu en").await;
        all.push(world.says(chat, "/start").await);
    }
    insta::assert_snapshot!("greetings", all.join("\n\n=====\n\n"));
}

#[tokio::test]
async fn help_lists_what_the_caller_may_do() {
    let world = World::new(Office::seated().await);
    let mut all = Vec::new();
    for chat in ["stranger", "chair", "chief"] {
        all.push(world.says(chat, "/trogiup").await);
    }
    world.says("chief", "/language en").await;
    all.push(world.says("chief", "/help").await);
    insta::assert_snapshot!("help", all.join("\n\n=====\n\n"));
    for lang in Lang::ALL {
        let menu = commands::menu(world.office.text(lang));
        assert!(menu.iter().all(|(name, _)| name.bytes().all(|byte| byte.is_ascii_lowercase())));
        assert!(menu.iter().any(|(name, _)| commands::find(name).is_some()));
    }
}

#[tokio::test]
async fn a_person_s_directives_show_their_state() {
    let office = Office::seated().await;
    office.issued().await;
    let world = World::new(office);
    world.presses("chair", "ack:2", None).await;
    let vi = world.says("chair", "/chidao").await;
    world.says("chair", "/ngonngu en").await;
    let en = world.says("chair", "/directives").await;
    insta::assert_snapshot!("directives", [vi, en].join("\n\n=====\n\n"));
}

#[tokio::test]
async fn strangers_get_no_directives_documents_or_states() {
    let office = Office::seated().await;
    office.issued().await;
    let world = World::new(office);
    for command in ["/chidao", "/vanban", "/ketqua", "/huydangky", "/dangky"] {
        let answer = world.says("stranger", command).await;
        assert!(answer.starts_with("Nội dung này dành cho người giữ chức vụ"), "{command}: {answer}");
    }
    for command in ["/duyet 1", "/phathanh 1"] {
        let answer = world.says("stranger", command).await;
        assert!(answer.starts_with("Đồng chí không có quyền"), "{command}: {answer}");
    }
}

#[tokio::test]
async fn a_viewer_s_seat_asks_about_figures_only() {
    let office = Office::seated().await;
    office.issued().await;
    let csv = "kim-dong.hiep-cuong,Cán bộ một cửa,Ông Em,console,viewer,viewer\n";
    office.desk.load_seats(&clerk(), csv.as_bytes()).await.expect("a load");
    let world = World::new(office);
    assert!(world.says("viewer", "chỉ số tháng 12").await.contains("87,96"));
    assert!(!world.says("viewer", "/start").await.contains("cmd:chidao"));
    for said in ["/chidao", "/vanban", "huyện chỉ đạo gì?"] {
        let answer = world.says("viewer", said).await;
        assert!(answer.starts_with("Nội dung này dành cho người giữ chức vụ"), "{said}: {answer}");
    }
    assert_eq!(world.presses("viewer", "det:2", None).await, "Thông báo này không gửi đến đơn vị của đồng chí.");
}

#[tokio::test]
async fn the_original_letter_comes_as_a_file() {
    let office = Office::seated().await;
    office.confirmed_letter().await;
    let world = World::new(office);
    let answer = world.says("chair", "/vanban").await;
    assert!(answer.contains("<2024-12.txt>") && answer.contains("huyện Kim Động"), "{answer}");
}

#[tokio::test]
async fn unsubscribing_says_what_it_means_asks_and_can_be_undone() {
    let world = World::new(Office::seated().await);
    let asked = world.says("chair", "/huydangky").await;
    insta::assert_snapshot!("unsubscribe", asked);
    let store = &world.office.desk.store;
    let person = || async { store.person_at(&console("chair")).await.expect("read").expect("there").person };
    assert_eq!(person().await.unsubscribed_at, None, "asked first");
    assert!(world.says("chair", "1").await.starts_with("Đã dừng gửi"));
    assert_eq!(person().await.unsubscribed_at, Some(at("2025-01-20T09:00:00+07:00")));
    assert!(world.says("chair", "/huydangky").await.starts_with("Đồng chí đã dừng"));
    assert!(world.says("chair", "/dangky").await.starts_with("Đã đăng ký"));
    assert_eq!(person().await.unsubscribed_at, None);
    assert!(world.says("chair", "/subscribe").await.starts_with("Đồng chí đang nhận"));
}

#[tokio::test]
async fn a_chosen_language_and_a_preferred_channel_stand_in_the_log_once() {
    let world = World::new(Office::seated().await);
    let store = &world.office.desk.store;
    let mut chair = store.person(&PersonId::new("chair")).await.expect("read").expect("there");
    let chat = ChatAddress { channel: ChannelKind::Telegram, chat: "7".to_owned() };
    chair.addresses.push(Address { chat, state: AddressState::Active });
    let seat = store.seat(&SeatId::new(CHAIR)).await.expect("read").expect("there");
    store.put_seats(vec![(seat, vec![chair])]).await.expect("a second channel");
    let before = store.audit_log().count();
    for said in ["/ngonngu en", "/language en", "/channels telegram", "/channels telegram", "/channels"] {
        world.says("chair", said).await;
    }
    let entries = store.audit_log().skip(before).map(|entry| entry.expect("an entry"));
    let told: Vec<String> = entries.map(|entry| format!("{} {}", entry.act.code(), entry.subject)).collect();
    assert_eq!(told, ["language_chosen chair: en", "channel_preferred chair: telegram"]);
}

#[tokio::test]
async fn everybody_can_see_what_is_stored_about_them() {
    let world = World::new(Office::seated().await);
    let own = world.says("chair", "/toi").await;
    let nothing = world.says("stranger", "/me").await;
    insta::assert_snapshot!("about_me", [own, nothing].join("\n\n=====\n\n"));
}

#[tokio::test]
async fn a_chosen_language_stays_and_a_choice_can_be_typed_by_its_label() {
    let world = World::new(Office::seated().await);
    for chat in ["chair", "stranger"] {
        world.says(chat, "/ngonngu").await;
        assert_eq!(world.says(chat, "english").await, "The language is English now.");
        assert!(world.says(chat, "/start").await.starts_with("Index 766 information channel"));
        assert_eq!(world.says(chat, "/language vi").await, "Đã chuyển sang tiếng Việt.");
    }
}

#[tokio::test]
async fn a_group_gets_nothing_of_a_seat_s_own() {
    let office = Office::seated().await;
    office.issued().await;
    let world = World::new(office);
    for command in ["/toi", "/ketqua", "/chidao", "/vanban@loa_bot", "/ngonngu"] {
        let answer = world.does(in_group("chair", command)).await;
        assert_eq!(answer, "Lệnh này chỉ dùng trong trò chuyện riêng với hệ thống.", "{command}");
    }
    assert_eq!(world.does(in_group("g", "/khongco")).await, "", "a group is not answered for another bot's command");
    let press = Event::Press { press: "p".into(), data: "det:1".into(), message: None };
    let answer = world.does(crate::channel::inbound::Inbound { in_group: true, ..inbound("chair", press) }).await;
    assert!(answer.contains("không còn hiệu lực"), "{answer}");
}

#[tokio::test]
async fn odd_input_gets_a_clear_word() {
    let world = World::new(Office::seated().await);
    assert!(world.says("chair", &"a".repeat(5000)).await.contains("dài hơn 1000 ký tự"));
    assert!(world.says("chair", "/khongco").await.contains("Không có lệnh /khongco"));
    assert_eq!(world.says("chair", "   ").await, "");
    assert!(
        world.does(inbound("chair", Event::Other { answerable: true })).await.contains("chỉ đọc được tin nhắn chữ")
    );
    assert_eq!(world.does(inbound("chair", Event::Other { answerable: false })).await, "");
}

#[tokio::test]
async fn a_chat_that_left_is_gone_until_somebody_writes_from_it() {
    let world = World::new(Office::seated().await);
    let store = &world.office.desk.store;
    let state =
        || async { store.person_at(&console("chair")).await.expect("read").expect("there").person.addresses[0].state };
    world.does(inbound("chair", Event::Left)).await;
    assert_eq!(state().await, AddressState::Gone);
    world.says("chair", "/start").await;
    assert_eq!(state().await, AddressState::Active);
    world.phones.block("chair");
    world.says("chair", "/start").await;
    assert_eq!(state().await, AddressState::Gone, "an answer that cannot arrive tells so");
}

#[tokio::test]
async fn a_chat_that_moved_keeps_its_person() {
    let world = World::new(Office::seated().await);
    world.does(inbound("chair", Event::MovedTo("chair-2".into()))).await;
    assert!(world.says("chair-2", "/toi").await.contains("Ông An"));
}
