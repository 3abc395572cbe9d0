//! Rates and ranks printed with a score.

use super::Reader;
use super::clause::Standing;
use crate::domain::figure::{FigureRole, Rank};
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::letter::lexicon::{Term, is, is_one_of};
use crate::letter::phrase::{Item, Phrase};
use crate::letter::reading::{Place, ReadRank, ReadRate, Score, Stray, Subject};
use crate::letter::table::indicators_of;
use crate::letter::unit_names::Mention;

impl Reader<'_, '_> {
    pub(super) fn rate(&mut self, at: usize) {
        let Phrase::Rate { rate, doubtful } = self.items[at].phrase else { return };
        let state = &self.state;
        let of_something_else = state.difference || state.bound || state.comparison || state.foreign;
        self.state.difference = false;
        if of_something_else {
            return;
        }
        let state = &self.state;
        let (begins, label) = self.label_before(at);
        let in_time = self.says_in_time(begins, at);
        let of_a_count = at > 0 && self.items[..at].iter().rev().take(2).any(|item| item.phrase == Phrase::Other);
        // A rate of something else than the score of the sentence before.
        let turns_away = state.sentence_over && label.is_some();
        let named = match state.indicators[..] {
            _ if in_time => Some(Indicator::Tdgq),
            _ if turns_away => None,
            [only] => Some(only),
            [] if label.is_none() => match self.scope.indicators[..] {
                [only] => Some(only),
                _ => None,
            },
            _ => None,
        };
        let told = state.earlier || of_a_count || state.standing != Standing::Own;
        let of_the_whole = self.speaks_of_the_whole(begins, at);
        // The score that such a rate would go to is not named with it.
        let told = told || in_time && !of_the_whole && (turns_away || state.indicators[..] != [Indicator::Tdgq]);
        let Some(indicator) = named.filter(|_| !told) else {
            let spoken_of = named.or_else(|| label.as_deref().and_then(group_spoken_of));
            let of_others = named.is_some() && (state.earlier || state.standing != Standing::Own);
            if in_time || of_others || named.is_none() && spoken_of.is_some() {
                let aside = Stray { indicator: spoken_of, ..self.stray_at(at, state.earlier) };
                self.readings.rates_aside.push(aside);
            }
            return;
        };
        match rate.filter(|_| !doubtful) {
            Some(rate) => self.readings.rates.push(ReadRate {
                place: self.place(),
                indicator,
                rate,
                heading: None,
                of_the_whole,
                printed: match &label {
                    Some(_) => self.passage.paragraph.slice(self.items[begins].from, self.items[at].to).to_owned(),
                    None => self.words_with_name(at).to_owned(),
                },
                label,
                line: self.passage.paragraph.line_of(self.items[at].from),
            }),
            None => self.stray(at),
        }
    }

    /// Where the words before a rate begin, and what they say it is of.
    fn label_before(&self, at: usize) -> (usize, Option<String>) {
        let begins = self.items[..at]
            .iter()
            .rposition(|item| {
                matches!(
                    item.phrase,
                    Phrase::Value(_) | Phrase::Close | Phrase::Stop { .. } | Phrase::Colon | Phrase::Rate { .. }
                )
            })
            .map_or(0, |last| last + 1);
        let first = self.items.get(begins).map_or(0, |item| item.from);
        (begins, label_of(self.passage.paragraph.slice(first, self.items[at].from)))
    }

    /// "tỷ lệ hồ sơ giải quyết đúng hạn": what the group of progress is computed from.
    fn says_in_time(&self, begins: usize, at: usize) -> bool {
        let tokens = &self.passage.paragraph.tokens;
        let of_another = |item: &Item| match item.phrase {
            Phrase::Term(Term::Indicator(named)) => named != Indicator::Tdgq,
            _ => false,
        };
        let words = self.items.get(begins).map_or(0, |item| item.from)..self.items[at].from;
        !self.items[begins..at].iter().any(of_another)
            && words.into_iter().any(|at| is(tokens, at, "đúng") && is(tokens, at + 1, "hạn"))
    }

