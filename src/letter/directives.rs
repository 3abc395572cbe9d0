//! What a letter asks for: who asks whom, by when, and whether a report is due.

mod addressees;
mod assignment;
mod deadline;
mod read_deadline;
mod recurring;
mod row;
mod suspension;

pub use addressees::addressees;
use addressees::{action_at, addressee_words, audience};
pub use assignment::{assign, is_assignment};
use deadline::deadline;
pub use read_deadline::ReadDeadline;
pub use row::of_row;
use suspension::{changes_publication, resumes_components, suspends_components};

use super::header;
use super::lexicon::{self, Term, is, is_one_of};
use super::paragraph::{Marker, Paragraph, paragraphs};
use super::sentences::sentences;
use super::unit_names::Names;
use crate::domain::deadline::Deadline;
use crate::domain::letter::Directive;
use crate::domain::unit::UnitId;
use chrono::NaiveDate;

/// What directives are read against.
pub struct Asking<'a> {
    pub names: &'a Names<'a>,
    pub home: &'a UnitId,
    /// The day of the letter, for days without a year.
    pub letter_day: Option<NaiveDate>,
    pub today: NaiveDate,
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
        // "Đ/n IOC tỉnh", "y/c các đơn vị"; a scan may lose the accent of "cầu".
        let slash = tokens.get(at + 1).is_some_and(|token| token.is_mark('/'));
        let short =
            slash && (is(tokens, at, "đ") && is(tokens, at + 2, "n") || is(tokens, at, "y") && is(tokens, at + 2, "c"));
        if short {
            return Some(at + 3);
        }
        let verb = (is(tokens, at, "yêu") && is_one_of(tokens, at + 1, &["cầu", "câu"]))
            || (is(tokens, at, "đề") && is(tokens, at + 1, "nghị"));
        let noun = (at > from && is_one_of(tokens, at - 1, NOUN_BEFORE)) || is_one_of(tokens, at + 2, NOUN_BEHIND);
        if verb && !noun {
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
    is(tokens, at, "giúp") && is_one_of(tokens, at + 1, &["e", "em", "mình", "tôi", "chị", "anh"])
        || is(tokens, at, "nhớ") && is_one_of(tokens, at + 1, &["gửi", "báo", "nộp", "kiểm", "cập", "làm", "rà"])
}

/// Whether a list of what is to be done follows the sentence, and for whom: "Chủ tịch UBND thành phố chỉ đạo:" names who
/// speaks, "Các đơn vị chú ý:" who is spoken to.
pub fn opens_list(paragraph: &Paragraph, from: usize, to: usize) -> Option<Vec<String>> {
    const OF_THE_SPEAKER: &[&str] =
        &["chỉ đạo", "phân công", "có ý kiến", "giao nhiệm vụ", "chỉ thị", "lưu ý", " giao", "quyết định"];
    const OF_THE_ADDRESSEES: &[&str] = &["chú ý", "quán triệt"];
    const ASKED: &[&str] = &["mấy việc", "các việc", "một số việc", "những việc", "các công việc"];
    let text = paragraph.slice(from, to).to_lowercase();
    let text = text.trim_end_matches([':', ' ']);
    let text = text.trim_end_matches("cụ thể").trim_end_matches("như sau").trim_end_matches("sau").trim_end();
    let text = text.trim_end_matches("một số nội dung").trim_end_matches("các nội dung").trim_end();
    if !paragraph.text.ends_with(':') || states_a_score(paragraph, from, to) || text.ends_with("được giao") {
        return None;
    }
    let ends_with = |verbs: &[&str]| verbs.iter().any(|verb| text.ends_with(verb));
    if ends_with(OF_THE_SPEAKER) {
        return Some(Vec::new());
    }
    let asks = ["nhờ ", "mong ", "kính nhờ ", "rất mong "].iter().any(|begin| text.starts_with(begin));
    if asks && ends_with(ASKED) {
        return Some(Vec::new());
    }
    ends_with(OF_THE_ADDRESSEES).then(|| addressees(paragraph, from, to).0)
}

/// "Chủ tọa kết luận:": what the meeting has decided follows, once its results have been told.
pub fn concludes(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let said = paragraph.slice(from, to).to_lowercase();
    let said = said.trim_end_matches([':', ' ']).trim_end_matches("như sau").trim_end();
    paragraph.text.ends_with(':') && to - from <= 14 && said.ends_with("kết luận")
}

