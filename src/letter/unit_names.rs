//! Names of units in a letter's text → units of the registry valid on the day the figure is of. A name that is not
//! known, or that several units share, is never guessed.

use super::fold;
use super::lexicon::is_one_of;
use super::paragraph::{Paragraph, paragraphs};
use super::token::TokenKind;
use crate::domain::unit::{Unit, UnitId, UnitKind, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use chrono::NaiveDate;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The longest name in words, kind excluded.
const LONGEST_NAME: usize = 10;

/// A unit as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    /// A name that units of the registry bear, whatever their validity.
    Named { candidates: Vec<UnitId>, printed: String },
    /// A proper name that no unit bears, and the level of the word before it.
    Unknown { printed: String, level: Option<UnitLevel> },
    /// The bare word "huyện", "xã", "tỉnh" …: a level, no name.
    Level(UnitLevel),
}

/// The registry as the reader of one letter sees it.
pub struct Names<'a> {
    registry: &'a UnitRegistry,
    by_name: HashMap<String, Vec<usize>>,
    by_key: OnceCell<HashMap<String, Vec<usize>>>,
}

impl<'a> Names<'a> {
    pub fn new(registry: &'a UnitRegistry) -> Names<'a> {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::with_capacity(registry.units().len());
        for (index, unit) in registry.units().iter().enumerate() {
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                by_name.entry(name.to_lowercase()).or_default().push(index);
            }
        }
        Names { registry, by_name, by_key: OnceCell::new() }
    }

