//! Index sets: whose they are, from which day they hold, their groups and component criteria with the maxima that are known.
//!
//! The national set (Quyết định 766/QĐ-TTg) has five groups; the portal and most letters split the online group of 22 points into
//! two. A province may approve a set of its own for the units below it.

use super::indicator::Indicator;
use super::points::Points;
use super::unit::UnitId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexSet {
    /// "766"; a new version is another set.
    pub id: String,
    /// The unit that approved it for the units below; `None` = national.
    pub owner: Option<UnitId>,
    /// First day, `None` = always before.
    pub valid_from: Option<NaiveDate>,
    /// Last day, `None` = still valid.
    pub valid_to: Option<NaiveDate>,
    /// The layouts in which its results are published.
    pub layouts: Vec<Layout>,
    pub name: String,
    pub total: Points,
    /// E.g. "766/QĐ-TTg".
    pub legal_basis: String,
    /// Groups and components in the order of the table.
    pub criteria: Vec<Criterion>,
}

/// A group or a component of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub code: String,
    /// The code of what it is a part of; `None` for a group of the set.
    pub group: Option<String>,
    pub name: String,
    /// `None` = not known: never guessed.
    pub max: Option<Points>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Online services and online payment apart.
    Six,
    /// One online group.
    Five,
}

/// All sets, asked by owner and day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexSets(Vec<IndexSet>);

/// What is wrong with a table of sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexFault {
    /// The set has no row `TOTAL`, which says whose it is and since when.
    NoTotal(String),
    Duplicate {
        set: String,
        code: String,
    },
    UnknownGroup {
        set: String,
        code: String,
        group: String,
    },
    /// The groups do not add up to the total.
    GroupsDiffer {
        set: String,
        sum: Points,
        total: Points,
    },
    /// The components are worth more than what they are parts of.
    PartsExceed {
        set: String,
        group: String,
        sum: Points,
        max: Points,
    },
    ValidityReversed(String),
    /// Two sets of one owner hold on one day.
    Overlap {
        first: String,
        second: String,
    },
    /// Between two sets of one owner none holds.
    Gap {
        first: String,
        second: String,
    },
    UnknownOwner {
        set: String,
        owner: UnitId,
    },
}

impl IndexSet {
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    pub fn max_of(&self, indicator: Indicator) -> Option<Points> {
        match indicator {
            Indicator::Total => Some(self.total),
            group => self.criteria.iter().find(|criterion| criterion.code == group.code())?.max,
        }
    }

    /// The parts of a group, or of the set itself.
    pub fn parts<'a>(&'a self, group: Option<&'a str>) -> impl Iterator<Item = &'a Criterion> {
        self.criteria.iter().filter(move |criterion| criterion.group.as_deref() == group)
    }

    /// The groups as this layout publishes them: in six, a group whose parts are groups themselves is replaced by them.
    pub fn groups(&self, layout: Layout) -> Vec<&Criterion> {
        let is_group = |criterion: &&Criterion| Indicator::from_code(&criterion.code).is_some();
        let mut groups = Vec::new();
        for top in self.parts(None).filter(is_group) {
            let inner: Vec<&Criterion> = self.parts(Some(&top.code)).filter(is_group).collect();
            if layout == Layout::Six && !inner.is_empty() {
                groups.extend(inner);
            } else {
                groups.push(top);
            }
        }
        groups
    }

    fn faults(&self) -> Vec<IndexFault> {
        let set = || self.id.clone();
        let mut faults = Vec::new();
        if self.valid_from.zip(self.valid_to).is_some_and(|(from, to)| to < from) {
            faults.push(IndexFault::ValidityReversed(set()));
        }
        for (at, criterion) in self.criteria.iter().enumerate() {
            if self.criteria[..at].iter().any(|before| before.code == criterion.code) {
                faults.push(IndexFault::Duplicate { set: set(), code: criterion.code.clone() });
            }
            let Some(group) = &criterion.group else { continue };
            let of = self.criteria.iter().find(|other| other.code == *group && other.code != criterion.code);
            if of.is_none() {
                let (code, group) = (criterion.code.clone(), group.clone());
                faults.push(IndexFault::UnknownGroup { set: set(), code, group });
            }
        }
        for criterion in &self.criteria {
            let sum: Points = self.parts(Some(&criterion.code)).filter_map(|part| part.max).sum();
            if let Some(max) = criterion.max.filter(|max| sum > *max) {
                faults.push(IndexFault::PartsExceed { set: set(), group: criterion.code.clone(), sum, max });
            }
        }
        for layout in &self.layouts {
            let sum: Points = self.groups(*layout).into_iter().filter_map(|group| group.max).sum();
            if sum != self.total {
                faults.push(IndexFault::GroupsDiffer { set: set(), sum, total: self.total });
            }
        }
        faults.dedup();
        faults
    }
}

impl IndexSets {
    /// Checks the sets; every fault found is returned.
    pub fn build(sets: Vec<IndexSet>, knows: impl Fn(&UnitId) -> bool) -> Result<IndexSets, Vec<IndexFault>> {
        let mut faults: Vec<IndexFault> = sets.iter().flat_map(IndexSet::faults).collect();
        let mut by_owner: HashMap<Option<&UnitId>, Vec<&IndexSet>> = HashMap::new();
        for set in &sets {
            if let Some(owner) = set.owner.as_ref().filter(|owner| !knows(owner)) {
                faults.push(IndexFault::UnknownOwner { set: set.id.clone(), owner: owner.clone() });
            }
            by_owner.entry(set.owner.as_ref()).or_default().push(set);
        }
        for mut of_owner in by_owner.into_values() {
            of_owner.sort_by_key(|set| set.valid_from);
            for pair in of_owner.windows(2) {
                let (first, second) = (pair[0].id.clone(), pair[1].id.clone());
                match (pair[0].valid_to, pair[1].valid_from) {
                    (Some(to), Some(from)) if to.succ_opt() == Some(from) => {}
                    (Some(to), Some(from)) if to < from => faults.push(IndexFault::Gap { first, second }),
                    _ => faults.push(IndexFault::Overlap { first, second }),
                }
            }
        }
        if faults.is_empty() { Ok(IndexSets(sets)) } else { Err(faults) }
    }

