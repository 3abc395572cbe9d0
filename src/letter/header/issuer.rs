//! Who wrote the letter: lines of its head that are offices, and the name they make together.

/// The nation's name and motto stand beside the issuer's.
pub(super) fn is_office(cell: &str) -> bool {
    const OFFICE: &[&str] = &[
        "UBND",
        "ỦY BAN",
        "UỶ BAN",
        "VĂN PHÒNG",
        "HUYỆN",
        "XÃ",
        "TỈNH",
        "THÀNH PHỐ",
        "PHƯỜNG",
        "SỞ",
        "THỊ TRẤN",
        "TRUNG TÂM",
        "ĐẶC KHU",
        "PHÒNG",
        "QUẬN",
        "BAN ",
    ];
    // Titles are written in capitals as well, and name those whose results they announce.
    const TITLE: &[&str] = &[
        "KẾT QUẢ",
        "BẢNG",
        "PHỤ LỤC",
        "TỔNG HỢP",
        "CHỈ SỐ",
        "XẾP HẠNG",
        "DANH SÁCH",
        "BÁO CÁO",
        "THÁNG ",
        "QUÝ ",
        "NĂM 2",
        "CHI TIẾT",
        "SO SÁNH",
        "THEO DÕI",
    ];
    is_capitals(cell)
        && OFFICE.iter().any(|word| cell.contains(word))
        && !cell.contains("CỘNG H")
        && !TITLE.iter().any(|word| cell.contains(word))
}

/// The name that belongs to the kind stands on the next line.
pub(super) fn ends_in_a_kind(office: &str) -> bool {
    const KINDS: &[&str] = &["TỈNH", "HUYỆN", "XÃ", "PHƯỜNG", "TRẤN", "PHỐ", "QUẬN", "KHU"];
    office.rsplit(' ').next().is_some_and(|last| KINDS.contains(&last))
}

/// A name in capitals that is no office's, no title and no motto.
pub(super) fn is_place(cell: &str) -> bool {
    const NONE: &[&str] =
        &["CỘNG H", "THÔNG BÁO", "CÔNG VĂN", "BÁO CÁO", "CHỈ THỊ", "QUYẾT ĐỊNH", "GIẤY MỜI", "KẾT QUẢ", "BẢNG"];
    is_capitals(cell)
        && !is_office(cell)
        && cell.split(' ').count() <= 4
        && cell.chars().all(|c| c.is_alphabetic() || c == ' ')
        && !NONE.iter().any(|word| cell.contains(word))
}

pub(super) fn is_capitals(cell: &str) -> bool {
    cell.chars().filter(|c| c.is_uppercase()).count() >= 2 && !cell.chars().any(char::is_lowercase)
}

/// "UBND HUYỆN" and "KIM ĐỘNG" over two lines are one name; an office below its committee comes first.
pub(super) fn name(lines: &[String]) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("ỦY BAN NHÂN DÂN", "UBND"),
        ("UỶ BAN NHÂN DÂN", "UBND"),
        ("VĂN PHÒNG", "Văn phòng"),
        ("TRUNG TÂM", "Trung tâm"),
    ];
    let joined: Vec<String> = lines
        .iter()
        .map(|line| WORDS.iter().fold(line.clone(), |name, (long, short)| name.replace(long, short)))
        .collect();
    let office =
        |line: &String| ["Văn phòng", "Trung tâm", "PHÒNG", "BAN "].iter().any(|office| line.starts_with(office));
    let mut names: Vec<String> = joined.iter().map(|line| title_case(line)).collect();
    if joined.len() > 1 && joined.last().is_some_and(office) {
        names.rotate_right(1);
    }
    names.join(" ")
}

/// "THÀNH PHỐ HẢI PHÒNG" → "thành phố Hải Phòng": kinds are small, and what only sounds like one is a name.
fn title_case(line: &str) -> String {
    const KINDS: &[&str] = &["huyện", "xã", "tỉnh", "phường", "quận", "và"];
    const PAIRS: &[(&str, &str)] =
        &[("thị", "xã"), ("thị", "trấn"), ("thành", "phố"), ("đặc", "khu"), ("văn", "phòng"), ("khu", "phố")];
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    let said = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
    let small = |at: usize| {
        let (before, word, next) = (said(at.checked_sub(1)), said(Some(at)), said(Some(at + 1)));
        let opens = PAIRS.iter().any(|(first, second)| *first == word && *second == next && word != "văn");
        KINDS.contains(&word) || opens || PAIRS.contains(&(before, word))
    };
    let written = words.iter().enumerate().map(|(at, word)| {
        if small(at) {
            return word.clone();
        }
        if matches!(word.as_str(), "ubnd" | "hđnd" | "hđnd-ubnd") {
            return word.to_uppercase();
        }
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    written.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_small_and_what_only_sounds_like_one_is_a_name() {
        for (head, written) in [
            (&["UBND THÀNH PHỐ HẢI PHÒNG"][..], "UBND thành phố Hải Phòng"),
            (&["UBND QUẬN BẮC THÀNH"], "UBND quận Bắc Thành"),
            (&["ỦY BAN NHÂN DÂN", "THỊ XÃ THÀNH THÁI"], "UBND thị xã Thành Thái"),
            (&["UBND HUYỆN KIM ĐỘNG", "VĂN PHÒNG"], "Văn phòng UBND huyện Kim Động"),
            (&["VĂN PHÒNG UBND TỈNH HƯNG YÊN"], "Văn phòng UBND tỉnh Hưng Yên"),
            (&["UBND ĐẶC KHU VÂN ĐỒN"], "UBND đặc khu Vân Đồn"),
            (&["UBND THỊ TRẤN PHỐ LU"], "UBND thị trấn Phố Lu"),
        ] {
            let lines: Vec<String> = head.iter().map(|line| (*line).to_owned()).collect();
            assert_eq!(name(&lines), written);
        }
    }
}
