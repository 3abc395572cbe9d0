//! A platform tells that a message has come to a phone: soon, late, twice, out of order.

use super::{Acts, text};

impl Acts {
    pub(super) async fn receive(&mut self) -> Result<(), String> {
        let told = {
            let throw = self.dice.throw() as usize;
            let again = self.dice.one_in(4);
            let receipts = &mut self.world.state().receipts;
            match receipts.len() {
                0 => return Ok(()),
                count if again => receipts[throw % count].clone(),
                count => receipts.swap_remove(throw % count),
            }
        };
        let seen = self.dice.one_in(2);
        let (chat, message) = told;
        self.desk.take_receipt(&chat, &[message], seen, self.clock.time()).await.map_err(text)?;
        Ok(())
    }
}
