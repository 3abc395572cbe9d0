//! Two index sets for tests: the national one, and that of a province which has approved its own.

use super::*;
use crate::domain::index_set::Criterion;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;

/// From 1/7/2025 publicity is worth 22 points and digitisation 18, the other way round than nationally, and the online
/// services are one group.
pub fn own_set(owner: &str) -> IndexSet {
    let groups = [("CKMB", 22), ("TDGQ", 20), ("ONLINE", 22), ("MDHL", 18), ("SHHS", 18)];
    IndexSet {
        owner: Some(UnitId::new(owner)),
        valid_from: "2025-07-01".parse().ok(),
        ..set("own", Layout::Five, &groups)
    }
}

/// The national set, and that of `owner`.
pub fn national_and_own(owner: &str) -> IndexSets {
    let groups = [("CKMB", 18), ("TDGQ", 20), ("DVCTT", 12), ("TTTT", 10), ("MDHL", 18), ("SHHS", 22)];
    IndexSets::build(vec![set("766", Layout::Six, &groups), own_set(owner)], |_| true).expect("sound sets")
}

fn set(id: &str, layout: Layout, groups: &[(&str, i32)]) -> IndexSet {
    let criterion = |(code, max): &(&str, i32)| Criterion {
        code: (*code).to_owned(),
        group: None,
        name: (*code).to_owned(),
        max: Some(Points::whole(*max)),
    };
    IndexSet {
        id: id.to_owned(),
        owner: None,
        valid_from: None,
        valid_to: None,
        layouts: vec![layout],
        name: id.to_owned(),
        total: Points::whole(100),
        legal_basis: String::new(),
        criteria: groups.iter().map(criterion).collect(),
    }
}
