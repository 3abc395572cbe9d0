//! The figures of one unit and period: all of them, the total, one group, a printed rate.

use super::Reply;
use super::facts::{Facts, Located};
use super::phrase::{self, ask_about, capital, figure_json, plain};
use crate::domain::band::Band;
use crate::domain::figure::{Figure, FigureRole, FigureSet};
use crate::domain::indicator::Indicator;
use crate::domain::message::{Line, Message};
use crate::domain::points::Points;
use crate::question::{IndicatorAsked, Intent, Question};
use crate::store::StoreError;
use crate::text::{Text, numbers};
use serde_json::json;

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let found = facts.locate(question).await?;
    if found.as_ref().map_or(true, Located::is_stand_in)
        && let Some(reply) = rates_alone(facts, text, question).await?
    {
        return Ok(reply);
    }
    let located = match found {
        Ok(located) => located,
        Err(missing) => return Ok(phrase::missing(facts, text, &missing, "no_data")),
    };
    Ok(match (&question.intent, &question.indicators) {
        (Intent::Rate, asked) => rates(facts, text, &located, asked).await?,
        (_, IndicatorAsked::These(list)) if *list != [Indicator::Total] => some(facts, text, &located, list),
        (Intent::ScoreTotal, _) => total(facts, text, &located),
        _ => all(facts, text, &located),
    })
}

/// Of a unit whose figures no letter prints: the rates that one prints, where those are asked about or their groups are.
async fn rates_alone(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Option<Reply>, StoreError> {
    let of_groups = matches!(&question.indicators, IndicatorAsked::These(list) if *list != [Indicator::Total]);
    if question.intent != Intent::Rate && !of_groups {
        return Ok(None);
    }
    let Some(located) = facts.rates_without_figures(question).await? else { return Ok(None) };
    let wanted = question.indicators.list();
    let printed = facts.rates_alone(&located).await?.iter().any(|rate| wanted.contains(&rate.indicator));
    match printed {
        true => rates(facts, text, &located, &question.indicators).await.map(Some),
        false => Ok(None),
    }
}

/// One phone screen: total, rank, band, every group, source.
fn all(facts: &Facts<'_>, text: Text<'_>, located: &Located) -> Reply {
    let set = &located.set;
    let mut message = phrase::preface(facts, text, located, Message::new());
    message = headline(facts, text, located, message);
    message = standing_line(text, located, message);
    let weakest = weakest(set.own_groups());
    let groups: Vec<Line> = set
        .own_groups()
        .map(|figure| {
            let mut line = group_line(text, located, figure);
            if weakest == Some(figure.indicator) {
                line = format!("{line}{}", text.answer_weakest_mark());
            }
            Line::from(line)
        })
        .collect();
    message = message.lines(groups);
    message = phrase::with_doubts(text, message, set.figures.iter().filter(|figure| figure.role == FigureRole::Own));
    message = message.note(phrase::source(facts, text, located));
    message = ask_about(facts, message, text.answer_choice_average(), located, "so voi trung binh tinh");
    message = ask_about(facts, message, text.answer_choice_weakest(), located, "nhom yeu nhat");
    message = ask_about(facts, message, text.answer_choice_gap(), located, "con thieu may diem de xuat sac");
    let figures = set.figures.iter().map(|figure| figure_json(facts, located, figure)).collect();
    Reply::of("scores", located, figures, message)
}

fn total(facts: &Facts<'_>, text: Text<'_>, located: &Located) -> Reply {
    let mut message = phrase::preface(facts, text, located, Message::new());
    message = headline(facts, text, located, message);
    message = standing_line(text, located, message);
    if let Some(average) = located.set.find(FigureRole::ProvinceAverage, Indicator::Total)
        && let Some(own) = located.set.own(Indicator::Total)
    {
        message = message.line(against_average(text, own.points, average.points));
    }
    message = block_averages(text, &located.set, Indicator::Total, message);
    message = phrase::with_doubts(text, message, located.set.own(Indicator::Total).into_iter());
    message = message.note(phrase::source(facts, text, located));
    message = ask_about(facts, message, text.answer_choice_all(), located, "cac chi so");
    message = ask_about(facts, message, text.answer_choice_weakest(), located, "nhom yeu nhat");
    let figures = located.set.figures.iter().filter(|figure| figure.indicator == Indicator::Total);
    let figures = figures.map(|figure| figure_json(facts, located, figure)).collect();
    Reply::of("total", located, figures, message)
}

/// Single groups. The five-group layout's online group is told by its two halves where only these are printed.
fn some(facts: &Facts<'_>, text: Text<'_>, located: &Located, list: &[Indicator]) -> Reply {
    let set = &located.set;
    let halves = list.contains(&Indicator::Online) && set.own(Indicator::Online).is_none();
    let whole = |indicator: &Indicator| {
        matches!(indicator, Indicator::Dvctt | Indicator::Tttt) && set.own(*indicator).is_none()
    };
    let mut wanted: Vec<Indicator> = Vec::new();
    for indicator in list {
        match indicator {
            Indicator::Online if halves => wanted.extend([Indicator::Dvctt, Indicator::Tttt]),
            other if whole(other) && set.own(Indicator::Online).is_some() => wanted.push(Indicator::Online),
            other => wanted.push(*other),
        }
    }
    wanted.dedup();
    let mut message = phrase::preface(facts, text, located, Message::new());
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(set.period));
    let mut figures = Vec::new();
    for (at, indicator) in wanted.iter().enumerate() {
        let Some(own) = set.own(*indicator) else {
            let line = text.answer_group_not_printed(unit.clone(), period.clone(), text.indicator(*indicator));
            message = if at == 0 { message.title(line) } else { message.line(line) };
            continue;
        };
        let line = text.answer_group_title(
            unit.clone(),
            period.clone(),
            text.indicator(*indicator),
            numbers::points(own.points, text.lang()),
            numbers::points(own.max, text.lang()),
        );
        message = if at == 0 { message.title(line) } else { message.line(Line::strong(line)) };
        figures.push(figure_json(facts, located, own));
        if let Some(average) = set.find(FigureRole::ProvinceAverage, *indicator) {
            message = message.line(against_average(text, own.points, average.points));
            figures.push(figure_json(facts, located, average));
        }
        message = block_averages(text, set, *indicator, message);
        if let Some(rate) = &own.rate {
            message = message.line(text.answer_rate(numbers::rate(rate.rate, text.lang())));
        }
        message = phrase::with_doubts(text, message, std::iter::once(own));
    }
    if halves {
        let halves: Option<Points> =
            [Indicator::Dvctt, Indicator::Tttt].iter().map(|half| set.own(*half).map(|figure| figure.points)).sum();
        if let Some(sum) = halves {
            message = message.line(text.answer_online_sum(numbers::points(sum, text.lang())));
        }
    }
    message = message.note(phrase::source(facts, text, located));
    message = ask_about(facts, message, text.answer_choice_all(), located, "cac chi so");
    Reply::of("indicator", located, figures, message)
}

