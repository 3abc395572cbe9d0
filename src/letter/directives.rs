//! What a letter asks for: who asks whom, by when, and whether a report is due.

use super::date;
use super::header;
use super::lexicon::{is, is_one_of};
use super::paragraph::{Marker, Paragraph};
use super::unit_names::{Mention, Names};
use crate::domain::letter::{Audience, Deadline, Directive};
use crate::domain::unit::{UnitId, UnitLevel};
use chrono::NaiveDate;

/// What directives are read against.
pub struct Asking<'a> {
    pub names: &'a Names<'a>,
    pub home: &'a UnitId,
    /// The day of the letter, for days without a year.
    pub letter_day: Option<NaiveDate>,
    pub today: NaiveDate,
}

/// A deadline, or words that state one which cannot be dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadDeadline {
    At(Deadline),
    Undated(String),
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
    (from..to).find_map(|at| {
        let verb = (is(tokens, at, "yêu") && is(tokens, at + 1, "cầu"))
            || (is(tokens, at, "đề") && is(tokens, at + 1, "nghị"));
        let noun = (at > from && is_one_of(tokens, at - 1, NOUN_BEFORE)) || is_one_of(tokens, at + 2, NOUN_BEHIND);
        if verb && !noun {
            return Some(at + 2);
        }
        let assigns = is(tokens, at, "giao")
            && (at == from || tokens[at].capital || is_one_of(tokens, at - 1, &["huyện", "xã", "tỉnh", "ubnd"]))
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.capital || is_one_of(tokens, at + 1, &["các", "phòng", "sở", "ubnd"]));
        assigns.then_some(at + 1)
    })
}

/// Whether the sentence begins with addressees and goes on with what they are to do, or with the verb itself.
pub fn instructs(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    const BEGINS: &[&str] = &[
        "các phòng",
        "các cơ quan",
        "các đơn vị",
        "ubnd các",
        "ubnd xã",
        "ubnd phường",
        "thủ trưởng",
        "chủ tịch ubnd các",
        "các sở",
        "các ban",
        "đối với",
        "người đứng đầu",
        "văn phòng",
        "các địa phương",
        "các xã",
    ];
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
    if states_a_score(paragraph, from, to) || to - from < 4 {
        return false;
    }
    if VERBS.iter().any(|verb| verb.iter().enumerate().all(|(offset, word)| is(&paragraph.tokens, from + offset, word)))
    {
        return true;
    }
    let text = paragraph.slice(from, to).to_lowercase();
    let Some((_, end)) = addressee_words(paragraph, from, to) else { return false };
    BEGINS.iter().any(|begin| text.starts_with(begin)) && end < to && action_at(paragraph, end)
}

/// Whether a number of points stands in the sentence.
fn states_a_score(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let tokens = &paragraph.tokens;
    (from..to).any(|at| {
        tokens[at].number().is_some()
            && (is(tokens, at + 1, "điểm")
                || (tokens.get(at + 1).is_some_and(|token| token.is_mark('/')) && is(tokens, at + 3, "điểm")))
    })
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
    ];
    let heading = matches!(paragraph.marker, Some(Marker::Numbered { .. } | Marker::Roman)) || text.ends_with(':');
    let sentence = text.ends_with(['.', ';']) || paragraph.text.starts_with("Trên");
    heading
        && !sentence
        && paragraph.tokens.len() <= 20
        && !text.contains("điểm")
        && TASKS.iter().any(|task| text.contains(task))
}

/// The addressees printed from `from`, and the token where what they are to do begins.
pub fn addressees(paragraph: &Paragraph, from: usize, to: usize) -> (Vec<String>, usize) {
    match addressee_words(paragraph, from, to) {
        Some((first, end)) => (split_addressees(paragraph.slice(first, end)), end),
        None => (Vec::new(), from),
    }
}

/// The directive of an item or sentence.
pub fn directive(
    paragraph: &Paragraph,
    (from, to): (usize, usize),
    lead: &[String],
    asking: &Asking<'_>,
) -> (Directive, Option<String>) {
    let own_from = demand(paragraph, from, to).unwrap_or(from);
    let (own, _) = addressees(paragraph, own_from, to);
    let addressees = if own.is_empty() { lead.to_vec() } else { own };
    let (deadline, undated) = match deadline(paragraph, from, to, asking.letter_day) {
        Some(ReadDeadline::At(deadline)) => (Some(deadline), None),
        Some(ReadDeadline::Undated(words)) => (None, Some(words)),
        None => (None, None),
    };
    let text = paragraph.slice(from, to).to_owned();
    let directive = Directive {
        ordinal: 0,
        audience: audience(&addressees, asking),
        addressees,
        deadline,
        cited: header::cited(paragraph, from, to),
        asks_for_report: asks_for_report(paragraph, from, to),
        suspends_components: suspends_components(&text),
        line: paragraph.line_of(from),
        text,
    };
    (directive, undated)
}

