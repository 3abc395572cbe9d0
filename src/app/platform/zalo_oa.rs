//! A Zalo Official Account: events pushed to a webhook, a token that has to be kept fresh.

use super::{Platform, Receiving};
use crate::channel::inbound::Inbound;
use crate::channel::intake::Intake;
use crate::channel::links::Links;
use crate::channel::zalo_oa::{ZaloOa, update, webhook};
use crate::channel::{Channel, ChannelError, Sending};
use crate::config::{Config, ZaloOaConfig};
use crate::desk::{Desk, DeskError};
use crate::domain::seat::ChannelKind;
use crate::store::RawUpdate;
use chrono::TimeDelta;
use std::sync::Arc;
use std::time::Duration;

const LOOK_EVERY: Duration = Duration::from_secs(60);
/// A warning that stands for weeks is said once a day.
const WARN_EVERY: TimeDelta = TimeDelta::days(1);

pub(super) struct Connected {
    oa: ZaloOa,
    config: ZaloOaConfig,
    desk: Desk,
}

impl Connected {
    pub(super) fn new(config: &Config, desk: &Desk, links: Option<Links>) -> Result<Connected, ChannelError> {
        let oa = desk.zalo_oa(links)?;
        Ok(Connected { oa, config: config.zalo_oa.clone(), desk: desk.clone() })
    }
}

impl Platform for Connected {
    fn kind(&self) -> ChannelKind {
        ChannelKind::ZaloOa
    }

    fn channel(&self) -> Arc<dyn Channel> {
        Arc::new(self.oa.clone())
    }

    fn read(&self, raw: &RawUpdate) -> Option<Inbound> {
        update::read(&raw.body)
    }

    fn receive(&self, intake: Intake) -> Sending<'_, Result<Receiving, ChannelError>> {
        Box::pin(async move {
            let stop = intake.stop.clone();
            let routes = webhook::router(&self.config, intake)?;
            let (oa, desk, days) = (self.oa.clone(), self.desk.clone(), self.config.warning_days);
            let upkeep = Box::pin(async move {
                keep_fresh(oa, desk, TimeDelta::days(i64::from(days)), stop).await;
                Ok(())
            });
            Ok(Receiving { routes, upkeep: Some(upkeep), polls: false })
        })
    }

    fn introduce(&self) -> Sending<'_, ()> {
        Box::pin(async {})
    }
}

/// Renews the token in time, and warns a person before the consent ends. Receiving goes on whatever happens.
async fn keep_fresh(oa: ZaloOa, desk: Desk, warn_before: TimeDelta, mut stop: tokio::sync::watch::Receiver<bool>) {
    let mut warned = None;
    loop {
        let now = desk.clock.now();
        let is_time = warned.is_none_or(|warned| now - warned >= WARN_EVERY);
        match oa.keep_fresh().await {
            Ok(()) => {
                let ends = oa.token_state().await.ok().flatten().map(|state| state.refresh_until);
                if let Some(ends) = ends.filter(|ends| *ends - now < warn_before) {
                    if is_time {
                        tracing::error!(%ends, "the consent of the Official Account ends soon: run `loa zalo login`");
                        warned = Some(now);
                    }
                    told(desk.warn_of_consent(ends, now).await);
                }
            }
            Err(ChannelError::Credentials) => {
                if is_time {
                    tracing::error!(
                        "the Official Account has no valid token, so nothing is sent: run `loa zalo login`"
                    );
                    warned = Some(now);
                }
                if let Ok(Some(state)) = oa.token_state().await {
                    told(desk.tell_of_refused_consent(state.refresh_until, now).await);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "the Official Account's token could not be renewed; it is tried again")
            }
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

fn told(result: Result<(), DeskError>) {
    if let Err(error) = result {
        tracing::error!(%error, "the office cannot be told of the Official Account's consent");
    }
}
