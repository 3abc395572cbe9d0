//! The units in a question: the asker's own, groups of units, and names, resolved by the period asked about.

use super::Scene;
use super::asked::UnitAsked;
use super::fold::{Token, TokenKind};
use super::lexicon::Lexicon;
use super::matching::{Content, Item};
use super::vocabulary::Concept;
use crate::domain::unit::{Unit, UnitId, UnitKind, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use chrono::NaiveDate;

/// A unit that was read.
#[derive(Debug, Clone)]
pub struct FoundUnit {
    pub asked: UnitAsked,
    pub first: usize,
    pub end: usize,
}

/// Reads the units of a question; names are resolved for `day`, the end of the period asked about.
pub fn read(
    lexicon: &Lexicon,
    text: &str,
    items: &[Item],
    tokens: &[Token],
    scene: &Scene<'_>,
    day: NaiveDate,
) -> Vec<FoundUnit> {
    let mut found: Vec<FoundUnit> = Vec::new();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        if let Some((asked, end)) = named(lexicon, items, tokens, scene, day, at) {
            // "xã Tân Lập Phú": the name goes on, so it is not the one that was recognised.
            let longer = items.get(end).is_some_and(|next| goes_on(text, items, tokens, end, next));
            let asked = if longer { UnitAsked::Unknown(String::new()) } else { asked };
            let end = if longer { end + 1 } else { end };
            found.push(FoundUnit { asked, first: at, end });
            at = end;
            continue;
        }
        if item.is(Concept::OutsideUnit) {
            found.push(FoundUnit { asked: UnitAsked::Unknown(String::new()), first: at, end: at + 1 });
            at += 1;
            continue;
        }
        if let Some(end) = strange_name(text, items, tokens, at) {
            found.push(FoundUnit { asked: UnitAsked::Unknown(String::new()), first: at, end });
            at = end;
            continue;
        }
        // "Phòng TN&TM": a department was named, and not by a name that is known.
        let after = items.get(at + 1..(at + 4).min(items.len())).unwrap_or_default();
        let broken = item.is(Concept::Kind(UnitKind::Department))
            && after.iter().any(|item| matches!(item.content, Content::Unknown));
        if broken {
            found.push(FoundUnit { asked: UnitAsked::Unknown(String::new()), first: at, end: at + 1 + after.len() });
            at += 1;
            continue;
        }
        let of_word = |concept| match concept {
            Concept::Kind(kind @ (UnitKind::Township | UnitKind::DistrictTown)) if is_written_out(item, tokens) => {
                Some(only_one(lexicon.units(), scene, day, kind))
            }
            concept => of_concept(concept, tokens, item),
        };
        if let Some(asked) = item.concepts().find_map(of_word) {
            found.push(FoundUnit { asked, first: at, end: at + 1 });
        }
        at += 1;
    }
    found.retain(|found| !is_addressee(items, tokens, found) && !is_reckoned(items, tokens, found));
    same_level(lexicon.units(), &mut found);
    found
}

/// "Kính gửi Văn phòng, …": who is written to, not who is asked about.
fn is_addressee(items: &[Item], tokens: &[Token], found: &FoundUnit) -> bool {
    let before = found.first.checked_sub(1).and_then(|at| items.get(at));
    let sent =
        before.and_then(|item| tokens.get(item.end.saturating_sub(1))).is_some_and(|token| token.folded == "gui");
    let comma = items.get(found.end).and_then(|item| tokens.get(item.first)).is_some_and(|token| token.is_sign(","));
    sent && comma && found.first < 4
}