async fn rates(
    facts: &Facts<'_>,
    text: Text<'_>,
    located: &Located,
    asked: &IndicatorAsked,
) -> Result<Reply, StoreError> {
    let wanted = asked.list();
    let mut alone = facts.rates_alone(located).await?;
    alone.retain(|rate| wanted.contains(&rate.indicator));
    let printed: Vec<&Figure> = located
        .set
        .figures
        .iter()
        .filter(|figure| figure.role == FigureRole::Own && figure.rate.is_some() && wanted.contains(&figure.indicator))
        .collect();
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let message = phrase::preface(facts, text, located, Message::new());
    let single = asked.single();
    let message = if printed.is_empty() && alone.is_empty() {
        let name = if matches!(asked, IndicatorAsked::All) { text.answer_any_group() } else { text.indicator(single) };
        message.title(text.answer_no_rate(unit, period, name))
    } else {
        let lines = printed.iter().filter_map(|figure| {
            let rate = figure.rate.as_ref()?;
            Some(text.answer_rate_line(
                text.indicator(figure.indicator),
                numbers::rate(rate.rate, text.lang()),
                numbers::points(figure.points, text.lang()),
                numbers::points(figure.max, text.lang()),
            ))
        });
        let without_points = alone.iter().map(|rate| {
            let (name, value) = (text.indicator(rate.indicator), numbers::rate(rate.rate, text.lang()));
            match &rate.label {
                Some(label) => text.answer_rate_of_line(name, value, label.clone()),
                None => text.answer_rate_alone_line(name, value),
            }
        });
        message.title(text.answer_rates_title(unit, period)).lines(plain(lines.chain(without_points).collect()))
    };
    let message = phrase::with_doubts(text, message, printed.iter().copied());
    let message = message.note(phrase::source(facts, text, located));
    let figures = printed.iter().map(|figure| figure_json(facts, located, figure)).collect();
    let mut reply = Reply::of("rate", located, figures, message);
    if !alone.is_empty() {
        let data = alone.iter().map(|rate| {
            let value = f64::from(rate.rate.as_hundredths()) / 100.0;
            json!({ "indicator": rate.indicator.code(), "value": value, "label": rate.label, "line": rate.line })
        });
        reply.more.push(("rates_alone", data.collect()));
    }
    Ok(reply)
}

