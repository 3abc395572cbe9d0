//! Updates that the platform pushes: stored durably, then answered with 200; worked on later.

use super::update;
use crate::channel::intake::Intake;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use std::sync::Arc;
use subtle::ConstantTimeEq;

const SECRET_HEADER: &str = "x-bot-api-secret-token";
const LARGEST_UPDATE: usize = 1024 * 1024;

struct Receiver {
    secret: SecretString,
    intake: Intake,
}

/// The route at `path`. A wrong secret gets 401, what is not an object 400, more than 1 MiB 413; when the update cannot
/// be stored, 503.
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
        tracing::warn!("a call of Zalo's webhook without the right secret is refused");
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(body) = serde_json::from_slice::<Value>(&body) else { return StatusCode::BAD_REQUEST };
    if !body.is_object() {
        return StatusCode::BAD_REQUEST;
    }
    let now = receiver.intake.clock.now();
    match (receiver.intake.sink)(vec![update::raw(update::within_envelope(&body), now)]).await {
        Ok(()) => {
            receiver.intake.pulse.beat(now);
            StatusCode::OK
        }
        Err(error) => {
            tracing::error!(%error, "an update of Zalo cannot be stored");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
