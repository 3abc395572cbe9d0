//! What a series tells of each period: points, or the place, rate, band or group that was asked for.

use crate::answer::facts::{Facts, Located};
use crate::answer::phrase::capital;
use crate::answer::place;
use crate::answer::scores;
use crate::domain::band::Band;
use crate::domain::figure::Figure;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::question::{Direction, Intent, Question};
use crate::store::StoreError;
use crate::text::{Text, numbers};

pub struct Told<'a> {
    pub facts: &'a Facts<'a>,
    pub text: Text<'a>,
    pub question: &'a Question,
}

/// The lines of one period, and the figures that they are told from.
type Lines<'f> = (Vec<String>, Vec<&'f Figure>);

impl Told<'_> {
    pub fn title(&self, unit: String) -> String {
        let (text, name) = (self.text, self.text.indicator(self.question.indicators.single()));
        match self.question.intent {
            Intent::Rank => text.stretch_places_title(unit, name),
            Intent::Rate => text.stretch_rates_title(unit),
            Intent::Rating => text.stretch_bands_title(unit),
            Intent::LowestIndicator => text.stretch_weakest_title(unit),
            Intent::HighestIndicator => text.stretch_strongest_title(unit),
            _ => text.answer_series_title(unit, name),
        }
    }

    /// "Cao nhất: tháng 12/2024": the period that has the most or the least, where that is what was asked; all that share it.
    pub fn end(&self, unit: String, found: &[Located]) -> Option<String> {
        let direction = self.question.direction.filter(|_| self.question.intent == Intent::Trend)?;
        let indicator = self.question.indicators.single();
        let own = |located: &Located| located.set.own(indicator).map(|figure| figure.points);
        let points = found.iter().filter_map(own);
        let most = if direction == Direction::Up { points.max() } else { points.min() }?;
        let at: Vec<&Located> = found.iter().filter(|located| own(located) == Some(most)).collect();
        let max = at.first().and_then(|located| located.set.own(indicator)).map(|figure| figure.max)?;
        let periods: Vec<String> = at.iter().map(|located| self.text.period(located.set.period)).collect();
        let (name, periods) = (self.text.indicator(indicator), periods.join(", "));
        let (points, max) = (self.printed(most), self.printed(max));
        Some(match direction {
            Direction::Up => self.text.stretch_highest_title(unit, name, periods, points, max),
            Direction::Down => self.text.stretch_lowest_title(unit, name, periods, points, max),
        })
    }

    pub async fn of<'f>(&self, located: &'f Located) -> Result<Lines<'f>, StoreError> {
        Ok(match self.question.intent {
            Intent::Rank => self.place(located).await?,
            Intent::Rate => self.rates(located),
            Intent::Rating => self.band(located),
            Intent::LowestIndicator => self.extreme(located, false),
            Intent::HighestIndicator => self.extreme(located, true),
            _ => self.points(located),
        })
    }

    fn period(&self, located: &Located) -> String {
        capital(&self.text.period(located.set.period))
    }

    fn printed(&self, points: Points) -> String {
        numbers::points(points, self.text.lang())
    }

    fn points<'f>(&self, located: &'f Located) -> Lines<'f> {
        let figure = located.set.own(self.question.indicators.single());
        let line = figure.map(|figure| {
            let (points, max) = (self.printed(figure.points), self.printed(figure.max));
            self.text.answer_series_line(self.period(located), points, max)
        });
        (line.into_iter().collect(), figure.into_iter().collect())
    }

    async fn place<'f>(&self, located: &'f Located) -> Result<Lines<'f>, StoreError> {
        let indicator = self.question.indicators.single();
        let (text, period) = (self.text, self.period(located));
        let line = match place::of_period(self.facts, located, indicator).await? {
            Some((rank, true)) => {
                let of = rank.of.unwrap_or(rank.place).to_string();
                text.stretch_place_counted_line(period, rank.place.to_string(), of)
            }
            Some((rank, false)) => text.stretch_place_line(period, scores::place(text, rank)),
            None => text.stretch_place_none_line(period),
        };
        Ok((vec![line], located.set.own(indicator).into_iter().collect()))
    }

    fn rates<'f>(&self, located: &'f Located) -> Lines<'f> {
        let wanted = self.question.indicators.list();
        let printed = wanted.into_iter().filter_map(|indicator| located.set.own(indicator));
        let printed: Vec<&Figure> = printed.filter(|figure| figure.rate.is_some()).collect();
        let line = |figure: &&Figure| {
            let (points, max) = (self.printed(figure.points), self.printed(figure.max));
            let rate = numbers::rate(figure.rate.as_ref()?.rate, self.text.lang());
            let name = self.text.indicator(figure.indicator);
            Some(self.text.stretch_rate_line(self.period(located), name, rate, points, max))
        };
        match printed.iter().filter_map(line).collect::<Vec<_>>() {
            lines if lines.is_empty() => (vec![self.text.stretch_rate_none_line(self.period(located))], printed),
            lines => (lines, printed),
        }
    }

    fn band<'f>(&self, located: &'f Located) -> Lines<'f> {
        let total = located.set.own(Indicator::Total).filter(|total| total.max == Points::whole(100));
        let line = match total {
            Some(total) => {
                let band = self.text.band(Band::of(total.points));
                self.text.stretch_band_line(self.period(located), band, self.printed(total.points))
            }
            None => self.text.stretch_band_none_line(self.period(located)),
        };
        (vec![line], total.into_iter().collect())
    }

    /// The groups with the lowest or highest share of their maximum; those with one share are all named.
    fn extreme<'f>(&self, located: &'f Located, best: bool) -> Lines<'f> {
        let share = |figure: &&Figure| figure.share().map(|share| share.as_hundredths());
        let shares = located.set.own_groups().filter_map(|figure| share(&figure));
        let Some(most) = (if best { shares.max() } else { shares.min() }) else {
            return (vec![self.text.stretch_group_none_line(self.period(located))], Vec::new());
        };
        let tied: Vec<&Figure> = located.set.own_groups().filter(|figure| share(figure) == Some(most)).collect();
        let line = |figure: &&Figure| {
            let (points, max) = (self.printed(figure.points), self.printed(figure.max));
            self.text.stretch_group_line(self.period(located), self.text.indicator(figure.indicator), points, max)
        };
        (tied.iter().map(line).collect(), tied)
    }
}
