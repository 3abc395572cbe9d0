//! What has to be reckoned or checked: gaps, what-ifs, sums, and which of two values holds.

use super::Draft;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::fold::Token;
use crate::question::places::FoundUnit;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    pub(super) fn computed(&self) -> Option<Draft> {
        let unit = || self.unit_or(UnitAsked::Own);
        let period = || self.period_or(PeriodAsked::Latest);
        if self.adds_up_itself() {
            return Some(self.draft(
                Intent::VerifySum,
                IndicatorAsked::All,
                period(),
                self.unit_or(UnitAsked::District),
            ));
        }
        if self.doubts_the_maximum() {
            let asked = self.indicators_or(IndicatorAsked::All);
            return Some(self.draft(Intent::MaxPoints, asked, PeriodAsked::None, UnitAsked::None));
        }
        if self.asks_what_a_band_is() {
            let total = IndicatorAsked::total();
            return Some(self.draft(Intent::Explain, total, PeriodAsked::None, UnitAsked::None));
        }
        if self.asks_how_it_counts() {
            return Some(self.draft(
                Intent::Explain,
                self.indicators_or(IndicatorAsked::All),
                PeriodAsked::None,
                UnitAsked::None,
            ));
        }
        let both_layouts = [12, 22].iter().all(|max| self.values.contains(&Points::whole(*max)));
        if both_layouts && (self.has(C::Why) || self.has(C::WhichValue)) {
            let asked = self.indicators_or(IndicatorAsked::These(vec![Indicator::Online]));
            return Some(self.draft(Intent::Explain, asked, PeriodAsked::None, UnitAsked::None));
        }
        // "xếp 03/10 hay 05/10": two places, not two scores.
        let fractions = self.tokens.windows(3).filter(|t| t[0].is_number() && t[1].is_sign("/") && t[2].is_number());
        if fractions.count() == 2 && self.has(C::Or) && self.says(&["xep", "hang", "thu", "dung"]) {
            return Some(self.draft(Intent::Rank, IndicatorAsked::total(), period(), unit()));
        }
        let decimals = self.values.iter().filter(|value| value.as_hundredths() % 100 != 0).count();
        let contrasted = decimals >= 2
            && (self.any(&[C::Why, C::HowIs]) || self.says(&["ma"]) || self.says_and_again())
            && !self.has(C::WhatIf);
        let choice = self.has(C::Or) || self.has(C::WhichValue) || contrasted;
        let two_values = self.values.len() >= 2 && choice && !self.has(C::Max);
        let telling = !self.indicators.is_empty() || self.any(&[C::Points, C::Index, C::Result, C::WhichValue]);
        let bare = self.values.len() == 2 && self.evidence() <= 1;
        // "hài lòng, tiến độ cho anh hai con số": one of each, and not two of one.
        let each =
            self.indicators.len() == 2 && self.says(&["cho", "xin"]) && !self.says(&["nao", "khac", "mot", "ma"]);
        if two_values && (telling || bare) || self.has(C::WhichValue) && self.contradicts() && !each {
            let indicators = self.indicators_or(IndicatorAsked::total());
            return Some(self.draft(Intent::Conflict, indicators, period(), self.unit_or(UnitAsked::District)));
        }
        // "tiến độ còn hụt bao nhiêu nữa mới tròn 20": what a group lacks of its maximum.
        let lacks = self.has(C::Gap) && self.any(&[C::Full, C::Max]) && !self.any(&[C::Rank, C::Compare, C::WhatIf]);
        if lacks && self.indicators.len() == 1 && self.indicators != [Indicator::Total] {
            let mut draft = self.draft(Intent::LostPoints, self.indicators_or(IndicatorAsked::All), period(), unit());
            draft.comparison = Comparison::Max;
            return Some(draft);
        }
        let supposes = !self.values.is_empty() || !self.indicators.is_empty() || self.any(&[C::Max, C::Full]);
        // "đẩy thanh toán lên 9 thì tổng được bao nhiêu".
        let of_group = self.indicators.iter().any(|indicator| *indicator != Indicator::Total);
        let reached = !self.values.is_empty() && of_group && self.says(&["len", "dat", "xuong"]) && self.says(&["thi"]);
        let outcome = self.indicators.contains(&Indicator::Total) || self.any(&[C::Rank, C::Rating]);
        if self.has(C::WhatIf) && supposes && !self.only_counts_by_a_limit() || reached && outcome {
            return Some(self.supposition(unit(), period()));
        }
        // "có bằng trung bình cả nước không", "có bằng Song Mai không" add nothing up.
        let pointed = self.units.iter().any(|found| matches!(found.asked, UnitAsked::Context(_)));
        let against = self.average().is_some() || self.than_them().is_some() || pointed && self.says_more_or_less();
        let sums = self.has(C::VerifySum) && (!against || !self.values.is_empty());
        if sums && self.indicators.iter().all(|indicator| *indicator == Indicator::Total) {
            let home = if self.values.is_empty() { UnitAsked::Own } else { UnitAsked::District };
            return Some(self.draft(Intent::VerifySum, IndicatorAsked::All, period(), self.unit_or(home)));
        }
        let doubts = self.has(C::Or) || self.has(C::Remember) || self.ends_doubting();
        if self.has(C::Cumulative) && (doubts || self.periods.is_empty())
            || self.has(C::Or) && self.month_or_year() && !self.has(C::Compare)
        {
            let indicators = self.indicators_or(self.kind_of_figure());
            let home = if self.values.is_empty() { UnitAsked::Own } else { UnitAsked::District };
            let intent = if self.values.is_empty() { Intent::ClarifyPeriod } else { Intent::ClarifyFact };
            // "hạng 5 là của tháng 12 hay của cả năm": the period is what is asked.
            let period = if self.month_or_year() && !self.values.is_empty() {
                PeriodAsked::None
            } else {
                self.period_in_doubt()
            };
            return Some(self.draft(intent, indicators, period, self.unit_or(home)));
        }
        // "87,96 là điểm huyện hay điểm xã".
        let whose = self.has(C::Or) && (self.units.len() > 1 || self.has(C::ProvinceAverage) && !self.units.is_empty());
        if let [value] = self.values[..]
            && whose
            && value.as_hundredths() % 100 != 0
        {
            let indicators = self.indicators_or(self.kind_of_figure());
            return Some(self.draft(
                Intent::ClarifyFact,
                indicators,
                self.period_or(PeriodAsked::None),
                UnitAsked::District,
            ));
        }
        // "nghe đâu mình rớt xuống hạng 9, phải không": the place that one hears of is looked up.
        let of_place = self.any(&[C::Rank, C::Movers]) && !self.any(&[C::WhichPeriod, C::Or, C::Points]);
        let own = self.units.iter().any(|found| found.asked == UnitAsked::Own);
        if let [place] = self.values[..]
            && of_place
            && own
            && self.has(C::Remember)
            && place.as_hundredths() % 100 == 0
            && !self.any(&[C::Below, C::Gap, C::WhatIf, C::ErrorReport])
        {
            return Some(self.draft(Intent::Rank, IndicatorAsked::total(), period(), unit()));
        }
        let printed = self.values.iter().any(|value| value.as_hundredths() % 100 != 0);
        let recalled = printed && self.has(C::Explain) && self.indicators.is_empty();
        if !self.values.is_empty()
            && self.limit.is_none()
            && (recalled || self.has(C::WhichPeriod) || self.has(C::Remember))
            && !self.any(&[C::Below, C::Gap])
        {
            let indicators = self.indicators_or(self.kind_of_figure());
            return Some(self.draft(
                Intent::ClarifyFact,
                indicators,
                self.period_or(PeriodAsked::None),
                self.unit_or(UnitAsked::District),
            ));
        }
        if let Some(draft) = self.ends_of_the_list() {
            return Some(draft);
        }
        let two_units = self.units.len() > 1 && !self.any(&[C::Rank, C::Top, C::NextAbove]);
        let named = |found: &FoundUnit| matches!(found.asked, UnitAsked::Named { .. });
        let holds_against = two_units && self.units.iter().any(named);
        let ahead = self.has(C::NextAbove) || self.has(C::Top) && self.any(&[C::HowMany, C::Points]);
        let behind =
            ahead && (self.says(&["kem", "thua", "cach", "thieu"]) || self.says(&["vuot"]) && self.has(C::Gap));
        if behind && !holds_against {
            let mut draft = self.gap(unit(), period());
            draft.intent = Intent::GapToRank;
            if self.has(C::NextAbove) {
                draft.comparison = Comparison::None;
            }
            return Some(draft);
        }
        let banded = self.any(&[C::BandExcellent, C::BandGood, C::BandFair]);
        // "hụt mất mấy điểm thì được 90": a total to reach, not points lost.
        let reaches = self.any(&[C::ToReach, C::Gap])
            && self.values.iter().any(|value| *value > Points::whole(22) && *value <= Points::whole(100));
        if self.has(C::Lost) && reaches && self.indicators.is_empty() {
            return Some(self.gap(unit(), period()));
        }
        // "muốn lên hạng 2 thì sao": how much that takes, as long as nobody asks what to do for it.
        let place = self.placed().is_some() || self.has(C::Top) && self.limit.is_some();
        let wants = self.says(&["muon", "de"]) && self.says(&["len", "vao", "dat", "lot", "leo"]);
        let wants = wants && self.indicators.iter().all(|indicator| *indicator == Indicator::Total);
        let to_do = ["lam", "cach", "giai", "phap", "gi", "viec", "dau"];
        if wants && place && !self.says(&to_do) && !self.any(&[C::Rose, C::Fell, C::CountUnits]) {
            return Some(self.gap(unit(), period()));
        }
        let leaves = self.leaves_the_last().is_some() && self.any(&[C::HowMany, C::Gap]);
        if leaves && !self.has(C::CountUnits) {
            return Some(self.gap(unit(), period()));
        }
        if self.any(&[C::Gap])
            && (!holds_against || banded)
            && !self.any(&[C::Lost, C::ProvinceAverage, C::NationalAverage, C::Average])
            && (!self.has(C::Full) || self.has(C::AllGroups))
            && !self.has(C::Components)
        {
            return Some(self.gap(unit(), period()));
        }
        if self.has(C::ToReach)
            && self.any(&[C::BandExcellent, C::BandGood, C::BandFair])
            && (self.any(&[C::HowMany, C::Gap]) || self.denies())
            && !self.has(C::Trend)
            && !self.has(C::BandsTable)
        {
            return Some(self.gap(unit(), period()));
        }
        None
    }

    /// "thế nào là xuất sắc", "bao nhiêu điểm thì gọi là tốt": the limits of bands, and nobody's place among them.
    pub(super) fn asks_what_a_band_is(&self) -> bool {
        let words: Vec<&str> = self.tokens.iter().map(|token| token.folded.as_str()).collect();
        let called = words.windows(2).any(|pair| matches!(pair, ["goi" | "coi" | "xem", "la"]));
        let what = words.windows(3).any(|three| matches!(three, ["the", "nao", "la" | "thi"]));
        let bands = [C::BandExcellent, C::BandGood, C::BandFair, C::BandWeak, C::BandsTable];
        let of_nobody = self.units.is_empty() && self.periods.is_empty() && self.values.is_empty();
        let this = self.says(&["nay", "the", "vay"]) && !what;
        (called || what) && of_nobody && self.any(&bands) && self.indicators.is_empty() && !this
    }

    /// "bổ sung lần hai thì có bị tính là trễ hạn không": what counts as what, with no figure of anybody.
    fn asks_how_it_counts(&self) -> bool {
        let word = |token: &Token| token.folded.clone();
        let counts = self.tokens.windows(3).any(|three| {
            let before = matches!(word(&three[0]).as_str(), "bi" | "duoc" | "co" | "coi");
            before
                && matches!(word(&three[1]).as_str(), "tinh" | "xem" | "coi")
                && matches!(word(&three[2]).as_str(), "la" | "vao")
        });
        let of_nobody = self.units.is_empty() && self.periods.is_empty() && self.values.is_empty();
        counts && of_nobody && !self.indicators.is_empty() && self.ends_asking()
    }

    /// "số hóa tính trên 22 điểm hay trên 20": which maximum a group has.
    fn doubts_the_maximum(&self) -> bool {
        let of_group = self.indicators.len() == 1 && self.indicators != [Indicator::Total];
        let of_nobody = self.units.is_empty() && self.periods.is_empty();
        let maxima = [10, 12, 18, 20, 22].map(Points::whole);
        let two = self.values.len() == 2 && self.values[0] != self.values[1];
        two && of_group
            && of_nobody
            && self.values.iter().all(|value| maxima.contains(value))
            && self.has(C::Or)
            && !self.has(C::Why)
            && self.says(&["tren", "thang", "trong", "da"])
    }

    pub(super) fn supposition(&self, unit: UnitAsked, period: PeriodAsked) -> Draft {
        // "mình thêm được 3 điểm thì có vượt Hùng An không": the other is who would be passed.
        let own = self.units.iter().any(|found| found.asked == UnitAsked::Own);
        let unit = if own { UnitAsked::Own } else { unit };
        // "giả sử tuần này quét bù hết": when it is done, and no period of figures.
        let period = match period.resolved() {
            Some(Period::Week { .. } | Period::AsOf { .. }) => PeriodAsked::Latest,
            _ => period,
        };
        let mut draft = self.draft(Intent::WhatIf, self.indicators_or(IndicatorAsked::total()), period, unit);
        let typed = self.values.iter().copied().find(|value| *value > Points::whole(0));
        draft.comparison = match typed {
            Some(_) if self.supposes_change().is_some() => Comparison::None,
            Some(value) => Comparison::Target(value),
            None if self.any(&[C::Max, C::Full]) => Comparison::Max,
            None if self.has(C::ProvinceAverage) => Comparison::ProvinceAverage,
            None => Comparison::None,
        };
        draft
    }

    /// "tăng thêm 2 điểm", "tụt 1 điểm": a difference and its sign, as opposed to a value to reach ("lên 20", "còn 15").
    pub(super) fn supposes_change(&self) -> Option<i32> {
        let reached = ["len", "xuong", "dat", "duoc", "toi", "con", "thanh", "bang"];
        let reaches =
            self.tokens.windows(2).any(|pair| reached.contains(&pair[0].folded.as_str()) && pair[1].is_number());
        // "kéo được 3 điểm nữa thì".
        let more = self.tokens.iter().position(|token| token.folded == "nua").is_some_and(|at| {
            self.tokens.get(at.saturating_sub(5)..at).unwrap_or_default().iter().any(Token::is_number)
        });
        let up_to = ["len", "dat", "thanh", "bang", "con"];
        let up_to = self.tokens.windows(2).any(|pair| up_to.contains(&pair[0].folded.as_str()) && pair[1].is_number());
        if self.says(&["them"]) || more && !up_to {
            return Some(1);
        }
        let moved = self.tokens.windows(2).find_map(|pair| match pair[0].folded.as_str() {
            "tang" | "nhich" if pair[1].is_number() => Some(1),
            "giam" | "tut" | "sut" | "bot" | "mat" | "rot" | "hut" if pair[1].is_number() => Some(-1),
            _ => None,
        });
        moved.filter(|_| !reaches)
    }

    /// "… à", "… hả", "… đấy à": what was said is held to be doubtful.
    fn ends_doubting(&self) -> bool {
        self.tokens
            .iter()
            .rev()
            .find(|token| !token.is_sign("?"))
            .is_some_and(|last| matches!(last.folded.as_str(), "a" | "ha" | "nhi" | "chang" | "chu"))
    }

    /// "18+19,8+7,2 bằng bao nhiêu": three or more numbers with plus signs between them.
    fn adds_up_itself(&self) -> bool {
        self.values.len() >= 3 && self.tokens.iter().filter(|token| token.is_sign("+")).count() >= 2
    }

    /// "sao thanh toán lại có hai số": two values are spoken of, none is typed.
    fn contradicts(&self) -> bool {
        let several_units = self.units.iter().filter(|found| found.asked != UnitAsked::Own).count() > 1;
        let about = !self.indicators.is_empty() || self.any(&[C::Document, C::ThisLetter, C::Points, C::Result]);
        about && !several_units && self.periods.len() < 2 && !self.units.iter().any(|found| found.asked.is_group())
    }
}
