//! Whether a sentence tells somebody to do something, and where it begins to.

use super::actions::{action_at, opening_at};
use super::addressees::addressee_words;
use crate::letter::lexicon::{self, Term, is, is_one_of};
use crate::letter::paragraph::Paragraph;
use crate::letter::token::Token;

/// Where the addressees of what is asked for may stand: behind the verb, the opening clause or the label.
pub(super) fn asked_from(paragraph: &Paragraph, from: usize, to: usize) -> usize {
    demand(paragraph, from, to)
        .or_else(|| instructed_at(paragraph, from, to))
        .unwrap_or_else(|| behind_label(paragraph, from, to))
}

/// The place behind a verb of demand in the sentence: "yêu cầu", "đề nghị", "giao". Nouns of the same words ("theo yêu
/// cầu", "yêu cầu của") are no demand.
pub fn demand(paragraph: &Paragraph, from: usize, to: usize) -> Option<usize> {
    let tokens = &paragraph.tokens;
    const NOUN_BEFORE: &[&str] = &[
        "theo", "ứng", "các", "những", "mọi", "dung", "số", "có", "được", "đúng", "về", "văn", "đơn", "nhu", "với",
        "bản", "đạt", "từ", "tại",
    ];
    const NOUN_BEHIND: &[&str] = &["của", "về", "tại", "trên", "này", "đặt", "giải", "nêu"];
    // In a title every word is written large: "PHỤ LỤC GIAO NHIỆM VỤ".
    let all_capitals = !paragraph.slice(from, to).contains(char::is_lowercase);
    (from..to).find_map(|at| {
        // "Đ/n IOC tỉnh", "y/c các đơn vị"; a scan may lose the accent of "cầu" and "nghị".
        let slash = tokens.get(at + 1).is_some_and(|token| token.is_mark('/'));
        let short =
            slash && (is(tokens, at, "đ") && is(tokens, at + 2, "n") || is(tokens, at, "y") && is(tokens, at + 2, "c"));
        if short {
            return Some(at + 3);
        }
        let verb = (is(tokens, at, "yêu") && is_one_of(tokens, at + 1, &["cầu", "câu"]))
            || (is(tokens, at, "đề") && is_one_of(tokens, at + 1, &["nghị", "nghi"]));
        let noun = (at > from && is_one_of(tokens, at - 1, NOUN_BEFORE)) || is_one_of(tokens, at + 2, NOUN_BEHIND);
        if verb && !noun {
            return Some(at + 2);
        }
        // "Nhờ phòng Văn hóa gửi lại danh sách"; "nhờ sự nỗ lực của các xã" gives a reason.
        let begs = at == from && is(tokens, at, "nhờ") && {
            addressee_words(paragraph, at + 1, to).is_some_and(|(_, end)| end < to && action_at(paragraph, end))
        };
        if begs {
            return Some(at + 1);
        }
        // "Sếp chốt: chị Thủy số hóa nốt …": what somebody has told, behind a colon.
        let relayed = at < from + 6
            && is_one_of(tokens, at, &["chốt", "dặn", "nhắc"])
            && !(at > from && is_one_of(tokens, at - 1, &["liệu", "số"]))
            && tokens.get(at + 1).is_some_and(|token| token.is_mark(':'))
            && at + 2 < to
            && !states_a_score(paragraph, at + 2, to);
        if relayed {
            return Some(at + 2);
        }
        if asks_kindly(paragraph, at) && !(from..to).any(|at| at > from && lexicon::points_word(tokens, at)) {
            return Some(from);
        }
        let assigns = is(tokens, at, "giao")
            && (at == from
                || tokens[at].capital && !all_capitals
                || is_one_of(tokens, at - 1, &["huyện", "xã", "tỉnh", "ubnd"]))
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.capital || is_one_of(tokens, at + 1, &["các", "phòng", "sở", "ubnd", "công"]));
        assigns.then_some(at + 1)
    })
}

/// "xem giúp em", "nhớ gửi báo cáo": how colleagues ask one another in a message.
fn asks_kindly(paragraph: &Paragraph, at: usize) -> bool {
    let tokens = &paragraph.tokens;
    let everybody = at > 1 && is(tokens, at - 2, "mọi") && is(tokens, at - 1, "người")
        || at > 1 && is(tokens, at - 2, "cả") && is(tokens, at - 1, "nhà");
    is(tokens, at, "nhớ") && everybody && !is_one_of(tokens, at + 1, &["lại", "đến", "là"])
        || is(tokens, at, "giúp") && is_one_of(tokens, at + 1, &["e", "em", "mình", "tôi", "chị", "anh"])
        || is(tokens, at, "nhớ") && is_one_of(tokens, at + 1, &["gửi", "báo", "nộp", "kiểm", "cập", "làm", "rà"])
}

