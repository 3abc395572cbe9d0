//! What an answer passes over of its question, and what a question leaves out.

use super::messages;

messages! {
    overlooked_words(words) => "overlooked-words";
    asking_whom() => "asking-whom";
    asking_whom_month() => "asking-whom-month";
}
