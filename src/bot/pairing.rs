//! An invitation code makes the person of a chat the holder of a seat.

use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError};
use crate::desk::hash_code;
use crate::domain::message::Message;
use crate::domain::seat::SeatId;
use crate::store::{Redemption, SeatedPerson};

impl Bot {
    /// Uses a code in its one form. Wrong ones are counted, so that codes cannot be tried out.
    pub(super) async fn pair(&self, caller: &mut Caller<'_>, code: &str) -> Result<Reply, BotError> {
        if !caller.session.may_guess(caller.now) {
            return reply(Message::text(caller.text.chat_too_many_codes()));
        }
        let before: Vec<SeatId> = caller.seats.iter().map(|seat| seat.id.clone()).collect();
        let redemption = self.store().redeem_invitation(&hash_code(code), caller.chat, caller.name, caller.now).await?;
        match redemption {
            Redemption::Seated(seated) => {
                let new = seated.seats.iter().find(|seat| !before.contains(&seat.id)).or(seated.seats.first());
                let welcome = new.map(|seat| caller.text.chat_seated(seat.title.clone()));
                self.greet_seated(caller, seated, welcome)
            }
            Redemption::AlreadySeated(seated) => self.greet_seated(caller, seated, None),
            Redemption::Used => reply(Message::text(caller.text.chat_code_used())),
            Redemption::Expired => reply(Message::text(caller.text.chat_code_expired())),
            Redemption::Unknown => self.wrong_code(caller),
        }
    }

    /// A code that is none, or has not even the form of one.
    pub(super) fn wrong_code(&self, caller: &mut Caller<'_>) -> Result<Reply, BotError> {
        caller.session.note_wrong_code(caller.now);
        reply(Message::text(caller.text.chat_code_wrong()))
    }

    fn greet_seated(
        &self,
        caller: &mut Caller<'_>,
        seated: SeatedPerson,
        welcome: Option<String>,
    ) -> Result<Reply, BotError> {
        caller.person = Some(seated.person);
        caller.seats = seated.seats;
        reply(self.greeting(caller, welcome))
    }
}
