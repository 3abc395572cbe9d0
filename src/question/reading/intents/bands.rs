//! The bands that a list is cut by: "loại khá", "tốt trở lên", "loại tốt, không kể xuất sắc", "từ trung bình đến khá".

use crate::domain::band::Band;
use crate::question::asked::{Comparison, Limit};
use crate::question::fold::{Marks, Token, words};
use crate::question::matching::Item;
use crate::question::reading::{Found, starts};
use crate::question::vocabulary::Concept as C;
use std::sync::LazyLock;

/// Words before a band in which it may be denied or singled out.
const NEAR: usize = 3;

/// What holds a list to the one band behind it. "mỗi" is no "mới".
static ONLY: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("chỉ mới riêng đúng"));

/// A band that was named.
struct Named {
    band: Band,
    /// "không kể xuất sắc", "mà chưa xuất sắc".
    denied: bool,
    only: bool,
}

impl Found<'_> {
    /// The limits of the bands that a list is asked for by. Better ones are among those that reached "tốt"; "khá" and
    /// "trung bình" are where somebody stands.
    pub(super) fn bands_said(&self) -> Option<Comparison> {
        let mut named = self.named_bands();
        if named.iter().all(|named| named.band == Band::Excellent) {
            return None;
        }
        let within = |from: Band, to: Option<Band>| match to {
            Some(to) => Comparison::Between { from: Limit::with(from.floor()), to: Limit::without(to.floor()) },
            None => Comparison::AtLeast(from.floor()),
        };
        named.sort_by_key(|named| (named.denied, named.band));
        let (meant, denied): (Vec<&Named>, Vec<&Named>) = named.iter().partition(|named| !named.denied);
        if let (Some(first), Some(last), Some(denied)) = (meant.first(), meant.last(), denied.first()) {
            return Some(within(first.band, Some(denied.band).filter(|denied| *denied > last.band)));
        }
        if let [first, .., last] = meant.as_slice() {
            let apart = meant.windows(2).any(|pair| pair[0].band.next() != Some(pair[1].band));
            return (!apart).then(|| within(first.band, last.band.next()));
        }
        let Named { band, only, .. } = named.first()?;
        let turned = |way: &[&str]| {
            self.tokens
                .windows(2)
                .any(|pair| matches!(pair[0].folded.as_str(), "tro" | "do") && way.contains(&pair[1].folded.as_str()))
        };
        let (upwards, downwards) = (turned(&["len"]), turned(&["xuong", "lai"]));
        Some(if downwards {
            band.next().map_or(Comparison::LessThan(band.floor()), |next| Comparison::LessThan(next.floor()))
        } else if self.denies() || self.has(C::Below) {
            Comparison::LessThan(band.floor())
        } else if upwards || *band == Band::Good && !only || self.says_at_least() {
            Comparison::AtLeast(band.floor())
        } else {
            within(*band, band.next())
        })
    }

    /// The band that is named, where it is the only one.
    pub(super) fn only_band(&self) -> Option<Band> {
        match self.named_bands()[..] {
            [Named { band, .. }] => Some(band),
            _ => None,
        }
    }

    /// "loại trung bình": a band, and no average.
    pub(super) fn names_the_middle_band(&self) -> bool {
        self.items.iter().any(|item| self.is_middle_band(item))
    }

    fn named_bands(&self) -> Vec<Named> {
        let mut named: Vec<Named> = Vec::new();
        for item in self.items.iter().filter(|item| !self.is_held_against(item)) {
            let band = item.concepts().find_map(|concept| match concept {
                C::BandExcellent => Some(Band::Excellent),
                C::BandGood => Some(Band::Good),
                C::BandFair => Some(Band::Fair),
                _ => None,
            });
            let band = band.or_else(|| self.is_middle_band(item).then_some(Band::Average));
            let good = |item: &Item| self.tokens.get(item.first).is_some_and(|token| token.folded == "tot");
            let band = band.or_else(|| (good(item) && self.is_counted_before(item)).then_some(Band::Good));
            if let Some(band) = band.filter(|band| named.iter().all(|named| named.band != *band)) {
                let only = self
                    .near(item)
                    .iter()
                    .any(|token| ONLY.iter().any(|(word, marks)| token.folded == *word && token.marks() == *marks));
                named.push(Named { band, denied: self.denies_band(item), only });
            }
        }
        // A denial of the only band is one of all that the list is cut by.
        if let [only] = named.as_mut_slice() {
            only.denied = false;
        }
        named
    }

    /// "khá hơn mình": better than somebody, and no band.
    fn is_held_against(&self, item: &Item) -> bool {
        self.tokens.get(item.end).is_some_and(|token| token.folded == "hon")
    }

    fn is_middle_band(&self, item: &Item) -> bool {
        let before = item.first.checked_sub(1).and_then(|at| self.tokens.get(at));
        let band = before.is_some_and(|token| matches!(token.folded.as_str(), "loai" | "xep" | "dien"));
        // "ở mức trung bình": where somebody stands.
        let stands = before.is_some_and(|token| matches!(token.folded.as_str(), "o" | "vao" | "thuoc" | "trong"))
            && self.tokens.get(item.first).is_some_and(|token| token.folded == "muc");
        item.is(C::Average) && (band || stands || self.is_counted_before(item))
    }

    /// "có mấy xã yếu".
    pub(super) fn counts_the_weak(&self) -> bool {
        let weak = |item: &Item| self.tokens.get(item.first).is_some_and(|token| token.folded == "yeu");
        self.items.iter().any(|item| weak(item) && item.end == item.first + 1 && self.is_counted_before(item))
    }

    /// "có mấy xã tốt", "bao nhiêu phòng yếu": the word of a band right behind those that are counted.
    fn is_counted_before(&self, item: &Item) -> bool {
        let word = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        let unit =
            item.first.checked_sub(1).filter(|at| matches!(word(*at), Some("xa" | "phong" | "vi" | "phuong" | "quan")));
        let count = unit.and_then(|at| {
            if word(at) == Some("vi") || word(at) == Some("quan") { at.checked_sub(2) } else { at.checked_sub(1) }
        });
        let counted = matches!(count.and_then(word), Some("may" | "nhieu" | "bao" | "nhiu"));
        // "mấy xã tốt nhất", "mấy xã yếu hơn": an end of a list, or one side of another unit.
        let superlative = item.end > item.first && word(item.end - 1) == Some("nhat");
        let ends = !superlative
            && !matches!(word(item.end), Some("nhat" | "hon" | "len" | "xuong" | "di" | "ve" | "cua" | "tinh" | "lam"));
        counted && ends
    }

    /// The words before a band, behind the one named before it.
    fn near(&self, item: &Item) -> &[Token] {
        let bands = [C::BandExcellent, C::BandGood, C::BandFair];
        let earlier = self.items.iter().filter(|other| other.end <= item.first);
        let after = earlier.filter(|other| other.concepts().any(|concept| bands.contains(&concept))).map(|it| it.end);
        let from = item.first.saturating_sub(NEAR).max(after.max().unwrap_or_default());
        self.tokens.get(from..item.first).unwrap_or_default()
    }

    fn denies_band(&self, item: &Item) -> bool {
        let near = self.near(item);
        near.iter().any(|token| matches!(token.folded.as_str(), "tru" | "chua" | "khong" | "ko" | "chang" | "ngoai"))
    }

    fn says_at_least(&self) -> bool {
        self.tokens
            .windows(2)
            .any(|pair| matches!((pair[0].folded.as_str(), pair[1].folded.as_str()), ("it", "nhat") | ("toi", "thieu")))
            || self.items.iter().any(|item| item.is(C::Above) && starts(self.tokens, item, "tu"))
    }
}
