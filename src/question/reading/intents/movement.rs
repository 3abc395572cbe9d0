//! Whether places moved, or were only asked for.

use crate::question::fold::Token;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    pub(super) fn moved_places(&self) -> bool {
        let place = |token: &Token| matches!(token.folded.as_str(), "hang" | "bac" | "tri");
        let said = self
            .items
            .iter()
            .filter(|item| item.is(C::Movers))
            .any(|item| self.tokens.get(item.first..item.end).is_some_and(|tokens| tokens.iter().any(place)));
        said || self.moved_by_places() || self.counts_places_moved()
    }

    /// "… thăng hay giáng mấy bậc": how many places, whatever the word for going there.
    pub(super) fn counts_places_moved(&self) -> bool {
        let steps = self.tokens.windows(2).any(|pair| pair[0].folded == "may" && pair[1].folded == "bac");
        let at = self.says(&["o", "dung", "xep", "tai"]);
        steps && !at
    }

    /// "lùi mấy hạng", "leo được mấy bậc"; "lên hạng mấy" asks where one stands.
    fn moved_by_places(&self) -> bool {
        let moves = ["lui", "tien", "nhich", "leo", "nhay", "tut", "rot", "len", "xuong", "tang", "giam", "sut"];
        self.tokens.iter().enumerate().any(|(at, token)| {
            let rest = self.tokens.get(at + 1..).unwrap_or_default();
            let got = rest.first().is_some_and(|token| token.folded == "duoc");
            let rest = rest.get(usize::from(got)..).unwrap_or_default();
            let counted = match rest {
                [count, place, ..] if count.folded == "may" => Some(place),
                [first, second, place, ..] if first.folded == "bao" && second.folded == "nhieu" => Some(place),
                _ => None,
            };
            moves.contains(&token.folded.as_str())
                && counted.is_some_and(|place| matches!(place.folded.as_str(), "hang" | "bac"))
        })
    }
}
