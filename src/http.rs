//! What an operator's tools ask for: health, metrics; and the routes that platforms push updates to.

mod files;
mod health;

pub use files::files;
pub use health::{Health, Limits};

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Begins to collect the process's metrics; once a process.
pub fn collect_metrics() -> Result<PrometheusHandle, BuildError> {
    PrometheusBuilder::new().install_recorder()
}

/// `GET /healthz` and, with a handle, `GET /metrics`, beside the platforms' own routes.
pub fn router(health: Health, metrics: Option<PrometheusHandle>, platforms: Router) -> Router {
    let mut router = Router::new().route("/healthz", get(health::answer)).with_state(Arc::new(health));
    if let Some(handle) = metrics {
        router = router.merge(Router::new().route("/metrics", get(render)).with_state(handle));
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

async fn render(State(handle): State<PrometheusHandle>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], handle.render())
}

#[cfg(test)]
mod tests;
