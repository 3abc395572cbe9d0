//! Whom a name in the text makes what follows speak of.

use super::Reader;
use super::clause::Standing;
use crate::domain::figure::FigureRole;
use crate::domain::unit::{UnitId, UnitLevel};
use crate::letter::lexicon::{Term, is_one_of};
use crate::letter::phrase::{Item, Phrase};
use crate::letter::reading::Subject;
use crate::letter::unit_names::Mention;

impl Reader<'_, '_> {
    pub(super) fn unit(&mut self, mention: Mention, at: usize) {
        if mention == Mention::Level(UnitLevel::Province) && self.is_average_in_bracket(at) {
            return self.state.refer(Standing::Reference(FigureRole::ProvinceAverage), at);
        }
        if self.tells_where_the_average_is_of(at, &mention) {
            return;
        }
        let subject = match &mention {
            Mention::Level(level) => {
                if !self.governs(at) {
                    return;
                }
                let home = self.names.registry().get(self.home).map(|unit| unit.level());
                if home == Some(*level) || home.is_none() { Subject::Home } else { Subject::Named(mention.clone()) }
            }
            Mention::Named { candidates, .. } => {
                if candidates.iter().any(|id| id == self.home) {
                    Subject::Home
                } else if candidates.iter().any(|id| self.names.is_above(id, self.home)) && !self.governs(at) {
                    return;
                } else {
                    Subject::Named(mention.clone())
                }
            }
            Mention::Unknown { .. } => Subject::Named(mention.clone()),
        };
        if self.state.comparison || self.state.difference || self.follows(at, &["sau", "hơn", "trước", "với", "bằng"])
        {
            self.state.other_unit = true;
            return;
        }
        let joined = at >= 2
            && matches!(self.items[at - 1].phrase, Phrase::Comma | Phrase::And)
            && matches!(self.items[at - 2].phrase, Phrase::Unit(_));
        // "phường Hoa Lư, tỉnh Ninh Bình", "Sở Tư pháp tỉnh Ninh Bình": where the unit lies, said behind its name.
        let lies_in = |reader: &Self| reader.lies_in(&reader.state.unit, &mention);
        if joined && lies_in(self) || self.stands_behind_a_unit_within(at, &mention) {
            return;
        }
        if joined && self.state.unit != subject {
            let before = self.state.unit.clone();
            self.state.units_before.push(before);
        } else {
            self.state.units_before.clear();
        }
        if self.state.unit != subject {
            self.state.unit = subject;
            self.state.of_list = Standing::Own;
            // A name said of the unit before does not reach over to the next one, unless it heads the passage.
            self.state.standing = Standing::Own;
        }
    }

    /// Behind a sentence that lists scores of several units, or one that turned to another unit than the sentences before,
    /// nobody can tell of whom a sentence is that names nobody: "…; phường A 15,3/20, đặc khu B 16,0/20. Nhóm số hóa …".
    pub(super) fn end_sentence(&mut self, at: usize) {
        const GOES_ON: &[&str] = &["trong", "cụ", "gồm", "theo"];
        let several = std::mem::take(&mut self.sentence_subjects).len() > 1;
        let goes_on =
            self.items.get(at + 1).is_some_and(|next| is_one_of(&self.passage.paragraph.tokens, next.from, GOES_ON));
        if several || self.subjects.len() > 1 && !goes_on {
            self.state.unit = Subject::Named(Mention::Unknown { printed: String::new(), level: None });
        }
    }

    /// "điểm trung bình của các xã, phường trong tỉnh là 83,2 điểm": where those units lie, and nobody that scores.
    fn tells_where_the_average_is_of(&self, at: usize, mention: &Mention) -> bool {
        const WITHIN: &[&str] = &["trong", "thuộc", "trên", "địa", "bàn", "toàn", "của"];
        // That of the districts of a province may be what letters call the province's.
        let of_a_block = matches!(
            self.state.standing,
            Standing::Reference(FigureRole::CommunesAverage | FigureRole::DepartmentsAverage)
        );
        // "bình quân khối xã: 77,8 điểm": of units that the index has no place for, and of no one of them.
        let unclear = self.state.standing == Standing::Unclear && !self.state.reference_used;
        let Some(average) = self.state.reference_from.filter(|_| of_a_block || unclear) else { return false };
        let above = match mention {
            Mention::Level(_) => true,
            Mention::Named { candidates, .. } => {
                candidates.iter().any(|id| id == self.home || self.names.is_above(id, self.home))
            }
            Mention::Unknown { .. } => false,
        };
        let between = self.items.get(average + 1..at).unwrap_or_default();
        let within =
            |item: &Item| item.phrase == Phrase::Word && is_one_of(&self.passage.paragraph.tokens, item.from, WITHIN);
        let adjacent = between.iter().all(within);
        if unclear { adjacent } else { above && !between.is_empty() && adjacent }
    }

