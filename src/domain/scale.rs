//! Thang điểm: out of how many points each group is scored, by the index set that holds for a unit in a period.

use super::index_set::{IndexSet, IndexSets, Layout};
use super::indicator::Indicator;
use super::period::Period;
use super::points::Points;
use super::unit::UnitId;
use super::unit_registry::UnitRegistry;
use chrono::NaiveDate;

/// The maxima of one set. Of what the set does not know, the national one is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    maxima: Vec<(Indicator, Points)>,
    /// The groups that make up the total, once for each layout in which results are published.
    layouts: Vec<Vec<Indicator>>,
}

/// The scales that a letter may print: every set's that is stored, whoever owns it and whenever it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scales(Vec<Scale>);

/// The scale that holds for a unit on a day.
#[derive(Debug, Clone, Copy)]
pub struct ScalesInForce<'a> {
    pub sets: &'a IndexSets,
    pub units: &'a UnitRegistry,
}

impl Scale {
    /// Of Quyết định 766/QĐ-TTg: what holds where no set is stored.
    pub fn national() -> Scale {
        let five = [Indicator::Ckmb, Indicator::Tdgq, Indicator::Online, Indicator::Mdhl, Indicator::Shhs];
        Scale {
            maxima: Indicator::ALL.map(|indicator| (indicator, indicator.national_max())).to_vec(),
            layouts: vec![Indicator::GROUPS.to_vec(), five.to_vec()],
        }
    }

    pub fn of(set: &IndexSet) -> Scale {
        let max = |indicator: Indicator| set.max_of(indicator).unwrap_or(indicator.national_max());
        let groups = |layout: &Layout| {
            let codes = set.groups(*layout).into_iter();
            codes.filter_map(|group| Indicator::from_code(&group.code)).collect()
        };
        let mut layouts: Vec<Vec<Indicator>> = set.layouts.iter().map(groups).collect();
        layouts.dedup();
        Scale { maxima: Indicator::ALL.map(|indicator| (indicator, max(indicator))).to_vec(), layouts }
    }

    pub fn max(&self, indicator: Indicator) -> Points {
        let known = self.maxima.iter().find(|(other, _)| *other == indicator);
        known.map_or(indicator.national_max(), |(_, max)| *max)
    }

    /// The groups that are scored out of so many points, in the order of the national set.
    pub fn scored_out_of(&self, max: Points) -> impl Iterator<Item = Indicator> {
        let groups = Indicator::ALL.into_iter().filter(|indicator| *indicator != Indicator::Total);
        groups.filter(move |indicator| self.max(*indicator) == max)
    }

    /// Whether these are all the groups that make up the total, in one of the layouts and no other group beside.
    pub fn is_complete(&self, groups: &[Indicator]) -> bool {
        let alike = |layout: &Vec<Indicator>| {
            layout.iter().all(|group| groups.contains(group)) && groups.iter().all(|group| layout.contains(group))
        };
        self.layouts.iter().any(alike)
    }
}

impl Scales {
    pub fn national() -> Scales {
        Scales(vec![Scale::national()])
    }

    pub fn of(sets: &IndexSets) -> Scales {
        let mut scales: Vec<Scale> = sets.all().iter().map(Scale::of).collect();
        if scales.is_empty() {
            scales.push(Scale::national());
        }
        Scales(scales)
    }

    /// Whether the group is, in some set, scored out of so many points.
    pub fn may_be(&self, indicator: Indicator, max: Points) -> bool {
        self.0.iter().any(|scale| scale.max(indicator) == max)
    }

    /// Whether so many points are the maximum of both online groups in one, and in no set that of the services alone.
    pub fn is_of_online(&self, max: Points) -> bool {
        self.may_be(Indicator::Online, max) && !self.may_be(Indicator::Dvctt, max)
    }

    /// More than the services alone can have in any set, and not more than both online groups in one.
    pub fn fits_online_alone(&self, points: Points) -> bool {
        let most = |indicator: Indicator| self.0.iter().map(|scale| scale.max(indicator)).max();
        Some(points) > most(Indicator::Dvctt) && Some(points) <= most(Indicator::Online)
    }

    /// Whether the total or some group is scored out of so many points.
    pub fn is_a_maximum(&self, max: Points) -> bool {
        Indicator::ALL.into_iter().any(|indicator| self.may_be(indicator, max))
    }

    /// The only group, or the total, that is scored out of so many points; `None` when several are, or none.
    pub fn only_with(&self, max: Points) -> Option<Indicator> {
        let mut with = Indicator::ALL.into_iter().filter(|indicator| self.may_be(*indicator, max));
        with.next().filter(|_| with.next().is_none())
    }

    /// Whether so many points are more than half of what the group can have in every set.
    pub fn is_more_than_half(&self, indicator: Indicator, points: Points) -> bool {
        self.0.iter().all(|scale| points + points > scale.max(indicator))
    }

    /// More than any group can have is the total.
    pub fn highest_of_a_group(&self) -> Points {
        let groups = || Indicator::ALL.into_iter().filter(|indicator| *indicator != Indicator::Total);
        let maxima = self.0.iter().flat_map(|scale| groups().map(|group| scale.max(group)));
        maxima.max().unwrap_or_default()
    }
}

impl ScalesInForce<'_> {
    /// By the set of the unit or of the nearest above it that has one; without a unit, by the national set.
    pub fn on(&self, day: NaiveDate, unit: Option<&UnitId>) -> Scale {
        let above = unit.into_iter().flat_map(|unit| self.units.ancestors(unit)).map(|above| &above.id);
        self.sets.on(day, unit.into_iter().chain(above)).map_or_else(Scale::national, Scale::of)
    }

    /// By the set that holds at the end of the period.
    pub fn in_period(&self, period: Period, unit: &UnitId) -> Scale {
        self.on(period.end(), Some(unit))
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
