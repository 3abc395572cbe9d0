//! An invitation code makes the person of a chat the holder of a seat.

use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError};
use crate::desk::hash_code;
use crate::domain::audit::AuditAct;
use crate::domain::message::{Action, Choice, Message};
use crate::domain::seat::SeatId;
use crate::store::{Redemption, SeatedPerson};

fn tasks_action() -> Action {
    Action::Command("viec".to_owned())
}

impl Bot {
    /// Uses a code in its one form. Wrong ones are counted, so that codes cannot be tried out.
    pub(super) async fn pair(&self, caller: &mut Caller<'_>, code: &str) -> Result<Reply, BotError> {
        match self.redeem(caller, code).await? {
            Some(answer) => Ok(answer),
            None => self.wrong_code(caller),
        }
    }

    /// The same with a word that was typed alone: "ckmbthang3" has the form of a code and is a question.
    pub(super) async fn pair_or_ask(
        &self,
        caller: &mut Caller<'_>,
        code: &str,
        typed: &str,
    ) -> Result<Reply, BotError> {
        let is_question = self.reads_as_question(caller, typed);
        if is_question && !caller.session.may_guess(caller.now) {
            return self.ask(caller, typed).await;
        }
        match self.redeem(caller, code).await? {
            Some(answer) => Ok(answer),
            None if is_question => self.ask(caller, typed).await,
            None => self.wrong_code(caller),
        }
    }

    /// What using the code leads to; `None` when no invitation has it.
    async fn redeem(&self, caller: &mut Caller<'_>, code: &str) -> Result<Option<Reply>, BotError> {
        if !caller.session.may_guess(caller.now) {
            return reply(Message::text(caller.text.chat_too_many_codes())).map(Some);
        }
        let before: Vec<SeatId> = caller.seats.iter().map(|seat| seat.id.clone()).collect();
        let store = self.recorded(caller, AuditAct::SeatTaken, caller.name);
        let redemption = store.redeem_invitation(&hash_code(code), caller.chat, caller.name, caller.now).await?;
        if matches!(redemption, Redemption::Seated(_) | Redemption::AlreadySeated(_)) {
            self.desk.tell_replaced(&hash_code(code)).await?;
        }
        let answer = match redemption {
            Redemption::Seated(seated) => {
                let new = seated.seats.iter().find(|seat| !before.contains(&seat.id)).or(seated.seats.first());
                let welcome = new.map(|seat| caller.text.chat_seated(seat.title.clone()));
                self.greet_seated(caller, seated, welcome).await
            }
            Redemption::AlreadySeated(seated) => self.greet_seated(caller, seated, None).await,
            Redemption::Used => reply(Message::text(caller.text.chat_code_used())),
            Redemption::Expired => reply(Message::text(caller.text.chat_code_expired())),
            Redemption::Unknown => return Ok(None),
        };
        answer.map(Some)
    }

    /// A code that is none, or has not even the form of one.
    pub(super) fn wrong_code(&self, caller: &mut Caller<'_>) -> Result<Reply, BotError> {
        caller.session.note_wrong_code(caller.now);
        reply(Message::text(caller.text.chat_code_wrong()))
    }

    async fn greet_seated(
        &self,
        caller: &mut Caller<'_>,
        seated: SeatedPerson,
        welcome: Option<String>,
    ) -> Result<Reply, BotError> {
        caller.person = Some(seated.person);
        caller.seats = seated.seats;
        let mut greeting = self.greeting(caller, welcome);
        let open = self.open_tasks(caller).await?;
        if open > 0 {
            greeting = greeting.line(caller.text.taken_over(open));
            greeting.choices.insert(0, Choice { label: caller.text.choice_tasks(), action: tasks_action() });
        }
        reply(greeting)
    }
}
