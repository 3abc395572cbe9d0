//! What a text said by itself, as opposed to what is filled in: the shape by which a follow-up is known.

use super::Draft;
use crate::domain::band::Band;
use crate::question::asked::{Comparison, Limit, PeriodAsked, UnitAsked};
use crate::question::context::Said;
use crate::question::fold::TokenKind;
use crate::question::matching::{Content, Item};
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    pub(super) fn said_of_unanswerable(&self) -> Said {
        let follows = self.first_word().is_some_and(|item| item.is(C::Follow));
        Said { intent: !self.has(C::Tt), follows, ..self.shape() }
    }

    /// What the text said by itself.
    pub(super) fn said(&self, draft: Option<&Draft>) -> Said {
        let context = self.scene.context.is_some();
        let follows = context && (self.has(C::Correct) || self.puts_right() || self.asks_for_points_too())
            || self.first_telling().is_some_and(|item| item.is(C::Follow))
            || self.last_word().is_some_and(|item| item.is(C::Follow) && item.end - item.first > 1);
        // "cả năm thì hạng mấy": of the same unit, held against the period spoken of.
        let contrasts = self.periods.first().is_some_and(|found| {
            found.first == 0
                && self
                    .all
                    .get(found.end)
                    .and_then(|item| self.tokens.get(item.first))
                    .is_some_and(|token| token.folded == "thi")
        });
        Said {
            intent: self.says_intent(),
            indicator: !self.indicators.is_empty() || self.any(&[C::AllGroups, C::Components]),
            period: self.said_period(draft),
            unit: self.main_unit().is_some(),
            follows: follows || contrasts && context,
            ..self.shape()
        }
    }

    /// "và điểm nữa": the points of what was spoken of.
    fn asks_for_points_too(&self) -> bool {
        let last = self.tokens.iter().rev().find(|token| token.kind == TokenKind::Letters);
        let more = last.is_some_and(|token| token.folded == "nua");
        more && self.has(C::Points) && self.evidence() == 1
    }

    /// Whether the period asked about was said, and not only one that it is held against.
    fn said_period(&self, draft: Option<&Draft>) -> bool {
        let latest = self.periods.iter().any(|found| found.asked == PeriodAsked::Latest);
        let filled_in = draft.is_some_and(|draft| draft.period == PeriodAsked::Latest) && !latest;
        self.main_period().is_some() && !filled_in
    }

    /// The first word that is more than "à" or "dạ".
    fn first_telling(&self) -> Option<&Item> {
        let polite =
            |item: &Item| item.concepts().next().is_some() && item.concepts().all(|c| matches!(c, C::Filler | C::Yes));
        self.all.iter().find(|item| !matches!(item.content, Content::Sign) && !polite(item))
    }

    /// What a follow-up may change of the question before.
    pub(super) fn shape(&self) -> Said {
        let value = self.values.first().copied();
        let to = self.limit_said().filter(|said| matches!(said, Comparison::AtMost(_) | Comparison::Between { .. }));
        let threshold = to.or(match value {
            Some(value) if self.has(C::Below) => Some(Comparison::LessThan(value)),
            Some(value) if self.has(C::Above) => Some(Comparison::AtLeast(value)),
            _ => None,
        });
        Said {
            total: self.has(C::Points) && self.indicators.is_empty(),
            words: self.evidence(),
            limit: self.limit,
            leaves_out: self.except(),
            threshold,
            beyond_that: self.beyond_that().map(|(side, _)| side),
            beyond: self.ends_beyond(),
            rest: self.tokens.windows(2).any(|pair| pair[0].folded == "con" && pair[1].folded == "lai"),
            both_kinds: self.says(&["phong"]) && self.says(&["xa", "phuong"]),
            sorts: self.tokens.windows(2).any(|pair| {
                matches!(
                    (pair[0].folded.as_str(), pair[1].folded.as_str()),
                    ("tu", "thap" | "cao") | ("tang" | "giam", "dan")
                )
            }) && self.says(&["xep", "sap", "thu"]),
            value,
            bottom: self.any(&[C::Bottom, C::Lowest]),
            end_of_list: self.tokens.windows(2).any(|pair| {
                matches!(pair[0].folded.as_str(), "top" | "nhom") && matches!(pair[1].folded.as_str(), "cuoi" | "duoi")
            }),
            reversed: self.says(&["nguoc"]),
            whole: self.says(&["het", "ca", "bo"]) && self.says(&["xem", "tat", "toan", "het"]),
            counts: self.has(C::CountUnits),
            both: self.has(C::Both),
            supposes: (self.has(C::WhatIf) || self.says(&["len", "duoc", "xuong"]) && self.indicators.is_empty())
                && !self.values.is_empty()
                && !self.any(&[C::Below, C::Above, C::Gap]),
            moves_to: self.tokens.windows(2).any(|pair| {
                matches!(pair[0].folded.as_str(), "len" | "xuong" | "duoc" | "dat" | "con") && pair[1].is_number()
            }),
            asks_rank: self.has(C::Rank),
            more_or_less: self.says_more_or_less(),
            direction: self.direction(),
            band: self.only_band(),
            names: self.says(&["ten", "ke", "liet"])
                || self.says(&["nhung", "cac", "may"]) && self.says(&["nao", "do"])
                || self.only_asks_which(),
            more_units: self.units_joined(),
            other_band: self.band_alone(),
            months: self.months_alone(),
            other_one: self.all.iter().filter(|item| item.is(C::ThatUnit)).any(|item| {
                self.tokens
                    .get(item.first..item.end)
                    .is_some_and(|words| words.iter().any(|token| matches!(token.folded.as_str(), "kia" | "ho")))
            }),
            district_alone: self.only_whole_district(),
            that_district: self.points_at_a_district(),
            names_us: self.main_unit().is_some()
                || self.any(&[C::NextAbove, C::NextBelow]) && self.says(&["minh", "ta"]),
            us_or_them: self.says(&["minh", "ta"]) && self.has(C::Or) && self.says(&["ho", "no"]),
            times: !self.periods.is_empty() || self.has(C::SamePeriod),
            kind: self.bare_kind(),
            with: self.says(&["voi", "vs", "nua"]),
            earlier: self.has(C::PrevPeriod) || self.says(&["truoc"]) && self.says(&["nua"]),
            placed: self.placed(),
            above_or_below: self.any(&[C::Above, C::Below, C::NextAbove, C::NextBelow]) || self.says(&["tren", "duoi"]),
            how_many: self.has(C::HowMany),
            names_own: self.units.iter().any(|found| found.asked == UnitAsked::Own),
            asks_when: self.has(C::When),
            why: self.any(&[C::Why, C::HowIs]),
            doubts: self.has(C::Remember),
            ..Said::default()
        }
    }

    /// "cả huyện nữa", "thế toàn huyện thì sao": nothing else is said that an answer could hang on.
    fn only_whole_district(&self) -> bool {
        let whole = |item: &Item| {
            let words = self.tokens.get(item.first..item.end).unwrap_or_default();
            matches!(words, [all, district] if matches!(all.folded.as_str(), "ca" | "toan") && district.folded == "huyen")
        };
        let small = |item: &Item| {
            matches!(item.content, Content::Sign)
                || item.concepts().any(|c| matches!(c, C::Filler | C::Follow | C::Yes | C::HowIs))
        };
        self.all.iter().any(whole) && self.all.iter().all(|item| whole(item) || small(item))
    }

    /// "xã nào vậy", "là những phòng nào": nothing else is said.
    fn only_asks_which(&self) -> bool {
        let which = |at: usize, item: &Item| {
            let last = item.end.checked_sub(1).and_then(|at| self.tokens.get(at));
            let many = self.units.iter().any(|found| found.first == at && found.asked.is_group());
            many && last.is_some_and(|token| matches!(token.folded.as_str(), "nao" | "mo"))
        };
        let small = |item: &Item| {
            let said = item.concepts().any(|c| matches!(c, C::Filler | C::Follow | C::Yes | C::HowIs));
            matches!(item.content, Content::Sign) || said
        };
        let asked = self.all.iter().enumerate().any(|(at, item)| which(at, item));
        asked && self.all.iter().enumerate().all(|(at, item)| which(at, item) || small(item))
    }

    /// "Diên Hồng với Chính Nghĩa nữa", "cả Hùng An lẫn Song Mai": several that are named to be told of each, and not held
    /// against each other.
    fn units_joined(&self) -> Vec<UnitAsked> {
        let held = [C::Compare, C::Or, C::NextAbove, C::NextBelow, C::Rose, C::Fell, C::Gap];
        let each = self.says(&["nua", "lan", "luon"]) || self.says(&["ca"]) && self.says(&["va", "voi", "lan"]);
        // "xã kế bên nữa, Chính Nghĩa ấy": one of them, said twice.
        let named = self.units.iter().all(|found| matches!(found.asked, UnitAsked::Named { .. }));
        let joined = self.units.len() > 1 && named && each;
        if !joined || self.any(&held) || self.says_more_or_less() || self.says(&["ai"]) {
            return Vec::new();
        }
        self.units.iter().map(|found| found.asked.clone()).collect()
    }

    /// "tốt thì mấy xã", "còn yếu": the word of a band by itself, as it is said where bands were spoken of.
    fn band_alone(&self) -> Option<Comparison> {
        let polite = |item: &&Item| {
            matches!(item.content, Content::Sign)
                || item.is(C::Follow)
                || item.is(C::Yes)
                || item.end - item.first == 1 && self.opens_a_clause(item)
        };
        let first = self.all.iter().find(|item| !polite(item))?.first;
        let word = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        let first = if word(first) == Some("loai") { first + 1 } else { first };
        let (from, to, end) = match (word(first)?, word(first + 1)) {
            ("xuat", Some("sac")) => (Some(Band::Excellent), None, first + 2),
            ("tot", _) => (Some(Band::Good), None, first + 1),
            ("kha", _) => (Some(Band::Fair), Some(Band::Good), first + 1),
            ("trung", Some("binh")) => (Some(Band::Average), Some(Band::Fair), first + 2),
            ("yeu", _) => (None, Some(Band::Average), first + 1),
            _ => return None,
        };
        let counts = matches!(word(end), None | Some("thi" | "may" | "bao" | "co" | "duoc" | "la" | "?" | "a"));
        let limit = match (from, to) {
            (Some(from), Some(to)) => {
                Comparison::Between { from: Limit::with(from.floor()), to: Limit::without(to.floor()) }
            }
            (Some(from), None) => Comparison::AtLeast(from.floor()),
            (None, to) => Comparison::LessThan(to?.floor()),
        };
        counts.then_some(limit)
    }

    /// "thế", "vậy", "loại", "mức".
    fn opens_a_clause(&self, item: &Item) -> bool {
        let word = self.tokens.get(item.first).map(|token| token.folded.as_str());
        matches!(word, Some("the" | "vay" | "con" | "loai" | "muc" | "hang" | "va"))
    }

    /// "huyện ấy", "huyện đó".
    fn points_at_a_district(&self) -> bool {
        let district = |item: &Item| self.tokens.get(item.first).is_some_and(|token| token.folded == "huyen");
        self.all.iter().any(|item| item.is(C::ThatUnit) && district(item))
    }

    /// "phòng", "xã", with nothing that says whose.
    fn bare_kind(&self) -> Option<UnitAsked> {
        let [found] = self.units.as_slice() else { return None };
        let item = self.all.get(found.first).filter(|item| item.end == item.first + 1)?;
        match (&found.asked, self.tokens.get(item.first)?.folded.as_str()) {
            (UnitAsked::Own, "phong") => Some(UnitAsked::AllDepartments),
            (UnitAsked::Own, "xa") => Some(UnitAsked::AllCommunes),
            _ => None,
        }
    }

    /// "6 tháng", with neither an end of the year nor a year behind it.
    fn months_alone(&self) -> Option<u32> {
        let at = self.tokens.windows(2).position(|pair| pair[0].is_number() && pair[1].folded == "thang")?;
        let of_a_year = self
            .tokens
            .get(at + 2)
            .is_some_and(|token| token.is_number() || matches!(token.folded.as_str(), "dau" | "cuoi" | "nam"));
        self.tokens[at].folded.parse().ok().filter(|count| (2..=36).contains(count) && !of_a_year)
    }

    /// "không", "chưa" that denies something, as opposed to the "không" that ends a question.
    pub(super) fn denies(&self) -> bool {
        let ends = self.all.iter().rev().find(|item| {
            !matches!(item.content, Content::Sign)
                && !item.concepts().any(|c| matches!(c, C::Filler | C::Follow | C::Yes))
        });
        let end = ends.map_or(0, |item| item.first);
        self.items.iter().any(|item| item.is(C::No) && item.first < end) || self.has(C::Missing)
    }

    /// "… không", "… chưa": the answer is yes or no.
    pub(super) fn ends_asking(&self) -> bool {
        let polite = |item: &&Item| {
            matches!(item.content, Content::Sign)
                || item.concepts().any(|c| matches!(c, C::Filler | C::Follow | C::Yes | C::Own))
        };
        self.all.iter().rev().find(|item| !polite(item)).is_some_and(|item| item.is(C::No))
    }

    /// "có … không", wherever the clause ends.
    pub(super) fn asks_yes_or_no(&self) -> bool {
        let word = |wanted: &str| self.tokens.iter().position(|token| token.folded == wanted);
        let ends = |at: usize| self.tokens.get(at + 1).is_none_or(|next| next.is_sign(",") || next.is_sign("?"));
        matches!((word("co"), word("khong")), (Some(begins), Some(at)) if begins < at && ends(at)) || self.ends_asking()
    }

    /// Words typed, whatever they were taken for.
    pub(in crate::question::reading) fn says(&self, words: &[&str]) -> bool {
        self.tokens.iter().any(|token| words.contains(&token.folded.as_str()))
    }

    pub(super) fn says_intent(&self) -> bool {
        let slip = self.puts_right();
        let telling = self.items.iter().filter(|item| !item.is(C::Follow) && !(slip && item.is(C::ErrorReport)));
        telling.flat_map(|item| item.concepts()).any(|concept| {
            !matches!(
                concept,
                C::Filler
                    | C::Follow
                    | C::Group(_)
                    | C::Own
                    | C::Kind(_)
                    | C::City
                    | C::HowIs
                    | C::Or
                    | C::No
                    | C::From
                    | C::To
                    | C::ThatUnit
                    | C::OwnDistrict
                    | C::OwnProvince
                    | C::Committee
                    | C::InDistrict
                    | C::InProvince
                    | C::WhichGroup
                    | C::Count(_)
                    | C::Correct
                    | C::PrevPeriod
                    | C::Yes
                    | C::Tt
            )
        })
    }
}