/// The words that name addressees from `from` on: they begin with one and end where an action or a colon begins.
fn addressee_words(paragraph: &Paragraph, from: usize, to: usize) -> Option<(usize, usize)> {
    let tokens = &paragraph.tokens;
    let mut first = from;
    while is_one_of(tokens, first, &["đối", "với", "đến", "tới"]) {
        first += 1;
    }
    if !names_an_office(paragraph, first) {
        return None;
    }
    let end = (first + 1..to).find(|at| {
        tokens[*at].is_mark(':') || tokens[*at].is_mark('.') || tokens[*at].is_mark('(') || action_at(paragraph, *at)
    });
    let mut end = end.unwrap_or(to);
    while end > first && tokens.get(end - 1).is_some_and(|token| token.is_mark(',') || token.is_mark(';')) {
        end -= 1;
    }
    Some((first, end))
}

fn names_an_office(paragraph: &Paragraph, at: usize) -> bool {
    const OFFICES: &[&str] = &[
        "thủ",
        "chủ",
        "ubnd",
        "phòng",
        "sở",
        "trung",
        "chi",
        "giám",
        "trưởng",
        "công",
        "bộ",
        "cơ",
        "đơn",
        "người",
        "ban",
        "thanh",
        "hđnd",
    ];
    const GROUPS: &[&str] = &[
        "phòng",
        "sở",
        "ban",
        "ngành",
        "cơ",
        "đơn",
        "xã",
        "phường",
        "địa",
        "đồng",
        "huyện",
        "thành",
        "trung",
        "chi",
        "bộ",
    ];
    let tokens = &paragraph.tokens;
    let capital = tokens.get(at).is_some_and(|token| token.capital);
    let office_word = |at: usize, next: usize| {
        is_one_of(tokens, at, OFFICES)
            && match tokens.get(at).and_then(|token| token.word()) {
                Some("thủ") => is(tokens, next, "trưởng"),
                Some("chủ") => is(tokens, next, "tịch"),
                Some("công") => is_one_of(tokens, next, &["an", "chức"]),
                Some("bộ") => is(tokens, next, "phận"),
                Some("người") => is(tokens, next, "đứng"),
                Some("trung") => is(tokens, next, "tâm"),
                Some("chi") => is(tokens, next, "nhánh"),
                Some("cơ") => is(tokens, next, "quan"),
                Some("đơn") => is(tokens, next, "vị"),
                Some("thanh") => is(tokens, next, "tra"),
                _ => true,
            }
    };
    office_word(at, at + 1)
        || (is_one_of(tokens, at, &["các", "toàn"]) && is_one_of(tokens, at + 1, GROUPS))
        || (is(tokens, at, "văn") && is(tokens, at + 1, "phòng"))
        || (capital && is_one_of(tokens, at, &["xã", "phường"]))
}

/// Verbs that begin what is to be done.
fn action_at(paragraph: &Paragraph, at: usize) -> bool {
    const ACTIONS: &[&[&str]] = &[
        &["thực", "hiện"],
        &["tăng", "cường"],
        &["tiếp", "tục"],
        &["khẩn", "trương"],
        &["rà", "soát"],
        &["tập", "trung"],
        &["chủ", "động"],
        &["nghiêm", "túc"],
        &["chỉ", "đạo"],
        &["đẩy", "mạnh"],
        &["khắc", "phục"],
        &["phối", "hợp"],
        &["quan", "tâm"],
        &["triển", "khai"],
        &["tổ", "chức"],
        &["báo", "cáo"],
        &["hướng", "dẫn"],
        &["đôn", "đốc"],
        &["kiểm", "tra"],
        &["căn", "cứ"],
        &["nghiên", "cứu"],
        &["thường", "xuyên"],
        &["phải"],
        &["cần"],
        &["gửi"],
        &["tổng", "hợp"],
        &["theo", "dõi"],
        &["tham", "mưu"],
        &["số", "hóa"],
        &["xử", "lí"],
        &["duy", "trì"],
        &["nâng", "cao"],
        &["phân", "công"],
        &["bố", "trí"],
        &["công", "khai"],
        &["quán", "triệt"],
        &["kịp", "thời"],
        &["tạm", "dừng"],
        &["chủ", "trì"],
        &["là", "đầu"],
        &["chịu", "trách"],
        &["xây", "dựng"],
        &["đề", "xuất"],
        &["ưu", "tiên"],
        &["giải", "trình"],
        &["xác", "định"],
        &["lấy"],
        &["bảo", "đảm"],
        &["đảm", "bảo"],
        &["cập", "nhật"],
        &["vận", "động"],
        &["tuyên", "truyền"],
        &["đánh", "giá"],
        &["giải", "quyết"],
        &["không", "để"],
        &["nhanh", "chóng"],
        &["yêu", "cầu"],
        &["biết"],
        &["hoàn", "thành"],
        &["có", "giải"],
        &["có", "trách"],
        &["có", "biện"],
        &["thống", "nhất"],
        &["trực", "tiếp"],
        &["phấn", "đấu"],
        &["tiến", "hành"],
        &["chấn", "chỉnh"],
        &["gửi"],
        &["nộp"],
        &["hoàn", "thiện"],
        &["đưa"],
        &["làm", "rõ"],
        &["rút", "kinh"],
        &["chấp", "hành"],
        &["sớm"],
        &["định", "kì"],
        &["hằng", "tháng"],
        &["hàng", "tháng"],
        &["trước", "ngày"],
        &["tự"],
        &["thông", "báo"],
        &["ban", "hành"],
        &["lập"],
        &["thành", "lập"],
        &["kiểm", "điểm"],
    ];
    let tokens = &paragraph.tokens;
    ACTIONS.iter().any(|action| action.iter().enumerate().all(|(offset, word)| is(tokens, at + offset, word)))
}

