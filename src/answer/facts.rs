//! What is stored about a question: the figures of one unit and period with their letter, or why there are none.

use super::rivals::{self, Rival};
use crate::domain::calendar::office_day;
use crate::domain::figure::{FigureSet, RateAlone};
use crate::domain::letter::{LetterHeading, LetterPaper};
use crate::domain::period::Period;
use crate::domain::unit::{Unit, UnitId, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use crate::question::{Lexicon, PeriodAsked, Question, Scene, UnitAsked};
use crate::store::{Store, StoreError};
use chrono::NaiveDate;
use std::sync::Arc;

/// The store as one question sees it.
pub struct Facts<'a> {
    pub store: &'a Store,
    pub lexicon: &'a Lexicon,
    pub scene: Scene<'a>,
    /// The figures are wanted as data too.
    pub with_data: bool,
}

/// Figures found, and how they relate to what was asked.
pub struct Located {
    /// The unit that was meant.
    pub wanted: UnitId,
    pub set: FigureSet,
    pub letter: Option<Arc<LetterHeading>>,
    /// The period that was meant had no figures; this one is older.
    pub instead_of: Option<Period>,
    /// Other letters in force that say otherwise.
    pub rivals: Vec<Rival>,
}

/// No figures, and what there is instead.
pub struct Missing {
    pub wanted: Option<UnitId>,
    pub period: Option<Period>,
    /// Periods that there are figures for, newest first.
    pub available: Vec<Period>,
    /// Whose figures those are, when not the unit's own.
    pub whose: Option<UnitId>,
}

/// The newest month that has figures.
pub fn newest_month(periods: &[Period]) -> Option<Period> {
    periods.iter().copied().find(|period| matches!(period, Period::Month { .. }))
}

impl Located {
    pub fn unit(&self) -> &UnitId {
        &self.set.unit
    }

    /// The figures are not the unit's that was meant.
    pub fn is_stand_in(&self) -> bool {
        self.wanted != self.set.unit
    }
}

impl<'a> Facts<'a> {
    pub fn new(store: &'a Store, lexicon: &'a Lexicon, scene: &Scene<'a>) -> Facts<'a> {
        Facts { store, lexicon, scene: *scene, with_data: true }
    }

    pub fn units(&self) -> &'a Arc<UnitRegistry> {
        self.lexicon.units()
    }

    pub fn today(&self) -> NaiveDate {
        office_day(self.scene.now)
    }

    /// The unit meant, as it was on `day`. `None` when nothing tells it.
    pub fn unit(&self, asked: &UnitAsked, day: NaiveDate) -> Option<UnitId> {
        let own = self.scene.own_unit.or(self.scene.home_unit);
        match asked.meant() {
            UnitAsked::Own | UnitAsked::None => own.map(|own| self.as_of(own, day)),
            UnitAsked::District => self.above(UnitLevel::District),
            UnitAsked::Province => self.above(UnitLevel::Province),
            UnitAsked::Named { unit, .. } => Some(unit.clone()),
            _ => None,
        }
    }

    fn above(&self, level: UnitLevel) -> Option<UnitId> {
        [self.scene.own_unit, self.scene.home_unit]
            .into_iter()
            .flatten()
            .find_map(|unit| self.units().at_level(unit, level))
            .map(|unit| unit.id.clone())
    }

    /// One's own unit in the period asked about: before a reform, the unit of the same name that went into it; after
    /// one, the only unit it went into.
    fn as_of(&self, own: &UnitId, day: NaiveDate) -> UnitId {
        let Some(unit) = self.units().get(own).filter(|unit| !unit.is_valid_on(day)) else { return own.clone() };
        let before = |earlier: &&Unit| earlier.name == unit.name && earlier.is_valid_on(day);
        let earlier = self
            .units()
            .events_of(own)
            .filter(|event| event.to.contains(own))
            .flat_map(|event| &event.from)
            .filter_map(|id| self.units().get(id))
            .find(before);
        if let Some(earlier) = earlier {
            return earlier.id.clone();
        }
        match self.units().successors_on(own, day).as_slice() {
            [one] => one.id.clone(),
            _ => own.clone(),
        }
    }

    /// The figures that the question is about.
    pub async fn locate(&self, question: &Question) -> Result<Result<Located, Missing>, StoreError> {
        let period = question.period.resolved();
        let day = period.map_or(self.today(), Period::end);
        let Some(wanted) = self.unit(&question.unit, day) else {
            return Ok(Err(Missing { wanted: None, period, available: Vec::new(), whose: None }));
        };
        if let Some(located) = self.of_unit(&wanted, &question.period, &wanted).await? {
            return Ok(Ok(located));
        }
        // "Ours" without figures of its own: the figures of the unit that publishes, under its own name.
        let ours = matches!(question.unit.meant(), UnitAsked::Own | UnitAsked::None);
        if ours
            && let Some(home) = self.scene.home_unit.filter(|home| **home != wanted)
            && let Some(located) = self.of_unit(home, &question.period, &wanted).await?
        {
            return Ok(Ok(located));
        }
        let available = self.store.periods_of(&wanted).await?;
        let home = self.scene.home_unit.filter(|_| available.is_empty() && ours);
        let available = match home {
            Some(home) => self.store.periods_of(home).await?,
            None => available,
        };
        Ok(Err(Missing { wanted: Some(wanted), period, available, whose: home.cloned() }))
    }