    /// Nothing but the group, its dossiers, the unit and the period is named before a rate: no field of work, no part.
    fn speaks_of_the_whole(&self, begins: usize, at: usize) -> bool {
        const OF_ALL: &[&str] = &[
            "tỉ", "lệ", "hồ", "sơ", "giải", "quyết", "xử", "lí", "đúng", "hạn", "trước", "trả", "kết", "quả", "tthc",
            "thủ", "tục", "hành", "chính", "của", "có", "được", "đã", "toàn", "chung", "theo", "thực", "hiện", "về",
            "nhóm", "chỉ", "số", "cụ", "thể", "đến", "nay", "cũng", "tương", "ứng", "tiếp", "nhận",
        ];
        let tokens = &self.passage.paragraph.tokens;
        self.items[begins..at].iter().all(|item| match item.phrase {
            Phrase::Word => is_one_of(tokens, item.from, OF_ALL),
            Phrase::Term(term) => matches!(term, Term::Indicator(_) | Term::Link),
            Phrase::Unit(_) | Phrase::Period(_) | Phrase::And | Phrase::Comma | Phrase::Open | Phrase::Dash => true,
            // "Có 1.102/1.124 hồ sơ đúng hạn".
            Phrase::Reaches | Phrase::Other => true,
            _ => false,
        })
    }

    pub(super) fn rank(&mut self, at: usize) {
        let Phrase::Rank { rank, in_words, .. } = self.items[at].phrase else { return };
        let state = &self.state;
        if state.foreign || state.bound || state.standing != Standing::Own || self.is_corrected_behind(at) {
            return;
        }
        if state.earlier || (state.from && self.new_level_follows(at)) {
            self.state.from = false;
            // "từ vị trí 41/86 trong tháng 10 lên …": the month is that of the place alone.
            if self.period_behind(at).is_some() {
                self.period_told = Some(at + 2);
            }
            if rank.is_some() {
                self.aside(at, true);
            }
            return;
        }
        let indicator = match state.indicators[..] {
            [only] if !self.stands_for_itself(at) => only,
            _ => Indicator::Total,
        };
        let paragraph = self.passage.paragraph;
        let (from, to) = (self.items[at].from, self.items[at].to);
        let mut place = self.place();
        let named_before = self.names_a_unit_before(at);
        if let Some(subject) = self.unit_behind_rank(at).filter(|_| !self.names_a_unit_in_clause(at)) {
            place.unit = subject;
        } else if in_words && !named_before {
            // A headline's "… dẫn đầu" without a unit that is known.
            return;
        }
        let unclear = !self.state.units_before.is_empty() && !self.state.alike
            || self.one_of_several_ranks(at)
            || self.may_be_of_the_total(indicator, at);
        let Some(rank) = rank.filter(|_| !unclear) else { return self.stray(at) };
        let (printed, line) = (paragraph.slice(from, to).to_owned(), paragraph.line_of(from));
        // "xã A và xã B cùng đạt 90 điểm, đồng hạng 2/99".
        let of_all = if place.unit == self.state.unit { self.state.units_before.clone() } else { Vec::new() };
        for unit in of_all.into_iter().chain(std::iter::once(place.unit)) {
            let place = Place { unit, ..place };
            self.readings.ranks.push(ReadRank { place, indicator, rank, printed: printed.clone(), line });
        }
    }
}

impl Reader<'_, '_> {
    fn names_a_unit_before(&self, at: usize) -> bool {
        self.items[..at]
            .iter()
            .rev()
            .take_while(|item| !matches!(item.phrase, Phrase::Stop { .. }))
            .any(|item| matches!(item.phrase, Phrase::Unit(Mention::Named { .. } | Mention::Unknown { .. })))
    }

