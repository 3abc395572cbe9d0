use super::phone::World;
use crate::desk::fixture::{Office, chief};
use crate::domain::notice::NoticeState;

#[tokio::test]
async fn the_chief_sees_approves_and_issues_from_the_phone() {
    let office = Office::seated().await;
    let drafts = office.drafts().await;
    let world = World::new(office);
    let mut all = Vec::new();
    for said in ["/duyet", "/duyet xem 2", "/duyet 2", "/duyet", "/phathanh", "/phathanh 2", "/phathanh 2"] {
        all.push(format!("> {said}\n{}", world.says("chief", said).await));
    }
    insta::assert_snapshot!("approving_and_issuing", all.join("\n\n"));
    let notice = world.office.desk.store.notice(drafts[1].id).await.expect("read").expect("there");
    assert_eq!(notice.state, NoticeState::Issued);
}

#[tokio::test]
async fn who_drafted_it_cannot_approve_it_from_the_phone_either() {
    let office = Office::seated().await;
    let letter = office.confirmed_letter().await;
    office.desk.draft(&chief(), &letter).await.expect("drafts");
    let world = World::new(office);
    assert!(world.says("chief", "/duyet 1").await.contains("không được tự duyệt"));
    assert!(world.says("clerk", "/duyet 1").await.contains("Đồng chí không có quyền duyệt"));
    assert!(world.says("chief", "/duyet abc").await.contains("/duyet 1"));
    assert!(world.says("chief", "/duyet 77").await.contains("Không có thông báo số 77"));
    assert!(world.says("chief", "/phathanh 1").await.contains("chưa được duyệt"));
}

#[tokio::test]
async fn the_office_sees_who_has_not_acknowledged_and_a_chair_their_own_state() {
    let office = Office::seated().await;
    let world = World::new(office);
    assert!(world.says("clerk", "/ketqua").await.contains("Chưa có thông báo nào"));
    world.office.issued().await;
    world.presses("chair", "ack:1", None).await;
    let mut all = Vec::new();
    for (chat, said) in [("clerk", "/ketqua"), ("clerk", "/ketqua 1"), ("chair", "/ketqua")] {
        all.push(format!("{chat}> {said}\n{}", world.says(chat, said).await));
    }
    world.says("clerk", "/ngonngu en").await;
    all.push(format!("clerk> /results\n{}", world.says("clerk", "/results").await));
    insta::assert_snapshot!("who_acknowledged", all.join("\n\n"));
    assert!(world.says("clerk", "/results 99").await.contains("There is no notice 99"));
}

#[tokio::test]
async fn the_chief_approves_a_reform_of_units_from_the_phone() {
    use crate::desk::fixture::{CHIEF, CLERK, HEAD, at, clerk};
    use crate::domain::reform::Decision;
    use crate::domain::seat::SeatId;
    use crate::domain::unit::UnitId;
    let office = Office::seated().await;
    office.clock.set(at("2025-06-20T09:00:00+07:00"));
    let world = World::new(office);
    let desk = &world.office.desk;
    let mut all = vec![world.says("chair", "/sapxep").await, world.says("chief", "/sapxep").await];
    let province = || Decision::Move { unit: Some(UnitId::new("hung-yen-2025")), title: None };
    let decided = [(CLERK, province()), (CHIEF, province()), (HEAD, Decision::End)];
    let decided = decided.into_iter().map(|(seat, decision)| (SeatId::new(seat), decision)).collect();
    let day = "2025-07-01".parse().expect("a day");
    desk.prepare_reform(&clerk(), day, &decided).await.expect("prepared");
    for said in
        ["/sapxep", "/sapxep 1/7/2025", "/sapxep hôm qua", "/sapxep duyet 2025-07-01 1", "/sapxep rut 2025-07-01"]
    {
        all.push(format!("> {said}\n{}", world.says("chief", said).await));
    }
    insta::assert_snapshot!("reform_from_the_phone", all.join("\n\n"));
}
