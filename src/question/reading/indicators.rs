//! The groups that a text names: by their names, by a maximum that only they have, and the two online halves told from the whole.

use super::{Found, starts};
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::scale::{Scale, ScalesInForce};
use crate::question::Scene;
use crate::question::asked::UnitAsked;
use crate::question::fold::Token;
use crate::question::lexicon::Lexicon;
use crate::question::matching::{Content, Item};
use crate::question::places::FoundUnit;
use crate::question::vocabulary::Concept;
use chrono::NaiveDate;

/// The maxima that hold for the first unit that is named, or the asker's, at the time that is asked about.
pub(super) fn scale(lexicon: &Lexicon, units: &[FoundUnit], day: NaiveDate, scene: &Scene<'_>) -> Scale {
    let Some(sets) = scene.sets else { return Scale::national() };
    let named = units.iter().find_map(|found| match &found.asked {
        UnitAsked::Named { unit, .. } => Some(unit),
        _ => None,
    });
    ScalesInForce { sets, units: lexicon.units() }.on(day, named.or(scene.own_unit).or(scene.home_unit))
}

/// "9,2/10", "7,4/12": a value with decimals over a maximum that one group alone has.
fn of_maximum(tokens: &[Token], scale: &Scale) -> Option<Indicator> {
    tokens.windows(3).find_map(|three| {
        let [value, over, max] = three else { return None };
        let printed = value.is_number() && value.folded.contains(',') && over.is_sign("/") && max.is_number();
        let max = max.folded.parse::<u16>().ok().filter(|_| printed)?;
        let mut with = scale.scored_out_of(Points::whole(i32::from(max)));
        with.next().filter(|_| with.next().is_none())
    })
}

/// "được mấy trong hai mươi hai điểm", "trên thang 18": the groups that have this maximum.
pub(super) fn of_scale(tokens: &[Token], scale: &Scale) -> Vec<Indicator> {
    let max = tokens.windows(3).find_map(|three| {
        let over = matches!(three[0].folded.as_str(), "trong" | "tren");
        let thang = three[1].folded == "thang" && three[1].is_bare();
        let max = if thang { &three[2] } else { &three[1] };
        let measured = thang || three[2].folded == "diem";
        max.folded.parse::<u16>().ok().filter(|_| over && measured && max.is_number())
    });
    let of_max = max.into_iter().flat_map(|max| scale.scored_out_of(Points::whole(i32::from(max))));
    of_max.filter(|indicator| Indicator::GROUPS.contains(indicator)).collect()
}

/// The groups named, each once, in their order.
pub(in crate::question::reading) fn named(items: &[Item], tokens: &[Token], scale: &Scale) -> Vec<Indicator> {
    let mut indicators = Vec::new();
    // "không kể thanh toán": the group behind it is not meant.
    let mut excluded = false;
    for item in items {
        for concept in item.concepts() {
            match concept {
                Concept::Group(_) if excluded => {}
                Concept::Group(indicator) if !indicators.contains(&indicator) => indicators.push(indicator),
                _ => {}
            }
        }
        let silent = matches!(item.content, Content::Unknown) || item.is(Concept::Filler);
        excluded = item.is(Concept::Exclude) || excluded && silent;
    }
    if indicators.is_empty() {
        indicators.extend(of_maximum(tokens, scale));
    }
    // "xử lý phản ánh kiến nghị đúng hạn": a component, whose name is like a group's.
    let petition = |token: &Token, next: Option<&Token>| {
        token.folded == "pakn" || token.folded == "phan" && next.is_some_and(|next| next.folded == "anh")
    };
    let petitions = |item: &Item| {
        let told = |at: usize| tokens.get(at).is_some_and(|token| petition(token, tokens.get(at + 1)));
        item.is(Concept::Components) && (item.first..item.end).any(told)
    };
    if items.iter().any(petitions) {
        indicators.retain(|indicator| *indicator != Indicator::Tdgq);
    }
    // "bà con trả phí qua mạng": the people who do it, and not how content they are.
    if indicators.len() > 1
        && !items.iter().any(|item| item.is(Concept::Group(Indicator::Mdhl)) && !starts(tokens, item, "ba"))
    {
        indicators.retain(|indicator| *indicator != Indicator::Mdhl);
    }
    indicators
}

impl Found<'_> {
    /// DVCTT and TTTT named together as "trực tuyến" are the five-group layout's one group.
    pub(super) fn join_online(&mut self) {
        // "trực tuyến gộp cả thanh toán … trên 22".
        let joined = ["gop", "lan", "chung"].iter().any(|word| self.tokens.iter().any(|token| token.folded == *word))
            || self.values.contains(&Points::whole(22));
        if joined && self.indicators.contains(&Indicator::Online) {
            self.indicators.retain(|indicator| !matches!(indicator, Indicator::Dvctt | Indicator::Tttt));
        }
        // "nộp trực tuyến với thanh toán trực tuyến, cái nhóm 22 điểm ấy": 22 is the maximum of the two together.
        let both = [Indicator::Dvctt, Indicator::Tttt].iter().all(|indicator| self.indicators.contains(indicator));
        let by_maximum = |item: &Item| {
            self.tokens.get(item.first..item.end).is_some_and(|words| words.iter().any(|word| word.folded == "22"))
        };
        let mut digitised = self.items.iter().filter(|item| item.is(Concept::Group(Indicator::Shhs))).peekable();
        if both && digitised.peek().is_some() && digitised.all(by_maximum) {
            self.indicators.retain(|indicator| {
                !matches!(indicator, Indicator::Dvctt | Indicator::Tttt | Indicator::Shhs | Indicator::Online)
            });
            self.indicators.push(Indicator::Online);
        }
        let six = [Indicator::Dvctt, Indicator::Tttt].iter().any(|indicator| self.indicators.contains(indicator));
        if six {
            // "thanh toán, trực tuyến": beside payments, what is online is the other half.
            let other = self.says_online_apart() && !self.indicators.contains(&Indicator::Dvctt);
            if let Some(online) = self.indicators.iter_mut().find(|indicator| other && **indicator == Indicator::Online)
            {
                *online = Indicator::Dvctt;
            }
            self.indicators.retain(|indicator| *indicator != Indicator::Online);
        }
    }

    /// A word that joins two things stands between "thanh toán" and "trực tuyến".
    fn says_online_apart(&self) -> bool {
        let joins = |item: &Item| {
            let word = self.tokens.get(item.first).filter(|_| item.end == item.first + 1);
            word.is_some_and(|token| {
                token.is_sign(",") || matches!(token.folded.as_str(), "va" | "voi" | "lan" | "hay")
            })
        };
        self.items.windows(3).any(|three| {
            let group = |item: &Item, indicator| item.is(Concept::Group(indicator));
            let either = group(&three[0], Indicator::Tttt) && group(&three[2], Indicator::Online)
                || group(&three[0], Indicator::Online) && group(&three[2], Indicator::Tttt);
            either && joins(&three[1])
        })
    }
}
