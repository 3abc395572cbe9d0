//! "Nó", "xã đó", "xã kia": the unit that the chat spoke of, wherever it stands in the question.

use super::Said;
use crate::question::{Comparison, Question, Scene, Unclear, UnitAsked};

/// The question with every unit that was only pointed at replaced by the one spoken of before; where nothing was, or it is
/// what it would be held against, it is asked back.
pub(super) fn resolved(question: Question, said: &Said, before: Option<&Question>, scene: &Scene<'_>) -> Question {
    let mut question = question;
    let pointed = pointed_at(said, before, scene);
    let mut missing = false;
    if let UnitAsked::Context(unit) = &mut question.unit {
        match &pointed {
            Some(spoken_of) => **unit = spoken_of.clone(),
            // "xã này", said to nobody: one's own.
            None => missing = said.other_one,
        }
    }
    if let Comparison::Unit(UnitAsked::Context(unit)) = &mut question.comparison {
        match pointed.filter(|spoken_of| is_other(spoken_of, &question.unit, scene)) {
            Some(spoken_of) => **unit = spoken_of,
            None => missing = true,
        }
    }
    if missing && question.unclear.is_none() {
        question.unclear = Some(Unclear::Whom);
    }
    question
}

/// Of the question before, the unit; "kia" after two were compared is the second of them.
fn pointed_at(said: &Said, before: Option<&Question>, scene: &Scene<'_>) -> Option<UnitAsked> {
    let before = before?;
    let own = |asked: &UnitAsked| !is_other(asked, &UnitAsked::Own, scene);
    let unit = before.unit.meant();
    let against = match &before.comparison {
        Comparison::Unit(other) => Some(other.meant()),
        _ => None,
    };
    let spoken_of = match against {
        Some(other) if said.other_one || own(unit) => other,
        // "xã kia" is none of those above oneself, nor oneself.
        None if said.other_one && !matches!(unit, UnitAsked::Named { .. }) => return None,
        _ => unit,
    };
    let single =
        matches!(spoken_of, UnitAsked::Own | UnitAsked::District | UnitAsked::Province | UnitAsked::Named { .. });
    // "huyện ấy" after one's own commune: the one that the commune lies in.
    if said.that_district && *spoken_of == UnitAsked::Own {
        return Some(UnitAsked::District);
    }
    single.then(|| spoken_of.clone())
}

/// Not the same unit, whichever way each was said.
fn is_other(one: &UnitAsked, than: &UnitAsked, scene: &Scene<'_>) -> bool {
    let is_own = |asked: &UnitAsked| match asked.meant() {
        UnitAsked::Own => true,
        UnitAsked::Named { unit, .. } => Some(unit) == scene.own_unit,
        _ => false,
    };
    one.meant() != than.meant() && !(is_own(one) && is_own(than))
}
