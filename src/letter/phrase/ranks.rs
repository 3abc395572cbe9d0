//! Ranks: "xếp hạng thứ 03/10", "đứng vị trí 21 trong tổng số 63", "dẫn đầu 15 xã, thị trấn", "xếp thứ nhì".

use super::{Phrase, Scan};
use crate::domain::figure::Rank;
use crate::letter::date;
use crate::letter::lexicon::{is, is_one_of, points_word};
use crate::letter::periods;

const RANK_WORDS: &[&str] = &["xếp", "đứng", "hạng", "thứ", "vị", "trí", "ở", "số", "đạt", "bậc", "giữ"];

/// Ordinal words from the first on; "năm" and "tư" are left to the numbers that they also are.
const ORDINALS: &[&[&str]] =
    &[&["nhất"], &["nhì", "hai"], &["ba"], &["tư"], &[], &["sáu"], &["bảy"], &["tám"], &["chín"], &["mười"]];

impl Scan<'_> {
    pub(super) fn rank(&mut self, at: usize) -> Option<(Phrase, usize)> {
        if let Some(found) = self.first_of_all(at) {
            return Some(found);
        }
        let tokens = &self.paragraph.tokens;
        let inside_word = at > 0 && is(tokens, at - 1, "đơn");
        if inside_word || !is_one_of(tokens, at, &["xếp", "đứng", "hạng", "vị", "thứ"]) {
            return None;
        }
        let mut next = at;
        let mut named = false;
        while next < self.to && is_one_of(tokens, next, RANK_WORDS) {
            named |= is_one_of(tokens, next, &["xếp", "đứng", "hạng", "vị"]);
            next += 1;
        }
        // "xếp hạng đúng là 4/13".
        let link = next + usize::from(is(tokens, next, "đúng"));
        let fraction = tokens.get(link + 2).is_some_and(|token| token.is_mark('/'));
        if named && is(tokens, link, "là") && fraction {
            next = link + 1;
        }
        // "xếp hạng từ 26/72 thành 21/72": the place that it has now.
        if let Some(found) = self.place_after_a_change(at, next) {
            return Some(found);
        }
        if let Some(place) =
            self.ordinal(next).filter(|_| named && is_one_of(tokens, next - 1, &["thứ", "hạng", "trí"]))
        {
            let (of, end) = self.of_all(next + 1);
            let rank = Some(Rank { place, of: of.flatten() }).filter(|rank| rank.of.is_none_or(|of| place <= of));
            return Some((Phrase::Rank { rank, in_words: true }, end - at));
        }
        let place_token = tokens.get(next)?;
        let digits = place_token.number()?;
        // "Điểm số và thứ hạng 9 tháng năm 2025": the number begins a period.
        if periods::period_at(tokens, next).is_some() {
            return Some((Phrase::Other, next - at));
        }
        if !(named || self.is_place_of_all(at, next)) || next - at < 1 {
            return Some((Phrase::Other, next + 1 - at));
        }
        let place = digits.parse::<u32>().ok();
        let (of, end) = self.of_all(next + 1);
        let broken = tokens.get(end).is_some_and(|token| token.number().is_some())
            || tokens.get(end).is_some_and(|token| token.is_mark('/') || points_word(tokens, end))
            || (self.last && end >= self.to);
        let rank = match (place, of) {
            (Some(place), None) => Some(Rank { place, of: None }),
            (Some(place), Some(Some(of))) if place <= of => Some(Rank { place, of: Some(of) }),
            _ => None,
        }
        .filter(|rank| {
            rank.place > 0 && !broken && !tokens[next..end.min(tokens.len())].iter().any(|token| token.damaged)
        });
        let end = if rank.is_some() && of.is_some() { self.behind_levels(end) } else { end };
        Some((Phrase::Rank { rank, in_words: false }, end - at))
    }

    /// "từ 26/72 lên 21/72", "từ 26/72 thành 21/72", both out of one number.
    fn place_after_a_change(&self, at: usize, from: usize) -> Option<(Phrase, usize)> {
        let tokens = &self.paragraph.tokens;
        let fraction = |at: usize| {
            let place = date::small_number(tokens, at, 4)?;
            let of = tokens
                .get(at + 1)
                .filter(|token| token.is_mark('/'))
                .and_then(|_| date::small_number(tokens, at + 2, 4))?;
            (place <= of && place > 0 && !tokens[at..at + 3].iter().any(|token| token.damaged)).then_some((place, of))
        };
        let (_, before) = is(tokens, from, "từ").then(|| fraction(from + 1)).flatten()?;
        let (place, of) =
            is_one_of(tokens, from + 4, &["thành", "lên", "xuống"]).then(|| fraction(from + 5)).flatten()?;
        let rank = Some(Rank { place, of: Some(of) });
        (of == before).then(|| (Phrase::Rank { rank, in_words: false }, self.behind_levels(from + 8) - at))
    }

    /// "88,2 điểm, thứ 1/14": with the number of those that are ranked "thứ" alone tells a place.
    fn is_place_of_all(&self, at: usize, number: usize) -> bool {
        let tokens = &self.paragraph.tokens;
        let behind = at > 0 && [',', '(', ';', '-'].iter().any(|mark| tokens[at - 1].is_mark(*mark));
        let of_all = matches!(self.of_all(number + 1), (Some(Some(of)), _) if of > 7);
        is(tokens, at, "thứ") && number == at + 1 && behind && of_all
    }

    /// "/10", "trong tổng số 63": how many are ranked, when it is said, and the token behind.
    fn of_all(&self, at: usize) -> (Option<Option<u32>>, usize) {
        let tokens = &self.paragraph.tokens;
        if tokens.get(at).is_some_and(|token| token.is_mark('/')) {
            return (Some(date::small_number(tokens, at + 1, 4)), at + 2);
        }
        if is_one_of(tokens, at, &["trong", "trên"]) {
            let mut number = at + 1;
            while is_one_of(tokens, number, &["tổng", "số"]) {
                number += 1;
            }
            if let Some(total) = date::small_number(tokens, number, 4) {
                return (Some(Some(total)), number + 1);
            }
        }
        (None, at)
    }

    fn ordinal(&self, at: usize) -> Option<u32> {
        let tokens = &self.paragraph.tokens;
        let place = (1..).zip(ORDINALS).find(|(_, words)| is_one_of(tokens, at, words)).map(|(place, _)| place)?;
        (!is_one_of(tokens, at + 1, &["mươi", "trăm"]) && place != 10 || place == 10 && !self.ordinal_unit(at + 1))
            .then_some(place)
    }

    /// "mười hai".
    fn ordinal_unit(&self, at: usize) -> bool {
        ORDINALS.iter().any(|words| is_one_of(&self.paragraph.tokens, at, words))
            || is_one_of(&self.paragraph.tokens, at, &["một", "bốn", "năm", "lăm"])
    }

    /// "dẫn đầu", "đứng đầu 15 xã, thị trấn": the first place. "người đứng đầu" and "nhóm dẫn đầu" are something else.
    fn first_of_all(&self, at: usize) -> Option<(Phrase, usize)> {
        let tokens = &self.paragraph.tokens;
        if !(is_one_of(tokens, at, &["dẫn", "đứng", "xếp"]) && is(tokens, at + 1, "đầu")) {
            return None;
        }
        let noun =
            at > 0 && is_one_of(tokens, at - 1, &["người", "nhóm", "tốp", "top", "trong", "cán", "các", "những"]);
        // "kém đơn vị dẫn đầu 0,39 điểm".
        let unit_ahead = at > 0 && is(tokens, at - 1, "vị") && !is_one_of(tokens, at + 2, &["là", "toàn"]);
        let several = at > 1 && is_one_of(tokens, at - 2, &["các", "những"]);
        let of_something =
            is_one_of(tokens, at + 2, &["về", "cơ", "đơn", "cấp", "nhóm", "chỉ", "các", "bởi", "trong", "và", "mới"]);
        let mut next = at + 2;
        let among = is(tokens, next, "trong") && is_one_of(tokens, next + 1, &["số", "tổng"]);
        if noun || several || unit_ahead || (of_something && !among) {
            return Some((Phrase::Word, 2));
        }
        while among && is_one_of(tokens, next, &["trong", "tổng", "số"]) {
            next += 1;
        }
        let (of, end) = match date::small_number(tokens, next, 4) {
            Some(of) if self.behind_levels(next + 1) > next + 1 => (Some(of), self.behind_levels(next + 1)),
            Some(_) => return Some((Phrase::Word, 2)),
            None => (None, at + 2),
        };
        Some((Phrase::Rank { rank: Some(Rank { place: 1, of }), in_words: true }, end - at))
    }

    /// Behind "huyện, thị xã, thành phố": what is ranked, named by its kinds alone.
    fn behind_levels(&self, at: usize) -> usize {
        const LEVELS: &[&str] = &[
            "huyện",
            "thị",
            "xã",
            "thành",
            "phố",
            "phường",
            "trấn",
            "tỉnh",
            "đặc",
            "khu",
            "quận",
            "đơn",
            "vị",
            "sở",
            "ban",
            "ngành",
        ];
        let tokens = &self.paragraph.tokens;
        let level = |at: usize| at < self.to && is_one_of(tokens, at, LEVELS) && !tokens[at].capital;
        let mut end = at;
        let mut next = at;
        while level(next) {
            while level(next) {
                next += 1;
            }
            // "2/10, huyện Ân Thi": the name of a unit follows.
            if tokens.get(next).is_some_and(|token| token.capital && token.word().is_some()) {
                break;
            }
            end = next;
            let joined = tokens.get(next).is_some_and(|token| token.is_mark(',')) || is(tokens, next, "và");
            if !joined {
                break;
            }
            next += 1;
        }
        end
    }
}