    async fn of_unit(
        &self,
        unit: &UnitId,
        asked: &PeriodAsked,
        wanted: &UnitId,
    ) -> Result<Option<Located>, StoreError> {
        let (period, fallback) = match asked.meant() {
            PeriodAsked::In { period, year_said } => (Some(*period), !year_said),
            other => (other.resolved(), false),
        };
        let mut found = match period {
            Some(period) => self.store.figures_of_letters(unit, period).await?,
            None => match newest(&self.store.periods_of(unit).await?) {
                Some(newest) => self.store.figures_of_letters(unit, newest).await?,
                None => Vec::new(),
            },
        };
        let mut instead_of = None;
        if found.is_empty()
            && fallback
            && let Some(period) = period
            && let Some(older) = older_namesake(&self.store.periods_of(unit).await?, period)
        {
            found = self.store.figures_of_letters(unit, older).await?;
            instead_of = Some(period);
        }
        let mut found = found.into_iter();
        let Some(set) = found.next() else { return Ok(None) };
        let letter = self.store.letter_heading(&set.source).await?;
        let rivals = self.rivals(&set, found).await?;
        Ok(Some(Located { wanted: wanted.clone(), set, letter, instead_of, rivals }))
    }

    async fn rivals(
        &self,
        counted: &FigureSet,
        others: impl Iterator<Item = FigureSet>,
    ) -> Result<Vec<Rival>, StoreError> {
        let mut rivals = Vec::new();
        for other in others {
            let figures = rivals::differing(counted, &other);
            if !figures.is_empty() {
                rivals.push(Rival { letter: self.store.letter_heading(&other.source).await?, figures });
            }
        }
        Ok(rivals)
    }

    /// The rates that the letter prints for the unit and period without the score of their group.
    pub async fn rates_alone(&self, located: &Located) -> Result<Vec<RateAlone>, StoreError> {
        let set = &located.set;
        let paper = self.store.letter_paper(&set.source).await?;
        let of_set = |rate: &&RateAlone| rate.unit == set.unit && rate.period == set.period;
        Ok(paper.rates_alone.iter().filter(of_set).cloned().collect())
    }

    /// Where a unit has no figures: its period in which a letter prints nothing of it but rates.
    pub async fn rates_without_figures(&self, question: &Question) -> Result<Option<Located>, StoreError> {
        let period = question.period.resolved();
        let Some(unit) = self.unit(&question.unit, period.map_or(self.today(), Period::end)) else { return Ok(None) };
        let Some((period, paper)) = self.store.rates_alone_of(&unit, period).await? else { return Ok(None) };
        let set = FigureSet { unit: unit.clone(), period, source: paper.id.clone(), figures: Vec::new() };
        let letter = self.store.letter_heading(&set.source).await?;
        Ok(Some(Located { wanted: unit, set, letter, instead_of: None, rivals: Vec::new() }))
    }

    /// The figures of `unit` in exactly `period`.
    pub async fn exact(&self, unit: &UnitId, period: Period) -> Result<Option<Located>, StoreError> {
        let asked = PeriodAsked::In { period, year_said: true };
        self.of_unit(unit, &asked, unit).await
    }

    /// The newest confirmed letter about `period`, or about the latest period of all: of the unit that publishes here
    /// when it has one, else of whoever has.
    pub async fn letter_about(&self, period: Option<Period>) -> Result<Option<Arc<LetterPaper>>, StoreError> {
        if let Some(home) = self.scene.home_unit
            && let Some(letter) = self.store.letter_about(period, Some(home)).await?
        {
            return Ok(Some(letter));
        }
        self.store.letter_about(period, None).await
    }

    /// The most recent earlier period of the same kind and number that a letter is about, for a question that leaves the
    /// year open.
    pub async fn older_letter_period(&self, asked: &PeriodAsked) -> Result<Option<Period>, StoreError> {
        let PeriodAsked::In { period, year_said: false } = asked.meant() else { return Ok(None) };
        Ok(older_namesake(&self.store.letter_periods().await?, *period))
    }

    pub fn is_province(&self, unit: &UnitId) -> bool {
        self.units().get(unit).is_some_and(|unit| unit.level() == UnitLevel::Province)
    }

    pub fn name(&self, unit: &UnitId) -> String {
        self.units().name(unit)
    }
}

/// The newest period, a month before a longer one that ends on the same day.
fn newest(periods: &[Period]) -> Option<Period> {
    let month = newest_month(periods);
    let first = periods.first().copied();
    match (month, first) {
        (Some(month), Some(first)) if first.end() > month.end() => Some(first),
        (month, first) => month.or(first),
    }
}

/// The most recent earlier period of the same kind and number: December 2023 for December 2024.
fn older_namesake(periods: &[Period], period: Period) -> Option<Period> {
    let mut older = period.same_last_year()?;
    let oldest = periods.iter().map(|period| period.year()).min()?;
    while older.year() >= oldest {
        if periods.contains(&older) {
            return Some(older);
        }
        older = older.same_last_year()?;
    }
    None
}
