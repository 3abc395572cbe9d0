//! The pair of tokens that rotates: durable before it is used, renewed once whoever asks, over restarts too.

use crate::zalo_oa_server::{APP_ID, APP_SECRET, ZaloOaServer};
use loa::channel::render::Part;
use loa::channel::zalo_oa::{OaMemory, ZaloOa};
use loa::channel::{Channel, FileSource, Sending};
use loa::clock::SystemClock;
use loa::config::ZaloOaConfig;
use loa::domain::delivery::Outcome;
use loa::domain::seat::ChatAddress;
use loa::store::StoreError;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A memory whose disk can be full.
#[derive(Default)]
struct Notebook {
    values: Mutex<HashMap<String, String>>,
    full: AtomicBool,
}

impl OaMemory for Notebook {
    fn value<'a>(&'a self, name: &'a str) -> Sending<'a, Result<Option<String>, StoreError>> {
        Box::pin(async move { Ok(self.values.lock().expect("a memory").get(name).cloned()) })
    }

    fn keep<'a>(&'a self, name: &'a str, value: &'a str) -> Sending<'a, Result<(), StoreError>> {
        Box::pin(async move {
            if self.full.load(Ordering::Relaxed) {
                return Err(StoreError::Io("no space".to_owned()));
            }
            self.values.lock().expect("a memory").insert(name.to_owned(), value.to_owned());
            Ok(())
        })
    }

    fn last_act<'a>(
        &'a self,
        _: &'a ChatAddress,
    ) -> Sending<'a, Result<Option<chrono::DateTime<chrono::Utc>>, StoreError>> {
        Box::pin(async { Ok(None) })
    }

    fn note_sent<'a>(&'a self, _: &'a ChatAddress, _: &'a str) -> Sending<'a, Result<(), StoreError>> {
        Box::pin(async { Ok(()) })
    }
}

impl FileSource for Notebook {
    fn document<'a>(&'a self, _: &'a str) -> Sending<'a, Result<Option<Vec<u8>>, StoreError>> {
        Box::pin(async { Ok(None) })
    }
}

fn account(server: &ZaloOaServer, memory: &Arc<Notebook>) -> ZaloOa {
    let config = ZaloOaConfig {
        app_id: Some(APP_ID.to_owned()),
        app_secret: Some(APP_SECRET.to_owned().into()),
        redirect_url: Some("https://loa.example/xong".to_owned()),
        api_url: server.url(),
        oauth_url: server.url(),
        ..ZaloOaConfig::default()
    };
    let (memory, patience) = (Arc::clone(memory), Duration::from_secs(10));
    ZaloOa::new(&config, patience, memory.clone(), memory, None, Arc::new(SystemClock)).expect("an account")
}

async fn logged_in(server: &ZaloOaServer, memory: &Arc<Notebook>) -> ZaloOa {
    let oa = account(server, memory);
    let link = oa.login().begin().await.expect("a link");
    let challenge = link.split("code_challenge=").nth(1).and_then(|rest| rest.split('&').next()).expect("a challenge");
    oa.login().finish(challenge).await.expect("tokens");
    oa
}

async fn send(oa: &ZaloOa, text: &str) -> Outcome {
    oa.send("7001", &Part { text: text.to_owned(), ..Part::default() }).await
}

/// The platform has killed the access token, as at the end of its day.
fn end_access(server: &ZaloOaServer) {
    server.change(|world| world.access = "het-han".to_owned());
}

#[tokio::test(flavor = "multi_thread")]
async fn many_refused_at_once_renew_once() {
    let (server, memory) = (ZaloOaServer::start().await, Arc::new(Notebook::default()));
    let oa = logged_in(&server, &memory).await;
    end_access(&server);
    let sending: Vec<_> = (0..20)
        .map(|number| {
            let oa = oa.clone();
            tokio::spawn(async move { send(&oa, &format!("tin {number}")).await })
        })
        .collect();
    for one in sending {
        assert!(matches!(one.await.expect("it ends"), Outcome::Accepted { .. }));
    }
    assert_eq!(server.look(|world| world.refreshes), 1);
    assert_eq!(server.seen_by("7001").len(), 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_pair_is_used_by_the_next_process_without_another_renewal() {
    let (server, memory) = (ZaloOaServer::start().await, Arc::new(Notebook::default()));
    let oa = logged_in(&server, &memory).await;
    end_access(&server);
    assert!(matches!(send(&oa, "một").await, Outcome::Accepted { .. }));
    drop(oa);
    let next = account(&server, &memory);
    assert!(matches!(send(&next, "hai").await, Outcome::Accepted { .. }));
    assert_eq!(server.look(|world| world.refreshes), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_that_cannot_be_kept_is_not_used_and_its_loss_is_told() {
    let (server, memory) = (ZaloOaServer::start().await, Arc::new(Notebook::default()));
    let oa = logged_in(&server, &memory).await;
    end_access(&server);
    memory.full.store(true, Ordering::Relaxed);
    let outcome = send(&oa, "một").await;
    assert!(matches!(outcome, Outcome::TryLater { .. }), "{outcome:?}");
    assert!(server.seen_by("7001").is_empty(), "nothing leaves with a token that a restart would not know");
    // The platform has given the pair once: a person has to consent again, and that is said.
    memory.full.store(false, Ordering::Relaxed);
    assert_eq!(send(&oa, "hai").await, Outcome::Credentials);
    let state = oa.token_state().await.expect("readable").expect("a pair");
    assert!(state.dead.is_some_and(|reason| reason.contains("-14020")));
    assert!(matches!(oa.keep_fresh().await, Err(loa::channel::ChannelError::Credentials)));
    let oa = logged_in(&server, &memory).await;
    assert!(matches!(send(&oa, "ba").await, Outcome::Accepted { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_whose_answer_is_lost_is_tried_again_and_then_told() {
    use crate::zalo_oa_server::{Fault, Script};
    let (server, memory) = (ZaloOaServer::start().await, Arc::new(Notebook::default()));
    let oa = logged_in(&server, &memory).await;
    end_access(&server);
    // Before it reached the platform: the next try renews.
    server.script(Script { path: Some("access_token"), user: None, left: 1, fault: Fault::Reset });
    assert!(matches!(send(&oa, "một").await, Outcome::TryLater { .. }));
    assert!(matches!(send(&oa, "hai").await, Outcome::Accepted { .. }));
    // After it was used up: only a consent helps.
    end_access(&server);
    server.script(Script { path: Some("access_token"), user: None, left: 1, fault: Fault::AnswerLost });
    assert!(matches!(send(&oa, "ba").await, Outcome::TryLater { .. }));
    assert_eq!(send(&oa, "bốn").await, Outcome::Credentials);
}
