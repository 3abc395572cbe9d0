//! The process's metrics in Prometheus' format. What `data/ops/` asks about is exported from the start, so that an alert
//! on something that has not happened yet is no error.

use super::health::Health;
use crate::domain::delivery::{DeliveryStatus, OutcomeKind};
use crate::domain::seat::ChannelKind;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::Arc;

/// From a minute to a week: people answer between two meetings, or after a reminder.
const ACKNOWLEDGE_BUCKETS: [f64; 9] =
    [60.0, 600.0, 3_600.0, 14_400.0, 28_800.0, 86_400.0, 172_800.0, 259_200.0, 604_800.0];

/// Begins to collect; once a process.
pub fn collect_metrics() -> Result<PrometheusHandle, BuildError> {
    let handle = builder()?.install_recorder()?;
    describe();
    Ok(handle)
}

pub(super) fn builder() -> Result<PrometheusBuilder, BuildError> {
    let acknowledge = Matcher::Full("loa_acknowledge_seconds".to_owned());
    PrometheusBuilder::new().set_buckets_for_metric(acknowledge, &ACKNOWLEDGE_BUCKETS)
}

fn describe() {
    describe_gauge!("loa_delivery_rows", "Deliveries by state, over all notices.");
    describe_gauge!("loa_oldest_due_seconds", "How long the oldest due delivery has been waiting.");
    describe_gauge!("loa_on_hold", "1 while nothing is sent until a person releases the hold.");
    describe_gauge!("loa_channel_paused", "1 while no notice leaves over the channel.");
    describe_gauge!(
        "loa_stalled",
        "1 while deliveries are due on the channel and none is taken, though nothing holds it."
    );
    describe_counter!("loa_swept_claims_total", "Claims that no outcome came for: undecided.");
    describe_counter!("loa_deliveries_total", "Deliveries by what became of an attempt.");
    describe_counter!("loa_requests_total", "Requests to a platform by outcome; slow_down is HTTP 429.");
    describe_histogram!("loa_acknowledge_seconds", "From the issue of a notice to a seat's acknowledgement.");
    describe_gauge!("loa_last_poll_seconds", "Since the last answered poll of the channel.");
    describe_gauge!("loa_last_turn_seconds", "Since the sender's last turn on the channel.");
}

/// What an alert or a picture may ask about before it first happens.
pub(super) fn begin(channels: &[ChannelKind]) {
    counter!("loa_swept_claims_total").increment(0);
    for channel in channels {
        for outcome in OutcomeKind::ALL {
            counter!("loa_requests_total", "channel" => channel.code(), "outcome" => outcome.code()).increment(0);
        }
        for status in DeliveryStatus::ALL {
            counter!("loa_deliveries_total", "channel" => channel.code(), "status" => status.code()).increment(0);
        }
    }
}

pub(super) async fn render(State((handle, health)): State<(PrometheusHandle, Arc<Health>)>) -> impl IntoResponse {
    for (channel, seconds) in health.poll_ages() {
        gauge!("loa_last_poll_seconds", "channel" => channel).set(seconds as f64);
    }
    for (channel, seconds) in health.turn_ages() {
        gauge!("loa_last_turn_seconds", "channel" => channel).set(seconds as f64);
    }
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], handle.render())
}
