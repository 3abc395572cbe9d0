use crate::clock::Clock;
use crate::desk::fixture::{CHAIR, CHIEF, Office, chief, clerk, console, shell};
use crate::desk::{DeskError, SeatProblem, SeatRequest, hash_code, normalise_code};
use crate::domain::rights::{Act, Actor, RightsExceeded};
use crate::domain::role::Role;
use crate::domain::seat::SeatId;
use crate::domain::unit::UnitId;
use crate::store::Redemption;
use crate::text::Lang;
use chrono::TimeDelta;

fn chair_of(commune: &str) -> SeatRequest {
    SeatRequest::New {
        unit: UnitId::new(format!("kim-dong.{commune}")),
        title: "Chủ tịch UBND xã Hiệp Cường".to_owned(),
        role: Some(Role::SeatHolder),
    }
}

#[tokio::test]
async fn an_invitation_seats_the_person_who_types_its_code() {
    let office = Office::empty().await;
    let invitation = office.desk.invite(&clerk(), chair_of("hiep-cuong")).await.expect("invited");
    assert_eq!(invitation.seat.id.as_str(), CHAIR);
    assert_eq!(invitation.expires_at, office.clock.now() + TimeDelta::days(14));
    assert_eq!(normalise_code(&invitation.code), Some(invitation.code.clone()));
    let store = &office.desk.store;
    let hash = hash_code(&invitation.code);
    let seated = store.redeem_invitation(&hash, &console("a"), "An", office.clock.now()).await.expect("redeemed");
    assert!(matches!(seated, Redemption::Seated(seated) if seated.seats[0].id.as_str() == CHAIR));
}

#[tokio::test]
async fn inviting_again_gives_the_same_seat_another_code() {
    let office = Office::empty().await;
    let first = office.desk.invite(&clerk(), chair_of("hiep-cuong")).await.expect("invited");
    let second = office.desk.invite(&clerk(), chair_of("hiep-cuong")).await.expect("invited");
    let third = office.desk.invite(&shell(), SeatRequest::Existing(first.seat.id.clone())).await.expect("invited");
    assert_eq!((&first.seat, &second.seat), (&second.seat, &third.seat));
    assert!(first.code != second.code && second.code != third.code);
    assert_eq!(office.desk.list(&clerk()).await.expect("seats").len(), 1);
}

#[test]
fn a_code_is_read_as_people_type_it() {
    assert_eq!(normalise_code(" ab3de-o1li9 ").as_deref(), Some("AB3DE01119"));
    for wrong in ["", "AB3DE", "AB3DE01119X", "tháng 12", "0123456789", "ABCDEFGHJK", "AB3DE0111Đ", "ab3de 01119"] {
        assert_eq!(normalise_code(wrong), None, "{wrong}");
    }
}

#[tokio::test]
async fn nobody_invites_or_loads_to_a_role_above_their_own() {
    let office = Office::seated().await;
    let approver = SeatRequest::New {
        unit: UnitId::new("kim-dong"),
        title: "Phó Chánh Văn phòng".to_owned(),
        role: Some(Role::Approver),
    };
    let refused = office.desk.invite(&clerk(), approver.clone()).await;
    assert!(matches!(refused, Err(DeskError::Exceeded(RightsExceeded::Role(Role::Approver)))));
    let existing = SeatRequest::Existing(SeatId::new(CHIEF));
    assert!(office.desk.invite(&clerk(), existing).await.is_err());
    assert!(office.desk.revoke(&clerk(), &SeatId::new(CHIEF)).await.is_err());
    assert_eq!(office.desk.store.seats().await.expect("seats").len(), 4, "nothing was written");
    assert!(office.desk.invite(&chief(), approver).await.is_ok());
    let load = office.desk.load_seats(&clerk(), b"kim-dong,X,An,console,9,operator\n").await.expect("a load");
    assert_eq!((load.rows, load.skipped.len()), (0, 1));
}

#[tokio::test]
async fn a_seat_at_an_unknown_unit_or_by_a_stranger_is_refused() {
    let office = Office::empty().await;
    let refused = office.desk.invite(&shell(), chair_of("nowhere")).await;
    assert!(matches!(refused, Err(DeskError::NotFound { what: "unit", .. })));
    let refused = office.desk.invite(&Actor::Stranger, chair_of("hiep-cuong")).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::ManageSeats))));
}

