//! Headings and sentences that open a list of what is to be done.

use super::addressees::addressees;
use super::demands::states_a_score;
use crate::letter::paragraph::{Marker, Paragraph};

/// Whether a list of what is to be done follows the sentence, and for whom: "Chủ tịch UBND thành phố chỉ đạo:" names who
/// speaks, "Các đơn vị chú ý:" who is spoken to.
pub fn opens_list(paragraph: &Paragraph, from: usize, to: usize) -> Option<Vec<String>> {
    const OF_THE_SPEAKER: &[&str] = &[
        "chỉ đạo",
        "phân công",
        "có ý kiến",
        "giao nhiệm vụ",
        "chỉ thị",
        "lưu ý",
        " giao",
        "quyết định",
        " dặn",
        " nhắc",
        " chốt",
    ];
    const OF_THE_ADDRESSEES: &[&str] = &["chú ý", "quán triệt"];
    const OBLIGED: &[&str] = &[" cần", " phải", " cần làm", " phải làm", " có trách nhiệm", " có nhiệm vụ"];
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
    let whom = || addressees(paragraph, from, to).0;
    if ends_with(OBLIGED) {
        // "Xã Vân Hà cần:"; "Để nâng điểm cần:" speaks to nobody.
        return Some(whom()).filter(|whom| !whom.is_empty());
    }
    ends_with(OF_THE_ADDRESSEES).then(whom)
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

fn is_part(marker: Option<Marker>) -> bool {
    matches!(marker, Some(Marker::Roman | Marker::Part { depth: 1 }))
}

/// "3. Chủ tịch UBND xã yêu cầu": what is asked for stands below.
fn is_left_open(heading: &str) -> bool {
    let heading = heading.trim_end_matches([':', ' ']);
    heading == "yêu cầu" || heading.ends_with(" yêu cầu") || heading.ends_with(" chỉ đạo")
}

/// "3. Nguyên nhân", "II. Khó khăn, hạn chế": below it stands what is the matter, and nothing that anybody is to do.
pub fn announces_causes(paragraph: &Paragraph) -> bool {
    const CAUSES: &[&str] = &["nguyên nhân", "tồn tại", "hạn chế", "khó khăn", "vướng mắc", "đánh giá chung"];
    let text = paragraph.text.to_lowercase();
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    paragraph.marker.is_some() && paragraph.tokens.len() <= 12 && CAUSES.iter().any(|cause| text.starts_with(cause))
}

/// "IV. KIẾN NGHỊ": what those who write ask of whom they write to.
pub fn announces_requests(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.to_lowercase();
    text.contains("kiến nghị") || text.contains("đề nghị") || text.contains("đề xuất")
}

/// Whether a paragraph with this marker may be the heading of a part.
pub fn is_heading(paragraph: &Paragraph) -> bool {
    is_part(paragraph.marker) || matches!(paragraph.marker, Some(Marker::Numbered { .. } | Marker::Article))
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
        && (TASKS.iter().any(|task| text.contains(task)) || is_left_open(&text))
}
