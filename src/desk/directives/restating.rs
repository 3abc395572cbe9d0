//! Every month's letter may state the same recurring directive again. It is followed once: by its newest statement.

use crate::domain::message::Block;
use crate::domain::notice::{Notice, NoticeId};
use std::collections::{BTreeSet, HashSet};

/// Words that two statements share, of all their words, in hundredths.
const SAME: usize = 80;

/// The directives of a recurring deadline that a later one of the same issuer states again: to the same addressees, by the
/// same days, in nearly the same words.
pub fn restated(notices: &[Notice]) -> HashSet<NoticeId> {
    let out: Vec<&Notice> = notices.iter().filter(|notice| notice.went_out() && recurs(notice)).collect();
    let later = |notice: &Notice| out.iter().any(|other| other.id > notice.id && restates(other, notice));
    out.iter().filter(|notice| later(notice)).map(|notice| notice.id).collect()
}

fn recurs(notice: &Notice) -> bool {
    notice.timetable().recurs()
}

fn restates(later: &Notice, earlier: &Notice) -> bool {
    later.issuer == earlier.issuer
        && later.letter.letter != earlier.letter.letter
        && later.audience == earlier.audience
        && later.deadline() == earlier.deadline()
        && says_the_same(&words(later), &words(earlier))
}

fn says_the_same(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared > 0 && shared * 100 >= one.union(other).count() * SAME
}

/// The words of the directive itself, without months and numbers.
fn words(notice: &Notice) -> BTreeSet<String> {
    let texts = notice.message.blocks.iter().filter_map(|block| match block {
        Block::Text(line) => Some(line.plain_text().to_lowercase()),
        _ => None,
    });
    let split = |text: String| -> Vec<String> {
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    texts.flat_map(split).collect()
}
