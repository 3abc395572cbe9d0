//! The recipients: seats (offices), the persons who hold them, and the addresses where persons are reached.

mod merging;

pub use merging::{MergeRefusal, MergedInto, MergedSeat, SeatMerge};

use super::role::Role;
use super::unit::UnitId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// Identity of a seat: "chu-tich.hy-hiep-cuong".
    SeatId
}
text_id! {
    /// Identity of a person; stable over changes of address.
    PersonId
}

/// An office at a unit (chức vụ tại đơn vị). Notices are addressed to it; persons come and go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub id: SeatId,
    pub unit: UnitId,
    /// "Chủ tịch UBND xã Hiệp Cường".
    pub title: String,
    pub role: Role,
    /// Every holding, past ones included: the history stays with the seat.
    pub holdings: Vec<Holding>,
    /// The units it was at before reforms moved it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub came_from: Vec<FormerUnit>,
    /// The seats that were merged into it, and those that had been merged into them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<MergedSeat>,
    /// Where it went: nobody holds it any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<MergedInto>,
}

/// A unit that a reform has moved a seat away from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerUnit {
    pub unit: UnitId,
    /// The seat's title there.
    pub title: String,
    /// The day of the reform: the first day at the next unit.
    pub reform: NaiveDate,
}

/// One person's time in a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    pub person: PersonId,
    pub from: DateTime<Utc>,
    /// `None` = still holding.
    pub until: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    /// As the office knows them, or as the channel shows them.
    pub name: String,
    /// Chosen language, a BCP 47 tag; `None` = the installation's.
    pub language: Option<String>,
    /// In order of preference.
    pub addresses: Vec<Address>,
    /// `/huydangky`: the person receives nothing until they subscribe again.
    pub unsubscribed_at: Option<DateTime<Utc>>,
}

/// Where a person is reached on one channel.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ChatAddress {
    pub channel: ChannelKind,
    /// The channel's own chat identifier; only the channel knows its shape.
    pub chat: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub chat: ChatAddress,
    pub state: AddressState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressState {
    Active,
    /// Blocked, kicked, deactivated or missing; set by a send outcome, cleared when the person writes again.
    Gone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    Console,
    Telegram,
    ZaloBot,
    ZaloOa,
}

/// An invitation to a seat: single use, expiring. Only the hash of its code is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// SHA-256 of the code, hexadecimal.
    pub code_hash: String,
    pub seat: SeatId,
    pub created_at: DateTime<Utc>,
    pub created_by: String,
    pub expires_at: DateTime<Utc>,
    /// Whoever holds the seat leaves it when the invitation is used.
    #[serde(default)]
    pub hands_over: bool,
    /// The most that its maker gives: it is void while what it leads to carries more, so that a seat that is given more
    /// rights later is not taken by an earlier code. `None` = no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Role>,
    pub used: Option<InvitationUse>,
    /// The person who made it for themselves: whoever uses it is that person on one more channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationUse {
    pub by: PersonId,
    pub chat: ChatAddress,
    pub at: DateTime<Utc>,
}

impl Seat {
    /// The persons who hold the seat now.
    pub fn holders(&self) -> impl Iterator<Item = &PersonId> {
        self.holdings.iter().filter(|holding| holding.until.is_none()).map(|holding| &holding.person)
    }

    pub fn is_held_by(&self, person: &PersonId) -> bool {
        self.holders().any(|holder| holder == person)
    }

    /// Its unit, before that those it came from, and those of the seats merged into it: what was for them is the seat's.
    pub fn units(&self) -> impl Iterator<Item = &UnitId> {
        self.own_units().chain(self.merged.iter().flat_map(|merged| &merged.units))
    }

    /// Its unit, and before that those it came from.
    pub fn own_units(&self) -> impl Iterator<Item = &UnitId> {
        std::iter::once(&self.unit).chain(self.came_from.iter().rev().map(|former| &former.unit))
    }

    /// The seat as it goes to `unit` by the reform of that day.
    pub fn moved(&self, unit: UnitId, title: String, reform: NaiveDate) -> Seat {
        let former = FormerUnit { unit: self.unit.clone(), title: self.title.clone(), reform };
        let came_from = self.came_from.iter().cloned().chain([former]).collect();
        Seat { unit, title, came_from, ..self.clone() }
    }
}

impl Person {
    /// The address to send to: the first active one, unless the person has unsubscribed.
    pub fn reachable_at(&self) -> Option<&ChatAddress> {
        if self.unsubscribed_at.is_some() {
            return None;
        }
        self.addresses.iter().find(|address| address.state == AddressState::Active).map(|address| &address.chat)
    }
}

impl Person {
    /// The active addresses in order of preference, none when the person has unsubscribed.
    pub fn active_addresses(&self) -> impl Iterator<Item = &ChatAddress> {
        let subscribed = self.unsubscribed_at.is_none();
        let active = self.addresses.iter().filter(move |address| subscribed && address.state == AddressState::Active);
        active.map(|address| &address.chat)
    }
}

impl ChannelKind {
    pub const ALL: [ChannelKind; 4] =
        [ChannelKind::Console, ChannelKind::Telegram, ChannelKind::ZaloBot, ChannelKind::ZaloOa];

    pub fn code(self) -> &'static str {
        match self {
            ChannelKind::Console => "console",
            ChannelKind::Telegram => "telegram",
            ChannelKind::ZaloBot => "zalo_bot",
            ChannelKind::ZaloOa => "zalo_oa",
        }
    }

    pub fn from_code(code: &str) -> Option<ChannelKind> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

impl fmt::Display for ChatAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.channel.code(), self.chat)
    }
}

impl Invitation {
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.used.is_none() && now < self.expires_at
    }
}
