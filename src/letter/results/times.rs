//! Of which period a passage speaks, from the periods that it names.

use super::Reader;
use crate::letter::lexicon::{Term, is};
use crate::letter::paragraph::Marker;
use crate::letter::phrase::{Item, Phrase};
use crate::letter::printed_period::PrintedPeriod;
use crate::letter::reading::When;

impl Reader<'_, '_> {
    pub(super) fn period(&mut self, period: PrintedPeriod, at: usize) {
        self.pair = false;
        if self.period_told == Some(at) || self.tells_of_brackets(at) {
            return;
        }
        if self.state.comparison || self.state.difference || self.state.from || self.state.bound {
            self.state.earlier = true;
            return;
        }
        let begins_bracket = at > 0 && self.items[at - 1].phrase == Phrase::Open;
        let states = matches!(
            self.items.get(at + 1).map(|item| &item.phrase),
            Some(Phrase::Reaches | Phrase::Colon | Phrase::Value(_) | Phrase::Term(Term::Link))
        );
        let period = if begins_bracket { period.with_year_beside(self.state.period.named()) } else { period };
        // "Kết quả năm 2024 … Số liệu tính đến ngày 31/12/2024": the day closes the period that has been named.
        let closes = matches!(self.state.period, When::In(named) if period.closes(named));
        if closes || !states && self.is_a_day_of_the_period(&self.items[at]) {
            return;
        }
        let dated = matches!(period, PrintedPeriod::Span { year: Some(_), .. });
        let earlier = matches!(self.state.period, When::In(outer) if period.is_before_of_kind(outer));
        if begins_bracket && (states || self.ranks_next(at)) && (dated || earlier) {
            // "(6 tháng đầu năm 2024 đạt 85,9 điểm)": a score of that period.
            self.state.period = When::In(period);
            return;
        }
        if self.is_as_of_a_day_within(period, at) {
            return self.narrow(period);
        }
        if !self.brackets.is_empty() {
            // A bracket behind a score names the period of another score.
            let of_another = self.state.period != When::In(period) && self.state.period != When::Unsaid;
            self.state.earlier |= of_another && self.state.values > 0;
            self.state.period = When::In(period);
            // "BẢNG ĐIỂM CÁC XÃ (tháng 12/2024)": a title, whose bracket speaks of all that follows.
            let title = !self.items.iter().any(|item| matches!(item.phrase, Phrase::Value(_)));
            if title && self.periods.is_empty() {
                self.periods.push(period);
            }
            return;
        }
        let listed = at.checked_sub(1).is_some_and(|before| {
            matches!(self.items[before].phrase, Phrase::And | Phrase::Comma | Phrase::Dash)
                && before.checked_sub(1).is_some_and(|named| matches!(self.items[named].phrase, Phrase::Period(_)))
        });
        if !self.periods.contains(&period) {
            self.periods.push(period);
        }
        let same = self.state.period == When::In(period);
        self.state.period = if listed && !same { When::Several } else { When::In(period) };
    }

    /// "Tháng 12/2024 (tính đến ngày 20/12/2024)": figures of a day within the month that has been named are not the month's, whose
    /// own are announced when it is over.
    fn is_as_of_a_day_within(&self, day: PrintedPeriod, at: usize) -> bool {
        let tokens = &self.passage.paragraph.tokens;
        let Some(open) = self.items[..at].iter().rposition(|item| item.phrase == Phrase::Open) else { return false };
        let words = self.items[open].to..self.items[at].to;
        let until = words.into_iter().any(|at| is(tokens, at, "đến"));
        let named = open.checked_sub(1).map(|before| &self.items[before].phrase);
        let alone = matches!(self.items.get(at + 1).map(|item| &item.phrase), Some(Phrase::Close));
        match named {
            Some(Phrase::Period(named)) if until && alone && !self.brackets.is_empty() => {
                self.brackets.last().is_some_and(|outer| outer.period == When::In(*named)) && day.is_well_within(*named)
            }
            _ => false,
        }
    }

    fn narrow(&mut self, day: PrintedPeriod) {
        if let Some(When::In(named)) = self.brackets.last().map(|outer| outer.period) {
            self.periods.retain(|period| *period != named);
        }
        for outer in &mut self.brackets {
            outer.period = When::In(day);
        }
        self.state.period = When::In(day);
        if !self.periods.contains(&day) {
            self.periods.push(day);
        }
    }

    /// The last day of the period that is spoken of, or the one on which its figures were taken. "Từ ngày 01 đến ngày
    /// 10/12/2024" begins anew, and dates nothing that was named before.
    pub(super) fn is_a_day_of_the_period(&self, item: &Item) -> bool {
        let Phrase::Period(day) = item.phrase else { return false };
        let begins_anew = is(&self.passage.paragraph.tokens, item.from, "từ");
        !begins_anew && matches!(self.state.period, When::In(named) if day.closes(named) || day.dates(named))
    }

