//! Whom a notice goes to: what the letter says, and what a person has changed about it before approval.

use super::letter::Audience;
use super::notice_id::NoticeId;
use super::seat::SeatId;
use super::unit::{UnitId, UnitKind};
use serde::{Deserialize, Serialize};

/// The audience of one notice: seats by the kind of their unit, by unit, by hand, minus exceptions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recipients {
    /// Every department of the issuing body.
    pub departments: bool,
    /// Every commune below the issuing body.
    pub communes: bool,
    /// Units named one by one.
    pub units: Vec<UnitId>,
    /// Every unit of these kinds below the issuing body, at any depth.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<UnitKind>,
    /// Seats named one by one, wherever they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<SeatId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except_units: Vec<UnitId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except_seats: Vec<SeatId>,
    /// Every seat that this earlier notice was sent to: the audience of its correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<NoticeId>,
}

impl Recipients {
    pub fn everyone() -> Recipients {
        Audience::everyone().into()
    }

    /// The seats that `notice` was sent to.
    pub fn same_as(notice: NoticeId) -> Recipients {
        Recipients { same_as: Some(notice), ..Recipients::default() }
    }

    /// Whether units are named, so that the issuer's own seats receive the notice too.
    pub fn names_units(&self) -> bool {
        self.departments || self.communes || !self.units.is_empty() || !self.kinds.is_empty()
    }

    pub fn is_empty(&self) -> bool {
        !self.names_units() && self.seats.is_empty() && self.same_as.is_none()
    }

    /// Whether a seat of `unit` is left out.
    pub fn excepts(&self, seat: &SeatId, unit: &UnitId) -> bool {
        self.except_seats.contains(seat) || self.except_units.contains(unit)
    }

    /// Adds a unit; one that was left out is left out no longer.
    pub fn add_unit(&mut self, unit: UnitId) {
        self.except_units.retain(|excepted| *excepted != unit);
        push_new(&mut self.units, unit);
    }

    /// Leaves a unit out, however it came in.
    pub fn leave_out_unit(&mut self, unit: UnitId) {
        self.units.retain(|named| *named != unit);
        push_new(&mut self.except_units, unit);
    }

    pub fn add_seat(&mut self, seat: SeatId) {
        self.except_seats.retain(|excepted| *excepted != seat);
        push_new(&mut self.seats, seat);
    }

    pub fn leave_out_seat(&mut self, seat: SeatId) {
        self.seats.retain(|named| *named != seat);
        push_new(&mut self.except_seats, seat);
    }

    pub fn add_kind(&mut self, kind: UnitKind) {
        push_new(&mut self.kinds, kind);
    }
}

impl From<Audience> for Recipients {
    fn from(audience: Audience) -> Recipients {
        let Audience { departments, communes, units } = audience;
        Recipients { departments, communes, units, ..Recipients::default() }
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_not_left_out_and_the_other_way_round() {
        let (unit, seat) = (UnitId::new("kim-dong.song-mai"), SeatId::new("chu-tich.kim-dong.song-mai"));
        let mut recipients = Recipients::everyone();
        recipients.leave_out_unit(unit.clone());
        assert!(recipients.excepts(&seat, &unit));
        recipients.add_unit(unit.clone());
        recipients.add_unit(unit.clone());
        assert_eq!(recipients.units, std::slice::from_ref(&unit));
        assert!(!recipients.excepts(&seat, &unit));
        recipients.leave_out_seat(seat.clone());
        assert!(recipients.excepts(&seat, &unit));
        recipients.add_seat(seat.clone());
        assert!(!recipients.excepts(&seat, &unit));
    }

    #[test]
    fn an_audience_stored_before_there_were_exceptions_is_read() {
        let stored = r#"{"departments":true,"communes":false,"units":["kim-dong.song-mai"]}"#;
        let recipients: Recipients = serde_json::from_str(stored).expect("an audience");
        assert!(recipients.departments && recipients.except_units.is_empty() && !recipients.is_empty());
        assert!(Recipients::default().is_empty());
    }
}
