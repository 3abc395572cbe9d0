//! Meanings that hang on what stands beside a phrase: phrases in two parts, "nhất" and "so".

use super::{Content, Item};
use crate::question::fold::{Marks, Token, words};
use crate::question::lexicon::{Lexicon, Meaning};
use crate::question::vocabulary::Concept;
use std::sync::LazyLock;

pub(super) fn look_again(lexicon: &Lexicon, tokens: &[Token], items: &mut [Item], marked: bool) {
    add_gapped(lexicon, tokens, items);
    read_place(tokens, items);
    drop_doubtful_first(tokens, items);
    drop_doubtful_do(tokens, items, marked);
    if !marked {
        drop_doubtful_so(tokens, items);
    }
    find_so_in_points(tokens, items);
    drop_doubtful_bac(tokens, items);
    find_them(tokens, items);
}

/// "mình kém họ mấy điểm": whom one is held against. Elsewhere "họ" is anybody, and "ho" asks for a favour.
fn find_them(tokens: &[Token], items: &mut [Item]) {
    let held = |first: usize| {
        let word =
            |back: usize| first.checked_sub(back).and_then(|at| tokens.get(at)).map(|token| token.folded.as_str());
        matches!(word(1), Some("hon" | "kem" | "thua" | "bang" | "vuot" | "kip"))
            || word(1) == Some("voi") && matches!(word(2), Some("so" | "sanh"))
    };
    // "họ hơn mình mấy", "họ được bao nhiêu": of whom something is asked, and not what people say.
    let asked = |first: usize| {
        let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
        // "coi ho xep hang": without marks it is a favour that is asked for.
        if first > 0 && tokens.get(first).is_some_and(Token::is_bare) {
            return false;
        }
        let at = if word(first + 1) == Some("co") { first + 2 } else { first + 1 };
        matches!(word(at), Some("hon" | "kem" | "thua" | "bang" | "hang" | "cao" | "thap"))
            || matches!(word(at), Some("duoc" | "dat" | "xep" | "dung"))
                && matches!(word(at + 1), Some("may" | "bao" | "hang" | "thu" | "loai" | "nhieu"))
    };
    let them = |item: &&mut Item| item.end == item.first + 1 && (held(item.first) || asked(item.first));
    for item in items.iter_mut().filter(them) {
        if tokens.get(item.first).is_some_and(|token| THEM.iter().any(|(word, marks)| token.is_word(word, *marks))) {
            item.content = Content::Phrase(vec![Meaning::Concept(Concept::ThatUnit)]);
        }
    }
}

static THEM: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("họ"));

/// "bac muon hoi": without marks somebody's uncle, and a place only where places are counted.
fn drop_doubtful_bac(tokens: &[Token], items: &mut [Item]) {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.folded.as_str());
    for item in items.iter_mut().filter(|item| item.end == item.first + 1 && item.is(Concept::Rank)) {
        let bare = tokens.get(item.first).is_some_and(|token| token.folded == "bac" && token.is_bare());
        let asks = matches!(word(Some(item.end)), Some("muon" | "hoi" | "can" | "xem" | "coi" | "oi" | "nho" | "xin"));
        if bare && asks {
            item.content = Content::Phrase(vec![Meaning::Concept(Concept::Filler)]);
        }
    }
}

/// "tut diem so thang truoc": where something moved, the "so" of "điểm số" may hold it against the period behind it.
fn find_so_in_points(tokens: &[Token], items: &mut [Item]) {
    let moved = |item: &Item| {
        let moves = [Concept::Rose, Concept::Fell, Concept::Movers];
        item.concepts().any(|concept| moves.contains(&concept))
    };
    if !items.iter().any(moved) {
        return;
    }
    let before = [Concept::PrevMonth, Concept::PrevQuarter, Concept::PrevYear, Concept::SamePeriod];
    for at in 1..items.len() {
        let earlier = items[at].concepts().any(|concept| before.contains(&concept));
        let item = &mut items[at - 1];
        let so = |token: &Token| token.folded == "so" && token.is_bare();
        if earlier && item.is(Concept::Points) && tokens.get(item.end.saturating_sub(1)).is_some_and(so) {
            item.also(Concept::Compare);
        }
    }
}

/// "tháng 12 huyện thứ 3": a place, unless a day of the week is meant.
fn read_place(tokens: &[Token], items: &mut [Item]) {
    let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
    for item in items.iter_mut().filter(|item| matches!(item.content, Content::Unknown)) {
        let (first, after) = (item.first, item.end);
        let day = matches!(word(after + 1), Some("nay" | "tuan" | "toi" | "sau" | "la" | "hop"))
            || first
                .checked_sub(1)
                .and_then(word)
                .is_some_and(|before| matches!(before, "sang" | "chieu" | "ngay" | "hom" | "vao" | "truoc" | "den"));
        let counted = tokens.get(after).is_some_and(Token::is_number);
        if word(first) == Some("thu") && counted && !day {
            item.content = Content::Phrase(vec![Meaning::Concept(Concept::Rank)]);
        }
    }
}

/// Words that may stand between the parts of a phrase.
const WIDEST_GAP: usize = 7;

