//! A unit by its name: with or without the word of its kind, with the unit above it, resolved by the day.

use super::Scene;
use crate::domain::unit::{Unit, UnitId, UnitKind, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use crate::question::asked::UnitAsked;
use crate::question::fold::{Token, TokenKind};
use crate::question::lexicon::Lexicon;
use crate::question::matching::{Content, Item};
use crate::question::vocabulary::Concept;
use chrono::NaiveDate;

/// Where names are looked for: the text as items, and who asks on what day's map.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) items: &'a [Item],
    pub(super) tokens: &'a [Token],
    pub(super) scene: &'a Scene<'a>,
    /// The end of the period asked about: which units there were.
    pub(super) day: NaiveDate,
}

impl Names<'_> {
    /// A name with or without the word of its kind; "xã Tân Tiến, huyện Văn Giang" is one.
    pub(super) fn named(&self, at: usize) -> Option<(UnitAsked, usize)> {
        let Names { lexicon, items, tokens, scene, day } = *self;
        let units = lexicon.units();
        let kinds = kinds(items.get(at)?);
        let mut name_at = if kinds.is_empty() { at } else { at + 1 };
        let mut names: Vec<u32> = items.get(name_at).map(|item| item.names().collect()).unwrap_or_default();
        if names.is_empty() && !kinds.is_empty() {
            // "Văn phòng", "Thanh tra": the kind's word alone is the unit's name in use.
            name_at = at;
            names = items.get(at).map(|item| item.names().collect()).unwrap_or_default();
        }
        let item = items.get(name_at)?;
        if names.is_empty() {
            let nameless = || if kinds.is_empty() { None } else { self.nameless(at) };
            return self.by_initials(at).or_else(nameless);
        }
        let bare = kinds.is_empty();
        if bare && !stands_alone(item, tokens) {
            return None;
        }
        let mut bearers: Vec<&Unit> = names
            .iter()
            .flat_map(|name| lexicon.bearers(*name))
            .filter_map(|position| units.units().get(*position as usize))
            .collect();
        bearers.dedup_by(|a, b| a.id == b.id);
        let mut end = name_at + 1;
        if let Some((above, above_end, explicit)) = self.qualifier(end) {
            let below = |unit: &Unit| units.ancestors(&unit.id).any(|ancestor| above.contains(&ancestor.id));
            let valid = |unit: &&&Unit| unit.is_valid_on(day);
            if bearers.iter().any(|unit| below(unit))
                && (!explicit || bearers.iter().filter(valid).any(|unit| below(unit)))
            {
                bearers.retain(|unit| below(unit));
                end = above_end;
            } else if explicit {
                // "Phạm Ngũ Lão bên Ân Thi": nobody there bears the name, and the namesake elsewhere is not meant.
                return Some((UnitAsked::Unknown(String::new()), above_end));
            }
        } else if bearers.iter().any(|unit| unit.level() == UnitLevel::Department)
            && items.get(end).is_some_and(|item| item.is(Concept::Kind(UnitKind::RuralDistrict)))
        {
            end += 1;
        } else if bearers.iter().any(|unit| unit.kind == UnitKind::Office) {
            let committee = items.get(end).is_some_and(|item| item.is(Concept::Committee));
            let of = if committee { end + 1 } else { end };
            if items.get(of).is_some_and(|item| item.is(Concept::Kind(UnitKind::Province))) {
                // "VP UBND tỉnh" writes for the province.
                return Some((UnitAsked::Province, of + 1));
            }
        }
        let asked = resolve(units, bearers, &kinds, scene, day);
        // "huyện chỉ đạo những gì": no district bears the name, and the words mean something else too.
        let other_word = items.get(name_at).is_some_and(|item| item.concepts().next().is_some());
        if asked.is_none() && other_word && end == name_at + 1 {
            return None;
        }
        Some((asked.unwrap_or_else(|| UnitAsked::Unknown(String::new())), end))
    }

    /// The word of a kind, and what follows is a name nobody bears.
    fn nameless(&self, at: usize) -> Option<(UnitAsked, usize)> {
        let Names { lexicon, items, tokens, .. } = *self;
        let kind = items.get(at)?;
        let next = items.get(at + 1)?;
        let letters = tokens.get(kind.first).map_or(0, |token| token.folded.len());
        let unknown = matches!(next.content, Content::Unknown)
            && tokens.get(next.first).is_some_and(|token| token.kind == TokenKind::Letters && token.folded.len() > 1);
        // "huyện thứ 3": a word of this matter that no name is made of.
        let of_matter = tokens.get(next.first).is_some_and(|token| {
            lexicon.is_familiar(&token.folded)
                && !lexicon.word(&token.folded).is_some_and(|word| lexicon.is_of_names(word))
        });
        if of_matter {
            return None;
        }
        let known_department = kind.is(Concept::Kind(UnitKind::Department)) || kind.is(Concept::Kind(UnitKind::Centre));
        if !unknown || letters < 2 || (known_department && letters < 4) {
            return None;
        }
        let mut end = at + 1;
        while items.get(end).is_some_and(|item| matches!(item.content, Content::Unknown)) && end < at + 5 {
            end += 1;
        }
        Some((UnitAsked::Unknown(String::new()), end))
    }

    /// A higher unit named right after: "(huyện Kim Động)", ", huyện Văn Giang", "- Gia Lai".
    /// Whether it was said that the one lies in the other, and not just beside it in a list.
    fn qualifier(&self, at: usize) -> Option<(Vec<UnitId>, usize, bool)> {
        let Names { lexicon, items, tokens, .. } = *self;
        let word = |at: usize| items.get(at).and_then(|item| tokens.get(item.first)).map(|token| token.folded.as_str());
        let mut at = at;
        let mut explicit = false;
        while matches!(word(at), Some("ben" | "thuoc" | "o" | "tai" | "cua" | "(")) {
            explicit = true;
            at += 1;
        }
        while items.get(at).and_then(|item| tokens.get(item.first)).is_some_and(|token| token.kind == TokenKind::Sign) {
            at += 1;
        }
        let kinds = kinds(items.get(at)?);
        let name_at = if kinds.is_empty() { at } else { at + 1 };
        let names: Vec<u32> = items.get(name_at)?.names().collect();
        let above: Vec<UnitId> = names
            .iter()
            .flat_map(|name| lexicon.bearers(*name))
            .filter_map(|position| lexicon.units().units().get(*position as usize))
            .filter(|unit| matches!(unit.level(), UnitLevel::District | UnitLevel::Province))
            .filter(|unit| kinds.is_empty() || kinds.contains(&unit.kind))
            .map(|unit| unit.id.clone())
            .collect();
        let explicit = explicit || !kinds.is_empty();
        (!above.is_empty()).then_some((above, name_at + 1, explicit))
    }
}