/// "la tinh rieng", "tinh tu dau nam": "tính" without its mark, and no province.
fn is_reckoned(items: &[Item], tokens: &[Token], found: &FoundUnit) -> bool {
    let word = |at: usize| items.get(at).and_then(|item| tokens.get(item.first));
    let alone = items.get(found.first).is_some_and(|item| item.end == item.first + 1);
    let bare = alone && word(found.first).is_some_and(|token| token.folded == "tinh" && token.is_bare());
    let verbs = ["rieng", "tu", "the", "nhu", "ra", "kieu", "theo", "luy", "gop", "don", "den", "toi", "tong", "trong"];
    let reckons = word(found.end).is_some_and(|token| verbs.contains(&token.folded.as_str()));
    let said = found.first.checked_sub(1).and_then(word).is_some_and(|token| token.folded == "la");
    bare && found.asked == UnitAsked::Province && (reckons || said)
}

/// "Ân Thi với Kim Động": a name borne on two levels is meant on the level of the other one.
fn same_level(units: &UnitRegistry, found: &mut [FoundUnit]) {
    let level = found.iter().find_map(|found| match &found.asked {
        UnitAsked::Named { unit, .. } => units.get(unit).map(Unit::level),
        UnitAsked::District => Some(UnitLevel::District),
        _ => None,
    });
    let Some(level) = level else { return };
    for found in found {
        let UnitAsked::Ambiguous(ids) = &found.asked else { continue };
        let mut like = ids.iter().filter(|id| units.get(id).is_some_and(|unit| unit.level() == level));
        if let (Some(one), None) = (like.next().cloned(), like.next()) {
            found.asked = UnitAsked::Named { unit: one, said: None };
        }
    }
}

/// "xã Toàn Cầu": the word of a kind and capitals after it that no unit bears.
fn strange_name(text: &str, items: &[Item], tokens: &[Token], at: usize) -> Option<usize> {
    let kind = items.get(at).filter(|item| item.concepts().any(|concept| matches!(concept, Concept::Kind(_))))?;
    let capital = |item: &Item| is_capital(text, tokens, item);
    let shouted = !text.chars().any(char::is_lowercase);
    let next = items.get(at + 1).filter(|item| !item.concepts().any(|concept| matches!(concept, Concept::Kind(_))))?;
    // Two capitals in a row are a name whatever the words mean elsewhere: "xã Không Có".
    let second = Item { first: next.first + 1, ..next.clone() };
    let twice = !next.is(Concept::Own)
        && if second.first < next.end { capital(&second) } else { items.get(at + 2).is_some_and(capital) };
    let plain = twice || matches!(next.content, Content::Unknown) || next.is(Concept::Filler);
    if shouted || !capital(next) || !plain || kind.is(Concept::Tt) {
        return None;
    }
    let more = items
        .iter()
        .skip(at + 2)
        .take(3)
        .take_while(|item| capital(item) && matches!(item.content, Content::Unknown | Content::Phrase(_)));
    Some(at + 2 + more.count())
}

/// Whether the unknown word at `at` belongs to the name that ends just before it: capital, and nothing between but a
/// space.
fn goes_on(text: &str, items: &[Item], tokens: &[Token], at: usize, next: &Item) -> bool {
    let between = at.checked_sub(1).and_then(|before| {
        let before = items.get(before)?;
        let end = tokens.get(before.end.checked_sub(1)?)?.end;
        text.get(end..tokens.get(next.first)?.start)
    });
    let shouted = !text.chars().any(char::is_lowercase);
    !shouted
        && matches!(next.content, Content::Unknown)
        && is_capital(text, tokens, next)
        && between.is_some_and(|between| between.chars().all(char::is_whitespace))
}

fn is_capital(text: &str, tokens: &[Token], item: &Item) -> bool {
    tokens.get(item.first).is_some_and(|token| {
        let first = text.get(token.start..).and_then(|rest| rest.chars().next());
        token.kind == TokenKind::Letters && token.folded.len() > 1 && first.is_some_and(char::is_uppercase)
    })
}

/// "thị trấn", and not "tt".
fn is_written_out(item: &Item, tokens: &[Token]) -> bool {
    tokens.get(item.first).is_some_and(|token| token.folded.len() > 2)
}

