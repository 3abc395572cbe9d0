//! A text whose letters were recognised in a picture: a person must look at every figure of it.

use super::content::rates_told;
use crate::domain::figure::{Doubt, FigureStatus};
use crate::domain::letter::{LetterContent, LetterDoubt};

/// Marks every figure as doubtful, and says so for each.
pub fn doubt_everything(content: &mut LetterContent) {
    for set in &mut content.figure_sets {
        for figure in set.figures.iter_mut().filter(|figure| figure.status == FigureStatus::Certain) {
            figure.status = FigureStatus::Doubtful(Doubt::Unclear);
            content.doubts.push(LetterDoubt {
                period: Some(set.period),
                indicator: Some(figure.indicator),
                line: figure.line,
                printed: figure.printed.clone(),
                doubt: Doubt::Unclear,
            });
        }
    }
    content.doubts.extend(rates_told(&mut content.rates_alone, |_| true));
    content.doubts.sort_by_key(|doubt| doubt.line);
}
