//! Many units or many periods: rankings, thresholds, counts, movers, series.

use super::Draft;
use crate::domain::band::Band;
use crate::domain::points::Points;
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::fold::Token;
use crate::question::matching::Item;
use crate::question::places::FoundUnit;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    pub(super) fn lists(&self) -> Option<Draft> {
        let cuts = [C::Below, C::Above, C::Lowest, C::Highest, C::Top, C::Bottom, C::RankingList, C::Full];
        let limited = self.any(&[C::Below, C::Above]) && !self.values.is_empty();
        let named = self.side_by_side(if limited { 2 } else { 3 }).filter(|_| self.any(&cuts) && !self.has(C::Compare));
        let beside =
            self.any(&[C::NextAbove, C::NextBelow]) && self.values.is_empty() && !self.any(&[C::Gap, C::Compare]);
        let counted = self.has(C::CountUnits);
        let asks_who = counted || self.group_unit().is_some() || self.says(&["ai", "nao", "gi"]);
        if beside && asks_who && named.is_none() && !self.two_units() {
            let mut draft = self.draft(
                Intent::Ranking,
                self.indicators_or(IndicatorAsked::total()),
                self.main_period_or(PeriodAsked::Latest),
                self.group_unit().unwrap_or(UnitAsked::AllCommunes),
            );
            if counted {
                draft.intent = Intent::Count;
            }
            let against =
                self.units.iter().map(|found| &found.asked).find(|asked| matches!(asked, UnitAsked::Named { .. }));
            draft.comparison = Comparison::Unit(against.cloned().unwrap_or(UnitAsked::Own));
            return Some(draft);
        }
        // "có lọt tốp 5 không": one's own place held against a place.
        let within =
            self.says(&["lot", "trong", "thuoc", "vao", "minh", "co"]) && (self.denies() || self.ends_asking());
        if let Some(count) = self.limit.filter(|_| self.has(C::Top) && within && self.group_unit().is_none()) {
            let place = |found: &FoundUnit| found.asked.clone();
            let unit = self.units.first().map_or(UnitAsked::Own, place);
            let indicators = self.indicators_or(IndicatorAsked::total());
            let mut draft = self.draft(Intent::Rank, indicators, self.period_or(PeriodAsked::Latest), unit);
            draft.comparison = Comparison::Top(count);
            return Some(draft);
        }
        if self.asks_a_place_among() {
            let period = self.period_or(PeriodAsked::Latest);
            let indicators = self.indicators_or(IndicatorAsked::total());
            return Some(self.draft(Intent::Rank, indicators, period, UnitAsked::Own));
        }
        if let Some(units) = self.several_held() {
            let (indicators, period) =
                (self.indicators_or(IndicatorAsked::total()), self.period_or(PeriodAsked::Latest));
            let mut draft = self.draft(Intent::Ranking, indicators, period, units);
            draft.comparison = Comparison::Full;
            return Some(draft);
        }
        if let Some(draft) = self.beside_in_the_list() {
            return Some(draft);
        }
        let group = named.or_else(|| self.group_unit()).or_else(|| self.counted_group());
        // Only what moved has a second period to be held against.
        let moving = self.moves();
        let period = if moving { self.moving_period() } else { self.period_or(PeriodAsked::Latest) };
        let indicators = || self.indicators_or(IndicatorAsked::total());
        let listed = group.clone().or_else(|| {
            let many = self.limit.is_some() && self.any(&[C::Top, C::Bottom, C::Lowest, C::Highest])
                || self.has(C::RankingList)
                || self.has(C::Top)
                || self.has(C::OtherUnits)
                // "loại Song Mai ra xếp hạng lại": who is left out is left out of the others.
                || self.has(C::Rank) && self.units.is_empty() && !self.except().is_empty();
            // "mất điểm ở đâu nhiều nhất" asks for a group of the index.
            let of_groups = self.has(C::Lost) || self.has(C::WhichGroup) && !self.any(&[C::Top, C::RankingList]);
            (many && !of_groups).then(|| self.ranked_units())
        });
        let receives = |found: &FoundUnit| {
            found.asked == UnitAsked::Own
                && self
                    .all
                    .get(found.first)
                    .and_then(|item| self.tokens.get(item.first))
                    .is_some_and(|t| t.folded == "cho")
        };
        let of_one = |found: &FoundUnit| matches!(found.asked, UnitAsked::Own | UnitAsked::Named { .. });
        let ground = self.has(C::Rank) && !self.any(&cuts) && self.units.iter().any(of_one);
        let district_led = self.has(C::Remember) && self.units.iter().any(|found| found.asked == UnitAsked::District);
        // "Kim Động với Tiên Lữ huyện nào cao hơn" is about the two.
        let of_two = self.two_units() && !self.any(&[C::Below, C::RankingList]);
        let asker_only = of_two
            || self
                .units
                .iter()
                .any(|found| matches!(found.asked, UnitAsked::Own | UnitAsked::Named { .. }) && !receives(found))
                && group.is_none()
                && self.limit.is_none()
            || ground && (self.limit.is_none() || self.of_the_others())
            || district_led && group.is_none();
        // "hài lòng cả huyện năm 2024": of the district as one, where nothing lists anybody.
        let lists = [C::Rank, C::CountUnits, C::Index, C::WhatIf, C::Exclude, C::AllCommunes, C::AllUnits];
        let as_one = !self.indicators.is_empty()
            && self.values.is_empty()
            && !self.any(&cuts)
            && !self.moves()
            && !self.items.iter().any(|item| lists.iter().any(|concept| item.is(*concept)) && !self.is_district(item))
            && self.means_whole_district(&UnitAsked::AllCommunes);
        if let Some(units) = listed.filter(|_| !asker_only && !as_one) {
            let threshold = self.threshold();
            // "điểm của mấy phòng" asks for their figures, "mấy phòng …" for their number.
            let counted = self.has(C::CountUnits)
                && !self.asks_for_names()
                && !(self.position(C::Points) < self.position(C::CountUnits) && self.has(C::Points));
            let mut draft = self.draft(Intent::Ranking, indicators(), period, units);
            if let Some(threshold) = threshold {
                draft.intent = if counted { Intent::Count } else { Intent::ThresholdList };
                draft.comparison = threshold;
                return Some(draft);
            }
            if self.moves() || self.has(C::Advice) && !self.has(C::Gap) {
                draft.intent = if counted { Intent::Count } else { Intent::Movers };
                draft.comparison = self.moved_since();
                return Some(draft);
            }
            if self.any(&[C::Bottom, C::Lowest, C::Top, C::Highest]) {
                draft.comparison = self.order();
                return Some(draft);
            }
            let named = |found: &&FoundUnit| matches!(found.asked, UnitAsked::Named { .. });
            let mut others = self.units.iter().filter(named);
            // "bao nhiêu xã cao hơn Song Mai".
            let than = match (others.next(), others.next()) {
                (Some(other), None) => Some(other.asked.clone()),
                _ => self.units.iter().any(|found| found.asked == UnitAsked::Own).then_some(UnitAsked::Own),
            };
            let beyond = counted && self.says_more_or_less() || self.asks_who_is_beyond();
            if let Some(than) = than.filter(|_| beyond) {
                draft.intent = if counted { Intent::Count } else { Intent::Ranking };
                draft.comparison = Comparison::Unit(than);
                return Some(draft);
            }
            if counted && !self.any(&[C::Index]) {
                draft.intent = Intent::Count;
                return Some(draft);
            }
            if self.any(&[C::RankingList, C::Rank, C::Points, C::Index, C::Result, C::HowMany])
                || !self.indicators.is_empty()
            {
                draft.comparison = self.order();
                return Some(draft);
            }
            if self.periods.is_empty()
                && !self.first_word().is_some_and(|item| item.is(C::Follow))
                && self.evidence() > 1
            {
                return None;
            }
            draft.comparison = Comparison::Full;
            return Some(draft);
        }
        let best_of = self.has(C::WhichPeriod)
            && self.any(&[
                C::Lowest,
                C::Highest,
                C::Rose,
                C::Fell,
                C::Movers,
                C::Below,
                C::Above,
                C::BandExcellent,
                C::BandGood,
                C::BandFair,
            ]);
        let against_average = self.has(C::ProvinceAverage) && self.has(C::AllGroups) && self.periods.len() < 2;
        if against_average && self.has(C::Trend) {
            return None;
        }
        let said_against = self.says(&["so", "chieu", "chenh"]) && self.has(C::Compare) || self.counts_places_moved();
        if self.has(C::Trend)
            || best_of
            || matches!(period, PeriodAsked::Last { .. })
            || matches!(period, PeriodAsked::Range { .. }) && !said_against
        {
            return Some(self.series());
        }
        None
    }

    /// "đặt Hùng An, Song Mai và Vĩnh Xá cạnh nhau": three and more held against each other are a ranking among them.
    pub(super) fn several_held(&self) -> Option<UnitAsked> {
        let other_sides = [
            C::SamePeriod,
            C::PrevPeriod,
            C::Average,
            C::ProvinceAverage,
            C::NationalAverage,
            C::Rose,
            C::Fell,
            C::AllGroups,
        ];
        let held = self.has(C::Compare) && self.periods.len() < 2 && self.indicators.len() < 2;
        self.side_by_side(3).filter(|_| held && !self.any(&other_sides))
    }

    /// "so với các xã còn lại": those that one stands among. What remains of points or months is none of them.
    pub(super) fn of_the_others(&self) -> bool {
        let unit = |token: &Token| matches!(token.folded.as_str(), "xa" | "phuong" | "tran" | "phong" | "vi" | "huyen");
        let mut threes = self.tokens.windows(3);
        self.has(C::Compare)
            && threes.any(|three| unit(&three[0]) && three[1].folded == "con" && three[2].folded == "lai")
    }

    /// "trong 15 xã thì ta ở vị trí nào": one's own place, among those.
    fn asks_a_place_among(&self) -> bool {
        let words: Vec<&str> = self.tokens.iter().map(|token| token.folded.as_str()).collect();
        let place = words.windows(3).any(|three| matches!(three, ["vi", "tri", "nao"] | ["o", "hang", "may"]))
            || words.windows(2).any(|pair| matches!(pair, ["hang" | "thu", "may"])) && !words.contains(&"nao");
        let among = |found: &FoundUnit| {
            let item = self.all.get(found.first);
            let before = item.and_then(|item| words.get(item.first.saturating_sub(2)..item.first));
            found.asked.is_group() && before.is_some_and(|before| before.contains(&"trong"))
        };
        place
            && !words.contains(&"ai")
            && self.units.iter().all(|found| found.asked.is_group() || found.asked == UnitAsked::Own)
            && self.units.iter().any(among)
    }

    /// "liệt kê", "nêu tên": which they are, and not how many. "không kể" lists nobody.
    fn asks_for_names(&self) -> bool {
        let said = self.all.iter().filter(|item| !item.is(C::Exclude));
        let mut words = said.flat_map(|item| self.tokens.get(item.first..item.end).unwrap_or_default());
        let called = self.tokens.windows(2).any(|pair| pair[0].folded == "diem" && pair[1].folded == "danh");
        called || words.any(|token| matches!(token.folded.as_str(), "liet" | "loc" | "ke" | "neu" | "ten" | "list"))
    }

    /// The limit that a list or a count is cut by.
    pub(super) fn threshold(&self) -> Option<Comparison> {
        let average = self.any(&[C::ProvinceAverage, C::Average]) && !self.names_the_middle_band();
        let limit = self.values.iter().copied().find(|value| *value > Points::whole(3));
        let below = self.denies() || self.has(C::Below);
        let equal = match self.values.as_slice() {
            [first, second] if first == second => Some(*first),
            _ => None,
        };
        if self.moves() {
            return None;
        }
        if let Some(said) = self.limit_said().filter(|_| equal.is_none() && !average).or_else(|| self.both_limits()) {
            return Some(said);
        }
        if let Some(value) = equal {
            Some(Comparison::AtLeast(value))
        } else if self.has(C::BandWeak) || self.fell_to_the_lowest_band() || self.counts_the_weak() {
            Some(Comparison::LessThan(Band::Average.floor()))
        } else if let Some(bands) = self.bands_said().filter(|_| limit.is_none()) {
            Some(bands)
        } else if self.has(C::Full) || self.reached_the_maximum() {
            Some(Comparison::Max)
        } else if let Some(limit) = limit.filter(|_| average && self.has(C::Below)) {
            // "dưới trung bình 70 điểm": the number is said.
            Some(Comparison::LessThan(limit))
        } else if average && (self.any(&[C::Below, C::Above, C::Compare]) || self.counts_the_average()) {
            Some(Comparison::ProvinceAverage)
        } else if self.has(C::Below) && limit.is_some() {
            limit.map(Comparison::LessThan)
        } else if self.any(&[C::Above, C::ToReach]) && limit.is_some() {
            limit.map(Comparison::AtLeast)
        } else if let Some(limit) = limit.filter(|_| self.denies() && !self.any(&[C::Top, C::Bottom])) {
            // "xã nào không được 80".
            Some(Comparison::LessThan(limit))
        } else if self.has(C::BandExcellent) {
            let floor = Band::Excellent.floor();
            Some(if below { Comparison::LessThan(floor) } else { Comparison::AtLeast(floor) })
        } else {
            None
        }
    }

    /// "có điểm hài lòng tối đa": units that have the whole of it, and not how much that is.
    pub(super) fn reached_the_maximum(&self) -> bool {
        let got = |item: &Item| {
            let before = self.tokens.get(item.first.saturating_sub(5)..item.first).unwrap_or_default();
            before.iter().any(|token| matches!(token.folded.as_str(), "co" | "dat" | "duoc"))
        };
        !self.any(&[C::Compare, C::Lost, C::Gap]) && self.items.iter().any(|item| item.is(C::Max) && got(item))
    }

    /// "bao nhiêu xã trung bình tỉnh", "mấy xã bằng bình quân": those counted are told by the mean of the province.
    fn counts_the_average(&self) -> bool {
        self.has(C::CountUnits) && self.has(C::ProvinceAverage)
    }

    /// Which end of a ranking is asked for.
    pub(super) fn order(&self) -> Comparison {
        // "khoảng cách giữa xã cao nhất và thấp nhất": both ends stand in the whole list.
        if self.any(&[C::Bottom, C::Lowest]) && self.any(&[C::Top, C::Highest]) {
            return Comparison::Full;
        }
        let count = self.limit.unwrap_or(1);
        if let Some(last) = self.counted_from_below() {
            return Comparison::Bottom(last);
        }
        if self.any(&[C::Bottom, C::Lowest]) {
            return Comparison::Bottom(count);
        }
        if self.any(&[C::Top, C::Highest]) {
            return Comparison::Top(count);
        }
        // "xã nào dân ưng nhất": of one group, and no word for the other end of it.
        let worst = ["yeu", "kem", "thap", "te", "cham", "it", "tre"];
        if !self.indicators.is_empty() && self.says(&["nhat"]) && !self.says(&worst) && !self.has(C::Fell) {
            return Comparison::Top(count);
        }
        // "xã nào trả hồ sơ trễ nhiều nhất".
        if !self.indicators.is_empty() && self.says(&["nhat"]) && self.says(&worst) && !self.has(C::Fell) {
            return Comparison::Bottom(count);
        }
        self.placed().map_or(Comparison::Full, Comparison::Top)
    }

    /// "hạng 2", "ai đứng thứ nhì": the number of a place.
    pub(super) fn placed(&self) -> Option<u32> {
        let count = |item: &Item| {
            let worded = item.concepts().find_map(|c| if let C::Count(n) = c { Some(n) } else { None });
            item.whole().or(worded)
        };
        // "xếp hạng 15 xã" counts the units and names no place.
        let units = |at: usize| {
            self.items.get(at).is_some_and(|item| {
                let steps = self.tokens.get(item.first).is_some_and(|token| token.folded == "bac");
                steps || item.concepts().any(|c| matches!(c, C::Own | C::AllCommunes | C::AllUnits))
            })
        };
        // "cách hạng ba": how far it is and the place are one phrase.
        let place = |item: &Item| {
            let last = item.end.checked_sub(1).and_then(|at| self.tokens.get(at));
            let moved_to = item.is(C::Gap) || item.is(C::Movers);
            item.is(C::Rank) || moved_to && last.is_some_and(|token| token.folded == "hang")
        };
        let mut places = self.items.windows(2).enumerate().filter(|(at, pair)| place(&pair[0]) && !units(at + 2));
        places.find_map(|(_, pair)| count(&pair[1]))
    }

    /// "xếp hạng các đơn vị": the word for a ranking may say of whom; else of the communes.
    fn ranked_units(&self) -> UnitAsked {
        let lists = self.items.iter().filter(|item| item.is(C::RankingList));
        let mut words = lists.flat_map(|item| self.tokens.get(item.first..item.end).unwrap_or_default());
        let of = words.find_map(|token| match token.folded.as_str() {
            "phong" => Some(UnitAsked::AllDepartments),
            "vi" => Some(UnitAsked::AllUnits),
            _ => None,
        });
        of.unwrap_or(UnitAsked::AllCommunes)
    }

    /// "có mấy xã", "bao nhiêu phòng": what is counted.
    pub(super) fn counted_group(&self) -> Option<UnitAsked> {
        let item = self.items.iter().find(|item| item.is(C::CountUnits))?;
        let words = self.tokens.get(item.first..item.end).unwrap_or_default();
        let says = |word: &str| words.iter().any(|token| token.folded == word);
        Some(if says("phong") {
            UnitAsked::AllDepartments
        } else if says("vi") {
            UnitAsked::AllUnits
        } else {
            UnitAsked::AllCommunes
        })
    }
}
