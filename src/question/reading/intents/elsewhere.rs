//! Whether a text is about the index at all: what it shares with other matters (a month, a commune, "bao nhiêu", "hạng
//! mấy") is no evidence of it.

use crate::domain::indicator::Indicator;
use crate::question::matching::{Content, Item};
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    /// Words of another matter stand where those of the index would: a figure would answer something that was not asked.
    pub(super) fn may_be_elsewhere(&self) -> bool {
        let unread = !self.strange.is_empty() || self.unknown > 1;
        self.counts_something_else() || self.judges_something_else() || unread && !self.names_the_index()
    }

    /// "chuyển khoản cho tôi", "trả tiền cơm": money that somebody is to be given, and no share of payments.
    pub(super) fn speaks_of_money(&self) -> bool {
        let measures =
            [C::Points, C::Rate, C::Rank, C::RankingList, C::Index, C::Lowest, C::Highest, C::Compare, C::Trend];
        let measured = self.any(&measures);
        let paid = |item: &Item| item.is(C::Group(Indicator::Tttt));
        let word = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        self.items.iter().enumerate().filter(|(_, item)| paid(item)).any(|(at, item)| {
            let to = matches!(word(item.end), Some("cho" | "vao" | "sang" | "gium" | "ho" | "giup"))
                && matches!(
                    word(item.end + 1),
                    Some("toi" | "em" | "anh" | "chi" | "chu" | "bac" | "minh" | "tui" | "no")
                );
            let of_goods = word(item.end.saturating_sub(1)) == Some("tien")
                && self.items.get(at + 1).is_some_and(|next| matches!(next.content, Content::Unknown));
            to || of_goods
        }) && !measured
    }

    /// "mấy thôn", "bao nhiêu ca sốt": what is counted is no point, place or unit.
    fn counts_something_else(&self) -> bool {
        self.items.windows(2).enumerate().any(|(at, pair)| {
            let asks = self.tokens.get(pair[0].end.saturating_sub(1));
            let asks = asks.is_some_and(|token| matches!(token.folded.as_str(), "may" | "nhieu" | "bao" | "nhiu"));
            pair[0].is(C::HowMany) && asks && self.strange.contains(&(at + 1))
        })
    }

    /// "điểm thi", "tỷ lệ hộ nghèo", "kết quả bầu cử": a strange word says whose measure it is.
    fn judges_something_else(&self) -> bool {
        let measures = [C::Points, C::Index, C::Rate, C::Result, C::Rank, C::Rating, C::RankingList, C::Average];
        self.strange.iter().any(|at| {
            let before = at.checked_sub(1).and_then(|before| self.items.get(before));
            before.is_some_and(|item| item.concepts().any(|concept| measures.contains(&concept)))
        })
    }

    /// Something that only this matter has.
    pub(super) fn names_the_index(&self) -> bool {
        let own = [
            C::Points,
            C::Index,
            C::Components,
            C::AllGroups,
            C::Rank,
            C::Rating,
            C::RankingList,
            C::BandExcellent,
            C::BandGood,
            C::BandFair,
            C::BandWeak,
            C::ProvinceAverage,
            C::Lost,
            C::WhichGroup,
            C::Max,
            C::Trend,
            C::VerifySum,
            C::WhatIf,
        ];
        !self.indicators.is_empty() || self.any(&own)
    }
}
