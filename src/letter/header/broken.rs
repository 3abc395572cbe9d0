//! The lines of a head that broke, or ran together, made the cells that were meant.

use super::day::dated;

/// "UBND TỈNH HƯNG YÊN VĂN PHÒNG Số: 208/VPUB-KSTT": what stands on lines of its own in a head, where they ran together.
pub(super) fn apart(cell: &str) -> Vec<&str> {
    const BEGIN: &[&str] = &[" Số:", " CỘNG H", " Độc lập"];
    const END: &[&str] = &["VIỆT NAM ", "Hạnh phúc "];
    let begins = BEGIN.iter().filter_map(|words| cell.find(words).map(|at| at + 1));
    let mut places: Vec<usize> =
        begins.chain(END.iter().filter_map(|words| cell.find(words).map(|at| at + words.len()))).collect();
    places.sort_unstable();
    let mut parts = Vec::new();
    let mut from = 0;
    for to in places.into_iter().chain([cell.len()]) {
        parts.extend(cell.get(from..to).map(str::trim).filter(|part| !part.is_empty()));
        from = to;
    }
    parts
}

/// Cells, the symbol of a document and a day that were broken made whole: "71/UBND-", "VP".
pub(super) fn whole_cells<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    for cell in cells {
        // "Hưng Yên, ngày 15", "tháng 9 năm 2025".
        if let Some(last) = whole.last_mut().filter(|last| stops_within_a_day(last))
            && (cell.starts_with(|c: char| c.is_ascii_digit())
                || ["ngày", "tháng", "năm"].iter().any(|word| cell.starts_with(word)))
        {
            last.push(' ');
            last.push_str(cell);
            continue;
        }
        match whole.last_mut().filter(|last| last.starts_with("Số") && last.ends_with('-') && last.contains('/')) {
            Some(last) if cell.starts_with(char::is_uppercase) => last.push_str(cell),
            _ => whole.push(cell.to_owned()),
        }
    }
    whole
}

/// "Hưng Yên,", "Hưng Yên, ngày 15": a place, and a day of which something lacks.
fn stops_within_a_day(cell: &str) -> bool {
    let Some((place, day)) = cell.split_once(',') else { return false };
    let told = day
        .split_whitespace()
        .all(|word| matches!(word, "ngày" | "tháng" | "năm") || word.bytes().all(|b| b.is_ascii_digit()));
    place.split(' ').count() <= 4 && place.starts_with(char::is_uppercase) && told && dated(cell).is_none()
}
