//! A day on which everything happens once.

use super::Acts;
use std::time::Duration;

impl Acts {
    pub async fn day(&mut self) -> Result<(), String> {
        self.issue().await?;
        self.a_while().await;
        self.receive().await?;
        self.press().await?;
        self.remind().await?;
        self.hand_over().await?;
        self.a_while().await;
        self.issue().await?;
        self.pause().await?;
        self.hand_over().await?;
        Self::resume_all(&self.store, &self.waker).await.map_err(super::text)?;
        self.a_while().await;
        self.press().await?;
        self.resend().await?;
        self.issue().await?;
        while !self.cancel().await? {}
        self.a_while().await;
        Ok(())
    }

    /// Some of what is due leaves.
    async fn a_while(&self) {
        tokio::time::sleep(Duration::from_millis(1_500)).await;
    }
}
