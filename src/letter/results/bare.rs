//! Numbers without "điểm": which are scores, and which are maxima, bounds and changes.

use super::Reader;
use super::clause::Standing;
use super::naming::is_online;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::letter::lexicon::{Term, is, is_one_of};
use crate::letter::phrase::Phrase;

impl Reader<'_, '_> {
    /// "14,6 điểm (18)": behind a score its maximum, in a bracket of its own.
    pub(super) fn is_the_scale_behind(&self, at: usize) -> bool {
        let Phrase::Value(value) = self.items[at].phrase else { return false };
        let phrase = |at: usize| self.items.get(at).map(|item| &item.phrase);
        let alone = at > 1 && phrase(at - 1) == Some(&Phrase::Open) && phrase(at + 1) == Some(&Phrase::Close);
        let behind =
            matches!(at.checked_sub(2).and_then(phrase), Some(Phrase::Value(score)) if score.points <= value.points);
        let is_maximum =
            self.state.scored.zip(value.points).is_some_and(|(scored, points)| self.scales.may_be(scored, points));
        alone && behind && !value.named && value.decimals == 0 && is_maximum
    }

    /// "gồm cung cấp DVCTT (12 điểm) và thanh toán trực tuyến (10 điểm)": in a bracket of its own right behind a name, with no
    /// word of reaching it, a maximum may be no score.
    pub(super) fn may_be_the_scale(&self, at: usize) -> bool {
        let Phrase::Value(value) = self.items[at].phrase else { return false };
        let phrase = |at: usize| self.items.get(at).map(|item| &item.phrase);
        let alone = at > 1 && phrase(at - 1) == Some(&Phrase::Open) && phrase(at + 1) == Some(&Phrase::Close);
        let named = matches!(at.checked_sub(2).and_then(phrase), Some(Phrase::Term(Term::Indicator(_))));
        let is_maximum = self
            .state
            .indicators
            .last()
            .zip(value.points)
            .is_some_and(|(named, points)| self.scales.may_be(*named, points));
        let tokens = &self.passage.paragraph.tokens;
        let reached = || (0..self.items[at].from).any(|at| is_one_of(tokens, at, &["đạt", "được"]));
        alone && named && value.max.is_none() && value.decimals == 0 && is_maximum && !reached()
    }

    /// Whether a whole number without "điểm" follows a name so closely that it must be its score.
    pub(super) fn may_be_bare(&self, at: usize) -> bool {
        self.is_plain(at, None, 0)
    }

    /// "4. xã Đăk Nung 80": a whole number is all that an item of a list says of its unit.
    pub(super) fn ends_an_item_behind_its_unit(&self, at: usize) -> bool {
        let Phrase::Value(value) = self.items[at].phrase else { return false };
        let listed = self.passage.paragraph.marker.is_some() && self.items.len() == at + 1;
        let said = || self.items[..at].iter().filter(|item| !matches!(item.phrase, Phrase::Colon | Phrase::Dash));
        let only_unit = || said().count() == 1 && said().all(|item| matches!(item.phrase, Phrase::Unit(_)));
        listed && only_unit() && value.points.is_some_and(|points| self.scales.highest_of_a_group() < points)
    }

