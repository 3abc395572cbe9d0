//! Administrative units and departments, each valid for a span of time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Identity of a unit over its whole validity. Statistical codes are reused after reforms, so the identity is our own:
/// a short text from the unit table ("hy-kim-dong", "hy-luong-bang-2025").
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitId(String);

/// A unit as it was between two dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    pub kind: UnitKind,
    /// The bare name: "Lương Bằng", "Nội vụ".
    pub name: String,
    pub parent: Option<UnitId>,
    /// Statistical code; a key only together with the validity.
    pub code: Option<String>,
    /// First day of validity; `None` = always before.
    pub valid_from: Option<NaiveDate>,
    /// Last day of validity; `None` = still valid.
    pub valid_to: Option<NaiveDate>,
    /// Other names in use ("TN&MT").
    pub aliases: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// Tỉnh.
    Province,
    /// Thành phố trực thuộc trung ương.
    CentralCity,
    /// Huyện.
    RuralDistrict,
    /// Thị xã.
    DistrictTown,
    /// Thành phố thuộc tỉnh.
    ProvincialCity,
    /// Quận.
    UrbanDistrict,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Thị trấn (until 30/6/2025).
    Township,
    /// Đặc khu (since 1/7/2025).
    SpecialZone,
    /// Sở, ban, ngành of a province.
    ProvincialDepartment,
    /// Phòng, ban of a district or commune.
    Department,
    /// Văn phòng of a people's committee.
    Office,
    /// Thanh tra.
    Inspectorate,
    /// Chi nhánh.
    Branch,
    /// Trung tâm.
    Centre,
}

/// Where a unit stands in the hierarchy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitLevel {
    Province,
    District,
    Commune,
    /// A department, office, branch or centre of the unit above it.
    Department,
}

/// A change of units on one day, with its legal basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitEvent {
    pub date: NaiveDate,
    pub kind: UnitEventKind,
    pub from: Vec<UnitId>,
    pub to: Vec<UnitId>,
    /// E.g. "1666/NQ-UBTVQH15".
    pub legal_basis: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitEventKind {
    Merge,
    Split,
    Rename,
    Upgrade,
    Abolish,
}

impl UnitId {
    pub fn new(id: impl Into<String>) -> UnitId {
        UnitId(id.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Unit {
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// The official name: "xã Lương Bằng", "phòng Nội vụ".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind.word(), self.name)
    }

    pub fn level(&self) -> UnitLevel {
        self.kind.level()
    }
}

impl UnitKind {
    pub const ALL: [UnitKind; 16] = [
        UnitKind::Province,
        UnitKind::CentralCity,
        UnitKind::RuralDistrict,
        UnitKind::DistrictTown,
        UnitKind::ProvincialCity,
        UnitKind::UrbanDistrict,
        UnitKind::Commune,
        UnitKind::Ward,
        UnitKind::Township,
        UnitKind::SpecialZone,
        UnitKind::ProvincialDepartment,
        UnitKind::Department,
        UnitKind::Office,
        UnitKind::Inspectorate,
        UnitKind::Branch,
        UnitKind::Centre,
    ];

    /// The kind's word in official names. A proper name's part, so it is not translated.
    pub fn word(self) -> &'static str {
        match self {
            UnitKind::Province => "tỉnh",
            UnitKind::CentralCity | UnitKind::ProvincialCity => "thành phố",
            UnitKind::RuralDistrict => "huyện",
            UnitKind::DistrictTown => "thị xã",
            UnitKind::UrbanDistrict => "quận",
            UnitKind::Commune => "xã",
            UnitKind::Ward => "phường",
            UnitKind::Township => "thị trấn",
            UnitKind::SpecialZone => "đặc khu",
            UnitKind::ProvincialDepartment => "Sở",
            UnitKind::Department => "Phòng",
            UnitKind::Office => "Văn phòng",
            UnitKind::Inspectorate => "Thanh tra",
            UnitKind::Branch => "Chi nhánh",
            UnitKind::Centre => "Trung tâm",
        }
    }

    pub fn level(self) -> UnitLevel {
        match self {
            UnitKind::Province | UnitKind::CentralCity => UnitLevel::Province,
            UnitKind::RuralDistrict | UnitKind::DistrictTown | UnitKind::ProvincialCity | UnitKind::UrbanDistrict => {
                UnitLevel::District
            }
            UnitKind::Commune | UnitKind::Ward | UnitKind::Township | UnitKind::SpecialZone => UnitLevel::Commune,
            UnitKind::ProvincialDepartment
            | UnitKind::Department
            | UnitKind::Office
            | UnitKind::Inspectorate
            | UnitKind::Branch
            | UnitKind::Centre => UnitLevel::Department,
        }
    }

    /// The code of the unit table and the JSON shapes: `commune`, `provincial_department`, …
    pub fn code(self) -> &'static str {
        match self {
            UnitKind::Province => "province",
            UnitKind::CentralCity => "central_city",
            UnitKind::RuralDistrict => "rural_district",
            UnitKind::DistrictTown => "district_town",
            UnitKind::ProvincialCity => "provincial_city",
            UnitKind::UrbanDistrict => "urban_district",
            UnitKind::Commune => "commune",
            UnitKind::Ward => "ward",
            UnitKind::Township => "township",
            UnitKind::SpecialZone => "special_zone",
            UnitKind::ProvincialDepartment => "provincial_department",
            UnitKind::Department => "department",
            UnitKind::Office => "office",
            UnitKind::Inspectorate => "inspectorate",
            UnitKind::Branch => "branch",
            UnitKind::Centre => "centre",
        }
    }

    pub fn from_code(code: &str) -> Option<UnitKind> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl UnitEventKind {
    pub const ALL: [UnitEventKind; 5] = [
        UnitEventKind::Merge,
        UnitEventKind::Split,
        UnitEventKind::Rename,
        UnitEventKind::Upgrade,
        UnitEventKind::Abolish,
    ];

    pub fn code(self) -> &'static str {
        match self {
            UnitEventKind::Merge => "merge",
            UnitEventKind::Split => "split",
            UnitEventKind::Rename => "rename",
            UnitEventKind::Upgrade => "upgrade",
            UnitEventKind::Abolish => "abolish",
        }
    }

    pub fn from_code(code: &str) -> Option<UnitEventKind> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