    /// "tiến độ 19,7/20 điểm (toàn tỉnh 19,8/20 điểm)", where the same paragraph has spoken of the province's average.
    fn is_average_in_bracket(&self, at: usize) -> bool {
        let level = self.names.registry().get(self.home).map(|unit| unit.level());
        let opened = at >= 2 && self.items[at - 2].phrase == Phrase::Open && self.follows(at, &["toàn"]);
        let valued =
            matches!(self.items.get(at + 1).map(|item| &item.phrase), Some(Phrase::Value(value)) if value.named);
        let averages = |item: &Item| item.phrase == Phrase::Term(Term::ProvinceAverage);
        let below = level.is_some_and(|level| level != UnitLevel::Province);
        opened && valued && below && self.state.standing == Standing::Own && self.items[..at].iter().any(averages)
    }

    /// "có 02 xã trắng điểm (0/10 điểm)": the score of units that are counted there, not of whom the sentence is about.
    pub(super) fn is_of_counted_units(&self, at: usize) -> bool {
        const KINDS: &[&str] = &["xã", "phường", "thị", "đặc", "đơn", "huyện", "quận", "sở", "phòng", "cơ"];
        let tokens = &self.passage.paragraph.tokens;
        let Some(open) = at.checked_sub(1).and_then(|before| self.items.get(before)) else { return false };
        let counted = |at: usize| {
            is_one_of(tokens, at, &["có", "còn", "gồm"])
                && tokens.get(at + 1).is_some_and(|count| count.number().is_some())
                && is_one_of(tokens, at + 2, KINDS)
        };
        open.phrase == Phrase::Open && (open.from.saturating_sub(8)..open.from).any(counted)
    }

    /// "Sở Tư pháp tỉnh Ninh Bình": right behind the name of a unit stands one of a higher level, whether or not the table
    /// knows the first.
    fn stands_behind_a_unit_within(&self, at: usize, mention: &Mention) -> bool {
        let before = at.checked_sub(1).map(|before| &self.items[before].phrase);
        let Some(Phrase::Unit(unit @ (Mention::Named { .. } | Mention::Unknown { .. }))) = before else { return false };
        self.level_of(unit).zip(self.level_of(mention)).is_some_and(|(unit, area)| area < unit)
    }

    fn level_of(&self, mention: &Mention) -> Option<UnitLevel> {
        match mention {
            Mention::Named { candidates, .. } => {
                candidates.first().and_then(|id| self.names.registry().get(id)).map(|unit| unit.level())
            }
            Mention::Unknown { level, .. } => *level,
            Mention::Level(level) => Some(*level),
        }
    }

    fn lies_in(&self, unit: &Subject, area: &Mention) -> bool {
        let Mention::Named { candidates: areas, .. } = area else { return false };
        let within = |id: &UnitId| areas.iter().any(|area| self.names.is_above(area, id));
        match unit {
            Subject::Home => within(self.home),
            Subject::Named(Mention::Named { candidates, .. }) => candidates.iter().any(within),
            Subject::Named(_) => false,
        }
    }

    /// Whether the name at `at` is the subject of what follows.
    pub(super) fn governs(&self, at: usize) -> bool {
        let next = self.items.get(at + 1).map(|item| &item.phrase);
        // "37/104 xã, phường của tỉnh (trung bình …)": a part of what stands before.
        let part = self.follows(at, &["của", "trong", "thuộc", "bàn", "cấp"]);
        if part && matches!(next, Some(Phrase::Open | Phrase::Rank { .. })) {
            return false;
        }
        matches!(
            next,
            Some(
                Phrase::Reaches
                    | Phrase::Colon
                    | Phrase::Open
                    | Phrase::Rank { .. }
                    | Phrase::Value(_)
                    | Phrase::Dash
                    | Phrase::Term(Term::Link | Term::Difference | Term::Indicator(_))
            )
        ) || self.follows(at, &["toàn"])
    }
}
