//! Whom a text leaves out of what it asks about: "không kể thị trấn", "trừ Song Mai với Hùng An", "ngoài xã mình ra".

use super::Found;
use crate::question::Scene;
use crate::question::asked::UnitAsked;
use crate::question::fold::{Marks, Token, TokenKind, words};
use crate::question::lexicon::Lexicon;
use crate::question::matching::{self, Content, Item};
use crate::question::places::{self, FoundUnit};
use crate::question::vocabulary::Concept;
use chrono::NaiveDate;
use std::sync::LazyLock;

static BESIDES: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("ngoài"));

/// Words that leave somebody out and mean something else elsewhere.
const SAID: [&str; 6] = ["tru", "ngoai", "bo", "loai", "gat", "tach"];

/// Takes out those of whom nothing is asked.
pub(super) fn take(items: &[Item], tokens: &[Token], units: &mut Vec<FoundUnit>) -> Vec<FoundUnit> {
    let mut left_out: Vec<bool> = Vec::with_capacity(units.len());
    for (at, found) in units.iter().enumerate() {
        let chained = at > 0 && left_out[at - 1] && goes_on(items, tokens, units, at);
        left_out.push(chained || excepted(items, tokens, units, found));
    }
    for (found, _) in units.iter_mut().zip(&left_out).filter(|(_, out)| **out) {
        if let Some(kind) = bare_kind(items, tokens, found) {
            found.asked = kind;
        }
    }
    let mut left_out = left_out.into_iter();
    units.extract_if(.., |_| left_out.next().unwrap_or_default()).collect()
}

/// The words before those who are left out say no more.
pub(super) fn silence(items: &mut [Item], tokens: &[Token], left_out: &[FoundUnit]) {
    for at in left_out.iter().filter_map(|found| found.first.checked_sub(1)) {
        let says = |item: &Item| {
            item.end == item.first + 1
                && tokens.get(item.first).is_some_and(|token| SAID.contains(&token.folded.as_str()))
        };
        if let Some(item) = items.get_mut(at).filter(|item| says(item)) {
            item.content = Content::Taken;
        }
    }
}

/// The units of what was set aside before anything was read.
pub(super) fn of(lexicon: &Lexicon, text: &str, aside: &[Token], scene: &Scene<'_>, day: NaiveDate) -> Vec<UnitAsked> {
    let items = matching::items(lexicon, aside);
    let units = places::read(lexicon, text, &items, aside, scene, day);
    let cuts = items.iter().any(is_cut);
    let named = |found: FoundUnit| match bare_kind(&items, aside, &found) {
        Some(kind) => Some(kind).filter(|_| !cuts),
        None => Some(found.asked).filter(|asked| is_unit(asked) && !(asked.is_group() && cuts)),
    };
    units.into_iter().filter_map(named).collect()
}

impl Found<'_> {
    /// Whom a list leaves out.
    pub(super) fn except(&self) -> Vec<UnitAsked> {
        let mut except: Vec<UnitAsked> = Vec::new();
        for asked in self.left_out.iter().map(|found| &found.asked).chain(&self.set_aside) {
            if is_unit(asked) && !except.contains(asked) {
                except.push(asked.clone());
            }
        }
        except
    }
}

fn is_unit(asked: &UnitAsked) -> bool {
    !matches!(asked, UnitAsked::Unknown(_) | UnitAsked::None | UnitAsked::District | UnitAsked::Province)
}

