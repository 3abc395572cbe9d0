//! The three recipients of the demo.

use crate::app::House;
use crate::desk::{Desk, DeskError};
use crate::domain::rights::Actor;
use crate::domain::role::Role;
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::text::Text;

/// Unit, title, chat, role; the people's own words, as a list from an office would have them.
const PEOPLE: [(&str, &str, &str, Role); 3] = [
    ("kim-dong.hiep-cuong", "Chủ tịch UBND xã Hiệp Cường", "1", Role::SeatHolder),
    (
        "kim-dong.phong-tai-nguyen-va-moi-truong",
        "Trưởng phòng Tài nguyên và Môi trường",
        "2",
        Role::SeatHolder,
    ),
    ("kim-dong", "Chánh Văn phòng HĐND và UBND huyện Kim Động", "3", Role::Approver),
];

/// How many there are to choose among.
pub const COUNT: usize = PEOPLE.len();

/// Seats all three through the same table that an office loads.
pub async fn seat_all(house: &House, text: Text<'_>) -> Result<(), DeskError> {
    let mut table = String::from("unit,title,person,channel,address,role\n");
    for (unit, title, chat, role) in PEOPLE {
        table.push_str(&format!("{unit},{title},{title},console,{chat},{}\n", role.code()));
        house.console.label(chat, title);
    }
    // The first seats of an installation come from its operator, whatever their role.
    house.desk().load_seats(&super::shell(), table.as_bytes()).await?;
    let names: Vec<String> =
        PEOPLE.iter().enumerate().map(|(index, (_, title, ..))| format!("  [{}] {title}", index + 1)).collect();
    house.console.print(&text.demo_step_seats(names.join("\n")));
    Ok(())
}

/// The chief of office, who approves.
pub async fn approver(desk: &Desk) -> Result<Actor, DeskError> {
    let chat = address(COUNT - 1);
    let found = desk.store.person_at(&chat).await?;
    let seated = found.and_then(|found| found.seats.into_iter().next().map(|seat| (found.person.id, seat)));
    let (person, seat) =
        seated.ok_or_else(|| DeskError::NotFound { what: "person", id: chat.to_string() })?;
    Ok(Actor::Seat { seat: seat.id, person: Some(person), role: seat.role })
}

/// Where the person with this index, from 0, is reached.
pub fn address(index: usize) -> ChatAddress {
    ChatAddress { channel: ChannelKind::Console, chat: PEOPLE[index.min(COUNT - 1)].2.to_owned() }
}

pub fn title(index: usize) -> &'static str {
    PEOPLE[index.min(COUNT - 1)].1
}
