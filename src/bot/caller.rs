//! Who speaks, from where, in which language, with which rights.

use super::session::Session;
use super::{Bot, BotError};
use crate::channel::inbound::Inbound;
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::{AddressState, ChatAddress, FormerUnit, Person, Seat};
use crate::domain::unit::UnitId;
use crate::text::{Lang, Text};
use chrono::{DateTime, Utc};

/// The person behind an update, as they stand at this moment.
pub(super) struct Caller<'a> {
    pub chat: &'a ChatAddress,
    pub in_group: bool,
    /// The name that the platform shows.
    pub name: &'a str,
    pub person: Option<Person>,
    /// The seats the person holds now.
    pub seats: Vec<Seat>,
    pub session: Session,
    pub text: Text<'a>,
    pub now: DateTime<Utc>,
}

impl Bot {
    /// Nobody is a seat's holder in a group: what is said there, everybody reads.
    pub(super) async fn caller<'a>(&'a self, inbound: &'a Inbound) -> Result<Caller<'a>, BotError> {
        let seated = match inbound.in_group {
            true => None,
            false => self.store().person_at(&inbound.chat).await?,
        };
        let session: Session = self.store().session(&inbound.chat).await?.unwrap_or_default();
        let (person, seats) = seated.map_or((None, Vec::new()), |seated| (Some(seated.person), seated.seats));
        let language = person.as_ref().and_then(|person| person.language.as_ref()).or(session.language.as_ref());
        let tag = language.unwrap_or(&self.desk.config.office.language);
        let text = self.desk.catalogue.in_lang(Lang::from_tag(tag));
        let now = self.desk.clock.now();
        let (chat, in_group, name) = (&inbound.chat, inbound.in_group, inbound.sender_name.as_str());
        Ok(Caller { chat, in_group, name, person, seats, session, text, now })
    }

    /// The name of the unit whose letters are published here, if one is configured.
    pub(super) fn office_name(&self) -> Option<String> {
        let units = self.store().units();
        self.desk.config.office.home_unit.as_ref().map(|home| units.name(home))
    }
}

impl Caller<'_> {
    pub fn is_seated(&self) -> bool {
        !self.seats.is_empty()
    }

    /// The unit that "we" means.
    pub fn unit(&self) -> Option<&UnitId> {
        self.seats.first().map(|seat| &seat.unit)
    }

    /// The units that "we" meant before reforms, oldest first.
    pub fn came_from(&self) -> &[FormerUnit] {
        self.seats.first().map(|seat| seat.came_from.as_slice()).unwrap_or_default()
    }

    /// Acts from the first seat that permits `act`; without one, from the first seat, and is refused.
    pub fn actor_for(&self, act: Act) -> Actor {
        let seat = self.seats.iter().find(|seat| seat.role.permits(act)).or(self.seats.first());
        match seat {
            Some(seat) => Actor::Seat {
                seat: seat.id.clone(),
                person: self.person.as_ref().map(|person| person.id.clone()),
                role: seat.role,
            },
            None => Actor::Stranger,
        }
    }

    pub fn may(&self, act: Act) -> bool {
        self.actor_for(act).may(act)
    }

    /// Notices are for this person; a viewer's seat asks about figures only.
    pub fn receives_notices(&self) -> bool {
        self.may(Act::ReceiveNotices)
    }

    /// The platform said before that this chat is gone, and now somebody writes from it.
    pub fn has_come_back(&self) -> bool {
        let addresses = self.person.iter().flat_map(|person| &person.addresses);
        addresses.into_iter().any(|address| address.chat == *self.chat && address.state == AddressState::Gone)
    }
}
