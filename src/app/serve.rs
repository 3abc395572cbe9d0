//! The bot at work: channels, inbox, sender, schedule, health, control socket; and an orderly stop.

use super::platform::{self, Platform};
use super::schedule;
use super::{OpenError, open_desk, sender};
use crate::bot::{Bot, Inbox, Parser};
use crate::channel::intake::{Intake, Sink, sink};
use crate::channel::pulse::{LONGEST_SILENCE, Pulse};
use crate::channel::{Channel, ChannelError, Sending};
use crate::clock::SharedClock;
use crate::config::Config;
use crate::control::socket;
use crate::delivery::{Gate, Sender};
use crate::desk::Desk;
use crate::domain::seat::ChannelKind;
use crate::http::{self, Health, Limits};
use crate::store::{Conflict, Lease, RawUpdate, Store, StoreError};
use crate::text::Lang;
use axum::Router;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How soon a released hold is noticed.
const HOLD_LOOKED_AT: Duration = Duration::from_secs(1);

/// Why the bot does not run, or has ended by itself.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("no channel is configured")]
    NoChannel,
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("cannot listen on {address}: {source}")]
    Listen { address: String, source: io::Error },
    #[error("the channel {code} cannot be set up: {1}", code = .0.code())]
    Channel(ChannelKind, ChannelError),
}

/// Runs until SIGTERM or SIGINT, or until the channel refuses its credentials. At the end every send that was under way
/// is recorded and nothing is left claimed.
pub async fn serve(config: &Config) -> Result<(), ServeError> {
    if config.channels().is_empty() {
        return Err(ServeError::NoChannel);
    }
    // A stop that comes during the start is as orderly as any other.
    let told = told_to_stop();
    let desk = open_desk(config).await?;
    let (stopper, stop) = watch::channel(false);
    let result = run(config, &desk, told, &stopper, stop).await;
    stopper.send_replace(true);
    let closed = desk.store.close().await;
    result?;
    Ok(closed?)
}

