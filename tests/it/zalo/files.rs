//! Files and photos over Zalo: one that the office sends, and those with which people report.

use super::place::{CHAIR, Place};
use super::suite::directive;
use crate::stand_in::{self, PATIENCE, Reply};
use crate::zalo_oa_server::Variant;
use loa::domain::seat::ChannelKind;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;

const PHOTO: &[u8] = b"\x89PNG\r\n\x1a\n anh chup bao cao";

#[tokio::test(flavor = "multi_thread")]
async fn an_official_account_sends_a_document_as_a_file_under_its_own_name() {
    let place = Place::open(&[ChannelKind::ZaloOa]).await;
    place.seat(&[format!("Cán bộ,Ông Bình,zalo_oa,{CHAIR},seat_holder")]).await;
    let path = "tests/data/letters/documents/01-huyen-thang-01-2025-so-hoa-thu-ba.docx";
    place.import_as("cong-van-01.docx", path).await;
    let letter = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the letter");
    place.say(ChannelKind::ZaloOa, CHAIR, "/vanban").await;
    let oa = place.oa.as_ref().expect("an account");
    oa.wait_for("the file", |world| world.ledger.iter().any(|seen| seen.file.is_some())).await;
    let file = oa.seen_by(CHAIR).into_iter().find_map(|seen| seen.file).expect("a file");
    assert_eq!(file, ("cong-van-01.docx".to_owned(), letter));
    place.close().await;
}

/// Waits until the office keeps the photo as a report's file.
async fn kept(place: &Place) {
    let hash = loa_hash(PHOTO);
    let end = tokio::time::Instant::now() + PATIENCE;
    while !find(&place.office.path("data/documents"), &hash) {
        assert!(tokio::time::Instant::now() < end, "the photo is not kept: {}", place.office.log());
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

fn loa_hash(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn find(folder: &std::path::Path, hash: &str) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        path.to_string_lossy().replace('/', "").ends_with(hash) || (path.is_dir() && find(&path, hash))
    })
}

/// A report by photo alone, announced in `announce`'s way.
async fn reports_by_photo(channel: ChannelKind, announce: impl AsyncFnOnce(&Place, &str)) {
    let (address, serving) =
        stand_in::serve(Arc::new(|_| Box::pin(async { Reply::Bytes(200, "image/png", PHOTO.to_vec()) }))).await;
    let mut place = Place::open(&[channel]).await;
    let code = channel.code();
    place
        .seat_at(&[
            format!("kim-dong,Chánh Văn phòng,Bà An,{code},7100,approver"),
            format!("kim-dong.hiep-cuong,Chủ tịch UBND xã Hiệp Cường,Ông Bình,{code},{CHAIR},seat_holder"),
        ])
        .await;
    let number = directive::issue(&place).await;
    place.wait(channel, CHAIR, 1).await;
    place.ask(channel, CHAIR, "/viec").await;
    place.take(channel, CHAIR, &format!("Báo cáo số {number}")).await;
    announce(&place, &format!("http://{address}/anh.png")).await;
    kept(&place).await;
    place.close().await;
    serving.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_over_a_bot_is_a_report_in_either_spelling() {
    for field in ["photo", "photo_url"] {
        reports_by_photo(ChannelKind::ZaloBot, async |place: &Place, url: &str| {
            place.bot.as_ref().expect("a bot").send_photo(CHAIR, field, url).await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_over_an_official_account_is_a_report() {
    reports_by_photo(ChannelKind::ZaloOa, async |place: &Place, url: &str| {
        let attachment = json!({ "type": "image", "payload": { "url": url, "thumbnail": url } });
        let message = json!({ "message": { "msg_id": "anh-1", "attachments": [attachment] } });
        let oa = place.oa.as_ref().expect("an account");
        let event = oa.event("user_send_image", CHAIR, message);
        assert_eq!(oa.push(&event, Variant::Documented).await, 200);
    })
    .await;
}
