//! What a bracket in front of scores says about their period.

use super::Reader;
use crate::letter::date;
use crate::letter::lexicon::{Term, is, is_one_of};
use crate::letter::phrase::{Item, Phrase};
use crate::letter::printed_period::PrintedPeriod;
use crate::letter::token::Token;

impl Reader<'_, '_> {
    /// "(tháng 2/2025 đạt 89,12 điểm, xếp hạng 04/09)": a period that is named in full, and what was reached in it.
    pub(super) fn tells_of_its_own_period(&self, open: usize) -> bool {
        let phrase = |at: usize| self.items.get(at).map(|item| &item.phrase);
        let dated = matches!(phrase(open + 1), Some(Phrase::Period(PrintedPeriod::Span { year: Some(_), .. })));
        let valued = matches!(phrase(open + 3), Some(Phrase::Value(value)) if value.named);
        let reached = matches!(phrase(open + 2), Some(Phrase::Reaches | Phrase::Term(Term::Link)));
        dated && reached && valued
    }

    /// "Đối với các sở, ngành (9 tháng): …": the period that the bracket opened at `open` names before any score and any
    /// other period; it holds for what follows. Of a bracket that speaks of a time but names no single period, nobody
    /// can tell, and the period before does not hold on.
    pub(super) fn heads_what_follows(&self, open: usize) -> Option<PrintedPeriod> {
        let tokens = &self.passage.paragraph.tokens;
        let scored = self.items[..open].iter().any(|item| matches!(item.phrase, Phrase::Value(_)));
        let length = self.items[open + 1..].iter().position(|item| item.phrase == Phrase::Close)?;
        let inside = &self.items[open + 1..open + 1 + length];
        let of_brackets = is(tokens, self.items[open].to, "trong") && is(tokens, self.items[open].to + 1, "ngoặc");
        if of_brackets || scored || !self.periods.is_empty() || inside.iter().any(|item| tells_more(tokens, item)) {
            return None;
        }
        let named: Vec<PrintedPeriod> = inside
            .iter()
            .filter_map(|item| match item.phrase {
                Phrase::Period(period) => Some(period),
                _ => None,
            })
            .collect();
        match named[..] {
            // "(Số liệu đến ngày 26/6/2025)" below the title of a quarter.
            [_] if inside.iter().any(|item| self.is_a_day_of_the_period(item)) => None,
            [only] if inside.len() == 1 => Some(only),
            // "(Kèm theo Thông báo số … ngày … tháng …)".
            _ if self.names_a_day(inside) => None,
            [only] => Some(only),
            [] if !self.speaks_of_a_time(inside) => None,
            _ => Some(PrintedPeriod::Unreadable),
        }
    }

    fn names_a_day(&self, items: &[Item]) -> bool {
        items.iter().any(|item| is(&self.passage.paragraph.tokens, item.from, "ngày"))
    }

    fn speaks_of_a_time(&self, items: &[Item]) -> bool {
        let tokens = &self.passage.paragraph.tokens;
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return false };
        (first.from..last.to).any(|at| {
            let regularly = at > 0 && is_one_of(tokens, at - 1, &["định", "hằng", "hàng"]);
            let relative = is_one_of(tokens, at + 1, &["nay", "trước", "ngoái", "sau"]);
            self.is_time_word(at) && !regularly || is(tokens, at, "năm") && relative
        })
    }

    fn is_time_word(&self, at: usize) -> bool {
        is_one_of(&self.passage.paragraph.tokens, at, &["tháng", "quí", "tuần", "kì"])
    }
}

/// A figure or what is held against one: the bracket belongs to a score. A year is no figure.
fn tells_more(tokens: &[Token], item: &Item) -> bool {
    match item.phrase {
        Phrase::Value(_) => date::year(tokens, item.from).is_none(),
        Phrase::Rate { .. } | Phrase::Rank { .. } | Phrase::Term(Term::Difference | Term::Comparison) => true,
        _ => false,
    }
}
