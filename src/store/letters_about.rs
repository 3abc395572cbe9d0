//! Letters by what they are about, so that a question on a document need not look through all of them.

use super::about::of_period;
use super::engine::Engine;
use super::keys::{Key, KeyParts, Space};
use super::letter_rows::{self, Head};
use super::memory::LetterMark;
use super::{Store, StoreError, codec};
use crate::domain::letter::{LetterPaper, LetterRef};
use crate::domain::period::Period;
use crate::domain::unit::UnitId;
use std::sync::Arc;

impl Store {
    /// The confirmed letter about `period`, or about the latest period of all, that was imported last; of `issuer` alone
    /// when one is given.
    pub async fn letter_about(
        &self,
        period: Option<Period>,
        issuer: Option<&UnitId>,
    ) -> Result<Option<Arc<LetterPaper>>, StoreError> {
        let found = match period {
            Some(period) => self.newest_about(period, issuer)?.map(|(_, letter)| letter),
            None => match self.newest_of_all(issuer)? {
                None if issuer.is_none() => self.newest_without_figures(),
                found => found,
            },
        };
        found.map(|letter| self.paper(&letter)).transpose()
    }

    /// The periods that confirmed letters are about, latest end first.
    pub async fn letter_periods(&self) -> Result<Vec<Period>, StoreError> {
        let mut periods = Vec::new();
        let mut next = self.period_after(None)?;
        while let Some(period) = next {
            if self.newest_about(period, None)?.is_some() {
                periods.push(period);
            }
            next = self.period_after(Some(period))?;
        }
        Ok(periods)
    }

    /// What a letter version says beside its figures.
    pub async fn letter_paper(&self, letter: &LetterRef) -> Result<Arc<LetterPaper>, StoreError> {
        self.paper(letter)
    }

    /// The letter confirmed last that prints a rate of `unit` without the score of its group, in this period or in the latest
    /// that there is one of.
    pub async fn rates_alone_of(
        &self,
        unit: &UnitId,
        period: Option<Period>,
    ) -> Result<Option<(Period, Arc<LetterPaper>)>, StoreError> {
        let mut found: Option<(Period, Arc<LetterPaper>)> = None;
        for paper in self.confirmed_papers()? {
            let of_unit = paper.rates_alone.iter().filter(|rate| rate.unit == *unit).map(|rate| rate.period);
            let latest = of_unit.filter(|of| period.is_none_or(|period| period == *of)).max_by_key(|of| of.end());
            if let Some(latest) = latest
                && found.as_ref().is_none_or(|(before, _)| before.end() < latest.end())
            {
                found = Some((latest, paper));
            }
        }
        Ok(found)
    }

    /// What each letter in force says, the last confirmed first.
    pub(super) fn confirmed_papers(&self) -> Result<Vec<Arc<LetterPaper>>, StoreError> {
        let mut marks: Vec<(u64, LetterRef)> = {
            let letters = self.memory.letters();
            let in_force = letters.values().filter_map(|mark| Some((mark.in_force()?, mark.id.clone())));
            in_force.collect()
        };
        marks.sort_by_key(|(confirmation, _)| std::cmp::Reverse(*confirmation));
        marks.iter().map(|(_, letter)| self.paper(letter)).collect()
    }

    fn newest_about(&self, period: Period, issuer: Option<&UnitId>) -> Result<Option<(Place, LetterRef)>, StoreError> {
        let prefix = of_period(period);
        let prefix = issuer.map_or(prefix.clone(), |issuer| prefix.text(issuer.as_str()));
        let letters = self.memory.letters();
        let mut newest: Option<(Place, &LetterMark)> = None;
        for row in self.engine.scan(&prefix) {
            let (key, value) = row?;
            let import = key.last_chunk().map(|bytes| u64::from_be_bytes(*bytes)).unwrap_or_default();
            let place = Place { is_latest: *value == [1], import };
            let Some(mark) = letters.get(&import).filter(|mark| mark.in_force().is_some()) else { continue };
            if newest.is_none_or(|(newest, _)| place > newest) {
                newest = Some((place, mark));
            }
        }
        Ok(newest.map(|(place, mark)| (place, mark.id.clone())))
    }

    fn newest_of_all(&self, issuer: Option<&UnitId>) -> Result<Option<LetterRef>, StoreError> {
        let mut found: Option<(Period, (Place, LetterRef))> = None;
        let mut next = self.period_after(None)?;
        while let Some(period) = next {
            // A month and the year that end on one day are equally late.
            if found.as_ref().is_some_and(|(latest, _)| latest.end() > period.end()) {
                break;
            }
            if let Some(newest) = self.newest_about(period, issuer)?
                && found.as_ref().is_none_or(|(_, (place, _))| newest.0 > *place)
            {
                found = Some((period, newest));
            }
            next = self.period_after(Some(period))?;
        }
        Ok(found.map(|(_, (_, letter))| letter))
    }

    /// A letter without figures is about no period; it is the newest only where no letter has figures.
    fn newest_without_figures(&self) -> Option<LetterRef> {
        let letters = self.memory.letters();
        let in_force = letters.iter().filter(|(_, mark)| mark.in_force().is_some());
        in_force.max_by_key(|(import, _)| **import).map(|(_, mark)| mark.id.clone())
    }

    /// The period that follows `period` in the index.
    fn period_after(&self, period: Option<Period>) -> Result<Option<Period>, StoreError> {
        let all = Key::of(Space::LetterAbout);
        // No part of a key begins with this byte, so it stands behind all entries of the period.
        let from = period.map_or(all.clone(), |period| of_period(period).byte(0xFF));
        let Some((key, _)) = self.engine.scan_from(&all, from.as_bytes()).next().transpose()? else { return Ok(None) };
        let mut parts = KeyParts::of(&key);
        let period = parts.u32().and_then(|_| Period::from_code(&parts.text()?));
        period.map(Some).ok_or_else(|| StoreError::Corrupt("an entry of the letter index".to_owned()))
    }

    fn paper(&self, letter: &LetterRef) -> Result<Arc<LetterPaper>, StoreError> {
        if let Some(paper) = self.memory.paper(letter) {
            return Ok(paper);
        }
        let head = self.engine.get(Head::key(letter))?.ok_or_else(|| StoreError::missing("letter", letter))?;
        let paper = Arc::new(letter_rows::read_paper(&self.engine, codec::read(&head)?)?);
        self.memory.keep_paper(&paper);
        Ok(paper)
    }
}

/// Which of two letters about a period is the one to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    is_latest: bool,
    import: u64,
}

/// Completes the heads of format 1 and the index that follows from them.
pub(super) fn index_all(engine: &Engine) -> Result<(), StoreError> {
    for row in engine.scan(&Key::of(Space::Letter)) {
        let mut head: Head = codec::read(&row?.1)?;
        if head.about.is_none() {
            head.about = Some(letter_rows::read_about(engine, head.import)?);
            engine.apply_alone(|step| head.put(step))?;
        }
    }
    Ok(())
}
