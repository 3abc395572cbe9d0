//! What stops the publication of component criteria, what lets it go on, and what does neither.

use super::fixtures::{hints, units};
use super::*;
use crate::domain::letter::Directive;

/// Of each directive: "stops", "goes on", "goes on from DAY" or "–".
fn states(sentence: &str) -> Vec<String> {
    let text = format!(
        "UBND HUYỆN KIM ĐỘNG\nSố: 20/UBND-VP\nKim Động, ngày 10 tháng 02 năm 2025\n\nKính gửi: UBND các xã, thị trấn\n\n\
         Tháng 01/2025: 84,6 điểm, xếp hạng thứ 05/10.\n\nUBND huyện yêu cầu các phòng, ngành huyện; UBND các xã, thị trấn:\n- {sentence}\n"
    );
    let letter = read(text.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a letter");
    let state = |directive: &Directive| match (directive.suspends_components, directive.resumes_components) {
        (true, None) => "stops".to_owned(),
        (false, Some(resumption)) => {
            resumption.from.map_or_else(|| "goes on".to_owned(), |day| format!("goes on from {day}"))
        }
        (false, None) => "–".to_owned(),
        (true, Some(_)) => "both".to_owned(),
    };
    letter.directives.iter().map(state).collect()
}

#[test]
fn what_lets_the_publication_of_criteria_go_on_is_told_from_what_stops_it() {
    for (sentence, state) in [
        ("Thực hiện Văn bản số 727/TTg-KSTT ngày 01/10/2024, tạm dừng công bố các tiêu chí thành phần.", "stops"),
        ("Tạm ngưng công bố điểm các TCTP từ kỳ tháng 02/2025.", "stops"),
        ("Tiếp tục tạm dừng công bố điểm các tiêu chí thành phần cho đến khi có hướng dẫn.", "stops"),
        (
            "Thực hiện Công văn số 12/TTg-KSTT ngày 05/02/2025, khôi phục việc công bố các tiêu chí thành phần.",
            "goes on",
        ),
        ("Khôi phục công bố điểm tiêu chí thành phần từ ngày 01/3/2025.", "goes on from 2025-03-01"),
        (
            "Tiếp tục đánh giá các tiêu chí thành phần của Bộ chỉ số 766 kể từ ngày 15/02/2025.",
            "goes on from 2025-02-15",
        ),
        ("Chấm dứt việc tạm dừng công bố tiêu chí thành phần trong Bộ chỉ số.", "goes on"),
        (
            "Tiếp tục công bố lại các tiêu chí thành phần; bãi bỏ nội dung tạm dừng công bố tại Công văn số 9/UBND-VP.",
            "goes on",
        ),
        ("Chưa khôi phục việc công bố các tiêu chí thành phần.", "–"),
        ("Báo cáo UBND huyện xem xét khôi phục việc công bố các tiêu chí thành phần.", "–"),
        ("Tiếp tục nâng cao điểm các tiêu chí thành phần, công bố kết quả hằng tháng.", "–"),
    ] {
        assert_eq!(states(sentence), [state], "{sentence}");
    }
}

#[test]
fn a_sentence_behind_another_task_is_a_directive_of_its_own() {
    let told =
        states("Nâng cao chất lượng hồ sơ số hóa. Khôi phục việc công bố các tiêu chí thành phần từ ngày 01/3/2025.");
    assert_eq!(told, ["–", "goes on from 2025-03-01"]);
}
