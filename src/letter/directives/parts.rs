//! Several tasks within one sentence or item, each cut off as a directive of its own.

use super::actions::action_at;
use super::addressees::addressees;
use super::demands::{announces_own_task, asked_from, behind_count, demand, instructed_at, tells_somebody};
use super::suspension::changes_publication;
use crate::letter::lexicon::{is, is_one_of};
use crate::letter::paragraph::Paragraph;
use crate::letter::sentences::sentences;

/// Cuts a directive where, behind a semicolon, others are told what to do, or the next task of a list begins: "yêu cầu
/// các đơn vị: rà soát …; xử lý …".
pub fn parts(paragraph: &Paragraph, from: usize, to: usize) -> Vec<(usize, usize)> {
    let tokens = &paragraph.tokens;
    let (whom, behind_whom) = addressees(paragraph, asked_from(paragraph, from, to), to);
    let listed = !whom.is_empty() && tokens.get(behind_whom).is_some_and(|token| token.is_mark(':'));
    let sentence_begins: Vec<usize> = sentences(paragraph).into_iter().map(|(begin, _)| begin).collect();
    let mut parts = Vec::new();
    let mut begin = from;
    for at in from + 1..to {
        let begins = sentence_begins.contains(&at);
        let until = sentence_begins.iter().copied().find(|next| *next > at).unwrap_or(to);
        let begins_suspension = begins && until <= to && changes_publication(paragraph.slice(at, until));
        let tells = |at: usize| {
            tells_somebody(paragraph, at, to)
                || announces_own_task(paragraph, at, to)
                || instructed_at(paragraph, at, until.min(to)).is_some()
        };
        if begins_suspension || begins && tells(at) {
            parts.push((begin, at));
            begin = at;
        }
        // "…, đồng thời tăng cường …": one more task for the same.
        let besides = tokens[at - 1].is_mark(',')
            && is(tokens, at, "đồng")
            && is(tokens, at + 1, "thời")
            && action_at(paragraph, at + 2);
        if !tokens[at - 1].is_mark(';') && !besides {
            continue;
        }
        let has_task = addressees(paragraph, asked_from(paragraph, begin, at), at - 1).1 + 1 < at;
        let asks_anew = demand(paragraph, at, to).is_some_and(|behind| {
            behind <= at + 2 || behind <= at + 4 && is(tokens, at, "đồng") && is(tokens, at + 1, "thời")
        });
        // "…; hoàn thành trước ngày 28/02", "…; báo cáo kết quả": how the task before ends.
        let ends_task =
            is_one_of(tokens, at, &["hoàn", "báo", "tổng", "xong", "nhất", "đặc", "trong", "cụ", "thời", "trước"]);
        let next_task = listed && !ends_task;
        // "…; (2) xã Vân Hà khắc phục".
        let counted = behind_count(paragraph, at) > at && tells_somebody(paragraph, behind_count(paragraph, at), to);
        if has_task && (asks_anew || next_task || besides || counted || tells_somebody(paragraph, at, to)) {
            parts.push((begin, at));
            begin = at;
        }
    }
    parts.push((begin, to));
    parts
}
