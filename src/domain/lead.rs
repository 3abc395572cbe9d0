//! What stands above the common text of an announcement for the seats of one unit: that unit's own figures.

use super::message::{Block, Message};
use serde::{Deserialize, Serialize};

/// The personal beginning of a notice. Fixed for every unit at approval, so that what was approved is what is sent;
/// one for all seats of a unit, never one a recipient.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Lead {
    pub blocks: Vec<Block>,
}

impl Lead {
    /// The message with this lead below its title.
    pub fn above(&self, common: &Message) -> Message {
        let mut message = common.clone();
        let place = usize::from(matches!(message.blocks.first(), Some(Block::Title(_))));
        message.blocks.splice(place..place, self.blocks.iter().cloned());
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lead_stands_below_the_title_and_changes_nothing_else() {
        let common = Message::new().title("Kết quả").line("Chung").note("Nguồn");
        let lead = Lead { blocks: vec![Block::Text("Xã mình".into())] };
        assert_eq!(lead.above(&common).plain_text(), "Kết quả\n\nXã mình\n\nChung\n\nNguồn");
        assert_eq!(lead.above(&Message::text("Chung")).plain_text(), "Xã mình\n\nChung");
        assert_eq!(Lead::default().above(&common), common);
    }
}
