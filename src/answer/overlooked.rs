//! What an answer passes over of its question is said below its figures.

use super::Reply;
use crate::domain::message::Block;
use crate::question::Understood;
use crate::text::Text;

pub fn told(text: Text<'_>, understood: &Understood, mut reply: Reply) -> Reply {
    if !reply.figures.is_empty() && !understood.overlooked.is_empty() {
        let words = understood.overlooked.join("”, “");
        reply.message.blocks.push(Block::Note(text.overlooked_words(words)));
    }
    reply
}
