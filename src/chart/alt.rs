//! Captions: what a picture shows, in words, for whoever cannot see it.

use super::{GroupsData, HeatData, RankedUnit, RankingData, Score, TrendData, TrendPoint, rows};
use crate::domain::figure::FigureRole;
use crate::domain::points::Points;
use crate::text::{Text, capital, numbers};
use std::cmp::Ordering;

/// The most entries of a list in a caption.
const LISTED: usize = 4;

/// "… · đơn vị: điểm (tối đa 100)"; without the maximum where it differs.
pub(super) fn scaled(text: Text<'_>, when: String, scores: impl Iterator<Item = Score>) -> String {
    let mut maxima: Vec<Points> = scores.map(|score| score.max).collect();
    maxima.dedup();
    match maxima.as_slice() {
        [max] => text.chart_scale(when, numbers::points(*max, text.lang())),
        _ => text.chart_scale_open(when),
    }
}

pub(super) fn average_name(text: Text<'_>, average: FigureRole) -> String {
    if average == FigureRole::NationalAverage { text.chart_average_nation() } else { text.chart_average_province() }
}

/// The periods whose values tell most: last, first, highest, lowest; then all, when there are `all` at most.
pub(super) fn telling(points: &[TrendPoint], all: usize) -> Vec<usize> {
    let figures = || points.iter().enumerate().filter_map(|(at, point)| Some((at, point.own?.points)));
    let mut order: Vec<usize> = Vec::new();
    let extremes = [figures().max_by(highest), figures().max_by(lowest)];
    let telling = [figures().next_back(), figures().next()].into_iter().chain(extremes).flatten().map(|(at, _)| at);
    let rest = figures().map(|(at, _)| at).filter(|_| points.len() <= all);
    for at in telling.chain(rest) {
        if !order.contains(&at) {
            order.push(at);
        }
    }
    order
}

/// Of equal figures the earliest is the highest.
fn highest(a: &(usize, Points), b: &(usize, Points)) -> Ordering {
    a.1.cmp(&b.1).then(b.0.cmp(&a.0))
}

fn lowest(a: &(usize, Points), b: &(usize, Points)) -> Ordering {
    b.1.cmp(&a.1).then(b.0.cmp(&a.0))
}

pub(super) fn trend(data: &TrendData, points: &[TrendPoint], text: Text<'_>) -> String {
    let said = |points: Points| numbers::points(points, text.lang());
    let figures = || points.iter().filter_map(|point| Some((point.period, point.own?.points)));
    let (Some(first), Some(last)) = (figures().next(), figures().next_back()) else { return String::new() };
    let heading = text.chart_title(capital(&data.unit), text.indicator(data.indicator));
    let mut sentences = vec![if first == last {
        text.chart_alt_one(heading, text.period(first.0), said(first.1))
    } else {
        let change = numbers::signed(last.1 - first.1, text.lang());
        let (from, to) = (text.period(first.0), text.period(last.0));
        text.chart_alt_trend(heading, from, said(first.1), to, said(last.1), change)
    }];
    let at = |period: crate::domain::period::Period| text.period(period);
    let indexed = || figures().enumerate().map(|(at, (period, points))| ((at, points), period));
    let top = indexed().max_by(|a, b| highest(&a.0, &b.0));
    let bottom = indexed().max_by(|a, b| lowest(&a.0, &b.0));
    if let (Some(((_, high), when)), Some(((_, low), then))) = (top, bottom)
        && high != low
    {
        sentences.push(text.chart_alt_extremes(said(high), at(when), said(low), at(then)));
    }
    let average = points.iter().rev().find_map(|point| Some((point.period, point.average?, point.own)));
    if let Some((period, average, own)) = average {
        let name = average_name(text, data.average);
        sentences.push(match own {
            Some(own) => text.chart_alt_against(name, at(period), said(average), against(text, own.points - average)),
            None => text.chart_alt_average(name, at(period), said(average)),
        });
    }
    let missing = points.iter().filter(|point| point.own.is_none()).map(|point| at(point.period));
    sentences.extend(listed(text, missing.collect()).map(|list| text.chart_alt_missing(list)));
    let doubtful =
        points.iter().filter(|point| point.own.is_some_and(|own| own.doubtful)).map(|point| at(point.period));
    sentences.extend(listed(text, doubtful.collect()).map(|list| text.chart_alt_doubtful(list)));
    sentences.join(" ")
}

fn against(text: Text<'_>, difference: Points) -> String {
    let amount = numbers::points(difference.abs(), text.lang());
    match difference.cmp(&Points::ZERO) {
        Ordering::Greater => text.answer_higher(amount),
        Ordering::Less => text.answer_lower(amount),
        Ordering::Equal => text.answer_equal(),
    }
}

/// The entries, the first of them only when they are many; `None` when there are none.
fn listed(text: Text<'_>, mut entries: Vec<String>) -> Option<String> {
    let more = entries.len().saturating_sub(LISTED + 1);
    if more > 0 {
        entries.truncate(LISTED);
        entries.push(text.chart_alt_more(more + 1));
    }
    (!entries.is_empty()).then(|| entries.join(", "))
}

