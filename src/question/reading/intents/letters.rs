//! Letters, directives, deadlines, what is not published, and when it will be.

use super::Draft;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::question::asked::{IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::matching::Item;
use crate::question::periods::FoundPeriod;
use crate::question::reading::{Found, starts};
use crate::question::today;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    pub(super) fn about_letters(&self) -> Option<Draft> {
        if self.has(C::Components) && self.has(C::VerifySum) {
            return None;
        }
        if self.has(C::Components) && self.has(C::Max) && !self.has(C::Why) {
            return Some(self.draft(Intent::MaxPoints, IndicatorAsked::Components, PeriodAsked::None, UnitAsked::None));
        }
        let unpublished = self.has(C::Missing) && self.has(C::Why);
        if self.has(C::Components) && self.has(C::Explain) && !unpublished {
            return Some(self.draft(Intent::Explain, IndicatorAsked::Components, PeriodAsked::None, UnitAsked::None));
        }
        if self.has(C::Components) {
            // A value asked for is the asker's own; the suspension is the letter's.
            let value = self.any(&[C::HowMany, C::Rate]) && !self.has(C::Why);
            let (at, of) =
                if value { (PeriodAsked::Latest, UnitAsked::Own) } else { (self.letter_period(), UnitAsked::District) };
            let period = self.period_not_usual(at);
            let missing = self.any(&[C::Why, C::No, C::HowIs, C::Publish]);
            let intent = if missing && !self.has(C::Explain) {
                Intent::ExplainMissing
            } else if self.has(C::Explain) {
                Intent::Explain
            } else {
                Intent::ExplainMissing
            };
            return Some(self.draft(intent, IndicatorAsked::Components, period, self.unit_or(of)));
        }
        let sao = self.first_word().is_some_and(|item| item.is(C::HowIs));
        let nothing = [
            C::RankingList,
            C::Publish,
            C::Result,
            C::Points,
            C::Index,
            C::Rate,
            C::Average,
            C::ProvinceAverage,
            C::Missing,
        ];
        let lacks = (self.has(C::Why) || sao) && self.denies() && self.any(&nothing)
            || self.has(C::Missing) && !self.any(&[C::AllCommunes, C::When, C::CountUnits]);
        if lacks
            && !self.has(C::VerifySum)
            && !self.any(&[C::Rose, C::Fell, C::Availability, C::WhichPeriod])
            && !self.units.iter().any(|found| found.asked.is_group() && self.has(C::CountUnits))
        {
            // "điểm từng phần đâu": what stands below the groups.
            let parts = self.has(C::AllGroups) && self.periods.is_empty();
            let indicators = self.indicators_or(if parts { IndicatorAsked::Components } else { IndicatorAsked::All });
            return Some(self.draft(
                Intent::ExplainMissing,
                indicators,
                self.period_not_usual(PeriodAsked::Latest),
                self.unit_or(UnitAsked::Own),
            ));
        }
        let by_when = self.has(C::Directive) && self.has(C::When) && !self.any(&[C::Document, C::Publish]);
        // "hạn khắc phục cái số hóa": what is to be done by then is about a group.
        let first = self.first_word().is_some_and(|item| item.is(C::Deadline));
        let about_group = first && !self.any(&[C::Points, C::HowMany, C::Rate, C::Rank]);
        if (self.has(C::Deadline) || by_when) && (self.indicators.is_empty() || about_group) {
            return Some(Draft { indicators: self.indicators_or(IndicatorAsked::None), ..self.deadline() });
        }
        if self.has(C::Availability) && !self.has(C::Directive)
            || self.has(C::When)
                && !self.has(C::Document)
                && self.any(&[C::Publish, C::Availability, C::Result, C::Index, C::Points])
        {
            return Some(self.availability());
        }
        if self.has(C::Directive) && self.indicators.is_empty() && !self.any(&[C::Points, C::Gap, C::Rank]) {
            return Some(self.directives());
        }
        if self.directs_about_a_group() {
            let about = IndicatorAsked::These(self.indicators.clone());
            return Some(Draft { indicators: about, ..self.directives() });
        }
        if (self.has(C::Document) || self.has(C::ThisLetter))
            && self.indicators.is_empty()
            && !self.any(&[C::Points, C::Rank, C::Lowest, C::Highest, C::Compare])
        {
            return Some(self.document());
        }
        None
    }

    /// "sao không nêu … như các đợt trước": what was usual then is missed now.
    fn period_not_usual(&self, default: PeriodAsked) -> PeriodAsked {
        const NEAR: usize = 3;
        let usual = |found: &&FoundPeriod| {
            let first = self.all.get(found.first).map_or(0, |item| item.first);
            let before = self.tokens.get(first.saturating_sub(NEAR)..first).unwrap_or_default();
            before.iter().any(|token| matches!(token.folded.as_str(), "nhu" | "giong"))
        };
        self.periods.iter().find(|found| !usual(found)).map_or(default, |found| found.asked.clone())
    }

    /// When something comes: of a bare quarter, the one in course and not the one that closed a year ago.
    pub(super) fn availability(&self) -> Draft {
        let coming = |asked: PeriodAsked| match asked {
            PeriodAsked::In { period: Period::Quarter { year, quarter }, year_said: false } => {
                let next = Period::Quarter { year: year + 1, quarter };
                let period = if next.start() <= today(self.scene) { next } else { Period::Quarter { year, quarter } };
                PeriodAsked::In { period, year_said: false }
            }
            asked => asked,
        };
        let period = coming(self.period_or(PeriodAsked::Latest));
        let unit = self.unit_or(UnitAsked::Own);
        self.draft(Intent::Availability, self.indicators_or(IndicatorAsked::All), period, unit)
    }

    /// The period of the letter spoken of, else the one named.
    fn letter_or_period(&self) -> PeriodAsked {
        if self.has(C::ThisLetter) { self.letter_period() } else { self.period_or(PeriodAsked::Latest) }
    }

    pub(super) fn deadline(&self) -> Draft {
        // "phải nộp báo cáo cho huyện": who gets it is not who is to do it.
        let gets = self.units.first().filter(|found| found.asked == UnitAsked::District).is_some_and(|found| {
            let before = found.first.checked_sub(1).and_then(|at| self.all.get(at));
            let word = before.and_then(|item| self.tokens.get(item.end.checked_sub(1)?));
            let after = self.all.get(found.end).and_then(|item| self.tokens.get(item.first));
            // "việc huyện giao": who gives it is not either.
            word.is_some_and(|word| matches!(word.folded.as_str(), "cho" | "len" | "ve" | "gui" | "voi"))
                || after.is_some_and(|word| word.folded == "giao")
        });
        let unit = if gets { UnitAsked::Own } else { self.unit_or(UnitAsked::Own) };
        self.draft(Intent::DirectiveDeadline, IndicatorAsked::None, self.letter_or_period(), unit)
    }

    /// "huyện có yêu cầu gì về số hóa không": what those above say of a group, and not what it scores.
    pub(super) fn directs_about_a_group(&self) -> bool {
        let names_above =
            |item: &Item| ["tren", "cap", "huyen", "tinh"].iter().any(|word| starts(self.tokens, item, word));
        let above = self.any(&[C::Document, C::ThisLetter, C::Committee])
            || self.items.iter().any(|item| item.is(C::Directive) && names_above(item))
            || self.units.iter().any(|found| matches!(found.asked, UnitAsked::District | UnitAsked::Province));
        let scored = [C::Points, C::HowMany, C::Rate, C::Rank, C::Gap, C::Lost, C::Compare, C::Max, C::Advice];
        let held = [C::ProvinceAverage, C::Average, C::Above, C::Below, C::Trend, C::Movers];
        let groups = self.indicators.iter().any(|indicator| *indicator != Indicator::Total);
        // "việc nào quá hạn": of a task, and not of the group that the words name elsewhere.
        let of_tasks = self.says(&["viec"]) && self.indicators == [Indicator::Tdgq];
        groups && above && self.has(C::Directive) && !of_tasks && !self.any(&scored) && !self.any(&held)
    }

    /// What is asked of somebody: of the asker when nothing points at the letter or at those above.
    pub(super) fn directives(&self) -> Draft {
        let own = self.units.iter().any(|found| found.asked == UnitAsked::Own);
        if own && !self.any(&[C::ThisLetter, C::Document]) && !self.says(&["tren"]) {
            return self.draft(Intent::DirectiveList, IndicatorAsked::None, self.letter_or_period(), UnitAsked::Own);
        }
        let from_above = self.says(&["tren"]);
        let unit = if from_above || self.has(C::ThisLetter) || self.has(C::Document) {
            UnitAsked::District
        } else {
            UnitAsked::Own
        };
        // "yêu cầu các xã làm gì": who is told is not who tells.
        let told = self.group_unit().is_some() && self.any(&[C::Document, C::ThisLetter]);
        let unit = if from_above || told { unit } else { self.unit_or(unit) };
        self.draft(Intent::DirectiveList, IndicatorAsked::None, self.letter_or_period(), unit)
    }

    pub(super) fn document(&self) -> Draft {
        let period = self.period_or(if self.has(C::ThisLetter) { self.letter_period() } else { PeriodAsked::Latest });
        // "gửi tôi", "ai ký": who asks and who signs is not whose letter it is.
        let unit = match self.unit_or(UnitAsked::District) {
            unit @ (UnitAsked::Named { .. } | UnitAsked::Ambiguous(_) | UnitAsked::Province) => unit,
            _ => UnitAsked::District,
        };
        self.draft(Intent::Document, IndicatorAsked::None, period, unit)
    }
}
