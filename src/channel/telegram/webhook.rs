//! Updates that the platform pushes: stored durably, then answered with 200.

use super::poll::raw_update;
use super::update;
use crate::channel::intake::Intake;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use secrecy::{ExposeSecret, SecretString};
use serde_json::value::RawValue;
use std::sync::Arc;
use subtle::ConstantTimeEq;

const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";
const LARGEST_UPDATE: usize = 1024 * 1024;

struct Receiver {
    secret: SecretString,
    intake: Intake,
}

/// The route at `path`. A wrong secret gets 401, what is not an update 400, more than 1 MiB 413; when the update
/// cannot be stored, 503, and the platform brings it again.
pub fn router(path: &str, secret: SecretString, intake: Intake) -> Router {
    Router::new()
        .route(path, post(receive))
        .layer(DefaultBodyLimit::max(LARGEST_UPDATE))
        .with_state(Arc::new(Receiver { secret, intake }))
}

async fn receive(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let given = headers.get(SECRET_HEADER).map_or(&[][..], |value| value.as_bytes());
    let secret = receiver.secret.expose_secret().as_bytes();
    if secret.is_empty() || !bool::from(secret.ct_eq(given)) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(raw) = serde_json::from_slice::<Box<RawValue>>(&body) else { return StatusCode::BAD_REQUEST };
    let Some(id) = update::id_of(raw.get()) else { return StatusCode::BAD_REQUEST };
    match (receiver.intake.sink)(vec![raw_update(id, raw.get(), &receiver.intake.clock)]).await {
        Ok(()) => {
            receiver.intake.pulse.beat(receiver.intake.clock.now());
            StatusCode::OK
        }
        Err(error) => {
            tracing::error!(%error, "an update cannot be stored; Telegram will bring it again");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
