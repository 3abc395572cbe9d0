//! What an operator's tools ask for: health, metrics; and the routes that platforms push updates to.

mod files;
mod health;
mod metrics;

pub use files::files;
pub use health::{Health, Limits};
pub use metrics::collect_metrics;

use crate::domain::seat::ChannelKind;
use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// `GET /healthz` and, with a handle, `GET /metrics`, beside the platforms' own routes.
pub fn router(health: Health, metrics: Option<PrometheusHandle>, platforms: Router) -> Router {
    let health = Arc::new(health);
    let mut router = Router::new().route("/healthz", get(health::answer)).with_state(Arc::clone(&health));
    if let Some(handle) = metrics {
        let channels: Vec<ChannelKind> = health.senders.iter().map(|(channel, _)| *channel).collect();
        metrics::begin(&channels);
        router = router.merge(Router::new().route("/metrics", get(metrics::render)).with_state((handle, health)));
    }
    router.merge(platforms)
}

/// Serves until `shutdown` turns true; requests under way are answered.
pub async fn serve(listener: TcpListener, router: Router, mut shutdown: watch::Receiver<bool>) -> std::io::Result<()> {
    let stopped = async move {
        // A dropped sender means the same: nobody is left to ask for an end.
        let _ = shutdown.wait_for(|stop| *stop).await;
    };
    axum::serve(listener, router).with_graceful_shutdown(stopped).await
}

#[cfg(test)]
mod tests;
