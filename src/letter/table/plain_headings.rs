//! Headings that a program wrote without the marks of Vietnamese: "don_vi", "TONG_DIEM", "xepHang".

use crate::letter::fold;

/// What the headings of exports stand for.
const HEADINGS: &[&str] = &[
    "đơn vị",
    "tên đơn vị",
    "tên",
    "xã phường",
    "địa phương",
    "cơ quan",
    "mã đơn vị",
    "mã",
    "stt",
    "kỳ",
    "kỳ báo cáo",
    "kỳ đánh giá",
    "tháng",
    "quý",
    "năm",
    "tuần",
    "thời gian",
    "chỉ số",
    "nhóm chỉ số",
    "tên chỉ số",
    "tiêu chí",
    "nhóm",
    "điểm",
    "điểm số",
    "số điểm",
    "điểm đạt",
    "điểm đạt được",
    "điểm tối đa",
    "tối đa",
    "tổng",
    "tổng điểm",
    "tổng số điểm",
    "tổng cộng",
    "hạng",
    "xếp hạng",
    "thứ hạng",
    "xếp loại",
    "ghi chú",
    "tỷ lệ",
    "trung bình tỉnh",
    "trung bình toàn tỉnh",
    "bình quân tỉnh",
    "trung bình cả nước",
    "bình quân cả nước",
    "công khai minh bạch",
    "tiến độ giải quyết",
    "tiến độ",
    "dịch vụ công trực tuyến",
    "dịch vụ trực tuyến",
    "thanh toán trực tuyến",
    "mức độ hài lòng",
    "hài lòng",
    "số hóa hồ sơ",
    "số hóa",
    "số hồ sơ",
    "tiêu đề",
    "tỉnh",
    "huyện",
];

/// "CK-MB", "TĐ-GQ" without the hyphen that parts their capitals.
pub(super) fn unparted(heading: &str) -> String {
    let capitals = |part: &str| (2..=4).contains(&part.chars().count()) && part.chars().all(char::is_uppercase);
    let whole = |word: &str| match word.split_once('-') {
        Some((first, second)) if capitals(first) && capitals(second) => format!("{first}{second}"),
        _ => word.to_owned(),
    };
    heading.split(' ').map(whole).collect::<Vec<_>>().join(" ")
}

/// The heading with its marks, where it has none and is one of those that are known; any other as it stands.
pub fn accented(heading: &str) -> String {
    if !heading.is_ascii() || !heading.contains(|c: char| c.is_ascii_alphabetic()) {
        return heading.to_owned();
    }
    let bare = apart(heading);
    HEADINGS
        .iter()
        .find(|known| fold::unaccented(known) == bare)
        .map_or_else(|| heading.to_owned(), |known| (*known).to_owned())
}

/// "TONG_DIEM", "tongDiem" → "tong diem".
fn apart(heading: &str) -> String {
    let mut words = String::new();
    let mut small = false;
    for c in heading.chars() {
        if c.is_ascii_uppercase() && small || matches!(c, '_' | '-' | '.') {
            words.push(' ');
        }
        small = c.is_ascii_lowercase();
        if !matches!(c, '_' | '-' | '.') {
            words.push(c.to_ascii_lowercase());
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_given_back_to_headings_of_exports_alone() {
        for (bare, whole) in [
            ("don_vi", "đơn vị"),
            ("TONG_DIEM", "tổng điểm"),
            ("xepHang", "xếp hạng"),
            ("diem_toi_da", "điểm tối đa"),
            ("CKMB", "CKMB"),
            ("Đơn vị", "Đơn vị"),
            ("diem hen", "diem hen"),
        ] {
            assert_eq!(accented(bare), whole);
        }
    }
}
