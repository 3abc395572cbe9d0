//! Whether a claimed row may be sent now, and what exactly: the last look before the request.

use super::Shared;
use super::assure::Look;
use super::outgoing::Outgoing;
use crate::channel::Capabilities;
use crate::channel::render::{self, About, Part};
use crate::config::Config;
use crate::delivery::gate::Lane;
use crate::domain::calendar::OfficeHours;
use crate::domain::delivery::{Delivery, DeliveryState, GoneReason, RepeatReason, WaitReason};
use crate::domain::message::Message;
use crate::domain::notice::{NoticeId, UnknownPolicy};
use crate::domain::occurrence::Occurrence;
use crate::domain::reminding::occurrence_of;
use crate::domain::seat::{AddressState, ChannelKind, ChatAddress, Person, Seat};
use crate::domain::unit::UnitId;
use crate::store::StoreError;
use crate::text::{Catalogue, Lang};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Notices kept rendered; a handful are under way at a time.
const KEPT_NOTICES: usize = 64;
/// Renderings kept of one notice; a hundred thousand seats of a few hundred units need no more.
const KEPT_RENDERINGS: usize = 1024;
/// A row that could not be prepared because of the store is tried again after this.
const STORE_PAUSE: TimeDelta = TimeDelta::seconds(5);

pub(super) enum Verdict {
    Send {
        row: Delivery,
        parts: Arc<[Part]>,
        policy: UnknownPolicy,
        look: Look,
    },
    /// The row is not sent now; it is to be recorded as it is.
    Settled(Delivery),
}

pub(super) struct Preparation {
    catalogue: Arc<Catalogue>,
    pub(super) hours: OfficeHours,
    language: Lang,
    notices: Mutex<HashMap<NoticeId, Arc<Prepared>>>,
}

/// What a rendering depends on; `unit` is that of the seat when it has a lead of its own.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Variant {
    kind: ChannelKind,
    lang: Lang,
    reason: Option<RepeatReason>,
    occurrence: Occurrence,
    unit: Option<UnitId>,
}

type Renderings = HashMap<Variant, Arc<[Part]>>;

/// An issued notice or a memo, rendered once for each variant. What was approved cannot change.
struct Prepared {
    outgoing: Outgoing,
    /// The units whose seats read figures of their own first.
    leads: HashSet<UnitId>,
    parts: Mutex<Renderings>,
}

impl Preparation {
    pub(super) fn new(catalogue: Arc<Catalogue>, config: &Config) -> Preparation {
        Preparation {
            catalogue,
            hours: config.office_hours(),
            language: Lang::from_tag(&config.office.language),
            notices: Mutex::default(),
        }
    }

    pub(super) async fn prepare(&self, shared: &Shared, lane: &Lane, mut row: Delivery) -> Verdict {
        let now = shared.clock.now();
        match self.look(shared, lane, &mut row, now).await {
            Ok(Some((parts, outgoing))) => {
                let look = Look::of(&outgoing.outgoing, &row, now);
                Verdict::Send { row, parts, policy: outgoing.outgoing.unknown_policy(), look }
            }
            Ok(None) => Verdict::Settled(row),
            Err(error) => {
                tracing::error!(%error, "a delivery cannot be prepared");
                row.release(now + STORE_PAUSE, WaitReason::TryLater);
                Verdict::Settled(row)
            }
        }
    }

