//! Keys of the rows: a byte for the kind, then parts that sort as their values do.

use super::StoreError;
use crate::domain::delivery::DeliveryKey;
use crate::domain::notice::NoticeId;
use crate::domain::seat::{ChannelKind, ChatAddress, PersonId, SeatId};
use chrono::{DateTime, Utc};

/// The kinds of rows. The bytes are part of the stored format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Space {
    /// Single values of the installation: format, counters, lease, hold.
    Meta = b'M',
    Setting = b'm',
    /// Jobs that have run: job, occasion.
    Run = b'J',
    /// Unit table: generation, chunk.
    Units = b'T',
    /// Letter heads: letter, version.
    Letter = b'L',
    /// Version of a letter by the hash of its content.
    LetterHash = b'H',
    /// Letters whose rows are being written: import number.
    PendingLetter = b'p',
    /// Letters by what they are about: period (latest end first), issuing unit, import number.
    LetterAbout = b'l',
    /// Pieces of a letter's content: import number, piece.
    LetterBody = b'B',
    /// Figures: unit, period, import number.
    Figures = b'F',
    /// Scores of many units: period, import number, chunk.
    PeriodTable = b'R',
    Notice = b'N',
    /// Pieces of a notice's message.
    NoticeBody = b'n',
    /// What the seats of one unit read above a notice: notice, unit.
    NoticeLead = b'e',
    /// Seats of an audience that nobody held at issue: notice, seat.
    NoticeUnheld = b'u',
    /// Chats that follow a notice on its way: notice, chat.
    Watch = b'w',
    Delivery = b'D',
    /// Rows that wait for a sender: channel, notice, due time, delivery.
    Due = b'U',
    /// The rows that one claim took, until all of them are recorded.
    Claim = b'X',
    NoticeCounts = b'C',
    Acknowledgement = b'K',
    Seat = b'S',
    /// A unit that a reform moved the seat away from, seat.
    SeatOnceOfUnit = b'y',
    /// Unit, seat.
    SeatOfUnit = b's',
    Person = b'P',
    /// Person, seat held now.
    SeatOfPerson = b'h',
    /// Channel, chat → person.
    Address = b'a',
    Invitation = b'I',
    /// Seat, code hash.
    InvitationOfSeat = b'i',
    /// Updates that no handler has finished: sequence.
    Update = b'Q',
    /// Identities of updates seen: channel, identity.
    UpdateSeen = b'k',
    /// Finished updates: time, channel, identity.
    UpdateFinished = b'f',
    Session = b'Z',
    /// What happened to a directive at a seat: notice, seat, place.
    Progress = b'G',
    /// Report → notice, seat.
    Report = b'g',
    Memo = b'E',
    /// Person, memo.
    MemoOfPerson = b'o',
    /// Channel, chat → last act, messages that went out.
    Contact = b'c',
    /// What a platform told of a delivery: the delivery.
    Receipt = b'r',
    /// The audit log, by number.
    Audit = b'A',
    /// An index set: its identity.
    IndexSet = b'x',
    /// What is decided about the seats of a reform: its day.
    Reform = b'O',
    /// The seats of a notice by how they stand: notice, group, seat.
    OutcomeSeat = b'V',
    /// How many seats stand in which group: notice.
    OutcomeGroups = b'v',
}

impl Space {
    const ALL: [Space; 44] = [
        Space::Meta,
        Space::Setting,
        Space::Run,
        Space::Units,
        Space::Letter,
        Space::LetterHash,
        Space::LetterAbout,
        Space::PendingLetter,
        Space::LetterBody,
        Space::Figures,
        Space::PeriodTable,
        Space::Notice,
        Space::NoticeBody,
        Space::NoticeLead,
        Space::NoticeUnheld,
        Space::Watch,
        Space::Delivery,
        Space::Due,
        Space::Claim,
        Space::NoticeCounts,
        Space::Acknowledgement,
        Space::Seat,
        Space::SeatOfUnit,
        Space::SeatOnceOfUnit,
        Space::Person,
        Space::SeatOfPerson,
        Space::Address,
        Space::Invitation,
        Space::InvitationOfSeat,
        Space::Update,
        Space::UpdateSeen,
        Space::UpdateFinished,
        Space::Session,
        Space::Progress,
        Space::Report,
        Space::Memo,
        Space::MemoOfPerson,
        Space::Contact,
        Space::Receipt,
        Space::Audit,
        Space::Reform,
        Space::IndexSet,
        Space::OutcomeSeat,
        Space::OutcomeGroups,
    ];

    /// The kind of a stored key; `None` for a kind that this program does not know.
    pub fn of(key: &[u8]) -> Option<Space> {
        let kind = key.first()?;
        Space::ALL.into_iter().find(|space| *space as u8 == *kind)
    }
}

/// A key under construction, or a prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key(Vec<u8>);

impl Key {
    pub fn of(space: Space) -> Key {
        Key(vec![space as u8])
    }

    /// A key as it was stored.
    pub fn raw(bytes: Vec<u8>) -> Key {
        Key(bytes)
    }

    pub fn byte(mut self, value: u8) -> Key {
        self.0.push(value);
        self
    }

    pub fn u16(mut self, value: u16) -> Key {
        self.0.extend(value.to_be_bytes());
        self
    }