    pub fn all(&self) -> &[IndexSet] {
        &self.0
    }

    /// The set that holds on `day` for a unit: that of the nearest of `owners` that has one, else the national one.
    pub fn on<'a>(&self, day: NaiveDate, owners: impl IntoIterator<Item = &'a UnitId>) -> Option<&IndexSet> {
        let of = |owner: Option<&UnitId>| self.0.iter().find(|set| set.owner.as_ref() == owner && set.is_valid_on(day));
        owners.into_iter().find_map(|owner| of(Some(owner))).or_else(|| of(None))
    }
}

impl Layout {
    pub const ALL: [Layout; 2] = [Layout::Six, Layout::Five];

    /// The words of the table: `six`, `five`, `both`.
    pub fn from_word(word: &str) -> Option<Vec<Layout>> {
        match word {
            "six" => Some(vec![Layout::Six]),
            "five" => Some(vec![Layout::Five]),
            "both" => Some(Layout::ALL.to_vec()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(id: &str, from: &str, to: Option<&str>) -> IndexSet {
        let part = |code: &str, group: Option<&str>, max: i32| Criterion {
            code: code.to_owned(),
            group: group.map(str::to_owned),
            name: code.to_owned(),
            max: Some(Points::whole(max)),
        };
        IndexSet {
            id: id.to_owned(),
            owner: None,
            valid_from: from.parse().ok(),
            valid_to: to.and_then(|to| to.parse().ok()),
            layouts: Layout::ALL.to_vec(),
            name: "Bộ chỉ số".to_owned(),
            total: Points::whole(40),
            legal_basis: "1/QĐ".to_owned(),
            criteria: vec![
                part("CKMB", None, 18),
                part("ONLINE", None, 22),
                part("DVCTT", Some("ONLINE"), 12),
                part("TTTT", Some("ONLINE"), 10),
            ],
        }
    }

    fn build(sets: Vec<IndexSet>) -> Result<IndexSets, Vec<IndexFault>> {
        IndexSets::build(sets, |owner| owner.as_str() == "p")
    }

    #[test]
    fn one_set_has_both_layouts() {
        let one = set("1", "2022-08-01", None);
        let codes = |layout| one.groups(layout).iter().map(|group| group.code.clone()).collect::<Vec<_>>();
        assert_eq!(codes(Layout::Five), ["CKMB", "ONLINE"]);
        assert_eq!(codes(Layout::Six), ["CKMB", "DVCTT", "TTTT"]);
        assert_eq!(one.max_of(Indicator::Online), Some(Points::whole(22)));
        assert_eq!(one.max_of(Indicator::Shhs), None, "not in this set");
        assert!(build(vec![one]).is_ok());
    }

    #[test]
    fn the_day_decides_and_a_province_s_own_set_goes_first() {
        let mut own = set("own", "2024-01-01", None);
        own.owner = Some(UnitId::new("p"));
        let sets = build(vec![set("1", "2022-08-01", Some("2024-12-31")), set("2", "2025-01-01", None), own]);
        let sets = sets.expect("sets");
        let on = |day: &str, owners: &[UnitId]| sets.on(day.parse().expect("a day"), owners).map(|set| set.id.clone());
        assert_eq!(on("2022-07-31", &[]), None);
        assert_eq!(on("2024-12-31", &[]).as_deref(), Some("1"));
        assert_eq!(on("2025-01-01", &[]).as_deref(), Some("2"));
        let below = [UnitId::new("c"), UnitId::new("p")];
        assert_eq!(on("2025-01-01", &below).as_deref(), Some("own"));
        assert_eq!(on("2023-06-01", &below).as_deref(), Some("1"));
    }

    #[test]
    fn sets_that_contradict_themselves_or_one_another_are_refused() {
        let of = |change: fn(&mut IndexSet)| {
            let mut one = set("1", "2022-08-01", None);
            change(&mut one);
            build(vec![one]).expect_err("faults")
        };
        let differ = of(|set| set.total = Points::whole(41));
        assert!(matches!(differ.as_slice(), [IndexFault::GroupsDiffer { .. }]), "{differ:?}");
        let exceed = of(|set| set.criteria[3].max = Some(Points::whole(11)));
        assert!(exceed.iter().any(|fault| matches!(fault, IndexFault::PartsExceed { .. })), "{exceed:?}");
        let lost = of(|set| set.criteria[3].group = Some("X".to_owned()));
        assert!(lost.iter().any(|fault| matches!(fault, IndexFault::UnknownGroup { .. })), "{lost:?}");
        let owner = of(|set| set.owner = Some(UnitId::new("nowhere")));
        assert!(matches!(owner.as_slice(), [IndexFault::UnknownOwner { .. }]), "{owner:?}");
        let pair = |to, from| build(vec![set("1", "2022-08-01", to), set("2", from, None)]).expect_err("faults");
        assert!(matches!(pair(None, "2025-01-01").as_slice(), [IndexFault::Overlap { .. }]));
        assert!(matches!(pair(Some("2024-11-30"), "2025-01-01").as_slice(), [IndexFault::Gap { .. }]));
    }
}
