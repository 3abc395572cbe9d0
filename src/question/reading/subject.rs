//! Which of the units of a text is asked about.

mod actors;

use super::{Found, starts};
use crate::domain::unit::UnitLevel;
use crate::question::asked::UnitAsked;
use crate::question::fold::Token;
use crate::question::lexicon::Lexicon;
use crate::question::matching::{Content, Item};
use crate::question::places::FoundUnit;
use crate::question::vocabulary::Concept;

/// Leaves out the units that a question only stands on.
pub(super) fn drop_grounds(lexicon: &Lexicon, items: &[Item], tokens: &[Token], units: &mut Vec<FoundUnit>) {
    // "đứng thứ mấy huyện", "nhất huyện", "đứng cuối huyện": the ground of the rank, not the unit asked about.
    units.retain(|found| {
        // "tốp 5 của huyện": what stands between is passed over.
        let of = |at: &usize| {
            items.get(*at).is_some_and(|item| starts(tokens, item, "cua") || starts(tokens, item, "trong"))
        };
        let end = found.first.checked_sub(1).filter(of).unwrap_or(found.first);
        let before = found.first.checked_sub(1).and_then(|at| items.get(at));
        let ground = before.is_some_and(|item| {
            let asks = tokens.get(item.end.wrapping_sub(1)).is_some_and(|token| token.folded == "may");
            item.is(Concept::Rank) && asks
                || item
                    .concepts()
                    .any(|c| matches!(c, Concept::Top | Concept::Bottom | Concept::Highest | Concept::Lowest))
                || item.is(Concept::InProvince)
        });
        // "lọt top 3 huyện", "trong tốp năm tỉnh".
        let number = end.checked_sub(1).and_then(|at| items.get(at));
        let counted = number.is_some_and(|item| {
            item.whole().is_some() || item.concepts().any(|c| matches!(c, Concept::Count(_) | Concept::Year))
        });
        let topped = end.checked_sub(2).and_then(|at| items.get(at)).is_some_and(|item| item.is(Concept::Top));
        let above = matches!(found.asked, UnitAsked::District | UnitAsked::Province);
        let among = end < found.first && is_among(items, tokens, end);
        !(found.asked == UnitAsked::District && among
            || found.asked == UnitAsked::District && ground
            || above && counted && topped)
    });
    actors::drop_actors(lexicon, items, tokens, units);
    // "huyện bên cạnh, Ân Thi": the name says which.
    let named_district = units.iter().any(|found| match &found.asked {
        UnitAsked::Named { unit, .. } => {
            lexicon.units().get(unit).is_some_and(|unit| unit.level() == UnitLevel::District)
        }
        _ => false,
    });
    if named_district && !items.iter().any(|item| item.is(Concept::Compare)) {
        let beside = |found: &FoundUnit| {
            let stretch = items.get(found.first..(found.first + 4).min(items.len())).unwrap_or_default();
            stretch.iter().any(|item| matches!(item.content, Content::Taken))
                && !stretch.iter().any(|item| starts(tokens, item, "voi") || starts(tokens, item, "hay"))
                && !items.get(found.first).is_some_and(|item| item.is(Concept::OwnDistrict))
        };
        units.retain(|found| found.asked != UnitAsked::District || !beside(found));
    }
}

/// "trong hơn chục xã (của huyện)": what stands before `end` counts those that somebody is one of.
fn is_among(items: &[Item], tokens: &[Token], end: usize) -> bool {
    let before = items.get(end.saturating_sub(5)..end).unwrap_or_default();
    let among = before.iter().position(|item| starts(tokens, item, "trong") || starts(tokens, item, "giua"));
    let many = |item: &Item| {
        item.concepts().any(|c| matches!(c, Concept::Own | Concept::AllCommunes | Concept::AllUnits | Concept::Kind(_)))
    };
    among.is_some_and(|at| before.get(at..).unwrap_or_default().iter().any(many))
}

