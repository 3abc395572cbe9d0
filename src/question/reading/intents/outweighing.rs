//! Where the weights of the words speak for another intent than the rules saw.

use super::{Draft, Ruled};
use crate::domain::period::Period;
use crate::question::asked::{Comparison, Intent, PeriodAsked, UnitAsked};
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;
use crate::question::weighing::Clue;

impl Found<'_> {
    /// Another intent that the words speak for so clearly that the rules must have missed it.
    pub(super) fn outweighed(&self, ruled: &Ruled, clues: &[Clue<'_>]) -> Option<Ruled> {
        let lead = self.lead_needed(ruled)?;
        let weighed = self.weights.weigh(clues);
        let of_ruled = weighed.of(ruled.intent());
        let stronger = weighed.strongest();
        let stronger = stronger.iter().take_while(|(intent, _)| *intent != ruled.intent());
        let stronger = stronger
            .filter(|(intent, sum)| self.lead_of(*intent, ruled, lead).is_some_and(|lead| *sum >= of_ruled + lead));
        stronger
            .map(|(intent, _)| *intent)
            // Where what the rules saw is only spoken against, nothing says that the office is told something.
            .filter(|intent| self.unknown > 0 || !intent.is_told() || !self.weights.reasons(clues, *intent).is_empty())
            .map_while(|intent| match (intent, ruled) {
                // What the rules read stands, and nothing weaker overrules it instead.
                (Intent::OutOfScope, Ruled::Draft(draft)) if self.is_plainly_about(draft) => None,
                (intent, Ruled::Draft(draft)) if self.keeps(draft.intent, intent) => None,
                _ => Some(intent),
            })
            .find_map(|intent| match intent {
                Intent::OutOfScope | Intent::Refuse => Some(Ruled::Unanswerable(self.refusal(intent, None))),
                // A name that nobody bears is answered as such, and not asked back about.
                Intent::Ambiguous if self.units.iter().any(|found| matches!(found.asked, UnitAsked::Unknown(_))) => {
                    None
                }
                Intent::Ambiguous => Some(Ruled::Nothing),
                intent => self.form(intent).map(Ruled::Draft),
            })
    }

    /// How far `intent` must lead, where another one must by `lead`; `None` where it never outweighs what the rules saw.
    fn lead_of(&self, intent: Intent, ruled: &Ruled, lead: i32) -> Option<i32> {
        let trust = self.weights.trust_in_rules();
        let leans = self.scene.context.is_some();
        match ruled {
            // Groups that are held against each other are the only comparison with no other side.
            Ruled::Draft(Draft { intent: Intent::Compare, comparison: Comparison::None, .. }) => None,
            // "được bao nhiêu điểm, có hơn huyện mình không": the second unit is not forgotten.
            Ruled::Draft(Draft { intent: Intent::Compare, comparison: Comparison::Unit(_), .. })
                if intent.is_plain_score() && self.units.len() == 2 && self.says_more_or_less() =>
            {
                None
            }
            // What the rules saw is not forgotten for a plain figure as lightly as it is taken for something else.
            Ruled::Draft(draft) if intent.is_plain_score() && !draft.intent.is_plain_score() => Some(lead + 2 * trust),
            Ruled::Draft(_) if intent.is_plain_score() => Some(lead + trust),
            // "xếp hạng xã Song Mai": nor is the only one that is.
            Ruled::Draft(Draft { intent: Intent::Rank, unit: UnitAsked::Named { .. }, .. })
                if intent == Intent::Ranking && self.units.len() == 1 =>
            {
                None
            }
            // Somebody is left out of a list, and of no place of one's own.
            Ruled::Draft(Draft { intent: Intent::Ranking, .. })
                if intent == Intent::Rank && !self.except().is_empty() =>
            {
                None
            }
            // "điểm cao nhất là bao nhiêu, của xã nào": an end of the units, and not of the groups.
            Ruled::Draft(Draft { intent: Intent::Ranking, .. })
                if matches!(intent, Intent::HighestIndicator | Intent::LowestIndicator | Intent::MaxPoints)
                    && self.group_unit().is_some()
                    && !self.has(C::WhichGroup) =>
            {
                None
            }
            // "xã nào trả hồ sơ trễ nhiều nhất": an end of a list, and nothing that moved.
            Ruled::Draft(Draft { comparison: Comparison::Top(_) | Comparison::Bottom(_), .. })
                if intent == Intent::Movers && !self.any(&[C::Movers, C::Rose, C::Fell]) =>
            {
                None
            }
            // Of a mean that no letter prints nothing else is told.
            Ruled::Draft(Draft { intent: Intent::ReferenceValue, comparison: Comparison::None, .. })
                if self.mean_of_many() =>
            {
                None
            }
            // Two that are named are no list.
            Ruled::Draft(Draft { comparison: Comparison::Unit(_), .. })
                if intent == Intent::Ranking && self.two_units() =>
            {
                None
            }
            // What was said to the office is not taken for another matter as lightly as a question is.
            Ruled::Draft(draft) if intent == Intent::OutOfScope && draft.intent.is_told() => Some(2 * trust),
            // Figures of a period are asked about, and no news to come.
            Ruled::Draft(draft)
                if draft.intent.shows_figures()
                    && !self.periods.is_empty()
                    && matches!(intent, Intent::Subscribe | Intent::Unsubscribe) =>
            {
                None
            }
            // Every word was read, and a unit is among them.
            Ruled::Draft(_) if intent == Intent::OutOfScope && self.unknown == 0 && self.names_a_unit() => {
                Some(lead + trust)
            }
            // All of it was read: a period, and several words of this matter beside it.
            Ruled::Draft(_) if intent == Intent::Ambiguous && self.is_read_whole() => None,
            // What leans on the question before says little by itself.
            Ruled::Draft(_) if leans && intent == Intent::Ambiguous => None,
            Ruled::Draft(draft) if !leans && draft.intent.shows_figures() && !intent.shows_figures() => {
                Some(lead.min(self.weights.trust_in_figures()))
            }
            _ => Some(lead),
        }
    }

    /// The text names what only the index has, or a unit and a period of figures, and no word of it is strange.
    fn is_plainly_about(&self, draft: &Draft) -> bool {
        let told = draft.intent.shows_figures() || draft.intent.is_told();
        let of_index = [C::Index, C::Components, C::ProvinceAverage, C::BandExcellent, C::BandGood, C::BandFair];
        let asks = [C::Points, C::HowMany, C::Rank, C::Rating, C::RankingList, C::Result];
        let placed = !self.units.is_empty() && !self.periods.is_empty() && self.any(&asks);
        told && self.strange.is_empty() && (!self.indicators.is_empty() || self.any(&of_index) || placed)
    }

    fn is_read_whole(&self) -> bool {
        self.unknown == 0 && !self.periods.is_empty() && self.evidence() > 3
    }

    /// What the rules read says more than what the weights would make of it.
    fn keeps(&self, ruled: Intent, other: Intent) -> bool {
        match (ruled, other) {
            (Intent::CompareRank, Intent::Compare) => true,
            // "vì sao thanh toán tụt": whether it fell is looked at first.
            (Intent::Compare, Intent::LostPoints) => {
                self.has(C::Why) && self.any(&[C::Rose, C::Fell]) && !self.has(C::Lost)
            }
            // "mình hơn xã cuối bảng mấy điểm", "xã đứng dưới mình được bao nhiêu".
            (Intent::Ranking | Intent::GapToRank, _) if self.is_known_by_its_place() => true,
            // "tháng nào thấp nhất": an end of the months, and not of the groups.
            (Intent::Trend, Intent::LowestIndicator | Intent::HighestIndicator) => self.has(C::WhichPeriod),
            // "các xã cao hơn Song Mai": those that are, and not the one against all.
            (Intent::Ranking, _) if self.asks_who_is_beyond() => true,
            (Intent::Advice, Intent::DirectiveList) => self.ways_there().is_some(),
            // "điểm trung bình của xã mình": no mean of the province.
            (ruled, Intent::ReferenceValue) if ruled.is_plain_score() => self.mean_of_own(),
            // Of three that are named two would be told.
            (Intent::Ranking, Intent::Compare) => self.several_held().is_some(),
            // "tháng 10 và tháng 11 có khác nhau không".
            (Intent::CompareRank, Intent::Rank) => self.periods.len() > 1,
            // "thăng hay giáng mấy bậc": places, be it over a stretch.
            (Intent::CompareRank, Intent::Trend) => self.counts_places_moved(),
            // "có bằng Song Mai không": nothing is added up.
            (Intent::Compare, Intent::VerifySum) => self.than_them().is_some(),
            // "mức trung bình của tỉnh" beside a score, two that are named side by side: held against each other.
            // "tổng điểm so cùng kỳ": against what was then.
            (Intent::Compare, other) if other.is_plain_score() => {
                self.average().is_some() || self.two_units() || self.says(&["so"]) && self.has(C::SamePeriod)
            }
            // "bao nhiêu điểm và hạng mấy": both.
            (Intent::ScoreAll, Intent::ScoreTotal) => self.has(C::Rank),
            (Intent::ScoreAll, Intent::Rank) => self.total_and_rank(),
            // "tháng nào tụt mạnh nhất": months, and no units.
            (Intent::Trend, Intent::Movers) => self.has(C::WhichPeriod),
            // "hạng qua các tháng": one place after the other.
            (Intent::Trend, Intent::Rank) => self.has(C::Trend) && self.says(&["cac", "tung"]),
            // "tuần thứ ba điểm ra sao": one month or week is no series.
            (ruled, Intent::Trend) if ruled.is_plain_score() => self.is_of_one_period() && !self.has(C::Trend),
            // "mấy tháng nào được 8 trở lên": the limit is not forgotten.
            (Intent::ThresholdList | Intent::Count, Intent::Trend) => self.limit_said().is_some(),
            // "mấy xã có điểm tối đa": who has it, and not how much it is.
            (Intent::ThresholdList | Intent::Count, Intent::MaxPoints) => self.reached_the_maximum(),
            // "nếu lấy mốc trên 60 thì còn bao nhiêu xã": nothing changes but the limit.
            (Intent::ThresholdList | Intent::Count, Intent::WhatIf) => self.only_counts_by_a_limit(),
            // "cách tính tiến độ, để còn họp": no word of what is to be done better.
            (Intent::Explain, Intent::Advice) => self.has(C::Explain) && !self.has(C::Advice),
            // "thế nào là xuất sắc, mấy điểm thì được": nobody's place.
            (Intent::Explain, _) if self.asks_what_a_band_is() => true,
            // "số hóa thì trên chỉ đạo thế nào": what is directed about the group.
            (Intent::DirectiveList, _) if self.directs_about_a_group() => true,
            // "nhầm rồi, Diên Hồng cơ": the asker's slip.
            (_, Intent::ReportError) => self.puts_right(),
            // "được bao nhiêu xã tăng điểm": how many.
            (Intent::Count, Intent::Movers) => true,
            // "còn xã kế bên, Vĩnh Xá": what leans on a question about figures orders nothing.
            (ruled, Intent::Refuse) if self.scene.context.is_some() && ruled.shows_figures() => !self.has(C::Order),
            // No value to put in, and no word of an order.
            (Intent::Advice | Intent::ReportError, Intent::Refuse) => !self.has(C::Order),
            _ => false,
        }
    }

    fn is_of_one_period(&self) -> bool {
        let [found] = self.periods.as_slice() else { return false };
        matches!(found.asked.resolved(), Some(Period::Month { .. } | Period::Week { .. } | Period::AsOf { .. }))
            && matches!(found.asked, PeriodAsked::In { .. } | PeriodAsked::Relative { .. })
    }

    /// How far another intent must lead; `None` where nothing outweighs what the rules saw.
    fn lead_needed(&self, ruled: &Ruled) -> Option<i32> {
        if self.has(C::OtherIndex) || self.tokens.is_empty() {
            return None;
        }
        // A percentage was asked for in so many words.
        if ruled.intent() == Intent::Rate && (self.has(C::Rate) || self.tokens.iter().any(|token| token.is_sign("%"))) {
            return None;
        }
        // A component is no figure of anybody, however it is asked for.
        let missing = self.indicators.is_empty() && ruled.intent() == Intent::ExplainMissing;
        if self.has(C::Components) && (missing || ruled.intent() == Intent::Explain) {
            return None;
        }
        // Another matter, an order and a refusal of news were said in so many words.
        if self.is_elsewhere() || self.orders_plainly() || ruled.intent() == Intent::Unsubscribe {
            return None;
        }
        let leans = self.scene.context.is_some();
        if leans && !self.says_intent() {
            return None;
        }
        let listed = matches!(ruled.intent(), Intent::Count | Intent::Movers | Intent::ThresholdList);
        let cautious = leans || listed || matches!(ruled, Ruled::Unanswerable(_));
        let trust = self.weights.trust_in_rules();
        Some(if cautious { 2 * trust } else { trust })
    }

    fn names_a_unit(&self) -> bool {
        self.units.iter().any(|found| matches!(found.asked, UnitAsked::Named { .. }))
    }
}
