//! Nobody changes a seat that carries more than they may give, nor who acts for it.

use crate::clock::Clock;
use crate::desk::fixture::{CHAIR, CHIEF, CLERK, HEAD, Office, chief, clerk, console, shell};
use crate::desk::{DeskError, LinkCode, SeatLoad, SeatProblem, SeatRequest, hash_code};
use crate::domain::audit::AuditAct;
use crate::domain::rights::{Actor, RightsExceeded};
use crate::domain::role::Role;
use crate::domain::seat::{PersonId, SeatId};
use crate::domain::unit::UnitId;
use crate::store::Redemption;
use crate::text::Lang;

fn seat_of_the_chief(role: Option<Role>) -> SeatRequest {
    SeatRequest::New { unit: UnitId::new("kim-dong"), title: "Chánh Văn phòng".to_owned(), role }
}

async fn role_of(office: &Office, seat: &str) -> Role {
    office.desk.store.seat(&SeatId::new(seat)).await.expect("read").expect("there").role
}

async fn holders(office: &Office, seat: &str) -> Vec<String> {
    let seat = office.desk.store.seat(&SeatId::new(seat)).await.expect("read").expect("there");
    seat.holders().map(ToString::to_string).collect()
}

async fn load(office: &Office, actor: &Actor, list: &str) -> SeatLoad {
    office.desk.load_seats(actor, list.as_bytes()).await.expect("a load")
}

/// What the log has of persons, newest last.
async fn recorded(office: &Office) -> Vec<(AuditAct, String)> {
    let entries = office.desk.audit_log(&shell(), 100).await.expect("a log");
    let of_set_up = [AuditAct::UnitsLoaded, AuditAct::IndexSetsLoaded];
    let entries = entries.into_iter().filter(|entry| !of_set_up.contains(&entry.act));
    entries.map(|entry| (entry.act, entry.subject)).collect()
}

#[tokio::test]
async fn a_clerk_neither_demotes_nor_enters_the_seat_of_the_approver_by_an_invitation() {
    let office = Office::seated().await;
    for role in [None, Some(Role::Viewer), Some(Role::SeatHolder), Some(Role::Clerk)] {
        let refused = office.desk.invite(&clerk(), seat_of_the_chief(role)).await;
        let exceeded = RightsExceeded::Seat { title: "Chánh Văn phòng".to_owned(), role: Role::Approver };
        assert!(matches!(&refused, Err(DeskError::Exceeded(why)) if *why == exceeded), "{role:?}: {refused:?}");
    }
    assert_eq!(role_of(&office, CHIEF).await, Role::Approver);
    assert_eq!(office.desk.store.invitations_to(&SeatId::new(CHIEF)).await.expect("read"), []);
    assert_eq!(recorded(&office).await, [], "what is refused is not in the log");
}

#[tokio::test]
async fn an_invitation_without_a_role_leaves_the_role_as_it_is() {
    let office = Office::seated().await;
    let invitation = office.desk.invite(&shell(), seat_of_the_chief(None)).await.expect("invited");
    assert_eq!((invitation.seat.role, invitation.role, invitation.approver_lost), (Role::Approver, None, false));
    assert_eq!(role_of(&office, CHIEF).await, Role::Approver);
    let new = SeatRequest::New { unit: UnitId::new("kim-dong"), title: "Văn thư".to_owned(), role: None };
    assert_eq!(office.desk.invite(&clerk(), new).await.expect("invited").seat.role, Role::SeatHolder);
}

#[tokio::test]
async fn a_stated_role_is_set_recorded_and_the_loss_of_the_last_approver_is_told() {
    let office = Office::seated().await;
    let invitation = office.desk.invite(&shell(), seat_of_the_chief(Some(Role::Clerk))).await.expect("invited");
    let change = invitation.role.expect("a change");
    assert_eq!((change.from, change.to, invitation.approver_lost), (Some(Role::Approver), Role::Clerk, true));
    let back = office.desk.invite(&shell(), seat_of_the_chief(Some(Role::Approver))).await.expect("invited");
    assert!(!back.approver_lost);
    let log = recorded(&office).await;
    let seat = CHIEF.to_owned();
    assert_eq!(
        log,
        [
            (AuditAct::SeatRoleChanged, format!("{seat}: approver → clerk")),
            (AuditAct::SeatInvited, seat.clone()),
            (AuditAct::SeatRoleChanged, format!("{seat}: clerk → approver")),
            (AuditAct::SeatInvited, seat.clone()),
        ]
    );
    let revoked = office.desk.revoke(&shell(), &SeatId::new(CHIEF)).await.expect("revoked");
    assert_eq!((revoked.persons, revoked.approver_lost), (1, true));
}

