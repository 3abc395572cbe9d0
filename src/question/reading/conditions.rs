//! What a question hangs on and no answer can hold: how often, ever and never, one month after the other, somebody or
//! something else whose points are asked for. A figure beside it would be one of something else.

use super::Found;
use crate::domain::indicator::Indicator;
use crate::question::fold::{Marks, Token, words};
use crate::question::matching::Content;
use crate::question::overlooked::Thing;
use crate::question::vocabulary::Concept as C;
use std::sync::LazyLock;

/// Of whom or what this index tells nothing, right behind "điểm", "kết quả", "tỷ lệ".
const OTHERS: [&[&str]; 36] = [
    &["trang"],
    &["cong", "thong", "tin"],
    &["thong", "tin", "dien", "tu"],
    &["phan", "mem"],
    &["he", "thong"],
    &["ung", "dung"],
    &["may", "tinh"],
    &["can", "bo"],
    &["cong", "chuc"],
    &["vien", "chuc"],
    &["nhan", "vien"],
    &["dang", "bo"],
    &["dang", "uy"],
    &["dang", "vien"],
    &["hoi", "dong", "nhan", "dan"],
    &["hdnd"],
    &["hop"],
    &["thi"],
    &["an", "ninh"],
    &["an", "toan"],
    &["giao", "thong"],
    &["moi", "truong"],
    &["ve", "sinh"],
    &["the", "thao"],
    &["the", "duc"],
    &["san", "xuat"],
    &["ngan", "hang"],
    &["truong"],
    &["tram"],
    &["lop"],
    &["hoc"],
    &["du", "lich"],
    &["dan", "cu"],
    &["hop", "tac"],
    &["tin", "nhiem"],
    &["tuyen", "truyen"],
];

/// What is counted in a commune and in no letter of this index.
const COUNTED: [&[&str]; 10] = [
    &["ho", "so"],
    &["nguoi"],
    &["can", "bo"],
    &["cong", "chuc"],
    &["luot"],
    &["giay", "to"],
    &["truong", "hop"],
    &["ho", "dan"],
    &["nhan", "vien"],
    &["don", "thu"],
];

/// Parts of a commune, which have no figures.
static HAMLETS: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("thôn xóm ấp"));

/// "tính" is no "tỉnh".
static WHOM: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("huyện tỉnh"));

static TIMES: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("lần"));

static BOTH: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("vừa"));

/// A stretch of tokens.
pub(super) type Span = (usize, usize);