/// Behind "(2)" within a sentence.
pub(super) fn behind_count(paragraph: &Paragraph, at: usize) -> usize {
    let tokens = &paragraph.tokens;
    let digits = tokens.get(at + 1).and_then(|token| token.number()).is_some_and(|digits| digits.len() < 3);
    let brackets =
        [(at, '('), (at + 2, ')')].iter().all(|(at, mark)| tokens.get(*at).is_some_and(|token| token.is_mark(*mark)));
    at + 3 * usize::from(digits && brackets)
}

/// Behind a label that says what follows: "Phương hướng: Phòng A …".
fn behind_label(paragraph: &Paragraph, from: usize, to: usize) -> usize {
    let from = behind_count(paragraph, from);
    const LABELS: &[&str] =
        &["phương hướng", "nhiệm vụ", "giải pháp", "biện pháp", "phân công", "kiến nghị", "nhắc việc", "việc cần làm"];
    let colon = (from..to.min(from + 8)).find(|at| paragraph.tokens[*at].is_mark(':'));
    let named = colon.filter(|colon| {
        let label = paragraph.slice(from, *colon).to_lowercase();
        LABELS.iter().any(|word| label.starts_with(word))
    });
    named.map_or(from, |colon| colon + 1)
}

/// Where the addressees stand in a sentence that tells them what to do behind an opening clause: "Trong quá trình thực
/// hiện, nếu có vướng mắc, các cơ quan, đơn vị kịp thời báo cáo …".
pub fn instructed_at(paragraph: &Paragraph, from: usize, to: usize) -> Option<usize> {
    const OPENINGS: &[&str] = &[
        "trong quá trình",
        "quá trình",
        "nếu ",
        "trường hợp",
        "để ",
        "thời gian tới",
        "trong thời gian",
        "trong khi",
        "hằng tháng",
        "hàng tháng",
        "định kỳ",
        "từ nay",
        "trên cơ sở",
        "căn cứ kết quả",
        "từ kết quả",
    ];
    // Behind a time, what is told may be what has been.
    const TIMES: &[&str] = &["từ tháng", "từ ngày", "từ quý", "từ tuần", "từ năm", "kể từ", "bắt đầu từ", "cứ "];
    const QUOTES: &[char] = &['"', '“', '”', '«'];
    let text = paragraph.slice(from, to).to_lowercase();
    let text = text.trim_start_matches(QUOTES).trim_start();
    if states_a_score(paragraph, from, to) {
        return None;
    }
    // "Hằng quý Trung tâm báo cáo …": without a comma.
    let cycle = is_one_of(&paragraph.tokens, from, &["hằng", "hàng"])
        && is_one_of(&paragraph.tokens, from + 1, &["tuần", "tháng", "quí", "năm"]);
    if cycle && addressee_words(paragraph, from + 2, to).is_some_and(|(_, end)| end < to && action_at(paragraph, end)) {
        return Some(from + 2);
    }
    // "Tháng đầu vận hành mô hình mới, UBND xã tạm dừng …": what is stopped is told behind any clause.
    let opens = OPENINGS.iter().any(|opening| text.starts_with(opening));
    let times = TIMES.iter().any(|opening| text.starts_with(opening));
    let acts = |at: usize| match (opens, times) {
        (true, _) => action_at(paragraph, at),
        (false, true) => obliges_at(paragraph, at),
        (false, false) => stops_at(paragraph, at),
    };
    (from + 1..to).find(|at| {
        let behind_mark = paragraph.tokens[at - 1].is_mark(',');
        behind_mark && addressee_words(paragraph, *at, to).is_some_and(|(_, end)| end < to && acts(end))
    })
}

/// "phải công khai", "có trách nhiệm báo cáo".
fn obliges_at(paragraph: &Paragraph, at: usize) -> bool {
    let tokens = &paragraph.tokens;
    is_one_of(tokens, at, &["phải", "cần"])
        || is(tokens, at, "có") && is(tokens, at + 1, "trách") && is(tokens, at + 2, "nhiệm")
}

/// "tạm dừng", "tạm ngừng".
fn stops_at(paragraph: &Paragraph, at: usize) -> bool {
    is(&paragraph.tokens, at, "tạm") && is_one_of(&paragraph.tokens, at + 1, &["dừng", "ngừng", "ngưng"])
}

/// Whether the sentence begins with addressees and goes on with what they are to do, or with the verb itself.
pub fn instructs(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    if instructed_at(paragraph, from, to).is_some() {
        return true;
    }
    let from = behind_label(paragraph, from, to);
    if states_a_score(paragraph, from, to) || to - from < 4 {
        return false;
    }
    opening_at(paragraph, from) || tells_somebody(paragraph, from, to)
}

