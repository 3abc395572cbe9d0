//! What confirmed letters suspend, and what persons have let go on.

use super::{Store, StoreError};
use crate::domain::letter::{LetterId, LetterPaper};
use crate::domain::suspension::{self, Lift, Suspension};
use chrono::NaiveDate;
use std::collections::HashMap;

impl Store {
    /// What the letters suspend that had come by `day`, newest first, with what had ended it by then.
    pub async fn suspensions(&self, day: NaiveDate) -> Result<Vec<Suspension>, StoreError> {
        let papers = self.confirmed_papers()?;
        let mut lifts: HashMap<LetterId, Lift> = HashMap::new();
        for paper in papers.iter().filter(|paper| paper.directives.iter().any(|one| one.suspends_components)) {
            if let Some(stored) = self.setting(&key(&paper.id.letter)).await?.filter(|stored| !stored.is_empty()) {
                let lift = serde_json::from_str(&stored).map_err(|error| StoreError::Corrupt(error.to_string()))?;
                lifts.insert(paper.id.letter.clone(), lift);
            }
        }
        let lift = |paper: &LetterPaper| lifts.get(&paper.id.letter).cloned();
        Ok(suspension::suspensions(&papers, lift, &self.units(), day))
    }

    /// Notes that a person lets the publication go on that any version of the letter suspends, or takes that back.
    /// Durable.
    pub async fn set_lift(&self, letter: &LetterId, lift: Option<&Lift>) -> Result<(), StoreError> {
        let value = match lift {
            Some(lift) => serde_json::to_string(lift).map_err(|error| StoreError::Io(error.to_string()))?,
            None => String::new(),
        };
        self.set_setting(&key(letter), &value).await
    }
}

fn key(letter: &LetterId) -> String {
    format!("suspension lifted {letter}")
}