    /// "…, xã A (94,9 điểm), thứ 3/17 là xã B": the comma parts the place from the unit before it.
    fn names_a_unit_in_clause(&self, at: usize) -> bool {
        let mut within = 0_usize;
        for item in self.items[..at].iter().rev() {
            match &item.phrase {
                Phrase::Stop { .. } => return false,
                Phrase::Comma if within == 0 => return false,
                Phrase::Close => within += 1,
                Phrase::Open => within = within.saturating_sub(1),
                Phrase::Unit(Mention::Named { .. } | Mention::Unknown { .. }) => return true,
                _ => {}
            }
        }
        false
    }

    /// "91,3 điểm - 1/124", "95 điểm (1/13)", "93,1 điểm, 1/80;": a place behind a total, on no scale of points and no date.
    pub(super) fn bare_rank(&mut self, at: usize) -> bool {
        let Phrase::Value(value) = self.items[at].phrase else { return false };
        let (Some(place), Some(of)) = (value.points, value.max) else { return false };
        let whole =
            |points: Points| u32::try_from(points.as_hundredths()).ok().filter(|n| n % 100 == 0).map(|n| n / 100);
        let (Some(place), Some(of)) = (whole(place), whole(of)) else { return false };
        let scale = of <= 12 || matches!(of, 18 | 20 | 22 | 100);
        let own = self.state.scored == Some(Indicator::Total) && self.state.standing == Standing::Own;
        if value.named || value.doubtful || value.decimals > 0 || place == 0 || place > of || scale || !own {
            return false;
        }
        let phrase = |at: usize| self.items.get(at).map(|item| &item.phrase);
        let total = at.checked_sub(2).and_then(phrase);
        let behind_total = matches!(total, Some(Phrase::Value(total)) if total.named && total.max.is_none_or(|max| self.scales.may_be(Indicator::Total, max)));
        let closed = match phrase(at - 1) {
            Some(Phrase::Open) => phrase(at + 1) == Some(&Phrase::Close),
            Some(Phrase::Dash) => matches!(phrase(at + 1), None | Some(Phrase::Stop { .. } | Phrase::Comma)),
            Some(Phrase::Comma) => matches!(phrase(at + 1), None | Some(Phrase::Stop { .. } | Phrase::Open)),
            _ => false,
        };
        if !behind_total || !closed || !self.state.units_before.is_empty() {
            return false;
        }
        let paragraph = self.passage.paragraph;
        self.readings.ranks.push(ReadRank {
            place: self.place(),
            indicator: Indicator::Total,
            rank: Rank { place, of: Some(of) },
            printed: paragraph.slice(self.items[at].from, self.items[at].to).to_owned(),
            line: paragraph.line_of(self.items[at].from),
        });
        true
    }

    /// "vươn lên tốp 10 (8/129)": alone in its bracket, on no scale of points: a place that nothing says of what it is.
    pub(super) fn may_be_a_place(&self, at: usize) -> bool {
        let Phrase::Value(value) = self.items[at].phrase else { return false };
        let phrase = |at: usize| self.items.get(at).map(|item| &item.phrase);
        let alone = at > 0 && phrase(at - 1) == Some(&Phrase::Open) && phrase(at + 1) == Some(&Phrase::Close);
        let above_all_scales =
            value.max.is_some_and(|of| of > self.scales.highest_of_a_group() && !self.scales.is_a_maximum(of));
        alone && above_all_scales && !value.named && value.decimals == 0 && !self.state.foreign
    }

    /// "tổng điểm 85,6 điểm; thanh toán 7,0/10 điểm; xếp hạng 21/72": in a list that states the total, the place is an item
    /// of its own, and the total's.
    fn stands_for_itself(&self, at: usize) -> bool {
        let own_item = at > 0 && self.items[at - 1].phrase == Phrase::Stop { sentence: false };
        let of_passage = |score: &&Score| score.paragraph == self.passage.index && score.role == FigureRole::Own;
        let mut scores = self.readings.scores.iter().filter(of_passage);
        own_item && scores.any(|score| score.indicator == Indicator::Total && score.place.unit == self.state.unit)
    }