pub(super) fn groups(data: &GroupsData, text: Text<'_>) -> String {
    let said = |points: Points| numbers::points(points, text.lang());
    let title = text.chart_groups_title(capital(&data.unit));
    let mut sentences = vec![text.chart_alt_heading(title, text.period(data.period))];
    let name = average_name(text, data.average);
    let list: Vec<String> = data
        .groups
        .iter()
        .map(|group| {
            let (indicator, points, max) =
                (text.indicator(group.indicator), said(group.own.points), said(group.own.max));
            match group.average {
                Some(average) => text.chart_alt_group(indicator, points, max, name.as_str(), said(average)),
                None => text.chart_alt_group_alone(indicator, points, max),
            }
        })
        .collect();
    sentences.push(format!("{}.", list.join("; ")));
    let mut shares: Vec<_> = data
        .groups
        .iter()
        .filter_map(|group| Some((group.own.points.share_of(group.own.max)?, group.indicator)))
        .collect();
    shares.sort();
    if let [first, second, ..] = shares.as_slice()
        && first.0 < second.0
    {
        sentences.push(text.chart_alt_weakest(text.indicator(first.1)));
    }
    let doubtful = data.groups.iter().filter(|group| group.own.doubtful).map(|group| text.indicator(group.indicator));
    sentences.extend(listed(text, doubtful.collect()).map(|list| text.chart_alt_doubtful(list)));
    sentences.join(" ")
}

pub(super) fn ranking(data: &RankingData, shown: usize, text: Text<'_>) -> String {
    let said = |points: Points| numbers::points(points, text.lang());
    let title = text.chart_ranking_title(data.units.as_str(), text.indicator(data.indicator));
    let mut sentences = vec![text.chart_alt_heading(title, text.period(data.period))];
    if let ([first, .., last], count) = (data.rows.as_slice(), data.rows.len()) {
        let (high, low) = (said(first.score.points), said(last.score.points));
        sentences.push(text.chart_alt_ends(count, first.unit.as_str(), high, last.unit.as_str(), low));
    }
    if let Some(own) = data.rows.iter().find(|row| row.own) {
        let points = said(own.score.points);
        sentences.push(text.chart_alt_place(capital(&own.unit), own.place.to_string(), data.rows.len(), points));
    }
    if shown < data.rows.len() {
        sentences.push(left_out(text, shown, data.rows.len(), data.rows.iter().find(|row| row.own)));
    }
    let visible = rows::shown(data.rows.len(), data.rows.iter().position(|row| row.own));
    let doubtful = visible.iter().filter_map(|at| data.rows.get(*at)).filter(|row| row.score.doubtful);
    sentences
        .extend(listed(text, doubtful.map(|row| row.unit.clone()).collect()).map(|list| text.chart_alt_doubtful(list)));
    sentences.join(" ")
}

pub(super) fn left_out(text: Text<'_>, shown: usize, all: usize, own: Option<&RankedUnit>) -> String {
    ends(text, shown, all, own.map(|own| own.unit.clone()))
}

/// "Chỉ vẽ 13 trong 129 đơn vị: …".
pub(super) fn ends(text: Text<'_>, shown: usize, all: usize, own: Option<String>) -> String {
    match own {
        Some(own) => text.chart_rows_beside(shown, all, own),
        None => text.chart_rows(shown, all),
    }
}

pub(super) fn heat(data: &HeatData, from: usize, notes: &[String], text: Text<'_>) -> String {
    let said = |points: Points| numbers::points(points, text.lang());
    let title = text.chart_heat_title(data.units.as_str(), text.indicator(data.indicator));
    let mut sentences = Vec::new();
    let periods = data.periods.get(from..).unwrap_or_default();
    if let (Some(first), Some(last)) = (periods.first(), periods.last()) {
        let span = text.chart_span(text.period(*first), text.period(*last));
        sentences.push(text.chart_alt_heading(title, if first == last { text.period(*last) } else { span }));
    }
    let own = data.rows.iter().position(|row| row.own);
    let cells = rows::shown(data.rows.len(), own).into_iter().filter_map(|at| data.rows.get(at)).flat_map(|row| {
        let cells = row.cells.iter().skip(from).zip(periods);
        cells.filter_map(move |(score, period)| Some((row.unit.as_str(), *period, (*score)?)))
    });
    let cells: Vec<_> = cells.collect();
    let high = cells.iter().rev().max_by_key(|(_, _, score)| score.points);
    let low = cells.iter().min_by_key(|(_, _, score)| score.points);
    if let (Some(high), Some(low)) = (high, low) {
        sentences.push(text.chart_alt_heat(
            high.0,
            text.period(high.1),
            said(high.2.points),
            low.0,
            text.period(low.1),
            said(low.2.points),
        ));
    }
    let doubtful = cells.iter().filter(|(_, _, score)| score.doubtful);
    let doubtful = doubtful.map(|(unit, period, _)| format!("{unit} {}", text.period(*period))).collect();
    sentences.extend(listed(text, doubtful).map(|list| text.chart_alt_doubtful(list)));
    sentences.extend_from_slice(notes);
    sentences.join(" ")
}
