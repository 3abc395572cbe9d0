//! Counters, index and claims follow the rows through any sequence of steps, restarts included.

use super::world::{World, at, key, row};
use crate::domain::delivery::{Delivery, DeliveryStatus, GoneReason, Outcome};
use crate::domain::notice::{Acknowledgement, NoticeId, UnknownPolicy};
use crate::domain::seat::ChannelKind;
use crate::store::NoticeCounts;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;

const TELEGRAM: ChannelKind = ChannelKind::Telegram;

#[derive(Debug, Clone)]
enum Act {
    Issue(usize),
    Plan {
        notice: usize,
        from: usize,
        count: usize,
    },
    Claim(usize),
    /// Records the oldest rows in hand with outcomes of these numbers.
    Record(Vec<u8>),
    Acknowledge {
        notice: usize,
        person: usize,
    },
    Cancel(usize),
    Restart,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => (0..6usize).prop_map(Act::Issue),
        3 => (0..3usize, 0..6usize, 1..5usize).prop_map(|(notice, from, count)| Act::Plan { notice, from, count }),
        5 => (1..5usize).prop_map(Act::Claim),
        5 => prop::collection::vec(0..8u8, 1..5).prop_map(Act::Record),
        3 => (0..3usize, 0..10usize).prop_map(|(notice, person)| Act::Acknowledge { notice, person }),
        1 => (0..3usize).prop_map(Act::Cancel),
        1 => Just(Act::Restart),
    ]
}

fn outcome(number: u8) -> Outcome {
    match number {
        0..=2 => Outcome::Accepted { message: "1".into() },
        3 => Outcome::SlowDown { retry_after: Duration::from_secs(5) },
        4 => Outcome::Undecided { reason: "reset".into() },
        5 => Outcome::Gone(GoneReason::Blocked),
        6 => Outcome::Moved { chat: "-100".into() },
        _ => Outcome::TryLater { reason: "503".into() },
    }
}

/// The world, the notices issued in it, and the rows that the sender holds.
struct Run {
    world: World,
    notices: Vec<NoticeId>,
    in_hand: Vec<Delivery>,
    lease: u64,
    now: i64,
}

impl Run {
    async fn act(mut self, act: Act) -> Run {
        self.now += 1;
        let now = at(self.now);
        let notice = |number: usize| self.notices.get(number % self.notices.len().max(1)).copied();
        let store = &self.world.store;
        match act {
            Act::Issue(recipients) => self.notices.push(self.world.issued(recipients).await),
            Act::Plan { notice: number, from, count } => {
                if let Some(notice) = notice(number) {
                    let rows = (from..from + count).map(|number| row(notice, number)).collect();
                    // Refused when the notice is cancelled.
                    let _ = store.plan_deliveries(rows).await;
                }
            }
            Act::Claim(limit) => {
                let claimed = store.claim_due(TELEGRAM, now, limit, self.lease).await.unwrap();
                let held: BTreeSet<_> = self.in_hand.iter().map(|row| &row.key).collect();
                assert!(claimed.iter().all(|row| !held.contains(&row.key)), "a row was handed out twice");
                self.in_hand.extend(claimed);
            }
            Act::Record(outcomes) => {
                let count = outcomes.len().min(self.in_hand.len());
                let mut rows: Vec<Delivery> = self.in_hand.drain(..count).collect();
                for (row, number) in rows.iter_mut().zip(outcomes) {
                    row.record(&outcome(number), true, now, &super::deliveries::RETRY, 0.0);
                }
                let repeats = rows.iter().filter_map(|row| row.repeat_if_undecided(UnknownPolicy::RepeatMarked));
                let repeats = repeats.collect();
                store.record_deliveries(rows, repeats).await.unwrap();
            }
            Act::Acknowledge { notice: number, person } => {
                if let Some(notice) = notice(number) {
                    let row = key(notice, person);
                    store
                        .acknowledge(Acknowledgement { notice, seat: row.seat, by: row.person, at: now })
                        .await
                        .unwrap();
                }
            }
            Act::Cancel(number) => {
                if let Some(notice) = notice(number) {
                    store.cancel_notice(notice).await.unwrap();
                }
            }
            Act::Restart => {
                self.world = self.world.reopened();
                self.lease = self.world.store.take_lease(now).await.unwrap().generation;
                let turned = self.world.store.abandon_claims(now, self.lease).await.unwrap();
                let held: BTreeSet<_> = self.in_hand.drain(..).map(|row| row.key).collect();
                assert!(turned.iter().all(|row| held.contains(&row.key)));
            }
        }
        self
    }

    async fn verify(&self) {
        for notice in &self.notices {
            let mut expected = NoticeCounts::default();
            let mut sent_to = BTreeSet::new();
            for row in self.world.store.deliveries_of(*notice).await.unwrap() {
                *expected.by_status.entry(row.status()).or_default() += 1;
                sent_to.insert(row.key.seat);
            }
            let acknowledgements = self.world.store.acknowledgements_of(*notice).await.unwrap().into_iter();
            expected.acknowledged = acknowledgements.filter(|one| sent_to.contains(&one.seat)).count() as u64;
            assert_eq!(self.world.store.notice_counts(*notice).await.unwrap(), expected);
        }
        let claimed = self.world.store.queue().await.unwrap().0.get(&DeliveryStatus::Claimed).copied();
        assert_eq!(claimed.unwrap_or(0), self.in_hand.len() as u64);
        let findings = self.world.store.check().await.unwrap();
        let serious: Vec<_> = findings.iter().filter(|finding| !finding.contains("claimed since")).collect();
        assert!(serious.is_empty(), "{serious:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counters_equal_the_rows(acts in prop::collection::vec(act(), 1..30)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let world = World::new();
            let lease = world.store.take_lease(at(0)).await.unwrap().generation;
            let mut run = Run { world, notices: Vec::new(), in_hand: Vec::new(), lease, now: 10 };
            for act in acts {
                run = run.act(act).await;
            }
            run.verify().await;
        });
    }
}