    /// "mức độ hài lòng 17,7/18 điểm thị xã xếp hạng 01/10": behind the score of a group a unit is named, or the value
    /// before is none of that group, so that the place may be the unit's own.
    fn may_be_of_the_total(&self, group: Indicator, at: usize) -> bool {
        if group == Indicator::Total || self.state.values == 0 {
            return false;
        }
        let behind_value = self.items[..at].iter().rev().take_while(|item| !matches!(item.phrase, Phrase::Value(_)));
        let names_a_unit = behind_value.into_iter().any(|item| matches!(item.phrase, Phrase::Unit(_)));
        names_a_unit || self.state.scored != Some(group)
    }

    /// "hạng 95/96 và 96/96": places of units named before, each with its own.
    fn one_of_several_ranks(&self, at: usize) -> bool {
        let place = |at: usize| match self.items.get(at).map(|item| &item.phrase) {
            Some(Phrase::Value(value)) => !value.named && value.decimals == 0 && value.max.is_some(),
            Some(Phrase::Rank { .. }) => true,
            _ => false,
        };
        let joined =
            |at: usize| matches!(self.items.get(at).map(|item| &item.phrase), Some(Phrase::And | Phrase::Comma));
        let shared = |at: usize| matches!(self.items.get(at).map(|item| &item.phrase), Some(Phrase::Value(_)));
        joined(at + 1) && shared(at + 2) && place(at + 2)
    }

    /// "Đứng thứ 2/10 là thị xã Mỹ Hào", "Dẫn đầu toàn tỉnh là huyện Văn Giang".
    fn unit_behind_rank(&self, at: usize) -> Option<Subject> {
        let mut linked = false;
        for item in self.items.get(at + 1..)?.iter().take(6) {
            match &item.phrase {
                Phrase::Term(Term::Link) | Phrase::Colon => linked = true,
                Phrase::Unit(Mention::Level(_)) if !linked => {}
                Phrase::Word | Phrase::Period(_) | Phrase::Term(Term::Neutral | Term::NameNumber) if !linked => {}
                Phrase::Unit(mention @ Mention::Named { candidates, .. }) if linked => {
                    let home = candidates.iter().any(|id| id == self.home);
                    return Some(if home { Subject::Home } else { Subject::Named(mention.clone()) });
                }
                Phrase::Unit(mention @ Mention::Unknown { .. }) if linked => {
                    return Some(Subject::Named(mention.clone()));
                }
                _ => return None,
            }
        }
        None
    }
}

/// "tỷ lệ hài lòng của người dân", "tỷ lệ hồ sơ nộp trực tuyến": the group that a rate has to do with, though it is not named.
fn group_spoken_of(label: &str) -> Option<Indicator> {
    match indicators_of(label)[..] {
        [only] => Some(only),
        [] if label.to_lowercase().contains("trực tuyến") => Some(Indicator::Online),
        _ => None,
    }
}

/// Words before a rate without "đạt tỷ lệ" and the marks around them; `None` when nothing is left.
pub(super) fn label_of(words: &str) -> Option<String> {
    const AROUND: &[&str] = &[
        "đạt tỷ lệ",
        "đạt tỉ lệ",
        "với tỷ lệ",
        "với tỉ lệ",
        "tỷ lệ đạt",
        "tỉ lệ đạt",
        "tỷ lệ",
        "tỉ lệ",
        "đạt",
        "là",
        "với",
        "(",
        ")",
        ",",
        ":",
        "-",
        "+",
    ];
    let mut label = words.trim();
    loop {
        let before = label;
        for around in AROUND {
            let word = around.chars().any(char::is_alphabetic);
            if let Some(rest) =
                label.strip_prefix(around).filter(|rest| !word || rest.is_empty() || rest.starts_with(' '))
            {
                label = rest.trim();
            }
            if let Some(rest) =
                label.strip_suffix(around).filter(|rest| !word || rest.is_empty() || rest.ends_with(' '))
            {
                label = rest.trim();
            }
        }
        if label == before {
            return (!label.is_empty()).then(|| label.to_owned());
        }
    }
}