/// Reads phrases in two parts: the second part takes the meaning, the first has none left of its own.
fn add_gapped(lexicon: &Lexicon, tokens: &[Token], items: &mut [Item]) {
    let mut parts: Vec<(usize, usize, Concept)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let word = lexicon.word(&token.folded);
        for gapped in word.map(|word| lexicon.gapped(word)).unwrap_or_default() {
            let from = at + gapped.first.len();
            let stop = tokens.iter().skip(from).position(|token| token.is_sign("\n") || token.is_sign("?"));
            let end = stop.map_or(tokens.len(), |stop| from + stop).min(from + WIDEST_GAP + 1);
            if !spelt(lexicon, tokens, at, &gapped.first) || is_inside_a_group(items, at) || is_half(tokens, at) {
                continue;
            }
            // Side by side they would be an ordinary phrase.
            let second = (from + 1..end)
                .find(|second| spelt(lexicon, tokens, *second, &gapped.second) && !is_half(tokens, *second));
            if let Some(second) = second.filter(|second| !names_a_group(items, *second)) {
                parts.push((at, from, Concept::Filler));
                parts.push((second, second + gapped.second.len(), gapped.concept));
            }
        }
    }
    for (from, to, concept) in parts {
        let Some(item) = items.iter_mut().find(|item| item.first <= from && from < item.end) else { continue };
        let whole = item.first == from && item.end == to;
        match concept {
            Concept::Filler if whole => item.content = Content::Phrase(vec![Meaning::Concept(concept)]),
            Concept::Filler => {}
            // "của Ngọc Thanh" is no "của … thành".
            _ if !whole && item.names().next().is_some() => {}
            // "kéo … xuống còn bao nhiêu": what is left, and not what was lost.
            _ if tokens.get(to).is_some_and(|next| next.folded == "con") && !whole => {}
            concept if whole => item.content = Content::Phrase(vec![Meaning::Concept(concept)]),
            concept => item.also(concept),
        }
    }
}

/// "bao nhiêu … báo cáo": half of a word of two, and no "báo … báo".
fn is_half(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
    word(at) == Some("bao") && matches!(word(at + 1), Some("nhieu" | "nhiu" | "gio" | "lau" | "xa" | "cao" | "gom"))
}

/// "không tiền mất": a word inside the name of a group is not the first part of another phrase.
fn is_inside_a_group(items: &[Item], token: usize) -> bool {
    items.iter().any(|item| item.first < token && token < item.end && names_a_group(std::slice::from_ref(item), token))
}

fn names_a_group(items: &[Item], token: usize) -> bool {
    let around = items.iter().find(|item| item.first <= token && token < item.end);
    around.is_some_and(|item| item.concepts().any(|concept| matches!(concept, Concept::Group(_))))
}

pub(super) fn spelt(lexicon: &Lexicon, tokens: &[Token], at: usize, part: &[(u32, Marks)]) -> bool {
    part.iter().enumerate().all(|(offset, (word, marks))| {
        tokens
            .get(at + offset)
            .is_some_and(|token| lexicon.word(&token.folded) == Some(*word) && token.marks().fit(*marks))
    })
}

/// "nhanh nhất", "lo nhất": a bare "nhất" names the first place only behind a unit, a place or a question for one.
fn drop_doubtful_first(tokens: &[Token], items: &mut [Item]) {
    for at in 0..items.len() {
        let Some(item) = items.get(at) else { break };
        let alone = item.end == item.first + 1 && tokens.get(item.first).is_some_and(|token| token.folded == "nhat");
        let Some(before) = at.checked_sub(1).and_then(|before| items.get(before)).filter(|_| alone) else { continue };
        let unit = |concept| {
            matches!(
                concept,
                Concept::Own
                    | Concept::AllCommunes
                    | Concept::AllUnits
                    | Concept::AllDepartments
                    | Concept::Rank
                    | Concept::Kind(_)
                    | Concept::OwnDistrict
            )
        };
        let word = tokens.get(before.end.saturating_sub(1)).map(|token| token.folded.as_str());
        let stands = before.concepts().any(unit)
            || before.names().next().is_some()
            || matches!(
                word,
                Some("ai" | "nao" | "dung" | "hang" | "thu" | "la" | "xep" | "dang" | "bet" | "ve" | "len")
            );
        if !stands && let Some(item) = items.get_mut(at) {
            item.content = Content::Phrase(vec![Meaning::Concept(Concept::Filler)]);
        }
    }
}

/// "do" is "đó" far more often than "dở", and a cause in a text with marks.
fn drop_doubtful_do(tokens: &[Token], items: &mut [Item], marked: bool) {
    let said = |item: &Item| {
        let alone = item.end == item.first + 1 && item.is(Concept::Filler);
        alone && tokens.get(item.first).is_some_and(|token| token.folded == "do" && (!marked || token.is_bare()))
    };
    for item in items.iter_mut().filter(|item| said(item)) {
        item.content = Content::Phrase(vec![Meaning::Concept(Concept::Filler)]);
    }
}

/// Without marks "so" is far more often "số" than "so": it compares only where something to compare with follows.
fn drop_doubtful_so(tokens: &[Token], items: &mut [Item]) {
    for at in 0..items.len() {
        let Some(item) = items.get(at) else { break };
        let alone = item.end == item.first + 1 && tokens.get(item.first).is_some_and(|token| token.folded == "so");
        let with = tokens.iter().skip(item.end).take(4).any(|token| matches!(token.folded.as_str(), "voi" | "vs"));
        let period = items.get(at + 1).is_some_and(|next| {
            next.concepts().any(|c| {
                matches!(
                    c,
                    Concept::Month | Concept::Quarter | Concept::Year | Concept::PrevMonth | Concept::SamePeriod
                )
            })
        });
        if alone
            && !with
            && !period
            && let Some(Item { content: Content::Phrase(meanings), .. }) = items.get_mut(at)
        {
            meanings.retain(|meaning| *meaning != Meaning::Concept(Concept::Compare));
        }
    }
}
