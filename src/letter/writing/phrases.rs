//! Phrases that the parts of a letter share: periods, indicators, scores, blanks.

use super::draft::LetterDraft;
use super::marks::{clean, marked};
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureSet, FigureStatus};
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::{Points, Rate};
use crate::text::paper::{PaperWording, WordingError};
use crate::text::{Lang, numbers};
use chrono::NaiveDate;

/// The wording, asked for whole phrases.
#[derive(Clone, Copy)]
pub struct Phrases<'a>(pub &'a PaperWording);

type Said = Result<String, WordingError>;

pub fn points(points: Points) -> String {
    numbers::points(points, Lang::Vi)
}

fn rate(rate: Rate) -> String {
    points(Points::hundredths(rate.as_hundredths()))
}

impl Phrases<'_> {
    /// The number and symbol as printed: "15/UBND-VP", "[…]/UBND-VP".
    pub fn number(self, draft: &LetterDraft) -> Said {
        match (&draft.number, &draft.symbol) {
            (Some(number), _) => Ok(clean(number)),
            (None, Some(symbol)) => Ok(format!("{}/{}", self.dots()?, clean(symbol))),
            (None, None) => self.blank("blank-number"),
        }
    }

    pub fn say(self, key: &str, args: &[(&'static str, &str)]) -> Said {
        self.0.say(key, args)
    }

    /// A marked blank that says what is missing.
    pub fn blank(self, what: &str) -> Said {
        let what = self.say(what, &[])?;
        Ok(marked(&self.say("blank", &[("what", &what)])?))
    }

    /// A marked blank that its surroundings explain.
    pub fn dots(self) -> Said {
        Ok(marked(&self.say("blank-dots", &[])?))
    }

    pub fn period(self, period: Period) -> Said {
        let year = period.year().to_string();
        match period {
            Period::Month { month, .. } => {
                self.say("period-month", &[("month", &format!("{month:02}")), ("year", &year)])
            }
            Period::Quarter { quarter, .. } => {
                self.say("period-quarter", &[("quarter", numbers::roman(quarter)), ("year", &year)])
            }
            Period::HalfYear { .. } => self.say("period-half-year", &[("year", &year)]),
            Period::NineMonths { .. } => self.say("period-nine-months", &[("year", &year)]),
            Period::FirstMonths { months, .. } => {
                self.say("period-first-months", &[("months", &months.to_string()), ("year", &year)])
            }
            Period::Year { .. } => self.say("period-year", &[("year", &year)]),
            Period::Week { week, .. } => self.say("period-week", &[("week", &format!("{week:02}")), ("year", &year)]),
            Period::AsOf { date } => self.say("period-as-of", &[("date", &numbers::date(date))]),
        }
    }

    /// "tháng 12/2024 và năm 2024".
    pub fn periods(self, periods: &[Period]) -> Said {
        let said: Vec<String> = periods.iter().map(|period| self.period(*period)).collect::<Result<_, _>>()?;
        match said.split_last() {
            Some((last, before)) if !before.is_empty() => {
                self.say("periods-and", &[("periods", &before.join(", ")), ("period", last)])
            }
            _ => Ok(said.concat()),
        }
    }

    pub fn indicator(self, indicator: Indicator) -> Said {
        self.say(&format!("indicator-{}", indicator.code().to_lowercase()), &[])
    }

    /// "18/18 điểm"; of a doubtful figure every value it may have, marked.
    pub fn score(self, figure: &Figure) -> Said {
        let max = points(figure.max);
        let one = |value: Points| self.say("score", &[("points", &points(value)), ("max", &max)]);
        let FigureStatus::Doubtful(doubt) = &figure.status else { return one(figure.points) };
        let values = match doubt {
            Doubt::TwoValues { printed, .. } if !printed.is_empty() => printed.clone(),
            _ => vec![figure.points],
        };
        let values: Vec<String> = values.into_iter().map(one).collect::<Result<_, _>>()?;
        Ok(marked(&self.say("doubtful", &[("value", &values.join("; "))])?))
    }

    /// " (trung bình của tỉnh là 12,5/18 điểm)", or nothing.
    pub fn averages(self, set: &FigureSet, indicator: Indicator) -> Said {
        let mut said = Vec::new();
        for (role, key) in [
            (FigureRole::ProvinceAverage, "average-province"),
            (FigureRole::NationalAverage, "average-nation"),
            (FigureRole::CommunesAverage, "average-communes"),
            (FigureRole::DistrictsAverage, "average-districts"),
            (FigureRole::DepartmentsAverage, "average-departments"),
        ] {
            if let Some(figure) = set.find(role, indicator) {
                said.push(self.say(key, &[("score", &self.score(figure)?)])?);
            }
        }
        if said.is_empty() { Ok(String::new()) } else { self.say("averages", &[("averages", &said.join("; "))]) }
    }

    /// ", đạt tỷ lệ 99,16%", or nothing.
    pub fn rate(self, figure: &Figure) -> Said {
        match &figure.rate {
            None => Ok(String::new()),
            Some(printed) => match &printed.label {
                None => self.say("rate", &[("rate", &rate(printed.rate))]),
                // "Kết quả công khai … đạt tỷ lệ 100%" stood as a sentence of its own.
                Some(label) if label.starts_with(char::is_uppercase) => {
                    let mut letters = label.chars();
                    let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
                    let label = format!("{first}{}", letters.as_str());
                    self.say("rate-whose", &[("of", &label), ("rate", &rate(printed.rate))])
                }
                Some(label) => self.say("rate-of", &[("of", label), ("rate", &rate(printed.rate))]),
            },
        }
    }

    /// "; xếp hạng thứ 03/10", or nothing.
    pub fn rank(self, figure: &Figure) -> Said {
        let Some(rank) = figure.rank else { return Ok(String::new()) };
        let place = format!("{:02}", rank.place);
        match rank.of {
            Some(of) => self.say("rank", &[("place", &place), ("of", &format!("{of:02}"))]),
            None => self.say("rank-alone", &[("place", &place)]),
        }
    }

    /// Day, month and year as the decree has them: days below 10 and the months 1 and 2 with a zero; blanks without a date.
    pub fn day_month_year(self, date: Option<NaiveDate>) -> Result<[String; 3], WordingError> {
        use chrono::Datelike;
        let Some(date) = date else { return Ok([self.dots()?, self.dots()?, self.dots()?]) };
        let month = if date.month() < 3 { format!("{:02}", date.month()) } else { date.month().to_string() };
        Ok([format!("{:02}", date.day()), month, date.year().to_string()])
    }
}
