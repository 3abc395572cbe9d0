//! A free-text question → the answer of the working floor, within what the asker may see.

use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError};
use crate::answer::{self, Ask};
use crate::domain::letter::LetterRef;
use crate::domain::message::{Action, Message};
use crate::domain::rights::Act;
use crate::question::{self, Intent, Question, Scene, Unclear};
use serde_json::Value;

/// The intent of "đã tiếp nhận" in other words.
const ACKNOWLEDGE: &str = "acknowledge";

/// The intent of "tôi báo cáo tiến độ".
const REPORT_PROGRESS: &str = "report_progress";

/// Intents whose answers are for holders of a seat.
const FOR_SEATS: [&str; 2] = ["directive", "document"];

impl Bot {
    pub(super) fn reads_as_question(&self, caller: &Caller<'_>, typed: &str) -> bool {
        is_understood(&self.read_alone(caller, typed))
    }

    /// The text asks for a figure and nothing else: no report reads like that.
    pub(super) fn reads_as_figure_question(&self, caller: &Caller<'_>, typed: &str) -> bool {
        let question = self.read_alone(caller, typed);
        is_understood(&question) && is_about_figures(&question.intent)
    }

    /// What is typed, without the question before it.
    fn read_alone(&self, caller: &Caller<'_>, typed: &str) -> Question {
        let (home_unit, sets) = (self.desk.config.office.home_unit.as_ref(), self.desk.store.index_sets());
        let scene = Scene { sets: Some(&sets), ..Scene::new(caller.unit(), home_unit, caller.now) };
        question::understand(&self.lexicon(), typed, &scene).question
    }

    pub(super) async fn ask(&self, caller: &mut Caller<'_>, asked: &str) -> Result<Reply, BotError> {
        if !caller.is_seated() && !self.desk.config.office.public_questions {
            return match caller.in_group {
                true => Ok(Vec::new()),
                false => reply(Message::text(caller.text.chat_seats_only())),
            };
        }
        let lexicon = self.lexicon();
        let ask = Ask {
            text: asked,
            own_unit: caller.unit(),
            came_from: caller.came_from(),
            home_unit: self.desk.config.office.home_unit.as_ref(),
            // Of a group, several persons' questions would run into one another.
            context: if caller.in_group { None } else { caller.session.context(caller.now) },
            now: caller.now,
        };
        let response = answer::respond_in_words(self.store(), &lexicon, caller.text, ask).await?;
        let intent = response.understood.get("intent").and_then(Value::as_str).unwrap_or_default();
        if intent == ACKNOWLEDGE && caller.is_seated() {
            return self.acknowledge_by_word(caller).await;
        }
        if intent == REPORT_PROGRESS && caller.receives_notices() {
            return self.report_by_word(caller).await;
        }
        if caller.in_group {
            // Nobody asked for a word on everything that is said in a group.
            let has_figures =
                response.answer.get("figures").and_then(Value::as_array).is_some_and(|all| !all.is_empty());
            return if has_figures { reply(response.message) } else { Ok(Vec::new()) };
        }
        caller.session.set_context(response.context);
        caller.session.note_question(asked, caller.now);
        if !caller.receives_notices() && is_of_a_letter(intent, &response.answer, &response.message) {
            return reply(Message::text(caller.text.chat_seats_only()));
        }
        let suspended_by = response.answer.get("suspended_by").cloned();
        reply(match suspended_by.and_then(|by| serde_json::from_value::<LetterRef>(by).ok()) {
            Some(by) if caller.may(Act::ImportLetter) => {
                let lift = Action::Command(format!("rasoat {} congbo", by.handle()));
                response.message.choice(caller.text.index_resume(), lift)
            }
            _ => response.message,
        })
    }
}

/// Every word was understood, and is about what is answered here.
fn is_understood(question: &Question) -> bool {
    let not_read = matches!(
        question.unclear,
        Some(Unclear::Words(_) | Unclear::UnknownUnit(_) | Unclear::Period | Unclear::OtherIndex)
    );
    !not_read && question.intent != Intent::OutOfScope
}

fn is_about_figures(intent: &Intent) -> bool {
    matches!(
        intent,
        Intent::ScoreAll
            | Intent::ScoreTotal
            | Intent::ScoreIndicator
            | Intent::Rate
            | Intent::Rank
            | Intent::Rating
            | Intent::ReferenceValue
            | Intent::LowestIndicator
            | Intent::HighestIndicator
            | Intent::Compare
            | Intent::Ranking
            | Intent::Trend
    )
}

/// What a letter asks of its addressees, and the letter itself: for holders of a seat.
fn is_of_a_letter(intent: &str, answer: &Value, message: &Message) -> bool {
    FOR_SEATS.iter().any(|kind| intent.starts_with(kind))
        || answer.get("directives").is_some()
        || message.file.is_some()
}