/// "không kể", "trừ", "ngoài" right before a unit.
fn excepted(items: &[Item], tokens: &[Token], units: &[FoundUnit], found: &FoundUnit) -> bool {
    let Some(before) = found.first.checked_sub(1).and_then(|at| items.get(at)) else { return false };
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.folded.as_str());
    let at = |back: usize| word(before.first.checked_sub(back));
    let alone = |spelt: &str| word(Some(before.first)) == Some(spelt) && before.end == before.first + 1;
    let reckoned = matches!(at(1), Some("bi" | "diem" | "tong"))
        || before.first.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(Token::is_number)
            && !matches!(at(2), Some("thang" | "quy" | "nam" | "/" | "t"));
    let minus = alone("tru") && !reckoned;
    // "năm ngoai" is last year.
    let besides = tokens.get(before.first).is_some_and(|token| {
        BESIDES.iter().any(|(word, marks)| token.is_word(word, *marks)) && alone("ngoai") && at(1) != Some("nam")
    });
    if !(before.is(Concept::Exclude) || minus || besides || taken_away(items, tokens, before, found)) {
        return false;
    }
    if bare_kind(items, tokens, found).is_some() || found.asked.is_group() {
        // "không kể xã dưới 70" speaks of some of them, "không tính xã mình" of one.
        let ranked = items.iter().take(found.first).any(|item| item.is(Concept::RankingList));
        let others = ranked || units.iter().any(|other| other.first != found.first && other.asked.is_group());
        return others && !cut_behind(items, tokens, found.end);
    }
    true
}

/// "bỏ thị trấn ra", "loại Song Mai ra", "gạt xã mình qua một bên".
fn taken_away(items: &[Item], tokens: &[Token], before: &Item, found: &FoundUnit) -> bool {
    let word = |item: Option<&Item>| item.and_then(|item| tokens.get(item.first)).map(|token| token.folded.as_str());
    let takes = matches!(word(Some(before)), Some("bo" | "loai" | "gat" | "tach")) && before.end == before.first + 1;
    takes && matches!(word(items.get(found.end)), Some("ra" | "qua" | "di"))
}

/// "trừ Song Mai với Hùng An", "không kể Song Mai, Hùng An và xã mình": the next one of a row.
fn goes_on(items: &[Item], tokens: &[Token], units: &[FoundUnit], at: usize) -> bool {
    let joiner = |one: &FoundUnit, next: &FoundUnit| match items.get(one.end..next.first) {
        Some([item]) => tokens.get(item.first).map(|token| token.folded.as_str()),
        _ => None,
    };
    let and = |word: Option<&str>| matches!(word, Some("va" | "voi" | "cung" | "lan" | "hay" | "hoac" | "+"));
    let (Some(before), Some(found)) = (units.get(at - 1), units.get(at)) else { return false };
    if found.asked.is_group() {
        return false;
    }
    let word = joiner(before, found);
    // A comma goes on only where the row ends with a word that joins.
    let rest = units.get(at..).unwrap_or_default();
    let row = rest.windows(2).map(|pair| joiner(&pair[0], &pair[1]));
    let mut row = row.take_while(|word| and(*word) || *word == Some(","));
    and(word) || word == Some(",") && row.any(and)
}

/// The bare word of a kind, for all of it: "không kể phòng".
fn bare_kind(items: &[Item], tokens: &[Token], found: &FoundUnit) -> Option<UnitAsked> {
    let item = items.get(found.first).filter(|item| found.end == found.first + 1 && item.end == item.first + 1)?;
    match (&found.asked, tokens.get(item.first)?.folded.as_str()) {
        (UnitAsked::Own, "phong") => Some(UnitAsked::AllDepartments),
        (UnitAsked::Own, "xa" | "phuong") => Some(UnitAsked::AllCommunes),
        _ => None,
    }
}

/// A limit or a band in the same part of the text.
fn cut_behind(items: &[Item], tokens: &[Token], from: usize) -> bool {
    let turns = |item: &Item| {
        tokens.get(item.first).is_some_and(|token| {
            token.kind == TokenKind::Sign || matches!(token.folded.as_str(), "thi" | "nao" | "ai" | "bao" | "may")
        })
    };
    items.iter().skip(from).take_while(|item| !turns(item)).any(is_cut)
}

fn is_cut(item: &Item) -> bool {
    let bands = [Concept::BandExcellent, Concept::BandGood, Concept::BandFair, Concept::BandWeak];
    let limits = [Concept::Below, Concept::Above];
    matches!(item.content, Content::Number { .. })
        || item.concepts().any(|concept| bands.contains(&concept) || limits.contains(&concept))
}
