//! Results are read from counters and an index that change with the rows.

use super::deliveries::RETRY;
use super::world::{World, at, key, row};
use crate::domain::delivery::{Delivery, GoneReason, Outcome};
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::seat::{ChannelKind, SeatId};
use crate::domain::seat_outcome::{OutcomeGroup, Reason, Standing};
use crate::store::engine::{Engine, Rules};
use crate::store::keys::{Key, Space};

async fn standing(world: &World, notice: NoticeId) -> Vec<(Standing, bool, u64)> {
    let mut groups = world.store.outcome_groups(notice).await.unwrap();
    groups.sort();
    groups.into_iter().map(|(group, seats)| (group.standing, group.acknowledged, seats)).collect()
}

fn seats(world: &World, notice: NoticeId, group: &OutcomeGroup) -> Vec<String> {
    world.store.seats_in_group(notice, group).unwrap().map(|seat| seat.unwrap().to_string()).collect()
}

#[tokio::test]
async fn seats_are_counted_and_found_by_how_they_stand() {
    let world = World::new();
    let notice = world.issuing().await;
    world.store.plan_deliveries((0..4).map(|number| row(notice, number)).collect()).await.unwrap();
    world.store.note_unheld(notice, vec![SeatId::new("x"), SeatId::new("s000000")]).await.unwrap();
    world.store.note_unheld(notice, vec![SeatId::new("x")]).await.unwrap();
    world.store.finish_issue(notice).await.unwrap();
    assert_eq!(standing(&world, notice).await, [(Standing::WithoutHolder, false, 1), (Standing::Open, false, 4)]);
    let under_way = OutcomeGroup { standing: Standing::Open, acknowledged: false, reason: None };
    assert_eq!(seats(&world, notice, &under_way), ["s000000", "s000001", "s000002", "s000003"]);
    assert_eq!(seats(&world, notice, &OutcomeGroup::WITHOUT_HOLDER), ["x"]);

    let mut rows = world.store.claim_due(ChannelKind::Telegram, at(3), 3, 1).await.unwrap();
    rows[0].record(&Outcome::Accepted { message: "1".into() }, true, at(4), &RETRY, 0.0);
    rows[1].record(&Outcome::Gone(GoneReason::Blocked), true, at(4), &RETRY, 0.0);
    rows[2].record(&Outcome::Undecided { reason: "reset".into() }, true, at(4), &RETRY, 0.0);
    world.store.record_deliveries(rows, Vec::new()).await.unwrap();
    let press = key(notice, 0);
    let press = Acknowledgement { notice, seat: press.seat, by: press.person, at: at(5) };
    world.store.acknowledge(press).await.unwrap();
    assert_eq!(
        standing(&world, notice).await,
        [
            (Standing::WithoutHolder, false, 1),
            (Standing::Failed, false, 1),
            (Standing::Open, false, 1),
            (Standing::Undecided, false, 1),
            (Standing::Received, true, 1),
        ]
    );
    let blocked = Some(Reason::Gone(GoneReason::Blocked));
    let failed = OutcomeGroup { standing: Standing::Failed, acknowledged: false, reason: blocked };
    assert_eq!(seats(&world, notice, &failed), ["s000001"]);

    // Somebody takes the seat that nobody held, and is sent to.
    let first = Delivery {
        key: crate::domain::delivery::DeliveryKey { seat: SeatId::new("x"), ..key(notice, 9) },
        ..row(notice, 9)
    };
    world.store.plan_deliveries(vec![first]).await.unwrap();
    assert_eq!(seats(&world, notice, &OutcomeGroup::WITHOUT_HOLDER), Vec::<String>::new());
    assert_eq!(world.store.check().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_count_that_does_not_fit_the_rows_is_found() {
    let world = World::new();
    let notice = world.issued(3).await;
    let path = world.path();
    let World { store, folder } = world;
    drop(store);
    let engine =
        Engine::open(&path.join("rows"), 1 << 20, Rules { on_breach: |_, _| Ok(()), admit: |_| Ok(()) }).unwrap();
    let counted = Key::of(Space::OutcomeGroups).notice(notice);
    engine.apply_alone(|step| step.remove_all([counted])).unwrap();
    drop(engine);
    let world = World { store: super::world::reopen(&path), folder };
    assert_eq!(world.store.check().await.unwrap(), [format!("the results of notice {notice} differ from its rows")]);
}
