//! The numbers of a question that are no period: values, limits of lists, targets.

use crate::domain::points::Points;
use crate::question::fold::{Token, words};
use crate::question::matching::{Content, Item};
use crate::question::vocabulary::Concept;

/// Numbers that can be points, in the order of the text.
pub fn values(items: &[Item]) -> Vec<Points> {
    // "chỉ có 3 tháng": months are counted.
    let counts = |at: usize| {
        let next = items.get(at + 1);
        let of_time = |c| matches!(c, Concept::Month | Concept::Quarter | Concept::Week);
        next.is_some_and(|next| next.concepts().any(of_time) && next.end == next.first + 1)
    };
    items
        .iter()
        .enumerate()
        .filter(|(at, _)| !counts(*at))
        .filter_map(|(at, item)| match item.content {
            Content::Number { hundredths, .. } if (0..=100_000).contains(&hundredths) => {
                i32::try_from(hundredths).ok().map(Points::hundredths)
            }
            // "lên mười điểm".
            _ if items.get(at + 1).is_some_and(|next| next.is(Concept::Points)) => {
                let counted = |concept| if let Concept::Count(count @ 10..) = concept { Some(count) } else { None };
                item.concepts().find_map(counted).and_then(|count| i32::try_from(count).ok()).map(Points::whole)
            }
            _ => None,
        })
        .collect()
}

/// "top 5", "5 xã", "3 đơn vị": how many of a list.
pub fn limit(items: &[Item], tokens: &[Token]) -> Option<u32> {
    let listed = |item: Option<&Item>| {
        item.is_some_and(|item| {
            let concepts = [
                Concept::Top,
                Concept::Bottom,
                Concept::Own,
                Concept::AllUnits,
                Concept::AllCommunes,
                Concept::AllDepartments,
                Concept::Lowest,
                Concept::Highest,
            ];
            item.concepts().any(|concept| concepts.contains(&concept) || matches!(concept, Concept::Kind(_)))
        })
    };
    if let Some(places) = places_counted_off(tokens) {
        return Some(places);
    }
    items.iter().enumerate().find_map(|(at, item)| {
        let count = item.whole().or_else(|| {
            item.concepts().find_map(|concept| match concept {
                Concept::Count(count) => Some(count),
                // "năm xã": five of them; the year has been taken out by now.
                Concept::Year => Some(5),
                _ => None,
            })
        })?;
        // "cả 15 xã" is all of them.
        if whole_of(at.checked_sub(1).and_then(|before| items.get(before)), tokens) {
            return None;
        }
        let ends = [Concept::Top, Concept::Bottom, Concept::Lowest, Concept::Highest];
        let persons = tokens.get(item.end).is_some_and(|token| {
            matches!(token.folded.as_str(), "anh" | "dua" | "ong" | "ban" | "ten" | "em" | "vi" | "cai" | "doi" | "noi")
                || is_fellow(token)
        });
        let ends = persons && items.iter().any(|item| item.concepts().any(|concept| ends.contains(&concept)));
        let beside =
            ends || listed(at.checked_sub(1).and_then(|before| items.get(before))) || listed(items.get(at + 1));
        (beside && (1..=200).contains(&count)).then_some(count)
    })
}

/// "nhất, nhì, ba", "nhất nhì": the first two or three places, counted off one by one.
fn places_counted_off(tokens: &[Token]) -> Option<u32> {
    let said = |token: &&Token| !token.is_sign(",") && token.folded != "va";
    let word = |token: &Token| token.folded.clone();
    let first = tokens.iter().position(|token| token.folded == "nhat")?;
    let mut next = tokens.get(first + 1..)?.iter().filter(said).map(word);
    if next.next()? != "nhi" {
        return None;
    }
    Some(if next.next().is_some_and(|third| third == "ba" || third == "3") { 3 } else { 2 })
}

/// "thằng", typed with its marks: without them it is a month sooner, and "tháng" never is anybody.
fn is_fellow(token: &Token) -> bool {
    token.folded == "thang" && words("thằng").first().is_some_and(|(_, marks)| *marks == token.marks())
}

/// "cả", "tất cả", "toàn bộ".
fn whole_of(item: Option<&Item>, tokens: &[Token]) -> bool {
    item.and_then(|item| tokens.get(item.end.checked_sub(1)?))
        .is_some_and(|token| matches!(token.folded.as_str(), "ca" | "bo"))
}
