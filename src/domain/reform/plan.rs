//! The plan of a reform: every seat of a unit that ends, and what becomes of it.

use super::{Decision, Fate, SeatPlan, Why};
use crate::domain::role::Role;
use crate::domain::seat::{Seat, SeatId, SeatMerge};
use crate::domain::unit::{Unit, UnitId, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The seats whose unit ends on the eve of `date`, in the order given, with what is decided of each. A seat that one
/// successor follows moves there by itself; whatever else is to happen is in `decided`. No two seats get one title at one
/// unit: those that stand there already are among `seats`.
pub fn plan(
    registry: &UnitRegistry,
    date: NaiveDate,
    seats: &[Seat],
    decided: &BTreeMap<SeatId, Decision>,
) -> Vec<SeatPlan> {
    let ends = |unit: &UnitId| {
        registry.get(unit).is_some_and(|unit| unit.valid_to.is_some() && unit.valid_to == date.pred_opt())
    };
    let mut plans = Vec::new();
    let mut successors: HashMap<&UnitId, Vec<UnitId>> = HashMap::new();
    for seat in seats.iter().filter(|seat| seat.merged_into.is_none() && ends(&seat.unit)) {
        let choices = successors.entry(&seat.unit).or_insert_with(|| successors_of(registry, &seat.unit, date)).clone();
        let fate = fate(registry, date, seat, &choices, decided.get(&seat.id));
        plans.push(SeatPlan { seat: seat.clone(), choices, fate });
    }
    let going: HashSet<SeatId> = plans.iter().map(|plan| plan.seat.id.clone()).collect();
    let staying = seats.iter().filter(|seat| !going.contains(&seat.id));
    part_same_titles(&mut plans, staying, decided);
    check_merges(&mut plans, seats);
    plans
}

/// The units that `unit` went into; a department, of which events do not speak, goes with the unit above to the one of its
/// kind and name there.
fn successors_of(registry: &UnitRegistry, unit: &UnitId, date: NaiveDate) -> Vec<UnitId> {
    let direct: Vec<UnitId> = registry.successors_on(unit, date).into_iter().map(|unit| unit.id.clone()).collect();
    let Some(ended) = registry.get(unit).filter(|ended| direct.is_empty() && ended.level() == UnitLevel::Department)
    else {
        return direct;
    };
    let Some(parent) = &ended.parent else { return direct };
    let same = |other: &&Unit| other.kind == ended.kind && other.name == ended.name;
    let above = registry.successors_on(parent, date);
    let below = above.iter().flat_map(|above| registry.children_on(&above.id, date));
    below.filter(same).map(|unit| unit.id.clone()).collect()
}

fn fate(
    registry: &UnitRegistry,
    date: NaiveDate,
    seat: &Seat,
    choices: &[UnitId],
    decision: Option<&Decision>,
) -> Fate {
    let (decided, title) = match decision {
        Some(Decision::End) => return Fate::Ends,
        Some(Decision::Merge { into, holders }) => {
            let (from, into, holders) = (seat.id.clone(), into.clone(), holders.clone());
            return Fate::Merges(SeatMerge { from, into, holders, reform: Some(date) });
        }
        Some(Decision::Move { unit, title }) => (unit.as_ref(), title.clone()),
        None => (None, None),
    };
    let unit = match (decided, choices) {
        (Some(unit), _) => unit,
        (None, [only]) => only,
        (None, []) => return Fate::Undecided(Why::NoSuccessor),
        (None, _) => return Fate::Undecided(Why::Split),
    };
    if !registry.get(unit).is_some_and(|unit| unit.is_valid_on(date)) {
        return Fate::Undecided(Why::NotValid(unit.clone()));
    }
    let title = title.unwrap_or_else(|| retitled(&seat.title, &registry.name(&seat.unit), &registry.name(unit)));
    Fate::Moves { unit: unit.clone(), title }
}

/// "Chủ tịch UBND thị trấn Lương Bằng" at xã Lương Bằng is "Chủ tịch UBND xã Lương Bằng"; a title without the old unit's
/// name stays.
fn retitled(title: &str, old: &str, new: &str) -> String {
    title.replace(old, new)
}

/// A seat is merged into one that is there from the day on: that stays, or moves by a decision of its own.
fn check_merges(plans: &mut [SeatPlan], seats: &[Seat]) {
    let goes_on = |plan: &SeatPlan| matches!(plan.fate, Fate::Moves { .. });
    let goes: HashMap<SeatId, bool> = plans.iter().map(|plan| (plan.seat.id.clone(), goes_on(plan))).collect();
    for plan in plans {
        let Fate::Merges(merge) = &plan.fate else { continue };
        let there = seats.iter().find(|seat| seat.id == merge.into);
        let why = match there.filter(|into| goes.get(&into.id) != Some(&false) || into.id == plan.seat.id) {
            None => Some(Why::NoSuchSeat(merge.into.clone())),
            // Whose rights suffice is asked when somebody approves.
            Some(into) => into.may_take_in(&plan.seat, merge, Role::Operator).err().map(Why::NotMerged),
        };
        if let Some(why) = why {
            plan.fate = Fate::Undecided(why);
        }
    }
}

/// Of several seats that would have one title at one unit, only one that the office has decided on by name goes there by
/// that decision; of the others the office has to say what becomes of them.
fn part_same_titles<'a>(
    plans: &mut [SeatPlan],
    staying: impl Iterator<Item = &'a Seat>,
    decided: &BTreeMap<SeatId, Decision>,
) {
    let place = |unit: &UnitId, title: &str| (unit.clone(), title.trim().to_lowercase());
    let mut there: HashMap<(UnitId, String), Vec<SeatId>> = HashMap::new();
    for seat in staying.filter(|seat| seat.merged_into.is_none()) {
        there.entry(place(&seat.unit, &seat.title)).or_default().push(seat.id.clone());
    }
    let mut coming: HashMap<(UnitId, String), Vec<usize>> = HashMap::new();
    for (at, plan) in plans.iter().enumerate() {
        if let Fate::Moves { unit, title } = &plan.fate {
            coming.entry(place(unit, title)).or_default().push(at);
        }
    }
    for (place, comers) in coming {
        let held: &[SeatId] = there.get(&place).map_or(&[], Vec::as_slice);
        let named: Vec<usize> = comers.iter().copied().filter(|at| decided.contains_key(&plans[*at].seat.id)).collect();
        let first = match (held, named.as_slice(), comers.as_slice()) {
            ([], [only], _) | ([], [], [only]) => Some(*only),
            _ => None,
        };
        let everybody: Vec<SeatId> =
            held.iter().cloned().chain(comers.iter().map(|at| plans[*at].seat.id.clone())).collect();
        for at in comers.into_iter().filter(|at| Some(*at) != first) {
            let own = plans[at].seat.id.clone();
            let others = everybody.iter().filter(|seat| **seat != own).cloned().collect();
            plans[at].fate = Fate::Undecided(Why::SameTitle(others));
        }
    }
}