    pub fn registry(&self) -> &'a UnitRegistry {
        self.registry
    }

    /// A unit named at token `at`, and how many tokens the name takes.
    pub fn mention_at(&self, paragraph: &Paragraph, at: usize, home: &UnitId) -> Option<(Mention, usize)> {
        let tokens = &paragraph.tokens;
        if let Some((kinds, kind_length)) = kind_at(paragraph, at) {
            let first = at + kind_length;
            // "xã mình", "huyện ta": how colleagues speak of their own.
            let own = self.registry.get(home).is_some_and(|unit| kinds.iter().any(|kind| kind.level() == unit.level()));
            if own && is_one_of(tokens, first, &["mình", "ta"]) {
                let printed = paragraph.slice(at, first + 1).to_owned();
                return Some((Mention::Named { candidates: vec![home.clone()], printed }, kind_length + 1));
            }
            if let Some((candidates, length)) = self.longest(paragraph, first, kinds) {
                let end = first + length;
                let printed = paragraph.slice(at, end).to_owned();
                return Some((Mention::Named { candidates, printed }, end - at));
            }
            let place = kinds.iter().any(|kind| kind.level() != UnitLevel::Department);
            let abbreviated = tokens.get(first.wrapping_sub(1)).is_some_and(|token| token.is_mark('.'));
            let capitals = capital_run(paragraph, first).max(office_name(paragraph, first));
            // "Chi nhánh số 01" that no table knows is another unit all the same.
            let numbered =
                is_one_of(tokens, first, &["số"]) && tokens.get(first + 1).is_some_and(|t| t.number().is_some());
            if numbered && !place {
                let printed = paragraph.slice(at, first + 2).to_owned();
                return Some((Mention::Unknown { printed, level: Some(UnitLevel::Department) }, kind_length + 2));
            }
            let department = matches!(kinds.first(), Some(UnitKind::ProvincialDepartment | UnitKind::Department));
            if capitals > 0 && (place || department) && !is_one_of(tokens, first, &["ubnd", "hđnd", "tthc"]) {
                let printed = paragraph.slice(at, first + capitals).to_owned();
                let level = kinds.first().map(|kind| kind.level());
                return Some((Mention::Unknown { printed, level }, kind_length + capitals));
            }
            return kinds
                .first()
                .filter(|_| place && !abbreviated)
                .map(|kind| (Mention::Level(kind.level()), kind_length));
        }
        if tokens.get(at)?.capital && !is_inside_name(paragraph, at) {
            return self.bare_name(paragraph, at, home);
        }
        None
    }

    /// A name that stands alone in a cell, its kind left out or not.
    pub fn mention_of(&self, printed: &str, home: &UnitId) -> Mention {
        let mut unknown = Mention::Unknown { printed: printed.to_owned(), level: None };
        let paragraphs = paragraphs(std::iter::once((1, printed)));
        let [paragraph] = &paragraphs[..] else { return unknown };
        let first = usize::from(is_one_of(&paragraph.tokens, 0, &["ubnd"]));
        let whole = |at: usize| paragraph.tokens.get(at).is_none_or(|token| token.is_mark('('));
        if let Some((mention, length)) = self.mention_at(paragraph, first, home)
            && (whole(first + length) || self.says_where(paragraph, first + length, &mention))
        {
            match mention {
                // "TT PVHCC" begins like a town, and may be what a centre is called in short.
                Mention::Unknown { .. } => unknown = mention,
                mention => return mention,
            }
        }
        let candidates: Vec<UnitId> = self
            .of_name(printed.trim())
            .iter()
            .filter_map(|index| self.registry.units().get(*index))
            .filter(|unit| unit.parent.as_ref() == Some(home))
            .map(|unit| unit.id.clone())
            .collect();
        let candidates = if candidates.is_empty() { self.of_office(printed) } else { candidates };
        if candidates.is_empty() { unknown } else { Mention::Named { candidates, printed: printed.to_owned() } }
    }

    /// "Thanh tra tỉnh", "Văn phòng UBND": offices whose name is no proper one.
    fn of_office(&self, printed: &str) -> Vec<UnitId> {
        const OFFICES: [UnitKind; 4] = [UnitKind::Office, UnitKind::Inspectorate, UnitKind::Branch, UnitKind::Centre];
        let said = printed.trim().to_lowercase();
        let named = |unit: &&Unit| OFFICES.contains(&unit.kind) && self.registry.name(&unit.id).to_lowercase() == said;
        self.registry.units().iter().filter(named).map(|unit| unit.id.clone()).collect()
    }

    /// "Sở Tư pháp tỉnh Đắk Lắk", "xã Kông Bơ La - Gia Lai": what is behind the name is a unit that it lies in.
    fn says_where(&self, paragraph: &Paragraph, at: usize, mention: &Mention) -> bool {
        let Mention::Named { candidates, .. } = mention else { return false };
        let tokens = &paragraph.tokens;
        let marked = tokens.get(at).is_some_and(|token| token.is_mark('-') || token.is_mark(','));
        let at = at + usize::from(marked);
        let at = at + kind_at(paragraph, at).map_or(0, |(_, length)| length);
        if at >= tokens.len() {
            return false;
        }
        let areas = self.of_name(paragraph.slice(at, tokens.len()));
        let areas = || areas.iter().filter_map(|index| self.registry.units().get(*index));
        areas().any(|area| candidates.iter().any(|id| self.is_above(&area.id, id)))
    }

    /// The one unit among `candidates` that is valid on `day`: the one nearest to `home` when several are.
    pub fn resolve(&self, candidates: &[UnitId], home: &UnitId, day: NaiveDate) -> Option<UnitId> {
        let valid: Vec<&Unit> =
            candidates.iter().filter_map(|id| self.registry.get(id)).filter(|unit| unit.is_valid_on(day)).collect();
        let parent = self.registry.get(home).and_then(|unit| unit.parent.as_ref());
        let nearness: [&dyn Fn(&Unit) -> bool; 4] = [
            &|unit| unit.id == *home || unit.parent.as_ref() == Some(home),
            &|unit| self.registry.ancestors(&unit.id).any(|above| above.id == *home),
            &|unit| parent.is_some() && (unit.parent.as_ref() == parent || Some(&unit.id) == parent),
            &|_| true,
        ];
        nearness.iter().find_map(|near| {
            let mut near = valid.iter().filter(|unit| near(unit));
            near.next().map(|unit| near.next().is_none().then(|| unit.id.clone()))
        })?
    }

    /// Whether `id` stands above `home`.
    pub fn is_above(&self, id: &UnitId, home: &UnitId) -> bool {
        self.registry.ancestors(home).any(|above| above.id == *id)
    }

    /// Whether the home unit is a city of the rank of a province, or lies in one.
    pub fn is_in_central_city(&self, home: &UnitId) -> bool {
        let central = |unit: &Unit| unit.kind == UnitKind::CentralCity;
        self.registry.get(home).is_some_and(central) || self.registry.ancestors(home).any(central)
    }

    fn longest(&self, paragraph: &Paragraph, first: usize, kinds: &[UnitKind]) -> Option<(Vec<UnitId>, usize)> {
        // "phường 1 Bảo Lộc": some names begin with a number.
        let numbered = is_one_of(&paragraph.tokens, first, &["số"])
            && paragraph.tokens.get(first + 1).is_some_and(|token| token.number().is_some());
        if !numbered && !paragraph.tokens.get(first).is_some_and(|token| token.capital || token.number().is_some()) {
            return None;
        }
        (1..=LONGEST_NAME.min(paragraph.tokens.len() - first)).rev().find_map(|length| {
            // A mark behind a name is none of it.
            paragraph.tokens.get(first + length - 1).filter(|last| !matches!(last.kind, TokenKind::Mark(_)))?;
            let found = self.of_name(paragraph.slice(first, first + length));
            let ids: Vec<UnitId> = found
                .iter()
                .filter_map(|index| self.registry.units().get(*index))
                .filter(|unit| kinds.contains(&unit.kind))
                .map(|unit| unit.id.clone())
                .collect();
            (!ids.is_empty()).then_some((ids, length))
        })
    }

    /// A name without its kind: only of units below `home`, and only of two words or more.
    fn bare_name(&self, paragraph: &Paragraph, at: usize, home: &UnitId) -> Option<(Mention, usize)> {
        let capitals = capital_run(paragraph, at);
        let own_name = self.registry.get(home).map(|unit| unit.name.to_lowercase());
        (2..=capitals).rev().find_map(|length| {
            let printed = paragraph.slice(at, at + length);
            if own_name.as_deref() == Some(&printed.to_lowercase()) {
                if self.speaks_of_itself(paragraph, at, at + length) && self.of_name(printed).len() == 1 {
                    let candidates = vec![home.clone()];
                    return Some((Mention::Named { candidates, printed: printed.to_owned() }, length));
                }
                // The unit itself, or the one below that bears its name: in a list nobody can tell.
                let printed = printed.to_owned();
                return paragraph.marker.is_some().then_some((Mention::Unknown { printed, level: None }, length));
            }
            let candidates: Vec<UnitId> = self
                .of_name(printed)
                .iter()
                .filter_map(|index| self.registry.units().get(*index))
                .filter(|unit| unit.parent.as_ref() == Some(home) && unit.level() == UnitLevel::Commune)
                .map(|unit| unit.id.clone())
                .collect();
            (!candidates.is_empty()).then(|| (Mention::Named { candidates, printed: printed.to_owned() }, length))
        })
    }

    /// "9 tháng, Hà Nội được 77,8 điểm": the name begins its clause and the result follows.
    fn speaks_of_itself(&self, paragraph: &Paragraph, from: usize, to: usize) -> bool {
        let tokens = &paragraph.tokens;
        let begins = from == 0 || matches!(tokens[from - 1].kind, TokenKind::Mark(',' | '.' | ';' | ':'));
        begins && is_one_of(tokens, to, &["đạt", "được"])
    }

    fn of_name(&self, printed: &str) -> &[usize] {
        if let Some(found) = self.by_name.get(&printed.to_lowercase()) {
            return found;
        }
        let by_key = self.by_key.get_or_init(|| {
            let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
            for (name, units) in &self.by_name {
                by_key.entry(keys(name)).or_default().extend(units);
            }
            by_key
        });
        by_key.get(&keys(printed)).map_or(&[], Vec::as_slice)
    }
}

