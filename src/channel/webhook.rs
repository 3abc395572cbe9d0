//! A webhook that a secret in a header opens: updates are checked, stored durably, then answered with 200; worked on
//! later.

use super::intake::Intake;
use crate::domain::seat::ChannelKind;
use crate::store::RawUpdate;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// The largest body, of an update or of an event.
pub(super) const LARGEST_BODY: usize = 1024 * 1024;

/// What a platform has of its own.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub channel: ChannelKind,
    /// The header that carries the secret.
    pub header: &'static str,
    /// The update in a body; `None` for what is none.
    pub read: fn(&[u8], DateTime<Utc>) -> Option<RawUpdate>,
}

struct Receiver {
    form: Form,
    secret: SecretString,
    intake: Intake,
}

/// The route at `path`. A wrong secret gets 401, what is not an update 400, more than 1 MiB 413; when the update
/// cannot be stored, 503, and the platform brings it again.
pub(super) fn router(path: &str, form: Form, secret: SecretString, intake: Intake) -> Router {
    Router::new().route(path, post(receive)).layer(DefaultBodyLimit::max(LARGEST_BODY)).with_state(Arc::new(Receiver {
        form,
        secret,
        intake,
    }))
}

async fn receive(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let Receiver { form, secret, intake } = &*receiver;
    let given = headers.get(form.header).map_or(&[][..], |value| value.as_bytes());
    let secret = secret.expose_secret().as_bytes();
    if secret.is_empty() || !bool::from(secret.ct_eq(given)) {
        tracing::warn!(channel = form.channel.code(), "a call of the webhook without the right secret is refused");
        return StatusCode::UNAUTHORIZED;
    }
    match (form.read)(&body, intake.clock.now()) {
        Some(update) => store(intake, update).await,
        None => StatusCode::BAD_REQUEST,
    }
}

/// Answered with 200 once it is durable.
pub(super) async fn store(intake: &Intake, update: RawUpdate) -> StatusCode {
    let channel = update.key.channel.code();
    match (intake.sink)(vec![update]).await {
        Ok(()) => {
            intake.pulse.beat(intake.clock.now());
            StatusCode::OK
        }
        Err(error) => {
            tracing::error!(%error, channel, "an update cannot be stored; the platform will bring it again");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
