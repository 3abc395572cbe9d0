//! Directives that stop the publication of component criteria, or let it go on.

use crate::domain::letter::Resumption;
use crate::letter::date::day_at;
use crate::letter::lexicon::is;
use crate::letter::paragraph::Paragraph;
use chrono::NaiveDate;

const STOPPED: [&str; 8] = [
    "tạm dừng",
    "tạm ngừng",
    "tạm ngưng",
    "tạm thời dừng",
    "tạm thời ngừng",
    "tạm thời không công bố",
    "tạm không công bố",
    "tạm đình chỉ",
];

const ENDED: [&str; 7] = ["chấm dứt", "kết thúc", "bãi bỏ", "dỡ bỏ", "hủy bỏ", "huỷ bỏ", "thôi"];

const RESUMED: [&str; 6] = ["khôi phục", "mở lại", "tiếp tục", "nối lại", "công bố trở lại", "công bố lại"];

/// What is not so yet, or only on a condition.
const NOT_YET: [&str; 10] = [
    "chưa ",
    "không khôi phục",
    "không tiếp tục",
    "cho đến khi",
    "đến khi",
    "sau khi",
    "khi có",
    "khi hệ thống",
    " sẽ ",
    "xem xét",
];

/// Whether the sentence stops something, or lets it go on: it is a directive of its own.
pub fn changes_publication(sentence: &str) -> bool {
    let sentence = sentence.to_lowercase();
    STOPPED.iter().any(|stopped| sentence.contains(stopped)) || lets_go_on(&sentence)
}

pub fn suspends_components(text: &str) -> bool {
    let text = text.to_lowercase();
    let stops = STOPPED.iter().chain(&[
        "dừng việc",
        "ngừng việc",
        "dừng công bố",
        "ngừng công bố",
        "tạm thời chưa",
        "chưa công bố",
    ]);
    // "cho biết thời điểm công bố trở lại tiêu chí thành phần đang tạm dừng": asks about a stop, and makes none.
    let asks = text.contains("cho biết") || text.contains("thông tin về");
    let stands = asks && STOPPED.iter().any(|stopped| text.contains(&format!("đang {stopped}")));
    !stands
        && stops.into_iter().any(|stop| text.contains(stop))
        && (text.contains("công bố") || text.contains("thông báo"))
        && is_of_components(&text)
        && !ends_a_stop(&text)
}

/// The end of the suspension that the directive between the tokens states; `letter_day` is for days without a year.
pub fn resumes_components(
    paragraph: &Paragraph,
    from: usize,
    to: usize,
    letter_day: Option<NaiveDate>,
) -> Option<Resumption> {
    let text = paragraph.slice(from, to).to_lowercase();
    if !is_of_components(&text) || !lets_go_on(&text) {
        return None;
    }
    let day = (from..to).filter(|at| is(&paragraph.tokens, *at, "từ")).find_map(|at| {
        let (printed, _) = day_at(&paragraph.tokens, at + 1, false)?;
        printed.date().or_else(|| printed.on_or_after(letter_day?))
    });
    Some(Resumption { from: day })
}

fn is_of_components(text: &str) -> bool {
    ["thành phần", "tiêu chí", "tctp", "cstp"].iter().any(|part| text.contains(part))
}

fn lets_go_on(text: &str) -> bool {
    if ends_a_stop(text) {
        return true;
    }
    let stops = STOPPED.iter().any(|stopped| text.contains(stopped));
    let of_what = ["công bố", "đánh giá", "chấm điểm", "việc công bố", "việc đánh giá", "việc chấm điểm"];
    let resumed = RESUMED.iter().any(|resumed| match resumed.contains("công bố") {
        true => text.contains(resumed),
        false => of_what.iter().any(|what| text.contains(&format!("{resumed} {what}"))),
    });
    resumed && !stops && !NOT_YET.iter().any(|not_yet| text.contains(not_yet))
}

/// "chấm dứt việc tạm dừng", "bãi bỏ nội dung tạm dừng".
fn ends_a_stop(text: &str) -> bool {
    const OF_WHAT: [&str; 8] =
        ["", "việc ", "nội dung ", "các nội dung ", "quy định ", "yêu cầu ", "thời gian ", "chủ trương "];
    let stops = |ended: &str| {
        STOPPED.iter().any(|stopped| OF_WHAT.iter().any(|what| text.contains(&format!("{ended} {what}{stopped}"))))
    };
    let denied = |ended: &str| ["chưa", "không"].iter().any(|not| text.contains(&format!("{not} {ended}")));
    ENDED.iter().any(|ended| stops(ended) && !denied(ended))
}