/// A heading within a list of directives, and whom what stands below it is for.
pub fn heads_a_list(paragraph: &Paragraph) -> Option<Vec<String>> {
    let whole = paragraph.tokens.len();
    let capitals = !paragraph.text.contains(char::is_lowercase) || is_part(paragraph.marker) && whole <= 6;
    if capitals && announces_tasks(paragraph) {
        return Some(Vec::new());
    }
    let spoken = paragraph.marker.is_none() && whole <= 12;
    opens_list(paragraph, 0, whole).filter(|_| spoken)
}

/// Behind "(2)" within a sentence.
fn behind_count(paragraph: &Paragraph, at: usize) -> usize {
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
    let text = paragraph.slice(from, to).to_lowercase();
    if states_a_score(paragraph, from, to) {
        return None;
    }
    // "Hằng quý Trung tâm báo cáo …": without a comma.
    let cycle = is_one_of(&paragraph.tokens, from, &["hằng", "hàng"])
        && is_one_of(&paragraph.tokens, from + 1, &["tuần", "tháng", "quí", "năm"]);
    if cycle && addressee_words(paragraph, from + 2, to).is_some_and(|(_, end)| end < to && action_at(paragraph, end)) {
        return Some(from + 2);
    }
    if !OPENINGS.iter().any(|opening| text.starts_with(opening)) {
        return None;
    }
    (from + 1..to).find(|at| {
        let behind_mark = paragraph.tokens[at - 1].is_mark(',');
        behind_mark && addressee_words(paragraph, *at, to).is_some_and(|(_, end)| end < to && action_at(paragraph, end))
    })
}

/// Whether the sentence begins with addressees and goes on with what they are to do, or with the verb itself.
pub fn instructs(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    if instructed_at(paragraph, from, to).is_some() {
        return true;
    }
    const VERBS: &[&[&str]] = &[
        &["lấy"],
        &["thực", "hiện"],
        &["tăng", "cường"],
        &["tiếp", "tục"],
        &["khẩn", "trương"],
        &["rà", "soát"],
        &["tập", "trung"],
        &["chủ", "động"],
        &["nghiêm", "túc"],
        &["đẩy", "mạnh"],
        &["khắc", "phục"],
        &["phối", "hợp"],
        &["quan", "tâm"],
        &["triển", "khai"],
        &["hướng", "dẫn"],
        &["đôn", "đốc"],
        &["kịp", "thời"],
        &["định", "kì"],
        &["thường", "xuyên"],
        &["xử", "lí"],
        &["gửi"],
        &["kiểm", "tra"],
        &["quán", "triệt"],
    ];
    let from = behind_label(paragraph, from, to);
    if states_a_score(paragraph, from, to) || to - from < 4 {
        return false;
    }
    if VERBS.iter().any(|verb| verb.iter().enumerate().all(|(offset, word)| is(&paragraph.tokens, from + offset, word)))
    {
        return true;
    }
    tells_somebody(paragraph, from, to)
}

