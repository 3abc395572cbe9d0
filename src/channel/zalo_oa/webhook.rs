//! Events that the platform pushes: checked, stored durably, answered with 200 within its two seconds; worked on later.

use super::signature::Keys;
use super::update;
use crate::channel::ChannelError;
use crate::channel::intake::Intake;
use crate::channel::webhook;
use crate::config::ZaloOaConfig;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use std::sync::Arc;

const SIGNATURE_HEADER: &str = "x-zevent-signature";
const TIME_HEADER: &str = "x-zevent-timestamp";
/// The platform repeats a failed delivery for about two hours; what is older is somebody else's repetition.
const OLDEST: TimeDelta = TimeDelta::hours(3);

struct Receiver {
    keys: Keys,
    intake: Intake,
}

/// The route. A wrong signature gets 401, what is not an object 400, more than 1 MiB 413; when the event cannot be
/// stored, 503, and the platform brings it again.
pub fn router(config: &ZaloOaConfig, intake: Intake) -> Result<Router, ChannelError> {
    let app_id = config.app_id.clone().ok_or(ChannelError::NotSet("zalo_oa.app_id"))?;
    let secrets = config.webhook_secret.iter().chain(&config.app_secret).cloned().collect();
    let keys = Keys { app_id, oa_id: config.oa_id.clone(), secrets };
    Ok(Router::new()
        .route(&config.webhook_path, post(receive))
        .layer(DefaultBodyLimit::max(webhook::LARGEST_BODY))
        .with_state(Arc::new(Receiver { keys, intake })))
}

async fn receive(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let Ok(event) = serde_json::from_slice::<Value>(&body) else { return StatusCode::BAD_REQUEST };
    let Some(fields) = event.as_object() else { return StatusCode::BAD_REQUEST };
    if fields.is_empty() {
        // The unsigned try when the address is saved.
        return StatusCode::OK;
    }
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let in_body = update::time_of(&event);
    let times: Vec<&str> = header(TIME_HEADER).into_iter().chain(in_body.as_deref()).collect();
    let Some(variant) = receiver.keys.check(header(SIGNATURE_HEADER).unwrap_or_default(), &body, &times) else {
        tracing::warn!("an event with a wrong signature is refused");
        return StatusCode::UNAUTHORIZED;
    };
    let now = receiver.intake.clock.now();
    if let Some(age) = in_body.and_then(|time| age(&time, now)).filter(|age| *age > OLDEST) {
        tracing::warn!(seconds = age.num_seconds(), "an event that is too old is left out");
        return StatusCode::OK;
    }
    tracing::debug!(variant, "an event of the Official Account");
    webhook::store(&receiver.intake, update::raw(&event, now)).await
}

fn age(millis: &str, now: DateTime<Utc>) -> Option<TimeDelta> {
    let at = DateTime::from_timestamp_millis(millis.parse().ok()?)?;
    Some(now - at)
}
