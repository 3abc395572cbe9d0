//! Words typed without marks, or at the beginning, that are another word than the one they are spelt like.

use super::{Content, Item};
use crate::question::fold::Token;
use crate::question::lexicon::Meaning;
use crate::question::vocabulary::Concept;

pub(super) fn look_again(tokens: &[Token], items: &mut [Item], marked: bool) {
    for at in 0..items.len() {
        let Some(item) = items.get(at) else { break };
        if !marked && is_then(tokens, item) {
            if let Some(Item { content: Content::Phrase(meanings), .. }) = items.get_mut(at) {
                meanings.retain(|meaning| *meaning != Meaning::Concept(Concept::OffTopic));
            }
        } else if !marked && is_people(tokens, item) {
            items[at].content = Content::Phrase(vec![Meaning::Concept(Concept::Filler)]);
        } else if is_work(tokens, item) || at == 0 && calls_somebody(tokens, item) {
            let meant = if at == 0 { Concept::Greeting } else { Concept::Filler };
            items[at].content = Content::Phrase(vec![Meaning::Concept(meant)]);
        } else if marked && is_examined(tokens, item) {
            items[at].content = Content::Phrase(vec![Meaning::Concept(Concept::OffTopic)]);
        }
    }
}

fn word(tokens: &[Token], at: Option<usize>) -> Option<&str> {
    at.and_then(|at| tokens.get(at)).map(|token| token.folded.as_str())
}

/// "vay xa nao": "vậy", and no loan.
fn is_then(tokens: &[Token], item: &Item) -> bool {
    let bare = tokens.get(item.first).is_some_and(|token| token.folded == "vay" && token.is_bare());
    let lent = matches!(word(tokens, Some(item.end)), Some("von" | "tien" | "ngan" | "lai" | "duoc" | "muon"));
    bare && item.end == item.first + 1 && item.is(Concept::Follow) && !lent
}

/// "tui la dan moi lam": "dân", and nobody that tells others to do something.
fn is_people(tokens: &[Token], item: &Item) -> bool {
    let bare = tokens.get(item.first).is_some_and(|token| token.folded == "dan" && token.is_bare());
    bare && item.end == item.first + 1
        && item.is(Concept::Directive)
        && word(tokens, item.first.checked_sub(1))
            .is_some_and(|before| matches!(before, "la" | "nguoi" | "ba" | "cho" | "cua" | "duoc"))
}

/// "viec gi can lam truoc": something to be done first, and no year.
fn is_work(tokens: &[Token], item: &Item) -> bool {
    let bare = tokens.get(item.first).is_some_and(|token| token.folded == "lam" && token.is_bare());
    let before = word(tokens, item.first.checked_sub(1));
    bare && item.is(Concept::PrevYear) && matches!(before, Some("can" | "phai" | "nen" | "viec" | "gi" | "nao" | "lo"))
}

/// "alo em ơi": said first, it is a greeting, and no news is wanted.
fn calls_somebody(tokens: &[Token], item: &Item) -> bool {
    item.is(Concept::Subscribe) && word(tokens, Some(item.first)) == Some("alo")
}

/// "điểm thi xã": in a text with its marks "thi" is no "thì".
fn is_examined(tokens: &[Token], item: &Item) -> bool {
    let bare = tokens.get(item.first).is_some_and(|token| token.folded == "thi" && token.is_bare());
    bare && word(tokens, item.first.checked_sub(1)) == Some("diem")
}
