//! A unit that is named as the one who acts, asks or is the ground, and not as the one asked about.

use super::FoundUnit;
use crate::domain::unit::UnitLevel;
use crate::question::asked::UnitAsked;
use crate::question::fold::{Marks, Token, words};
use crate::question::lexicon::Lexicon;
use crate::question::matching::{Content, Item};
use crate::question::vocabulary::Concept;
use std::sync::LazyLock;

/// What those above do with figures.
const ACTS: [&str; 14] =
    ["cong", "thong", "cham", "danh", "gui", "bao", "ra", "hoi", "giao", "xep", "cho", "bat", "doi", "trieu"];

/// Who acts for a unit, and the way there.
const PERSONS: [&str; 8] = ["sep", "dao", "tich", "bo", "len", "ve", "ong", "tren"];

/// "huyện công bố cho xã mình": who publishes is not who is asked about, as long as somebody else is named.
pub(super) fn drop_actors(lexicon: &Lexicon, items: &[Item], tokens: &[Token], units: &mut Vec<FoundUnit>) {
    units.retain(|found| !is_reported_to(items, tokens, found));
    if units.len() < 2 {
        return;
    }
    let acting: Vec<bool> = (0..units.len())
        .map(|at| {
            receives(items, tokens, &units[at])
                || acts(items, tokens, units, at)
                || is_office(lexicon, items, tokens, &units[at])
        })
        .collect();
    if acting.iter().all(|acting| *acting) {
        return;
    }
    let mut acting = acting.into_iter();
    units.retain(|_| !acting.next().unwrap_or_default());
}

/// "bao giờ phải báo cáo huyện", "để nộp lên huyện": who is to get it.
fn is_reported_to(items: &[Item], tokens: &[Token], found: &FoundUnit) -> bool {
    const BEFORE: [&str; 14] =
        ["phai", "de", "gio", "nao", "kip", "can", "han", "ngay", "lam", "soan", "viet", "xong", "luc", "hom"];
    const NEAR: usize = 4;
    let above = matches!(found.asked, UnitAsked::District | UnitAsked::Province);
    let Some(first) = items.get(found.first).map(|item| item.first).filter(|_| above) else { return false };
    let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
    let way = first.checked_sub(1).filter(|at| matches!(word(*at), Some("cho" | "len" | "ve")));
    let Some(verb) = way.unwrap_or(first).checked_sub(1) else { return false };
    let verb = match word(verb) {
        Some("nop" | "gui" | "trinh") => verb,
        Some("cao") if verb.checked_sub(1).and_then(word) == Some("bao") => verb - 1,
        _ => return false,
    };
    let before = tokens.get(verb.saturating_sub(NEAR)..verb).unwrap_or_default();
    before.iter().any(|token| BEFORE.contains(&token.folded.as_str()))
}

/// "cho tôi biết": who is to be told.
fn receives(items: &[Item], tokens: &[Token], found: &FoundUnit) -> bool {
    let words = items.get(found.first).and_then(|item| tokens.get(item.first..item.end)).unwrap_or_default();
    let person = |token: &Token| matches!(token.folded.as_str(), "toi" | "minh" | "em" | "anh" | "chi" | "tui");
    matches!(words, [give, whom] if give.folded == "cho" && person(whom)) && found.asked == UnitAsked::Own
}

/// What is asked of a unit is no act of it: "huyện bao nhiêu, xã mình bao nhiêu".
fn asked_for(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::HowMany
            | Concept::HowIs
            | Concept::Group(_)
            | Concept::Rank
            | Concept::Rating
            | Concept::Points
            | Concept::Compare
            | Concept::Top
    )
}

/// "chánh văn phòng cứ kêu", "để Văn phòng tổng hợp": who heads an office, and the office that is to get the figures.
fn is_office(lexicon: &Lexicon, items: &[Item], tokens: &[Token], found: &FoundUnit) -> bool {
    let UnitAsked::Named { unit, .. } = &found.asked else { return false };
    let last = |item: &Item| tokens.get(item.end.checked_sub(1)?).map(|token| token.folded.as_str());
    let before = found.first.checked_sub(1).and_then(|at| items.get(at)).and_then(last);
    let office = lexicon.units().get(unit).is_some_and(|unit| unit.level() == UnitLevel::Department);
    matches!(before, Some("chanh" | "pho"))
        || office && (speaks(items, tokens, found) || is_told_by(items, tokens, found))
        || matches!(before, Some("de" | "cho" | "gui")) && office && gets(items, tokens, found.end)
}

