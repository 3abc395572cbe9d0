//! The readable identities of seats.

use crate::domain::seat::SeatId;
use crate::domain::unit::UnitId;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// "Chủ tịch UBND xã Hiệp Cường" at `kim-dong.hiep-cuong` is `chu-tich-ubnd.kim-dong.hiep-cuong`.
pub(super) fn seat_id(title: &str, unit: &UnitId, unit_name: &str) -> SeatId {
    let (title, name) = (slug(title), slug(unit_name));
    let short = title.strip_suffix(&name).map(|rest| rest.trim_end_matches('-')).filter(|rest| !rest.is_empty());
    SeatId::new(format!("{}.{unit}", short.unwrap_or(&title)))
}

/// Lower case without diacritics, everything else a hyphen.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.nfd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase) {
        match character {
            'đ' => slug.push('d'),
            character if character.is_ascii_alphanumeric() => slug.push(character),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
