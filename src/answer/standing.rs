//! Where a unit stands: band, strongest and weakest group, lost points, what is missing to more.

use super::Reply;
use super::facts::{Facts, Located};
use super::phrase::{self, ask_about, capital, figure_json, plain};
use crate::domain::band::Band;
use crate::domain::figure::Figure;
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::question::{Comparison, IndicatorAsked, Intent, Question};
use crate::store::StoreError;
use crate::text::{Text, numbers};

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let located = match facts.locate(question).await? {
        Ok(located) => located,
        Err(missing) => return Ok(phrase::missing(facts, text, &missing, "no_data")),
    };
    let start = phrase::preface(facts, text, &located, Message::new());
    let (message, figures) = match question.intent {
        Intent::Rating => rating(facts, text, &located, start),
        Intent::LowestIndicator => extreme(facts, text, &located, start, false),
        Intent::HighestIndicator => extreme(facts, text, &located, start, true),
        Intent::GapToBand => gap(facts, text, &located, start, &question.comparison),
        Intent::Advice => advice(facts, text, &located, start, &question.indicators),
        _ => lost(facts, text, &located, start, &question.indicators),
    };
    let doubtful = figures.iter().copied().filter(|figure| figure.indicator != Indicator::Total);
    let message = phrase::with_doubts(text, message, doubtful);
    let message = message.note(phrase::source(facts, text, &located));
    let message = ask_about(facts, message, text.answer_choice_all(), &located, "cac chi so");
    let figures = figures.into_iter().map(|figure| figure_json(facts, &located, figure)).collect();
    Ok(Reply::of(question.intent.word(), &located, figures, message))
}

type Said<'f> = (Message, Vec<&'f Figure>);

fn rating<'f>(facts: &Facts<'_>, text: Text<'_>, located: &'f Located, message: Message) -> Said<'f> {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let Some(total) = located.set.own(Indicator::Total).filter(|total| total.max == Points::whole(100)) else {
        return (message.title(text.answer_total_not_printed(unit, period)), Vec::new());
    };
    let points = numbers::points(total.points, text.lang());
    let message = message.title(text.answer_rating_title(unit, period, text.band(Band::of(total.points)), points));
    (message.line(text.answer_band_computed()), vec![total])
}

/// The strongest or weakest groups by share of the maximum; those with one share are named together.
fn extreme<'f>(facts: &Facts<'_>, text: Text<'_>, located: &'f Located, message: Message, best: bool) -> Said<'f> {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let mut groups: Vec<(i32, &Figure)> =
        located.set.own_groups().filter_map(|figure| Some((figure.share()?.as_hundredths(), figure))).collect();
    groups.sort_by_key(|(share, figure)| (if best { -share } else { *share }, figure.indicator));
    let Some((first, _)) = groups.first().copied() else {
        return (message.title(text.answer_groups_not_printed(unit, period)), Vec::new());
    };
    let tied: Vec<&Figure> = groups.iter().filter(|(share, _)| *share == first).map(|(_, figure)| *figure).collect();
    let names: Vec<String> = tied
        .iter()
        .map(|figure| {
            text.answer_group_line_alone(
                text.indicator(figure.indicator),
                numbers::points(figure.points, text.lang()),
                numbers::points(figure.max, text.lang()),
            )
        })
        .collect();
    let names = names.join("; ");
    let title =
        if best { text.answer_strongest(unit, period, names) } else { text.answer_weakest(unit, period, names) };
    let rows = groups.iter().map(|(share, figure)| {
        text.answer_share_line(
            text.indicator(figure.indicator),
            numbers::points(figure.points, text.lang()),
            numbers::points(figure.max, text.lang()),
            numbers::rate(crate::domain::points::Rate::hundredths(*share), text.lang()),
        )
    });
    let message = message.title(title).line(text.answer_by_share()).lines(plain(rows.collect()));
    (message, groups.into_iter().map(|(_, figure)| figure).collect())
}

fn lost<'f>(
    facts: &Facts<'_>,
    text: Text<'_>,
    located: &'f Located,
    message: Message,
    asked: &IndicatorAsked,
) -> Said<'f> {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let wanted = asked.list();
    let mut groups: Vec<&Figure> =
        located.set.own_groups().filter(|figure| wanted.contains(&figure.indicator)).collect();
    groups.sort_by_key(|figure| (figure.points - figure.max, figure.indicator));
    let Some(first) = groups.first() else {
        return (message.title(text.answer_groups_not_printed(unit, period)), Vec::new());
    };
    let lost = numbers::points(first.max - first.points, text.lang());
    let message = message.title(text.answer_lost_title(unit, period, text.indicator(first.indicator), lost));
    let rows = groups.iter().map(|figure| lost_line(text, figure));
    let message = message.lines(plain(rows.collect()));
    (message, groups)
}

fn gap<'f>(
    facts: &Facts<'_>,
    text: Text<'_>,
    located: &'f Located,
    message: Message,
    comparison: &Comparison,
) -> Said<'f> {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let Some(total) = located.set.own(Indicator::Total).filter(|total| total.max == Points::whole(100)) else {
        return (message.title(text.answer_total_not_printed(unit, period)), Vec::new());
    };
    let target = match comparison {
        Comparison::Target(target) => *target,
        _ => Band::of(total.points).next().map_or(Points::whole(100), Band::floor),
    };
    let points = numbers::points(total.points, text.lang());
    let goal = Band::ALL.into_iter().find(|band| band.floor() == target && target > Points::ZERO);
    let goal = match goal {
        Some(band) => text.answer_goal_band(text.band(band), numbers::points(target, text.lang())),
        None => text.answer_goal_points(numbers::points(target, text.lang())),
    };
    let message = if total.points >= target {
        message.title(text.answer_goal_reached(unit, period, points, goal))
    } else {
        let missing = numbers::points(target - total.points, text.lang());
        message.title(text.answer_goal_missing(unit, period, points, missing, goal))
    };
    let mut groups: Vec<&Figure> = located.set.own_groups().filter(|figure| figure.points < figure.max).collect();
    groups.sort_by_key(|figure| (figure.points - figure.max, figure.indicator));
    groups.truncate(3);
    let mut message = message.line(text.answer_calculation());
    if total.points < target && !groups.is_empty() {
        let rows = groups.iter().map(|figure| lost_line(text, figure));
        message = message.line(text.answer_room_left()).lines(plain(rows.collect()));
    }
    (message, std::iter::once(total).chain(groups).collect())
}

/// What follows from the figures alone: where most points are lost.
fn advice<'f>(
    facts: &Facts<'_>,
    text: Text<'_>,
    located: &'f Located,
    message: Message,
    asked: &IndicatorAsked,
) -> Said<'f> {
    let (message, groups) = lost(facts, text, located, message, asked);
    (message.line(text.answer_advice_limits()), groups)
}

fn lost_line(text: Text<'_>, figure: &Figure) -> String {
    let (name, points) = (text.indicator(figure.indicator), numbers::points(figure.points, text.lang()));
    let max = numbers::points(figure.max, text.lang());
    if figure.points >= figure.max {
        return text.answer_nothing_lost_line(name, points, max);
    }
    text.answer_lost_line(name, numbers::points(figure.max - figure.points, text.lang()), points, max)
}
