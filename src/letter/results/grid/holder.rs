//! Whom a row speaks of.

use crate::domain::figure::FigureRole;
use crate::domain::unit::{UnitId, UnitLevel};
use crate::letter::reading::Subject;
use crate::letter::results::Results;
use crate::letter::unit_names::Mention;

pub enum Holder {
    Of(Whose),
    /// Maxima, headings between the rows: no scores.
    Nobody,
    Unclear,
}

/// The unit, or the average, that the scores of a row are of.
pub struct Whose {
    pub subject: Subject,
    pub role: FigureRole,
    pub doubtful: bool,
}

impl Results<'_> {
    /// `area` names the district that the row stands under. In a grid a unit that nobody knows makes its row one doubt.
    pub(super) fn holder(&self, name: &str, area: Option<&str>, exact: bool) -> Holder {
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
        if has(&["trung bình", "bình quân"]) || matches!(said.as_str(), "tb" | "bq" | "tb tỉnh" | "bq tỉnh") {
            let of_others = has(&["huyện", "xã", "khối", "cụm", "sở", "phường", "nhóm", "cấp"]);
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