    /// A number without "điểm" counts only right behind its name: "CKMB: 18/18", "Tổng điểm đạt 87,96".
    pub(super) fn is_plain(&self, at: usize, max: Option<Points>, decimals: usize) -> bool {
        if let Phrase::Value(value) = self.items[at].phrase
            && (value.named || self.state.taking_turns)
        {
            return true;
        }
        // "xã được 83,8/100": out of all the points there are.
        let reached = at > 0 && matches!(self.items[at - 1].phrase, Phrase::Reaches | Phrase::Term(Term::Link));
        let of_all = max.is_some_and(|max| self.scales.may_be(Indicator::Total, max));
        if reached && of_all && decimals > 0 && self.state.indicators.is_empty() {
            return true;
        }
        if self.stands_in_bracket_of_unit(at) {
            return true;
        }
        let mut named = !self.own_indicators && !self.scope.indicators.is_empty();
        let mut changed = false;
        for item in self.items[..at].iter().rev() {
            changed |= item.phrase == Phrase::Term(Term::NewLevel);
            match &item.phrase {
                Phrase::Term(
                    Term::Indicator(_)
                    | Term::MisreadIndicator(_)
                    | Term::ProvinceAverage
                    | Term::CityAverage
                    | Term::NationalAverage
                    | Term::BlockAverage(_),
                ) => {
                    named = true;
                    break;
                }
                // A bare "bình quân" that goes on with the averages before it.
                Phrase::Term(Term::OtherAverage | Term::Block(_))
                    if matches!(self.state.standing, Standing::Reference(_)) =>
                {
                    named = true;
                    break;
                }
                Phrase::Reaches
                | Phrase::Colon
                | Phrase::Open
                | Phrase::Dash
                | Phrase::From
                | Phrase::Unit(_)
                | Phrase::Period(_)
                | Phrase::Term(
                    Term::Link | Term::NewLevel | Term::Difference | Term::Maximum | Term::Alike | Term::Respectively,
                ) => {}
                Phrase::Value(_) | Phrase::And | Phrase::Comma if self.state.indicators.len() > 1 => {}
                Phrase::Word if max.is_some_and(|max| self.fits_indicator(max)) => {}
                Phrase::Value(other) if other.max == max && (max.is_some() || changed) => {}
                _ => {
                    named = false;
                    break;
                }
            }
        }
        let closed = match self.items.get(at + 1).map(|item| &item.phrase) {
            None
            | Some(
                Phrase::Stop { .. } | Phrase::Comma | Phrase::Close | Phrase::Open | Phrase::And | Phrase::Rate { .. },
            ) => true,
            Some(Phrase::Term(term)) => *term != Term::NameNumber,
            Some(_) => false,
        };
        named && (max.is_some_and(|max| self.fits_indicator(max)) || (closed && max.is_none() && decimals <= 2))
    }

    fn fits_indicator(&self, max: Points) -> bool {
        let fits = |indicator: &Indicator| self.scales.may_be(*indicator, max);
        let said = if self.own_indicators { &self.state.indicators } else { &self.scope.indicators };
        said.iter().any(fits) || (self.scales.is_of_online(max) && said.iter().any(|i| is_online(*i)))
    }

    /// "90 điểm trở lên".
    pub(super) fn is_bound_behind(&self, at: usize) -> bool {
        is(&self.passage.paragraph.tokens, self.items[at].to, "trở")
    }

    /// "(+0,3 điểm)": a change.
    pub(super) fn is_signed(&self, at: usize) -> bool {
        let before: Vec<&Phrase> = self.items[..at].iter().rev().take(2).map(|item| &item.phrase).collect();
        matches!(before[..], [Phrase::Dash, Phrase::Open])
    }

    /// "Loại Tốt (từ 80 điểm): huyện A (86,14), huyện B (82,09)": points without the word, where no rate is spoken of.
    fn stands_in_bracket_of_unit(&self, at: usize) -> bool {
        let Phrase::Value(value) = self.items[at].phrase else { return false };
        let alone = at > 0
            && self.items[at - 1].phrase == Phrase::Open
            && self.items.get(at + 1).is_some_and(|next| next.phrase == Phrase::Close);
        let speaks_of_points = || {
            let text = self.passage.paragraph.text.to_lowercase();
            text.contains("điểm") && !["tỷ lệ", "tỉ lệ", "%"].iter().any(|rate| text.contains(rate))
        };
        alone && value.decimals > 0 && value.max.is_none() && self.stands_by_its_unit(at) && speaks_of_points()
    }

    /// "(thang điểm: tiến độ 20, số hóa 22)": a number that equals the maximum, where maxima are told, may be it.
    pub(super) fn prints_the_scale(&self, points: Option<Points>) -> bool {
        const SCALE: &[&str] = &["thang điểm", "khung điểm", "điểm chuẩn", "tối đa"];
        let named = self.state.indicators.last();
        let is_maximum = named.zip(points).is_some_and(|(named, points)| self.scales.may_be(*named, points));
        let tells_maxima = || {
            let text = self.passage.paragraph.text.to_lowercase();
            SCALE.iter().any(|word| text.contains(word))
        };
        is_maximum && tells_maxima()
    }
}