fn keys(name: &str) -> String {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(fold::key)
        .collect::<Vec<_>>()
        .join(" ")
}

/// How many words beginning with capitals stand in a row from `at`; hyphens between them belong to the name.
fn capital_run(paragraph: &Paragraph, at: usize) -> usize {
    let tokens = &paragraph.tokens;
    // In a title all words are capitals: "CÁC XÃ THÁNG 12".
    let time = |at: usize| {
        let counted = tokens.get(at + 1).is_some_and(|next| next.number().is_some() || next.capital);
        counted && is_one_of(tokens, at, &["tháng", "quí", "năm", "tuần"])
    };
    let word = |at: usize| tokens.get(at).is_some_and(|token| token.capital && token.word().is_some()) && !time(at);
    let mut end = at;
    while word(end) && end - at < LONGEST_NAME {
        end += 1;
    }
    end - at
}

/// How many words the usual name of a department takes at `at`: all but its first word may be small ("Sở Tư pháp").
fn office_name(paragraph: &Paragraph, at: usize) -> usize {
    let tokens = &paragraph.tokens;
    if !tokens.get(at).is_some_and(|token| token.capital) {
        return 0;
    }
    let length_of = |name: &Vec<String>| {
        let mut next = at;
        for word in name {
            while next > at && tokens.get(next).is_some_and(|token| token.is_mark(',') || token.is_mark('-')) {
                next += 1;
            }
            if tokens.get(next).and_then(|token| token.word()) != Some(word) {
                return None;
            }
            next += 1;
        }
        Some(next - at)
    };
    OFFICE_NAMES.iter().filter_map(length_of).max().unwrap_or(0)
}

