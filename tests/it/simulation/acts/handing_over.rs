//! A seat changes hands, whatever is on its way to it.

use super::{Acts, text};
use crate::simulation::KINDS;
use chrono::TimeDelta;
use loa::domain::seat::{ChatAddress, Invitation};

/// The chats of those who come later.
const FIRST_NEW_CHAT: usize = 500;

impl Acts {
    /// Whoever has been invited uses the code; those who held the seat leave it in the same step.
    pub(super) async fn hand_over(&mut self) -> Result<(), String> {
        let seat = self.any_seat().await?;
        let number = {
            let mut state = self.world.state();
            state.newcomers += 1;
            // Asked for is enough to look at its rows differently: whether it came to pass may be lost with the power.
            state.handed_over.insert(seat.to_string());
            FIRST_NEW_CHAT + state.newcomers
        };
        let now = self.clock.time();
        let code_hash = format!("hash-{number}");
        let invitation = Invitation {
            hands_over: true,
            up_to: None,
            code_hash: code_hash.clone(),
            seat,
            created_at: now,
            created_by: "office".to_owned(),
            expires_at: now + TimeDelta::days(14),
            used: None,
            person: None,
        };
        self.store.add_invitation(invitation).await.map_err(text)?;
        let chat = ChatAddress { channel: self.dice.pick(&KINDS), chat: number.to_string() };
        self.store.redeem_invitation(&code_hash, &chat, "Người mới", now).await.map_err(text)?;
        self.waker.wake();
        Ok(())
    }
}
