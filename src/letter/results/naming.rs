//! Of which indicator a value is: what its names, its maximum and its place in the sentence say.

use super::Reader;
use super::clause::Standing;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::scale::Scales;
use crate::letter::lexicon::is_one_of;
use crate::letter::phrase::Phrase;
use crate::letter::unit_names::Mention;

pub(super) enum Named {
    Certain(Vec<Indicator>),
    Doubtful(Indicator),
    Unknown,
}

impl Reader<'_, '_> {
    pub(super) fn indicators_for(&mut self, max: Option<Points>, points: Points, at: usize) -> Named {
        let mut listed = self.state.indicators.clone();
        if listed.is_empty() && !self.own_indicators && self.label_is_plain(at) {
            listed = self.scope.indicators.clone();
        }
        let whole_index =
            max.map_or(points > self.scales.highest_of_a_group(), |max| self.scales.may_be(Indicator::Total, max));
        if whole_index && self.state.sentence_over {
            // A new sentence has turned from the group to the whole: the place behind is that of the whole too.
            listed.clear();
            self.state.indicators.clear();
            self.state.name_from = None;
        }
        // "… số hóa 11,20/22 điểm), xã B (58,35 điểm": a unit named since the group begins with its total.
        let named_before = self.state.name_from.is_none_or(|name| {
            self.items[name..at].iter().any(|item| matches!(item.phrase, Phrase::Unit(Mention::Named { .. })))
        });
        if whole_index && max.is_none() && named_before && self.stands_by_its_unit(at) {
            listed.clear();
            self.state.indicators.clear();
            self.state.name_from = None;
        }
        match listed[..] {
            [] if whole_index && self.unknown_words == 0 => Named::Certain(vec![Indicator::Total]),
            [] if whole_index && self.names_its_source(at) => Named::Certain(vec![Indicator::Total]),
            [] if whole_index && self.stands_by_its_unit(at) => Named::Certain(vec![Indicator::Total]),
            [] if whole_index && self.label_names_the_whole() => Named::Certain(vec![Indicator::Total]),
            [] if whole_index => Named::Doubtful(Indicator::Total),
            [] => Named::Unknown,
            [only] => one_indicator(only, max, points, whole_index, self.scales),
            _ => {
                let all_online = listed.iter().all(|indicator| is_online(*indicator));
                if all_online && max.is_some_and(|max| self.scales.is_of_online(max)) {
                    return Named::Certain(vec![Indicator::Online]);
                }
                if self.state.alike {
                    return Named::Certain(listed);
                }
                let turn = self.state.turn;
                if self.state.respectively && self.state.standing == Standing::Own {
                    self.state.turn += 1;
                    return listed.get(turn).map_or(Named::Unknown, |indicator| {
                        one_indicator(*indicator, max, points, false, self.scales)
                    });
                }
                let mut fitting =
                    listed.iter().filter(|indicator| max.is_some_and(|max| self.scales.may_be(**indicator, max)));
                match (fitting.next(), fitting.next()) {
                    (Some(indicator), None) => Named::Doubtful(*indicator),
                    _ => Named::Unknown,
                }
            }
        }
    }

    /// Whether nothing but words of the grammar stands before the value: then what is above is meant.
    fn label_is_plain(&self, at: usize) -> bool {
        self.items[..at].iter().all(|item| item.phrase != Phrase::Word)
    }

    /// "Theo số liệu trên Cổng Dịch vụ công quốc gia, tháng 9/2025 xã A đạt 82,16/100 điểm": the words before the comma
    /// name the source, and nothing else stands between the unit and its value.
    fn names_its_source(&self, at: usize) -> bool {
        let before = &self.items[..at];
        let begin =
            before.iter().rposition(|item| item.phrase == Phrase::Stop { sentence: true }).map_or(0, |at| at + 1);
        let Some(comma) = before.iter().rposition(|item| item.phrase == Phrase::Comma) else { return false };
        let tokens = &self.passage.paragraph.tokens;
        let sourced = before.get(begin).is_some_and(|item| is_one_of(tokens, item.from, &["theo", "qua", "căn"]));
        let plain = |place: usize| self.items[place].phrase != Phrase::Word || self.is_plain_word(place);
        sourced && comma >= begin && (comma + 1..at).all(plain)
    }

    /// "phường A (88,91 điểm)", "xã B: 85,2 điểm": nothing stands between the unit and its value. In a text that speaks of
    /// another index too it may be of that one.
    pub(super) fn stands_by_its_unit(&self, at: usize) -> bool {
        let mut before = self.items[..at].iter().rev().map(|item| &item.phrase);
        let unit = before.find(|phrase| !matches!(phrase, Phrase::Open | Phrase::Colon | Phrase::Reaches));
        matches!(unit, Some(Phrase::Unit(Mention::Named { .. } | Mention::Unknown { .. })))
            && !self.readings.names_another_index
    }

    /// Whether the words before speak of the index as a whole.
    fn label_names_the_whole(&self) -> bool {
        let text = self.passage.paragraph.text.to_lowercase();
        !text.contains("tiêu chí")
            && (text.contains("bộ chỉ số") || text.contains("766") || text.contains("kết quả"))
            && self.unknown_words < 40
    }
}

fn one_indicator(named: Indicator, max: Option<Points>, points: Points, whole_index: bool, scales: &Scales) -> Named {
    match max {
        Some(max) if scales.may_be(named, max) => Named::Certain(vec![named]),
        Some(max) if is_online(named) && scales.is_of_online(max) => Named::Certain(vec![Indicator::Online]),
        Some(max) if named == Indicator::Online && scales.may_be(Indicator::Dvctt, max) => {
            Named::Certain(vec![Indicator::Dvctt])
        }
        Some(_) => Named::Doubtful(named),
        None if named == Indicator::Dvctt && scales.fits_online_alone(points) => Named::Doubtful(Indicator::Online),
        None if named != Indicator::Total && whole_index => Named::Doubtful(named),
        None => Named::Certain(vec![named]),
    }
}

pub(super) fn is_online(indicator: Indicator) -> bool {
    matches!(indicator, Indicator::Dvctt | Indicator::Tttt | Indicator::Online)
}
