//! Whom a directive names, and which units that means.

use super::Asking;
use crate::domain::letter::Audience;
use crate::domain::unit::{UnitId, UnitLevel};
use crate::letter::lexicon::{is, is_one_of};
use crate::letter::paragraph::{Paragraph, paragraphs};
use crate::letter::sentences::is_abbreviation;
use crate::letter::unit_names::Mention;
use chrono::NaiveDate;

/// The addressees printed from `from`, and the token where what they are to do begins.
pub fn addressees(paragraph: &Paragraph, from: usize, to: usize) -> (Vec<String>, usize) {
    match addressee_words(paragraph, from, to) {
        Some((first, end)) => (split_addressees(paragraph.slice(first, end)), end),
        None => (Vec::new(), from),
    }
}

/// The words that name addressees from `from` on: they begin with one and end where an action or a colon begins.
pub(super) fn addressee_words(paragraph: &Paragraph, from: usize, to: usize) -> Option<(usize, usize)> {
    let tokens = &paragraph.tokens;
    let mut first = from;
    while is_one_of(tokens, first, &["đối", "với", "đến", "tới", "riêng", "trước", "mắt", "ngoài", "ra"])
        || (first > from && tokens.get(first).is_some_and(|token| token.is_mark(',')))
        || tokens.get(first).is_some_and(|token| token.is_mark('"') || token.is_mark('“'))
        || salutes(paragraph, first)
    {
        first += 1;
    }
    if !names_an_office(paragraph, first) {
        return None;
    }
    let end = (first + 1..to).find(|at| {
        let stop = tokens[*at].is_mark('.') && !is_abbreviation(paragraph, *at);
        tokens[*at].is_mark(':') || stop || tokens[*at].is_mark('(') || action_at(paragraph, *at)
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
        "báo",
        "đài",
        "cục",
        "kho",
        "mttq",
        "hội",
        "đoàn",
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
        "thị",
        "đồng",
        "huyện",
        "thành",
        "trung",
        "chi",
        "bộ",
        "cn",
        "thôn",
        "tổ",
        "xóm",
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
                Some("cơ") => is(tokens, next, "quan"),
                Some("đơn") => is(tokens, next, "vị"),
                Some("thanh") => is(tokens, next, "tra"),
                Some("kho") => is(tokens, next, "bạc"),
                Some("chi") => is_one_of(tokens, next, &["nhánh", "cục"]),
                Some("báo" | "đài" | "cục" | "hội" | "đoàn") => {
                    capital && tokens.get(next).is_some_and(|next| next.capital)
                }
                _ => true,
            }
    };
    office_word(at, at + 1)
        || (is_one_of(tokens, at, &["các", "toàn"]) && is_one_of(tokens, at + 1, GROUPS))
        || (is(tokens, at, "văn") && is(tokens, at + 1, "phòng"))
        || (capital && is_one_of(tokens, at, &["xã", "phường"]))
        || (is_one_of(tokens, at, &["xã", "phường", "huyện"]) && tokens.get(at + 1).is_some_and(|next| next.capital))
        || (is(tokens, at, "thị")
            && is_one_of(tokens, at + 1, &["xã", "trấn"])
            && tokens.get(at + 2).is_some_and(|next| next.capital))
        || (is(tokens, at, "trạm") && is(tokens, at + 1, "y"))
        || shortened_kind(paragraph, at)
}

/// "A/c xã Phú Hòa", "anh chị phường Vân Hà": the words "a", "/", "c", "anh", "chị" before a name.
fn salutes(paragraph: &Paragraph, at: usize) -> bool {
    let tokens = &paragraph.tokens;
    let slashed = is(tokens, at, "a") && is(tokens, at + 2, "c") && tokens[at + 1].is_mark('/');
    let slash = at > 0
        && tokens.get(at).is_some_and(|token| token.is_mark('/'))
        && is(tokens, at - 1, "a")
        && is(tokens, at + 1, "c");
    let behind = at > 1 && is(tokens, at, "c") && tokens[at - 1].is_mark('/') && is(tokens, at - 2, "a");
    slashed
        || slash
        || behind
        || is_one_of(tokens, at, &["anh", "chị"]) && !tokens.get(at + 1).is_some_and(|next| next.capital)
}

