//! What a question says and its reading passes over is told, or the figure is not given.

use super::*;

#[test]
fn what_is_passed_over_is_told_as_it_was_typed() {
    for (text, passed) in [
        ("không tính thị trấn thì huyện xếp loại gì tháng 12", vec!["không tính thị trấn"]),
        ("trừ xã Toàn Bích ra thì xã nào cao nhất", vec!["trừ xã Toàn Bích ra"]),
        ("tháng 12 xã nào cao điểm nhất", vec![]),
        ("em ơi cho anh xin điểm tháng 12 gấp nhé", vec![]),
    ] {
        assert_eq!(ask(text).overlooked, passed, "{text}");
    }
}

#[test]
fn what_a_picture_shows_is_not_passed_over() {
    for (text, picture) in [
        ("vẽ biểu đồ nhiệt các xã từ tháng 9 đến tháng 12", PictureAsked::HeatMap),
        ("so sánh các nhóm của xã mình bằng biểu đồ tháng 12", PictureAsked::Groups),
        ("vẽ biểu đồ từng nhóm tháng 12 xã mình cái nào thấp nhất", PictureAsked::Groups),
    ] {
        let understood = ask(text);
        assert_eq!((understood.overlooked, understood.picture), (vec![], Some(picture)), "{text}");
    }
    assert!(ask("vẽ biểu đồ điểm các xã tháng 12 không kể thị trấn").overlooked.is_empty());
}

#[test]
fn who_is_left_out_is_not_asked_about() {
    for (text, unit) in [
        ("vẽ biểu đồ điểm các xã tháng 12 không kể thị trấn", "all_communes"),
        ("xếp hạng các xã tháng 12 trừ xã mình", "all_communes"),
        ("cho danh sách điểm các xã tháng 12, trừ xã mình ra", "all_communes"),
        ("tổng điểm huyện tháng 12 không tính thị trấn", "huyen"),
    ] {
        assert_eq!(ask(text).question.unit.word(LEXICON.units()), unit, "{text}");
    }
}

#[test]
fn a_list_knows_whom_it_leaves_out_and_passes_nothing_over() {
    for (text, except) in [
        ("xếp hạng các xã tháng 12 trừ xã mình", vec!["self"]),
        ("không tính thị trấn thì xã nào cao nhất", vec!["thị trấn Lương Bằng"]),
        ("xã nào ngoài Song Mai ra được trên 80 điểm", vec!["xã Song Mai"]),
        ("trừ Nghĩa Dân ra thì ai đứng đầu", vec!["xã Nghĩa Dân"]),
        ("ngoài Song Mai thì xã nào thấp nhất tháng 12", vec!["xã Song Mai"]),
        ("các xã trừ Song Mai với Hùng An, xã nào cao nhất", vec!["xã Song Mai", "xã Hùng An"]),
        ("mấy xã trên 70 không kể Song Mai, Hùng An và Nghĩa Dân", vec!["xã Song Mai", "xã Hùng An", "xã Nghĩa Dân"]),
        ("xếp hạng các đơn vị tháng 12, không kể các phòng", vec!["all_departments"]),
        ("xep hang cac don vi thang 12 tru phong ra", vec!["all_departments"]),
        ("xã nào giảm điểm so với tháng 11, không tính thị trấn", vec!["thị trấn Lương Bằng"]),
        ("bỏ Song Mai ra thì xã nào thấp nhất", vec!["xã Song Mai"]),
        ("mấy xã trên 70 nếu gạt thị trấn ra", vec!["thị trấn Lương Bằng"]),
        ("gạt Song Mai ra rồi xếp hạng các xã tháng 12", vec!["xã Song Mai"]),
        ("không xét các phòng, đơn vị nào dưới 70", vec!["all_departments"]),
        ("các xã tháng 12, Song Mai với Hùng An xã nào cao hơn", vec![]),
        ("không kể mấy xã trên 80 thì còn xã nào", vec![]),
        ("xã nào bị trừ điểm nhiều nhất", vec![]),
        ("tổng điểm huyện tháng 12 không tính thị trấn", vec![]),
    ] {
        let understood = ask(text);
        let read: Vec<String> = understood.question.except.iter().map(|unit| unit.word(LEXICON.units())).collect();
        assert_eq!(read, except, "{text}: {:?}", understood.question);
        assert!(except.is_empty() || understood.overlooked.is_empty(), "{text}: {:?}", understood.overlooked);
    }
}

#[test]
fn what_is_passed_over_twice_is_told_once() {
    let understood = ask("tháng 12 huyện xếp loại gì, không kể thị trấn nhé, không kể thị trấn");
    assert_eq!(understood.overlooked, ["không kể thị trấn"]);
}

