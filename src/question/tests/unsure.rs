//! Words that can be two things are taken for neither the month nor the person that they only look like.

use super::*;

#[test]
fn a_month_in_words_keeps_its_short_year() {
    assert_eq!(row("tháng chín năm hai tư mình được bao nhiêu điểm")[2], "2024-09");
    assert_eq!(row("tháng mười một năm hai mươi tư huyện mấy điểm")[2], "2024-11");
    assert_eq!(row("quý ba năm hai tư huyện thế nào")[2], "2024-Q3");
    // A score that is read out digit by digit is still one.
    assert_eq!(ask("tám bảy chín sáu là điểm tháng nào").question.values, [Points::hundredths(8796)]);
}

#[test]
fn a_month_to_come_has_no_figures_and_a_stretch_up_to_a_month_has() {
    for text in ["tháng 3 tới xã mình xếp thứ mấy", "tháng 3 sắp tới được mấy điểm"] {
        assert_eq!((&*row(text)[0], &*row(text)[2]), ("no_data", "2025-03"), "{text}");
    }
    assert_eq!(row("tháng 3 tới bao giờ có điểm")[0], "availability");
    assert_eq!(row("từ tháng 3 tới tháng 6 huyện lên xuống thế nào")[2], "2024-03..2024-06");
    // "tôi" without its mark.
    assert_eq!(row("thang 3 toi duoc may diem")[2], "2024-03");
}

#[test]
fn months_are_no_fellows_to_be_counted() {
    assert_eq!(row("xã nào cao nhất trong ba tháng cuối năm")[4].as_str(), "top:1");
    assert_eq!(row("ba thằng cao nhất tháng 12")[4], "top:3");
    assert_eq!(row("nhất, nhì, ba tháng 12 là những xã nào")[4], "top:3");
}

#[test]
fn no_word_that_may_be_another_hides_an_unknown_unit() {
    // "có Bình Kiều", "chỉ Đông Tảo": no persons, so what follows may be a unit that is not known.
    for text in ["co Zingun may diem", "chi Zingun thang 12 may diem"] {
        assert_eq!(ask(text).question.intent, Intent::Ambiguous, "{text}");
    }
    assert_eq!(row("chị Zingun hỏi tháng 12 xã mình mấy điểm")[0], "score_total");
}

#[test]
fn initials_are_the_only_unit_that_has_them_or_are_asked_back() {
    for text in ["hc t12", "HC t12 mấy điểm", "xã HC tháng 12", "tổng điểm tháng 12 của hc"] {
        assert_eq!(row(text)[3], "xã Hiệp Cường", "{text}");
    }
    assert_eq!(row("tổng điểm q4 lb")[3], "thị trấn Lương Bằng");
    // Diên Hồng and Đức Hợp.
    assert_eq!(meant_units("dh t12 mấy điểm"), ["kim-dong.dien-hong", "kim-dong.duc-hop"]);
    // Half understood: "nd" may be "nội dung".
    assert_ne!(row("nd zz tháng 12")[3], "xã Nghĩa Dân");
}

fn meant_units(text: &str) -> Vec<String> {
    match ask(text).question.unit {
        UnitAsked::Ambiguous(mut units) => {
            units.sort();
            units.iter().map(ToString::to_string).collect()
        }
        other => vec![other.word(LEXICON.units())],
    }
}
