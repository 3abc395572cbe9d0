//! Groups named by their parts: "bà con ngồi nhà mà vẫn nộp được đơn", "giấy tờ đã quét lên máy". What is done and by
//! what means stand near each other, in words that no list of phrases foresees.

use super::Item;
use crate::domain::indicator::Indicator;
use crate::question::fold::Token;
use crate::question::lexicon::{Lexicon, Meaning};
use crate::question::matching::Content;
use crate::question::vocabulary::{Concept, Part};

/// A group, the two parts that name it, how many words may stand between, and whether the second may come first.
struct Rule {
    group: Indicator,
    parts: (Part, Part),
    between: usize,
    either_way: bool,
}

const fn rule(group: Indicator, first: Part, second: Part, between: usize, either_way: bool) -> Rule {
    Rule { group, parts: (first, second), between, either_way }
}

/// One that needs more evidence before one that needs less.
const RULES: [Rule; 16] = [
    rule(Indicator::Tttt, Part::Fee, Part::Cashless, 4, true),
    rule(Indicator::Tttt, Part::Fee, Part::Net, 4, true),
    rule(Indicator::Tttt, Part::Fee, Part::Home, 4, true),
    rule(Indicator::Shhs, Part::Scan, Part::Paper, 3, true),
    rule(Indicator::Shhs, Part::Scan, Part::Into, 4, false),
    rule(Indicator::Shhs, Part::Move, Part::EData, 4, false),
    rule(Indicator::Shhs, Part::Paper, Part::EData, 4, false),
    rule(Indicator::Dvctt, Part::Submit, Part::Net, 5, true),
    rule(Indicator::Dvctt, Part::Submit, Part::Home, 5, true),
    rule(Indicator::Dvctt, Part::Dossier, Part::Net, 4, false),
    rule(Indicator::Tdgq, Part::Handle, Part::Pace, 4, true),
    rule(Indicator::Tdgq, Part::Dossier, Part::Pace, 4, true),
    rule(Indicator::Tdgq, Part::Handle, Part::Brisk, 2, false),
    rule(Indicator::Tdgq, Part::Dossier, Part::Brisk, 2, false),
    rule(Indicator::Mdhl, Part::People, Part::Mood, 3, false),
    rule(Indicator::Ckmb, Part::Post, Part::Procedure, 3, false),
];

/// A part that stands in the text: tokens `from..to`.
#[derive(Clone, Copy)]
struct Found {
    part: Part,
    from: usize,
    to: usize,
}

/// Reads the groups that are named by their parts.
pub(super) fn name_groups(lexicon: &Lexicon, tokens: &[Token], items: &mut [Item]) {
    let mut found: Vec<Found> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        for named in lexicon.word(&token.folded).map(|word| lexicon.parts(word)).unwrap_or_default() {
            if super::beside::spelt(lexicon, tokens, at, &named.words) {
                found.push(Found { part: named.part, from: at, to: at + named.words.len() });
            }
        }
    }
    let named = |item: &Item| {
        item.concepts().any(|concept| matches!(concept, Concept::Group(group) if group != Indicator::Online && group != Indicator::Total))
    };
    // Beside a group that was named, "hồ sơ tồn" are the dossiers that it is about.
    if found.len() < 2 || items.iter().any(named) {
        return;
    }
    for rule in &RULES {
        if items.iter().any(|item| item.is(Concept::Group(rule.group))) {
            continue;
        }
        let of = |part: Part| found.iter().copied().filter(move |found| found.part == part);
        let pairs = of(rule.parts.0).flat_map(|first| of(rule.parts.1).map(move |second| (first, second)));
        let pair = pairs
            .filter(|(first, second)| stands(rule, first, second) && is_free(items, tokens, rule.group, first, second))
            .min_by_key(|(first, second)| first.from.max(second.from) - first.to.min(second.to));
        if let Some((first, second)) = pair {
            let (first, second) = if first.from < second.from { (first, second) } else { (second, first) };
            silence(items, first.from, first.to);
            silence(items, second.from, second.to);
            if let Some(item) = items.iter_mut().find(|item| second.from <= item.first && item.first < second.to) {
                item.content = Content::Phrase(vec![Meaning::Concept(Concept::Group(rule.group))]);
            }
        }
    }
}

