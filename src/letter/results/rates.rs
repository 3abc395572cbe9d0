//! Rates and ranks printed with a score.

use super::Reader;
use super::clause::Standing;
use crate::domain::indicator::Indicator;
use crate::letter::phrase::Phrase;
use crate::letter::reading::{ReadRank, ReadRate};

impl Reader<'_, '_> {
    pub(super) fn rate(&mut self, at: usize) {
        let Phrase::Rate { rate, doubtful } = self.items[at].phrase else { return };
        let state = &self.state;
        let of_a_count = at > 0 && self.items[..at].iter().rev().take(2).any(|item| item.phrase == Phrase::Other);
        let skipped =
            state.difference || state.earlier || state.bound || state.comparison || state.foreign || of_a_count;
        self.state.difference = false;
        let state = &self.state;
        if skipped || state.standing != Standing::Own {
            return;
        }
        let label = self.label_before(at);
        // A rate of something else than the score of the sentence before.
        if state.sentence_over && label.is_some() {
            return;
        }
        let named = match state.indicators[..] {
            [only] => Some(only),
            [] if label.is_none() => match self.scope.indicators[..] {
                [only] => Some(only),
                _ => None,
            },
            _ => None,
        };
        let Some(indicator) = named else { return };
        match rate.filter(|_| !doubtful) {
            Some(rate) => self.readings.rates.push(ReadRate { place: self.place(), indicator, rate, label }),
            None => self.stray(at),
        }
    }

    /// What the words before a rate say it is of.
    fn label_before(&self, at: usize) -> Option<String> {
        let begins = self.items[..at]
            .iter()
            .rposition(|item| {
                matches!(
                    item.phrase,
                    Phrase::Value(_) | Phrase::Close | Phrase::Stop { .. } | Phrase::Colon | Phrase::Rate { .. }
                )
            })
            .map_or(0, |last| last + 1);
        let words = self.passage.paragraph.slice(self.items.get(begins)?.from, self.items[at].from);
        label_of(words)
    }

    pub(super) fn rank(&mut self, at: usize) {
        let Phrase::Rank { rank, .. } = self.items[at].phrase else { return };
        let state = &self.state;
        if state.foreign || state.bound || state.standing != Standing::Own {
            return;
        }
        if state.earlier || (state.from && self.new_level_follows(at)) {
            self.state.from = false;
            return;
        }
        let indicator = match state.indicators[..] {
            [only] => only,
            _ => Indicator::Total,
        };
        let paragraph = self.passage.paragraph;
        let (from, to) = (self.items[at].from, self.items[at].to);
        match rank {
            Some(rank) => self.readings.ranks.push(ReadRank {
                place: self.place(),
                indicator,
                rank,
                printed: paragraph.slice(from, to).to_owned(),
                line: paragraph.line_of(from),
            }),
            None => self.stray(at),
        }
    }
}

/// Words before a rate without "đạt tỷ lệ" and the marks around them; `None` when nothing is left.
fn label_of(words: &str) -> Option<String> {
    const AROUND: &[&str] = &[
        "đạt tỷ lệ",
        "đạt tỉ lệ",
        "với tỷ lệ",
        "với tỉ lệ",
        "tỷ lệ đạt",
        "tỉ lệ đạt",
        "tỷ lệ",
        "tỉ lệ",
        "đạt",
        "là",
        "với",
        "(",
        ")",
        ",",
        ":",
        "-",
        "+",
    ];
    let mut label = words.trim();
    loop {
        let before = label;
        for around in AROUND {
            let word = around.chars().any(char::is_alphabetic);
            if let Some(rest) =
                label.strip_prefix(around).filter(|rest| !word || rest.is_empty() || rest.starts_with(' '))
            {
                label = rest.trim();
            }
            if let Some(rest) =
                label.strip_suffix(around).filter(|rest| !word || rest.is_empty() || rest.ends_with(' '))
            {
                label = rest.trim();
            }
        }
        if label == before {
            return (!label.is_empty()).then(|| label.to_owned());
        }
    }
}