/// Chooses among the bearers of a name: by kind, by validity on the day, then the asker's own district and province.
fn resolve(
    units: &UnitRegistry,
    bearers: Vec<&Unit>,
    kinds: &[UnitKind],
    scene: &Scene<'_>,
    day: NaiveDate,
) -> Option<UnitAsked> {
    let level =
        |unit: &&Unit| unit.level() != UnitLevel::Department && kinds.iter().any(|kind| kind.level() == unit.level());
    let kind = |unit: &&Unit| kinds.contains(&unit.kind);
    let valid = |unit: &&Unit| unit.is_valid_on(day);
    let any = kinds.is_empty();
    // A kind that changed with the reform is forgiven ("xã Lương Bằng" of 2024 was a thị trấn); another level is not.
    let steps: [Vec<&Unit>; 4] = [
        bearers.iter().copied().filter(|unit| (any || kind(unit)) && valid(unit)).collect(),
        bearers.iter().copied().filter(|unit| (any || level(unit)) && valid(unit)).collect(),
        bearers.iter().copied().filter(|unit| any || kind(unit)).collect(),
        bearers.iter().copied().filter(|unit| any || level(unit)).collect(),
    ];
    let mut left = steps.into_iter().find(|step| !step.is_empty())?;
    let near: Vec<&Unit> =
        [scene.own_unit, scene.home_unit].into_iter().flatten().filter_map(|id| units.get(id)).collect();
    // "Hưng Yên", "Kim Động" said in their own district: the unit above the asker before its town of the same name.
    if any {
        let above: Vec<&Unit> = left
            .iter()
            .copied()
            .filter(|unit| near.iter().any(|own| units.ancestors(&own.id).any(|up| up.id == unit.id)))
            .collect();
        if let [one] = above[..] {
            left = vec![one];
        }
    }
    for wanted in [UnitLevel::District, UnitLevel::Province] {
        if left.len() < 2 {
            break;
        }
        let above: Vec<&UnitId> =
            near.iter().filter_map(|unit| units.at_level(&unit.id, wanted)).map(|unit| &unit.id).collect();
        // Only below: a district's name and its town's stay two readings.
        let inside: Vec<&Unit> = left
            .iter()
            .copied()
            .filter(|unit| above.contains(&&unit.id) || units.ancestors(&unit.id).any(|up| above.contains(&&up.id)))
            .collect();
        if !inside.is_empty() {
            left = inside;
        }
    }
    match left.as_slice() {
        [one]
            if one.level() == UnitLevel::Province
                && near
                    .iter()
                    .any(|own| units.at_level(&own.id, UnitLevel::Province).is_some_and(|up| up.id == one.id)) =>
        {
            Some(UnitAsked::Province)
        }
        [one] => Some(UnitAsked::Named { unit: one.id.clone(), said: kinds.first().copied() }),
        several => {
            // Likeliest first: a bare name is more often said of the district than of its town.
            let mut several = several.to_vec();
            several.sort_by_key(|unit| match unit.level() {
                UnitLevel::District => 0,
                UnitLevel::Commune => 1,
                _ => 2,
            });
            Some(UnitAsked::Ambiguous(several.iter().map(|unit| unit.id.clone()).collect()))
        }
    }
}

/// The kinds that a word can stand for before a name.
fn kinds(item: &Item) -> Vec<UnitKind> {
    item.concepts()
        .flat_map(|concept| match concept {
            // "P." is a ward's short form and a department's.
            Concept::Kind(UnitKind::Ward) => vec![UnitKind::Ward, UnitKind::Department],
            Concept::Kind(kind) => vec![kind],
            Concept::City => vec![UnitKind::ProvincialCity, UnitKind::CentralCity],
            Concept::Tt => vec![UnitKind::Township, UnitKind::Centre],
            _ => Vec::new(),
        })
        .collect()
}

/// A name without the word of its kind is taken for a unit when it cannot easily be something else.
fn stands_alone(item: &Item, tokens: &[Token]) -> bool {
    if item.concepts().next().is_some() {
        return false;
    }
    let one_word = item.end == item.first + 1;
    !one_word
        || tokens
            .get(item.first)
            .is_some_and(|token| token.folded.len() >= 4 && !token.folded.contains(['a', 'e', 'o', 'u', 'i', 'y']))
}
