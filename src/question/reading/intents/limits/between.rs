//! Two limits of one list: "từ 70 đến dưới 80", "giữa 60 và 75", "trên 85 mà chưa tới 95".

use super::{Side, is_measure};
use crate::question::asked::{Comparison, Limit};
use crate::question::fold::Token;
use crate::question::matching::Item;
use crate::question::reading::values::values;
use crate::question::reading::{Found, indicators, take};
use crate::question::vocabulary::Concept as C;
use unicode_normalization::UnicodeNormalization;

/// Words between two numbers that belong together.
const APART: usize = 5;

/// A number, which side of it the list lies on, and whether it belongs to it.
#[derive(Clone, Copy)]
struct Bound {
    limit: Limit,
    side: Side,
}

impl Found<'_> {
    /// The two numbers that a list lies between.
    pub(in crate::question::reading::intents) fn both_limits(&self) -> Option<Comparison> {
        self.limited_pairs().find_map(|(first, second)| self.between(first, second))
    }

    /// Two numbers that are limits both and of which no list lies in the midst, as typed: "dưới 50 hoặc trên 80".
    pub(in crate::question::reading::intents) fn limits_apart(&self, text: &str) -> Option<String> {
        let both = |(first, second): &(&Item, &Item)| {
            let differ = self.value_of(first) != self.value_of(second);
            let limits = self.stretch_between(first, second).is_some()
                || self.bound_of(first).is_some() && self.bound_of(second).is_some();
            differ && limits && self.between(first, second).is_none()
        };
        let (first, second) = self.limited_pairs().find(both)?;
        let start = self.tokens.get(first.first.saturating_sub(1))?.start;
        let end = self.tokens.get(second.end.checked_sub(1)?)?.end;
        text.get(start..end).map(|typed| typed.nfc().collect())
    }

    /// Numbers that stand one behind the other, as two limits would.
    fn limited_pairs(&self) -> impl Iterator<Item = (&Item, &Item)> {
        let numbers: Vec<&Item> = self.items.iter().filter(|item| self.value_of(item).is_some()).collect();
        (1..numbers.len()).map(move |at| (numbers[at - 1], numbers[at]))
    }

    fn between(&self, first: &Item, second: &Item) -> Option<Comparison> {
        // "tổng trên 70 mà số hóa dưới 80": of one thing each.
        let another = |item: &Item| {
            let of_group = item.concepts().any(|concept| matches!(concept, C::Group(_)));
            of_group && first.end <= item.first && item.end <= second.first
        };
        // "không kể mấy xã từ 70 đến 80": those below and those above.
        let excluded = self.items.iter().any(|before| self.excludes(before, first));
        if self.items.iter().any(another) || excluded {
            return None;
        }
        let (one, other) =
            self.stretch_between(first, second).or_else(|| Some((self.bound_of(first)?, self.bound_of(second)?)))?;
        let (low, high) = if one.limit.at <= other.limit.at { (one, other) } else { (other, one) };
        let parted = low.side == Side::From && high.side == Side::Below && low.limit.at < high.limit.at;
        parted.then_some(Comparison::Between { from: low.limit, to: high.limit })
    }

    /// "từ 70 đến 80", "khoảng 70 - 80", "giữa 60 và 75": one word opens, another joins.
    fn stretch_between(&self, first: &Item, second: &Item) -> Option<(Bound, Bound)> {
        let between = self.tokens.get(first.end..second.first).filter(|words| (1..=APART).contains(&words.len()))?;
        let says = |words: &[&str]| between.iter().any(|token| words.contains(&token.folded.as_str()));
        let passes = |token: &Token| {
            let joins = matches!(token.folded.as_str(), "den" | "toi" | "cho" | "va" | "voi") || token.is_sign("-");
            joins
                || is_measure(token)
                || short_of(token)
                || matches!(token.folded.as_str(), "muc" | "moc" | "tro" | "len")
        };
        if !between.iter().all(passes) {
            return None;
        }
        let before = self.words_before(first);
        let opener =
            |token: &Token| matches!(token.folded.as_str(), "tu" | "khoang" | "giua" | "tam" | "tren" | "hon" | "vung");
        let opened = before.iter().rev().take_while(|token| is_measure(token) || opener(token));
        let opened: Vec<&str> = opened.filter(|token| opener(token)).map(|token| token.folded.as_str()).collect();
        let to = says(&["den", "toi", "-"]);
        // "70 đến 80 điểm", with nothing that opens it.
        let measured = self.tokens.get(second.end).is_some_and(|token| token.folded == "diem");
        let joined = if opened.contains(&"giua") {
            to || says(&["va", "voi"])
        } else {
            to && (!opened.is_empty() || measured || says(&["duoi", "can"])) && !says(&["va", "voi"])
        };
        if !joined {
            return None;
        }
        let above = opened.iter().any(|word| matches!(*word, "tren" | "hon"));
        let below = between.iter().any(short_of);
        let low = Limit { at: self.value_of(first)?, included: !above };
        let high = Limit { at: self.value_of(second)?, included: !below };
        // "giữa 75 và 60" is no other stretch.
        let (low, high) = if opened.contains(&"giua") && high.at < low.at { (high, low) } else { (low, high) };
        Some((Bound { limit: low, side: Side::From }, Bound { limit: high, side: Side::Below }))
    }

    /// "tổng trên 80 mà số hóa dưới 15": a list is cut by the first, and the second is no limit of it.
    pub(in crate::question::reading) fn leave_second_condition(&mut self) {
        let group = |item: &Item| item.concepts().any(|concept| matches!(concept, C::Group(_)));
        let limits: Vec<usize> = (0..self.items.len()).filter(|at| self.bound_of(&self.items[*at]).is_some()).collect();
        let [first, second] = limits[..] else { return };
        let Some(named) = (first..second).find(|at| group(&self.items[*at])) else { return };
        let listed = self.units.iter().any(|found| found.asked.is_group());
        if !listed || !self.items[..first].iter().any(group) {
            return;
        }
        self.second_condition = Some((named, second + 1));
        take(&mut self.items, named, second + 1);
        self.indicators = indicators::named(&self.items, self.tokens, &self.scale);
        self.values = values(&self.items);
    }

    /// "trên 85", "chưa tới 95", "80 trở xuống", "tối đa 90".
    fn bound_of(&self, item: &Item) -> Option<Bound> {
        let at = self.value_of(item)?;
        let before = self.words_before(item);
        let ends = |words: [&str; 2]| {
            let spoken: Vec<&str> =
                before.iter().filter(|token| !is_measure(token)).map(|token| token.folded.as_str()).collect();
            spoken.ends_with(&words)
        };
        if ends(["toi", "thieu"]) || ends(["it", "nhat"]) {
            return Some(Bound { limit: Limit::with(at), side: Side::From });
        }
        if ends(["toi", "da"]) || ends(["nhieu", "nhat"]) || ends(["cao", "nhat"]) {
            return Some(Bound { limit: Limit::with(at), side: Side::Below });
        }
        // "chưa được 70", "không 80": denied, with nothing that would have a side of its own.
        let denied = before.iter().rev().find(|token| !is_measure(token) || token.folded == "so");
        let denied = denied.is_some_and(|token| matches!(token.folded.as_str(), "chua" | "khong" | "chang"));
        if denied && self.side_of(item).is_none() {
            return Some(Bound { limit: Limit::without(at), side: Side::Below });
        }
        let more = before.last().is_some_and(|token| token.folded == "hon");
        let side = self.side_of(item).or(more.then_some(Side::From))?;
        // The word nearest to the number that has a side of its own, whatever is denied before it.
        let word = before.iter().rev().find(|token| !is_measure(token)).map(|token| token.folded.as_str());
        let beyond = matches!(word, Some("tren" | "vuot" | "qua" | "hon"));
        let included = match side {
            _ if self.turned(item).is_some() => true,
            Side::From => !beyond,
            Side::Below => self.reaches(item) || word == Some("tren"),
        };
        Some(Bound { limit: Limit { at, included }, side })
    }
}

/// "dưới 80", "chưa tới 80", "sát 80": the number itself is not reached.
fn short_of(token: &Token) -> bool {
    matches!(token.folded.as_str(), "duoi" | "chua" | "can" | "sat" | "gan" | "kem")
}
