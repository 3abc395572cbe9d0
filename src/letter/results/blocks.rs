//! Averages of blocks of units: whose a bare "bình quân" is, and for whom the average of a block is told.

use super::Reader;
use super::clause::Standing;
use crate::domain::figure::FigureRole;
use crate::letter::lexicon::Term;
use crate::letter::phrase::{Item, Phrase};
use crate::letter::reading::Subject;
use crate::letter::unit_names::Mention;

impl Reader<'_, '_> {
    /// "khối xã, phường": the heading of what follows, or the next block behind the average of another.
    pub(super) fn block(&mut self, role: FigureRole, at: usize) {
        self.state.block = Some(role);
        let averages = |item: &Item| matches!(item.phrase, Phrase::Term(Term::BlockAverage(_)));
        let goes_on = at > 0 && matches!(self.items[at - 1].phrase, Phrase::Comma | Phrase::And | Phrase::Stop { .. });
        let sentence = self.items[..at].iter().rev().take_while(|item| item.phrase != Phrase::Stop { sentence: true });
        if goes_on && sentence.into_iter().any(averages) {
            self.state.refer(Standing::Reference(role), at);
        }
    }

    /// "Khối xã, phường: … Điểm bình quân 76,9 điểm": the block's that heads the passage.
    pub(super) fn average_of_the_block(&self, at: usize) -> Option<FigureRole> {
        self.state.block.filter(|_| self.says_no_more_of_it(at))
    }

    /// "Trung bình khối: công khai 13,1/18 điểm; tiến độ 18,6/20 điểm; …": the colon stands right behind the average, and a
    /// group before the first value.
    pub(super) fn is_average_of_a_list(&self, at: usize) -> bool {
        let averages = |item: &Item| {
            use Term::{BlockAverage, CityAverage, NationalAverage, OtherAverage, ProvinceAverage};
            let term =
                |term| matches!(term, BlockAverage(_) | OtherAverage | ProvinceAverage | NationalAverage | CityAverage);
            matches!(item.phrase, Phrase::Term(named) if term(named))
        };
        let before = at.checked_sub(1).and_then(|before| self.items.get(before));
        let next = self.items.get(at + 1).map(|item| &item.phrase);
        before.is_some_and(averages)
            && matches!(next, Some(Phrase::Term(Term::Indicator(_) | Term::MisreadIndicator(_))))
            && self.state.standing != Standing::Own
    }

    /// "tiến độ 19,7/20 điểm (bình quân 19,3)", where every average that the passage has named before is of the same units.
    pub(super) fn average_as_before(&self, at: usize) -> Option<FigureRole> {
        let of = |item: &Item| match item.phrase {
            Phrase::Term(Term::ProvinceAverage) => Some(FigureRole::ProvinceAverage),
            Phrase::Term(Term::NationalAverage) => Some(FigureRole::NationalAverage),
            Phrase::Term(Term::BlockAverage(role)) => Some(role),
            _ => None,
        };
        let mut named = self.items[..at].iter().filter_map(of);
        let first = named.next()?;
        let bracketed = at > 0 && self.items[at - 1].phrase == Phrase::Open;
        (bracketed && self.says_no_more_of_it(at) && named.all(|other| other == first)).then_some(first)
    }

    /// Neither the words themselves nor any between them and the value say whose the average is.
    fn says_no_more_of_it(&self, at: usize) -> bool {
        let bare = match self.words(at)[..] {
            ["trung", "bình", ref rest @ ..] | ["bình", "quân", ref rest @ ..] | ["tb" | "bq", ref rest @ ..] => {
                matches!(rest, [] | ["khối"])
            }
            _ => false,
        };
        let next = self.items[at + 1..].iter().find(|item| !matches!(item.phrase, Phrase::Term(Term::Link)));
        bare && next.is_some_and(|item| matches!(item.phrase, Phrase::Value(_) | Phrase::Colon | Phrase::Reaches))
    }

    fn words(&self, at: usize) -> Vec<&str> {
        let item = &self.items[at];
        self.passage.paragraph.tokens[item.from..item.to].iter().filter_map(|token| token.word()).collect()
    }

    /// Of whom the average of a block of communes or departments is told: of the unit that it stands beside; of the one whose
    /// letter it is behind a list of them ("… Phòng C 71,3 điểm. Bình quân khối phòng: 83,1 điểm") or of none of them.
    pub(super) fn told_of(&self, role: FigureRole) -> Subject {
        let of_block = matches!(role, FigureRole::CommunesAverage | FigureRole::DepartmentsAverage);
        let of_nobody = match &self.state.unit {
            Subject::Named(Mention::Level(_)) => true,
            Subject::Named(Mention::Unknown { printed, .. }) => printed.is_empty(),
            _ => false,
        };
        let listed = self.subjects.len() > 1 && self.subjects.contains(&self.state.unit);
        if of_block && (of_nobody || listed) { Subject::Home } else { self.state.unit.clone() }
    }
}
