use super::*;
use crate::delivery::fixture;
use crate::domain::delivery::DeliveryStatus;
use crate::domain::role::Role;
use crate::domain::seat::{Address, AddressState, PersonId};
use chrono::{DateTime, Utc};

#[test]
fn every_present_holder_of_a_receiving_seat_has_one_row() {
    let notice = fixture::notice();
    let mut viewer = fixture::seat("viewer", &["v"]);
    viewer.0.role = Role::Viewer;
    let mut former = fixture::seat("b", &["p3", "p4"]);
    former.0.holdings[1].until = Some(DateTime::<Utc>::UNIX_EPOCH);
    let seats = [fixture::seat("a", &["p1", "p2"]), former, fixture::seat("empty", &[]), viewer];
    let rows = first_sendings(&notice, &seats);
    let keys: Vec<_> = rows.iter().map(|row| (row.key.seat.as_str(), row.key.person.as_str(), row.key.n)).collect();
    assert_eq!(keys, [("a", "p1", 0), ("a", "p2", 0), ("b", "p3", 0)]);
    assert!(rows.iter().all(|row| row.key.notice == notice.id && row.status() == DeliveryStatus::Planned));
    assert_eq!(rows[0].chat.as_ref().map(|chat| chat.chat.as_str()), Some("p1"));
}

#[test]
fn who_cannot_be_reached_has_a_row_that_says_why() {
    let (seat, mut persons) = fixture::seat("a", &["unsubscribed", "gone", "second"]);
    persons[0].unsubscribed_at = Some(DateTime::<Utc>::UNIX_EPOCH);
    persons[1].addresses[0].state = AddressState::Gone;
    persons[2].addresses[0].state = AddressState::Gone;
    let second = Address { chat: fixture::chat("elsewhere"), state: AddressState::Active };
    persons[2].addresses.push(second.clone());
    assert_eq!(persons[2].id, PersonId::new("second"));
    let rows = first_sendings(&fixture::notice(), &[(seat, persons)]);
    assert_eq!(rows[0].state, DeliveryState::Gone { reason: GoneReason::Unsubscribed });
    assert_eq!(rows[1].state, DeliveryState::Gone { reason: GoneReason::NoAddress });
    assert_eq!((rows[2].status(), &rows[2].chat), (DeliveryStatus::Planned, &Some(second.chat)));
}
