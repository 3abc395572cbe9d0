//! The units in a question: the asker's own, groups of units, and names, resolved by the period asked about.

mod initials;
mod names;

use super::Scene;
use super::asked::UnitAsked;
use super::fold::{Token, TokenKind};
use super::lexicon::Lexicon;
use super::matching::{Content, Item};
use super::vocabulary::Concept;
use crate::domain::unit::{Unit, UnitKind, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use chrono::NaiveDate;
use names::Names;

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
    let names = Names { lexicon, items, tokens, scene, day };
    let mut at = 0;
    while let Some(item) = items.get(at) {
        if let Some((asked, end)) = names.named(at) {
            // "xã Tân Lập Phú": the name goes on, so it is not the one that was recognised.
            let longer = items.get(end).is_some_and(|next| goes_on(text, items, tokens, end, next));
            let asked = if longer { UnitAsked::Unknown(String::new()) } else { asked };
            let end = if longer { end + 1 } else { end };
            found.push(FoundUnit { asked, first: at, end });
            at = end;
            continue;
        }
        // "dien bien" may be "diễn biến" as well.
        if item.is(Concept::OutsideUnit) && item.concepts().count() == 1 {
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
        let branch = item.is(Concept::Kind(UnitKind::Branch)) && item.end > item.first + 1;
        let broken = (branch || item.is(Concept::Kind(UnitKind::Department)))
            && after.iter().any(|item| matches!(item.content, Content::Unknown));
        if broken {
            found.push(FoundUnit { asked: UnitAsked::Unknown(String::new()), first: at, end: at + 1 + after.len() });
            at += 1;
            continue;
        }
        let of_word = |concept| match concept {
            Concept::ThatUnit if scene.context.is_none() => pointed_at(items, tokens, at),
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
    find_ours(items, tokens, &mut found);
    found.retain(|found| {
        !is_addressee(items, tokens, found) && !is_reckoned(items, tokens, found) && !is_called(items, tokens, found)
    });
    drop_bare_kind(items, tokens, &mut found);
    drop_office(items, tokens, &mut found);
    keep_the_narrower(items, tokens, &mut found);
    point_within(items, tokens, &mut found);
    same_level(lexicon.units(), &mut found);
    name_own_once(&mut found, scene);
    found
}

/// "số hóa của mình với số hóa của Song Mai": ours, where a named unit stands beside it.
fn find_ours(items: &[Item], tokens: &[Token], found: &mut Vec<FoundUnit>) {
    let [named] = found.as_slice() else { return };
    if !matches!(named.asked, UnitAsked::Named { .. }) {
        return;
    }
    let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
    let ours = items.iter().position(|item| {
        let said = item.end == item.first + 2
            && word(item.first) == Some("cua")
            && matches!(word(item.first + 1), Some("minh" | "em" | "toi" | "tui" | "ta"));
        said && matches!(word(item.end), Some("voi" | "vs" | "hay" | "so" | "va" | "hon" | "kem" | "thua" | "bang"))
    });
    if let Some(at) = ours.filter(|at| *at < named.first) {
        found.insert(0, FoundUnit { asked: UnitAsked::Own, first: at, end: at + 1 });
    }
}

/// "chủ tịch Chính Nghĩa khoe …, xã ổng xếp loại gì": who is pointed at was named in the same breath.
fn point_within(items: &[Item], tokens: &[Token], found: &mut Vec<FoundUnit>) {
    let named = |one: &FoundUnit| matches!(one.asked, UnitAsked::Named { .. });
    let Some(first) = found.iter().position(named) else { return };
    let mut at = 0;
    found.retain(|one| {
        at += 1;
        let pointed = matches!(one.asked, UnitAsked::Context(_)) && at > first;
        !pointed || items.get(one.first).is_some_and(|item| is_held(tokens, item))
    });
}

/// "Hiệp Cường mình xếp trên hay dưới Mai Động": one's own unit, named and spoken of in one breath.
fn name_own_once(found: &mut Vec<FoundUnit>, scene: &Scene<'_>) {
    let own = |one: &FoundUnit| matches!(&one.asked, UnitAsked::Named { unit, .. } if Some(unit) == scene.own_unit);
    let again = found
        .windows(2)
        .position(|pair| pair[0].end == pair[1].first && own(&pair[0]) && pair[1].asked == UnitAsked::Own);
    if let Some(at) = again {
        found.remove(at + 1);
    }
}

/// "Kính gửi Văn phòng, …": who is written to, not who is asked about.
fn is_addressee(items: &[Item], tokens: &[Token], found: &FoundUnit) -> bool {
    let before = found.first.checked_sub(1).and_then(|at| items.get(at));
    let sent =
        before.and_then(|item| tokens.get(item.end.saturating_sub(1))).is_some_and(|token| token.folded == "gui");
    let comma = items.get(found.end).and_then(|item| tokens.get(item.first)).is_some_and(|token| token.is_sign(","));
    sent && comma && found.first < 4
}

/// "… hả mấy đứa", "mấy anh ơi": who is spoken to, at the end or called by name.
fn is_called(items: &[Item], tokens: &[Token], found: &FoundUnit) -> bool {
    let words = |at: Option<&Item>| at.and_then(|item| tokens.get(item.end.saturating_sub(1)));
    let said =
        |token: Option<&Token>, wanted: &[&str]| token.is_some_and(|token| wanted.contains(&token.folded.as_str()));
    let before = found.first.checked_sub(1).and_then(|at| items.get(at));
    let last = items.iter().skip(found.end).all(|item| matches!(item.content, Content::Sign));
    let asked = last && said(words(before), &["ha", "nhe", "nha", "nghen", "nhi", "ne"]);
    let called = items.get(found.end).and_then(|item| tokens.get(item.first));
    found.asked.is_group() && (asked || said(called, &["oi"]))
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

/// "xã bên Hùng An hơn bên Mai Động": the bare word of a kind before a name is of that name.
fn drop_bare_kind(items: &[Item], tokens: &[Token], found: &mut Vec<FoundUnit>) {
    let word = |at: usize| items.get(at).and_then(|item| tokens.get(item.first)).map(|token| token.folded.as_str());
    let bare = |one: &FoundUnit| {
        let alone = items.get(one.first).is_some_and(|item| item.end == item.first + 1);
        one.asked == UnitAsked::Own && alone && matches!(word(one.first), Some("xa" | "phong"))
    };
    let beside = |at: usize| matches!(word(at), Some("ben" | "cua" | "nha" | "thang"));
    let of_name = found.windows(2).position(|pair| {
        let named = matches!(pair[1].asked, UnitAsked::Named { .. });
        bare(&pair[0]) && named && pair[1].first == pair[0].end + 1 && beside(pair[0].end)
    });
    if let Some(at) = of_name {
        found.remove(at);
    }
}

/// "văn phòng xã", "văn phòng ủy ban xã Song Mai": the office of a commune, and none of the district's.
fn drop_office(items: &[Item], tokens: &[Token], found: &mut Vec<FoundUnit>) {
    let office = |one: &FoundUnit| {
        let item = items.get(one.first).and_then(|item| tokens.get(item.first..item.end));
        matches!(item, Some([van, phong]) if van.folded == "van" && phong.folded == "phong")
    };
    let of_commune = |one: &FoundUnit| {
        let first = items.get(one.first).and_then(|item| tokens.get(item.first));
        first.is_some_and(|token| matches!(token.folded.as_str(), "xa" | "ubnd" | "uy" | "ub" | "phuong"))
    };
    let at = found.windows(2).position(|pair| {
        let adjoins = pair[0].end == pair[1].first && pair[0].end == pair[0].first + 1;
        adjoins && office(&pair[0]) && of_commune(&pair[1])
    });
    if let Some(at) = at {
        found.remove(at);
    }
}

/// "những đơn vị cấp xã nào", "bao nhiêu đơn vị là xã": units of one kind, said in two steps.
fn keep_the_narrower(items: &[Item], tokens: &[Token], found: &mut Vec<FoundUnit>) {
    let joins = |from: usize, to: usize| {
        let between = items.get(from..to).unwrap_or_default();
        between.len() < 2
            && between.iter().all(|item| {
                let word = tokens.get(item.first).map(|token| token.folded.as_str());
                item.end == item.first + 1 && matches!(word, Some("cap" | "la" | "khoi" | "thuoc"))
            })
    };
    let wide = found.windows(2).position(|pair| {
        pair[0].asked == UnitAsked::AllUnits
            && matches!(pair[1].asked, UnitAsked::AllCommunes | UnitAsked::AllDepartments | UnitAsked::Own)
            && joins(pair[0].end, pair[1].first)
    });
    let Some(wide) = wide else { return };
    if found[wide + 1].asked == UnitAsked::Own {
        let first = items.get(found[wide + 1].first).and_then(|item| tokens.get(item.first));
        found[wide + 1].asked = match first.map(|token| token.folded.as_str()) {
            Some("xa" | "phuong") => UnitAsked::AllCommunes,
            Some("phong") => UnitAsked::AllDepartments,
            _ => return,
        };
    }
    found.remove(wide);
}

/// "hơn nó", "so với xã đó": somebody is held against it.
fn is_held(tokens: &[Token], item: &Item) -> bool {
    let before = item.first.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| token.folded.as_str());
    matches!(before, Some("hon" | "kem" | "thua" | "bang" | "voi" | "vuot" | "kip"))
}

/// "huyện ấy", "phòng đó", "nó" where nothing was spoken of before: the words of the kind, or nobody, unless somebody is
/// held against it.
fn pointed_at(items: &[Item], tokens: &[Token], at: usize) -> Option<UnitAsked> {
    let item = items.get(at)?;
    let held = is_held(tokens, item);
    match tokens.get(item.first)?.folded.as_str() {
        "no" if !held => None,
        "huyen" => Some(UnitAsked::District),
        _ => Some(UnitAsked::Context(Box::new(UnitAsked::Own))),
    }
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

fn counted(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(Token::is_number)
}

fn of_concept(concept: Concept, tokens: &[Token], item: &Item) -> Option<UnitAsked> {
    let letters = tokens.get(item.first).map_or(0, |token| token.folded.len());
    let bare = |word: &str, at: usize| {
        tokens.get(item.first + at).is_some_and(|token| token.folded == word && token.is_bare())
    };
    Some(match concept {
        Concept::Own => UnitAsked::Own,
        Concept::OwnDistrict => UnitAsked::District,
        Concept::OwnProvince => UnitAsked::Province,
        Concept::AllCommunes => UnitAsked::AllCommunes,
        Concept::AllDepartments => UnitAsked::AllDepartments,
        // "huyen thi" without marks is "huyện thì …".
        Concept::AllUnits
            if item.end == item.first + 2 && bare("huyen", 0) && bare("thi", 1) && !counted(tokens, item.first) =>
        {
            UnitAsked::District
        }
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
