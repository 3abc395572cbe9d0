use crate::desk::fixture::{Office, chief, clerk, shell};
use crate::desk::{SeatRequest, notice_json};
use crate::domain::seat::SeatId;
use crate::text::Lang;
use serde_json::json;

#[tokio::test]
async fn the_shapes_of_the_office_s_work_are_stable() {
    let office = Office::seated().await;
    let drafts = office.drafts().await;
    office.desk.approve(&chief(), drafts[0].id).await.expect("approved");
    office.desk.revoke(&shell(), &SeatId::new(crate::desk::fixture::HEAD)).await.expect("revoked");
    let issued = office.desk.issue(&chief(), drafts[0].id).await.expect("issued");
    let text = office.text(Lang::En);
    let invitation = office.desk.invite(&clerk(), SeatRequest::Existing(SeatId::new(crate::desk::fixture::HEAD))).await;
    let seats = office.desk.load_seats(&clerk(), b"kim-dong.phong-y-te,Head,An,console,9\nx,y,z,console,1\n").await;
    let units = office.desk.load_units(&shell(), b"id\tkind\tname\nx\tkingdom\tX\n", None, true).await;
    let mut notices: Vec<_> = drafts[..2].iter().map(notice_json).collect();
    for notice in &mut notices {
        notice["text"] = json!("…");
    }
    insta::assert_json_snapshot!(
        "shapes",
        json!({
            "notices": notices,
            "issued": issued.to_json(),
            "invitation": invitation.expect("invited").to_json(),
            "seats": office.desk.list(&clerk()).await.expect("seats")[1].to_json(),
            "seat_load": seats.expect("a load").to_json(text),
            "unit_load": {
                "faults": units.expect("a load").to_json(text)["faults"],
            },
        })
    );
}
