//! What somebody says and takes back: "không phải Song Mai, Hùng An cơ", "tháng 11, à nhầm, tháng 12".

use super::starts;
use crate::question::fold::Token;
use crate::question::matching::{Content, Item};
use crate::question::vocabulary::Concept;

/// Items that may stand between a denial and what is denied.
const BESIDE: usize = 2;

/// Items that may stand between a correction and what is meant instead.
const NEAR: usize = 5;

/// Which of the stretches of one kind (periods, units or groups), given by their items `first..end`, were taken back.
pub(super) fn withdrawn(items: &[Item], tokens: &[Token], stretches: &[(usize, usize)]) -> Vec<bool> {
    let mut withdrawn = vec![false; stretches.len()];
    if stretches.len() < 2 {
        return withdrawn;
    }
    for (at, item) in items.iter().enumerate() {
        let denied = denies(item, tokens);
        let after = |reach: usize| stretches.iter().position(|(first, _)| *first > at && *first <= at + reach);
        if denied && let Some(target) = after(BESIDE) {
            withdrawn[target] = true;
        } else if (corrects(item, denied) || takes_breath(items, tokens, at))
            && let Some(target) = after(NEAR)
            && !items.get(at..stretches[target].0).unwrap_or_default().iter().any(|item| item.is(Concept::Compare))
        {
            for earlier in stretches.iter().zip(&mut withdrawn).take(target).filter(|((_, end), _)| *end <= at) {
                *earlier.1 = true;
            }
        }
    }
    if withdrawn.iter().all(|withdrawn| *withdrawn) {
        withdrawn.fill(false);
    }
    withdrawn
}

/// "không phải", "đâu phải", "chứ không phải".
fn denies(item: &Item, tokens: &[Token]) -> bool {
    let words = tokens.get(item.first..item.end).unwrap_or_default();
    let ends = words.last().is_some_and(|word| word.folded == "phai");
    let said = item.is(Concept::Correct) || item.is(Concept::ErrorReport);
    said && ends && words.len() > 1 && !matches!(item.content, Content::Unknown)
}

/// "à nhầm", "ý tôi là".
fn corrects(item: &Item, denied: bool) -> bool {
    item.is(Concept::Correct) && !denied || item.is(Concept::ErrorReport) && item.end == item.first + 1
}

/// ", à …": with its mark and behind a comma, so that it is no "a" that ends a polite sentence.
fn takes_breath(items: &[Item], tokens: &[Token], at: usize) -> bool {
    let comma = at.checked_sub(1).and_then(|before| items.get(before)).and_then(|item| tokens.get(item.first));
    let sigh = items.get(at).filter(|item| item.end == item.first + 1 && starts(tokens, item, "a"));
    let marked = sigh.and_then(|item| tokens.get(item.first)).is_some_and(|token| !token.is_bare());
    marked && comma.is_some_and(|token| token.is_sign(","))
}
