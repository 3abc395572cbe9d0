//! What an answer passes over of its question.

use super::messages;

messages! {
    overlooked_words(words) => "overlooked-words";
}