#[tokio::test]
async fn a_list_without_roles_changes_none() {
    let office = Office::seated().await;
    let list = "unit,title,person,channel,address\n\
                kim-dong,Chánh Văn phòng,Ông Dũng,console,chief\n\
                kim-dong,Chuyên viên,Anh Cường,console,clerk\n\
                kim-dong,Văn thư,Chị Em,console,em\n";
    let done = load(&office, &shell(), list).await;
    assert_eq!((done.rows, done.skipped.len(), done.roles, done.approver_lost), (3, 0, vec![], false));
    assert_eq!(role_of(&office, CHIEF).await, Role::Approver);
    assert_eq!(role_of(&office, CLERK).await, Role::Clerk);
    assert_eq!(role_of(&office, "van-thu.kim-dong").await, Role::SeatHolder);
    let stated = "unit,title,person,channel,address,role\nkim-dong,Chánh Văn phòng,,console,chief,seat_holder\n";
    let done = load(&office, &shell(), stated).await;
    assert!(done.approver_lost && done.roles.len() == 1);
    assert!(recorded(&office).await.contains(&(AuditAct::SeatRoleChanged, format!("{CHIEF}: approver → seat_holder"))));
}

#[tokio::test]
async fn a_clerk_s_list_puts_nobody_into_a_higher_seat_and_takes_the_other_lines() {
    let office = Office::seated().await;
    let list = "kim-dong,Chánh Văn phòng,Kẻ lạ,console,666\n\
                kim-dong,Chánh Văn phòng,Kẻ lạ,console,667,clerk\n\
                kim-dong,Văn thư,Chị Em,console,em\n";
    let done = load(&office, &clerk(), list).await;
    let lines: Vec<u64> = done.skipped.iter().map(|skipped| skipped.line).collect();
    assert_eq!((done.rows, lines), (1, vec![1, 2]));
    let why = &done.skipped[0].why;
    assert!(matches!(why, SeatProblem::Exceeded(RightsExceeded::Seat { role: Role::Approver, .. })), "{why:?}");
    assert_eq!((role_of(&office, CHIEF).await, holders(&office, CHIEF).await), (Role::Approver, vec!["chief".into()]));
    assert!(office.desk.store.person_at(&console("666")).await.expect("read").is_none());
}

/// A chat acts from every seat of its person: a list for a low seat must not give the approver one more.
#[tokio::test]
async fn a_clerk_s_list_neither_adds_nor_takes_a_chat_of_somebody_above() {
    let office = Office::seated().await;
    let adds = "kim-dong,Văn thư,Ông Dũng,console,chief\nkim-dong,Văn thư,Ông Dũng,console,666\n";
    let takes = "kim-dong,Văn thư,Kẻ lạ,console,667\nkim-dong,Văn thư,Kẻ lạ,console,chief\n";
    for list in [adds, takes] {
        let done = load(&office, &clerk(), list).await;
        let lines: Vec<u64> = done.skipped.iter().map(|skipped| skipped.line).collect();
        assert_eq!((done.rows, lines), (0, vec![1, 2]), "{list}");
    }
    // A seat that would be new and has nobody left is not made.
    let new = adds.replace("Văn thư", "Phó Văn thư");
    assert_eq!(load(&office, &clerk(), &new).await.rows, 0);
    let seats = office.desk.store.seats().await.expect("read");
    assert!(seats.iter().all(|seat| seat.title != "Phó Văn thư"));
    // They may be listed for a low seat; their name and chats stay as they are.
    assert_eq!(load(&office, &clerk(), "kim-dong,Văn thư,Tên khác,console,chief\n").await.rows, 1);
    let seated = office.desk.store.person_at(&console("chief")).await.expect("read").expect("there");
    assert_eq!((seated.person.name.as_str(), seated.person.addresses.len()), ("Ông Dũng", 1));
    assert!(seated.seats.iter().any(|seat| seat.id == SeatId::new(CHIEF)));
    for stranger in ["666", "667"] {
        assert!(office.desk.store.person_at(&console(stranger)).await.expect("read").is_none(), "{stranger}");
    }
}

