//! One step of a delivery: claim durably, render, record durably, for one row and for 256; and the rules alone.

#[path = "shared/cache.rs"]
mod cache;
#[path = "shared/country.rs"]
mod country;

use country::{RETRY, issue, now};
use criterion::{BatchSize, Criterion, Throughput};
use loa::channel::{capabilities_of, render};
use loa::domain::delivery::{Delivery, DeliveryKey, Outcome};
use loa::domain::message::Message;
use loa::domain::notice::NoticeId;
use loa::domain::seat::{ChannelKind, ChatAddress, PersonId, SeatId};
use loa::store::Store;
use std::hint::black_box;

fn accepted() -> Outcome {
    Outcome::Accepted { message: "123456".to_owned() }
}

fn announcement() -> Message {
    let figures = (1..=6).map(|group| format!("Nhóm {group}: 12,34/18 điểm, cao hơn trung bình tỉnh 0,56"));
    figures.fold(Message::new().title("Kết quả tháng 12/2024"), Message::line)
}

/// What the sender does with a batch, the request left out.
async fn step(store: &Store, message: &Message, rows: usize) -> usize {
    let mut claimed = store.claim_due(ChannelKind::Telegram, now(), rows, 1).await.expect("claimed");
    for row in &mut claimed {
        black_box(render::render(message, capabilities_of(ChannelKind::Telegram)));
        row.record(&accepted(), true, now(), &RETRY, 0.5);
    }
    let sent = claimed.len();
    store.record_deliveries(claimed, Vec::new()).await.expect("recorded");
    sent
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut criterion = Criterion::default().configure_from_args().sample_size(30);
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("data"), cache::options()).expect("a store");
    runtime.block_on(issue(&store, 100_000));
    let message = announcement();

    let mut group = criterion.benchmark_group("claim, render, record");
    for rows in [1, 256] {
        group.throughput(Throughput::Elements(rows as u64));
        group.bench_function(format!("{rows}, durably"), |bencher| {
            bencher.iter_batched(
                || (),
                |()| {
                    if runtime.block_on(step(&store, &message, rows)) < rows {
                        runtime.block_on(issue(&store, 50_000));
                    }
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();

    let key = DeliveryKey { notice: NoticeId(1), seat: SeatId::new("s"), person: PersonId::new("p"), n: 0 };
    let chat = ChatAddress { channel: ChannelKind::Telegram, chat: "1".to_owned() };
    let row = Delivery::planned(key, Some(chat));
    criterion.bench_function("the rules alone: an outcome recorded on a row", |bencher| {
        bencher.iter_batched(
            || row.clone(),
            |mut row| {
                row.record(black_box(&accepted()), true, now(), &RETRY, 0.5);
                row
            },
            BatchSize::SmallInput,
        );
    });
    criterion.final_summary();
}
