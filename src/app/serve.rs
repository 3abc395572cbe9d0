//! The bot at work: channels, inbox, sender, schedule, health, control socket; and an orderly stop.

use super::schedule;
use super::{OpenError, open_desk, sender};
use crate::bot::{Bot, Inbox, Parser, commands};
use crate::channel::Channel;
use crate::channel::pulse::Pulse;
use crate::channel::telegram::{Sink, Telegram, TelegramError, sink, update, webhook};
use crate::config::Config;
use crate::control::socket;
use crate::delivery::{Gate, Sender};
use crate::desk::Desk;
use crate::domain::seat::ChannelKind;
use crate::http::{self, Health, Limits};
use crate::store::{Conflict, RawUpdate, StoreError};
use crate::text::Lang;
use axum::Router;
use chrono::TimeDelta;
use secrecy::ExposeSecret;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// The setting that invitation links are made of.
const TELEGRAM_NAME: &str = "telegram.username";

/// A poll or a turn of the sender takes seconds; after this long without one the health page complains.
const LONGEST_SILENCE: TimeDelta = TimeDelta::seconds(120);

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
    #[error("the channel does not accept the credentials")]
    Credentials,
    #[error("the channel cannot be set up: {0}")]
    Channel(TelegramError),
}

/// Runs until SIGTERM or SIGINT, or until the channel refuses its credentials. At the end every send that was under way
/// is recorded and nothing is left claimed.
pub async fn serve(config: &Config) -> Result<(), ServeError> {
    if config.telegram.token.is_none() {
        return Err(ServeError::NoChannel);
    }
    let desk = open_desk(config).await?;
    let (stopper, stop) = watch::channel(false);
    let result = run(config, &desk, &stopper, stop).await;
    stopper.send_replace(true);
    let closed = desk.store.close().await;
    result?;
    Ok(closed?)
}

async fn run(
    config: &Config,
    desk: &Desk,
    stopper: &watch::Sender<bool>,
    stop: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    let timeout = Duration::from_secs(config.delivery.request_timeout_seconds);
    let telegram =
        Telegram::new(&config.telegram, timeout, Arc::new(desk.store.clone())).map_err(ServeError::Channel)?;
    let gate = Gate::new(vec![Arc::new(telegram.clone()) as Arc<dyn Channel>], &config.delivery, desk.clock.clone());
    let parser: Parser = Arc::new(|raw: &RawUpdate| Some(update::read(&raw.body)));
    let bot = Bot::new(desk.clone(), gate.clone());
    tokio::task::spawn_blocking({
        let bot = Arc::clone(&bot);
        move || bot.warm_up()
    });
    let inbox = Inbox::new(bot, parser);
    let sender = sender(desk, gate.clone());
    let polled = Pulse::default();

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
    let sends = start_sending(&mut tasks, desk, sender, stop.clone()).await?;
    let mut health = Health {
        store: desk.store.clone(),
        clock: desk.clock.clone(),
        started_at: desk.clock.now(),
        limits: Limits { poll: LONGEST_SILENCE, sender: LONGEST_SILENCE },
        polls: Vec::new(),
        senders: if sends { pulses } else { Vec::new() },
    };
    let mut platforms = Router::new();
    let (updates, clock) = (receiver(&inbox), desk.clock.clone());
    if let Some(url) = &config.telegram.webhook_url {
        let secret = config.telegram.webhook_secret.clone().unwrap_or_default();
        telegram.set_webhook(url, secret.expose_secret()).await.map_err(channel_error)?;
        platforms = webhook::router(&path_of(url), secret, updates, polled, clock);
    } else {
        health.polls.push((ChannelKind::Telegram, polled.clone()));
        let (telegram, stop) = (telegram.clone(), stop.clone());
        tasks.spawn(async move { telegram.poll(updates, polled, clock, stop).await.map_err(channel_error) });
    }
    if let Some(address) = config.http.listen {
        let metrics =
            http::collect_metrics().inspect_err(|error| tracing::error!(%error, "no metrics are collected")).ok();
        listen(&mut tasks, address, http::router(health, metrics, platforms), stop.clone()).await?;
    }
    tokio::spawn(introduce(telegram, desk.clone()));
    tasks.spawn(schedule::run(desk.clone(), gate, stop.clone()));

    tracing::info!(version = env!("CARGO_PKG_VERSION"), "serving");
    let ended = tokio::select! {
        () = told_to_stop() => Ok(()),
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

/// Takes the lease and starts the sender; `false` while the store is on hold, when questions are answered all the same.
async fn start_sending(
    tasks: &mut JoinSet<Result<(), ServeError>>,
    desk: &Desk,
    sender: Sender,
    mut stop: watch::Receiver<bool>,
) -> Result<bool, ServeError> {
    match desk.store.take_lease(desk.clock.now()).await {
        Ok(lease) => {
            tasks.spawn(async move {
                sender.run(lease, stop.clone()).await?;
                // A sender that has stopped by itself has said why; answering goes on.
                let _stopper_gone = stop.wait_for(|stop| *stop).await;
                Ok(())
            });
            Ok(true)
        }
        Err(StoreError::Conflict(Conflict::OnHold)) => {
            tracing::warn!("on hold: questions are answered, notices are not sent; see `loa doctor`");
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// What the platform calls the bot, and the menu of commands in both languages. Nothing waits for it.
async fn introduce(telegram: Telegram, desk: Desk) {
    match telegram.me().await {
        Ok(me) => {
            if let Err(error) = desk.store.set_setting(TELEGRAM_NAME, &me.username).await {
                tracing::warn!(%error, "the bot's name could not be kept");
            }
        }
        Err(error) => tracing::warn!(%error, "the bot's name could not be asked for"),
    }
    for (language, lang) in [(None, Lang::Vi), (Some("vi"), Lang::Vi), (Some("en"), Lang::En)] {
        let menu = commands::menu(desk.catalogue.in_lang(lang));
        if let Err(error) = telegram.set_commands(language, &menu).await {
            tracing::warn!(%error, "the menu of commands could not be set");
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

async fn listen(
    tasks: &mut JoinSet<Result<(), ServeError>>,
    address: SocketAddr,
    routes: Router,
    stop: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    let failed = move |source| ServeError::Listen { address: address.to_string(), source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    tracing::info!(address = %listener.local_addr().map_err(failed)?, "health, metrics and webhooks are served");
    tasks.spawn(async move { http::serve(listener, routes, stop).await.map_err(failed) });
    Ok(())
}

async fn told_to_stop() {
    // Without handlers the signals end the process at once, which the store survives.
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

fn flatten(joined: Result<Result<(), ServeError>, tokio::task::JoinError>) -> Result<(), ServeError> {
    match joined {
        Ok(result) => result,
        // A worker that is gone must not be missed in silence: the process ends and is started again.
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    }
}

fn channel_error(error: TelegramError) -> ServeError {
    match error {
        TelegramError::Credentials => ServeError::Credentials,
        other => ServeError::Channel(other),
    }
}

/// The path that the platform will call, from the public address.
fn path_of(url: &str) -> String {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split_once('/').map_or("", |(_, path)| path);
    format!("/{}", path.split(['?', '#']).next().unwrap_or(""))
}
