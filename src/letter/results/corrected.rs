//! Corrections: what a letter quotes only to withdraw it, and whose the value is that takes its place.

use super::Reader;
use crate::domain::indicator::Indicator;
use crate::letter::lexicon::Term;
use crate::letter::paragraph::Paragraph;
use crate::letter::phrase::{Item, Phrase};
use crate::letter::reading::Subject;
use crate::letter::unit_names::Mention;

/// "- Đã ghi: “đạt 85,7 điểm”.": what a correction quotes to withdraw it.
pub(super) fn withdraws(paragraph: &Paragraph) -> bool {
    const QUOTED: &[&str] = &["đã ghi", "đã in", "đã viết", "đã nêu", "nội dung đã", "nội dung cũ", "trước đây ghi"];
    let text = paragraph.text.to_lowercase();
    text.split_once(':').is_some_and(|(label, _)| {
        label.chars().count() <= 30 && QUOTED.iter().any(|quoted| label.trim_start().starts_with(quoted))
    })
}

/// What a heading says in brackets alone.
pub(super) struct Headed {
    pub unit: Option<Subject>,
    pub indicators: Vec<Indicator>,
}

impl Reader<'_, '_> {
    /// "Tại phụ lục, dòng số 09 (UBND xã Quế Hạ):", "Mục 1, gạch đầu dòng thứ tư (Thanh toán trực tuyến):": where the place
    /// of a correction is counted off, the bracket says of whom or of what it is.
    pub(super) fn heading_in_brackets(&self) -> Option<Headed> {
        let opens = self.items.iter().position(|item| item.phrase == Phrase::Open)?;
        let inside = self.items[opens + 1..].iter().take_while(|item| item.phrase != Phrase::Close);
        let (mut units, mut indicators) = (Vec::new(), Vec::new());
        for item in inside {
            match &item.phrase {
                Phrase::Unit(mention @ Mention::Named { candidates, .. }) => {
                    let home = candidates.iter().any(|id| id == self.home);
                    units.push(if home { Subject::Home } else { Subject::Named(mention.clone()) });
                }
                Phrase::Unit(mention @ Mention::Unknown { .. }) => units.push(Subject::Named(mention.clone())),
                Phrase::Term(Term::Indicator(indicator)) => indicators.push(*indicator),
                _ => {}
            }
        }
        let counted = self.items[..opens]
            .iter()
            .all(|item| !matches!(item.phrase, Phrase::Unit(_) | Phrase::Term(Term::Indicator(_))));
        (counted && units.len() <= 1 && indicators.len() <= 1).then(|| Headed { unit: units.pop(), indicators })
    }

    /// "Nay sửa thành": what stood before is withdrawn, and what was said of it holds for what replaces it: "trung bình của
    /// tỉnh in là 87,02; nay sửa thành 82,07 điểm".
    pub(super) fn corrects(&mut self) {
        self.state.from = false;
        if let Some(withdrawn) = self.withdrawn.take() {
            self.readings.quote_from(withdrawn);
        }
        if let Some(standing) = self.replaced.take() {
            self.state.standing = standing;
            self.state.reference_used = false;
        }
    }

    /// "đã in là 82,07 điểm, nay đính chính thành 82,70 điểm": another value takes the place of this one.
    pub(super) fn is_corrected_behind(&self, at: usize) -> bool {
        const NEAR: usize = 5;
        let said = self.items[at + 1..].iter().take_while(|item| {
            !matches!(item.phrase, Phrase::Stop { sentence: true } | Phrase::Term(Term::Indicator(_)) | Phrase::Unit(_))
        });
        let said: Vec<&Item> = said.collect();
        let Some(corrects) = said.iter().position(|item| item.phrase == Phrase::Term(Term::Correction)) else {
            return false;
        };
        said[corrects + 1..].iter().take(NEAR).any(|item| matches!(item.phrase, Phrase::Value(_) | Phrase::Rank { .. }))
    }
}