/// "thị trấn" alone: the asker's own if it is one, else the only one of the asker's district (every district had just
/// one), else a name nobody bears.
fn only_one(units: &UnitRegistry, scene: &Scene<'_>, day: NaiveDate, kind: UnitKind) -> UnitAsked {
    let own = scene.own_unit.and_then(|own| units.get(own));
    if own.is_some_and(|own| own.kind == kind) {
        return UnitAsked::Own;
    }
    let near = [scene.own_unit, scene.home_unit].into_iter().flatten();
    for above in near.filter_map(|unit| units.at_level(unit, UnitLevel::District)) {
        let mut of_kind = units.units().iter().filter(|unit| {
            unit.kind == kind
                && unit.is_valid_on(day)
                && (unit.id == above.id || units.ancestors(&unit.id).any(|up| up.id == above.id))
        });
        if let (Some(one), None) = (of_kind.next(), of_kind.next()) {
            return UnitAsked::Named { unit: one.id.clone(), said: Some(kind) };
        }
    }
    if kind == UnitKind::DistrictTown { UnitAsked::District } else { UnitAsked::Own }
}

fn of_concept(concept: Concept, tokens: &[Token], item: &Item) -> Option<UnitAsked> {
    let letters = tokens.get(item.first).map_or(0, |token| token.folded.len());
    Some(match concept {
        Concept::Own => UnitAsked::Own,
        Concept::OwnDistrict => UnitAsked::District,
        Concept::OwnProvince => UnitAsked::Province,
        Concept::AllCommunes => UnitAsked::AllCommunes,
        Concept::AllDepartments => UnitAsked::AllDepartments,
        Concept::AllUnits => UnitAsked::AllUnits,
        Concept::ThatUnit => UnitAsked::Context(Box::new(UnitAsked::Own)),
        Concept::Kind(UnitKind::RuralDistrict | UnitKind::DistrictTown) | Concept::City if letters > 2 => {
            UnitAsked::District
        }
        Concept::Kind(UnitKind::Province) => UnitAsked::Province,
        Concept::Kind(UnitKind::Ward | UnitKind::Township | UnitKind::Department) if letters > 2 => UnitAsked::Own,
        _ => return None,
    })
}

/// A name with or without the word of its kind; "xã Tân Tiến, huyện Văn Giang" is one.
fn named(
    lexicon: &Lexicon,
    items: &[Item],
    tokens: &[Token],
    scene: &Scene<'_>,
    day: NaiveDate,
    at: usize,
) -> Option<(UnitAsked, usize)> {
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
        return if kinds.is_empty() { None } else { nameless(items, tokens, at) };
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
    if let Some((above, above_end, explicit)) = qualifier(lexicon, items, tokens, end) {
        let below = |unit: &Unit| units.ancestors(&unit.id).any(|ancestor| above.contains(&ancestor.id));
        let valid = |unit: &&&Unit| unit.is_valid_on(day);
        if bearers.iter().any(|unit| below(unit)) && (!explicit || bearers.iter().filter(valid).any(|unit| below(unit)))
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
    } else if bearers.iter().any(|unit| unit.kind == UnitKind::Office)
        && items.get(end).is_some_and(|item| item.is(Concept::Kind(UnitKind::Province)))
    {
        // "VP UBND tỉnh" writes for the province.
        return Some((UnitAsked::Province, end + 1));
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
fn nameless(items: &[Item], tokens: &[Token], at: usize) -> Option<(UnitAsked, usize)> {
    let kind = items.get(at)?;
    let next = items.get(at + 1)?;
    let letters = tokens.get(kind.first).map_or(0, |token| token.folded.len());
    let unknown = matches!(next.content, Content::Unknown)
        && tokens.get(next.first).is_some_and(|token| token.kind == TokenKind::Letters && token.folded.len() > 1);
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
fn qualifier(lexicon: &Lexicon, items: &[Item], tokens: &[Token], at: usize) -> Option<(Vec<UnitId>, usize, bool)> {
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