/// The fields that departments of provinces, districts and communes are named after; marks left out.
static OFFICE_NAMES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    const NAMES: &[&str] = &[
        "tư pháp",
        "nội vụ",
        "xây dựng",
        "tài chính",
        "tài chính kế hoạch",
        "kế hoạch và đầu tư",
        "công thương",
        "công thương và môi trường",
        "y tế",
        "giáo dục và đào tạo",
        "khoa học và công nghệ",
        "nông nghiệp và môi trường",
        "nông nghiệp và phát triển nông thôn",
        "tài nguyên và môi trường",
        "giao thông vận tải",
        "thông tin và truyền thông",
        "văn hóa thể thao và du lịch",
        "văn hóa và thông tin",
        "văn hóa khoa học và thông tin",
        "văn hóa xã hội",
        "lao động thương binh và xã hội",
        "lao động tbxh",
        "dân tộc và tôn giáo",
        "dân tộc",
        "kinh tế",
        "kinh tế và hạ tầng",
        "kinh tế hạ tầng và đô thị",
        "quản lý đô thị",
        "ngoại vụ",
        "hành chính tư pháp",
        "phục vụ hành chính công",
    ];
    NAMES.iter().map(|name| name.split(' ').map(fold::key).collect()).collect()
});

fn is_inside_name(paragraph: &Paragraph, at: usize) -> bool {
    at > 0 && paragraph.tokens.get(at - 1).is_some_and(|token| token.capital && token.word().is_some())
}

const PLACES: &[(&[&str], &[UnitKind])] = &[
    (&["thị", "xã"], &[UnitKind::DistrictTown]),
    (&["thị", "trấn"], &[UnitKind::Township]),
    (&["thành", "phố"], &[UnitKind::ProvincialCity, UnitKind::CentralCity]),
    (&["đặc", "khu"], &[UnitKind::SpecialZone]),
    (&["tỉnh"], &[UnitKind::Province]),
    (&["huyện"], &[UnitKind::RuralDistrict]),
    (&["quận"], &[UnitKind::UrbanDistrict]),
    (&["xã"], &[UnitKind::Commune]),
    (&["phường"], &[UnitKind::Ward]),
    (&["sở"], &[UnitKind::ProvincialDepartment]),
    (&["phòng"], &[UnitKind::Department]),
    (&["văn", "phòng"], &[UnitKind::Office]),
    (&["thanh", "tra"], &[UnitKind::Inspectorate]),
    (&["chi", "nhánh"], &[UnitKind::Branch]),
    (&["trung", "tâm"], &[UnitKind::Centre]),
];

/// Abbreviations, which need their full stop or, in capitals, a name behind them.
const SHORT: &[(&str, &[UnitKind])] = &[
    ("x", &[UnitKind::Commune]),
    ("p", &[UnitKind::Ward, UnitKind::Department]),
    ("h", &[UnitKind::RuralDistrict]),
    ("q", &[UnitKind::UrbanDistrict]),
    ("tt", &[UnitKind::Township]),
    ("tx", &[UnitKind::DistrictTown]),
    ("tp", &[UnitKind::ProvincialCity, UnitKind::CentralCity]),
    ("đk", &[UnitKind::SpecialZone]),
    ("cn", &[UnitKind::Branch]),
];

/// The kind's word or its abbreviation at `at`.
fn kind_at(paragraph: &Paragraph, at: usize) -> Option<(&'static [UnitKind], usize)> {
    let tokens = &paragraph.tokens;
    let word = |at: usize| tokens.get(at).and_then(|token| token.word());
    // "hòa xã hội", "vị trí phòng": the last syllable of another word.
    for (words, kinds) in PLACES {
        if words.iter().enumerate().all(|(offset, expected)| word(at + offset) == Some(expected)) {
            let other_word = *words == ["xã"] && is_one_of(tokens, at + 1, &["hội"]);
            return (!other_word).then_some((*kinds, words.len()));
        }
    }
    let (_, kinds) = SHORT.iter().find(|(short, _)| word(at) == Some(short))?;
    if !tokens.get(at)?.capital {
        return None;
    }
    let stop = tokens.get(at + 1).is_some_and(|token| token.is_mark('.') && !token.spaced);
    let length = 1 + usize::from(stop);
    let named = tokens.get(at + length).is_some_and(|token| token.capital && token.word().is_some());
    if word(at) == Some("cn") {
        // Not the end of "KH&CN".
        let whole = at == 0 || !tokens[at - 1].is_mark('&');
        let numbered =
            is_one_of(tokens, at + 1, &["số"]) && tokens.get(at + 2).is_some_and(|token| token.number().is_some());
        return (whole && length == 1 && (named || numbered)).then_some((*kinds, 1));
    }
    (named && (stop || matches!(word(at), Some("tt" | "tx" | "tp")))).then_some((*kinds, length))
}
