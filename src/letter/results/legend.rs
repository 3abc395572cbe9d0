//! What a heading says about the values below it that stand without words: "(điểm huyện - điểm trung bình tỉnh):", "trong
//! ngoặc là bình quân của tỉnh:".

use super::Reader;
use super::clause::Standing;
use crate::domain::figure::FigureRole;
use crate::letter::lexicon::{self, Term, is};
use crate::letter::paragraph::Paragraph;
use crate::letter::periods;
use crate::letter::phrase::Phrase;

/// Where the averages stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Legend {
    /// "16,2/18 - 15,6/18".
    Second(Standing),
    /// "16,2/18 (15,6/18)".
    InBrackets(Standing),
    /// "(trong ngoặc là kết quả tháng 11)": scores of another time.
    EarlierInBrackets,
}

/// The legend that a paragraph ends with.
pub(super) fn of(paragraph: &Paragraph) -> Option<Legend> {
    let tokens = &paragraph.tokens;
    let said = paragraph.text.trim_end().strip_suffix(':')?;
    if let Some(bracket) = (0..tokens.len()).find(|at| is(tokens, *at, "trong") && is(tokens, at + 1, "ngoặc")) {
        let averages = (bracket + 2..tokens.len()).find_map(|at| match lexicon::term_at(tokens, at)?.0 {
            Term::ProvinceAverage => Some(Standing::Reference(FigureRole::ProvinceAverage)),
            Term::NationalAverage => Some(Standing::Reference(FigureRole::NationalAverage)),
            Term::BlockAverage(role) => Some(Standing::Reference(role)),
            // Of other units: told apart from the scores, and doubted.
            Term::OtherAverage | Term::CityAverage => Some(Standing::Unclear),
            _ => None,
        });
        let earlier = (bracket + 2..tokens.len()).any(|at| periods::period_at(tokens, at).is_some());
        return averages.map(Legend::InBrackets).or(earlier.then_some(Legend::EarlierInBrackets));
    }
    let (first, second) = said.rsplit_once(" / ").or_else(|| said.rsplit_once(" - "))?;
    let second = second.to_lowercase();
    let own = first.to_lowercase();
    let own: Vec<&str> = own.split_whitespace().rev().take(4).collect();
    let unit = own.iter().any(|word| ["huyện", "xã", "phường", "sở", "phòng", "vị", "trấn"].contains(word));
    let average = |text: &str| ["trung bình", "bình quân", "tb"].iter().any(|word| text.contains(word));
    let of_the_province = second.contains("tỉnh") && average(&second) && second.split_whitespace().count() <= 8;
    (unit && of_the_province && !average(&own.join(" ")))
        .then_some(Legend::Second(Standing::Reference(FigureRole::ProvinceAverage)))
}

impl Reader<'_, '_> {
    /// The average that the value is by the legend, when it stands beside a score on the same scale.
    pub(super) fn by_legend(&self, at: usize) -> Option<Standing> {
        let scale = |at: usize| match self.items.get(at).map(|item| &item.phrase) {
            Some(Phrase::Value(value)) => value.max,
            _ => None,
        };
        let before = at.checked_sub(2)?;
        let beside = scale(at).is_some() && scale(at) == scale(before) && self.state.standing == Standing::Own;
        match (self.legend?, &self.items[at - 1].phrase) {
            (Legend::Second(average), Phrase::Dash) if beside => Some(average),
            (Legend::InBrackets(average), Phrase::Open) if beside => Some(average),
            _ => None,
        }
    }

    /// Whether the value is of another time by the legend.
    pub(super) fn is_earlier_by_legend(&self, at: usize) -> bool {
        self.legend == Some(Legend::EarlierInBrackets) && at > 0 && self.items[at - 1].phrase == Phrase::Open
    }
}