/// The line that answers: unit, period, total.
pub fn headline(facts: &Facts<'_>, text: Text<'_>, located: &Located, message: Message) -> Message {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let line = match located.set.own(Indicator::Total) {
        Some(total) => text.answer_total_title(
            unit,
            period,
            numbers::points(total.points, text.lang()),
            numbers::points(total.max, text.lang()),
        ),
        None => text.answer_total_not_printed(unit, period),
    };
    // Where figures stand in for missing ones, the first line has said so already.
    if message.blocks.is_empty() { message.title(line) } else { message.line(Line::strong(line)) }
}

/// "Xếp hạng 3/10; xếp loại Tốt (tự tính theo tổng điểm)."
fn standing_line(text: Text<'_>, located: &Located, message: Message) -> Message {
    let Some(total) = located.set.own(Indicator::Total) else { return message };
    let band = text.band(Band::of(total.points));
    let scale = total.max == Points::whole(100);
    match (total.rank, scale) {
        (Some(rank), true) => message.line(text.answer_rank_and_band(place(text, rank), band)),
        (Some(rank), false) => message.line(text.answer_rank_only(place(text, rank))),
        (None, true) => message.line(text.answer_band_only(band)),
        (None, false) => message,
    }
}

/// Whose value is the higher one is said in words: a bare difference can be read either way.
fn against_average(text: Text<'_>, own: Points, average: Points) -> String {
    let (gap, average) = (own - average, numbers::points(average, text.lang()));
    match gap == Points::ZERO {
        true => text.answer_at_average(average),
        false => text.answer_against_average(average, phrase::difference(text, gap)),
    }
}

/// "Có ghi trung bình các xã, phường: 80,22 điểm.", where the letter prints it.
fn block_averages(text: Text<'_>, set: &FigureSet, indicator: Indicator, message: Message) -> Message {
    let printed = FigureRole::OF_BLOCKS.into_iter().filter_map(|role| set.find(role, indicator));
    printed.fold(message, |message, figure| match text.average_of(figure.role) {
        Some(average) => message.line(text.average_block_line(average, numbers::points(figure.points, text.lang()))),
        None => message,
    })
}

/// "3/10".
pub fn place(text: Text<'_>, rank: crate::domain::figure::Rank) -> String {
    match rank.of {
        Some(of) => format!("{}/{of}", rank.place),
        None => text.answer_place(rank.place.to_string()),
    }
}

/// "Tiến độ giải quyết: 19,8/20 (+0,5, cao hơn tỉnh 0,5 điểm)".
fn group_line(text: Text<'_>, located: &Located, figure: &Figure) -> String {
    let name = text.indicator(figure.indicator);
    let (points, max) = (numbers::points(figure.points, text.lang()), numbers::points(figure.max, text.lang()));
    match located.set.find(FigureRole::ProvinceAverage, figure.indicator) {
        Some(average) => {
            let gap = figure.points - average.points;
            let signed = numbers::signed(gap, text.lang());
            let words = if gap > Points::ZERO {
                text.answer_above_province(signed)
            } else if gap < Points::ZERO {
                text.answer_below_province(signed)
            } else {
                text.answer_same_as_province()
            };
            text.answer_group_line(name, points, max, words)
        }
        None => text.answer_group_line_alone(name, points, max),
    }
}

/// The group with the smallest share of its maximum; none when two share the place or fewer than two are printed.
pub fn weakest<'f>(groups: impl Iterator<Item = &'f Figure>) -> Option<Indicator> {
    let mut shares: Vec<(i32, Indicator)> =
        groups.filter_map(|figure| Some((figure.share()?.as_hundredths(), figure.indicator))).collect();
    shares.sort();
    match shares.as_slice() {
        [first, second, ..] if first.0 < second.0 => Some(first.1),
        _ => None,
    }
}