    /// The parts to send, or `None` when the row has been given its new state.
    async fn look(
        &self,
        shared: &Shared,
        lane: &Lane,
        row: &mut Delivery,
        now: DateTime<Utc>,
    ) -> Result<Option<(Arc<[Part]>, Arc<Prepared>)>, StoreError> {
        let Some(prepared) = self.notice(shared, row.key.notice).await? else {
            row.state = DeliveryState::Rejected { reason: "the notice is missing".to_owned() };
            return Ok(None);
        };
        let outgoing = &prepared.outgoing;
        if !shared.store.may_send(row.key.notice) {
            // Cancelled or paused since the claim; what is recorded as waiting is cancelled with its notice.
            row.release(now, WaitReason::Released);
            return Ok(None);
        }
        if outgoing.is_late(row, now) {
            row.state = DeliveryState::Expired;
            return Ok(None);
        }
        if let Some(until) = self.hours.quiet_until(now).filter(|_| !outgoing.is_urgent()) {
            row.release(until, WaitReason::QuietHours);
            return Ok(None);
        }
        let seat = shared.store.seat(&row.key.seat).await?;
        // Whoever holds the seat that this one has become part of is still to have it.
        let is_held = match &seat {
            Some(Seat { merged_into: Some(into), .. }) => {
                let current = shared.store.current_seat(&into.seat).await?;
                current.is_some_and(|seat| seat.is_held_by(&row.key.person))
            }
            Some(seat) => seat.is_held_by(&row.key.person),
            None => false,
        };
        if !(is_held || outgoing.is_to_person()) || outgoing.has_lapsed(&shared.store).await? {
            row.state = DeliveryState::Cancelled;
            return Ok(None);
        }
        let gone = |reason| DeliveryState::Gone { reason };
        let Some(person) = shared.store.person(&row.key.person).await? else {
            row.state = gone(GoneReason::NoAddress);
            return Ok(None);
        };
        if person.unsubscribed_at.is_some() {
            row.state = gone(GoneReason::Unsubscribed);
            return Ok(None);
        }
        let active = |address: &&crate::domain::seat::Address| address.state == AddressState::Active;
        if !person.addresses.iter().filter(active).any(|address| Some(&address.chat) == row.chat.as_ref()) {
            // Another row has found out that the person is to be reached elsewhere, or that the chat has another name. It is
            // claimed anew for that chat: were the process to end after the request, nobody would know where it went.
            let moved = moved(shared, &person, row.chat.as_ref()).await?;
            row.parts_sent = if moved.is_some() { row.parts_sent } else { 0 };
            row.chat = moved.or_else(|| person.reachable_at().cloned());
            let elsewhere = row.chat.is_some();
            row.state = if elsewhere { DeliveryState::Planned } else { gone(GoneReason::NoAddress) };
            return Ok(None);
        }
        let lang = person.language.as_deref().map_or(self.language, Lang::from_tag);
        let reason = row.repeat.as_ref().map(|repeat| repeat.reason);
        let occurrence = occurrence_of(row);
        let unit = seat.map(|seat| seat.unit).filter(|unit| prepared.leads.contains(unit));
        // The language matters to repeats and reminders alone.
        let lang = if reason.is_some() { lang } else { Lang::default() };
        let variant = Variant { kind: lane.channel.kind(), lang, reason, occurrence, unit };
        let parts = self.parts(shared, &prepared, lane.channel.capabilities(), variant).await?;
        if parts.is_empty() {
            row.state = DeliveryState::Rejected { reason: "the message is empty".to_owned() };
            return Ok(None);
        }
        Ok(Some((parts, prepared)))
    }

    /// The row's time is over.
    pub(super) async fn is_late(
        &self,
        shared: &Shared,
        row: &Delivery,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let prepared = self.notice(shared, row.key.notice).await?;
        Ok(prepared.is_some_and(|prepared| prepared.outgoing.is_late(row, now)))
    }

    async fn notice(&self, shared: &Shared, id: NoticeId) -> Result<Option<Arc<Prepared>>, StoreError> {
        if let Some(prepared) = lock(&self.notices).get(&id) {
            return Ok(Some(prepared.clone()));
        }
        let Some(outgoing) = Outgoing::find(&shared.store, id).await? else { return Ok(None) };
        let keep = outgoing.is_final();
        let leads = shared.store.units_with_lead(id).await?;
        let prepared = Arc::new(Prepared { outgoing, leads, parts: Mutex::default() });
        if keep {
            let mut notices = lock(&self.notices);
            if notices.len() >= KEPT_NOTICES {
                notices.clear();
            }
            notices.insert(id, prepared.clone());
        }
        Ok(Some(prepared))
    }

    async fn parts(
        &self,
        shared: &Shared,
        prepared: &Prepared,
        capabilities: Capabilities,
        variant: Variant,
    ) -> Result<Arc<[Part]>, StoreError> {
        if let Some(parts) = lock(&prepared.parts).get(&variant) {
            return Ok(parts.clone());
        }
        let text = self.catalogue.in_lang(variant.lang);
        let Variant { reason, occurrence, unit, .. } = &variant;
        let message = prepared.outgoing.message(&shared.store, *reason, *occurrence, unit.as_ref(), text).await?;
        let about = about(shared, &prepared.outgoing, &message);
        let parts = render::render(&message, capabilities).into_iter();
        let parts: Arc<[Part]> = parts.map(|part| Part { about: Some(about.clone()), ..part }).collect();
        let mut kept = lock(&prepared.parts);
        if kept.len() >= KEPT_RENDERINGS {
            kept.clear();
        }
        kept.insert(variant, parts.clone());
        Ok(parts)
    }
}

/// The new name of a chat that has moved: nobody has it any more, and the person has another one on its channel.
async fn moved(
    shared: &Shared,
    person: &Person,
    chat: Option<&ChatAddress>,
) -> Result<Option<ChatAddress>, StoreError> {
    let Some(chat) = chat else { return Ok(None) };
    let is_kept = person.addresses.iter().any(|address| address.chat == *chat);
    if is_kept || shared.store.person_at(chat).await?.is_some() {
        return Ok(None);
    }
    Ok(person.active_addresses().find(|active| active.channel == chat.channel).cloned())
}

/// What a template message can tell of it.
fn about(shared: &Shared, outgoing: &Outgoing, message: &Message) -> About {
    let units = shared.store.units();
    let home = || shared.config.office.home_unit.as_ref().map(|home| units.name(home)).unwrap_or_default();
    let (number, office) = match outgoing {
        Outgoing::Notice(notice) => (notice.id.to_string(), units.name(&notice.issuer)),
        Outgoing::Memo(memo) => (memo.id.to_string(), home()),
    };
    About { number, title: message.headline(), office }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
