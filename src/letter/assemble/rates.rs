//! Rates: with the score that they are printed beside, else by themselves, else told. None is passed over.

use super::{Cell, Table};
use crate::domain::figure::{Doubt, RateAlone, RateKind};
use crate::domain::points::Rate;
use crate::domain::scale::Scale;
use crate::letter::checks;
use crate::letter::reading::ReadRate;

impl Table<'_> {
    pub(super) fn rate(&mut self, rate: ReadRate) {
        let setting = self.setting;
        let period = setting.period(rate.place.period).map(|(period, _)| period);
        let scale = period.map(|period| setting.in_force.in_period(period, &setting.home));
        // "trong đó tỷ lệ số hóa kết quả đạt 92,3%" is of a part.
        let of_a_part = rate.label.as_ref().is_some_and(|label| label.starts_with("trong đó"));
        let Some(cell) = self.cell(&rate.place, rate.indicator) else { return self.rate_alone(rate) };
        let taken = match &cell.rate {
            None => true,
            Some((first, _)) => !of_a_part && cell.is_its_share(*first, scale.as_ref()),
        };
        let says_nothing_new = cell.is_its_share(rate.rate, scale.as_ref())
            || cell.rate.as_ref().is_some_and(|(first, _)| *first == rate.rate);
        if taken {
            cell.rate = Some((rate.rate, rate.label));
        } else if !says_nothing_new {
            self.doubt(period, Some(rate.indicator), rate.line, rate.printed, Doubt::Unclear);
        }
    }

    /// No score of the group is printed for that unit and period.
    fn rate_alone(&mut self, rate: ReadRate) {
        let resolved = self.setting.period(rate.place.period);
        let certain = resolved.filter(|(_, supposed)| rate.of_the_whole && !supposed);
        let placed = certain.and_then(|(period, _)| Some((self.setting.unit(&rate.place.unit, period)?, period)));
        let Some((unit, period)) = placed else {
            let period = resolved.map(|(period, _)| period);
            return self.doubt(period, Some(rate.indicator), rate.line, rate.printed, Doubt::Unclear);
        };
        let alone = RateAlone {
            unit,
            period,
            indicator: rate.indicator,
            rate: rate.rate,
            label: rate.heading.or(rate.label).map(|label| without_rate(&label).to_owned()),
            printed: rate.printed,
            line: rate.line,
        };
        let known = |other: &RateAlone| is_the_same(other, &alone) && other.rate == alone.rate;
        if !self.rates_alone.iter().any(known) {
            self.rates_alone.push(alone);
        }
    }

    /// Two rates of one thing: which of them counts nobody can tell.
    pub(super) fn tell_rates_that_differ(&mut self) {
        let rates = std::mem::take(&mut self.rates_alone);
        let several = |rate: &RateAlone| rates.iter().filter(|other| is_the_same(other, rate)).count() > 1;
        let (told, kept): (Vec<RateAlone>, Vec<RateAlone>) = rates.iter().cloned().partition(several);
        self.rates_alone = kept;
        for rate in told {
            self.doubt(Some(rate.period), Some(rate.indicator), rate.line, rate.printed, Doubt::Unclear);
        }
    }
}

/// "Tỷ lệ thanh toán trực tuyến" without the word for a rate.
fn without_rate(label: &str) -> &str {
    ["Tỷ lệ ", "Tỉ lệ "].iter().find_map(|word| label.strip_prefix(word)).unwrap_or(label)
}

fn is_the_same(one: &RateAlone, other: &RateAlone) -> bool {
    one.unit == other.unit && one.period == other.period && one.indicator == other.indicator && one.label == other.label
}

impl Cell {
    /// "7,2/12 điểm (bằng 60%), tỷ lệ hồ sơ đạt 83,7%": the first rate is what the score says already.
    fn is_its_share(&self, rate: Rate, scale: Option<&Scale>) -> bool {
        let (Some(score), Some(scale)) = (self.values.first(), scale) else { return false };
        checks::rate_kind(rate, score.points, score.decimals, self.max(scale)) == RateKind::ShareOfMaximum
    }
}
