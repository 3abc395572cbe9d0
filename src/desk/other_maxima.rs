//! Letters whose figures bear maxima of a set that was replaced after they were read: a stored figure keeps its maximum.

use super::{Desk, DeskError};
use crate::domain::figure::FigureStatus;
use crate::domain::letter::{Letter, LetterContent, LetterState};
use crate::domain::period::Period;
use crate::domain::scale::{Scale, ScalesInForce};
use std::collections::HashMap;

/// A letter version, and how many of its figures have another maximum than the set that now holds for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherMaxima {
    pub letter: Letter,
    pub figures: usize,
}

impl Desk {
    /// The letters that wait or are in force and have such figures. Those that are doubtful are left out: reading has told of a
    /// printed maximum that no set knew.
    pub async fn letters_with_other_maxima(&self) -> Result<Vec<OtherMaxima>, DeskError> {
        let registers = self.registers();
        let in_force = registers.in_force();
        let mut found = Vec::new();
        for letter in self.store.letters().await? {
            if !matches!(letter.state, LetterState::Unreviewed | LetterState::Confirmed) {
                continue;
            }
            let figures = figures_with_other_maxima(&letter.content, in_force);
            if figures > 0 {
                found.push(OtherMaxima { letter, figures });
            }
        }
        Ok(found)
    }
}

/// How many certain figures have another maximum than the set that holds in their period gives.
pub(super) fn figures_with_other_maxima(content: &LetterContent, in_force: ScalesInForce<'_>) -> usize {
    let mut scales: HashMap<Period, Scale> = HashMap::new();
    let mut count = 0;
    for set in &content.figure_sets {
        let scale = scales.entry(set.period).or_insert_with(|| in_force.in_period(set.period, &content.unit));
        let certain = set.figures.iter().filter(|figure| figure.status == FigureStatus::Certain);
        count += certain.filter(|figure| figure.max != scale.max(figure.indicator)).count();
    }
    count
}
