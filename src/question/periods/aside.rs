//! Periods that are spoken of beside the one that is asked about: an occasion, today, the same one in other words.

use super::FoundPeriod;
use crate::question::asked::PeriodAsked;
use crate::question::fold::Token;
use crate::question::matching::Item;
use crate::question::vocabulary::Concept;

/// "tháng này họp kiểm điểm, tháng 12 …": when the occasion is, as long as another period is asked about behind it.
pub(super) fn drop_occasions(items: &[Item], tokens: &[Token], found: &mut Vec<FoundPeriod>) {
    let word = |at: usize| tokens.get(at).map(|token| token.folded.as_str());
    let occasion = |one: &FoundPeriod| {
        let after = items.get(one.end).map(|item| item.first);
        after.is_some_and(|at| match word(at) {
            Some("hop") => true,
            Some("giao") => word(at + 1) == Some("ban"),
            Some("hoi") => word(at + 1) == Some("nghi"),
            Some("so" | "tong") => word(at + 1) == Some("ket"),
            _ => false,
        })
    };
    let parted = |one: &FoundPeriod, next: &FoundPeriod| {
        let between = items.get(one.end..next.first).unwrap_or_default();
        between.iter().any(|item| tokens.get(item.first).is_some_and(|token| token.is_sign(",")))
    };
    if let [one, next, ..] = found.as_slice()
        && occasion(one)
        && parted(one, next)
    {
        found.remove(0);
    }
}

/// "bữa ni bận quá, coi giùm tháng tám": beside a period that is named, today is when somebody asks.
pub(super) fn drop_today(found: &mut Vec<FoundPeriod>, items: &[Item]) {
    // "đầu năm phải phát biểu, cháu xem năm 2024 thế nào", "báo cáo cuối năm": neither is the season.
    let season = |found: &FoundPeriod| {
        let of_year = |item: &Item| item.is(Concept::YearStart) || item.is(Concept::YearEnd);
        found.end == found.first + 1
            && items.get(found.first).is_some_and(|item| of_year(item) && item.end == item.first + 2)
    };
    let named = found.iter().any(|found| matches!(found.asked, PeriodAsked::In { .. }) && !season(found));
    if named && !items.iter().any(|item| item.is(Concept::Compare)) {
        found.retain(|found| found.asked != PeriodAsked::Latest && !season(found));
    }
}

/// "tháng chạp năm ngoái tức tháng 12": one period, said twice.
pub(super) fn drop_said_again(items: &[Item], tokens: &[Token], found: &mut Vec<FoundPeriod>) {
    let in_other_words = |one: &FoundPeriod, next: &FoundPeriod| {
        let between = items.get(one.end..next.first).unwrap_or_default();
        let mut words = between.iter().flat_map(|item| tokens.get(item.first..item.end).unwrap_or_default());
        words.any(|token| matches!(token.folded.as_str(), "tuc" | "nghia"))
    };
    let again = found
        .windows(2)
        .position(|pair| pair[0].asked.resolved() == pair[1].asked.resolved() && in_other_words(&pair[0], &pair[1]));
    if let Some(at) = again {
        found.remove(at + 1);
    }
}