#[tokio::test]
async fn a_list_is_taken_over_line_by_line_and_loading_again_changes_nothing() {
    let office = Office::empty().await;
    let csv = "\u{feff}unit;title;person;channel;address\n\
               Xã Hiệp Cường;Chủ tịch UBND xã Hiệp Cường;Nguyễn Văn An;telegram;1\n\
               xa hiep cuong;Chủ tịch UBND xã Hiệp Cường;Nguyễn Văn An;console;an\n\
               kim-dong.phong-noi-vu;Trưởng phòng;Trần Thị Bình;telegram;2\n\
               xã Không Có;Chủ tịch;X;telegram;3\n\
               kim-dong.phong-noi-vu;;X;telegram;4\n\
               kim-dong.phong-noi-vu;Phó phòng;X;fax;5\n\
               kim-dong.phong-noi-vu;Phó phòng;X;telegram;\n";
    let load = office.desk.load_seats(&shell(), csv.as_bytes()).await.expect("a load");
    assert_eq!(load.rows, 3);
    let skipped: Vec<(u64, SeatProblem)> =
        load.skipped.into_iter().map(|skipped| (skipped.line, skipped.why)).collect();
    assert_eq!(
        skipped,
        [
            (5, SeatProblem::UnknownUnit("xã Không Có".into())),
            (6, SeatProblem::EmptyTitle),
            (7, SeatProblem::UnknownChannel("fax".into())),
            (8, SeatProblem::EmptyAddress),
        ]
    );
    let first = office.desk.list(&shell()).await.expect("seats");
    assert_eq!(first.len(), 2);
    let chair = first.iter().find(|line| line.unit_name == "xã Hiệp Cường").expect("the chair");
    assert_eq!(chair.holders.len(), 1);
    assert_eq!(chair.holders[0].addresses.len(), 2, "one person, two addresses, in order");
    assert_eq!(chair.holders[0].addresses[0].chat.to_string(), "telegram:1");

    office.clock.advance(TimeDelta::days(1));
    office.desk.load_seats(&shell(), csv.as_bytes()).await.expect("a load");
    assert_eq!(office.desk.list(&shell()).await.expect("seats"), first);
}

#[tokio::test]
async fn one_address_is_one_person_in_all_their_seats() {
    let office = Office::empty().await;
    let csv = "kim-dong,Chánh Văn phòng,Dũng,console,d,approver\nkim-dong,Người công bố,Dũng,console,d\n";
    office.desk.load_seats(&shell(), csv.as_bytes()).await.expect("a load");
    let seated = office.desk.store.person_at(&console("d")).await.expect("read").expect("there");
    assert_eq!(seated.seats.len(), 2);
}

#[tokio::test]
async fn a_name_that_several_units_carry_is_not_guessed() {
    let office = Office::empty().await;
    let header = "id\tkind\tname\tparent\tvalid_from\tvalid_to\n";
    let rows = "kim-dong\trural_district\tKim Động\t\t\t\nd\trural_district\tD\t\t\t\n\
                h\trural_district\tH\t\t\t\n\
                a\tcommune\tTân Tiến\tkim-dong\t\t\nb\tcommune\tTân Tiến\td\t\t\n\
                c\tcommune\tHòa Bình\td\t\t2024-12-31\ne\tcommune\tHòa Bình\td\t2025-01-01\t\n\
                f\tcommune\tĐông Hòa\td\t\t\ng\tcommune\tĐông Hòa\th\t\t\n";
    let events = Some(b"date\tkind\tfrom\tto\n".as_slice());
    let loaded = office.desk.load_units(&shell(), format!("{header}{rows}").as_bytes(), events, false).await;
    assert_eq!(loaded.expect("a load").faults, []);
    let csv = "xã Tân Tiến,X,A,console,1\nxã Hòa Bình,X,B,console,2\nxã Đông Hòa,X,C,console,3\n";
    let load = office.desk.load_seats(&shell(), csv.as_bytes()).await.expect("a load");
    let units: Vec<String> =
        office.desk.list(&shell()).await.expect("seats").into_iter().map(|line| line.seat.unit.to_string()).collect();
    // Below the home unit first, then what exists today; two that are alike are asked about.
    assert_eq!(units.len(), 2);
    assert!(units.contains(&"a".to_owned()) && units.contains(&"e".to_owned()));
    assert_eq!(load.skipped[0].why, SeatProblem::AmbiguousUnit("xã Đông Hòa".into()));
}

#[tokio::test]
async fn a_revoked_seat_is_empty_and_its_invitation_void() {
    let office = Office::seated().await;
    let invitation = office.desk.invite(&clerk(), SeatRequest::Existing(SeatId::new(CHAIR))).await.expect("invited");
    assert_eq!(office.desk.revoke(&clerk(), &SeatId::new(CHAIR)).await.expect("revoked").persons, 1);
    let hash = hash_code(&invitation.code);
    let redemption =
        office.desk.store.redeem_invitation(&hash, &console("x"), "X", office.clock.now()).await.expect("tried");
    assert!(!matches!(redemption, Redemption::Seated(_) | Redemption::AlreadySeated(_)));
}

#[tokio::test]
async fn a_list_that_is_no_text_is_refused_with_a_word() {
    let office = Office::empty().await;
    let refused = office.desk.load_seats(&shell(), b"\xff\xfe\x00").await.expect_err("refused");
    assert!(refused.explain(office.text(Lang::Vi)).contains("UTF-8"));
}
