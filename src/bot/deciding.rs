//! A bare "Xác nhận" or "Huỷ bỏ" typed while a letter is under review: does what the button under it does.

use super::caller::Caller;
use super::reply::{Reply, reply};
use super::reviewing::version_name;
use super::{Bot, BotError};
use crate::desk::slug;
use crate::domain::letter::{Letter, LetterState};
use crate::domain::message::{Action, Choice, Message};
use crate::domain::rights::Act;
use crate::text::{Catalogue, Lang};

/// Letters offered when it has to be asked which is meant.
const SHOWN: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    Confirm,
    Discard,
}

/// A word, folded, and what it decides.
struct Word {
    word: String,
    decision: Decision,
    /// It says by itself what is decided. "Đúng rồi" does so only right behind what it answers.
    is_plain: bool,
}

/// The words for each decision in every language.
pub(super) struct DecisionWords(Vec<Word>);

impl DecisionWords {
    pub fn new(catalogue: &Catalogue) -> DecisionWords {
        let mut words = Vec::new();
        for text in Lang::ALL.into_iter().map(|lang| catalogue.in_lang(lang)) {
            for (alternatives, decision, is_plain) in [
                (text.review_words_confirm(), Decision::Confirm, true),
                (text.review_words_discard(), Decision::Discard, true),
                (text.review_words_yes(), Decision::Confirm, false),
                (text.review_words_no(), Decision::Discard, false),
            ] {
                words.extend(alternatives.split('|').map(|word| Word { word: slug(word), decision, is_plain }));
            }
        }
        DecisionWords(words)
    }

    /// Whether the text is such a word and nothing else.
    pub fn has(&self, typed: &str) -> bool {
        self.find(typed).is_some()
    }

    fn find(&self, typed: &str) -> Option<&Word> {
        let typed = slug(typed);
        self.0.iter().find(|known| known.word == typed)
    }
}

impl Decision {
    /// As the button under the review has it.
    fn command(self, letter: &Letter) -> String {
        let act = match self {
            Decision::Confirm => "xacnhan",
            Decision::Discard => "bo",
        };
        format!("rasoat {} {act}", letter.id.handle())
    }
}

impl Bot {
    /// Confirms or discards the letter under review in this chat. Asks which, when several are, or when something that
    /// may be meant has come since. `None` when no letter is, or the words answer another question.
    pub(super) async fn typed_decision(&self, caller: &mut Caller<'_>, typed: &str) -> Result<Option<Reply>, BotError> {
        let Some(Word { decision, is_plain, .. }) = self.decisions.find(typed) else { return Ok(None) };
        if caller.in_group || !caller.may(Act::ImportLetter) || caller.session.expected(caller.now).is_some() {
            return Ok(None);
        }
        let offered = caller.session.offered(caller.now);
        let follows = offered.is_some_and(|offered| offered.choices.iter().any(|one| is_of_a_review(&one.action)));
        let means_other = offered.and_then(|offered| offered.chosen(typed)).is_some_and(|one| !is_of_a_review(one));
        if means_other || !(*is_plain || follows) {
            return Ok(None);
        }
        let open = self.open_reviews(caller).await?;
        let since = caller.session.last_review(caller.now);
        let pushed = self.last_pushed(caller).await?.filter(|pushed| since.is_some_and(|since| since < pushed.at));
        match (open.as_slice(), pushed) {
            ([], _) => Ok(None),
            ([letter], None) => self.command(caller, &decision.command(letter)).await.map(Some),
            (letters, pushed) => {
                let others = pushed.map_or_else(Vec::new, |pushed| pushed.choices);
                reply(which(caller, *decision, letters, others)).map(Some)
            }
        }
    }

    /// The letters shown for review in this chat that nobody has decided on, the last shown first.
    async fn open_reviews(&self, caller: &Caller<'_>) -> Result<Vec<Letter>, BotError> {
        let shown = caller.session.reviews(caller.now);
        if shown.is_empty() {
            return Ok(Vec::new());
        }
        let mut letters = self.store().letters().await?;
        letters.retain(|letter| letter.state == LetterState::Unreviewed);
        let mut open = Vec::new();
        for handle in shown {
            open.extend(letters.iter().find(|letter| letter.id.handle() == handle).cloned());
        }
        Ok(open)
    }
}

fn is_of_a_review(action: &Action) -> bool {
    matches!(action, Action::Command(line) if line.starts_with("rasoat "))
}

fn which(caller: &Caller<'_>, decision: Decision, letters: &[Letter], others: Vec<Choice>) -> Message {
    let text = caller.text;
    let (question, label): (String, &dyn Fn(String) -> String) = match decision {
        Decision::Confirm => (text.review_confirm_which(), &|name| text.review_confirm_this(name)),
        Decision::Discard => (text.review_discard_which(), &|name| text.review_discard_this(name)),
    };
    let mut message = Message::new().title(question);
    for letter in letters.iter().take(SHOWN) {
        let periods: Vec<String> = letter.content.periods().into_iter().map(|period| text.period(period)).collect();
        let name = text.review_letter(version_name(letter, text), periods.join(", "));
        message = message.line(name).choice(label(letter.file_name.clone()), Action::Command(decision.command(letter)));
    }
    message.choices.extend(others);
    message
}
