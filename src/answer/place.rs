//! The place of a unit among its peers: the printed one, or one counted from stored figures and said to be counted; and
//! what is missing to another place.

use super::Reply;
use super::facts::{Facts, Located};
use super::listing::{Row, peers_of, row_json};
use super::phrase::{self, ask_about, capital, figure_json};
use super::scores::{headline, place};
use crate::domain::figure::{Figure, Rank};
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::question::{Comparison, Intent, Question};
use crate::store::StoreError;
use crate::text::{Text, numbers};
use serde_json::json;

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let located = match facts.locate(question).await? {
        Ok(located) => located,
        Err(missing) => return Ok(phrase::missing(facts, text, &missing, "no_data")),
    };
    let indicator = match question.intent {
        Intent::GapToRank => Indicator::Total,
        _ => question.indicators.single(),
    };
    let peers = peers_of(facts, located.unit(), located.set.period, indicator).await?;
    let start = phrase::preface(facts, text, &located, Message::new());
    let told = Told { facts, text, located: &located, peers: &peers, indicator };
    let mut other = None;
    let (message, extra) = match question.intent {
        Intent::GapToRank => {
            other = told.goal(question);
            (told.gap(question, other, start), Vec::new())
        }
        _ => told.rank(question, start),
    };
    let own = located.set.own(indicator);
    let message = phrase::with_doubts(text, message, own.into_iter().filter(|own| own.indicator != Indicator::Total));
    let message = message.note(phrase::source(facts, text, &located));
    let message = ask_about(facts, message, text.answer_choice_all(), &located, "cac chi so");
    let mut figures: Vec<_> = own.into_iter().map(|figure| figure_json(facts, &located, figure)).collect();
    if let Some(row) = other {
        figures.push(row_json(facts, counted(row.1, &peers).0, row, located.set.period, indicator));
    }
    let mut reply = Reply::of(question.intent.word(), &located, figures, message);
    reply.more.extend(extra);
    Ok(reply)
}

/// The place among `peers` that `points` would have: units with more points stand before it.
pub fn counted(points: Points, peers: &[Row]) -> (usize, usize) {
    (1 + peers.iter().filter(|(_, other, _)| *other > points).count(), 1 + peers.len())
}

/// The place in the period of `located`: the printed one, else one counted among the peers with figures, and which of
/// the two it is.
pub async fn of_period(
    facts: &Facts<'_>,
    located: &Located,
    indicator: Indicator,
) -> Result<Option<(Rank, bool)>, StoreError> {
    let Some(own) = located.set.own(indicator) else { return Ok(None) };
    if let Some(printed) = own.rank {
        return Ok(Some((printed, false)));
    }
    let peers = peers_of(facts, located.unit(), located.set.period, indicator).await?;
    Ok((!peers.is_empty()).then(|| (rank_among(own.points, &peers), true)))
}

fn rank_among(points: Points, peers: &[Row]) -> Rank {
    let (place, of) = counted(points, peers);
    Rank { place: u32::try_from(place).unwrap_or(u32::MAX), of: u32::try_from(of).ok() }
}

/// The places of a unit in two periods: both printed, or both counted among peers with figures.
pub async fn both(facts: &Facts<'_>, now: &Located, then: &Located) -> Result<Option<Places>, StoreError> {
    let total = |located: &Located| located.set.own(Indicator::Total).cloned();
    let (Some(own_now), Some(own_then)) = (total(now), total(then)) else { return Ok(None) };
    if let (Some(now), Some(then)) = (own_now.rank, own_then.rank) {
        return Ok(Some(Places { now, then, counted: false }));
    }
    let peers_now = peers_of(facts, now.unit(), now.set.period, Indicator::Total).await?;
    let peers_then = peers_of(facts, then.unit(), then.set.period, Indicator::Total).await?;
    if peers_now.is_empty() || peers_then.is_empty() {
        return Ok(None);
    }
    let (now, then) = (rank_among(own_now.points, &peers_now), rank_among(own_then.points, &peers_then));
    Ok(Some(Places { now, then, counted: true }))
}

/// Two places of one unit.
pub struct Places {
    pub now: Rank,
    pub then: Rank,
    pub counted: bool,
}

struct Told<'a> {
    facts: &'a Facts<'a>,
    text: Text<'a>,
    located: &'a Located,
    peers: &'a [Row],
    indicator: Indicator,
}

