//! A free-text question → the answer of the working floor, within what the asker may see.

use super::caller::Caller;
use super::handle::{Reply, reply};
use super::{Bot, BotError};
use crate::answer::{self, Ask};
use crate::domain::message::Message;

/// Intents whose answers are for holders of a seat.
const FOR_SEATS: [&str; 2] = ["directive", "document"];

impl Bot {
    pub(super) async fn ask(&self, caller: &mut Caller<'_>, question: &str) -> Result<Reply, BotError> {
        if !caller.is_seated() && !self.desk.config.office.public_questions {
            return match caller.in_group {
                true => Ok(Vec::new()),
                false => reply(Message::text(caller.text.chat_invitation_needed())),
            };
        }
        let lexicon = self.lexicon();
        let ask = Ask {
            text: question,
            own_unit: caller.unit(),
            home_unit: self.desk.config.office.home_unit.as_ref(),
            // Of a group, several persons' questions would run into one another.
            context: if caller.in_group { None } else { caller.session.context(caller.now) },
            now: caller.now,
        };
        let response = answer::respond(self.store(), &lexicon, caller.text, ask).await?;
        let intent = response.understood.get("intent").and_then(|intent| intent.as_str()).unwrap_or_default();
        if !caller.is_seated() && FOR_SEATS.iter().any(|kind| intent.starts_with(kind)) {
            return reply(Message::text(caller.text.chat_seats_only()));
        }
        if !caller.in_group {
            caller.session.set_context(response.context);
        }
        reply(response.message)
    }
}
