//! Pictures and files of messages, for channels that take addresses only.

use crate::channel::links::{Linked, Links, NoLink, PATH};
use crate::text::{Catalogue, Lang};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

struct Files {
    links: Links,
    catalogue: Arc<Catalogue>,
    lang: Lang,
}

/// The route of the links; a person who comes too late is told what to do, in the office's language.
pub fn files(links: Links, catalogue: Arc<Catalogue>, lang: Lang) -> Router {
    let path = format!("{PATH}/{{kind}}/{{hash}}/{{until}}/{{signature}}/{{name}}");
    Router::new().route(&path, get(open)).with_state(Arc::new(Files { links, catalogue, lang }))
}

type Parts = (String, String, String, String, String);

async fn open(State(files): State<Arc<Files>>, Path((kind, hash, until, signature, name)): Path<Parts>) -> Response {
    let text = files.catalogue.in_lang(files.lang);
    match files.links.open(&kind, &hash, &until, &signature, &name).await {
        Ok(Linked { bytes, name }) => {
            let headers: [(HeaderName, String); 4] = [
                (CONTENT_TYPE, media_type(&name).to_owned()),
                (CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
                (CACHE_CONTROL, "private, no-store".to_owned()),
                (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
            ];
            (headers, bytes).into_response()
        }
        Err(NoLink::Unknown) => told(StatusCode::NOT_FOUND, text.link_unknown()),
        Err(NoLink::Expired) => told(StatusCode::GONE, text.link_expired()),
        Err(NoLink::Unavailable(error)) => {
            tracing::error!(%error, "a linked file cannot be read");
            told(StatusCode::SERVICE_UNAVAILABLE, text.link_unavailable())
        }
    }
}

fn told(status: StatusCode, sentence: String) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], sentence).into_response()
}

/// By the name's end. What a browser would run is given as plain bytes.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).as_deref() {
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain; charset=utf-8",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("csv") => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}