impl Told<'_> {
    fn unit(&self) -> String {
        capital(&self.facts.name(self.located.unit()))
    }

    fn period(&self) -> String {
        self.text.period(self.located.set.period)
    }

    fn points(&self, points: Points) -> String {
        numbers::points(points, self.text.lang())
    }

    fn own(&self) -> Option<&Figure> {
        self.located.set.own(self.indicator)
    }

    fn rank(&self, question: &Question, message: Message) -> (Message, Vec<(&'static str, serde_json::Value)>) {
        let own = self.own();
        let name = self.text.indicator(self.indicator);
        let mut extra = Vec::new();
        let standing = match own.and_then(|own| Some((own, own.rank?))) {
            Some((_, rank)) => {
                Some((self.text.answer_rank_title(self.unit(), self.period(), place(self.text, rank)), rank.place))
            }
            None => own.filter(|_| !self.peers.is_empty()).map(|own| {
                let (at, of) = counted(own.points, self.peers);
                extra.push(("counted_place", json!({ "place": at, "of": of })));
                let title = self.text.answer_rank_counted(
                    self.unit(),
                    self.period(),
                    at.to_string(),
                    of.to_string(),
                    name.clone(),
                );
                (title, u32::try_from(at).unwrap_or(u32::MAX))
            }),
        };
        let mut message = match (&standing, self.indicator) {
            (Some((title, _)), _) => message.title(title.clone()),
            (None, Indicator::Total) => message.title(self.text.answer_rank_not_printed(self.unit(), self.period())),
            (None, _) => {
                message.title(self.text.answer_rank_of_group_not_printed(self.unit(), self.period(), name.clone()))
            }
        };
        if let (Comparison::Top(count), Some((_, place))) = (&question.comparison, &standing) {
            let count_words = count.to_string();
            message = message.line(match place <= count {
                true => self.text.answer_rank_within(count_words),
                false => self.text.answer_rank_not_within(count_words),
            });
        }
        message = match own {
            Some(_) if self.indicator == Indicator::Total => headline(self.facts, self.text, self.located, message),
            Some(own) => {
                let (points, max) = (self.points(own.points), self.points(own.max));
                message.line(self.text.answer_group_line_alone(name, points, max))
            }
            None => message,
        };
        if !extra.is_empty() {
            message = message.line(self.text.answer_calculation());
        }
        (message, extra)
    }

    /// The unit whose points are to be reached: a named one, the one in a place, or the one next above.
    fn goal(&self, question: &Question) -> Option<&Row> {
        let own = self.own()?.points;
        match &question.comparison {
            Comparison::Unit(asked) => {
                let other = self.facts.unit(asked, self.located.set.period.end())?;
                self.peers.iter().find(|(id, _, _)| *id == other)
            }
            // Equal points share a place: the points of the unit in that place are enough.
            Comparison::Top(place) => self.in_place(own, *place as usize),
            // Where all are among the last, only the first is not.
            Comparison::Bottom(last) => {
                self.in_place(own, (self.peers.len() + 1).saturating_sub(*last as usize).max(1))
            }
            _ => self.peers.iter().filter(|(_, points, _)| *points > own).min_by_key(|(_, points, _)| *points),
        }
    }

    /// The unit in that place, unless `own` points are enough for it.
    fn in_place(&self, own: Points, place: usize) -> Option<&Row> {
        let mut peers: Vec<&Row> = self.peers.iter().collect();
        peers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let reached = counted(own, self.peers).0 <= place;
        peers.get(place.checked_sub(1)?).copied().filter(|_| !reached)
    }

    fn gap(&self, question: &Question, goal: Option<&Row>, message: Message) -> Message {
        let (unit, period) = (self.unit(), self.period());
        let Some(own) = self.own().filter(|_| !self.peers.is_empty()) else {
            return message.title(self.text.answer_peers_not_stored(unit, period));
        };
        let title = match (&question.comparison, goal) {
            (Comparison::Unit(_), None) => self.text.answer_peers_not_stored(unit, period),
            (Comparison::Bottom(last), None) => {
                let (at, of) = counted(own.points, self.peers);
                let points = self.points(own.points);
                self.text.answer_not_among_last(unit, period, points, *last as usize, at.to_string(), of.to_string())
            }
            (_, None) => {
                let (at, _) = counted(own.points, self.peers);
                self.text.answer_place_reached(unit, period, self.points(own.points), at.to_string())
            }
            (asked, Some(goal)) => self.to_goal(asked, own.points, goal),
        };
        message.title(title).line(self.text.answer_calculation())
    }

    fn to_goal(&self, asked: &Comparison, own: Points, (other, points, _): &Row) -> String {
        let (unit, period, text) = (self.unit(), self.period(), self.text);
        let (name, theirs, missing) =
            (self.facts.name(other), self.points(*points), self.points((*points - own).abs()));
        match asked {
            Comparison::Unit(_) if *points > own => text.answer_gap_to_unit(unit, period, missing, name, theirs),
            Comparison::Unit(_) => text.answer_ahead_of_unit(unit, period, missing, name, theirs),
            Comparison::Top(place) => text.answer_gap_to_place(unit, period, missing, place.to_string(), name, theirs),
            Comparison::Bottom(last) => {
                text.answer_gap_out_of_last(unit, period, missing, *last as usize, name, theirs)
            }
            _ => text.answer_next_above(unit, period, name, theirs, missing),
        }
    }
}
