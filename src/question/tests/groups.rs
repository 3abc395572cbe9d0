//! Groups named by folk in words that no list of phrases foresees, and the same words about other matters.

use super::*;

#[test]
fn what_is_done_and_by_what_means_name_a_group() {
    for (text, group) in [
        ("bà con ngồi nhà bấm điện thoại nộp đơn tháng 12 được mấy điểm", "DVCTT"),
        ("dan o nha nop giay to duoc bao nhieu diem thang 12", "DVCTT"),
        ("tháng 12 giấy tờ làm qua mạng xã mình mấy điểm", "DVCTT"),
        ("khoản quẹt thẻ khi đóng lệ phí tháng 11 xã mình mấy điểm", "TTTT"),
        ("dân đóng lệ phí bằng momo tháng 12 được bao nhiêu điểm", "TTTT"),
        ("giấy tờ chụp rồi đưa lên máy tháng 12 được mấy điểm", "SHHS"),
        ("chuyển hết thành file điện tử tháng 10 mấy điểm", "SHHS"),
        ("hồ sơ bị ngâm lâu tháng 10 xã mình mấy điểm", "TDGQ"),
        ("giấy tờ trả dân muộn tháng 12 còn mấy điểm", "TDGQ"),
        ("dân tình họ khen chê tháng 12 được mấy điểm", "MDHL"),
        ("cái vụ dán các thủ tục lên bảng cho dân coi tháng 12 được mấy điểm", "CKMB"),
    ] {
        let question = ask(text).question;
        assert_eq!(
            (question.intent.word(), question.indicators.to_string().as_str()),
            ("score_indicator", group),
            "{text}"
        );
    }
}

#[test]
fn the_same_words_about_other_matters_name_no_group() {
    for text in [
        "quét nhà tháng này mấy lần",
        "quét vôi trụ sở bao nhiêu tiền",
        "chuyển khoản cho tôi",
        "chuyển khoản cho tôi 5 triệu",
        "nộp thuế đất qua mạng ở đâu",
        "nộp học phí qua ngân hàng nào",
        "nộp phạt giao thông qua mạng",
        "treo băng rôn ngoài trụ sở mấy cái",
        "trả nợ ngân hàng tháng này bao nhiêu tiền",
        "scan virus máy tính thế nào",
        "quét mã trả tiền cơm trưa thế nào",
        "làm thủ tục sang tên xe mất bao lâu",
        "nộp hồ sơ xin việc ở đâu",
    ] {
        let question = ask(text).question;
        assert!(!question.intent.shows_figures(), "{text}: {:?}", question.intent);
    }
}

#[test]
fn groups_held_against_each_other_are_no_comparison_with_the_period_before() {
    for (text, groups) in [
        ("tiến độ với hài lòng tháng 12, nhóm nào khá hơn", "TDGQ+MDHL"),
        ("tien do voi hai long thang 12 cai nao yeu hon", "TDGQ+MDHL"),
        ("so sánh công khai và tiến độ tháng 12", "CKMB+TDGQ"),
        ("hài lòng có hơn công khai không", "MDHL+CKMB"),
        ("dịch vụ công so với thanh toán thế nào", "DVCTT+TTTT"),
        ("xã mình mạnh về hài lòng hay thanh toán hơn", "MDHL+TTTT"),
        ("công khai hay tiến độ của xã mình cao hơn tháng 12", "CKMB+TDGQ"),
        ("so hài lòng với công khai quý 4", "MDHL+CKMB"),
        ("công khai, tiến độ, hài lòng của Song Mai tháng 12 cái nào thấp hơn", "CKMB+TDGQ+MDHL"),
    ] {
        let read = row(text);
        assert_eq!([&read[0], &read[1], &read[4]], ["compare", groups, "none"], "{text}");
    }
    for (text, against) in [
        ("công khai và tiến độ tháng 12 có hơn tháng 11 không", "period:2024-11"),
        ("số hóa, thanh toán so với trung bình tỉnh", "province_avg"),
        ("số hóa với thanh toán tăng hay giảm so với tháng trước", "prev_period"),
    ] {
        assert_eq!(row(text)[4], against, "{text}");
    }
}

#[test]
fn a_group_behind_a_comma_is_one_of_its_own() {
    assert_eq!(row("điểm tiến độ, thanh toán, trực tuyến của xã tháng 11")[1], "TDGQ+TTTT+DVCTT");
    assert_eq!(row("thanh toán trực tuyến tháng 11")[1], "TTTT");
    assert_eq!(row("công khai, minh bạch tháng 11")[1], "CKMB");
}