#[test]
fn an_exception_turns_a_limit_round_only_where_it_governs_it() {
    let above = Comparison::AtLeast(Points::whole(80));
    for (text, limit) in [
        ("không tính thị trấn thì xã nào trên 80 điểm", above.clone()),
        ("không kể Song Mai, mấy xã trên 80", above.clone()),
        ("không tính Song Mai ai được trên 80", above.clone()),
        ("không tính xã mình có mấy xã trên 80", above.clone()),
        ("phải không trên 80 có mấy xã", above),
        ("không kể mấy xã trên 80 thì còn xã nào", Comparison::LessThan(Points::whole(80))),
        ("trừ mấy xã được 80 trở lên ra", Comparison::LessThan(Points::whole(80))),
        ("xã nào không được trên 80", Comparison::LessThan(Points::whole(80))),
    ] {
        assert_eq!(ask(text).question.comparison, limit, "{text}");
    }
}

#[test]
fn who_is_to_get_the_figures_is_an_office_that_does_something_with_them() {
    for (text, unit) in [
        ("cho Song Mai năm 2024 so với Nghĩa Dân", "xã Song Mai"),
        ("cho Nghĩa Dân tổng điểm tháng 12, Song Mai nữa", "xã Nghĩa Dân"),
        ("cho phòng Nội vụ bao nhiêu điểm, phòng Tư pháp bao nhiêu", "Phòng Nội vụ + Phòng Tư pháp"),
        ("để phòng Nội vụ tổng hợp, cho tôi điểm Song Mai tháng 12", "xã Song Mai"),
        ("cho phòng Nội vụ nắm điểm của Song Mai tháng 12", "xã Song Mai"),
    ] {
        assert_eq!(ask(text).question.unit.word(LEXICON.units()), unit, "{text}");
    }
}

#[test]
fn what_is_set_aside_ends_where_the_wish_begins() {
    for text in [
        "không hỏi chi tiết, cho xin tổng điểm tháng 12",
        "không cần chi tiết từng nhóm chỉ cần tổng điểm tháng 12",
        "khong can chi tiet tung nhom chi can tong diem t12",
        "không cần xem chỉ số nào khác, cho tổng điểm tháng 12",
        "xếp hạng thì không cần, chỉ cần tổng điểm tháng 12",
    ] {
        let question = ask(text).question;
        let read = (question.intent, question.indicators, question.period.to_string());
        assert_eq!(read, (Intent::ScoreTotal, IndicatorAsked::total(), "2024-12".to_owned()), "{text}");
    }
}

#[test]
fn only_what_stands_between_besides_and_its_end_is_set_aside() {
    for text in ["khu vực ngoại thành tháng 12 ra sao", "số hóa ngoài ra sao tháng 12"] {
        assert_eq!(ask(text).question.period.to_string(), "2024-12", "{text}");
    }
    assert_eq!(ask("năm ngoái số hóa ra sao").question.period.to_string(), "rel:prev_year");
    assert_eq!(ask("phòng ngoại vụ tháng 12 điểm số hóa ra bao nhiêu").question.period.to_string(), "2024-12");
    let named = ask("ngoài số hóa tháng 12 ra sao").question;
    assert_eq!((named.indicators.to_string(), named.period.to_string()), ("SHHS".to_owned(), "2024-12".to_owned()));
}

#[test]
fn an_aim_or_a_mean_of_months_is_no_plain_figure() {
    for text in
        ["mục tiêu năm nay là mấy điểm", "dự kiến tháng 12 xã mình được bao nhiêu điểm", "điểm phấn đấu năm 2024"]
    {
        let understood = ask(text);
        assert!(!understood.question.intent.shows_figures(), "{text}: {:?}", understood.question);
    }
}

#[test]
fn what_is_set_aside_is_not_asked() {
    for (text, intent) in [
        ("hổng cần xếp hạng, chỉ cần con số tổng tháng 12 của mình thôi nha", Intent::ScoreTotal),
        ("ngoài chuyện tạm dừng tiêu chí thành phần ra huyện còn chỉ đạo gì nữa", Intent::DirectiveList),
        ("tổng điểm trung bình của tỉnh năm 2024 ghi mấy, tôi không hỏi điểm huyện", Intent::ReferenceValue),
    ] {
        assert_eq!(ask(text).question.intent, intent, "{text}");
    }
    let named = ask("nộp hồ sơ qua mạng ở Diên Hồng hồi tháng mười một được mấy điểm").question;
    assert_eq!(named.unit.word(LEXICON.units()), "xã Diên Hồng");
}

#[test]
fn who_is_pointed_at_in_the_same_breath_is_the_one_named() {
    let question = ask("ông chủ tịch Chính Nghĩa khoe tháng 12 bên ổng giỏi lắm, xã ổng xếp loại gì").question;
    assert_eq!((question.intent, &*question.unit.word(LEXICON.units())), (Intent::Rating, "xã Chính Nghĩa"));
}

#[test]
fn two_sides_that_nobody_named_are_asked_for() {
    for text in ["hai bên ai hơn", "mình hơn nó không", "xã mình thua nó mấy điểm"] {
        assert_eq!(ask(text).question.unclear, Some(Unclear::Whom), "{text}");
    }
}