#[tokio::test]
async fn a_code_for_one_more_chat_of_somebody_above_is_not_made() {
    let office = Office::seated().await;
    load(&office, &shell(), "kim-dong,Người công bố,Ông Dũng,console,chief\n").await;
    let seat = SeatId::new("nguoi-cong-bo.kim-dong");
    assert_eq!(holders(&office, seat.as_str()).await, ["chief"]);
    let refused = office.desk.link_code_of(&clerk(), &seat, None).await;
    assert!(matches!(refused, Err(DeskError::Exceeded(RightsExceeded::Person { role: Role::Approver, .. }))));
    let made = office.desk.link_code_of(&chief(), &seat, None).await.expect("made");
    assert!(matches!(made, LinkCode::Made(..)));
    let own = office.desk.link_code_of(&clerk(), &SeatId::new(CLERK), None).await.expect("their own");
    assert!(matches!(own, LinkCode::Made(..)));
}

#[tokio::test]
async fn a_code_of_a_clerk_is_void_once_the_seat_carries_more() {
    let office = Office::seated().await;
    let request = SeatRequest::Existing(SeatId::new(HEAD));
    let code = office.desk.invite(&clerk(), request.clone()).await.expect("invited").code;
    let raised = SeatRequest::New {
        unit: UnitId::new("kim-dong.phong-noi-vu"),
        title: "Trưởng phòng".to_owned(),
        role: Some(Role::Approver),
    };
    assert_eq!(office.desk.invite(&chief(), raised).await.expect("raised").seat.id.as_str(), HEAD);
    let now = office.clock.now();
    let used = office.desk.store.redeem_invitation(&hash_code(&code), &console("666"), "Kẻ lạ", now).await;
    assert_eq!(used.expect("tried"), Redemption::Expired);
    for act in [request, SeatRequest::HandOver(SeatId::new(HEAD))] {
        assert!(matches!(office.desk.invite(&clerk(), act).await, Err(DeskError::Exceeded(_))));
    }
    assert!(office.desk.revoke(&clerk(), &SeatId::new(HEAD)).await.is_err());
    assert!(office.desk.link_code_of(&clerk(), &SeatId::new(HEAD), Some(&PersonId::new("head"))).await.is_err());
}

#[tokio::test]
async fn refusals_name_the_seat_and_whom_to_ask() {
    let office = Office::seated().await;
    let mut said = Vec::new();
    let seat = office.desk.invite(&clerk(), SeatRequest::Existing(SeatId::new(CHIEF))).await.expect_err("refused");
    let role = SeatRequest::New {
        unit: UnitId::new("kim-dong"),
        title: "Phó Chánh Văn phòng".to_owned(),
        role: Some(Role::Approver),
    };
    let role = office.desk.invite(&clerk(), role).await.expect_err("refused");
    let untitled = SeatRequest::New { unit: UnitId::new("kim-dong"), title: " .\t".to_owned(), role: None };
    let untitled = office.desk.invite(&clerk(), untitled).await.expect_err("refused");
    let listed = load(&office, &clerk(), "kim-dong,Văn thư,X,console,chief\nkim-dong,Văn thư,X,console,1\n").await;
    for lang in Lang::ALL {
        said.extend([&seat, &role, &untitled].map(|error| error.explain(office.text(lang))));
        said.push(listed.skipped[0].why.explain(office.text(lang)));
    }
    insta::assert_snapshot!("seat_refusals", said.join("\n"));
    assert_eq!(role_of(&office, CHAIR).await, Role::SeatHolder);
}

#[tokio::test]
async fn a_row_with_an_address_that_is_none_or_without_a_title_is_named() {
    let office = Office::seated().await;
    let list = "kim-dong,Văn thư,X,telegram,abc\nkim-dong,Văn thư,X,zalo_oa,@x\nkim-dong, ,X,console,x\n\
                kim-dong,Văn thư,X,telegram,-100123\n";
    let done = load(&office, &shell(), list).await;
    let text = office.text(Lang::Vi);
    let said: Vec<String> =
        done.skipped.iter().map(|skipped| format!("{}: {}", skipped.line, skipped.why.explain(text))).collect();
    assert_eq!(
        said,
        [
            "1: “abc” không phải mã hội thoại của kênh Telegram",
            "2: “@x” không phải mã hội thoại của kênh Zalo OA",
            "3: thiếu chức vụ",
        ]
    );
    assert_eq!(done.rows, 1);
}
