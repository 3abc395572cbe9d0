//! Whom a row speaks of.

use crate::domain::figure::FigureRole;
use crate::domain::unit::{UnitId, UnitKind, UnitLevel};
use crate::letter::lexicon;
use crate::letter::reading::Subject;
use crate::letter::results::Results;
use crate::letter::table::Row;
use crate::letter::token::tokens;
use crate::letter::unit_names::Mention;

pub enum Holder {
    Of(Whose),
    /// Maxima, headings between the rows: no scores.
    Nobody,
    Unclear,
}

/// The kind of the units in the rows of a table.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// Their average.
    role: FigureRole,
    several: bool,
}

/// The unit, or the average, that the scores of a row are of.
pub struct Whose {
    pub subject: Subject,
    pub role: FigureRole,
    pub doubtful: bool,
}

impl Results<'_> {
    /// `area` names the district that the row stands under. In a grid a unit that nobody knows makes its row one doubt.
    pub(super) fn holder(&self, name: &str, area: Option<&str>, block: Option<Block>, exact: bool) -> Holder {
        let name = without_count(name);
        let said = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
        let level = self.names.registry().get(self.home).map(|unit| unit.level());
        let home = |role: FigureRole| Holder::Of(Whose { subject: Subject::Home, role, doubtful: false });
        if name.is_empty() || has(&["tối đa", "thang điểm", "điểm chuẩn"]) {
            return if name.is_empty() { Holder::Unclear } else { Holder::Nobody };
        }
        if has(&["cả nước", "toàn quốc"]) {
            return home(FigureRole::NationalAverage);
        }
        // An average of one kind of communes stands among those of the others, and there is no place for each.
        if let Some(role) = lexicon::block_average(&tokens(name))
            .or_else(|| block.filter(|block| averages_the_units(name, *block)).map(|block| block.role))
        {
            return home(role);
        }
        if has(&["trung bình", "bình quân"]) || matches!(said.as_str(), "tb" | "bq" | "tb tỉnh" | "bq tỉnh") {
            let of_others = has(&[
                "huyện",
                "xã",
                "khối",
                "cụm",
                "sở",
                "phường",
                "nhóm",
                "cấp",
                "chi nhánh",
                "phòng",
                "trung tâm",
                "cơ quan",
            ]);
            let whole_city = has(&["toàn thành phố", "cả thành phố"]) && self.names.is_in_central_city(self.home);
            let of_the_province = whole_city || has(&["tỉnh"]) || (level == Some(UnitLevel::Province) && !of_others);
            // In a list of units an average that does not say whose may be that of the list.
            let doubtful = exact && !has(&["tỉnh"]) && !whole_city;
            let average = Whose { subject: Subject::Home, role: FigureRole::ProvinceAverage, doubtful };
            return if of_the_province && !(exact && of_others) { Holder::Of(average) } else { Holder::Unclear };
        }
        if matches!(said.as_str(), "toàn tỉnh" | "cả tỉnh" | "tỉnh") {
            return home(FigureRole::ProvinceAverage);
        }
        // "Toàn tỉnh (Cổng DVCQG)" in the table of a department is somebody else's.
        let of_level = |word: &str, of: UnitLevel| said.starts_with(word) && level.is_some_and(|level| level != of);
        if of_level("toàn tỉnh", UnitLevel::Province)
            || of_level("toàn huyện", UnitLevel::District)
            || of_level("toàn xã", UnitLevel::Commune)
        {
            return Holder::Unclear;
        }
        // "Toàn huyện"; but "Toàn Thắng" is a commune.
        let whole = ["toàn huyện", "toàn tỉnh", "toàn xã", "toàn thành", "toàn thị", "toàn quận", "toàn ngành"];
        if whole.iter().any(|word| said.starts_with(word)) || said.starts_with("toàn ") && !exact {
            return Holder::Of(Whose { subject: Subject::Home, role: FigureRole::Own, doubtful: true });
        }
        if said.starts_with("tổng") || said.starts_with("cộng") {
            return Holder::Unclear;
        }
        let whose = self.unit_of(name, area);
        match &whose.subject {
            Subject::Named(Mention::Unknown { .. }) if exact => Holder::Unclear,
            _ => Holder::Of(whose),
        }
    }

    /// The block that all the units of the rows belong to, when they are of one kind only.
    pub(super) fn block_of(&self, rows: &[Row]) -> Option<Block> {
        const ENOUGH: usize = 3;
        let kind = |row: &Row| match self.names.mention_of(&row.name, self.home) {
            Mention::Named { candidates, .. } => {
                candidates.first().and_then(|id| self.names.registry().get(id)).map(|unit| unit.kind)
            }
            _ => None,
        };
        let kinds: Vec<UnitKind> = rows.iter().take(40).filter_map(kind).collect();
        // What branches reach on average is not that of the departments, and no figure has a place for it.
        if kinds.contains(&UnitKind::Branch) {
            return None;
        }
        let levels: Vec<UnitLevel> = kinds.into_iter().map(UnitKind::level).collect();
        let first = *levels.first()?;
        let role = match first {
            UnitLevel::Commune => FigureRole::CommunesAverage,
            UnitLevel::District => FigureRole::DistrictsAverage,
            UnitLevel::Department => FigureRole::DepartmentsAverage,
            UnitLevel::Province => return None,
        };
        let several = levels.len() >= ENOUGH;
        levels.iter().all(|level| *level == first).then_some(Block { role, several })
    }

    /// The unit of this name; among several that share it, the one in the district.
    pub(super) fn unit_of(&self, name: &str, area: Option<&str>) -> Whose {
        let name = name.trim_end_matches(['*', ' ', ':', ';', '.']).trim_start_matches(['-', '+', ' ']);
        let mention = self.names.mention_of(name, self.home);
        let area = area.map(|area| self.names.mention_of(area, self.home));
        let (mention, doubtful) = match (mention, area) {
            (Mention::Named { candidates, printed }, Some(Mention::Named { candidates: areas, .. })) => {
                let within = |id: &&UnitId| areas.iter().any(|area| self.names.is_above(area, id) || area == *id);
                let inside: Vec<UnitId> = candidates.iter().filter(within).cloned().collect();
                let outside = inside.is_empty();
                (Mention::Named { candidates: if outside { candidates } else { inside }, printed }, outside)
            }
            (mention, _) => (mention, false),
        };
        let home = matches!(&mention, Mention::Named { candidates, .. } if candidates.as_slice() == std::slice::from_ref(self.home));
        Whose { subject: if home { Subject::Home } else { Subject::Named(mention) }, role: FigureRole::Own, doubtful }
    }
}

/// "Trung bình 13 đơn vị", "Bình quân các đơn vị"; below units of one block alone also "Trung bình".
fn averages_the_units(name: &str, block: Block) -> bool {
    let said = name.to_lowercase();
    let rest = ["trung bình", "bình quân", "tb", "bq", "điểm trung bình", "điểm bình quân"]
        .iter()
        .find_map(|word| said.strip_prefix(word).filter(|rest| !rest.starts_with(char::is_alphanumeric)));
    let Some(rest) = rest else { return false };
    let said = |word: &&str| *word != "của" && word.contains(char::is_alphanumeric);
    let words: Vec<&str> = rest.split_whitespace().filter(said).collect();
    match words[..] {
        // That of districts is what their own letters call the average of the province.
        [] | ["chung"] => block.role != FigureRole::DistrictsAverage,
        ["các" | "chung", "đơn", "vị"] => block.several,
        [count, "đơn", "vị"] => block.several && count.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    }
}

/// "Trung bình toàn tỉnh (75 xã, phường)" without the count of those it is of.
fn without_count(name: &str) -> &str {
    match name.split_once(" (") {
        Some((before, count)) if count.ends_with(')') && count.starts_with(|c: char| c.is_ascii_digit()) => before,
        _ => name,
    }
}