    pub fn u32(mut self, value: u32) -> Key {
        self.0.extend(value.to_be_bytes());
        self
    }

    pub fn u64(mut self, value: u64) -> Key {
        self.0.extend(value.to_be_bytes());
        self
    }

    /// Text of any content: a zero byte is escaped and two zero bytes end it, so shorter texts sort first.
    pub fn text(mut self, value: &str) -> Key {
        for byte in value.bytes() {
            self.0.push(byte);
            if byte == 0 {
                self.0.push(0xFF);
            }
        }
        self.0.extend([0, 0]);
        self
    }

    /// A time in microseconds, rounded up, so that nothing is due before its time.
    pub fn time(self, value: DateTime<Utc>) -> Key {
        let rounded_up = i64::from(!value.timestamp_subsec_nanos().is_multiple_of(1_000));
        let micros = value.timestamp_micros().saturating_add(rounded_up);
        self.u64((micros as u64) ^ (1 << 63))
    }

    pub fn channel(self, channel: ChannelKind) -> Key {
        self.byte(channel_byte(channel))
    }

    pub fn chat(self, chat: &ChatAddress) -> Key {
        self.channel(chat.channel).text(&chat.chat)
    }

    pub fn notice(self, notice: NoticeId) -> Key {
        self.u32(notice.0)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl AsRef<[u8]> for Key {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Reads the parts of a stored key in the order in which they were written.
pub(super) struct KeyParts<'a>(&'a [u8]);

impl<'a> KeyParts<'a> {
    /// The parts after the byte of the kind.
    pub fn of(key: &'a [u8]) -> KeyParts<'a> {
        KeyParts(key.get(1..).unwrap_or_default())
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    pub fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_be_bytes)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_be_bytes)
    }

    pub fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_be_bytes)
    }

    pub fn text(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        let mut at = 0;
        loop {
            match (*self.0.get(at)?, self.0.get(at + 1)) {
                (0, Some(0)) => break,
                (0, Some(0xFF)) => {
                    bytes.push(0);
                    at += 2;
                }
                (0, _) => return None,
                (byte, _) => {
                    bytes.push(byte);
                    at += 1;
                }
            }
        }
        self.0 = self.0.get(at + 2..)?;
        String::from_utf8(bytes).ok()
    }

    pub fn time(&mut self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_micros((self.u64()? ^ (1 << 63)) as i64)
    }

    pub fn channel(&mut self) -> Option<ChannelKind> {
        let byte = self.byte()?;
        ChannelKind::ALL.into_iter().find(|channel| channel_byte(*channel) == byte)
    }

    /// A delivery's own key, as [`delivery`] wrote it.
    pub fn delivery(&mut self) -> Option<DeliveryKey> {
        Some(DeliveryKey {
            notice: NoticeId(self.u32()?),
            seat: SeatId::new(self.text()?),
            person: PersonId::new(self.text()?),
            n: self.u16()?,
        })
    }
}

pub(super) fn delivery(key: &DeliveryKey) -> Key {
    Key::of(Space::Delivery).notice(key.notice).text(key.seat.as_str()).text(key.person.as_str()).u16(key.n)
}

pub(super) fn receipt(key: &DeliveryKey) -> Key {
    let of_notice = Key::of(Space::Receipt).notice(key.notice);
    of_notice.text(key.seat.as_str()).text(key.person.as_str()).u16(key.n)
}

/// The rows of one seat in a notice.
pub(super) fn deliveries_of_seat(notice: NoticeId, seat: &SeatId) -> Key {
    Key::of(Space::Delivery).notice(notice).text(seat.as_str())
}

pub(super) fn due(channel: ChannelKind, due: DateTime<Utc>, key: &DeliveryKey) -> Key {
    let of_notice = Key::of(Space::Due).channel(channel).notice(key.notice);
    of_notice.time(due).text(key.seat.as_str()).text(key.person.as_str()).u16(key.n)
}

/// The due time and the delivery of an entry that [`due`] wrote.
/// The entries of the due index for one notice on one channel.
pub(super) fn due_of(channel: ChannelKind, notice: NoticeId) -> Key {
    Key::of(Space::Due).channel(channel).notice(notice)
}

pub(super) fn read_due(entry: &[u8]) -> Result<(DateTime<Utc>, DeliveryKey), StoreError> {
    let mut parts = KeyParts::of(entry);
    let mut read = || {
        parts.channel()?;
        let notice = NoticeId(parts.u32()?);
        let due = parts.time()?;
        let seat = SeatId::new(parts.text()?);
        let person = PersonId::new(parts.text()?);
        Some((due, DeliveryKey { notice, seat, person, n: parts.u16()? }))
    };
    read().ok_or_else(|| StoreError::Corrupt("an entry of the due index".to_owned()))
}

pub(super) fn acknowledgement(notice: NoticeId, seat: &SeatId) -> Key {
    Key::of(Space::Acknowledgement).notice(notice).text(seat.as_str())
}

fn channel_byte(channel: ChannelKind) -> u8 {
    match channel {
        ChannelKind::Console => 1,
        ChannelKind::Telegram => 2,
        ChannelKind::ZaloBot => 3,
        ChannelKind::ZaloOa => 4,
    }
}