/// "chị bên văn phòng, sếp đang hỏi …": somebody says where they work before they ask.
fn speaks(items: &[Item], tokens: &[Token], found: &FoundUnit) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.folded.as_str());
    let Some(first) = items.get(found.first).map(|item| item.first) else { return false };
    let at_work = matches!(word(first.checked_sub(1)), Some("ben" | "o" | "la" | "thuoc"));
    let person = matches!(
        word(first.checked_sub(2)),
        Some("chi" | "anh" | "em" | "toi" | "minh" | "co" | "chu" | "bac" | "chau" | "day")
    );
    let after = word(items.get(found.end).map(|item| item.first));
    at_work && person && matches!(after, Some("," | "." | "day" | "hoi" | "xin" | "can" | "muon" | "nho"))
}

/// "cán bộ tư pháp bảo …": somebody of an office has told it.
fn is_told_by(items: &[Item], tokens: &[Token], found: &FoundUnit) -> bool {
    let Some(first) = items.get(found.first).map(|item| item.first) else { return false };
    let before = tokens.get(first.saturating_sub(2)..first).unwrap_or_default();
    let before: Vec<&str> = before.iter().map(|token| token.folded.as_str()).collect();
    let person = matches!(before[..], ["can", "bo"] | ["cong", "chuc"] | ["chuyen", "vien"] | ["nhan", "vien"]);
    let Some(at) = items.get(found.end).map(|item| item.first) else { return false };
    let says = tokens.get(at).is_some_and(|token| TELLS.iter().any(|(word, marks)| token.is_word(word, *marks)));
    // "cán bộ tư pháp bao nhiêu".
    let asked = tokens.get(at + 1).is_some_and(|token| matches!(token.folded.as_str(), "nhieu" | "gio"));
    person && says && !asked
}

static TELLS: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("bảo nói kêu khoe hỏi"));

/// What an office does with figures that it gets: "nắm" is no year, "báo" no "bao nhiêu".
fn gets(items: &[Item], tokens: &[Token], at: usize) -> bool {
    let Some(item) = items.get(at).filter(|item| !matches!(item.content, Content::Taken)) else { return false };
    let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
    let said = tokens.get(item.first).is_some_and(|token| GETS.iter().any(|(word, marks)| token.is_word(word, *marks)));
    let next = tokens.get(item.first + 1);
    said && match word(item.first) {
        Some("tong") => next.is_some_and(|next| next.folded == "hop"),
        Some("bao") => next.is_some_and(|next| next.folded == "cao"),
        Some("theo") => next.is_some_and(|next| next.folded == "doi"),
        Some("tham") => next.is_some_and(|next| next.folded == "muu"),
        Some("nam") => !next.is_some_and(Token::is_number),
        _ => true,
    }
}

static GETS: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("tổng báo theo tham nắm xem biết duyệt ký"));

fn acts(items: &[Item], tokens: &[Token], units: &[FoundUnit], at: usize) -> bool {
    let found = &units[at];
    if !matches!(found.asked, UnitAsked::District | UnitAsked::Province) {
        return false;
    }
    let below = |other: &FoundUnit| {
        matches!(other.asked, UnitAsked::Own | UnitAsked::Named { .. })
            || found.asked == UnitAsked::Province && other.asked == UnitAsked::District
    };
    let later = units[at + 1..].iter().any(below);
    let word = |at: usize| items.get(at).and_then(|item| tokens.get(item.first)).map(|token| token.folded.as_str());
    let before = found
        .first
        .checked_sub(1)
        .and_then(|at| items.get(at))
        .and_then(|item| tokens.get(item.end.checked_sub(1)?).map(|token| token.folded.as_str()));
    // "huyện vừa mới công bố".
    let passed = |word: &str| matches!(word, "vua" | "moi" | "da" | "co" | "dang" | "se" | "hom" | "qua" | "ho");
    let told = |at: &usize| items.get(*at).is_some_and(|item| item.concepts().any(asked_for));
    let act = (found.end..found.end + 4).find(|at| !word(*at).is_some_and(passed)).filter(|at| !told(at));
    let act = act.and_then(word);
    let inside =
        found.first.checked_sub(1).and_then(|at| items.get(at)).is_some_and(|item| item.is(Concept::InProvince));
    // "đang ngồi hội trường huyện": where somebody is.
    let place = items.get(found.first).and_then(|item| tokens.get(item.first.checked_sub(2)?..item.first)).is_some_and(
        |pair| {
            matches!(
                (pair[0].folded.as_str(), pair[1].folded.as_str()),
                ("hoi", "truong") | ("tru", "so") | ("phong", "hop")
            )
        },
    );
    let ground = inside || place || matches!(before, Some("trong" | "o" | "tai" | "ngoi" | "hop"));
    let person = before.is_some_and(|word| PERSONS.contains(&word));
    let asks = act.is_some_and(|word| ACTS.contains(&word));
    // "mình vừa bị chủ tịch huyện gọi điện nhắc": the person of an office is never asked about.
    let office = matches!(before, Some("tich" | "dao" | "sep")) && units.iter().any(below);
    later && (ground || person || asks) || office && !told(&found.end)
}