async fn run(
    config: &Config,
    desk: &Desk,
    told: impl Future<Output = ()>,
    stopper: &watch::Sender<bool>,
    stop: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    // Before anything begins: whoever asks through the socket is not cut off by an address that is taken.
    let pages = match config.http.listen {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let links = super::links::links(config, desk).await?;
    let platforms = platform::connect(config, desk, links.as_ref())?;
    let channels: Vec<Arc<dyn Channel>> = platforms.iter().map(|platform| platform.channel()).collect();
    let gate = Gate::new(channels, &config.delivery, desk.clock.clone()).noting(&desk.store);
    desk.post.open(&gate);
    let bot = Bot::new(desk.clone(), gate.clone());
    tokio::task::spawn_blocking({
        let bot = Arc::clone(&bot);
        move || bot.warm_up()
    });
    let following_bot = Arc::clone(&bot);
    let inbox = Inbox::new(bot, parser(&platforms));
    let sender = sender(desk, gate.clone());

    let mut tasks: JoinSet<Result<(), ServeError>> = JoinSet::new();
    let socket = socket::listen(&config.data)
        .map_err(|source| ServeError::Listen { address: socket::path(&config.data).display().to_string(), source })?;
    let serving = socket::serve(socket, desk.clone(), stop.clone(), config.data.clone());
    tasks.spawn(async move {
        serving.await;
        Ok(())
    });
    desk.resume_issuing().await.map_err(|error| ServeError::Open(OpenError::Units(error)))?;
    inbox.resume().await?;

    let pulses = sender.pulses();
    start_sending(&mut tasks, desk, sender, stop.clone()).await?;
    let mut health = Health {
        store: desk.store.clone(),
        clock: desk.clock.clone(),
        started_at: desk.clock.now(),
        limits: Limits { poll: LONGEST_SILENCE, sender: LONGEST_SILENCE },
        polls: Vec::new(),
        senders: pulses,
    };
    let mut routes = Router::new();
    if let Some(links) = links {
        let lang = Lang::from_tag(&config.office.language);
        routes = routes.merge(http::files(links, Arc::clone(&desk.catalogue), lang));
    }
    for platform in &platforms {
        let pulse = Pulse::default();
        let intake =
            Intake { sink: receiver(&inbox), pulse: pulse.clone(), clock: desk.clock.clone(), stop: stop.clone() };
        let alone = platforms.len() == 1;
        let receiving = match platform.receive(intake).await {
            Ok(receiving) => receiving,
            Err(error) if alone => return Err(ServeError::Channel(platform.kind(), error)),
            Err(error) => {
                tracing::error!(channel = platform.kind().code(), %error, "a channel cannot receive; the others go on");
                continue;
            }
        };
        routes = routes.merge(receiving.routes);
        if receiving.polls {
            health.polls.push((platform.kind(), pulse));
        }
        if let Some(upkeep) = receiving.upkeep {
            tasks.spawn(keep_up(platform.kind(), upkeep, alone, stop.clone()));
        }
    }
    desk.post.polled_by(health.polls.clone());
    if let Some((listener, address)) = pages {
        let metrics =
            http::collect_metrics().inspect_err(|error| tracing::error!(%error, "no metrics are collected")).ok();
        let routes = http::router(health, metrics, routes);
        let stop = stop.clone();
        tracing::info!(%address, "health, metrics and webhooks are served");
        tasks.spawn(async move {
            let served = http::serve(listener, routes, stop).await;
            served.map_err(|source| ServeError::Listen { address: address.to_string(), source })
        });
    }
    for platform in platforms {
        tokio::spawn(async move { platform.introduce().await });
    }
    let following = following_bot.keep_following(stop.clone());
    tasks.spawn(async move {
        following.await;
        Ok(())
    });
    tasks.spawn(schedule::run(desk.clone(), stop.clone()));

    tracing::info!(version = env!("CARGO_PKG_VERSION"), "serving");
    let ended = tokio::select! {
        () = told => Ok(()),
        ended = tasks.join_next() => ended.map_or(Ok(()), flatten),
    };
    stopper.send_replace(true);
    tracing::info!("stopping");
    let mut result = ended;
    while let Some(joined) = tasks.join_next().await {
        result = result.and(flatten(joined));
    }
    inbox.idle().await;
    result
}

/// Takes the lease and starts the sender; while the store is on hold, questions are answered all the same.
async fn start_sending(
    tasks: &mut JoinSet<Result<(), ServeError>>,
    desk: &Desk,
    sender: Sender,
    mut stop: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    let (store, clock) = (desk.store.clone(), desk.clock.clone());
    let first = match store.take_lease(clock.now()).await {
        Ok(lease) => Some(lease),
        Err(StoreError::Conflict(Conflict::OnHold)) => {
            tracing::warn!("on hold: questions are answered, notices are not sent; see `loa doctor`");
            None
        }
        Err(error) => return Err(error.into()),
    };
    tasks.spawn(async move {
        let lease = match first {
            Some(lease) => lease,
            None => match released(&store, &clock, &mut stop).await? {
                Some(lease) => lease,
                None => return Ok(()),
            },
        };
        sender.run(lease, stop.clone()).await?;
        // A sender that has stopped by itself has said why; answering goes on.
        let _stopper_gone = stop.wait_for(|stop| *stop).await;
        Ok(())
    });
    Ok(())
}

/// The lease, once a person has released the hold; `None` when told to stop before.
async fn released(
    store: &Store,
    clock: &SharedClock,
    stop: &mut watch::Receiver<bool>,
) -> Result<Option<Lease>, StoreError> {
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return Ok(None),
            () = tokio::time::sleep(HOLD_LOOKED_AT) => {}
        }
        match store.take_lease(clock.now()).await {
            Ok(lease) => return Ok(Some(lease)),
            Err(StoreError::Conflict(Conflict::OnHold)) => {}
            Err(error) => return Err(error),
        }
    }
}

fn receiver(inbox: &Inbox) -> Sink {
    let inbox = inbox.clone();
    sink(move |updates| {
        let inbox = inbox.clone();
        async move { inbox.receive(updates).await.map(drop) }
    })
}

/// Listens at the address, and tells the one that it got.
async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ServeError> {
    let failed = move |source| ServeError::Listen { address: address.to_string(), source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// Ends at a signal that comes after the call. Without handlers the signals end the process at once, which the store
/// survives.
fn told_to_stop() -> impl Future<Output = ()> {
    let handlers = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async move {
        let (Ok(mut terminate), Ok(mut interrupt)) = handlers else { return std::future::pending().await };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    }
}

fn flatten(joined: Result<Result<(), ServeError>, tokio::task::JoinError>) -> Result<(), ServeError> {
    match joined {
        Ok(result) => result,
        // A worker that is gone must not be missed in silence: the process ends and is started again.
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    }
}

/// Runs a channel's loop. One whose credentials are refused ends alone when others are left.
async fn keep_up(
    kind: ChannelKind,
    upkeep: Sending<'static, Result<(), ChannelError>>,
    alone: bool,
    mut stop: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    let Err(error) = upkeep.await else { return Ok(()) };
    if alone {
        return Err(ServeError::Channel(kind, error));
    }
    tracing::error!(channel = kind.code(), %error, "a channel has stopped receiving; the others go on");
    let _stopper_gone = stop.wait_for(|stop| *stop).await;
    Ok(())
}

/// Each update is read by the platform that it came from.
fn parser(platforms: &[Arc<dyn Platform>]) -> Parser {
    let platforms: Vec<Arc<dyn Platform>> = platforms.to_vec();
    Arc::new(move |raw: &RawUpdate| {
        let platform = platforms.iter().find(|platform| platform.kind() == raw.key.channel)?;
        platform.read(raw)
    })
}