/// Whether addressees stand at `from` and what they are to do right behind them; what they did or will do is told.
pub fn tells_somebody(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    const TOLD: &[&str] = &["đã", "sẽ", "được", "đang", "là", "có", "vẫn", "đạt", "nhận"];
    let Some((first, end)) = addressee_words(paragraph, from, to) else { return false };
    let tells = |at: usize| is_one_of(&paragraph.tokens, at, TOLD) && limit_of_those(&paragraph.tokens, at).is_none();
    let told = (first..end).any(tells);
    let told = told && !is_one_of(&paragraph.tokens, from, &["đối"]);
    if end >= to || told {
        return false;
    }
    let tokens = &paragraph.tokens;
    // "Toàn huyện tiếp nhận 4.420 hồ sơ": what has happened; "các phòng khác không phải báo cáo": nobody has to.
    let counts = is(tokens, end, "tiếp")
        && is(tokens, end + 1, "nhận")
        && tokens.get(end + 2).is_some_and(|next| next.number().is_some());
    let spared = is(tokens, end - 1, "không") && is_one_of(tokens, end, &["phải", "cần"]);
    if counts || spared {
        return false;
    }
    // "P. Vân Hà (hạn 23/5) báo cáo …".
    let bracket = paragraph.tokens[end]
        .is_mark('(')
        .then(|| (end..to.min(end + 12)).find(|at| paragraph.tokens[*at].is_mark(')')));
    let behind = bracket.flatten().map_or(end, |close| close + 1);
    behind < to && action_at(paragraph, behind)
        || paragraph.tokens[end].is_mark(':') && !scores_at(paragraph, end + 1, to)
}

/// "Phường Vân Hà: tổng điểm tăng từ 70,5 lên 74", "Sở Y tế: DVCTT 5,5/12": behind the colon a score, and no task.
fn scores_at(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    const BETWEEN: &[&str] = &["đạt", "là", "được", "tăng", "giảm", "từ", "còn", "lên", "xuống", "chỉ", "mới", "điểm"];
    let tokens = &paragraph.tokens;
    let short = |at: usize| {
        tokens.get(at + 1).is_some_and(|next| next.number().is_some_and(|number| number.contains([',', '.'])))
    };
    // "84,2đ, hạng 3/17"; but "12 hồ sơ quá hạn, xử lý dứt điểm" may be a task.
    let score = |number: &str| {
        number.contains([',', '.'])
            || lexicon::points_word(tokens, from + 1)
            || tokens.get(from + 1).is_some_and(|mark| mark.is_mark('/'))
    };
    if tokens.get(from).and_then(|token| token.number()).is_some_and(score) {
        return true;
    }
    let mut next = match lexicon::term_at(tokens, from) {
        Some((Term::Indicator(_), length)) => from + length,
        // "TĐ 76,48đ".
        _ if tokens.get(from).is_some_and(|token| token.word().is_some()) && short(from) => from + 1,
        _ => return false,
    };
    while next < to && is_one_of(tokens, next, BETWEEN) {
        next += 1;
    }
    next < to
        && tokens[next].number().is_some_and(|number| {
            number.contains([',', '.']) || tokens.get(next + 1).is_some_and(|mark| mark.is_mark('/'))
        })
}

/// "Văn phòng UBND tỉnh sẽ tổng hợp, trình …": among directives, what an office takes upon itself.
pub(super) fn announces_own_task(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let will = (from + 1..to).find(|at| is(&paragraph.tokens, *at, "sẽ"));
    will.is_some_and(|will| {
        addressee_words(paragraph, from, will).is_some_and(|(_, end)| end == will) && action_at(paragraph, will + 1)
    })
}

/// "các xã có tổng điểm dưới 80 điểm giải trình": who is told, by a limit. From the "có" that begins it, the token of its number.
fn limit_of_those(tokens: &[Token], begins: usize) -> Option<usize> {
    const MEASURES: &[&str] = &["tổng", "điểm", "số", "kết", "quả", "tỉ", "lệ", "đạt", "từ"];
    if !is(tokens, begins, "có") {
        return None;
    }
    let measured = (begins + 1..).take_while(|at| is_one_of(tokens, *at, MEASURES)).count();
    let bound = begins + 1 + measured;
    let number = |at: usize| tokens.get(at).is_some_and(|token| token.number().is_some());
    (measured > 0 && is_one_of(tokens, bound, &["dưới", "trên"]) && number(bound + 1)).then_some(bound + 1)
}

/// Whether a number of points stands in the sentence.
pub fn states_a_score(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let tokens = &paragraph.tokens;
    (from..to).any(|at| {
        let limits = (from..at).any(|begins| limit_of_those(tokens, begins) == Some(at));
        tokens[at].number().is_some()
            && !limits
            && (is(tokens, at + 1, "điểm")
                || (tokens.get(at + 1).is_some_and(|token| token.is_mark('/')) && is(tokens, at + 3, "điểm"))
                // "tổng điểm 88.07, hạng 05/13".
                || at > from
                    && tokens[at].number().is_some_and(|number| number.contains(['.', ',']))
                    && (is(tokens, at - 1, "điểm")
                        || at > from + 1
                            && is_one_of(tokens, at - 1, &["đạt", "là"])
                            && is(tokens, at - 2, "điểm")))
    })
}
