use super::phone::{World, in_group};
use crate::desk::fixture::{CHAIR, Office, clerk, console};
use crate::desk::{NewInvitation, SeatRequest};
use crate::domain::role::Role;
use crate::domain::seat::SeatId;
use crate::domain::unit::UnitId;
use chrono::TimeDelta;

async fn invited() -> (World, NewInvitation) {
    let world = World::new(Office::empty().await);
    let request = SeatRequest::New {
        unit: UnitId::new("kim-dong.hiep-cuong"),
        title: "Chủ tịch UBND xã Hiệp Cường".to_owned(),
        role: Some(Role::SeatHolder),
    };
    let invitation = world.office.desk.invite(&clerk(), request).await.expect("invited");
    (world, invitation)
}

#[tokio::test]
async fn a_link_seats_its_person_and_greets_them() {
    let (world, invitation) = invited().await;
    let greeting = world.says("an", &format!("/start {}", invitation.code)).await;
    insta::assert_snapshot!("greeting_seated", greeting);
    let seated = world.office.desk.store.person_at(&console("an")).await.expect("read").expect("there");
    assert_eq!((seated.person.name.as_str(), seated.seats[0].id.as_str()), ("Người dùng an", CHAIR));
}

#[tokio::test]
async fn the_same_code_can_be_typed_in_any_case() {
    let (world, invitation) = invited().await;
    let greeting = world.says("an", &invitation.code.to_lowercase()).await;
    assert!(greeting.contains("Đã ghi nhận đồng chí là: Chủ tịch UBND xã Hiệp Cường"), "{greeting}");
}

#[tokio::test]
async fn the_same_chat_is_greeted_again_and_another_is_refused() {
    let (world, invitation) = invited().await;
    world.says("an", &invitation.code).await;
    let again = world.says("an", &invitation.code).await;
    assert!(again.contains("Đồng chí đang giữ chức vụ:\n\nChủ tịch UBND xã Hiệp Cường"), "{again}");
    let other = world.says("binh", &invitation.code).await;
    assert!(other.contains("đã được sử dụng"), "{other}");
    assert_eq!(world.office.desk.store.person_at(&console("binh")).await.expect("read"), None);
}

#[tokio::test]
async fn an_expired_code_is_refused() {
    let (world, invitation) = invited().await;
    world.office.clock.advance(TimeDelta::days(15));
    let refused = world.says("an", &invitation.code).await;
    assert!(refused.contains("đã hết hạn"), "{refused}");
    assert_eq!(world.office.desk.store.person_at(&console("an")).await.expect("read"), None);
}

#[tokio::test]
async fn codes_cannot_be_tried_out() {
    let (world, invitation) = invited().await;
    for guess in 0..5 {
        let refused = world.says("x", &format!("AB3DE0111{guess}")).await;
        assert!(refused.contains("Mã mời không đúng"), "{refused}");
    }
    let refused = world.says("x", &invitation.code).await;
    assert!(refused.contains("quá nhiều lần"), "{refused}");
    // Others are not held up, and the hour ends.
    world.office.clock.advance(TimeDelta::minutes(61));
    let greeting = world.says("x", &invitation.code).await;
    assert!(greeting.contains("Đã ghi nhận"), "{greeting}");
}

#[tokio::test]
async fn nobody_is_paired_in_a_group() {
    let (world, invitation) = invited().await;
    let answer = world.does(in_group("g", &format!("/start {}", invitation.code))).await;
    assert!(answer.contains("Trong nhóm"), "{answer}");
    let seat = world.office.desk.store.seat(&SeatId::new(CHAIR)).await.expect("read").expect("there");
    assert_eq!(seat.holders().count(), 0);
}