impl Found<'_> {
    /// What was said that no figure can be given for, and where.
    pub(super) fn conditions(&self) -> Vec<(Thing, Span)> {
        let listed = self.units.iter().any(|found| found.asked.is_group()) || self.has(C::CountUnits);
        let judged = [C::BandExcellent, C::BandGood, C::BandFair, C::BandWeak, C::Top, C::Bottom, C::Below, C::Above];
        let mut found = Vec::new();
        let mut add = |thing: Thing, span: Option<Span>| found.extend(span.map(|span| (thing, span)));
        add(Thing::Condition, self.every_time().filter(|_| listed));
        add(Thing::Condition, self.never().filter(|_| listed || self.any(&judged)));
        add(Thing::Condition, self.in_a_row().filter(|_| listed));
        add(Thing::Condition, self.both_at_once().filter(|_| listed));
        add(Thing::Condition, self.place_by_group());
        add(Thing::Condition, self.of_a_hamlet());
        add(Thing::Condition, self.of_something_else());
        add(Thing::Condition, self.counts_others());
        add(Thing::Steps, self.steps_up());
        add(Thing::HowOften, self.how_often());
        add(Thing::Pointed, self.beyond_that().map(|(_, span)| span));
        found
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(|token| token.folded.as_str())
    }

    fn stands_at(&self, at: usize, wanted: &[&str]) -> bool {
        wanted.iter().enumerate().all(|(offset, wanted)| self.word(at + offset) == Some(wanted))
    }

    /// "tháng nào cũng trên 80".
    fn every_time(&self) -> Option<Span> {
        let time = |at: &usize| matches!(self.word(*at), Some("thang" | "ky" | "ki" | "quy" | "lan" | "luc" | "nam"));
        (0..self.tokens.len()).filter(time).find(|at| self.stands_at(at + 1, &["nao", "cung"])).map(|at| (at, at + 3))
    }

    /// "chưa bao giờ", "chưa từng", "chưa lần nào".
    fn never(&self) -> Option<Span> {
        let denies = |at: &usize| matches!(self.word(*at), Some("chua" | "khong" | "chang"));
        (0..self.tokens.len()).filter(denies).find_map(|at| match (self.word(at + 1)?, self.word(at + 2)) {
            ("tung", _) => Some((at, at + 2)),
            ("bao", Some("gio")) | ("lan" | "khi" | "thang", Some("nao")) => Some((at, at + 3)),
            _ => None,
        })
    }

    /// "ba tháng liền", "liên tục": one after the other. "tháng liền trước" is one.
    fn in_a_row(&self) -> Option<Span> {
        (0..self.tokens.len()).find_map(|at| match (self.word(at)?, self.word(at + 1)) {
            ("lien", Some("tuc" | "tiep")) => Some((at, at + 2)),
            ("thang" | "ky" | "quy", Some("lien")) => {
                let one = matches!(self.word(at + 2), Some("ke" | "truoc" | "sau" | "tren" | "duoi"));
                (!one && at > 0).then_some((at - 1, at + 2))
            }
            _ => None,
        })
    }

    /// "vừa tăng điểm vừa lên hạng": two conditions at once.
    fn both_at_once(&self) -> Option<Span> {
        let both = |at: &usize| {
            let after = self.word(at + 1);
            let just = matches!(after, None | Some("roi" | "qua" | "nay" | "moi" | "xong" | "co" | "ra" | "duoc"));
            BOTH.iter().any(|(word, marks)| self.tokens[*at].is_word(word, *marks)) && !just
        };
        let mut said = (0..self.tokens.len()).filter(both);
        let (_, second) = (said.next()?, said.next()?);
        Some((second, (second + 3).min(self.tokens.len())))
    }

    /// "lên 2 bậc nữa": so many places from where one stands.
    fn steps_up(&self) -> Option<Span> {
        let up = |at: &usize| {
            let word = self.word(*at);
            matches!(word, Some("len" | "tang" | "them" | "nhich" | "vuot" | "leo" | "nhay"))
        };
        (0..self.tokens.len()).filter(up).find_map(|at| {
            let many = self.tokens.get(at + 1).is_some_and(|token| {
                let counted = matches!(token.folded.as_str(), "hai" | "ba" | "bon" | "vai");
                token.is_number() && token.folded != "1" || counted
            });
            let steps = matches!(self.word(at + 2), Some("bac" | "hang" | "nac"));
            (many && steps).then_some((at + 1, at + 3))
        })
    }

    /// "đứng đầu huyện ở nhóm nào": in which group one comes before or behind all others.
    fn place_by_group(&self) -> Option<Span> {
        let of_all = |at: &usize| {
            let end = matches!(self.word(*at), Some("nhat" | "dau" | "bet" | "chot" | "cuoi"));
            let all = matches!(self.word(at + 1), Some("ca" | "toan" | "trong"));
            let whom = self.tokens.get(at + 1 + usize::from(all));
            end && whom.is_some_and(|token| WHOM.iter().any(|(word, marks)| token.is_word(word, *marks)))
        };
        let asks = self.has(C::WhichGroup) && !self.has(C::Gap) && !self.has(C::ToReach);
        let at = (0..self.tokens.len()).find(of_all).filter(|_| asks)?;
        Some((at, at + 2))
    }

    /// "đứng đầu mấy lần". "gấp mấy lần" is no number of occasions.
    fn how_often(&self) -> Option<Span> {
        let asks = |at: &usize| matches!(self.word(*at), Some("may" | "nhieu" | "nhiu"));
        let times = |at: &usize| {
            let again = matches!(at.checked_sub(1).and_then(|before| self.word(before)), Some("gap" | "hon" | "kem"));
            // "mấy lận" only asks.
            let times = self
                .tokens
                .get(at + 1)
                .is_some_and(|next| TIMES.iter().any(|(word, marks)| next.is_word(word, *marks)));
            times && !again
        };
        (0..self.tokens.len()).filter(asks).find(times).map(|at| (at, at + 2))
    }

    /// "thôn mình", "xóm 3", "thôn nào".
    fn of_a_hamlet(&self) -> Option<Span> {
        let hamlet = |at: &usize| {
            let token = &self.tokens[*at];
            let typed = HAMLETS.iter().any(|(word, marks)| token.folded == *word && token.marks() == *marks);
            typed || token.is_bare() && matches!(token.folded.as_str(), "thon" | "xom")
        };
        let of_speech = |at: &usize| {
            let before = at.checked_sub(1).and_then(|before| self.word(before));
            matches!(before, Some("truong" | "hop" | "ve" | "xuong" | "duoi" | "o" | "dan" | "ngoai" | "loa" | "tai"))
        };
        let said = |at: &usize| {
            let next = self.tokens.get(at + 1);
            next.is_some_and(|next| {
                next.is_number()
                    || matches!(next.folded.as_str(), "minh" | "toi" | "ta" | "em" | "nao" | "nha" | "so" | "tui")
            })
        };
        let at = (0..self.tokens.len()).filter(hamlet).filter(|at| !of_speech(at)).find(said)?;
        Some((at, at + 2))
    }

    /// "điểm phần mềm của xã", "kết quả họp hội đồng": something else right behind the word for a measure.
    fn of_something_else(&self) -> Option<Span> {
        let of_group = self.indicators.iter().any(|indicator| *indicator != Indicator::Total);
        if of_group || self.any(&[C::WhichGroup, C::AllGroups, C::Components]) {
            return None;
        }
        self.items.windows(2).find_map(|pair| {
            let [head, next] = pair else { return None };
            let alone = head.end == head.first + 1 || head.is(C::Result) || head.is(C::Rate);
            let measure = [C::Points, C::Result, C::Rate, C::Rating].iter().any(|concept| head.is(*concept));
            let before = head.first.checked_sub(1).and_then(|at| self.tokens.get(at));
            let amount = before.is_some_and(|token| {
                token.is_number() || matches!(token.folded.as_str(), "may" | "nhieu" | "bao" | "nhiu" | "bn" | "so")
            });
            let taken = matches!(next.content, Content::Taken | Content::Number { .. } | Content::Sign);
            if !alone || !measure || amount || taken {
                return None;
            }
            let other = OTHERS.iter().find(|other| self.stands_at(next.first, other))?;
            Some((next.first, next.first + other.len()))
        })
    }

    /// "bao nhiêu hồ sơ", "mấy người": no letter counts them.
    fn counts_others(&self) -> Option<Span> {
        if self.indicators.iter().any(|indicator| *indicator != Indicator::Total) || self.has(C::Rate) {
            return None;
        }
        let asks = |token: &Token| matches!(token.folded.as_str(), "may" | "nhieu" | "nhiu");
        (0..self.tokens.len()).filter(|at| asks(&self.tokens[*at])).find_map(|at| {
            let counted = COUNTED.iter().find(|counted| self.stands_at(at + 1, counted))?;
            Some((at + 1, at + 1 + counted.len()))
        })
    }
}