/// Whether addressees stand at `from` and what they are to do right behind them; what they did or will do is told.
pub fn tells_somebody(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    const TOLD: &[&str] = &["đã", "sẽ", "được", "đang", "là", "có", "vẫn", "đạt", "nhận"];
    let Some((first, end)) = addressee_words(paragraph, from, to) else { return false };
    let told = (first..end).any(|at| is_one_of(&paragraph.tokens, at, TOLD));
    let told = told && !is_one_of(&paragraph.tokens, from, &["đối"]);
    if end >= to || told {
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

/// Cuts a directive where, behind a semicolon, others are told what to do, or the next task of a list begins: "yêu cầu
/// các đơn vị: rà soát …; xử lý …".
pub fn parts(paragraph: &Paragraph, from: usize, to: usize) -> Vec<(usize, usize)> {
    let tokens = &paragraph.tokens;
    let asked_from = |begin: usize, at: usize| {
        demand(paragraph, begin, at)
            .or_else(|| instructed_at(paragraph, begin, at))
            .unwrap_or_else(|| behind_label(paragraph, begin, at))
    };
    let (whom, behind_whom) = addressees(paragraph, asked_from(from, to), to);
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
        let has_task = addressees(paragraph, asked_from(begin, at), at - 1).1 + 1 < at;
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

/// "Văn phòng UBND tỉnh sẽ tổng hợp, trình …": among directives, what an office takes upon itself.
fn announces_own_task(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let will = (from + 1..to).find(|at| is(&paragraph.tokens, *at, "sẽ"));
    will.is_some_and(|will| {
        addressee_words(paragraph, from, will).is_some_and(|(_, end)| end == will) && action_at(paragraph, will + 1)
    })
}

/// Whether a number of points stands in the sentence.
pub fn states_a_score(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let tokens = &paragraph.tokens;
    (from..to).any(|at| {
        tokens[at].number().is_some()
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

fn is_part(marker: Option<Marker>) -> bool {
    matches!(marker, Some(Marker::Roman | Marker::Part { depth: 1 }))
}

/// Whether a short heading announces what is to be done.
pub fn announces_tasks(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.to_lowercase();
    const TASKS: &[&str] = &[
        "nhiệm vụ",
        "giải pháp",
        "tổ chức thực hiện",
        "biện pháp",
        "yêu cầu, đề nghị",
        "kiến nghị",
        "đề nghị",
        "nội dung thực hiện",
        "việc tuần",
        "việc tháng",
        "việc phải làm",
        "việc cần làm",
        "công việc",
        "kết luận của",
        "kết luận cuộc họp",
        "ý kiến chỉ đạo",
    ];
    let part = paragraph.text.starts_with("Phần ") || paragraph.text.starts_with("PHẦN ");
    let heading = part
        || is_part(paragraph.marker)
        || matches!(paragraph.marker, Some(Marker::Numbered { .. } | Marker::Article))
        || text.ends_with(':');
    let sentence = text.ends_with(['.', ';']) || paragraph.text.starts_with("Trên");
    heading
        && !sentence
        && paragraph.tokens.len() <= 20
        && !text.contains("điểm")
        && (TASKS.iter().any(|task| text.contains(task)) || text.trim_end_matches([':', ' ']) == "yêu cầu")
}

/// The directive of an item or sentence.
pub fn directive(
    paragraph: &Paragraph,
    (from, to): (usize, usize),
    lead: &[String],
    asking: &Asking<'_>,
) -> (Directive, Option<String>) {
    let own_from = demand(paragraph, from, to)
        .or_else(|| instructed_at(paragraph, from, to))
        .unwrap_or_else(|| behind_label(paragraph, from, to));
    let (own, _) = addressees(paragraph, own_from, to);
    let addressees = if own.is_empty() { lead.to_vec() } else { own };
    let (deadline, undated) = match deadline(paragraph, from, to, asking.letter_day) {
        Some(ReadDeadline::At(deadline)) => (Some(deadline), None),
        Some(ReadDeadline::Undated(words)) => (None, Some(words)),
        None => (None, None),
    };
    let text = paragraph.slice(from, to).trim_end_matches(';').to_owned();
    let directive = Directive {
        ordinal: 0,
        audience: audience(&addressees, asking),
        addressees,
        deadline,
        cited: header::cited(paragraph, from, to),
        asks_for_report: asks_for_report(paragraph, from, to),
        suspends_components: suspends_components(&text),
        resumes_components: resumes_components(paragraph, from, to, asking.letter_day),
        line: paragraph.line_of(from),
        text,
    };
    (directive, undated)
}

/// The deadline that a person types in the words of a letter; `None` when it is none, or no day is certain.
pub fn typed_deadline(words: &str, letter_day: Option<NaiveDate>) -> Option<Deadline> {
    // As the words of a task, by themselves and as a limit.
    let read = ["", "trước "].into_iter().find_map(|limit| {
        let line = format!("Báo cáo {limit}{}", words.trim());
        let [paragraph] = &paragraphs(std::iter::once((1, line.as_str())))[..] else { return None };
        deadline(paragraph, 0, paragraph.tokens.len(), letter_day)
    });
    match read? {
        ReadDeadline::At(deadline) => Some(deadline),
        ReadDeadline::Undated(_) => None,
    }
}

fn asks_for_report(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let tokens = &paragraph.tokens;
    // "kỳ báo cáo", but "định kỳ báo cáo"; "báo cáo số 5", but "báo cáo số liệu".
    let period_word = |at: usize| at > from && is(tokens, at - 1, "kì") && (at < 2 || !is(tokens, at - 2, "định"));
    let numbered = |at: usize| is(tokens, at + 2, "số") && !is_one_of(tokens, at + 3, &["liệu", "lượng", "kết"]);
    (from..to).any(|at| {
        is(tokens, at, "báo")
            && is(tokens, at + 1, "cáo")
            && !(at > from && is_one_of(tokens, at - 1, &["độ", "thống", "theo", "các", "tin"]))
            && !period_word(at)
            && !numbered(at)
    })
}