    /// "(trong ngoặc là kết quả tháng 11/2024)": the period of what stands in brackets below, and of nothing else.
    fn tells_of_brackets(&self, at: usize) -> bool {
        let tokens = &self.passage.paragraph.tokens;
        let clause = self.items[..at].iter().rev().take_while(|item| !matches!(item.phrase, Phrase::Stop { .. }));
        let from = clause.last().map_or(self.items[at].from, |item| item.from);
        (from..self.items[at].from).any(|at| is(tokens, at, "trong") && is(tokens, at + 1, "ngoặc"))
    }

    pub(super) fn ranks_next(&self, at: usize) -> bool {
        let colon = matches!(self.items.get(at + 1).map(|item| &item.phrase), Some(Phrase::Colon));
        matches!(self.items.get(at + 1 + usize::from(colon)).map(|item| &item.phrase), Some(Phrase::Rank { .. }))
    }

    /// "71,2 điểm (Tuần 40) lên 80,05 điểm (Tuần 41)", "61,9 điểm trong tháng 10/2024": the period named behind the value, in
    /// a bracket of its own or with its preposition.
    pub(super) fn period_behind(&self, at: usize) -> Option<PrintedPeriod> {
        let phrase = |next: usize| self.items.get(at + next).map(|item| &item.phrase);
        match (phrase(1)?, phrase(2)?, phrase(3)) {
            (Phrase::Open, Phrase::Period(period), Some(Phrase::Close)) => {
                Some(period.with_year_beside(self.state.period.named()))
            }
            (Phrase::Word, Phrase::Period(period), behind)
                if self.follows(at + 2, &["trong", "của", "ở", "vào", "hồi"])
                    && !matches!(behind, Some(Phrase::Reaches | Phrase::Colon | Phrase::Value(_))) =>
            {
                Some(*period)
            }
            _ => None,
        }
    }

    /// "- Số hóa hồ sơ: 16,9/22 điểm. 2. Kết quả cả năm 2024: …": an item with values of the period that it was handed
    /// ends among those of another. One that names both ("tháng 9/2024 đạt 7,2/10; 9 tháng đạt 7,6/10") compares them.
    pub(super) fn turns_to_another_period(&self) -> bool {
        let handed = self.scope.period;
        let is_item = matches!(self.passage.paragraph.marker, Some(Marker::Bullet(_) | Marker::Letter));
        let names_both = self.periods.iter().any(|period| When::In(*period) == handed);
        is_item
            && handed != When::Several
            && !names_both
            && self.valued.first() == Some(&handed)
            && self.valued.len() > 1
    }

    /// "Tháng 5 huyện đạt 82,6 điểm, tháng 4 là 81,15 điểm": a former period is told beside, in the same sentence, and what is
    /// listed below is of the one told first.
    pub(super) fn tells_beside(&self, told: PrintedPeriod, former: PrintedPeriod) -> bool {
        let scored = self.scored == [When::In(told), When::In(former)] && former.precedes(told);
        let named = self.items.iter().position(|item| item.phrase == Phrase::Period(former));
        let since = named.map(|named| self.items[..named].iter().rev());
        let same_sentence = since.is_some_and(|mut since| {
            let met = since.find(|item| matches!(item.phrase, Phrase::Stop { sentence: true } | Phrase::Value(_)));
            met.is_some_and(|item| matches!(item.phrase, Phrase::Value(_)))
        });
        let announces = self.items.last().is_some_and(|last| last.phrase == Phrase::Colon);
        scored && same_sentence && !announces
    }

    /// "xếp hạng thứ 07/11 (tháng 10/2024 xếp thứ 10/11), trong đó:": where what a bracket says of another time stands.
    fn told_in_brackets(&self, items: &[Item]) -> Vec<usize> {
        let mut told = Vec::new();
        let mut open: Option<usize> = None;
        for (at, item) in items.iter().enumerate() {
            match item.phrase {
                Phrase::Open => open = Some(at + 1),
                Phrase::Close => {
                    let inside = open.take().map_or(&items[at..at], |from| &items[from..at]);
                    let tells = inside.iter().any(|item| {
                        matches!(item.phrase, Phrase::Rank { .. } | Phrase::Rate { .. } | Phrase::Value(_))
                    });
                    told.extend(inside.iter().filter(|_| tells).map(|item| item.from));
                }
                _ => {}
            }
        }
        told
    }

    /// "…; quý II/2025 đạt 84,3 điểm. Cụ thể quý III/2025:" – the period that what follows is of.
    pub(super) fn announced_period(&self) -> Option<PrintedPeriod> {
        let (last, before) = self.items.split_last()?;
        let said = before.iter().rev().take_while(|item| !matches!(item.phrase, Phrase::Stop { .. }));
        // "So với tháng 8:" names what the results below are held against.
        let compared = |item: &Item| matches!(item.phrase, Phrase::Term(Term::Comparison | Term::Difference));
        if said.clone().any(compared) || self.tells_of_brackets(before.len()) {
            return None;
        }
        let aside = self.told_in_brackets(before);
        let said = said.filter(|item| !aside.contains(&item.from));
        let mut said = said.filter(|item| matches!(item.phrase, Phrase::Period(_) | Phrase::Value(_)));
        match (&last.phrase, said.next().map(|item| &item.phrase), said.next()) {
            (Phrase::Colon, Some(Phrase::Period(period)), None) => Some(*period),
            _ => None,
        }
    }
}