impl Found<'_> {
    /// The unit of the question: the first that is not a group when a group is only the ground of a rank.
    pub(super) fn main_unit(&self) -> Option<&FoundUnit> {
        self.turned_to().or_else(|| self.unit_by_place())
    }

    /// "… huyện 89,39, thế xã tôi thì bao nhiêu": somebody turns from the district to the own commune.
    fn turned_to(&self) -> Option<&FoundUnit> {
        let [.., before, own] = self.units.as_slice() else { return None };
        let words = |found: &FoundUnit| self.all.get(found.first).map_or(0, |item| item.end - item.first);
        if before.asked != UnitAsked::District || own.asked != UnitAsked::Own || words(own) < 2 {
            return None;
        }
        let held = [Concept::Compare, Concept::Or, Concept::Gap, Concept::NextAbove, Concept::NextBelow, Concept::Top];
        if self.any(&held) || self.says(&["hon", "kem", "thua", "bang"]) {
            return None;
        }
        let between = self.all.get(before.end..own.first)?;
        let comma =
            between.last().is_some_and(|item| self.tokens.get(item.first).is_some_and(|token| token.is_sign(",")));
        let turn = between
            .iter()
            .filter_map(|item| self.tokens.get(item.first))
            .any(|token| matches!(token.folded.as_str(), "the" | "con" | "chu" | "nhung" | "vay"));
        (comma || turn).then_some(own)
    }

    /// "huyện được minh bạch tuyệt đối, thế còn số hóa của xã mình": the group of what is turned away from is not asked.
    pub(super) fn leave_behind(&mut self) {
        let Some((own, before)) = self.turned_to().map(|own| (own.first, self.units[self.units.len() - 2].end)) else {
            return;
        };
        let turn = self.all.iter().enumerate().take(own).skip(before).rfind(|(_, item)| item.is(Concept::Follow));
        let Some((turn, _)) = turn else { return };
        let group = |item: &Item| item.concepts().any(|concept| matches!(concept, Concept::Group(_)));
        if !self.items.get(turn..).unwrap_or_default().iter().any(group) {
            return;
        }
        for item in self.items.get_mut(..turn).unwrap_or_default().iter_mut().filter(|item| group(item)) {
            item.content = Content::Taken;
        }
        self.indicators = super::indicators::named(&self.items, self.tokens, &self.scale);
    }

    /// "dân kêu giấy tờ chậm, tôi muốn xem tiến độ": what is complained of is not asked where a wish follows behind a comma;
    /// "…, làm thế nào để kéo điểm tiến độ lên" is one for advice.
    pub(super) fn leave_complaint(&mut self) {
        let group = |item: &Item| item.concepts().any(|concept| matches!(concept, Concept::Group(_)));
        let asks = |item: &Item| item.is(Concept::HowMany) || item.is(Concept::Points) || item.is(Concept::Compare);
        let wish = (1..self.items.len()).find(|at| {
            let sign =
                self.tokens.get(self.items[*at].first).is_some_and(|token| token.is_sign(",") || token.is_sign("."));
            let advice = self.items.get(at + 1).is_some_and(|item| item.is(Concept::Advice));
            sign && (advice || self.wishes(self.items[*at].end))
        });
        let Some(wish) = wish else { return };
        let (told, asked) = self.items.split_at(wish);
        if !asked.iter().any(group) || told.iter().any(asks) || self.wishes(0) {
            return;
        }
        for item in self.items[..wish].iter_mut().filter(|item| group(item)) {
            item.content = Content::Taken;
        }
        self.indicators = super::indicators::named(&self.items, self.tokens, &self.scale);
    }

    /// "tôi muốn xem", "cho hỏi" at this token.
    fn wishes(&self, token: usize) -> bool {
        let words: Vec<&str> = self.tokens.iter().skip(token).take(4).map(|token| token.folded.as_str()).collect();
        let wish = |words: &[&str]| {
            matches!(
                words,
                ["muon" | "can" | "xin" | "cho", "xem" | "coi" | "biet" | "hoi" | "tra" | "toi" | "xin", ..]
            ) || matches!(words, ["xem" | "coi" | "cho", "giup" | "gium" | "ho" | "dum" | "anh" | "em" | "toi", ..])
        };
        wish(&words) || words.len() > 1 && wish(&words[1..])
    }

    fn unit_by_place(&self) -> Option<&FoundUnit> {
        // "ai chép đúng": who did something is no group that is asked about.
        let units = || self.units.iter().filter(|found| !self.is_anybody(found));
        units()
            .find(|found| !matches!(found.asked, UnitAsked::Own))
            .or_else(|| units().next())
            .filter(|first| {
                // "xã mình so với xã Nghĩa Dân": one's own comes first, the other is held against it.
                let own = self.units.iter().find(|found| matches!(found.asked, UnitAsked::Own));
                !(self.has(Concept::Compare) && own.is_some_and(|own| own.first < first.first))
            })
            .or_else(|| units().next())
    }

    /// "ai", and no word that says which units.
    fn is_anybody(&self, found: &FoundUnit) -> bool {
        let first = self.all.get(found.first).and_then(|item| self.tokens.get(item.first));
        found.asked.is_group() && first.is_some_and(|token| token.folded == "ai")
    }

    pub(super) fn group_unit(&self) -> Option<UnitAsked> {
        if self.takes_departments_in() {
            return Some(UnitAsked::AllUnits);
        }
        // "đơn vị nào trong khối phòng chuyên môn": the narrower of the two.
        let within = |found: &&FoundUnit| {
            let first = self.all.get(found.first).map_or(0, |item| item.first);
            let before = self.tokens.get(first.saturating_sub(2)..first).unwrap_or_default();
            before.iter().any(|token| matches!(token.folded.as_str(), "trong" | "thuoc" | "khoi"))
        };
        let departments = |found: &&FoundUnit| found.asked == UnitAsked::AllDepartments;
        if self.units.iter().filter(departments).any(|found| within(&found)) {
            return Some(UnitAsked::AllDepartments);
        }
        // "ai đội sổ trong các phòng": which ones is said elsewhere.
        let mut groups = self.units.iter().filter(|found| found.asked.is_group());
        let first = groups.clone().next();
        groups
            .find(|found| !self.is_anybody(found))
            .or(first)
            .map(|found| found.asked.clone())
            .or_else(|| self.bare_group())
    }

    /// "năm đơn vị đội sổ, tính cả các phòng": the departments too, and not they alone.
    fn takes_departments_in(&self) -> bool {
        self.units.iter().filter(|found| found.asked == UnitAsked::AllDepartments).any(|found| {
            let before = self.all.get(found.first).and_then(|item| self.tokens.get(..item.first)).unwrap_or_default();
            let [.., verb, all] = before else { return false };
            all.folded == "ca" && matches!(verb.folded.as_str(), "tinh" | "ke" | "gom")
        })
    }

    /// "liệt kê đơn vị trên 85", "những xã dưới 70": the bare word of a kind, where a list is asked for.
    pub(super) fn bare_group(&self) -> Option<UnitAsked> {
        let listing = ["liet", "danh", "loc", "tim", "dem", "neu", "ke"];
        self.units.iter().filter(|found| found.asked == UnitAsked::Own).find_map(|found| {
            let item = self.all.get(found.first)?;
            let words = self.tokens.get(item.first..item.end)?;
            let group = match words.iter().map(|token| token.folded.as_str()).collect::<Vec<_>>()[..] {
                ["xa" | "phuong"] => UnitAsked::AllCommunes,
                ["phong"] => UnitAsked::AllDepartments,
                ["don", "vi"] => UnitAsked::AllUnits,
                _ => return None,
            };
            let before = self.tokens.get(..item.first)?;
            // "xã lên hạng nhiều nhất".
            let moved_most = self.all.get(found.end).is_some_and(|item| item.is(Concept::Movers));
            if found.first == 0 && moved_most && self.tokens.iter().any(|token| token.folded == "nhat") {
                return Some(group);
            }
            let number = |token: &Token| token.is_number() && token.folded.parse::<u32>().is_ok_and(|count| count > 1);
            let of_period = self.periods.iter().any(|period| period.end == found.first);
            let ground = before.iter().rev().nth(1).is_some_and(|token| token.folded == "trong");
            let words =
                found.first.checked_sub(1).and_then(|at| self.all.get(at)).filter(|item| item.end == item.first + 1);
            let in_words = words.is_some_and(|item| item.concepts().any(|c| matches!(c, Concept::Count(2..))));
            let counted = (before.last().is_some_and(number) || in_words) && !of_period && !ground;
            let many =
                counted || before.last().is_some_and(|token| matches!(token.folded.as_str(), "cac" | "nhung" | "moi"));
            (many || before.iter().any(|token| listing.contains(&token.folded.as_str()))).then_some(group)
        })
    }

    /// "hai xã Phú Thọ với Đồng Thanh được bao nhiêu": two are counted off, and nothing holds one against the other.
    pub(super) fn counts_two(&self) -> bool {
        let two = self.tokens.windows(2).any(|pair| {
            matches!(pair[0].folded.as_str(), "hai" | "2")
                && matches!(pair[1].folded.as_str(), "xa" | "phong" | "don" | "phuong")
        });
        // "Diên Hồng với Chính Nghĩa, cho xin điểm cả hai".
        // "Nghĩa Dân và Toàn Thắng mỗi xã bao nhiêu".
        let each = self.tokens.windows(2).any(|pair| {
            pair[0].folded == "moi" && matches!(pair[1].folded.as_str(), "xa" | "don" | "ben" | "noi" | "phong" | "dua")
        });
        let named = self.units.iter().filter(|found| matches!(found.asked, UnitAsked::Named { .. })).count();
        let two =
            two || each && named == 2 || self.has(Concept::Both) || self.asks_after_two() || self.asks_the_same_twice();
        let held = [Concept::Compare, Concept::Gap, Concept::Or, Concept::Rose, Concept::Fell, Concept::Movers];
        two && !self.any(&held) && !self.says(&["hon", "kem", "thua", "cach", "nao", "ai"])
    }

    /// "Mai Động với Phú Thọ thì sao".
    fn asks_after_two(&self) -> bool {
        let named = self.units.iter().filter(|found| matches!(found.asked, UnitAsked::Named { .. })).count();
        let ends = self.tokens.iter().rev().take(2).map(|token| token.folded.as_str());
        named == 2 && self.units.len() == 2 && ends.eq(["sao", "thi"])
    }

    /// "xã mình thứ mấy, Song Mai thứ mấy": the same is asked behind each of two.
    fn asks_the_same_twice(&self) -> bool {
        let [first, second] = self.units.as_slice() else { return false };
        let single =
            |asked: &UnitAsked| matches!(asked, UnitAsked::Named { .. } | UnitAsked::Own | UnitAsked::District);
        let asked = |from: usize, to: usize, concept: Concept| {
            self.all.get(from..to).unwrap_or_default().iter().any(|item| item.is(concept))
        };
        let parted = self.all.get(first.end..second.first).unwrap_or_default().iter();
        let parted = parted.filter_map(|item| self.tokens.get(item.first)).any(|token| token.is_sign(","));
        let same = [Concept::Rank, Concept::HowMany]
            .into_iter()
            .any(|concept| asked(first.end, second.first, concept) && asked(second.end, self.all.len(), concept));
        parted && same && single(&first.asked) && single(&second.asked) && first.asked != second.asked
    }

    /// Three and more units named side by side, or two.
    pub(super) fn side_by_side(&self, least: usize) -> Option<UnitAsked> {
        let single =
            |asked: &&UnitAsked| matches!(asked, UnitAsked::Named { .. } | UnitAsked::Own | UnitAsked::District);
        let mut several: Vec<UnitAsked> = Vec::new();
        for asked in self.units.iter().map(|found| &found.asked).filter(single) {
            if !several.contains(asked) {
                several.push(asked.clone());
            }
        }
        let named = several.iter().filter(|asked| matches!(asked, UnitAsked::Named { .. })).count();
        let least_named = if self.asks_the_same_twice() { 1 } else { 2 };
        (several.len() >= least && named >= least_named).then_some(UnitAsked::Several(several))
    }

    pub(super) fn unit_or(&self, default: UnitAsked) -> UnitAsked {
        let counted = self.counts_two();
        if let Some(several) = self.side_by_side(if counted { 2 } else { 3 }) {
            return several;
        }
        if default == UnitAsked::Own && self.of_whole(Concept::InDistrict) {
            return UnitAsked::District;
        }
        if default == UnitAsked::Own && self.of_whole(Concept::InProvince) {
            return UnitAsked::Province;
        }
        self.main_unit().map_or(default, |found| found.asked.clone())
    }

    /// "toàn huyện có cao hơn mặt bằng chung không": nobody is named, and no place is asked for that it were the ground of.
    fn of_whole(&self, place: Concept) -> bool {
        let whole = self.all.iter().filter(|item| item.is(place)).any(|item| {
            self.tokens.get(item.first).is_some_and(|token| matches!(token.folded.as_str(), "toan" | "khap"))
        });
        let places = [Concept::Rank, Concept::Top, Concept::Bottom, Concept::NextAbove, Concept::NextBelow];
        whole && self.units.is_empty() && !self.any(&places)
    }
}