/// "X. Mai Động", "CN số 02": the kind of a unit in short, and its name.
fn shortened_kind(paragraph: &Paragraph, at: usize) -> bool {
    let tokens = &paragraph.tokens;
    let capital = tokens.get(at).is_some_and(|token| token.capital);
    let stop = tokens.get(at + 1).is_some_and(|token| token.is_mark('.') && !token.spaced);
    let named = |at: usize| tokens.get(at).is_some_and(|token| token.capital && token.word().is_some());
    let place = is_one_of(tokens, at, &["x", "p", "h", "q", "tt", "tx", "tp", "đk"]) && stop && named(at + 2);
    let branch = is(tokens, at, "cn") && (named(at + 1) || is(tokens, at + 1, "số"));
    capital && (place || branch)
}

/// Verbs that begin what is to be done.
pub(super) fn action_at(paragraph: &Paragraph, at: usize) -> bool {
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
        &["tạm", "ngừng"],
        &["tạm", "ngưng"],
        &["làm", "việc"],
        &["chấm", "dứt"],
        &["nâng", "cấp"],
        &["cử"],
        &["nhắc"],
        &["chủ", "trì"],
        &["là", "đầu"],
        &["chịu", "trách"],
        &["xây", "dựng"],
        &["đề", "xuất"],
        &["ưu", "tiên"],
        &["giải", "trình"],
        &["soạn"],
        &["mượn"],
        &["lập"],
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
        &["không", "được"],
        &["phản", "hồi"],
        &["phản", "ánh"],
        &["phát", "huy"],
        &["đăng", "tải"],
        &["đăng", "kí"],
        &["chuẩn", "hóa"],
        &["thay", "thế"],
        &["rút", "kinh"],
        &["kích", "hoạt"],
        &["tiếp", "nhận"],
        &["hoàn", "trả"],
        &["đối", "chiếu"],
        &["xác", "minh"],
        &["chấm", "dứt"],
        &["tiếp", "thu"],
        &["rút", "ngắn"],
        &["cử"],
        &["giao"],
        &["cấp"],
        &["bổ", "sung"],
        &["trả"],
        &["mở"],
        &["niêm", "yết"],
        &["gắn"],
        &["coi"],
        &["giảm"],
        &["tăng"],
        &["liên", "hệ"],
        &["chuẩn", "bị"],
        &["thí", "điểm"],
        &["khai", "thác"],
        &["sử", "dụng"],
        &["xem", "xét"],
        &["hỗ", "trợ"],
        &["giữ", "vững"],
        &["cải", "thiện"],
        &["khuyến", "khích"],
        &["bám", "sát"],
        &["chú", "ý"],
        &["lưu", "ý"],
        &["nhanh", "chóng"],
        &["yêu", "cầu"],
        &["biết"],
        &["hoàn", "thành"],
        &["có", "giải"],
        &["có", "văn", "bản"],
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
        &["nhớ"],
        &["xem", "giúp"],
        &["mỗi"],
    ];
    let tokens = &paragraph.tokens;
    // "Sở Xây dựng", "Phòng Tổ chức": the name of an office, not what it is to do.
    let named = tokens.get(at).is_some_and(|token| token.capital)
        && at > 0
        && is_one_of(tokens, at - 1, &["sở", "phòng", "ban", "tra", "cục", "tâm"]);
    !named && ACTIONS.iter().any(|action| action.iter().enumerate().all(|(offset, word)| is(tokens, at + offset, word)))
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
pub(super) fn audience(addressees: &[String], asking: &Asking<'_>) -> Audience {
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
    for paragraph in &paragraphs(std::iter::once((1, addressee))) {
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
