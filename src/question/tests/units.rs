//! The eleven ways in which names and units changed on 1/7/2025, one by one: a question means the unit of its period.

use super::*;

/// Who is meant, by identity; the candidates where it is asked back.
fn meant(text: &str) -> Vec<String> {
    match ask(text).question.unit {
        UnitAsked::Named { unit, .. } => vec![unit.to_string()],
        UnitAsked::Ambiguous(units) => units.iter().map(ToString::to_string).collect(),
        other => vec![other.word(LEXICON.units())],
    }
}

fn successors(unit: &str) -> usize {
    let unit = UnitId::new(unit);
    LEXICON.units().events_of(&unit).filter(|event| event.from.contains(&unit)).map(|event| event.to.len()).sum()
}

#[test]
fn case_1_many_become_one_and_the_name_survives_with_another_kind() {
    for kind in ["xã", "thị trấn"] {
        assert_eq!(meant(&format!("{kind} Lương Bằng tháng 12/2024")), ["kim-dong.luong-bang"]);
        assert_eq!(meant(&format!("{kind} Lương Bằng tháng 8/2025")), ["hung-yen-2025.luong-bang"]);
    }
}

#[test]
fn case_2_one_is_split_and_has_no_single_successor() {
    assert_eq!(meant("xã Ngọc Thanh tháng 12/2024"), ["kim-dong.ngoc-thanh"]);
    // After the split the name still means what bore it, not one of the two that share its land.
    assert_eq!(meant("xã Ngọc Thanh tháng 8/2025"), ["kim-dong.ngoc-thanh"]);
    assert_eq!(successors("kim-dong.ngoc-thanh"), 2);
}

#[test]
fn case_3_the_same_name_lies_elsewhere() {
    assert_eq!(meant("xã Hoàng Hoa Thám tháng 12/2024"), ["an-thi.hoang-hoa-tham"]);
    assert_eq!(meant("xã Hoàng Hoa Thám tháng 8/2025"), ["hung-yen-2025.hoang-hoa-tham"]);
    assert_eq!(meant("xã Phạm Ngũ Lão tháng 6/2025"), ["kim-dong.pham-ngu-lao"]);
    assert_eq!(meant("xã Phạm Ngũ Lão tháng 7/2025"), ["hung-yen-2025.pham-ngu-lao"]);
}

#[test]
fn case_4_the_same_name_has_more_land() {
    for name in ["Đại Đồng", "Đức Hợp", "Nghĩa Dân", "Đoàn Đào"] {
        let (before, after) = (format!("xã {name} tháng 12/2024"), format!("xã {name} tháng 8/2025"));
        assert_ne!(meant(&before), meant(&after), "{name}");
        assert!(meant(&after)[0].starts_with("hung-yen-2025."), "{name}");
    }
}

#[test]
fn case_5_a_district_s_name_becomes_a_commune_s() {
    assert_eq!(meant("Khoái Châu tháng 12/2024"), ["khoai-chau", "khoai-chau.khoai-chau"]);
    assert_eq!(meant("Khoái Châu tháng 8/2025"), ["hung-yen-2025.khoai-chau"]);
    assert_eq!(meant("huyện Khoái Châu tháng 12/2024"), ["khoai-chau"]);
}

#[test]
fn case_6_a_commune_becomes_part_of_a_ward() {
    assert_eq!(meant("xã Bảo Khê tháng 12/2024"), ["tp-hung-yen.bao-khe"]);
    assert_eq!(meant("phường Sơn Nam tháng 8/2025"), ["hung-yen-2025.son-nam"]);
    assert_eq!(meant("xã Sơn Nam tháng 8/2025"), ["hung-yen-2025.son-nam"]);
}

#[test]
fn case_7_a_new_unit_lies_across_old_districts() {
    for name in ["Mễ Sở", "Hoàn Long", "Tân Hưng"] {
        assert!(meant(&format!("xã {name} tháng 8/2025"))[0].starts_with("hung-yen-2025."), "{name}");
    }
}

#[test]
fn case_8_a_code_names_a_unit_only_on_a_day() {
    let bearing = |day: &str| {
        let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").expect("a day");
        let units = LEXICON.units().units().iter();
        let bearing = units.filter(|unit| unit.code.as_deref() == Some("11977") && unit.is_valid_on(day));
        bearing.map(|unit| unit.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!((bearing("2024-12-31"), bearing("2025-08-31")), (vec!["Phương Nam".into()], vec!["Tân Hưng".into()]));
}

#[test]
fn case_9_a_name_said_with_its_district_is_that_one_only() {
    assert_eq!(meant("xã Tân Tiến, huyện Văn Giang tháng 12/2024"), ["van-giang.tan-tien"]);
    let elsewhere = ask("xã Tân Tiến, huyện Ân Thi tháng 12/2024").question;
    assert!(matches!(elsewhere.unclear, Some(Unclear::UnknownUnit(_))), "{elsewhere:?}");
}

#[test]
fn case_10_one_s_own_unit_is_found_by_the_period_when_it_is_answered() {
    assert_eq!(meant("xã mình tháng 12/2024"), ["self"]);
    assert_eq!(meant("xã mình tháng 8/2025"), ["self"]);
}

#[test]
fn case_11_spellings_of_one_name_are_one_name() {
    use unicode_normalization::UnicodeNormalization;
    for text in ["xã Thụy Lôi t12/2024", "xã Thuỵ Lôi t12/2024", "UBND Xã Thụy Lôi t12/2024", "xa thuy loi t12/2024"]
    {
        assert_eq!(meant(text), ["tien-lu.thuy-loi"], "{text}");
        assert_eq!(meant(&text.nfd().collect::<String>()), ["tien-lu.thuy-loi"], "{text}");
    }
}
