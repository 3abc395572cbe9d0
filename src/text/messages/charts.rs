//! Words in pictures, and their captions.

use super::messages;
use crate::domain::period::Period;
use crate::text::Text;
use crate::text::numbers;

messages! {
    chart_title(unit, indicator) => "chart-title";
    chart_groups_title(unit) => "chart-groups-title";
    chart_ranking_title(units, indicator) => "chart-ranking-title";
    chart_heat_title(units, indicator) => "chart-heat-title";
    chart_span(from, to) => "chart-span";
    chart_scale(when, max) => "chart-scale";
    chart_scale_open(when) => "chart-scale-open";
    chart_average_province() => "chart-average-province";
    chart_average_nation() => "chart-average-nation";
    chart_maximum() => "chart-maximum";
    chart_missing() => "chart-missing";
    chart_doubtful() => "chart-doubtful";
    chart_doubtful_note() => "chart-doubtful-note";
    chart_lowest(points) => "chart-lowest";
    chart_highest(points) => "chart-highest";
    chart_newest(shown, all) => "chart-newest";
    chart_rows(shown, all) => "chart-rows";
    chart_rows_beside(shown, all, own) => "chart-rows-beside";
    chart_sources(newest, count) => "chart-sources";
    chart_heat_line(unit, from, first, to, last, change) => "chart-heat-line";
    chart_heat_line_one(unit, period, points) => "chart-heat-line-one";
    chart_heat_line_none(unit) => "chart-heat-line-none";
    chart_choice_groups() => "chart-choice-groups";
    chart_choice_ranking() => "chart-choice-ranking";
    chart_none() => "chart-none";
    chart_month(month) => "chart-month";
    chart_quarter(quarter) => "chart-quarter";
    chart_half_year() => "chart-half-year";
    chart_nine_months() => "chart-nine-months";
    chart_first_months(months) => "chart-first-months";
    chart_year() => "chart-year";
    chart_week(week) => "chart-week";
    chart_alt_heading(title, period) => "chart-alt-heading";
    chart_alt_one(title, period, points) => "chart-alt-one";
    chart_alt_trend(title, from, first, to, last, change) => "chart-alt-trend";
    chart_alt_extremes(high, when, low, then) => "chart-alt-extremes";
    chart_alt_average(name, period, points) => "chart-alt-average";
    chart_alt_against(name, period, points, difference) => "chart-alt-against";
    chart_alt_missing(list) => "chart-alt-missing";
    chart_alt_doubtful(list) => "chart-alt-doubtful";
    chart_alt_more(count) => "chart-alt-more";
    chart_alt_group(indicator, points, max, name, average) => "chart-alt-group";
    chart_alt_group_alone(indicator, points, max) => "chart-alt-group-alone";
    chart_alt_weakest(indicator) => "chart-alt-weakest";
    chart_alt_ends(count, first, high, last, low) => "chart-alt-ends";
    chart_alt_place(unit, place, of, points) => "chart-alt-place";
    chart_alt_heat(best, when, high, worst, then, low) => "chart-alt-heat";
}

impl Text<'_> {
    /// A period at an axis, where its year stands beneath: "T12", "Q.IV".
    pub fn chart_period(self, period: Period) -> String {
        match period {
            Period::Month { month, .. } => self.chart_month(month),
            Period::Quarter { quarter, .. } => self.chart_quarter(numbers::roman(quarter)),
            Period::HalfYear { .. } => self.chart_half_year(),
            Period::NineMonths { .. } => self.chart_nine_months(),
            Period::FirstMonths { months, .. } => self.chart_first_months(months.to_string()),
            Period::Year { .. } => self.chart_year(),
            Period::Week { week, .. } => self.chart_week(week.to_string()),
            Period::AsOf { date } => date.format("%d/%m").to_string(),
        }
    }
}