/// Cuts a list of addressees between offices, not inside "các phòng, ngành" or "UBND các xã, thị trấn".
fn split_addressees(text: &str) -> Vec<String> {
    const HEADS: &[&str] = &[
        "UBND",
        "Chủ tịch",
        "Thủ trưởng",
        "các phòng",
        "các sở",
        "các cơ quan",
        "các đơn vị",
        "Giám đốc",
        "Trưởng",
        "Văn phòng",
        "Phòng",
        "Sở",
        "Trung tâm",
        "Chi nhánh",
        "Công an",
        "Bộ phận",
        "Xã",
        "Phường",
        "xã",
        "phường",
        "thị trấn",
        "các xã",
        "Các",
        "Thanh tra",
        "người đứng đầu",
    ];
    let mut parts: Vec<String> = Vec::new();
    for piece in text.split(';') {
        let mut rest = piece.trim();
        let mut searched = 0;
        while let Some(found) = rest.get(searched..).and_then(|tail| tail.find([',', ' ']).map(|at| at + searched)) {
            let (before, behind) = rest.split_at(found);
            let next = behind.strip_prefix(", ").or_else(|| behind.strip_prefix(" và "));
            let office = next.filter(|next| HEADS.iter().any(|head| next.starts_with(head)));
            // "UBND các xã, thị trấn" is one addressee; "thị trấn Lương Bằng" behind a comma is another.
            let joined_name = before.ends_with("HĐND") && next.is_some_and(|next| next.starts_with("UBND"));
            let office = office.filter(|_| !joined_name);
            let proper = |next: &str| {
                let place = ["xã", "phường", "thị trấn"].iter().find(|place| next.starts_with(**place));
                place.is_none_or(|place| next[place.len()..].trim_start().starts_with(char::is_uppercase))
            };
            match office.filter(|next| proper(next)) {
                Some(next) => {
                    parts.push(before.trim().to_owned());
                    rest = next;
                    searched = 0;
                }
                None => searched = found + 1,
            }
        }
        parts.push(rest.trim().to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whom the printed addressees mean among the units.
fn audience(addressees: &[String], asking: &Asking<'_>) -> Audience {
    let day = asking.letter_day.unwrap_or(asking.today);
    let mut audience = Audience { departments: false, communes: false, units: Vec::new() };
    for addressee in addressees {
        let text = addressee.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let everyone = has(&["các cơ quan, đơn vị", "các đơn vị", "các địa phương", "như trên", "như kính gửi"]);
        let mut named = named_units(addressee, asking, day);
        // "UBND các xã Đức Hợp, Hùng An" means these alone.
        let all_below = named.is_empty();
        audience.departments |= everyone
            || has(&["các phòng", "các sở", "các ban", "các ngành", "các cơ quan", "phòng, ban", "phòng, ngành"]);
        audience.communes |= everyone
            || all_below && has(&["các xã", "các phường", "cấp xã", "các thị trấn", "xã, phường", "xã, thị trấn"]);
        if all_below && has(&["các huyện"]) {
            let below = asking.names.registry().children_on(asking.home, day);
            named.extend(below.filter(|unit| unit.level() == UnitLevel::District).map(|unit| unit.id.clone()));
        }
        for unit in named {
            if !audience.units.contains(&unit) {
                audience.units.push(unit);
            }
        }
    }
    audience
}

/// The units that an addressee names; the issuer and those above it are named only to say whose offices are meant.
fn named_units(addressee: &str, asking: &Asking<'_>, day: NaiveDate) -> Vec<UnitId> {
    let mut units = Vec::new();
    for paragraph in &super::paragraph::paragraphs(std::iter::once((1, addressee))) {
        let mut at = 0;
        while at < paragraph.tokens.len() {
            let mention = asking.names.mention_at(paragraph, at, asking.home);
            at += mention.as_ref().map_or(1, |(_, length)| *length);
            if let Some((Mention::Named { candidates, .. }, _)) = mention
                && let Some(unit) = asking.names.resolve(&candidates, asking.home, day)
                && unit != *asking.home
                && !asking.names.is_above(&unit, asking.home)
            {
                units.push(unit);
            }
        }
    }
    units
}

fn asks_for_report(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let tokens = &paragraph.tokens;
    (from..to).any(|at| {
        is(tokens, at, "báo")
            && is(tokens, at + 1, "cáo")
            && !(at > from && is_one_of(tokens, at - 1, &["độ", "thống", "theo", "kì", "các", "tin"]))
            && !is(tokens, at + 2, "số")
    })
}

fn suspends_components(text: &str) -> bool {
    let text = text.to_lowercase();
    let stops = ["tạm dừng", "tạm thời dừng", "tạm ngừng", "dừng việc", "ngừng việc", "tạm thời chưa", "chưa công bố"]
        .iter()
        .any(|stop| text.contains(stop));
    stops && text.contains("công bố") && ["thành phần", "tiêu chí"].iter().any(|part| text.contains(part))
}

/// The deadline stated in the tokens: a day behind "trước", "chậm nhất", "đến hết", or a day of every month.
pub fn deadline(paragraph: &Paragraph, from: usize, to: usize, letter_day: Option<NaiveDate>) -> Option<ReadDeadline> {
    const FILLERS: &[&str] =
        &["là", "vào", "nhất", "lúc", "hết", "đến", "giờ", "h", "trước", "thời", "hạn", "cuối", "chót", "gian", "xong"];
    let tokens = &paragraph.tokens;
    for at in from..to {
        if let Some(day) = monthly(paragraph, at) {
            return Some(ReadDeadline::At(Deadline::Monthly(day)));
        }
        let limit = is(tokens, at, "trước")
            || (is_one_of(tokens, at, &["chậm", "muộn"]) && is(tokens, at + 1, "nhất"))
            || (is(tokens, at, "hạn") && !is(tokens, at + 1, "chế"))
            || (is(tokens, at, "đến") && is(tokens, at + 1, "hết"))
            || (is(tokens, at, "hết") && is(tokens, at + 1, "ngày"));
        let past = at > from && is_one_of(tokens, at - 1, &["nhận", "sinh", "hành", "nộp"]) && is(tokens, at, "trước");
        let counted = at > from && is(tokens, at - 1, "tính");
        if !limit || past || counted {
            continue;
        }
        let mut next = at + 1;
        while next < to {
            if let Some(day) = monthly(paragraph, next) {
                return Some(ReadDeadline::At(Deadline::Monthly(day)));
            }
            if let Some((day, length)) = date::day_at(tokens, next, true) {
                let dated = day.date().or_else(|| letter_day.and_then(|letter| day.on_or_after(letter)));
                let words = paragraph.slice(at, next + length).to_owned();
                return Some(dated.map_or(ReadDeadline::Undated(words), |date| ReadDeadline::At(Deadline::On(date))));
            }
            let hour = tokens[next].number().is_some() && is_one_of(tokens, next + 1, &["giờ", "h"]);
            let minutes = tokens[next].number().is_some() && is_one_of(tokens, next - 1, &["giờ", "h"]);
            let filler = is_one_of(tokens, next, FILLERS) || tokens[next].is_mark(':') || hour || minutes;
            if !filler {
                break;
            }
            next += 1;
        }
    }
    None
}

/// "ngày 15 hằng tháng", "ngày 15 của tháng sau".
fn monthly(paragraph: &Paragraph, at: usize) -> Option<u32> {
    let tokens = &paragraph.tokens;
    let day = is(tokens, at, "ngày").then(|| date::small_number(tokens, at + 1, 2)).flatten()?;
    let mut next = at + 2;
    next += usize::from(is(tokens, next, "của"));
    let every = is_one_of(tokens, next, &["hằng", "hàng", "mỗi"]) && is(tokens, next + 1, "tháng");
    let following = is(tokens, next, "tháng") && is_one_of(tokens, next + 1, &["sau", "tiếp", "kế"]);
    ((every || following) && (1..=31).contains(&day)).then_some(day)
}
