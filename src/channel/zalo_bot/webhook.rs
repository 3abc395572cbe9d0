//! Updates that the Bot Platform pushes, with or without their envelope.

use super::update;
use crate::channel::intake::Intake;
use crate::channel::webhook::{self, Form};
use crate::domain::seat::ChannelKind;
use crate::store::RawUpdate;
use axum::Router;
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde_json::Value;

const FORM: Form = Form { channel: ChannelKind::ZaloBot, header: "x-bot-api-secret-token", read };

/// The route at `path`, for calls with the secret.
pub fn router(path: &str, secret: SecretString, intake: Intake) -> Router {
    webhook::router(path, FORM, secret, intake)
}

fn read(body: &[u8], now: DateTime<Utc>) -> Option<RawUpdate> {
    let body: Value = serde_json::from_slice(body).ok()?;
    body.is_object().then(|| update::raw(update::within_envelope(&body), now))
}