/// The groups that words of the text may speak of although their names were not put together from them: a part that belongs
/// to one matter alone.
pub(in crate::question) fn hinted_groups(lexicon: &Lexicon, tokens: &[Token], items: &[Item]) -> Vec<Indicator> {
    let telling = |part: Part| match part {
        Part::Scan | Part::EData => Some(Indicator::Shhs),
        Part::Cashless => Some(Indicator::Tttt),
        _ => None,
    };
    // "ket qua the nao": what was read as something else is no part.
    let read = |at: usize| {
        let item = items.iter().find(|item| item.first <= at && at < item.end);
        let silent = |concept| matches!(concept, Concept::Filler | Concept::Document | Concept::OffTopic);
        item.is_some_and(|item| !item.concepts().all(silent))
    };
    let mut groups = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        for named in lexicon.word(&token.folded).map(|word| lexicon.parts(word)).unwrap_or_default() {
            let spelt =
                super::beside::spelt(lexicon, tokens, at, &named.words) && !(at..at + named.words.len()).any(read);
            if let Some(group) = telling(named.part).filter(|group| spelt && !groups.contains(group)) {
                groups.push(group);
            }
        }
    }
    groups
}

/// Near enough, and in an order that the rule allows.
fn stands(rule: &Rule, first: &Found, second: &Found) -> bool {
    let apart = |one: &Found, other: &Found| other.from.checked_sub(one.to).is_some_and(|gap| gap <= rule.between);
    apart(first, second) || rule.either_way && apart(second, first)
}

/// Nothing of both parts or between them says something else already.
fn is_free(items: &[Item], tokens: &[Token], group: Indicator, first: &Found, second: &Found) -> bool {
    let (from, to) = (first.from.min(second.from), first.to.max(second.to));
    let within = |item: &Item, part: &Found| item.first < part.to && part.from < item.end;
    let ends = |token: &Token| ["?", ".", ";", "\n"].iter().any(|sign| token.is_sign(sign));
    if tokens.get(from..to).unwrap_or_default().iter().any(ends) {
        return false;
    }
    items.iter().filter(|item| item.first < to && from < item.end).all(|item| {
        let whole = |part: &Found| part.from <= item.first && item.end <= part.to;
        let of_part = within(item, first) || within(item, second);
        let inside = whole(first) || whole(second);
        let silent = item.concepts().all(|concept| match concept {
            Concept::Filler | Concept::Publish | Concept::Result | Concept::ErrorReport | Concept::No => true,
            Concept::Recent | Concept::PrevPeriod => true,
            // What is another matter alone belongs to this one by what stands with it.
            Concept::OffTopic | Concept::Document => inside,
            // "lên hệ thống", "không", "từ xa".
            Concept::ToReach | Concept::From | Concept::Above | Concept::Own | Concept::Kind(_) => of_part,
            // "trực tuyến" is either of two until one of them is named.
            Concept::Group(Indicator::Online) => matches!(group, Indicator::Dvctt | Indicator::Tttt) && inside,
            _ => !of_part && !matches!(concept, Concept::Group(_) | Concept::Components),
        });
        let named = item.names().next().is_some();
        silent && !(named && of_part) && (!of_part || inside || matches!(item.content, Content::Unknown))
    })
}

fn silence(items: &mut [Item], from: usize, to: usize) {
    for item in items.iter_mut().filter(|item| from <= item.first && item.end <= to) {
        item.content = Content::Phrase(vec![Meaning::Concept(Concept::Filler)]);
    }
}
